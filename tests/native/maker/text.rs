//! A report as running text, in the orders in which text comes out of other programs.

use model::TableId;

use super::ink::{self, Ink, Piece};
use super::page::{Block, Cell, Page, Table};

/// Puts one row of values: its number, its label, its values.
pub type Write = dyn Fn(&mut String, usize, &str, &[&str]);

/// The page as text. What is no table stands a paragraph a line.
pub fn text(page: &Page, write: &Write) -> String {
    let mut out = String::new();
    for block in &page.blocks {
        match block {
            Block::Title(text) | Block::Paragraph(text) | Block::Closing(text) => {
                out.push_str(&format!("{text}\n"));
            }
            Block::Heading { text, .. } => out.push_str(&format!("{text}\n")),
            Block::Table(table) if table.id == TableId::Disputes => {
                disputes(&mut out, table, write)
            }
            Block::Table(table) => rows(&mut out, table, write),
        }
    }
    out
}

fn rows(out: &mut String, table: &Table, write: &Write) {
    let mut number = 0;
    let (head, rows) =
        table.rows.split_at(table.rows.iter().take_while(|row| is_head(row)).count());
    heads(out, head, "\n");
    for row in rows {
        if is_head(row) {
            heads(out, std::slice::from_ref(row), "\n");
            continue;
        }
        let mut label = "";
        let mut values: Vec<&str> = Vec::new();
        for cell in row {
            if cell.is_value {
                values.push(&cell.text);
                continue;
            }
            // Group labels stand before their first row, as a line of their own.
            if !label.is_empty() || cell.rowspan > 1 {
                out.push_str(&format!("{}\n", cell.text));
            }
            if cell.rowspan == 1 {
                label = &cell.text;
            }
        }
        write(out, number, label, &values);
        number += 1;
    }
}

/// A head and a bare run of fifteen numbers.
fn disputes(out: &mut String, table: &Table, write: &Write) {
    let head = table.rows.iter().take_while(|row| is_head(row)).count();
    heads(out, &table.rows[..head], " ");
    let cells = table.rows.iter().flatten().filter(|cell| cell.is_value);
    let values: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
    write(out, usize::MAX, "", &values);
}

fn is_head(row: &[Cell]) -> bool {
    !row.iter().any(|cell| cell.is_value)
}

/// The labels of a head, row by row.
fn heads(out: &mut String, rows: &[Vec<Cell>], between: &str) {
    for row in rows {
        let labels: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        out.push_str(&format!("{}\n", labels.join(between)));
    }
}

/// The label and its values on one line.
pub fn line(out: &mut String, _: usize, label: &str, values: &[&str]) {
    out.push_str(&format!("{label} {}\n", values.join(" ")));
}

/// The label begins above its values and ends below them.
pub fn wrapped(out: &mut String, number: usize, label: &str, values: &[&str]) {
    let chars: Vec<char> = label.chars().collect();
    let cut = chars.len().min(9 + number.min(40) % 5);
    let (first, rest) = chars.split_at(cut);
    let first: String = first.iter().collect();
    let rest: String = rest.iter().collect();
    out.push_str(&format!("{first}\n{}\n{rest}\n", values.join(" ")));
}

pub fn cell_a_line(out: &mut String, _: usize, label: &str, values: &[&str]) {
    out.push_str(&format!("{label}\n{}\n", values.join("\n")));
}

/// The page as markdown, as programs write it that keep a cell for each column: empty ones behind or below a merged one.
pub fn markdown(page: &Page) -> String {
    let mut out = String::new();
    for block in &page.blocks {
        match block {
            Block::Title(text) if out.is_empty() => out.push_str(&format!("# {text}\n\n")),
            Block::Title(text) => out.push_str(&format!("{text}\n\n")),
            Block::Heading { text, .. } => out.push_str(&format!("## {text}\n\n")),
            Block::Paragraph(text) | Block::Closing(text) => out.push_str(&format!("{text}\n\n")),
            Block::Table(table) => {
                for (number, row) in table.rows.iter().enumerate() {
                    let mut cells = vec![""; table.columns];
                    let inked: Vec<String> =
                        row.iter().map(|cell| ink::written(&cell.text, inked)).collect();
                    for (cell, text) in row.iter().zip(&inked) {
                        cells[cell.column] = text;
                    }
                    out.push_str(&format!("| {} |\n", cells.join(" | ")));
                    if number == 0 {
                        out.push_str(&format!("|{}\n", "---|".repeat(table.columns)));
                    }
                }
                out.push('\n');
            }
        }
    }
    out
}

/// A table of markdown, one row a line; the rule under the first row makes it one.
pub fn pipes(out: &mut String, number: usize, label: &str, values: &[&str]) {
    let label = if label.is_empty() { String::new() } else { format!(" {label} |") };
    out.push_str(&format!("|{label} {} |\n", values.join(" | ")));
    if number == 0 {
        out.push_str("|---|---|---|---|---|---|---|---|\n");
    }
}

fn inked(Piece { ink, text }: Piece) -> String {
    match ink.map(|(ink, _)| ink) {
        Some(Ink::Struck) => format!("~~{text}~~"),
        Some(Ink::Raised) => format!("<sup>{text}</sup>"),
        Some(Ink::Lowered) => format!("<sub>{text}</sub>"),
        Some(Ink::Bold) => format!("**{text}**"),
        _ => text.to_owned(),
    }
}
