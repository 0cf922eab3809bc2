use model::{Paragraph, SectionId, SectionText};

/// The claims without those of a number itself: what is counted, how many, and of how many.
fn said(sentence: &str) -> Vec<String> {
    let paragraphs = vec![Paragraph { sentences: vec![sentence.to_owned()] }];
    let section = SectionText { id: SectionId::Applications, heading: None, paragraphs };
    let read = crate::claims(&[section], "松桥县水利局", Some(2023));
    let judged = read.claims.iter().filter(|claim| !claim.is_open);
    judged.map(|claim| format!("{} {:?}", claim.subject, claim.quantity)).collect()
}

fn says(sentence: &str, claim: &str) {
    assert!(said(sentence).iter().any(|said| said == claim), "{sentence} {:?}", said(sentence));
}

fn leaves_open(sentence: &str, claims: &[&str]) {
    let all = said(sentence);
    let told = all.iter().find(|said| claims.iter().any(|claim| said.starts_with(claim)));
    assert_eq!(told, None, "{sentence} {all:?}");
}

#[test]
fn what_is_said_of_all_in_a_clause_is_said_of_its_number() {
    says("6件行政诉讼均已审结。", "litigation.pending Number(0)");
    says("9件行政复议全部维持。", "review.upheld All");
    says("3起行政诉讼均系复议后起诉。", "litigation-after-review Number(3)");
    says("5件行政诉讼全部胜诉。", "litigation.corrected Number(0)");
    says("6件申请一律予以公开。", "disclosed All");
    says("13件申请皆为自然人提出。", "from.natural-person Number(13)");
    says("6件申请内容多为水费，一律予以公开。", "disclosed All");
    says("收到申请3件，3件均依法公开。", "disclosed-in-all All");
    says(
        "诉讼4件，其中直接起诉1件、复议后起诉3件，均尚未审结。",
        "litigation-after-review.pending All",
    );
    says("9件申请都是居民个人提的。", "from.natural-person All");
}

#[test]
fn what_is_said_of_some_is_not_said_of_all() {
    let cases = [
        "litigation.pending",
        "litigation.corrected",
        "review.upheld",
        "disclosed All",
        "disclosed-in",
    ];
    leaves_open("纠正1件，其余4件行政诉讼全部胜诉。", &cases);
    leaves_open("其余6件行政诉讼均已审结。", &cases);
    leaves_open("除2件外，8件行政诉讼均已审结。", &cases);
    leaves_open("省厅受理的5件行政复议全部维持。", &cases);
    leaves_open("7件申请均予以公开或者告知获取途径。", &cases);
    leaves_open("自然人申请7件，均予以公开。", &cases);
    leaves_open("5件申请中，2件均予以公开。", &cases);
    leaves_open("收到申请8件，其中涉农3件均予以公开。", &cases);
    leaves_open("收到申请8件，发布信息3件均依法公开。", &cases);
    leaves_open("收到申请8件，3件均依法公开。", &cases);
}

#[test]
fn all_of_a_class_are_of_one_row() {
    says("其他处理5件，均为申请人主动撤回。", "other.misc Number(5)");
    says("其他处理5件，均系申请人逾期不补正。", "other.correction-overdue Number(5)");
    says("无法提供12件，全部因本单位不掌握相关信息。", "unavailable.not-held Number(12)");
    says("无法提供4件，悉因没有现成信息、须另行制作。", "unavailable.needs-creation Number(4)");
    says("不予公开9件，均不涉及国家秘密。", "refused.state-secret Number(0)");
    let secrets = ["refused.state-secret"];
    leaves_open("公开信息均不涉及国家秘密。", &secrets);
    leaves_open("不予公开9件，其余均不涉及国家秘密。", &secrets);
    leaves_open("予以公开9件，均不涉及国家秘密。", &secrets);
    leaves_open("9件均不涉及国家秘密。", &secrets);
    leaves_open("不予公开9件，公开的信息均不涉及国家秘密。", &secrets);
    leaves_open("予以公开5件，均为申请人主动撤回。", &["other.misc"]);
    leaves_open("其他处理5件，均为申请人主动撤回或者重复申请。", &["other.misc"]);
}
