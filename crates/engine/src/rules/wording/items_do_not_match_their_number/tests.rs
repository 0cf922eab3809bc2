use super::*;
use crate::rules::tests::{Faults, broken, clean, holds, said, say, say_in, unchecked};

pub fn faults() -> Faults {
    Faults::new()
        .plain(|reading| say(reading, "存在两个问题：一是慢；二是少；三是乱。"))
        .of(text::TOLD, |reading| say(reading, "失效文件3件：《停车办法》《环卫细则》。"))
}

fn with(paragraphs: &[&[&str]]) -> crate::recognise::Reading {
    let mut reading = clean();
    paragraphs.iter().for_each(|one| say_in(&mut reading, SectionId::Problems, one));
    reading
}

/// Announced and listed.
fn numbers(paragraphs: &[&[&str]]) -> (Slot, Slot) {
    let finding = broken(&RULE, &with(paragraphs));
    assert_eq!(finding.severity, Severity::Doubtful);
    (finding.slots[1].1.clone(), finding.slots[2].1.clone())
}

fn is_left_open(paragraphs: &[&[&str]]) {
    let reading = with(paragraphs);
    let answers =
        crate::rules::tests::ask_beside(&RULE, &reading, &crate::rules::Setting::default());
    assert!(answers.findings.is_empty(), "{:#?}", answers.findings);
}

#[test]
fn more_items_than_announced_are_doubtful() {
    for (text, claimed, listed) in [
        ("存在两个突出问题：一是栏目陈旧；二是检索不便；三是链接失效。", 2, 3),
        ("工作中还有三方面差距，一是答复偏慢，二是归档不齐，三是台账不全，四是培训偏少。", 3, 4),
        ("主要表现在以下2个方面：第一，栏目陈旧；第二，检索不便；第三，链接失效。", 2, 3),
        ("采取四项措施：（一）定人；（二）定岗；（三）定责；（四）定时；（五）定标准。", 4, 5),
        ("不足有二：其一，栏目陈旧；其二，检索不便；其三，链接失效。", 2, 3),
        ("存在的差距体现在两点：①栏目陈旧；②检索不便；③链接失效。", 2, 3),
        ("差距主要有三个：一是慢；二是少；三是乱；四是散。", 3, 4),
        ("采取两项措施加以改进：一是定人；二是定岗；三是定责。", 2, 3),
        ("检查发现三类问题：1.错别字；2.空栏目；3.死链接；4.过期件。", 3, 4),
    ] {
        assert_eq!(numbers(&[&[text]]), (Slot::Number(claimed), Slot::Number(listed)), "{text}");
    }
}

#[test]
fn fewer_items_than_announced_are_doubtful_where_nothing_else_can_be_one() {
    for text in [
        "存在三个问题：一是栏目陈旧；二是检索不便。",
        "主要有四个方面的不足：一是栏目陈旧，更新慢；二是检索不便；三是链接失效，且未登记。",
        "从五个方面改进：一是定人，二是定岗，三是定责。",
    ] {
        broken(&RULE, &with(&[&[text]]));
        broken(&RULE, &with(&[&[text, "下一步，我局将逐项落实。"]]));
        broken(&RULE, &with(&[&[text], &["针对以上不足，将逐项整改。"]]));
        broken(&RULE, &with(&[&[text], &["（一）整改情况。"]]));
    }
}

#[test]
fn items_are_counted_through_sentences_and_paragraphs() {
    assert_eq!(
        numbers(&[
            &["存在两方面不足。"],
            &["一是栏目陈旧。", "更新偏慢。"],
            &["二是检索不便。"],
            &["三是链接失效。"]
        ]),
        (Slot::Number(2), Slot::Number(3))
    );
    holds(
        &RULE,
        &with(&[
            &["存在三方面不足。", "一是栏目陈旧。", "更新慢。", "二是检索不便。"],
            &["三是链接失效。"],
        ]),
    );
}

#[test]
fn as_many_items_as_announced_hold() {
    for text in [
        "存在两个问题：一是栏目陈旧；二是检索不便。",
        "存在两个问题：一是栏目陈旧；二是检索不便。下一步：一是更新；二是优化；三是巡查。",
        "有三点不足：1.栏目陈旧，仅更新1.5万字；2.检索不便；3.链接失效。",
        "采取以下两项措施：（1）定人；（2）定岗。",
    ] {
        holds(&RULE, &with(&[&[text]]));
    }
}

