//! Every rule has its words, every sentence can be filled, and none has an exclamation mark.

use std::fmt::Display;

use super::prose::masthead as masthead_says;
use super::*;
use crate::rules::catalogue::{self, Entry as Words};
use model::finding::{RuleId, Severity, Variant};

/// Every sentence of a finding is there in both languages and shows no empty slot.
pub fn assert_complete(finding: &Finding) {
    let entry = catalogue::entry(finding.rule.as_str())
        .unwrap_or_else(|| panic!("{}", finding.rule.as_str()));
    let variants: Vec<Variant> = entry.wrong.iter().map(|(name, _)| *name).collect();
    assert!(variants.contains(&finding.variant), "{} has no {:?}", entry.id, finding.variant);
    assert!(finding.severity >= entry.severity, "{} is graver than its entry", entry.id);
    let shown: Vec<(&str, String)> = finding
        .slots
        .iter()
        .map(|(name, slot)| (name.as_str(), show(slot)))
        .chain([("place", finding.place.to_string()), ("instrument", "F21".into())])
        .collect();
    let slots: Vec<(&str, &dyn Display)> =
        shown.iter().map(|(name, text)| (*name, text as &dyn Display)).collect();
    for language in [Language::Chinese, ENGLISH] {
        let texts = [
            entry.title,
            entry.wrong(finding.variant),
            entry.why,
            entry.todo(finding.variant),
            entry.basis,
        ];
        for text in texts {
            let filled = text.fill(language, &slots);
            assert!(!filled.contains('{') && !filled.is_empty(), "{}: {filled}", entry.id);
        }
    }
    for suggestion in &finding.suggestions {
        let condition = suggestion.condition.expect("a condition");
        assert!(!catalogue::condition_words(condition).plain(ENGLISH).is_empty(), "{condition:?}");
    }
}

fn show(slot: &Slot) -> String {
    match slot {
        Slot::Number(number) => number.to_string(),
        Slot::Text(text) => text.clone(),
        Slot::Texts(texts) => texts.join("; "),
        Slot::Cells(cells) => cells.iter().map(|(_, number)| number.to_string()).collect(),
        Slot::Place(place) => place.to_string(),
        Slot::Places(places) => places.iter().map(Place::to_string).collect(),
    }
}

/// A report with a fault, and what is known besides.
pub struct Faulty {
    pub rule: &'static str,
    pub variant: &'static str,
    pub reading: Reading,
    pub last_year: Option<Reading>,
    pub published: Option<crate::rules::Date>,
    pub profile: crate::rules::Profile,
}

impl Faulty {
    pub fn new(rule: &'static str, variant: &'static str, reading: Reading) -> Faulty {
        let profile = crate::rules::Profile::default();
        Faulty { rule, variant, reading, last_year: None, published: None, profile }
    }
}

/// A fault for every text of the catalogue.
fn faults() -> Vec<Faulty> {
    let mut faults = facts::beside();
    faults.extend(years::faults());
    let mut fault = |rule, variant, spoil: &dyn Fn(&mut Reading)| {
        let mut reading = clean();
        spoil(&mut reading);
        faults.push(Faulty::new(rule, variant, reading));
    };
    facts::residue(&mut fault);
    facts::tables(&mut fault);
    facts::plausibility(&mut fault);
    structure(&mut fault);
    masthead(&mut fault);
    sums(&mut fault);
    notation(&mut fault);
    claims::faults(&mut fault);
    sections::faults(&mut fault);
    wording(&mut fault);
    personal(&mut fault);
    contact(&mut fault);
    faults.push(Faulty::new("other-handling-is-one-row", "", one_row()));
    faults
}

pub type Fault<'f> = dyn FnMut(&'static str, &'static str, &dyn Fn(&mut Reading)) + 'f;

