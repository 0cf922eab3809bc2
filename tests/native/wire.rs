//! What goes out: the JSON of `wire v1`, the screen, and the paper with its marks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod invented;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use gouji::check::{Checked, Language};
use gouji::decode::Refused;
use gouji::document::{Anchor, Remark};
use gouji::finding::{Severity, Suggestion};
use gouji::form::form;
use gouji::model::{Cell, Edition, Entry, Known, Place, SectionId, TableId, TableState};
use gouji::recognise::{Note, NoteKind};
use gouji::rules::catalogue::RULES_SHA256;
use gouji::rules::{Check, Outcome, Why};
use gouji::wire::page::{CellRole, Marks, PaperBlock, PaperTable, Screen};
use gouji::wire::{Trouble, screen, v1};
use invented::{cell, checked, count, finding};
use serde_json::Value;

const NOBODY: Result<&Checked, Refused> = Err(Refused::Empty);

/// A report with something of everything.
fn everything() -> Checked {
    let mut reading = invented::one_row();
    let total = cell(TableId::Disputes, "review", "total");
    for (column, value) in [("upheld", 10), ("corrected", 1)] {
        invented::set(&mut reading, cell(TableId::Disputes, "review", column), count(value));
    }
    let noted = Cell {
        printed: "22（其中修订16件）".into(),
        entry: Entry::Count(22),
        certain: false,
        note: Some("（其中修订16件）".into()),
        ..count(22)
    };
    let made = cell(TableId::Proactive, "normative-documents", "made");
    invented::set(&mut reading, made, noted);
    for (row, column, printed, entry) in [
        ("fees", "amount", "3415.740", Entry::Amount("3415.740".parse().unwrap())),
        ("licensing", "decisions", "", Entry::Blank),
        ("penalties", "decisions", "/", Entry::Mark),
        ("coercion", "decisions", "若干", Entry::Text),
    ] {
        let read = Cell { printed: printed.into(), entry, ..count(0) };
        invented::set(&mut reading, cell(TableId::Proactive, row, column), read);
    }
    reading.anchors.insert(total.into(), invented::anchor(40));
    reading.anchors.insert(
        made.into(),
        Anchor::Html { path: "html/body/table[1]/tr[4]/td[2]".into(), chars: 0..2 },
    );
    reading.notes.push(Note {
        kind: NoteKind::LabelVariant,
        place: Place::Row(TableId::Proactive, "normative-documents"),
        text: "规范性文件".into(),
    });
    let decoding = NoteKind::Decoding(Remark::Undecodable { count: 2 });
    reading.notes.push(Note { kind: decoding, place: Place::Report, text: String::new() });
    let mut wrong = finding(Severity::Wrong, Place::Row(TableId::Disputes, "review"));
    wrong.related = ["upheld", "corrected", "other", "pending", "total"]
        .map(|column| cell(TableId::Disputes, "review", column).into())
        .to_vec();
    wrong.sums.push(invented::broken_sum());
    wrong.suggestions.push(Suggestion {
        changes: vec![(total, 11)],
        certain: false,
        condition: Some("if-parts-are-right"),
    });
    let mut two = finding(Severity::Doubtful, Place::Table(TableId::Applications));
    two.rests_on_uncertain = true;
    two.suggestions = ["disclosed", "partly-disclosed"]
        .map(|row| Suggestion {
            changes: vec![(cell(TableId::Applications, row, "total"), 3)],
            certain: false,
            condition: None,
        })
        .to_vec();
    let rule = "total-is-not-the-sum";
    let check = |row, outcome| Check { rule, place: Place::Row(TableId::Disputes, row), outcome };
    Checked {
        findings: vec![wrong, two],
        checks: vec![
            check("review", Outcome::Broken),
            check("litigation-direct", Outcome::HoldsWithBlankAsZero),
            check("litigation-after-review", Outcome::Unchecked(Why::TotalNotFilled)),
        ],
        ..checked(reading)
    }
}

