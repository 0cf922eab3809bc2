//! A report without a fault: its text, the positions of its cells, and the findings on it unchanged.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use engine::recognise::Reading;
use engine::rules::{ClaimState, Date};
use engine::{Judged, LastYear, Setting};
use gouji::Environment;
use model::document::Anchor;
use model::form::{TableForm, form};
use model::{CellId, Claim, Edition, Place, Quantity, SectionId, Subject, TableId};
use read::{File, Refused, Source};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The rows of table two that have a stock.
pub const STOCKS: [&str; 2] = ["regulations", "normative-documents"];

pub struct Sample {
    pub name: String,
    pub text: Vec<char>,
    pub checked: Judged,
    /// Where the values stand in the text.
    pub cells: BTreeMap<CellId, Range<usize>>,
    /// The characters that are no white space, and where each stands: lines break anywhere.
    tight: Vec<(usize, char)>,
    beside: OnceLock<Judged>,
}

/// A place in the text, and what is to stand there instead.
pub type Edit = (Range<usize>, String);

impl Sample {
    pub fn new(name: &str, text: &str) -> Sample {
        let text: Vec<char> = text.chars().collect();
        let checked = check(&text, None, None).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let tight = text.iter().copied().enumerate().filter(|(_, c)| !c.is_whitespace()).collect();
        let (cells, beside) = (BTreeMap::new(), OnceLock::new());
        let mut sample = Sample { name: name.into(), text, checked, cells, tight, beside };
        sample.cells =
            if sample.is_drawn() { sample.cells_of_html() } else { sample.cells_of_text() };
        sample
    }

    /// The file draws its cells; in running text they are what stands between labels.
    pub fn is_drawn(&self) -> bool {
        self.text.starts_with(&['<'])
    }

    pub fn year(&self) -> u16 {
        *self.checked.report().year.get().unwrap()
    }

    pub fn organ(&self) -> &str {
        self.checked.report().organ.get().unwrap()
    }

    pub fn edition(&self) -> Edition {
        *self.checked.report().edition.get().unwrap()
    }

    pub fn value(&self, id: CellId) -> Option<u64> {
        self.checked.report().cell(id)?.count()
    }

    pub fn total(&self, row: &'static str) -> u64 {
        self.value(CellId::new(TableId::Applications, row, "total")).unwrap_or(0)
    }

    /// Where these words stand for the first time, however their lines break.
    pub fn find(&self, words: &str) -> Option<Range<usize>> {
        self.find_all(words).into_iter().next()
    }

    pub fn find_all(&self, words: &str) -> Vec<Range<usize>> {
        let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let same = |window: &&[(usize, char)]| window.iter().zip(&words).all(|(a, b)| a.1 == *b);
        let found = self.tight.windows(words.len()).filter(same);
        found.map(|window| window[0].0..window[words.len() - 1].0 + 1).collect()
    }

    /// Some characters of a sentence, where the sentence stands in one piece.
    pub fn span(&self, place: Place) -> Option<Range<usize>> {
        let Place::Span(section, index, start, end) = place else { return None };
        let sentence = self.sentence(section, index)?;
        let whole = self.find(sentence)?;
        let solid = |chars: &[char]| chars.iter().filter(|c| !c.is_whitespace()).count();
        let chars: Vec<char> = sentence.chars().collect();
        let from = self.tight.iter().position(|(at, _)| *at == whole.start)?;
        let (first, length) = (solid(&chars[..start]), solid(&chars[start..end]));
        let at = |nth: usize| self.tight[from + first + nth].0;
        Some(at(0)..at(length - 1) + 1)
    }

    pub fn sentence(&self, section: SectionId, index: usize) -> Option<&str> {
        self.sentences(section).nth(index)
    }

    /// Behind the first sentence of a section that can be found as it is.
    pub fn behind(&self, section: SectionId) -> Option<usize> {
        let ends = |text: &&str| text.ends_with('。');
        let sentences = (0..40).filter_map(|index| self.sentence(section, index));
        sentences.filter(ends).find_map(|sentence| Some(self.find(sentence)?.end))
    }

    /// Where the heading of a section stands.
    pub fn heading(&self, section: SectionId) -> Option<Range<usize>> {
        let headings = &self.checked.report().headings;
        let heading = headings.iter().find(|heading| heading.section == Some(section))?;
        self.find(&heading.text)
    }

    /// Claims that the tables explain, and whose number stands in the text as it is read.
    pub fn explained(&self) -> Vec<(&Claim, Range<usize>)> {
        let both = self.checked.report().claims.iter().zip(&self.checked.claims);
        both.filter(|(claim, state)| matches!(state, ClaimState::Explained(_)) && claim.is_plain())
            .filter_map(|(claim, _)| Some((claim, self.span(claim.place)?)))
            .collect()
    }

    pub fn with(&self, edits: &[Edit]) -> Vec<char> {
        let mut edits = edits.to_vec();
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = self.text.clone();
        for (range, words) in edits.into_iter().rev() {
            text.splice(range, words.chars());
        }
        text
    }

    /// What is said of it beside the year before, from which it follows: what was carried out then is
    /// carried in now, what is in force now is what was, with what was made and without what was
    /// repealed, and every second sentence is another.
    pub fn beside_the_year_before(&self) -> &Judged {
        self.beside.get_or_init(|| {
            let edits = [self.dated_before(), self.carried_over(), self.other_words(&[])].concat();
            let last =
                read(&self.with(&edits)).unwrap_or_else(|why| panic!("{}: {why:?}", self.name));
            check(&self.text, None, Some(&last)).unwrap()
        })
    }

    pub fn dated_before(&self) -> Vec<Edit> {
        let years = self.find_all(&self.year().to_string()).into_iter();
        years.map(|at| (at, (self.year() - 1).to_string())).collect()
    }

