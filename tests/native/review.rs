//! A file under review: edits, corrections, another language and another report of last year, each laid over
//! a file that was read once.

use engine::Judged;
use english::LANGUAGE as ENGLISH;
use model::finding::Severity;
use model::language::Language;
use model::{
    Cell, CellId, Claim, Edit, Entry, Known, Place, Quantity, SectionId, Subject, TableId,
};
use screen::{Finding, LastYearStatus, NumberState, PaperBlock, Question, Status};
use view::{FileReview, ReadFile};

use crate::support::{self, sample};

const CHINESE: Language = Language::Chinese;

/// The cell of the sample that does not fit its sums; 8 would.
const MISFIT: CellId =
    CellId { table: TableId::Applications, row: "unavailable.not-held", column: "total" };

const RECEIVED: &str =
    "全年新收政府信息公开申请56件，上年结转5件，共61件；办结58件，结转下年度继续办理3件。";

fn question() -> Question {
    Question { name: "sample.html".into(), ..Question::default() }
}

fn read(html: &str) -> ReadFile {
    support::read(&question(), html.as_bytes())
}

fn open(html: &str) -> FileReview {
    FileReview::open(question(), read(html), None, gouji::PROSE)
}

fn typed(place: impl Into<Place>, printed: &str) -> Edit {
    Edit { place: place.into(), printed: printed.into() }
}

/// Asks anew with these edits.
fn edit(review: &mut FileReview, edits: Vec<Edit>) {
    let question = Question { edits, ..review.question().clone() };
    review.ask(question);
}

fn findings(review: &FileReview) -> Vec<Finding> {
    review.findings(CHINESE).unwrap()
}

fn cell(review: &FileReview, id: CellId) -> Cell {
    review.judged().unwrap().report().cell(id).unwrap().clone()
}

fn is_wrong(finding: &Finding) -> bool {
    finding.severity == Severity::Wrong
}

#[test]
fn a_cell_typed_right_is_right_and_taken_back_is_wrong_again() {
    let mut review = open(&sample());
    let (before, json) = (findings(&review), review.json(CHINESE));
    let wrong: Vec<Place> =
        before.iter().filter(|one| is_wrong(one)).map(|one| one.place.place).collect();
    assert_eq!(wrong, [MISFIT.into()]);
    assert_eq!(review.summary(CHINESE).status, Status::Wrong);

    edit(&mut review, vec![typed(MISFIT, "8")]);
    assert!(!findings(&review).iter().any(is_wrong), "{:#?}", findings(&review));
    let summary = review.summary(CHINESE);
    assert_eq!((summary.verdict.wrong, summary.status), (0, Status::Clean));
    let mended = open(&sample().replace("<td>11</td>", "<td>8</td>"));
    assert_eq!(findings(&review), findings(&mended), "as if the file had it");

    edit(&mut review, Vec::new());
    assert_eq!(findings(&review), before);
    assert_eq!(review.json(CHINESE), json);
}

#[test]
fn a_typed_cell_is_certain_and_the_files_own_value_is_kept() {
    // A space within a number: it may have been two.
    let mut review = open(&sample().replace("<td>11</td>", "<td>1 1</td>"));
    let read = cell(&review, MISFIT);
    assert_eq!((&read.entry, read.certain), (&Entry::Count(11), false));
    assert!(review.judged().unwrap().reading.typed.is_empty());

    // What is typed is certain even where it is what the file has.
    edit(&mut review, vec![typed(MISFIT, "1 1")]);
    assert_eq!(cell(&review, MISFIT), Cell { certain: true, ..read });

    // Typed twice, the file's own value is still the first.
    edit(&mut review, vec![typed(MISFIT, "9"), typed(MISFIT, "8")]);
    let now = cell(&review, MISFIT);
    assert_eq!((now.entry, now.printed.as_str(), now.certain), (Entry::Count(8), "8", true));
    let kept: Vec<(Place, &str)> = review
        .judged()
        .unwrap()
        .reading
        .typed
        .iter()
        .map(|(place, text)| (*place, text.as_str()))
        .collect();
    assert_eq!(kept, [(MISFIT.into(), "1 1")]);
}

/// The place of a sentence that a section has.
fn place_of(review: &FileReview, section: SectionId, sentence: &str) -> Place {
    let text = review.judged().unwrap().report().section(section).unwrap();
    let mut sentences = text.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    Place::Sentence(section, sentences.position(|one| one == sentence).unwrap())
}

/// What is claimed of the applications handled, by the sentence.
fn handled(judged: &Judged, sentence: Place) -> Claim {
    let Place::Sentence(section, index) = sentence else { panic!("{sentence}") };
    let mut claims = judged.report().claims.iter().filter(|claim| {
        let within =
            matches!(claim.place, Place::Span(own, at, ..) if (own, at) == (section, index));
        within && claim.subject == Subject::Handled
    });
    let claim = claims.next().unwrap().clone();
    assert!(claims.next().is_none());
    claim
}

/// What became of the number at the place of a claim, as the paper shows it.
fn state(review: &FileReview, claim: &Claim) -> NumberState {
    let Place::Span(section, index, start, _) = claim.place else { panic!("{}", claim.place) };
    let sentence = Place::Sentence(section, index);
    for block in review.paper(CHINESE).unwrap().blocks {
        let PaperBlock::Paragraph(sentences) = block else { continue };
        if let Some(found) = sentences.iter().find(|one| one.place == sentence) {
            let mut numbers = found.numbers.iter();
            return numbers.find(|number| number.start as usize == start).unwrap().state;
        }
    }
    panic!("{sentence} is not on the paper");
}