fn seen(checked: &Checked, language: Language) -> Screen {
    screen("年报.txt", Ok::<_, Refused>(checked), language)
}

fn written(checked: &Checked, language: Language) -> String {
    json(Ok::<_, Refused>(checked), language)
}

fn json(outcome: Result<&Checked, impl Into<Trouble>>, language: Language) -> String {
    v1::write("/in/box/报告.txt", outcome, language)
}

/// Holds a line against a fixture. `GOUJI_BLESS=1` writes it anew.
fn golden(name: &str, line: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wire").join(name);
    let engine = concat!("\"engine\":\"", env!("CARGO_PKG_VERSION"));
    let line = line.replace(RULES_SHA256, "{rules}").replace(engine, "\"engine\":\"{engine}");
    if std::env::var_os("GOUJI_BLESS").is_some() {
        std::fs::write(&path, line.clone() + "\n").unwrap();
    }
    let fixture = std::fs::read_to_string(&path).unwrap();
    assert!(fixture.trim_end() == line, "{name} differs; GOUJI_BLESS=1 writes it anew:\n{line}");
}

#[test]
fn the_json_of_a_checked_report_stays_as_it_was() {
    golden("everything.json", &written(&everything(), Language::Chinese));
}

#[test]
fn the_json_of_a_refused_file_stays_as_it_was() {
    golden("refused.json", &json(Err::<&Checked, _>(Refused::Pdf), Language::Chinese));
    golden("failed.json", &json(Err::<&Checked, _>(Trouble::Failed), Language::English));
}

#[test]
fn every_trouble_is_one_line_of_json_with_all_keys() {
    let troubles = [
        Refused::Empty,
        Refused::TooLarge,
        Refused::Image,
        Refused::Pdf,
        Refused::Office,
        Refused::Archive,
        Refused::Binary,
        Refused::Mojibake,
        Refused::AnotherDocument,
    ]
    .map(Trouble::Refused);
    let mut kinds = BTreeSet::new();
    for trouble in troubles.into_iter().chain([Trouble::NotOpened, Trouble::Failed]) {
        let line = json(Err::<&Checked, _>(trouble), Language::English);
        assert!(!line.contains('\n'));
        let value: Value = serde_json::from_str(&line).unwrap();
        assert!(kinds.insert(value["trouble"]["kind"].as_str().unwrap().to_owned()));
        for key in ["what", "todo"] {
            assert!(!value["trouble"][key].as_str().unwrap().is_empty());
        }
        for key in ["format", "edition", "organ", "year"] {
            assert!(value[key].is_null(), "{key}");
        }
        let status = if trouble == Trouble::Failed { "failed" } else { "refused" };
        assert_eq!(value["status"], status);
        assert_eq!(value["file"], "报告.txt");
    }
}

#[test]
fn only_sentences_depend_on_the_language() {
    let checked = everything();
    let [chinese, english] = [Language::Chinese, Language::English].map(|language| {
        let line = written(&checked, language);
        let mut value: Value = serde_json::from_str(&line).unwrap();
        without_sentences(&mut value);
        value
    });
    assert_eq!(chinese, english);
}

fn without_sentences(value: &mut Value) {
    let strip = |value: &mut Value, keys: &[&str]| {
        let map = value.as_object_mut().unwrap();
        keys.iter().for_each(|key| drop(map.remove(*key)));
    };
    strip(value, &["language"]);
    for finding in value["findings"].as_array_mut().unwrap() {
        strip(finding, &["title", "wrong", "why", "todo", "basis"]);
        if finding["suggestion"].is_object() {
            strip(&mut finding["suggestion"], &["condition"]);
        }
    }
    value["checked"].as_array_mut().unwrap().iter_mut().for_each(|check| strip(check, &["why"]));
    value["notes"].as_array_mut().unwrap().iter_mut().for_each(|note| strip(note, &["text"]));
}

