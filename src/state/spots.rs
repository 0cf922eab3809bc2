//! The spots of the paper that can be typed in: the title, sentences, cells; and how the keys go from one to another.

use super::Shown;
use super::block::Block;
use model::Place;
use screen::{CellRole, Paper, PaperBlock, PaperCell, PaperTable};

/// A key that goes on to another spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Up,
    Down,
    Left,
    Right,
    /// The next value in the order of reading.
    Next,
    Previous,
}

/// The spot that a key goes to; `None` where there is none, and of [`Heading::Next`] and back where the table ends.
pub fn go(paper: &Paper, from: Place, heading: Heading) -> Option<Place> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        PaperBlock::Table(table) => Some(table),
        _ => None,
    });
    let mut within = tables.filter_map(|table| Grid::of(table).go(from, heading));
    let found = within.next();
    match heading {
        _ if found.is_some() => found,
        Heading::Up => beside(paper, from, false),
        Heading::Down => beside(paper, from, true),
        Heading::Left | Heading::Right if matches!(from, Place::Cell(_)) => None,
        Heading::Left => beside(paper, from, false),
        Heading::Right => beside(paper, from, true),
        Heading::Next | Heading::Previous => None,
    }
}

/// The first spot of a table, or of the paper.
pub fn first(paper: &Paper, table: Option<model::TableId>) -> Option<Place> {
    let spots = paper.blocks.iter().filter(|block| match (block, table) {
        (PaperBlock::Table(one), Some(table)) => one.table == table,
        (_, None) => true,
        _ => false,
    });
    spots.flat_map(of_block).next()
}

/// The spot before or behind in the order of the paper; of a table, the first one or the last.
fn beside(paper: &Paper, from: Place, behind: bool) -> Option<Place> {
    let own = |block: &&PaperBlock| of_block(block).contains(&from);
    let at = paper.blocks.iter().position(|block| own(&block))?;
    let here = of_block(paper.blocks.get(at)?);
    let index = here.iter().position(|place| *place == from)?;
    let in_table = matches!(from, Place::Cell(_));
    let next = if behind { Some(index + 1) } else { index.checked_sub(1) };
    if let Some(place) = next.and_then(|next| here.get(next)).filter(|_| !in_table) {
        return Some(*place);
    }
    let (before, after) = paper.blocks.split_at_checked(at)?;
    match behind {
        true => after.iter().skip(1).flat_map(of_block).next(),
        false => before.iter().flat_map(of_block).next_back(),
    }
}

fn of_block(block: &PaperBlock) -> Vec<Place> {
    match block {
        PaperBlock::Title(_) => vec![Place::Title],
        PaperBlock::Heading(heading) if is_sentence(heading.place) => vec![heading.place],
        PaperBlock::Gap(gap) if gap.place == Place::Title => vec![Place::Title],
        PaperBlock::Heading(_) | PaperBlock::Gap(_) => Vec::new(),
        PaperBlock::Paragraph(sentences) => {
            sentences.iter().map(|sentence| sentence.place).collect()
        }
        PaperBlock::Table(table) => values(table).filter_map(|cell| cell.place).collect(),
    }
}

fn is_sentence(place: Place) -> bool {
    matches!(place, Place::Sentence(..))
}

fn values(table: &PaperTable) -> impl Iterator<Item = &PaperCell> {
    table.rows.iter().flatten().filter(|cell| cell.role == CellRole::Value)
}

/// What the spot shows, with what was typed; `None` where the paper has no such spot.
pub fn printed(shown: &Shown, place: Place) -> Option<String> {
    let edits = &shown.input.question.edits;
    if let Some(edit) = edits.iter().find(|edit| edit.place == place) {
        return Some(edit.printed.clone());
    }
    on_paper(shown.paper.as_ref()?, place)
}

/// What the paper prints in a spot.
pub fn on_paper(paper: &Paper, place: Place) -> Option<String> {
    paper.blocks.iter().find_map(|block| in_block(block, place))
}

/// All spots by their names in the form's words, each with what the file has where it was typed over. A sentence has the
/// name of its heading.
pub fn named(paper: &Paper) -> Vec<(Place, String, Option<String>)> {
    let mut heading = "";
    let mut all = Vec::new();
    for block in &paper.blocks {
        match block {
            PaperBlock::Title(title) => {
                all.push((Place::Title, title.lines.concat(), title.typed_over.clone()));
            }
            PaperBlock::Heading(one) => {
                heading = &one.text;
                all.push((one.place, one.text.clone(), one.typed_over.clone()));
            }
            PaperBlock::Paragraph(sentences) => {
                all.extend(sentences.iter().map(|sentence| {
                    (sentence.place, heading.to_owned(), sentence.typed_over.clone())
                }))
            }
            PaperBlock::Table(table) => all.extend(values(table).filter_map(|cell| {
                Some((cell.place?, cell.name.clone(), cell.typed_over.clone()))
            })),
            PaperBlock::Gap(gap) => all.push((gap.place, gap.text.clone(), None)),
        }
    }
    all
}