fn structure(fault: &mut Fault<'_>) {
    fault("section-is-missing", "", &|reading| drop(reading.report.headings.pop()));
    fault("section-is-missing", "instead", &|reading| {
        reading.report.headings[4] = heading("五、工作亮点", Some(5), None);
    });
    fault("sections-are-out-of-order", "", &|reading| reading.report.headings.swap(1, 2));
    fault("sections-are-out-of-order", "ordinals", &|reading| {
        reading.report.headings[5].ordinal = Some(7);
    });
    fault("sections-are-out-of-order", "twice", &|reading| {
        reading.report.headings.push(heading("二、附件", Some(2), None));
    });
    fault("heading-is-not-in-the-form", "", &|reading| {
        reading.report.headings.push(heading("七、附件", Some(7), None));
    });
    fault("heading-differs", "", &|reading| {
        reading.report.headings[4].text = "五、问题及改进".into();
    });
    fault("table-is-missing", "", &|reading| {
        table(reading, TableId::Proactive).state = TableState::Missing;
    });
    fault("table-is-misplaced", "", &|reading| {
        table(reading, TableId::Disputes).under = Some(SectionId::Applications);
    });
    fault("table-stands-twice", "", &|reading| {
        note(reading, NoteKind::TableTwice, TableId::Disputes.into(), "");
    });
    fault("rows-are-missing", "", &|reading| {
        drop_row(reading, TableId::Proactive, "coercion");
    });
    fault("rows-are-missing", "end", &|reading| drop_row(reading, TableId::Proactive, "fees"));
    fault("rows-are-out-of-order", "", &|reading| {
        table(reading, TableId::Proactive).rows.swap(0, 1);
    });
    fault("numbers-are-left-over", "", &|reading| {
        note(reading, NoteKind::Leftover, TableId::Disputes.into(), "- 3 -");
    });
    fault("label-differs", "", &|reading| {
        table(reading, TableId::Applications).labels.push(("other.misc", "3.其它".into()));
    });
}

fn masthead(fault: &mut Fault<'_>) {
    fn period(reading: &mut Reading) -> &mut Period {
        reading.report.masthead.period.as_mut().unwrap()
    }
    let title = |text: &'static str| {
        move |reading: &mut Reading| reading.report.masthead.title = Some(text.into())
    };
    fault("title-is-missing", "", &|reading| reading.report.masthead.title = None);
    fault("title-wording-differs", "", &title("云溪县2023年政务公开年报"));
    fault("title-has-no-single-year", "", &|reading| {
        reading.report.masthead.title_years.clear();
    });
    fault("title-has-no-single-year", "several", &|reading| {
        reading.report.masthead.title_years.push(2022);
    });
    fault(
        "title-year-is-written-differently",
        "",
        &title("云溪县2023年度政府信息公开工作年度报告"),
    );
    fault("preamble-is-missing", "", &|reading| reading.report.sections.clear());
    fault("preamble-is-missing", "no-basis", &|reading| {
        reading.report.sections[0].paragraphs[0].sentences = vec!["现报告如下。".into()];
    });
    fault("period-is-not-stated", "", &|reading| reading.report.masthead.period = None);
    fault("period-is-not-a-whole-year", "", &|reading| {
        period(reading).end = Some((2023, 12, 30));
    });
    fault("period-is-not-a-whole-year", "damaged", &|reading| period(reading).start = None);
    fault("title-and-period-differ", "", &|reading| {
        reading.report.masthead.title_years = vec![2024];
    });
    fault("edition-does-not-fit-the-year", "", &|reading| {
        reading.report.year = Known::Corrected(2020);
    });
}