#[test]
fn every_cell_of_the_form_is_in_the_json_and_an_absent_one_says_so() {
    for (edition, cells) in [(Edition::E2021, 200), (Edition::E2019, 198)] {
        let mut reading = invented::zeros(edition);
        reading.report.tables.retain(|table| table.id != TableId::Disputes);
        let line = written(&checked(reading), Language::Chinese);
        let value: Value = serde_json::from_str(&line).unwrap();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for table in value["tables"].as_object().unwrap().values() {
            for cell in table.as_object().unwrap().values().flat_map(|r| r.as_object().unwrap()) {
                *kinds.entry(cell.1["kind"].as_str().unwrap()).or_default() += 1;
            }
        }
        assert_eq!(kinds.values().sum::<usize>(), cells);
        assert_eq!(kinds["absent"], 15);
        assert_eq!(value["status"], "partial");
    }
}

#[test]
fn a_finding_keeps_its_fingerprint_when_spaces_change_and_another_comes_before() {
    let mut checked = everything();
    let first = seen(&checked, Language::Chinese).findings[0].clone();
    let before: Value = serde_json::from_str(&written(&checked, Language::Chinese)).unwrap();
    checked.findings[0].sums[0].left[0].printed = " 1 0".into();
    checked.findings.insert(0, finding(Severity::Remark, Place::Title));
    let after: Value = serde_json::from_str(&written(&checked, Language::English)).unwrap();
    assert_eq!(before["findings"][0]["fingerprint"], after["findings"][1]["fingerprint"]);
    assert_ne!(before["findings"][0]["fingerprint"], before["findings"][1]["fingerprint"]);
    assert_eq!((first.id.as_str(), first.number), ("f1", 1));
    assert_eq!(after["findings"][1]["id"], "f2");
}

#[test]
fn the_screen_survives_its_journey() {
    for language in [Language::Chinese, Language::English] {
        for shown in [
            seen(&everything(), language),
            screen("a.pdf", Err::<&Checked, _>(Refused::Pdf), language),
        ] {
            let text = serde_json::to_string(&shown).unwrap();
            assert_eq!(serde_json::from_str::<Screen>(&text).unwrap(), shown);
        }
    }
}

#[test]
fn a_refused_file_shows_the_way_out() {
    let shown = screen("年报.docx", Err::<&Checked, _>(Refused::Office), Language::Chinese);
    let trouble = shown.trouble.unwrap();
    assert_eq!((shown.status.as_str(), trouble.kind.as_str()), ("refused", "office"));
    assert!(trouble.todo.contains("全选、复制"));
    assert_eq!(shown.verdict.headline, trouble.what);
    assert!(shown.paper.blocks.is_empty());
    assert!(screen("", NOBODY, Language::English).findings.is_empty());
}

mod verdict {
    use super::*;

    fn said(checked: &Checked) -> (String, String, String) {
        let Screen { status, verdict, .. } = seen(checked, Language::Chinese);
        (status, verdict.headline, verdict.detail)
    }

    /// A clean report with something in its tables.
    fn clean() -> Checked {
        let mut reading = invented::zeros(Edition::E2021);
        for column in ["natural-person", "total"] {
            for row in ["received", "disclosed", "handled-total"] {
                invented::set(&mut reading, cell(TableId::Applications, row, column), count(3));
            }
        }
        checked(reading)
    }

    fn with_checks(holds: usize, unchecked: usize, checked: Checked) -> Checked {
        let check = |outcome| Check {
            rule: "total-is-not-the-sum",
            place: Place::Row(TableId::Disputes, "review"),
            outcome,
        };
        let mut checks = vec![check(Outcome::Holds); holds];
        checks.extend(vec![check(Outcome::Unchecked(Why::CellNotRead)); unchecked]);
        Checked { checks, ..checked }
    }

    #[test]
    fn clean_is_a_sentence_that_counts() {
        let (status, headline, detail) = said(&with_checks(85, 6, clean()));
        assert_eq!(status, "clean");
        assert_eq!(headline, "未发现错误。");
        assert_eq!(detail, "已核对 85 项；6 项未能核对，原因见下。");
    }

