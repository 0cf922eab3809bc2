//! The title, the period, the form that is cited.

use model::{Edition, Place, SectionId, TableId};

use super::{Case, Kind, Of, Right};
use crate::sample::{Edit, Sample};

pub const KINDS: &[Kind] = &[
    Kind {
        name: "a title without one year",
        rules: &["title-has-no-single-year"],
        of: Of::Others,
        make: |s, _| title_years(s),
    },
    Kind {
        name: "a period of less than a year",
        rules: &["period-is-not-a-whole-year"],
        of: Of::Others,
        make: |s, _| period(s),
    },
    Kind {
        name: "title year ≠ period year",
        rules: &["title-and-period-differ"],
        of: Of::Others,
        make: |s, _| years_differ(s),
    },
    Kind {
        name: "edition against year",
        rules: &["edition-does-not-fit-the-year"],
        of: Of::Others,
        make: |s, _| edition(s),
    },
    Kind {
        name: "a superseded document number",
        rules: &["cited-basis-is-superseded"],
        of: Of::Others,
        make: |s, _| basis(s),
    },
];

/// The year in the title: its characters in the text. A page has the title in its head, too, and in the
/// preamble there may be a third.
fn title_year(sample: &Sample) -> Vec<Edit> {
    let Some(title) = &sample.checked.report().masthead.title else { return Vec::new() };
    let year = format!("{}年", sample.year());
    let Some(offset) = title.find(&year) else { return Vec::new() };
    let before = title[..offset].chars().filter(|c| !c.is_whitespace()).count();
    let found = sample.find_all(title).into_iter().filter_map(|at| {
        let solid = (at.start..at.end).filter(|at| !sample.text[*at].is_whitespace());
        let places: Vec<usize> = solid.skip(before).take(5).collect();
        Some((*places.first()?..places.last()? + 1, String::new()))
    });
    // A title in the preamble is another sentence.
    let period = sample.find("1月1日").map_or(usize::MAX, |at| at.start);
    let limit = sample.heading(SectionId::Overview).map_or(period, |at| at.start.min(period));
    let presented = sample.find("现").map_or(usize::MAX, |at| at.start);
    found.filter(|(at, _)| at.start < limit.min(presented)).collect()
}

fn retitled(sample: &Sample, words: &str) -> Option<Case> {
    let edits: Vec<Edit> =
        title_year(sample).into_iter().map(|(at, _)| (at, words.to_owned())).collect();
    let right = Right::At(vec![Place::Title]);
    (!edits.is_empty()).then(|| Case::new(sample, &edits, right))
}

fn title_years(sample: &Sample) -> Vec<Case> {
    let two = format!("{}年{}年", sample.year() - 1, sample.year());
    ["", two.as_str()].into_iter().filter_map(|words| retitled(sample, words)).collect()
}

fn years_differ(sample: &Sample) -> Vec<Case> {
    if sample.checked.report().masthead.period.is_none() {
        return Vec::new();
    }
    let years = [sample.year() - 1, sample.year() + 1];
    years.into_iter().filter_map(|year| retitled(sample, &format!("{year}年"))).collect()
}

fn period(sample: &Sample) -> Vec<Case> {
    let Some(sentence) = sample.checked.report().masthead.period.as_ref() else {
        return Vec::new();
    };
    let Some((section, index)) = sentence.sentence else { return Vec::new() };
    let cases = [("12月31日", "11月30日"), ("12月31日", "12月30日"), ("1月1日", "2月1日")];
    let Some(whole) = sample.sentence(section, index).and_then(|text| sample.find(text)) else {
        return Vec::new();
    };
    let cases = cases.into_iter().filter_map(|(old, new)| {
        let found = sample.find_all(old);
        let at = found.into_iter().find(|at| whole.contains(&at.start) && at.end <= whole.end)?;
        let right = Right::At(vec![Place::Sentence(section, index), Place::Section(section)]);
        Some(Case::new(sample, &[(at, new.to_owned())], right))
    });
    cases.collect()
}

/// The year everywhere.
fn edition(sample: &Sample) -> Vec<Case> {
    let years = match sample.edition() {
        Edition::E2019 => [2022, 2023],
        Edition::E2021 => [2019, 2020],
    };
    let own = sample.year().to_string();
    let cases = years.map(|year| {
        let edits: Vec<Edit> =
            sample.find_all(&own).into_iter().map(|at| (at, year.to_string())).collect();
        Case::new(sample, &edits, Right::At(vec![Place::Table(TableId::Proactive)]))
    });
    cases.into()
}

fn basis(sample: &Sample) -> Vec<Case> {
    if sample.edition() == Edition::E2019 {
        return Vec::new();
    }
    let cited = sample.find("〔2021〕30号").map(|at| (at, "〔2019〕60号".to_owned()));
    let order = sample.find("第711号").map(|at| (at, "第492号".to_owned()));
    let cases = [cited, order].into_iter().flatten().map(|edit| {
        Case::new(sample, &[edit], Right::At(vec![Place::Section(SectionId::Masthead)]))
    });
    cases.collect()
}
