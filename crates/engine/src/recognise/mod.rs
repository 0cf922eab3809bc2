//! [`Document`] × form → [`Report`], once for all formats.
//!
//! Headings divide the text into sections. Tables come from grids where the file has cells, else from the run of the
//! text. The rest is prose. Recognition fails only where there is no report, never because a report is bad.

mod edits;
mod flat;
mod folded;
mod glued;
mod grid;
mod headings;
mod heads;
mod label;
mod masthead;
mod number;
mod prose;
mod run;
mod starts;
mod tables;
mod tokens;

pub(crate) mod lexicon {
    //! Word lists of `data/lexicon.toml`, compiled in.
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

use litemap::LiteMap;
use std::ops::Range;

pub(crate) use edits::lay_over;
use flat::Flat;
use headings::Heading;
use masthead::Said;
use model::Refused;
use model::document::{Anchor, Block, Document, Remark, Unclear};
use model::form;
use model::{Claimed, Edition, Known, Place, ReadProse, Report, SectionId, TableState};
use prose::Prose;

/// Facts about the report that a person has corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
}

/// A report, the anchors of its parts, and the notes of the reading.
#[derive(Clone, Debug)]
pub struct Reading {
    pub report: Report,
    /// Cells, title, sentences, and the numbers in them.
    pub anchors: LiteMap<Place, Anchor>,
    pub notes: Vec<Note>,
    /// The edited places, each with the value in the file.
    pub typed: LiteMap<Place, String>,
}

/// A remark about the reading. It is no finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    pub place: Place,
    /// Printed text that belongs to it, where there is some.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The label differs from the form's.
    LabelVariant,
    /// The row's values could not be told apart.
    RowNotRead,
    /// The digits had no spaces between them, and the sums allow one way to separate them.
    Split,
    /// The cells came column by column; their order was inferred.
    ColumnOrder,
    /// Values stand there that belong to no row of the form.
    Leftover,
    /// Tables of this kind stand more than once; the first was read.
    TableTwice,
    /// The text of a cell may not be what a person sees in it.
    Unclear(Unclear),
    /// From the decoder.
    Decoding(Remark),
}

/// The folded text, by which labels and headings are compared: without white space and quotation marks, full-width
/// forms and traditional characters replaced.
pub(crate) fn folded(text: &str) -> String {
    fold::fold(text).into_iter().collect()
}

/// The folded text, each character with the index of the character that it came from.
pub(crate) fn folded_from(printed: &[char]) -> Vec<(usize, char)> {
    fold::folded(printed)
}

