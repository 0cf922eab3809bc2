//! A report begun from nothing: the blank form, or the form with what last year's report hands on.
//!
//! What is handed on is typed, as if a person had: the applications carried over, the title, the period and how to reach
//! the body. Every other number stays blank, and none is 0 by itself.

use super::files::Came;
use super::{AppState, CheckInput, Content, Shown};
use model::{CellId, Edit, Place, SectionId, TableId};
use screen::{Paper, PaperBlock, PaperCell, PaperSentence, Question};

/// Sentences of the blank form before its first section: the period, and how to reach the body.
const PERIOD: Place = Place::Sentence(SectionId::Masthead, 1);
const CONTACT: Place = Place::Sentence(SectionId::Masthead, 2);
/// The last day of a period.
const LAST_DAY: [&str; 2] = ["12", "31"];
/// Digits of the shortest telephone number.
const TELEPHONE: usize = 7;

impl AppState {
    /// Opens a blank form; where it goes on, with what the report on the screen hands on to the next year.
    pub(super) fn begin_blank(self, name: String, content: Content, goes_on: bool) -> AppState {
        let last = self.shown.as_ref().filter(|_| goes_on);
        let question = Question { name, ..Question::default() };
        let mut input =
            CheckInput { question, content, came: Came::Draft, ..CheckInput::default() };
        if let Some(last) = last {
            input.question.edits = handed_on(last);
            let own = &last.input.question.name;
            input.question.last_year = own.rsplit(['/', '\\']).next().unwrap_or(own).to_owned();
            input.last_year = Some(last.input.content.clone());
        }
        self.fresh().ask(input)
    }

    /// Whether the report on the screen can be last year's of a new one: its year is known, and its file says what is shown.
    pub fn can_go_on(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| {
            let known = shown.summary.identity.year.value().is_some();
            known && shown.paper.is_some() && shown.edits().is_empty()
        })
    }
}

fn handed_on(last: &Shown) -> Vec<Edit> {
    let (Some(paper), Some(year)) = (&last.paper, last.summary.identity.year.value()) else {
        return Vec::new();
    };
    let (own, next) = (year.to_string(), year.saturating_add(1).to_string());
    let mut edits: Vec<Edit> = Vec::new();
    let mut hand = |place: Place, printed: String| edits.push(Edit { place, printed });
    for block in &paper.blocks {
        if let PaperBlock::Title(title) = block
            && title.lines.concat().contains(&own)
        {
            hand(Place::Title, title.lines.concat().replace(&own, &next));
        }
    }
    let period = masthead(paper)
        .find(|one| one.text.contains(&own) && LAST_DAY.iter().all(|part| one.text.contains(part)));
    if let Some(period) = period {
        hand(PERIOD, period.text.replace(&own, &next));
    }
    if let Some(contact) = masthead(paper).find(|one| has_telephone(&one.text)) {
        hand(CONTACT, contact.text.clone());
    }
    for cell in cells(paper).filter(|cell| cell.certain && !cell.absent) {
        let count = !cell.text.is_empty() && cell.text.chars().all(|c| c.is_ascii_digit());
        if let Some(Place::Cell(id)) = cell.place
            && (id.table, id.row) == (TableId::Applications, "carried-out")
            && count
        {
            hand(Place::Cell(CellId { row: "carried-in", ..id }), cell.text.clone());
        }
    }
    edits
}

/// The sentences before the first section.
fn masthead(paper: &Paper) -> impl Iterator<Item = &PaperSentence> {
    let sentences = paper.blocks.iter().filter_map(|block| match block {
        PaperBlock::Paragraph(sentences) => Some(sentences),
        _ => None,
    });
    let own = |one: &&PaperSentence| matches!(one.place, Place::Sentence(SectionId::Masthead, _));
    sentences.flatten().filter(own)
}

fn cells(paper: &Paper) -> impl Iterator<Item = &PaperCell> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        PaperBlock::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| table.rows.iter().flatten())
}

fn has_telephone(text: &str) -> bool {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    runs.into_iter().any(|run| run.chars().filter(char::is_ascii_digit).count() >= TELEPHONE)
}