#[test]
fn a_typed_sentence_claims_what_it_says_now() {
    let mut review = open(&sample());
    let before = findings(&review);
    let place = place_of(&review, SectionId::Overview, RECEIVED);
    let claim = handled(review.judged().unwrap(), place);
    assert_eq!(claim.quantity, Quantity::Number(58.into()));
    assert_eq!(state(&review, &claim), NumberState::Explained);

    edit(&mut review, vec![typed(place, &RECEIVED.replace("58", "57"))]);
    let judged = review.judged().unwrap();
    let claim = handled(judged, place);
    assert_eq!(claim.quantity, Quantity::Number(57.into()));
    assert_eq!(judged.reading.typed.get(&place).map(String::as_str), Some(RECEIVED));
    assert_eq!(state(&review, &claim), NumberState::Contradicted);
    let concerns = |finding: &Finding| finding.concerns(claim.place);
    assert!(findings(&review).iter().any(concerns), "{:#?}", findings(&review));
    assert!(!before.iter().any(concerns));

    edit(&mut review, Vec::new());
    assert_eq!(findings(&review), before);
}

#[test]
fn an_edit_of_what_is_not_in_the_report_is_told_and_changes_nothing() {
    let mut review = open(&sample());
    let (before, json) = (findings(&review), review.json(CHINESE));
    let nowhere: Vec<Place> = vec![
        CellId { row: "no-such-row", ..MISFIT }.into(),
        // Of another table.
        CellId { column: "made", ..MISFIT }.into(),
        Place::Sentence(SectionId::Overview, 1000),
        Place::Row(MISFIT.table, MISFIT.row),
        Place::Section(SectionId::Problems),
    ];
    let edits: Vec<Edit> = nowhere.into_iter().map(|place| typed(place, "8")).collect();
    edit(&mut review, edits.clone());
    let judged = review.judged().unwrap();
    assert_eq!(judged.misplaced, edits);
    assert!(judged.reading.typed.is_empty());
    assert_eq!(findings(&review), before);
    assert_eq!(review.json(CHINESE), json);

    let among = [edits[0].clone(), typed(MISFIT, "8"), edits[2].clone()];
    edit(&mut review, among.to_vec());
    assert_eq!(review.judged().unwrap().misplaced, [edits[0].clone(), edits[2].clone()]);
    assert!(!findings(&review).iter().any(is_wrong), "the one between is laid over the reading");
}

#[test]
fn another_language_says_the_same_and_judges_nothing_again() {
    let review = open(&sample().replacen("<td>0</td>", "<td>/</td>", 1));
    let judged = review.judged().unwrap();
    let chinese = review.summary(CHINESE);
    let english = review.summary(ENGLISH);
    assert!(std::ptr::eq(judged, review.judged().unwrap()));
    assert_eq!(english.status, chinese.status);
    assert_ne!(english.verdict.headline, chinese.verdict.headline);

    let [one, other] = [CHINESE, ENGLISH].map(|language| review.findings(language).unwrap());
    assert!(one.len() > 1);
    let names = |findings: &[Finding]| -> Vec<String> {
        findings.iter().map(|finding| finding.fingerprint.clone()).collect()
    };
    assert_eq!(names(&one), names(&other));
    assert_ne!(one[0].title, other[0].title);
    assert!(std::ptr::eq(judged, review.judged().unwrap()));
}

#[test]
fn another_year_is_judged_anew() {
    // Of the report's year the tables contradict it; of the year before they know nothing.
    let prose = "</h2><p>2025年新收政府信息公开申请99件。</p>";
    let mut review = open(&sample().replacen("</h2>", prose, 1));
    let contradicted = |review: &FileReview| {
        findings(review)
            .iter()
            .any(|finding| matches!(finding.place.place, Place::Sentence(..) | Place::Span(..)))
    };
    let (before, json) = (findings(&review), review.json(CHINESE));
    assert!(contradicted(&review), "{before:#?}");

    review.ask(Question { year: Some(2026), ..question() });
    assert_eq!(review.judged().unwrap().report().year, Known::Corrected(2026));
    assert_eq!(review.summary(CHINESE).identity.year.known, Known::Corrected(2026));
    assert!(!contradicted(&review), "{:#?}", findings(&review));

    review.ask(question());
    assert_eq!(findings(&review), before);
    assert_eq!(review.json(CHINESE), json);
}

#[test]
fn last_years_report_is_compared_while_the_question_names_it() {
    let with = || Question { last_year: "last-year.html".into(), ..question() };
    let carried = |finding: &Finding| finding.rule == "carried-in-differs-from-last-year";
    let mut review = open(&sample());
    let (before, json) = (findings(&review), review.json(CHINESE));
    assert!(!before.iter().any(carried));
    assert_eq!(review.summary(CHINESE).last_year, None);

    review.ask(with());
    review.compare_with(read(&sample().replace("2025", "2024")));
    assert!(findings(&review).iter().any(carried));
    let compared = review.summary(CHINESE).last_year.unwrap();
    let shown = (compared.file.as_str(), compared.year, compared.status);
    assert_eq!(shown, ("last-year.html", Some(2024), LastYearStatus::Compared));

    // Another question that still names it leaves it there.
    review.ask(Question { organ: Some("云溪县人民政府".into()), ..with() });
    assert!(findings(&review).iter().any(carried));

    review.ask(question());
    assert_eq!(findings(&review), before);
    assert_eq!(review.summary(CHINESE).last_year, None);
    assert_eq!(review.json(CHINESE), json);
}