    /// The cells from which this year's numbers follow.
    pub fn carried_over(&self) -> Vec<Edit> {
        let columns =
            form(self.edition()).row(TableId::Applications, "carried-in").unwrap().columns;
        let carried = columns.iter().filter_map(|column| {
            let cell = |row| CellId::new(TableId::Applications, row, column);
            self.set(cell("carried-out"), self.value(cell("carried-in"))?)
        });
        let stock = STOCKS.into_iter().filter_map(|row| {
            let value = |column| self.value(CellId::new(TableId::Proactive, row, column));
            let before = (value("in-force")? + value("repealed")?).checked_sub(value("made")?)?;
            self.set(CellId::new(TableId::Proactive, row, "in-force"), before)
        });
        carried.chain(stock).chain(self.grown_from()).collect()
    }

    /// What was received, where the text says by how much more it is now.
    fn grown_from(&self) -> Option<Edit> {
        let received = CellId::new(TableId::Applications, "received", "total");
        let growth =
            self.checked.report().claims.iter().find_map(|claim| match claim.quantity {
                Quantity::Growth(growth)
                    if claim.is_plain() && claim.subject <= Subject::TakenInAll =>
                {
                    Some(growth)
                }
                _ => None,
            })?;
        let now = Decimal::from(self.value(received)?) * Decimal::ONE_HUNDRED;
        self.set(received, (now / (Decimal::ONE_HUNDRED + growth)).round().to_u64()?)
    }

    /// Every second sentence backwards, which nobody has written, where it names no year: but not those
    /// of some sections.
    pub fn other_words(&self, kept: &[SectionId]) -> Vec<Edit> {
        let year = self.year().to_string();
        let others = SectionId::NUMBERED.into_iter().filter(|section| !kept.contains(section));
        let other =
            others.flat_map(|section| self.sentences(section).step_by(2)).filter_map(|text| {
                let at = self.find(text)?;
                let backwards = self.text[at.clone()].iter().rev();
                let words: String = backwards.filter(|c| c.is_alphabetic()).collect();
                (!text.contains(&year)).then(|| (at, format!("{words}。")))
            });
        other.collect()
    }

    /// How many letters the text of some sections has.
    pub fn letters(&self, sections: &[SectionId]) -> usize {
        let sentences = sections.iter().flat_map(|section| self.sentences(*section));
        sentences.flat_map(str::chars).filter(|c| c.is_alphabetic()).count()
    }

    fn sentences(&self, section: SectionId) -> impl Iterator<Item = &str> {
        let found = self.checked.report().section(section);
        let paragraphs = found.map_or(&[][..], |found| &found.paragraphs);
        paragraphs.iter().flat_map(|one| &one.sentences).map(String::as_str)
    }

    /// Another number in a cell.
    pub fn set(&self, id: CellId, value: u64) -> Option<Edit> {
        Some((self.cells.get(&id)?.clone(), value.to_string()))
    }

    pub fn words(&self, range: &Range<usize>) -> String {
        self.text[range.clone()].iter().collect()
    }

    fn cells_of_text(&self) -> BTreeMap<CellId, Range<usize>> {
        let anchors = self.checked.reading.anchors.iter();
        let cells = anchors.filter_map(|(place, anchor)| match (place, anchor) {
            (Place::Cell(id), Anchor::Text { chars, .. }) => Some((*id, chars.clone())),
            _ => None,
        });
        cells.filter(|(id, range)| self.printed(*id) == Some(self.words(range))).collect()
    }

    /// The numbers in its cells, in the order of the form.
    fn cells_of_html(&self) -> BTreeMap<CellId, Range<usize>> {
        let text: String = self.text.iter().collect();
        let mut numbers = Vec::new();
        for (at, _) in text.match_indices("<td") {
            let end = at + text[at..].find("</td>").unwrap();
            numbers.extend(number(&text, at, end));
        }
        let rows = form(self.edition()).tables.iter().flat_map(TableForm::cells);
        let cells: Vec<CellId> = rows.filter(|id| self.printed(*id).is_some()).collect();
        let chars = |bytes: usize| text[..bytes].chars().count();
        let pairs = cells.into_iter().zip(numbers);
        let placed = pairs.map(|(id, found)| (id, chars(found.start)..chars(found.end)));
        placed.filter(|(id, range)| self.printed(*id) == Some(self.words(range))).collect()
    }

    fn printed(&self, id: CellId) -> Option<String> {
        let cell = self.checked.report().cell(id)?;
        (!cell.printed.is_empty()).then(|| cell.printed.clone())
    }
}

/// The text of a cell, where it is a number.
fn number(text: &str, from: usize, to: usize) -> Option<Range<usize>> {
    let mut at = from;
    while at < to {
        let end = at + text[at..to].find('>')? + 1;
        let next = text[end..].find('<')? + end;
        let words = text[end..next].trim();
        if !words.is_empty() {
            let start = end + text[end..next].find(words)?;
            let plain = words.chars().all(|c| c.is_ascii_digit() || c == '.');
            return plain.then_some(start..start + words.len());
        }
        at = next;
    }
    None
}

pub fn check(
    text: &[char],
    published: Option<Date>,
    last_year: Option<&Reading>,
) -> Result<Judged, Refused> {
    let text: String = text.iter().collect();
    let file = File { name: "report", bytes: text.as_bytes(), source: Source::File };
    let last_year = last_year.map_or(LastYear::NotGiven, LastYear::Read);
    let setting = Setting { published, last_year, ..Setting::default() };
    Ok(gouji::open(&file, &Environment::default())?.judge(&[], &setting))
}

pub fn read(text: &[char]) -> Result<Reading, Refused> {
    check(text, None, None).map(|checked| checked.reading)
}