    #[test]
    fn where_nothing_was_checked_nothing_is_called_right() {
        let (_, headline, _) = said(&with_checks(0, 3, clean()));
        assert_eq!(headline, "没有可以核对的内容。");
    }

    #[test]
    fn all_zero_is_no_praise() {
        let zero = checked(invented::zeros(Edition::E2021));
        let mut checked = with_checks(45, 0, zero);
        let structure = Check {
            rule: "sections-are-out-of-order",
            place: Place::Report,
            outcome: Outcome::Holds,
        };
        checked.checks.extend(vec![structure; 37]);
        let (status, headline, detail) = said(&checked);
        assert_eq!((status.as_str(), headline.as_str()), ("clean", "未发现错误。"));
        assert_eq!(detail, "各表均为 0，勾稽关系自然成立；另核对了结构、日期、数字写法等 37 项。");
    }

    #[test]
    fn findings_are_counted_by_severity() {
        let mut checked = with_checks(80, 0, clean());
        let add = |severity| finding(severity, Place::Title);
        checked.findings = vec![add(Severity::Doubtful), add(Severity::Doubtful)];
        assert_eq!(said(&checked).1, "未发现确定的错误，有 2 处存疑。");
        assert_eq!(said(&checked).0, "doubtful");
        checked.findings.push(add(Severity::Wrong));
        checked.findings.push(add(Severity::Remark));
        let (status, headline, _) = said(&checked);
        assert_eq!(status, "wrong");
        assert_eq!(headline, "发现 1 处错误、2 处存疑。另有 1 处提示。");
        let english = seen(&checked, Language::English).verdict.headline;
        assert_eq!(english, "Found: 1 wrong, 2 doubtful. 1 remark besides.");
    }

    #[test]
    fn a_part_that_was_not_read_comes_first() {
        let mut checked = with_checks(9, 0, clean());
        checked.reading.report.tables.remove(0);
        checked.reading.report.tables[1].state = TableState::Unreadable;
        let (status, headline, _) = said(&checked);
        assert_eq!(status, "partial");
        assert_eq!(
            headline,
            "只读出了一部分：没有找到表二；表四的数字连在一起，无法分开。读出的部分未发现错误。"
        );
    }

    #[test]
    fn a_blank_form_is_neither_zero_nor_right() {
        let mut reading = invented::zeros(Edition::E2021);
        for table in &mut reading.report.tables {
            table.state = TableState::AllBlank;
            for cell in table.cells.values_mut() {
                *cell = Cell { printed: String::new(), entry: Entry::Blank, ..count(0) };
            }
        }
        let (status, headline, detail) = said(&with_checks(5, 49, checked(reading)));
        assert_eq!(status, "doubtful");
        assert_eq!(headline, "这是一份空白表格，表中没有数字。");
        assert!(!detail.contains("均为 0"), "{detail}");
    }

    #[test]
    fn uncertain_cells_are_counted_aloud() {
        let detail = said(&everything()).2;
        assert!(detail.ends_with("有 1 格未能读准，请核对原文。"), "{detail}");
    }
}

mod paper {
    use super::*;

    fn blocks(checked: &Checked) -> Vec<PaperBlock> {
        seen(checked, Language::Chinese).paper.blocks
    }

    fn tables(blocks: &[PaperBlock]) -> Vec<&PaperTable> {
        let mut tables = Vec::new();
        for block in blocks {
            if let PaperBlock::Table(table) = block {
                tables.push(table);
            }
        }
        tables
    }