/// Reads a report out of a document.
///
/// # Errors
/// [`Refused::AnotherDocument`] where nothing of the form is in the text, [`Refused::Mojibake`]
/// where characters were lost and no table can be read, [`Refused::BeforeTheForm`] and [`Refused::SchoolYear`] for
/// reports to which no form applies.
pub fn recognise(
    document: &Document,
    corrections: &Corrections,
    read_prose: ReadProse,
) -> Result<Reading, Refused> {
    let flat = Flat::new(document);
    // Headings are the same in both editions.
    let headings = headings::headings(&flat, form::form(Edition::E2021));
    let printed = printed_edition(document, &flat);
    let preface = sections(&flat, &headings, &[]);
    let texts: Vec<_> = preface.iter().map(|prose| prose.text.clone()).collect();
    let masthead = masthead::masthead(&flat, &headings, &texts, &document.declared);
    let Said { masthead: mut masthead_read, year, organ } = masthead.said;
    let year = year_of(year, corrections, document);
    let edition = edition(corrections, printed, year.get().copied());
    let form = form::form(edition.get().copied().unwrap_or(Edition::E2021));
    let found = tables::tables(document, &flat, &headings, form);
    refuse_what_is_no_report(document, &flat, &headings, masthead.title_at.is_some(), &found)?;
    if corrections.edition.is_none() && corrections.year.is_none() {
        let title = masthead.title_at.clone().map(|at| flat.text(at)).unwrap_or_default();
        refuse_what_has_no_form(&title, year.get().copied(), &found)?;
    }

    let mut taken: Vec<Range<usize>> =
        found.iter().flat_map(|found| found.taken.iter().cloned()).collect();
    taken.extend(masthead.title_at.clone());
    taken.sort_by_key(|range| range.start);
    let prose = sections(&flat, &headings, &taken);
    // Put in one by one, each out of order would sort all of them.
    let mut anchors: Vec<(Place, Anchor)> =
        found.iter().flat_map(|found| found.anchors.iter().cloned()).collect();
    let title = masthead.title_at.and_then(|at| flat.anchor(at));
    anchors.extend(title.map(|anchor| (Place::Title, anchor)));
    for section in &prose {
        for (index, sentence) in section.sentences.iter().enumerate() {
            let id = section.text.id;
            let mut put = |place: Place, range: Option<Range<usize>>| {
                let anchor = range.and_then(|range| flat.anchor(range));
                anchors.extend(anchor.map(|anchor| (place, anchor)));
            };
            put(Place::Sentence(id, index), sentence.range());
            for number in sentence.numbers() {
                let place = Place::Span(id, index, number.start, number.end);
                put(place, sentence.part(number));
            }
        }
    }
    let mut notes: Vec<Note> = document.remarks.iter().map(decoding).collect();
    notes.extend(flat.cut.then_some(decoding(&Remark::LimitReached)));
    notes.extend(found.iter().flat_map(|found| found.notes.iter().cloned()));
    let sections: Vec<_> = prose.into_iter().map(|prose| prose.text).collect();
    // The sentence of the period is counted in the sections as they are returned.
    masthead_read.period = masthead::period(&sections).or(masthead_read.period);
    let report = Report {
        edition,
        year,
        organ: organ_of(organ, corrections, document),
        masthead: masthead_read,
        headings: headings.into_iter().map(|heading| heading.found).collect(),
        sections,
        tables: found.into_iter().map(|found| found.table).collect(),
        claims: Vec::new(),
        lists: Vec::new(),
        ratios: Vec::new(),
        statements: Vec::new(),
    };
    let mut report = report;
    claim(&mut report, read_prose);
    let anchors = anchors.into_iter().collect();
    Ok(Reading { report, anchors, notes, typed: LiteMap::new() })
}

/// Reads what the prose of a report claims.
fn claim(report: &mut Report, prose: ReadProse) {
    let organ = report.organ.get().map(String::as_str).unwrap_or_default();
    let claimed = prose(&report.sections, organ, report.year.get().copied());
    let Claimed { claims, lists, ratios, statements } = claimed;
    (report.claims, report.lists) = (claims, lists);
    (report.ratios, report.statements) = (ratios, statements);
}

/// The prose of the masthead and of every section that has a heading.
fn sections(flat: &Flat<'_>, headings: &[Heading], taken: &[Range<usize>]) -> Vec<Prose> {
    let opens: Vec<(SectionId, &Heading)> =
        headings.iter().filter_map(|heading| Some((heading.found.section?, heading))).collect();
    let first = opens.first().map_or(flat.len(), |(_, heading)| heading.range.start);
    let mut sections = vec![prose::prose(flat, SectionId::Masthead, None, 0..first, taken)];
    for (index, (section, heading)) in opens.iter().enumerate() {
        let end = opens.get(index + 1).map_or(flat.len(), |(_, next)| next.range.start);
        let text = Some(heading.found.text.clone());
        sections.push(prose::prose(flat, *section, text, heading.range.end..end, taken));
    }
    sections
}

/// The year: as a person has set it, as the text says it, or as the file declares it.
fn year_of(said: Known<u16>, corrections: &Corrections, document: &Document) -> Known<u16> {
    let read = || or_declared(said, document.declared.year);
    corrections.year.map_or_else(read, Known::Corrected)
}

