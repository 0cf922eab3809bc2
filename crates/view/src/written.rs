//! A paragraph that says what the tables say, in the usual words: a proposal, never put in by itself.
//!
//! Only what was read with certainty as a number is told; what is blank is left out, and none is 0 by itself. The paragraph
//! is of the report, and Chinese whatever language is shown.

use engine::Judged;
use model::language::{Language, Words};
use model::{CellId, Entry, Place, SectionId, TableId};

use super::words;

/// The gap of section one that the paragraph would fill, and the paragraph.
pub fn paragraph(judged: &Judged) -> Option<(Place, String)> {
    let place = gap(judged)?;
    let text = [requests(judged), outcomes(judged), documents(judged), disputes(judged)].concat();
    (!text.is_empty()).then_some((place, text))
}

/// Classes of outcomes, and the rows of each.
const CLASSES: [(&Words, &str); 6] = [
    (&words::WRITTEN_DISCLOSED, "disclosed"),
    (&words::WRITTEN_PARTLY_DISCLOSED, "partly-disclosed"),
    (&words::WRITTEN_REFUSED, "refused."),
    (&words::WRITTEN_UNAVAILABLE, "unavailable."),
    (&words::WRITTEN_DECLINED, "declined."),
    (&words::WRITTEN_OTHER, "other"),
];

/// The sentence of the blank form that asks for it.
fn gap(judged: &Judged) -> Option<Place> {
    let section = judged.reading.report.section(SectionId::Overview)?;
    let asks = words::WRITTEN_ASKED.plain(Language::Chinese);
    let mut sentences = section.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let index = sentences.position(|sentence| sentence.contains(asks))?;
    Some(Place::Sentence(SectionId::Overview, index))
}

fn requests(judged: &Judged) -> String {
    let of = |row| count(judged, TableId::Applications, row, "total");
    let told = [
        of("received").map(|n| fill(&words::WRITTEN_RECEIVED, n)),
        some_or_none(of("carried-in"), &words::WRITTEN_CARRIED_IN, &words::WRITTEN_NONE_CARRIED_IN),
        of("handled-total").map(|n| fill(&words::WRITTEN_HANDLED, n)),
        some_or_none(
            of("carried-out"),
            &words::WRITTEN_CARRIED_OUT,
            &words::WRITTEN_NONE_CARRIED_OUT,
        ),
    ];
    sentence(told.into_iter().flatten())
}

/// What became of those that were handled, where every row is a number.
fn outcomes(judged: &Judged) -> String {
    let Some(table) = judged.reading.report.table(TableId::Applications) else {
        return String::new();
    };
    let rows = |class: &'static str| {
        let own = table.rows.iter().filter(move |row| {
            let exact = class == **row || (class == "other" && row.starts_with("other."));
            exact || (class.ends_with('.') && row.starts_with(class))
        });
        own.map(|row| count(judged, TableId::Applications, row, "total"))
    };
    let sum = |class| rows(class).try_fold(0u64, |sum, value| sum.checked_add(value?));
    let told: Option<Vec<(&Words, u64)>> =
        CLASSES.iter().map(|(words, class)| Some((*words, sum(class)?))).collect();
    let told = told.unwrap_or_default().into_iter().filter(|(_, n)| *n > 0);
    let told: Vec<String> = told.map(|(words, n)| fill(words, n)).collect();
    match told.as_slice() {
        [] => String::new(),
        parts => [
            words::WRITTEN_OUTCOMES.plain(Language::Chinese),
            &parts.join(words::WRITTEN_BETWEEN.plain(Language::Chinese)),
            words::WRITTEN_END.plain(Language::Chinese),
        ]
        .concat(),
    }
}

fn documents(judged: &Judged) -> String {
    let of = |column| count(judged, TableId::Proactive, "normative-documents", column);
    let told = [
        of("made").map(|n| fill(&words::WRITTEN_MADE, n)),
        of("repealed").map(|n| fill(&words::WRITTEN_REPEALED, n)),
        of("in-force").map(|n| fill(&words::WRITTEN_IN_FORCE, n)),
    ];
    let all: Option<Vec<String>> = told.into_iter().collect();
    sentence(all.unwrap_or_default().into_iter())
}

fn disputes(judged: &Judged) -> String {
    let of = |row| count(judged, TableId::Disputes, row, "total");
    let suits = of("litigation-direct").zip(of("litigation-after-review"));
    let suits = suits.and_then(|(direct, after)| direct.checked_add(after));
    let (Some(reviews), Some(suits)) = (of("review"), suits) else { return String::new() };
    let told = match (reviews, suits) {
        (0, 0) => vec![fill(&words::WRITTEN_NO_DISPUTES, 0)],
        _ => vec![fill(&words::WRITTEN_REVIEWS, reviews), fill(&words::WRITTEN_SUITS, suits)],
    };
    sentence(told.into_iter())
}

fn some_or_none(count: Option<u64>, some: &Words, none: &Words) -> Option<String> {
    count.map(|n| fill(if n == 0 { none } else { some }, n))
}

fn fill(words: &Words, n: u64) -> String {
    words.fill(Language::Chinese, &[("n", &n)])
}

fn sentence(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return String::new();
    }
    let comma = words::WRITTEN_COMMA.plain(Language::Chinese);
    [&parts.join(comma), words::WRITTEN_END.plain(Language::Chinese)].concat()
}

/// A number that was read with certainty.
fn count(judged: &Judged, table: TableId, row: &'static str, column: &'static str) -> Option<u64> {
    let cell = judged.reading.report.cell(CellId { table, row, column })?;
    match cell.entry {
        Entry::Count(count) if cell.certain => Some(count),
        _ => None,
    }
}