    /// The rectangle of a table after its spans are laid out, and the places of its values.
    fn fill(table: &PaperTable) -> (usize, usize, Vec<String>) {
        let wide = table.columns as usize;
        let mut taken = vec![vec![false; wide]; table.rows.len()];
        let mut values = Vec::new();
        for (top, line) in table.rows.iter().enumerate() {
            for cell in line {
                let left = taken[top].iter().position(|spot| !spot).expect("room in the row");
                for row in taken.iter_mut().skip(top).take(cell.rowspan as usize) {
                    for spot in &mut row[left..left + cell.colspan as usize] {
                        assert!(!std::mem::replace(spot, true), "{cell:?} lies on another");
                    }
                }
                if cell.role == CellRole::Value {
                    values.push(cell.place.clone().unwrap());
                }
            }
        }
        assert!(taken.iter().flatten().all(|spot| *spot), "a hole in {}", table.table);
        (table.rows.len(), wide, values)
    }

    #[test]
    fn the_tables_are_the_forms_with_each_cell_once() {
        let cases = [
            (invented::zeros(Edition::E2021), [(14, 4), (28, 10), (4, 15)], 200),
            (invented::zeros(Edition::E2019), [(18, 4), (26, 10), (4, 15)], 198),
            (invented::one_row(), [(14, 4), (26, 10), (4, 15)], 186),
        ];
        for (reading, sizes, cells) in cases {
            let blocks = blocks(&checked(reading));
            let mut places = BTreeSet::new();
            for (table, size) in tables(&blocks).into_iter().zip(sizes) {
                let (high, wide, values) = fill(table);
                assert_eq!((high, wide), size, "{}", table.table);
                for place in values {
                    assert!(places.insert(place), "twice");
                }
            }
            assert_eq!(places.len(), cells);
        }
    }

    #[test]
    fn the_page_runs_in_the_official_order() {
        let shown = blocks(&checked(invented::zeros(Edition::E2021)));
        let kinds: Vec<String> = shown.iter().map(outline).collect();
        assert_eq!(
            kinds,
            [
                "title 青溪市水务局 | 2023年政府信息公开工作年度报告",
                "paragraph masthead:0 masthead:1",
                "1 一、总体情况",
                "2 （一）主动公开情况",
                "paragraph overview:1 overview:2",
                "1 二、主动公开政府信息情况",
                "table proactive",
                "1 三、收到和处理政府信息公开申请情况",
                "table applications",
                "1 四、政府信息公开行政复议、行政诉讼情况",
                "table disputes",
                "1 五、存在的主要问题及改进情况",
                "paragraph problems:0",
                "1 六、其他需要报告的事项",
                "paragraph other-matters:0",
                "paragraph closing:0",
                "paragraph closing:1",
            ]
        );
    }

    fn outline(block: &PaperBlock) -> String {
        match block {
            PaperBlock::Title { lines, .. } => format!("title {}", lines.join(" | ")),
            PaperBlock::Heading { level, text, .. } => format!("{level} {text}"),
            PaperBlock::Paragraph { sentences } => {
                let places: Vec<&str> = sentences.iter().map(|s| s.place.as_str()).collect();
                format!("paragraph {}", places.join(" "))
            }
            PaperBlock::Table(table) => format!("table {}", table.table),
            PaperBlock::Gap { place, text, .. } => format!("gap {place} {text}"),
        }
    }

    #[test]
    fn what_is_missing_is_said_in_its_place() {
        let mut reading = invented::zeros(Edition::E2021);
        reading.report.masthead.title = None;
        reading.report.sections.retain(|section| section.id != SectionId::Problems);
        reading.report.tables[0].state = TableState::Unreadable;
        reading.report.tables[1].state = TableState::Missing;
        reading.report.tables[2].state = TableState::Partial;
        let pending = cell(TableId::Disputes, "review", "pending");
        invented::set(&mut reading, pending, Cell::absent());
        let shown = blocks(&checked(reading));
        let kinds: Vec<String> = shown.iter().map(outline).collect();
        assert_eq!(kinds[0], "gap masthead/title 没有找到报告的标题。");
        assert!(kinds.contains(&"gap problems 报告中没有找到这一部分。".into()));
        assert!(kinds.contains(&"1 五、存在的主要问题及改进情况".into()));
        assert!(kinds.contains(&"gap applications 报告中没有找到表三。".into()));
        assert!(kinds.iter().any(|kind| kind.starts_with("gap proactive 报告中有表二")));
        assert!(kinds.contains(&"gap disputes 表四有 1 格在报告中没有读到，已在表中标出。".into()));
        let drawn = tables(&shown);
        assert_eq!(drawn.len(), 1);
        let absent: Vec<&str> = drawn[0]
            .rows
            .iter()
            .flatten()
            .filter(|cell| cell.absent)
            .filter_map(|cell| cell.place.as_deref())
            .collect();
        assert_eq!(absent, ["disputes/review/pending"]);
    }

