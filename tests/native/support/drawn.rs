//! The official form drawn on pages, as a program of fixed layout places it: wrapped labels, merged
//! cells, tables that go on over a page.

use model::form::{Form, LayoutCell, LayoutContent, TableForm};

use super::ofd::{Page, width};

const LEFT: f32 = 70.0;
const RIGHT: f32 = 525.0;
const TOP: f32 = 72.0;
/// Low pages, so that the tables go on over several.
const BOTTOM: f32 = 520.0;
const SIZE: f32 = 9.0;
const LEADING: f32 = 12.0;
const PADDING: f32 = 3.0;

/// A report with these values; each section has one sentence.
pub fn report(
    form: &'static Form,
    title: &str,
    sentence: &str,
    value: impl Fn(&TableForm, &str, &str) -> String,
) -> Vec<Page> {
    let mut paper = Paper { pages: vec![Page::a4()], y: TOP };
    paper.paragraph(title, 16.0);
    for section in form.sections {
        paper.paragraph(section.heading, 12.0);
        match section.table.and_then(|id| form.table(id)) {
            Some(table) => paper.table(table, &|row, column| value(table, row, column)),
            None => paper.paragraph(sentence, 12.0),
        }
    }
    paper.pages
}

struct Paper {
    pages: Vec<Page>,
    y: f32,
}

/// A cell with its place in the grid of its table.
struct Placed<'a> {
    cell: &'a LayoutCell,
    row: usize,
    column: usize,
}

impl Paper {
    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().unwrap()
    }

    fn turn(&mut self) {
        self.pages.push(Page::a4());
        self.y = TOP;
    }

    fn paragraph(&mut self, text: &str, size: f32) {
        for line in wrapped(text, (RIGHT - LEFT) / size) {
            if self.y + size * 1.6 > BOTTOM {
                self.turn();
            }
            let baseline = self.y + size;
            self.page().write(&line, LEFT, baseline, size);
            self.y += size * 1.6;
        }
        self.y += size * 0.6;
    }

    fn table(&mut self, form: &TableForm, value: &dyn Fn(&str, &str) -> String) {
        let cells = placed(form.layout);
        let columns = cells.iter().map(|cell| cell.column + usize::from(cell.cell.colspan)).max();
        let edges = edges(&cells, columns.unwrap());
        let text = |cell: &Placed| match &cell.cell.content {
            LayoutContent::Label { text, .. } => (*text).to_owned(),
            LayoutContent::Value { row, column } => {
                value(form.rows[usize::from(*row)].id, form.columns[usize::from(*column)].id)
            }
        };
        let lines = |cell: &Placed| {
            let (left, right) =
                (edges[cell.column], edges[cell.column + usize::from(cell.cell.colspan)]);
            wrapped(&text(cell), (right - left - 2.0 * PADDING) / SIZE)
        };
        let heights: Vec<f32> = (0..form.layout.len())
            .map(|row| {
                let own = cells.iter().filter(|cell| cell.row == row);
                let high =
                    own.map(|cell| lines(cell).len().div_ceil(usize::from(cell.cell.rowspan)));
                high.max().unwrap_or(1).max(1) as f32 * LEADING + 2.0 * PADDING
            })
            .collect();
        // For each row, the page it stands on and its upper edge.
        let mut tops = Vec::new();
        for height in &heights {
            if self.y + height > BOTTOM {
                self.turn();
            }
            tops.push((self.pages.len() - 1, self.y));
            self.y += height;
        }
        for cell in &cells {
            let (left, right) =
                (edges[cell.column], edges[cell.column + usize::from(cell.cell.colspan)]);
            let rows = cell.row..cell.row + usize::from(cell.cell.rowspan);
            let mut rest = lines(cell).into_iter();
            for part in
                rows.collect::<Vec<_>>().chunk_by(|one, other| tops[*one].0 == tops[*other].0)
            {
                let (page, top) = tops[part[0]];
                let bottom = tops[part[part.len() - 1]].1 + heights[part[part.len() - 1]];
                self.pages[page].frame(left, top, right, bottom);
                let room = ((bottom - top - 2.0 * PADDING) / LEADING).round() as usize;
                for (nth, line) in rest.by_ref().take(room).enumerate() {
                    let baseline = top + PADDING + LEADING * nth as f32 + SIZE;
                    self.pages[page].write(&line, left + PADDING, baseline, SIZE);
                }
            }
        }
        self.y += LEADING;
    }
}

fn placed(layout: &'static [&'static [LayoutCell]]) -> Vec<Placed<'static>> {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut cells = Vec::new();
    for (row, in_row) in layout.iter().enumerate() {
        let mut column = 0;
        for cell in *in_row {
            while taken.contains(&(row, column)) {
                column += 1;
            }
            for down in 0..usize::from(cell.rowspan) {
                for across in 0..usize::from(cell.colspan) {
                    taken.push((row + down, column + across));
                }
            }
            cells.push(Placed { cell, row, column });
        }
    }
    cells
}

/// The edges of the columns: those with values only are as wide as their numbers need.
fn edges(cells: &[Placed], columns: usize) -> Vec<f32> {
    let labels = |column: usize| {
        let own = cells.iter().filter(|cell| cell.column == column && cell.cell.colspan == 1);
        let label =
            |cell: &Placed| matches!(&cell.cell.content, LayoutContent::Label { row: Some(_), .. });
        own.filter(|cell| label(cell)).count() > 2
    };
    let weights: Vec<f32> =
        (0..columns).map(|column| if labels(column) { 3.0 } else { 1.0 }).collect();
    let unit = (RIGHT - LEFT) / weights.iter().sum::<f32>();
    let mut at = LEFT;
    let mut edges = vec![at];
    for weight in weights {
        at += weight * unit;
        edges.push(at);
    }
    edges
}

/// Lines of at most so many ideographs.
fn wrapped(text: &str, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for c in text.chars() {
        if used + width(c) > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        line.push(c);
        used += width(c);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
