//! A report set on pages: texts and lines with their positions. Pdf, ofd and text with its layout are written from it.

use super::ink::{self, Ink, Piece};
use super::page::{Block, Cell, Page, Table};
use model::TableId;

/// One page. Lengths in points from its upper left corner.
#[derive(Default)]
pub struct Sheet {
    pub spans: Vec<Span>,
    pub rules: Vec<Rule>,
}

/// Characters on one line.
pub struct Span {
    pub text: String,
    pub left: f64,
    pub baseline: f64,
    /// Of the font. A Chinese character is as wide, an ASCII one half as wide.
    pub size: f64,
    pub ink: Option<(Ink, usize)>,
}

/// A drawn line: horizontal or vertical.
#[derive(Clone, Copy, PartialEq)]
pub struct Rule {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// How tables are set.
#[derive(Clone, Copy)]
pub struct Setting {
    pub breaks: Breaks,
    pub numbers: Numbers,
}

impl Setting {
    pub const ORDERLY: Setting = Setting { breaks: Breaks::BetweenRows, numbers: Numbers::Whole };
    pub const CUT: Setting = Setting { breaks: Breaks::InRows, numbers: Numbers::Whole };
    pub const CRAMPED: Setting = Setting { breaks: Breaks::InRows, numbers: Numbers::Broken };
}

#[derive(Clone, Copy, PartialEq)]
pub enum Numbers {
    Whole,
    /// Over the lines of cells that are too narrow for them.
    Broken,
}

/// Where a table may be broken at the end of a page.
#[derive(Clone, Copy, PartialEq)]
pub enum Breaks {
    BetweenRows,
    /// In the middle of a row, too, as Word does unless it is told not to.
    InRows,
}

pub const WIDTH: f64 = 595.0;
pub const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 72.0;
const BOTTOM: f64 = HEIGHT - MARGIN;
const BODY: f64 = 12.0;
/// 六号: ten characters of a number with separators still fit into the columns of table three.
const SMALL: f64 = 7.5;
const LEADING: f64 = 1.5;
const PADDING: f64 = 2.0;

/// The pages of a report, each with its number at the foot.
pub fn sheets(page: &Page, setting: Setting) -> Vec<Sheet> {
    let mut press = Press { sheets: vec![Sheet::default()], at: MARGIN, setting };
    for block in &page.blocks {
        match block {
            Block::Title(text) => press.centred(text, 18.0),
            Block::Heading { text, .. } => press.paragraph(text, 14.0, 0.0),
            Block::Paragraph(text) => press.paragraph(text, BODY, 2.0 * BODY),
            Block::Closing(text) => press.paragraph(text, BODY, 25.0 * BODY),
            Block::Table(table) => press.table(table),
        }
    }
    press.number_pages();
    press.sheets
}

/// The widths of a table's columns; wide enough that no number is broken.
pub fn widths(table: &Table) -> Vec<f64> {
    let mut widths = match table.id {
        TableId::Proactive => vec![112.0; 4],
        TableId::Applications => vec![18.0, 48.0, 84.0],
        TableId::Disputes => vec![30.0; 15],
    };
    widths.resize(table.columns, 43.0);
    widths
}

/// How wide a text is.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| advance(c, size)).sum()
}

/// The advance of a character.
pub fn advance(c: char, size: f64) -> f64 {
    if c.is_ascii() { size / 2.0 } else { size }
}

struct Press {
    sheets: Vec<Sheet>,
    /// How far down the last page is filled.
    at: f64,
    setting: Setting,
}

/// A piece of a row of a table on one page.
#[derive(Clone, Copy)]
struct Strip {
    sheet: usize,
    row: usize,
    top: f64,
    bottom: f64,
}