    #[test]
    fn a_note_below_a_table_stays_below_it() {
        let mut reading = invented::zeros(Edition::E2021);
        let section = reading.report.sections.iter_mut().find(|s| s.id == SectionId::Disputes);
        let paragraphs = &mut section.unwrap().paragraphs;
        for text in ["情况如下。", "注：含上年度结转数量。"] {
            paragraphs.push(gouji::model::Paragraph { sentences: vec![text.into()] });
        }
        let at = |index| Place::Sentence(SectionId::Disputes, index);
        reading.anchors.insert(at(0), invented::anchor(10));
        reading.anchors.insert(at(1), invented::anchor(90));
        let first = cell(TableId::Disputes, "review", "upheld");
        reading.anchors.insert(first.into(), invented::anchor(50));
        let kinds: Vec<String> = blocks(&checked(reading)).iter().map(outline).collect();
        let table = kinds.iter().position(|kind| kind == "table disputes").unwrap();
        assert_eq!(kinds[table - 1], "paragraph disputes:0");
        assert_eq!(kinds[table + 1], "paragraph disputes:1");
    }

    #[test]
    fn cells_say_what_was_printed_and_how_surely() {
        let shown = blocks(&everything());
        let table = tables(&shown)[0];
        assert_eq!(table.caption, "表二 主动公开政府信息情况");
        let value = |place: &str| {
            let mut cells = table.rows.iter().flatten();
            cells.find(|cell| cell.place.as_deref() == Some(place)).unwrap()
        };
        let made = value("proactive/normative-documents/made");
        assert_eq!((made.text.as_str(), made.certain), ("22（其中修订16件）", false));
        assert_eq!(made.name, "表二 · 行政规范性文件 · 本年制发件数");
        let blank = value("proactive/licensing/decisions");
        assert_eq!((blank.text.as_str(), blank.absent), ("", false));
        assert_eq!(value("proactive/penalties/decisions").text, "/");
    }

    mod marks {
        use super::*;

        /// Every spot that bears a mark: its place, its numbers and what it concerns.
        fn marks(checked: &Checked) -> BTreeMap<String, Marks> {
            let mut found = BTreeMap::new();
            let mut add = |place: &str, marks: &Marks| {
                if *marks != Marks::default() {
                    let before = found.insert(place.to_owned(), marks.clone());
                    assert!(before.is_none(), "{place} is marked twice");
                }
            };
            for block in &blocks(checked) {
                match block {
                    PaperBlock::Title { place, marks, .. }
                    | PaperBlock::Heading { place, marks, .. }
                    | PaperBlock::Gap { place, marks, .. } => add(place, marks),
                    PaperBlock::Paragraph { sentences } => {
                        sentences.iter().for_each(|s| add(&s.place, &s.marks));
                    }
                    PaperBlock::Table(table) => {
                        add(&table.table, &table.marks);
                        for cell in table.rows.iter().flatten() {
                            add(cell.place.as_deref().unwrap_or(""), &cell.marks);
                        }
                    }
                }
            }
            found
        }