/// The organ, likewise.
fn organ_of(said: Known<String>, corrections: &Corrections, document: &Document) -> Known<String> {
    let read = || or_declared(said, document.declared.organ.clone());
    corrections.organ.clone().map_or_else(read, Known::Corrected)
}

/// The fact that the file declares, where the text leaves it open.
fn or_declared<T>(read: Known<T>, declared: Option<T>) -> Known<T> {
    match (read, declared) {
        (Known::Unknown | Known::Likely(_), Some(declared)) => Known::Read(declared),
        (read, _) => read,
    }
}

/// The edition whose words table two has; `None` where that is not decided.
fn printed_edition(document: &Document, flat: &Flat<'_>) -> Option<Edition> {
    let forms = [form::form(Edition::E2021), form::form(Edition::E2019)];
    if let Some(edition) = tables::edition_of_keys(document, forms) {
        return Some(edition);
    }
    let mut text: String = flat.folded(0..flat.len()).iter().map(|(_, c)| c).collect();
    for block in &document.blocks {
        if let Block::Grid(grid) = block {
            text.extend(grid.cells.iter().flat_map(|cell| fold::fold(&cell.text)));
        }
    }
    let count = |words: &[&str]| {
        words
            .iter()
            .filter(|word| text.contains(&fold::fold(word).into_iter().collect::<String>()))
            .count()
    };
    let (newer, older) = (count(lexicon::EDITION_2021), count(lexicon::EDITION_2019));
    match newer.cmp(&older) {
        std::cmp::Ordering::Greater => Some(Edition::E2021),
        std::cmp::Ordering::Less => Some(Edition::E2019),
        std::cmp::Ordering::Equal => None,
    }
}

fn edition(
    corrections: &Corrections,
    printed: Option<Edition>,
    year: Option<u16>,
) -> Known<Edition> {
    match (corrections.edition, printed) {
        (Some(told), _) => Known::Corrected(told),
        (None, Some(printed)) => Known::Read(printed),
        (None, None) => year
            .and_then(form::edition_for_year)
            .map_or(Known::Likely(Edition::E2021), Known::Likely),
    }
}

/// Whether this is a report: it has a table, a title or headings of the form, and words of the subject.
fn refuse_what_is_no_report(
    document: &Document,
    flat: &Flat<'_>,
    headings: &[Heading],
    titled: bool,
    found: &[tables::TableFound],
) -> Result<(), Refused> {
    let table = found.iter().any(|found| found.table.state != TableState::Missing);
    let lost = document.remarks.iter().any(|remark| matches!(remark, Remark::Undecodable { .. }));
    let says = |words: &[&str]| words.iter().any(|word| flat.find(word, 0..flat.len()).is_some());
    let headed = headings.iter().filter(|heading| heading.found.section.is_some()).count();
    let report = table
        || titled
        || (headed >= 1 && says(lexicon::SUBJECT_WORDS))
        || (says(lexicon::SUBJECT_WORDS) && says(lexicon::OWN_WORDS));
    match (report, table, lost) {
        (_, false, true) => Err(Refused::Mojibake),
        (false, _, _) => Err(Refused::AnotherDocument),
        _ => Ok(()),
    }
}

/// Whether there is a form for this kind of report. What has a table of the form is checked, whatever it calls itself.
fn refuse_what_has_no_form(
    title: &str,
    year: Option<u16>,
    found: &[tables::TableFound],
) -> Result<(), Refused> {
    let table = found.iter().any(|found| found.table.state != TableState::Missing);
    let early = year.filter(|year| *year < FIRST_YEAR);
    match early {
        _ if table => Ok(()),
        _ if lexicon::SCHOOL_YEAR.iter().any(|word| title.contains(word)) => {
            Err(Refused::SchoolYear)
        }
        Some(year) => Err(Refused::BeforeTheForm { year }),
        None => Ok(()),
    }
}

/// The first year whose reports follow a form.
const FIRST_YEAR: u16 = 2019;

fn decoding(remark: &Remark) -> Note {
    Note { kind: NoteKind::Decoding(remark.clone()), place: Place::Report, text: String::new() }
}