impl Press {
    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().unwrap()
    }

    fn turn(&mut self) {
        self.sheets.push(Sheet::default());
        self.at = MARGIN;
    }

    fn line(&mut self, text: &str, left: f64, size: f64) {
        if self.at + size * LEADING > BOTTOM {
            self.turn();
        }
        let baseline = self.at + size;
        self.sheet().spans.push(Span { text: text.into(), left, baseline, size, ink: None });
        self.at += size * LEADING;
    }

    fn centred(&mut self, text: &str, size: f64) {
        for line in wrapped(text, size, WIDTH - 2.0 * MARGIN, 0.0) {
            self.line(&line, (WIDTH - width(&line, size)) / 2.0, size);
        }
    }

    fn paragraph(&mut self, text: &str, size: f64, indent: f64) {
        let lines = wrapped(text, size, WIDTH - 2.0 * MARGIN, indent);
        for (number, line) in lines.iter().enumerate() {
            let left = if number == 0 { MARGIN + indent } else { MARGIN };
            self.line(line, left, size);
        }
    }

    fn table(&mut self, table: &Table) {
        let widths = widths(table);
        let mut edges = vec![MARGIN];
        edges.extend(widths.iter().scan(MARGIN, |at, width| {
            *at += width;
            Some(*at)
        }));
        let strips = self.strips(table, &edges);
        for (number, row) in table.rows.iter().enumerate() {
            for cell in row {
                let rows = number..number + cell.rowspan;
                let own: Vec<Strip> =
                    strips.iter().copied().filter(|strip| rows.contains(&strip.row)).collect();
                self.cell(
                    cell,
                    &areas(&own),
                    edges[cell.column],
                    edges[cell.column + cell.colspan],
                );
            }
        }
        self.at += BODY / 2.0;
    }

    /// Where each row of a table comes to stand, in one piece or in two.
    fn strips(&mut self, table: &Table, edges: &[f64]) -> Vec<Strip> {
        let leading = SMALL * LEADING;
        let mut strips = Vec::new();
        for (row, cells) in table.rows.iter().enumerate() {
            let lines = |cell: &Cell| {
                let width = edges[cell.column + cell.colspan] - edges[cell.column];
                self.cell_lines(&cell.text, width).len().max(1)
            };
            let own = cells.iter().filter(|cell| cell.rowspan == 1);
            let count = own.map(lines).max().unwrap_or(1);
            let fit = ((BOTTOM - self.at - 2.0 * PADDING) / leading).floor().max(0.0) as usize;
            let mut place = |press: &mut Press, count: usize| {
                let (top, height) = (press.at, count as f64 * leading + 2.0 * PADDING);
                press.at += height;
                strips.push(Strip {
                    sheet: press.sheets.len() - 1,
                    row,
                    top,
                    bottom: top + height,
                });
            };
            match self.setting.breaks {
                _ if count <= fit => place(self, count),
                Breaks::InRows if fit > 0 => {
                    place(self, fit);
                    self.turn();
                    place(self, count - fit);
                }
                _ => {
                    self.turn();
                    place(self, count);
                }
            }
        }
        strips
    }

    fn cell_lines(&self, text: &str, width: f64) -> Vec<String> {
        // What is not plain is short.
        if !ink::is_plain(text) {
            return vec![text.to_owned()];
        }
        text.split('\n').flat_map(|line| self.wrapped_line(line, width)).collect()
    }

    fn wrapped_line(&self, text: &str, width: f64) -> Vec<String> {
        match self.setting.numbers {
            Numbers::Whole => wrapped(text, SMALL, width - 2.0 * PADDING, 0.0),
            // As if the cell were narrower: five digits fit into table three.
            Numbers::Broken => {
                let fit = ((width - 20.0) / SMALL * 2.0).max(2.0) as usize;
                let chars: Vec<char> = text.chars().collect();
                chars.chunks(fit).map(|line| line.iter().collect()).collect()
            }
        }
    }

    /// Draws a cell's box on every page that it reaches, and its text from the first page on.
    fn cell(&mut self, cell: &Cell, areas: &[Strip], left: f64, right: f64) {
        for area in areas {
            let Strip { top, bottom, .. } = *area;
            for (left, top, right, bottom) in [
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ] {
                let rule = Rule { left, top, right, bottom };
                let rules = &mut self.sheets[area.sheet].rules;
                // Neighbours share their edges.
                if !rules.contains(&rule) {
                    rules.push(rule);
                }
            }
        }
        let leading = SMALL * LEADING;
        let mut lines = self.cell_lines(&cell.text, right - left);
        for (index, area) in areas.iter().enumerate() {
            let room = ((area.bottom - area.top - 2.0 * PADDING) / leading + 0.01).floor() as usize;
            let last = index + 1 == areas.len();
            let here: Vec<String> =
                lines.drain(..if last { lines.len() } else { room.min(lines.len()) }).collect();
            let height = here.len() as f64 * leading;
            let mut top = area.top + (area.bottom - area.top - height) / 2.0;
            for line in here {
                let pieces = ink::pieces(&line);
                let left = left + (right - left - advances(&pieces)) / 2.0;
                self.sheets[area.sheet].write(&pieces, left, top + SMALL * 1.2);
                top += leading;
            }
        }
    }

    fn number_pages(&mut self) {
        for (index, sheet) in self.sheets.iter_mut().enumerate() {
            let text = format!("- {} -", index + 1);
            let left = (WIDTH - width(&text, SMALL)) / 2.0;
            sheet.spans.push(Span {
                text,
                left,
                baseline: HEIGHT - MARGIN / 2.0,
                size: SMALL,
                ink: None,
            });
        }
    }
}