        /// Where the only finding of a report has its number.
        fn home(reading: gouji::recognise::Reading, place: Place) -> String {
            let findings = vec![finding(Severity::Doubtful, place)];
            let marks = marks(&Checked { findings, ..checked(reading) });
            let mut homes = marks.iter().filter(|(_, marks)| !marks.numbers.is_empty());
            let (home, mark) = homes.next().expect("a home");
            assert!(homes.next().is_none(), "two homes");
            assert_eq!((&mark.numbers[..], &mark.concerns[..]), (&[1][..], &[1][..]));
            home.clone()
        }

        #[test]
        fn a_number_stands_at_the_place_or_at_the_nearest_spot() {
            let whole = || invented::zeros(Edition::E2021);
            let applications = TableId::Applications;
            for (place, expected) in [
                (Place::Report, "masthead/title"),
                (Place::Title, "masthead/title"),
                (Place::Section(SectionId::Problems), "problems"),
                (Place::Section(SectionId::Masthead), "masthead:0"),
                (Place::Section(SectionId::Closing), "closing:0"),
                (Place::Sentence(SectionId::Overview, 0), "overview:0"),
                (Place::Span(SectionId::Overview, 2, 0, 4), "overview:2"),
                (Place::Table(applications), "applications"),
                (Place::Row(applications, "received"), "applications/received/total"),
                (
                    Place::Row(TableId::Disputes, "litigation-direct"),
                    "disputes/litigation-direct/total",
                ),
                (Place::Column(applications, "business"), "applications/handled-total/business"),
                (Place::Column(TableId::Proactive, "made"), "proactive/normative-documents/made"),
                (cell(applications, "received", "other").into(), "applications/received/other"),
            ] {
                assert_eq!(home(whole(), place), expected, "{place}");
            }
            let misc = cell(applications, "other.misc", "total");
            assert_eq!(home(invented::one_row(), misc.into()), "applications");
        }

        #[test]
        fn where_the_place_is_missing_the_gap_bears_the_number() {
            let mut reading = invented::zeros(Edition::E2021);
            reading.report.tables.remove(1);
            reading.report.masthead.title = None;
            reading.report.sections.retain(|section| section.id == SectionId::Applications);
            let total = cell(TableId::Applications, "received", "total");
            assert_eq!(home(reading.clone(), total.into()), "applications");
            assert_eq!(home(reading.clone(), Place::Title), "masthead/title");
            let sentence = Place::Sentence(SectionId::Masthead, 0);
            assert_eq!(home(reading.clone(), sentence), "masthead/title");
            assert_eq!(home(reading, Place::Sentence(SectionId::Problems, 3)), "problems");
        }

        #[test]
        fn everything_concerned_is_outlined_in_the_gravest_severity() {
            let mut checked = everything();
            let total = cell(TableId::Disputes, "review", "total");
            checked.findings.push(finding(Severity::Remark, total.into()));
            let marks = marks(&checked);
            let total = &marks["disputes/review/total"];
            assert_eq!((&total.numbers[..], &total.concerns[..]), (&[1, 3][..], &[1, 3][..]));
            assert_eq!(total.severity, "wrong");
            for column in ["upheld", "corrected", "other", "pending"] {
                let mark = &marks[&format!("disputes/review/{column}")];
                assert!(mark.numbers.is_empty());
                assert_eq!((&mark.concerns[..], mark.severity.as_str()), (&[1][..], "wrong"));
            }
            // The label of the row, and the table of the second finding.
            assert_eq!(marks["disputes/review"].concerns, [1]);
            assert_eq!(marks["applications"].numbers, [2]);
            assert_eq!(marks.len(), 7);
        }

        #[test]
        fn a_related_row_is_outlined_as_a_whole() {
            let mut one = finding(Severity::Doubtful, Place::Table(TableId::Applications));
            one.related = vec![Place::Row(TableId::Applications, "received")];
            let reading = invented::zeros(Edition::E2021);
            let marks = marks(&Checked { findings: vec![one], ..checked(reading) });
            assert_eq!(marks.len(), 8);
        }
    }
}