#[test]
fn numbers_that_tell_of_something_else_are_left_open() {
    for text in [
        "针对存在三个问题，一是加强培训；二是完善制度；三是加密巡查；四是严格考核。",
        "围绕三个方面问题：一是加强培训；二是完善制度；三是加密巡查；四是严格考核。",
        "对上述三个问题：一是加强培训；二是完善制度。",
        "从两个方面的问题入手：一是加强培训；二是完善制度；三是加密巡查。",
        "这三个问题：一是慢；二是少。",
        "第三个问题：一是慢；二是少。",
        "其余两个问题：一是慢；二是少；三是乱。",
        "所有三个问题：一是慢；二是少。",
        "存在三个问题，主要是：一是慢；二是少。",
        "存在两个主要问题：一是慢；二是少；三是乱。",
        "存在十三个问题：一是慢；二是少。",
        "存在三个方面12个问题：一是慢；二是少。",
        "存在三四个问题：一是慢；二是少。",
        "落实“三项工作”：一是慢；二是少。",
        "建成三个平台：一是网站；二是公众号。",
        "公开、解读、回应在三个方面：一是慢；二是少。",
        "存在两类不足、三个方面问题：一是慢；二是少；三是乱；四是散。",
        "存在两个问题的原因：一是慢；二是少；三是乱。",
        "有两个方面问题的整改：一是慢；二是少；三是乱。",
        "不少于三项措施：一是慢；二是少；三是乱；四是散。",
        "存在两个问题。有关负责人表示：一是慢；二是少；三是乱。",
        "目标之一是公开，存在三个问题。",
    ] {
        is_left_open(&[&[text]]);
    }
}

#[test]
fn an_enumeration_around_another_is_left_open() {
    is_left_open(&[&[
        "一是健全制度。",
        "二是查找短板，存在两个问题：一是慢；二是少。",
        "三是加强培训。",
    ]]);
    is_left_open(&[
        &["一是健全制度。"],
        &["二是查找短板，存在两个问题：一是慢；二是少。"],
        &["三是加强培训。"],
    ]);
    is_left_open(&[
        &["第一，健全制度。"],
        &["第二，存在两个问题：一是慢；二是少。"],
        &["三是加强培训。"],
    ]);
    is_left_open(&[&[
        "存在两个问题：一是慢，表现在两点：一是受理慢；二是答复慢；二是少；三是乱。",
    ]]);
    is_left_open(&[&["存在三个问题：一是慢，有两点原因：1.人少；2.事多；二是少。"]]);
    is_left_open(&[&["存在两个问题：一是慢；二是少；四是乱；三是散。"]]);
    is_left_open(&[
        &["存在三个问题：（一）慢。"],
        &["（二）少。"],
        &["（三）乱。"],
        &["（四）改进措施。"],
    ]);
}

#[test]
fn an_item_without_its_number_is_left_open() {
    for text in [
        "存在三个问题：一是慢；二是少；内容单一。",
        "存在三个问题，一是慢，二是少，内容单一。",
        "存在三个问题：一是慢；二是少等。",
        "存在三个问题：一是慢；二是少，此外内容单一。",
        "存在三类问题：一是慢；二是少，三类是单一。",
        "存在三个问题：一是慢；二是少；三要防止内容单一。",
        "存在三个问题：一是慢；二是少；第三，内容单一。",
    ] {
        is_left_open(&[&[text]]);
    }
    is_left_open(&[&["存在三个问题：一是慢。", "二是少。", "内容也单一。"]]);
    is_left_open(&[&["存在三个问题：一是慢；二是少。"], &["内容也单一。"]]);
    is_left_open(&[&["存在三个问题：一是慢；二是少。"], &["三、内容单一。"]]);
    is_left_open(&[&["存在三个问题：一是慢。"], &["内容单一。"], &["二是少。"]]);
}

#[test]
fn an_item_that_has_items_of_its_own_is_left_open() {
    is_left_open(&[&["存在三个问题：一是慢；二是少：1.文字少；2.图解少；三是乱。"]]);
    is_left_open(&[
        &["存在三个问题：一是慢；二是少："],
        &["（1）文字少。"],
        &["（2）图解少。"],
        &["三是乱。"],
    ]);
    is_left_open(&[&["存在三个问题：一是慢：1.受理慢；2.答复慢；二是少。"]]);
}

#[test]
fn a_section_that_may_be_cut_is_left_open() {
    let mut reading = with(&[&["存在三个问题：一是慢；二是少。"]]);
    broken(&RULE, &reading);
    let cut = |heading: &model::PrintedHeading| heading.section != Some(SectionId::OtherMatters);
    reading.report.headings.retain(cut);
    assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
}

#[test]
fn where_no_number_is_announced_nothing_is_said() {
    let reading = said(SectionId::Problems, &["一是慢；二是少；三是乱。"]);
    assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
    let mut reading = clean();
    reading.report.sections.clear();
    assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
}