fn in_block(block: &PaperBlock, place: Place) -> Option<String> {
    match block {
        PaperBlock::Title(title) if place == Place::Title => Some(title.lines.concat()),
        PaperBlock::Gap(gap) if gap.place == place && place == Place::Title => Some(String::new()),
        PaperBlock::Heading(heading) if heading.place == place && is_sentence(place) => {
            Some(heading.text.clone())
        }
        PaperBlock::Paragraph(sentences) => {
            let found = sentences.iter().find(|sentence| sentence.place == place);
            found.map(|sentence| sentence.text.clone())
        }
        PaperBlock::Table(table) => {
            let found = values(table).find(|cell| cell.place == Some(place))?;
            Some(if is_unread(found) { String::new() } else { found.text.clone() })
        }
        _ => None,
    }
}

/// The mark that stands where a value could not be told is none.
fn is_unread(cell: &PaperCell) -> bool {
    !cell.certain && cell.text == "?"
}

/// Whether the value was read with certainty. A sentence always is.
pub fn is_certain(shown: &Shown, place: Place) -> bool {
    let blocks = shown.paper.iter().flat_map(|paper| &paper.blocks);
    let cells = blocks.filter_map(|block| match block {
        PaperBlock::Table(table) => Some(table),
        _ => None,
    });
    let found = cells.flat_map(values).find(|cell| cell.place == Some(place));
    found.is_none_or(|cell| cell.certain && !cell.absent)
}

/// The cells that a block of values covers from this one on, each with its value.
pub fn block(paper: &Paper, from: Place, block: &Block) -> Vec<(Place, String)> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        PaperBlock::Table(table) => Some(Grid::of(table).lines()),
        _ => None,
    });
    let mut found = tables.filter_map(|lines| {
        let line = lines.iter().position(|line| line.contains(&from))?;
        let column = lines.get(line)?.iter().position(|place| *place == from)?;
        Some((lines, line, column))
    });
    let Some((lines, line, column)) = found.next() else { return Vec::new() };
    let pairs = lines.into_iter().skip(line).zip(&block.0).flat_map(|(places, values)| {
        places.into_iter().skip(column).zip(values.clone()).collect::<Vec<_>>()
    });
    pairs.collect()
}

/// The values of a table by line and column, a cell that spans several standing in each of them.
struct Grid(Vec<Vec<Option<Place>>>);

impl Grid {
    fn of(table: &PaperTable) -> Grid {
        let number = |number: u32| usize::try_from(number).unwrap_or_default();
        let width = number(table.columns);
        // `None` is free, `Some(None)` a label.
        let mut spots = vec![vec![None::<Option<Place>>; width]; table.rows.len()];
        for (top, row) in table.rows.iter().enumerate() {
            let mut left = 0;
            for cell in row {
                let free = |at: &usize| {
                    spots.get(top).and_then(|row| row.get(*at)).is_some_and(Option::is_none)
                };
                left = (left..width).find(free).unwrap_or(width);
                let place = cell.place.filter(|_| cell.role == CellRole::Value);
                for line in spots.iter_mut().skip(top).take(number(cell.rowspan)) {
                    for spot in line.iter_mut().skip(left).take(number(cell.colspan)) {
                        *spot = Some(place);
                    }
                }
                left += number(cell.colspan);
            }
        }
        Grid(spots.into_iter().map(|row| row.into_iter().map(Option::flatten).collect()).collect())
    }

    /// The values of each line that has some, each once.
    fn lines(&self) -> Vec<Vec<Place>> {
        let line = |row: &Vec<Option<Place>>| {
            let mut places: Vec<Place> = row.iter().copied().flatten().collect();
            places.dedup();
            places
        };
        self.0.iter().map(line).filter(|line| !line.is_empty()).collect()
    }

    fn go(&self, from: Place, heading: Heading) -> Option<Place> {
        let here = |row: &Vec<Option<Place>>| row.iter().position(|place| *place == Some(from));
        let (line, column) =
            self.0.iter().enumerate().find_map(|(line, row)| Some((line, here(row)?)))?;
        let other = |place: &Option<Place>| place.is_some_and(|place| place != from);
        let row = self.0.get(line)?;
        let upright = |row: &Vec<Option<Place>>| row.get(column).copied().filter(other);
        match heading {
            Heading::Right => row.iter().skip(column).copied().find(other).flatten(),
            Heading::Left => row.iter().take(column).rev().copied().find(other).flatten(),
            Heading::Down => self.0.iter().skip(line + 1).find_map(upright).flatten(),
            Heading::Up => self.0.iter().take(line).rev().find_map(upright).flatten(),
            Heading::Next | Heading::Previous => {
                let all: Vec<Place> = self.lines().concat();
                let at = all.iter().position(|place| *place == from)?;
                let to = if heading == Heading::Next { Some(at + 1) } else { at.checked_sub(1) };
                to.and_then(|to| all.get(to)).copied()
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