mod words {
    use super::*;

    #[test]
    fn a_finding_is_told_in_the_forms_own_words() {
        let shown = seen(&everything(), Language::Chinese);
        let first = &shown.findings[0];
        assert_eq!(first.place.name, "表四 · 行政复议");
        let names: Vec<&str> = first.sums[0].left.iter().map(|term| term.name.as_str()).collect();
        assert_eq!(names, ["结果维持", "结果纠正", "其他结果", "尚未审结"]);
        assert!(first.suggestions.is_empty(), "the rule's own sentences say it");
        assert_eq!(
            first.plain,
            "【错误】an-invented-rule\n位置：表四 · 行政复议\n算式：10 + 1 + 0 + 0 = 11 ≠ 0"
        );
        let second = &shown.findings[1];
        assert_eq!(second.suggestions.len(), 2);
        assert_eq!(second.suggestions[0].text, "一种可能：表三 · （一）予以公开 · 总计为 3。");
        assert!(second.plain.contains("请先核对原文"));
        assert!(second.plain.contains(&second.suggestions[1].text));
    }

    #[test]
    fn what_was_not_checked_is_grouped_by_its_reason() {
        let mut checked = everything();
        let column = |column, why| Check {
            rule: "outcomes-do-not-add-up",
            place: Place::Column(TableId::Applications, column),
            outcome: Outcome::Unchecked(why),
        };
        checked.checks.extend([
            column("other", Why::CellNotRead),
            column("research", Why::CellNotRead),
            column("business", Why::NotANumber),
        ]);
        let groups = seen(&checked, Language::Chinese).coverage;
        assert_eq!(groups.len(), 2);
        let lines: Vec<(&str, u32)> =
            groups[0].unchecked.iter().map(|line| (line.what.as_str(), line.count)).collect();
        assert_eq!(lines, [("表三", 2), ("表三 · “商业企业”列", 1)]);
        assert_eq!((groups[1].broken, groups[1].holds_with_blanks), (1, 1));
    }

    #[test]
    fn identity_says_how_a_fact_is_known() {
        let mut checked = everything();
        checked.reading.report.year = Known::Likely(2023);
        checked.reading.report.organ = Known::Unknown;
        let identity = seen(&checked, Language::Chinese).identity;
        assert_eq!(identity.edition.shown, "2021 年格式（国办公开办函〔2021〕30号）");
        assert_eq!(
            (identity.year.value.as_str(), identity.year.known.as_str()),
            ("2023", "likely")
        );
        assert_eq!(
            (identity.organ.value.as_str(), identity.organ.shown.as_str()),
            ("", "未能认出")
        );
    }

    /// The report's own words and the form's stay Chinese on the paper; every sentence is English.
    #[test]
    fn the_english_screen_speaks_english() {
        let mut shown = seen(&everything(), Language::English);
        shown.file.clear();
        for block in &shown.paper.blocks {
            if let PaperBlock::Gap { text, .. } = block {
                english(text);
            }
        }
        shown.paper.blocks.clear();
        shown.identity.organ.shown.clear();
        shown.identity.organ.value.clear();
        // The instrument keeps its own name, and a note quotes the report.
        shown.identity.edition.shown.clear();
        for quoted in ["行政规范性文件", "规范性文件"] {
            shown.notes[0].text = shown.notes[0].text.replace(quoted, "");
        }
        english(&serde_json::to_string(&shown).unwrap());
    }

    fn english(text: &str) {
        let chinese = |c: char| ('\u{3000}'..'\u{a000}').contains(&c) || ('！'..='～').contains(&c);
        assert!(!text.contains(chinese), "{text}");
    }

    #[test]
    fn every_form_has_an_english_name_for_every_place() {
        for edition in [Edition::E2019, Edition::E2021] {
            for table in form(edition).tables {
                for id in table.cells() {
                    english(&gouji::form::name(form(edition), id.into(), Language::English));
                }
            }
        }
    }
}
