//! A table from a region of running text.

use std::ops::Range;

use super::builder::Builder;
use super::extent::shortest;
use super::{TableFound, again, columns, parting, under};
use crate::recognise::NoteKind;
use crate::recognise::flat::Flat;
use crate::recognise::headings::Heading;
use crate::recognise::label;
use crate::recognise::lexicon;
use crate::recognise::number;
use crate::recognise::prose::is_page_number;
use crate::recognise::run::{self, RunRow};
use crate::recognise::tokens::{Token, Tokens};
use model::form::TableForm;
use model::{Cell, Place, RowId, TableId};

pub(super) fn from_run(
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
    region: Range<usize>,
) -> Option<TableFound> {
    let (region, whole) = match form.id {
        TableId::Disputes => {
            let own = shortest(flat, form, region.clone());
            let end = again::ends(flat, form, own.end..region.end).unwrap_or(own.end);
            (own.clone(), own.start..end)
        }
        TableId::Proactive | TableId::Applications => {
            let end = again::begins(flat, form, &region).unwrap_or(region.end);
            (region.start..end, region)
        }
    };
    let tokens = Tokens::of(flat, region.clone());
    let read = run::table(&tokens, form);
    if form.id == TableId::Disputes && is_prose(&tokens, &read.rows, form) {
        return None;
    }
    let mut builder = Builder::new(form, under(headings, region.start));
    builder.found.taken = taken(flat, headings, &whole);
    if region != whole {
        builder.note(NoteKind::TableTwice, Place::Table(form.id), "");
    }
    if read.column_order {
        builder.note(NoteKind::ColumnOrder, Place::Table(form.id), "");
    }
    let damaged = tokens.labels.iter().any(|(_, c)| *c == '\u{fffd}');
    for (row, printed) in label::variants(&tokens, form, &read.present, flat) {
        builder.label(row, &printed);
    }
    leave_over(&mut builder, flat, &tokens, &read.rows);
    let read_head_end = tokens.label_at.get(read.first_label).copied().unwrap_or(region.end);
    // A number broken over the lines of its cell leaves its end below the fifteenth value.
    let goes_on = form.id == TableId::Disputes && values_follow(flat, region.end);
    let blank = tokens.values.is_empty() && tokens.rows.is_empty();
    let enough = read.present.len() * 2 > form.official_rows().count();
    let mut rows = parting::part_glued(flat, form, read, &mut builder);
    parting::doubt_what_may_be_a_page_number(flat, form.id, &mut rows);
    let text = builder.found.taken.clone();
    builder.found.table.columns =
        columns::arrange(flat, &tokens, form, &text, read_head_end, &mut rows);
    for mut row in rows {
        row.certain &= !goes_on && !row.values.iter().flatten().any(|own| is_torn(flat, own.line));
        builder.found.table.rows.push(row.row);
        match &row.values {
            Some(values) => put_run_row(&mut builder, flat, &row, values, damaged),
            // Labels without any value: a blank form.
            None if blank && enough => put_blank_row(&mut builder, row.row),
            None => {
                let printed: Vec<String> =
                    row.raw.iter().map(|value| flat.text(value.range.clone())).collect();
                builder.unread(row.row, &printed.join(" "), form.id != TableId::Disputes);
            }
        }
    }
    (!builder.found.table.rows.is_empty()).then(|| builder.finish())
}

/// Whether this is no table four: no values, and not all columns are named. Sentences may name some of them.
fn is_prose(tokens: &Tokens, rows: &[RunRow], form: &TableForm) -> bool {
    rows.iter().all(|row| row.values.is_none()) && !run::names_all_columns(tokens, form)
}

fn put_run_row(
    builder: &mut Builder,
    flat: &Flat<'_>,
    row: &RunRow,
    values: &[Token],
    damaged: bool,
) {
    // The file may have been cut within the last number.
    let cut = |value: &Token| value.range.end + 1 >= flat.len();
    let certain = row.certain && !damaged && !values.iter().any(cut);
    for ((column, kind), value) in builder.columns(row.row).into_iter().zip(values) {
        let mut printed = flat.text(value.range.clone());
        if let Some(note) = &value.note {
            printed.push_str(&flat.text(note.clone()));
        }
        let mut cell = number::read(&printed, kind);
        cell.certain &= certain;
        builder.put(row.row, column, cell, flat.anchor(with_note(flat, value)));
        builder.doubt_as_seen(row.row, column, flat.unclear(&value.range));
    }
}