impl Sheet {
    /// Writes pieces of one line beside each other.
    fn write(&mut self, pieces: &[Piece], mut left: f64, baseline: f64) {
        for piece in pieces {
            let ink = piece.ink;
            let (size, up) = match ink {
                Some((Ink::Raised, _)) => (SMALL * 0.6, SMALL * 0.4),
                Some((Ink::Lowered, _)) => (SMALL * 0.6, -SMALL * 0.15),
                _ => (SMALL, 0.0),
            };
            let text = piece.text.to_owned();
            self.spans.push(Span { text, left, baseline: baseline - up, size, ink });
            if let Some((Ink::Struck, _)) = ink {
                let (top, right) = (baseline - SMALL * 0.33, left + width(piece.text, size));
                self.rules.push(Rule { left, top, right, bottom: top });
            }
            left += advances(std::slice::from_ref(piece));
        }
    }
}

/// How far pieces reach together; what nobody sees has the next piece drawn on it, in every other way.
fn advances(pieces: &[Piece]) -> f64 {
    let each = pieces.iter().map(|piece| match piece.ink {
        Some((Ink::Covered, _)) => 0.0,
        Some((Ink::Hidden | Ink::White, way)) if way.is_multiple_of(2) => 0.0,
        Some((Ink::Raised | Ink::Lowered, _)) => width(piece.text, SMALL * 0.6),
        _ => width(piece.text, SMALL),
    });
    each.sum()
}

/// The strips of a cell, joined where they touch.
fn areas(strips: &[Strip]) -> Vec<Strip> {
    let mut areas: Vec<Strip> = Vec::new();
    for strip in strips {
        match areas.last_mut() {
            Some(area) if area.sheet == strip.sheet => area.bottom = strip.bottom,
            _ => areas.push(*strip),
        }
    }
    areas
}

/// The lines of a text. It is broken anywhere but within a number.
fn wrapped(text: &str, size: f64, room: f64, indent: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = indent;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
        let end = match digits {
            Some(0) => rest.chars().next().unwrap().len_utf8(),
            Some(end) => end,
            None => rest.len(),
        };
        let (word, behind) = rest.split_at(end);
        let wide = width(word, size);
        if used + wide > room && !lines.last().unwrap().is_empty() {
            lines.push(String::new());
            used = 0.0;
        }
        lines.last_mut().unwrap().push_str(word);
        used += wide;
        rest = behind;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The pages as text in which everything keeps its place, as `pdftotext -layout` gives it.
pub fn as_text(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for sheet in sheets {
        let mut rows: Vec<(f64, Vec<&Span>)> = Vec::new();
        for span in &sheet.spans {
            match rows.iter_mut().find(|(at, _)| (at - span.baseline).abs() < SMALL / 3.0) {
                Some((_, row)) => row.push(span),
                None => rows.push((span.baseline, vec![span])),
            }
        }
        rows.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        for (_, mut row) in rows {
            row.sort_by(|one, other| one.left.total_cmp(&other.left));
            let mut line = String::new();
            for span in row {
                // Half of a small character is one column.
                let column = (span.left / (SMALL / 2.0)) as usize;
                let filled = width(&line, 2.0) as usize;
                let gap = column.saturating_sub(filled).max(usize::from(!line.is_empty()));
                line.extend(std::iter::repeat_n(' ', gap));
                line.push_str(&span.text);
            }
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\u{c}');
    }
    out
}
