//! Where each finding is marked on the page.
//!
//! A spot is a place that the page draws. The number of a finding stands at one spot: its own place, or the nearest
//! place that is drawn. All spots that it concerns are outlined.

use litemap::LiteMap;

use model::finding::{Finding, Severity};
use model::{CellId, Place, SectionId, TableId};

use super::layout::Role;
use super::outline::{Block, Gap};

/// The findings of one spot, by their number (from 1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Findings whose number stands here.
    pub numbers: Vec<u32>,
    /// All findings that concern the spot, in order.
    pub concerns: Vec<u32>,
    pub gravest: Option<Severity>,
}

fn put(spots: &mut LiteMap<Place, ()>, more: impl Iterator<Item = Place>) {
    more.for_each(|spot| {
        spots.insert(spot, ());
    });
}

/// The marks of all spots of a page that have one.
pub fn marks(blocks: &[Block<'_>], findings: &[Finding]) -> LiteMap<Place, Mark> {
    let drawn = Drawn::of(blocks);
    let mut marks: LiteMap<Place, Mark> = LiteMap::new();
    for (number, finding) in (1..).zip(findings) {
        // A finding that is muted is not in the list either.
        let Some(severity) = finding.shown() else { continue };
        let home = drawn.home(finding.place);
        marks.entry(home).or_default().numbers.push(number);
        for (spot, ()) in drawn.concerned(finding, home) {
            let mark = marks.entry(spot).or_default();
            mark.concerns.push(number);
            // Severities are ordered with the gravest first.
            mark.gravest = Some(mark.gravest.map_or(severity, |gravest| gravest.min(severity)));
        }
    }
    marks
}

/// The spots of a page that can bear a mark.
struct Drawn {
    spots: LiteMap<Place, ()>,
    /// In the form's order.
    cells: Vec<CellId>,
}

/// The row of table three that adds up the columns: a finding about a whole column is marked there.
const SUM_OF_COLUMN: &str = "handled-total";

impl Drawn {
    fn of(blocks: &[Block<'_>]) -> Drawn {
        let mut drawn =
            Drawn { spots: LiteMap::from_iter([(Place::Title, ())]), cells: Vec::new() };
        for block in blocks {
            match block {
                Block::Title(_) | Block::Gap(Gap::NoTitle) => {}
                Block::Heading { section, .. } | Block::Gap(Gap::NoSection(section)) => {
                    drawn.spots.insert(Place::Section(*section), ());
                }
                Block::Subheading { place, .. } => {
                    drawn.spots.insert(*place, ());
                }
                Block::Paragraph { section, first, sentences } => {
                    let indices = *first..first.saturating_add(sentences.len());
                    put(&mut drawn.spots, indices.map(|index| Place::Sentence(*section, index)));
                }
                Block::Gap(
                    Gap::NoTable(id) | Gap::TableUnreadable(id) | Gap::CellsAbsent(id, _),
                ) => {
                    drawn.spots.insert(Place::Table(*id), ());
                }
                Block::Table(table) => {
                    drawn.spots.insert(Place::Table(table.form.id), ());
                    drawn.cells.extend(table.values());
                    let labels = table.lines.iter().flatten().filter_map(|cell| match cell.role {
                        Role::Above { row, .. } | Role::Beside { row, .. } => row,
                        Role::Value(_) => None,
                    });
                    put(&mut drawn.spots, labels.map(|row| Place::Row(table.form.id, row)));
                }
            }
        }
        put(&mut drawn.spots, drawn.cells.iter().map(|cell| Place::Cell(*cell)));
        drawn
    }

    /// The spot at which the number of a finding about `place` stands.
    fn home(&self, place: Place) -> Place {
        let nearest = match place {
            Place::Row(table, row) => self.last(|cell| (cell.table, cell.row) == (table, row)),
            Place::Column(table, column) => {
                let within = |cell: &CellId| (cell.table, cell.column) == (table, column);
                self.last(|cell| within(cell) && cell.row == SUM_OF_COLUMN)
                    .or_else(|| self.last(within))
            }
            Place::Span(section, index, ..) => Some(Place::Sentence(section, index)),
            Place::Report => Some(Place::Title),
            _ => Some(place),
        };
        self.or_around(nearest, place)
    }

    /// The nearest spot if it is drawn; else the table, the section or at last the title around `place`.
    fn or_around(&self, nearest: Option<Place>, place: Place) -> Place {
        let around = match place {
            Place::Row(table, _) | Place::Column(table, _) | Place::Table(table) => {
                self.around_table(table)
            }
            Place::Cell(cell) => self.around_table(cell.table),
            Place::Section(section) | Place::Sentence(section, _) | Place::Span(section, ..) => {
                self.around_section(section)
            }
            Place::Report | Place::Title => [Place::Title; 2],
        };
        let mut candidates = nearest.into_iter().chain(around);
        candidates.find(|spot| self.spots.contains_key(spot)).unwrap_or(Place::Title)
    }

    fn around_table(&self, table: TableId) -> [Place; 2] {
        [Place::Table(table), Place::Section(table.section())]
    }

    /// The heading; of the preamble and the end, which have none, the first sentence.
    fn around_section(&self, section: SectionId) -> [Place; 2] {
        [Place::Section(section), Place::Sentence(section, 0)]
    }

    fn last(&self, wanted: impl Fn(&CellId) -> bool) -> Option<Place> {
        self.cells.iter().rev().find(|cell| wanted(cell)).map(|cell| Place::Cell(*cell))
    }

    /// The spots to outline for a finding; `home` has its number.
    fn concerned(&self, finding: &Finding, home: Place) -> LiteMap<Place, ()> {
        let mut spots = LiteMap::from_iter([(home, ())]);
        // A finding about a row outlines the row's label; of its cells only those that it names as related.
        if self.spots.contains_key(&finding.place) {
            spots.insert(finding.place, ());
        }
        for place in &finding.related {
            let cells = self.cells.iter().filter(|cell| holds(*place, **cell));
            let mut cells = cells.map(|cell| Place::Cell(*cell)).peekable();
            if cells.peek().is_none() {
                spots.insert(self.home(*place), ());
            }
            put(&mut spots, cells);
        }
        spots
    }
}

/// Whether the place is the cell, its row or its column.
fn holds(place: Place, cell: CellId) -> bool {
    match place {
        Place::Cell(id) => id == cell,
        Place::Row(table, row) => (table, row) == (cell.table, cell.row),
        Place::Column(table, column) => (table, column) == (cell.table, cell.column),
        _ => false,
    }
}