/// Keeps the values that belong to no row. What stands behind the last one that does is no part of the table,
/// and a short number alone between rows of cells is the number of a page.
fn leave_over(builder: &mut Builder, flat: &Flat<'_>, tokens: &Tokens, rows: &[RunRow]) {
    // For each position of the text whether a value that belongs to a row begins there.
    let mut used = vec![false; flat.len()];
    for row in rows {
        for value in row.values.iter().flatten().chain(&row.raw) {
            used.get_mut(value.range.start).into_iter().for_each(|own| *own = true);
        }
    }
    let last = used.iter().rposition(|own| *own).unwrap_or(0);
    let mut look = |value: &Token| {
        let line = flat.lines().get(value.line).map(|line| line.range.clone());
        let page = !tokens.rows.is_empty() && value.range.len() <= 3;
        let is_page_number = page && line.as_ref() == Some(&value.range);
        let at = value.range.start;
        if at < last && !value.blank && !is_page_number && used.get(at) == Some(&false) {
            builder.left_over(flat.text(value.range.clone()), flat.anchor(value.range.clone()));
        }
    };
    tokens.values.iter().for_each(&mut look);
    for row in &tokens.rows {
        row.values.iter().for_each(&mut look);
    }
}

/// A value and its note, where nothing stands between them.
fn with_note(flat: &Flat<'_>, value: &Token) -> Range<usize> {
    let Token { range, note, .. } = value;
    match note {
        Some(note) if flat.folded(range.end..note.start).is_empty() => range.start..note.end,
        _ => range.clone(),
    }
}

fn put_blank_row(builder: &mut Builder, row: RowId) {
    for (column, kind) in builder.columns(row) {
        let cell = Cell { certain: false, ..number::read("", kind) };
        builder.put(row, column, cell, None);
    }
}

/// Whether the next line that is neither empty nor the number of a page holds values and nothing else.
fn values_follow(flat: &Flat<'_>, end: usize) -> bool {
    let first = flat.line_at(end);
    let mut lines =
        flat.lines().iter().skip(first).map(|line| line.range.start.max(end)..line.range.end);
    let next = lines.find(|line| {
        !flat.folded(line.clone()).is_empty() && !is_page_number(&flat.text(line.clone()))
    });
    next.is_some_and(|line| {
        let tokens = Tokens::of(flat, line);
        // Signs may be pieces of numbers.
        !tokens.values.is_empty() && !tokens.labels.iter().any(|(_, c)| c.is_alphabetic())
    })
}

/// Whether signs stand alone above or below a line: of a number in a narrow cell they are no line of their own.
fn is_torn(flat: &Flat<'_>, line: usize) -> bool {
    let sign = |c: &char| number::is_note_sign(*c) || "()[]%?".contains(*c);
    let alone = |line: usize| {
        let text = flat.lines().get(line).map(|line| flat.folded(line.range.clone()));
        text.is_some_and(|text| !text.is_empty() && text.iter().all(|(_, c)| sign(c)))
    };
    alone(line + 1) || line.checked_sub(1).is_some_and(alone)
}

/// The text of a table: its region but for lines that are sentences, and the words of its head that
/// stand between the heading and the region.
pub(super) fn taken(
    flat: &Flat<'_>,
    headings: &[Heading],
    region: &Range<usize>,
) -> Vec<Range<usize>> {
    let heading = headings.iter().rfind(|heading| heading.range.end <= region.start);
    let from = heading.map_or(region.start, |heading| heading.range.end);
    let stops = |range: &Range<usize>| {
        let text = flat.text(range.clone());
        range.len() < 300 && text.contains(|c| lexicon::STOPS.contains(c))
    };
    flat.lines()
        .iter()
        .map(|line| line.range.start.max(from)..line.range.end.min(region.end))
        .filter(|piece| piece.start < piece.end && !stops(piece))
        .collect()
}