fn sums(fault: &mut Fault<'_>) {
    const T3: TableId = TableId::Applications;
    let person = |row| cell(T3, row, "natural-person");
    let add = |reading: &mut Reading, cells: &[CellId], more: u64| {
        for id in cells {
            let old = reading.report.cell(*id).unwrap().count().unwrap();
            count(reading, *id, old + more);
        }
    };
    fault("total-is-not-the-sum", "", &|reading| {
        add(reading, &[cell(TableId::Disputes, "review", "total")], 3);
    });
    fault("cell-does-not-fit-its-sums", "", &|reading| add(reading, &[person("disclosed")], 9));
    fault("cell-does-not-fit-its-sums", "blank", &|reading| {
        set(reading, person("disclosed"), "", Entry::Blank);
    });
    fault("cell-does-not-fit-its-sums", "two", &|reading| {
        add(reading, &[person("disclosed")], 9);
        add(reading, &[person("refused.process")], 4);
    });
    let total = |row| cell(T3, row, "total");
    // Items too large in two columns: either of the rows that are large enough.
    fault("cell-does-not-fit-its-sums", "several", &|reading| {
        add(reading, &[person("disclosed"), total("disclosed")], 2);
    });
    // Items too small in two columns: any row.
    fault("sums-do-not-agree", "many", &|reading| {
        for row in ["received", "handled-total"] {
            add(reading, &[person(row), total(row)], 2);
        }
    });
    fault("sums-do-not-agree", "", &|reading| {
        add(reading, &[person("received"), person("disclosed"), person("declined.repeat")], 1);
        add(reading, &[cell(T3, "received", "business"), cell(T3, "disclosed", "research")], 2);
        add(reading, &[total("received"), total("carried-out")], 5);
    });
    // A sum alone is broken only where others could not be checked.
    let rows = || form::form(Edition::E2021).table(T3).unwrap().official_rows();
    let blank_totals = |reading: &mut Reading| {
        rows().for_each(|row| set(reading, cell(T3, row.id, "total"), "", Entry::Blank));
    };
    fault("applicants-do-not-add-up", "", &|reading| {
        for column in rows().next().unwrap().columns {
            set(reading, cell(T3, "handled-total", column), "", Entry::Blank);
        }
        add(reading, &[total("received")], 3);
    });
    fault("outcomes-do-not-add-up", "", &|reading| {
        blank_totals(reading);
        count(reading, person("disclosed"), 4);
    });
    fault("applications-do-not-balance", "", &|reading| {
        blank_totals(reading);
        add(reading, &[person("received")], 1);
    });
    fault("total-is-not-filled", "", &|reading| {
        set(reading, cell(T3, "received", "total"), "", Entry::Blank);
    });
    fault("table-is-not-filled", "", &|reading| {
        table(reading, TableId::Disputes).state = TableState::AllBlank;
    });
}

fn notation(fault: &mut Fault<'_>) {
    const SPOT: (RowId, ColumnId) = ("licensing", "decisions");
    let id = cell(TableId::Proactive, SPOT.0, SPOT.1);
    fault("number-is-negative", "", &|reading| set(reading, id, "-1", Entry::Change(-1)));
    fault("count-has-decimals", "", &|reading| {
        set(reading, id, "1.5", Entry::Amount(rust_decimal::Decimal::new(15, 1)));
    });
    fault("cell-is-not-a-number", "", &|reading| set(reading, id, "三", Entry::Text));
    let other = cell(TableId::Proactive, "penalties", "decisions");
    fault("zero-is-not-written", "blanks", &|reading| set(reading, id, "", Entry::Blank));
    fault("zero-is-not-written", "marks", &|reading| set(reading, id, "/", Entry::Mark));
    fault("zero-is-not-written", "", &|reading| {
        set(reading, id, "/", Entry::Mark);
        set(reading, other, "", Entry::Blank);
    });
    use model::Notation;
    for (rule, notation) in [
        ("number-is-full-width", Notation::FullWidth),
        ("number-has-separators", Notation::ThousandsSeparator),
        ("number-has-unit", Notation::Unit),
        ("number-has-note", Notation::Note),
        ("number-has-leading-zeros", Notation::LeadingZeros),
    ] {
        fault(rule, "", &move |reading| {
            let cells = &mut table(reading, TableId::Proactive).cells;
            cells.get_mut(&SPOT).unwrap().notation.push(notation);
        });
    }
}

fn wording(fault: &mut Fault<'_>) {
    let more = |text: &'static str| move |reading: &mut Reading| say(reading, text);
    fault("set-phrase-is-mistyped", "", &more("按照政府信息公开条列办理。"));
    fault("word-stands-twice", "", &more("公开项目资金资金的安排。"));
    fault("wording-is-unusual", "", &more("截止2023年底。"));
    fault("punctuation-is-unusual", "", &more("于2023.5.17发布。"));
    fault("enumeration-skips-a-number", "", &more("一是公开，三是解读。"));
}

fn personal(fault: &mut Fault<'_>) {
    let more = |text: &'static str| move |reading: &mut Reading| say(reading, text);
    fault("identity-number-is-printed", "", &more("证号11010519491231002X。"));
    fault("identity-number-is-printed", "unproved", &more("证号110105194912310021。"));
    fault("mobile-number-is-printed", "", &more("电话13800001234。"));
    fault("bank-card-number-is-printed", "", &more("账号4000001234567899。"));
    fault("mailbox-is-private", "", &more("邮箱yunxi@163.com。"));
    fault("secret-marking-is-left-in", "", &more("机密★"));
}

fn contact(fault: &mut Fault<'_>) {
    let says = |text: &'static str| move |reading: &mut Reading| masthead_says(reading, &[text]);
    fault("contact-is-missing", "", &says("根据《条例》编制本报告。"));
    fault("contact-is-missing", "copy", &says("电子版可在县政府网站下载。"));
    fault("contact-is-malformed", "", &says("邮编：75500。"));
    fault("link-is-malformed", "", &says("网址http：//www.yunxi.gov.cn。"));
}

#[test]
fn every_text_of_the_catalogue_is_spoken_by_its_rule_and_can_be_filled() {
    let mut spoken = std::collections::BTreeSet::new();
    for Faulty { rule, variant, reading, last_year, published, profile } in faults() {
        let last_year = last_year.as_ref().map_or(LastYear::NotGiven, LastYear::Read);
        let findings =
            crate::rules::apply(&reading, &Setting { last_year, published, profile }).findings;
        findings.iter().for_each(assert_complete);
        let found = findings.iter().any(|one| one.rule == rule && one.variant == variant);
        assert!(found, "{rule} {variant:?} is not among {findings:#?}");
        spoken.insert((rule, variant));
    }
    for entry in catalogue::entries() {
        for (variant, _) in entry.wrong {
            assert!(
                spoken.contains(&(entry.id.as_str(), variant.as_str())),
                "{} {variant:?}: no fault",
                entry.id
            );
        }
    }
}

#[test]
fn every_rule_of_the_registry_has_an_entry_and_every_entry_a_rule() {
    let rules: Vec<RuleId> =
        crate::rules::FAMILIES.iter().copied().flatten().map(|rule| rule.id).collect();
    for rule in &rules {
        assert!(catalogue::entry(rule.as_str()).is_some(), "{rule} has no words");
    }
    for entry in catalogue::entries() {
        assert!(rules.contains(&entry.id), "{} has no rule", entry.id);
    }
}

#[test]
fn what_no_rule_covers_has_its_reason_once() {
    let mut ids: Vec<&str> = catalogue::not_covered().iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
}

#[test]
fn no_text_raises_its_voice_or_leaves_a_language_out() {
    for entry in catalogue::entries() {
        for text in texts(entry) {
            for language in [Language::Chinese, ENGLISH] {
                let text = text.plain(language);
                assert!(!text.is_empty(), "{}", entry.id);
                assert!(!text.contains(['!', '！']), "{}: {text}", entry.id);
            }
        }
    }
}

#[test]
fn only_what_arithmetic_or_a_date_proves_is_wrong() {
    let proved = ["T3-", "T4-SUM", "NUM-01", "NUM-02", "OLD-01", "PRI-01", "T2-NEG/INT"];
    for entry in catalogue::entries().iter().filter(|entry| entry.severity == Severity::Wrong) {
        for id in catalogue::handbook(entry.id.as_str()).unwrap().covers {
            assert!(proved.iter().any(|proved| id.starts_with(proved)), "{}: {id}", entry.id);
        }
    }
}

fn texts(entry: &Words) -> Vec<model::language::Words> {
    let variants = entry.wrong.iter().chain(entry.todo).map(|(_, words)| *words);
    variants.chain([entry.title, entry.why, entry.basis]).collect()
}
