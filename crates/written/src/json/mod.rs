//! JSON: the `wire v1` of a file that was checked (docs/wire-v1.schema.json), and the plain shape in
//! which others hold the three tables (docs/report.schema.json).
//!
//! A table is an object of rows of columns, and becomes a grid labelled by its keys, which `recognise` interprets. Keys may be nested (`refused` → `state-secret`) or joined
//! (`refused.state-secret`). Numbers stand as they are written.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use json::{Entries, JsonError, Value, values};
use model::document::{Anchor, Block, Declared, Grid, GridCell, Line, Remark};
use read::{Limits, Refused};

/// The keys of the tables.
const TABLES: &[&str] = &["proactive", "applications", "disputes"];

/// The section before the first heading.
const MASTHEAD: &str = "masthead";

/// The text of a cell that could not be read.
const UNREAD: &str = "\u{FFFD}";

pub(super) struct JsonContent {
    pub blocks: Vec<Block>,
    pub remarks: Vec<Remark>,
    pub declared: Declared,
}

/// Whether a text looks like JSON: an object, or a list of objects.
pub(super) fn begins(text: &str) -> bool {
    let after = |text: &str, sign: char| text.trim_start().strip_prefix(sign).map(str::to_owned);
    let object = |text: &str| {
        after(text, '{').is_some_and(|inner| inner.trim_start().starts_with(['"', '}']))
    };
    object(text) || after(text, '[').is_some_and(|inner| object(&inner))
}

/// The first report of a JSON text.
///
/// # Errors
/// [`Refused::Damaged`] where it is no JSON, [`Refused::AnotherDocument`] where no table is in it,
/// [`Refused::TooLarge`].
pub(super) fn read(text: &str, limits: &Limits) -> Result<JsonContent, Refused> {
    let json_limits = json::Limits { depth: limits.depth, values: limits.nodes };
    let values = values(text, json_limits).map_err(|error| match error {
        JsonError::NotJson => Refused::Damaged { part: String::new() },
        JsonError::TooLarge => Refused::TooLarge,
    })?;
    let mut found = Vec::new();
    for value in &values {
        reports(value, String::new(), &mut found);
    }
    let mut found = found.into_iter();
    let (pointer, report) = found.next().ok_or(Refused::AnotherDocument)?;
    let others = found.count();
    let mut reader = JsonReader::new(limits);
    reader.report(report, &pointer);
    let JsonReader { blocks, declared, full, .. } = reader;
    let mut remarks = Vec::new();
    remarks.extend((others > 0).then_some(Remark::OtherDocuments { count: others }));
    remarks.extend(full.then_some(Remark::LimitReached));
    Ok(JsonContent { blocks, remarks, declared })
}

/// The objects that hold tables, in the order of the text, with their pointers (RFC 6901).
fn reports<'v, 'a>(value: &'v Value<'a>, at: String, found: &mut Vec<(String, &'v Entries<'a>)>) {
    match value {
        Value::Object(entries) if tables(entries, &at).next().is_some() => {
            found.push((at, entries))
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                reports(value, pointer_to(&at, key), found);
            }
        }
        Value::List(values, _) => {
            for (index, value) in values.iter().enumerate() {
                reports(value, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The tables of a report, its own and those of its `tables`.
fn tables<'v, 'a>(
    report: &'v Entries<'a>,
    at: &'v str,
) -> impl Iterator<Item = (&'v str, String, &'v Entries<'a>)> {
    let own = |entries: &'v Entries<'a>, at: String| {
        entries.iter().filter_map(move |(key, value)| match value {
            Value::Object(rows) if TABLES.contains(&normalised_key(key).as_str()) => {
                Some((key.as_str(), pointer_to(&at, key), rows))
            }
            _ => None,
        })
    };
    let inner = report.iter().filter_map(move |(key, value)| match value {
        Value::Object(entries) if key == "tables" => Some(own(entries, pointer_to(at, key))),
        _ => None,
    });
    own(report, at.to_owned()).chain(inner.flatten())
}

fn pointer_to(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// A key without the signs by which one spelling differs from the other.
fn normalised_key(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

struct JsonReader<'l> {
    blocks: Vec<Block>,
    declared: Declared,
    full: bool,
    limits: &'l Limits,
}

/// A row as the file has it.
struct JsonRow<'v> {
    name: String,
    pointer: String,
    cells: Vec<(&'v str, JsonCell)>,
}

struct JsonCell {
    text: String,
    pointer: String,
    certain: bool,
}

impl<'l> JsonReader<'l> {
    fn new(limits: &'l Limits) -> JsonReader<'l> {
        JsonReader { blocks: Vec::new(), declared: Declared::default(), full: false, limits }
    }

    /// Title, sections and tables; a table stands behind the section of its name.
    fn report(&mut self, report: &Entries<'_>, at: &str) {
        let mut tables: Vec<_> = tables(report, at).collect();
        for (key, value) in report {
            match (key.as_str(), value) {
                ("title", Value::Text(title)) => self.title(title, pointer_to(at, key)),
                ("organ", Value::Text(organ)) => self.declared.organ = Some(organ.clone()),
                ("year", Value::Plain(year)) => self.declared.year = year.parse().ok(),
                ("year", Value::Text(year)) => self.declared.year = year.trim().parse().ok(),
                _ => {}
            }
        }
        let sections = report.iter().filter(|(key, _)| key == "sections");
        for (key, sections) in sections {
            let Value::Object(sections) = sections else { continue };
            let at = pointer_to(at, key);
            for (name, section) in sections {
                let at = pointer_to(&at, name);
                match section {
                    Value::Object(masthead) if name == MASTHEAD => self.masthead(masthead, at),
                    section => self.section(section, at),
                }
                let own =
                    |(table, _, _): &(&str, _, _)| normalised_key(table) == normalised_key(name);
                for (table, pointer, rows) in tables.extract_if(.., |table| own(table)) {
                    self.table(table, pointer, rows);
                }
            }
        }
        for (table, pointer, rows) in tables {
            self.table(table, pointer, rows);
        }
    }

    /// The heading of the masthead is the title.
    fn masthead(&mut self, masthead: &Entries<'_>, at: String) {
        for (key, value) in masthead {
            let at = pointer_to(&at, key);
            match (key.as_str(), value) {
                ("heading", Value::Text(title)) => self.title(title, at),
                ("sentences" | "text", value) => self.section(value, at),
                _ => {}
            }
        }
    }

    fn title(&mut self, title: &str, pointer: String) {
        let from = self.blocks.len();
        self.lines(title, pointer);
        if let [Block::Line(line)] = self.blocks.get(from..).unwrap_or_default() {
            self.declared.title = Some(line.anchor.clone());
        }
    }

    /// Text, a list of texts, or an object with `heading` and `sentences`.
    fn section(&mut self, section: &Value<'_>, at: String) {
        match section {
            Value::Text(text) => self.lines(text, at),
            Value::List(sentences, _) => {
                for (index, sentence) in sentences.iter().enumerate() {
                    self.section(sentence, format!("{at}/{index}"));
                }
            }
            Value::Object(entries) => {
                for wanted in ["heading", "sentences", "text"] {
                    for (key, value) in entries.iter().filter(|(key, _)| key == wanted) {
                        self.section(value, pointer_to(&at, key));
                    }
                }
            }
            Value::Null | Value::Plain(_) => {}
        }
    }

    fn lines(&mut self, text: &str, pointer: String) {
        let mut start = 0;
        for line in text.split('\n') {
            let end = start + line.chars().count();
            if !line.trim().is_empty() {
                let anchor = Anchor::Json { pointer: pointer.clone(), chars: start..end };
                self.blocks.push(Block::Line(Line {
                    text: line.to_owned(),
                    whole: true,
                    anchor,
                    unclear: Vec::new(),
                }));
            }
            start = end + 1;
        }
    }

    /// A grid with the table's name in its corner, its columns above and its rows beside it.
    fn table(&mut self, name: &str, pointer: String, table: &Entries<'_>) {
        let mut rows = Vec::new();
        gather(table, String::new(), pointer.clone(), &mut rows);
        rows.retain(|row| !row.cells.is_empty());
        self.full |= rows.len() >= self.limits.grid;
        rows.truncate(self.limits.grid.saturating_sub(1));
        let label = |row, column, text: &str, pointer: &str| GridCell {
            row,
            column,
            rowspan: 1,
            colspan: 1,
            text: text.to_owned(),
            anchor: Anchor::Json { pointer: pointer.to_owned(), chars: 0..0 },
            unclear: None,
        };
        // A key that stands twice in a row has two columns.
        let mut columns: BTreeMap<(&str, usize), usize> = BTreeMap::new();
        let mut body = Vec::new();
        for (index, row) in rows.iter_mut().enumerate() {
            body.push(label(index + 1, 0, &row.name, &row.pointer));
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (key, cell) in row.cells.drain(..) {
                let nth = seen.entry(key).or_default();
                let next = columns.len() + 1;
                let column = *columns.entry((key, *nth)).or_insert(next);
                *nth += 1;
                if column >= self.limits.grid {
                    self.full = true;
                    continue;
                }
                let chars = 0..cell.text.chars().count();
                let anchor = Anchor::Json { pointer: cell.pointer, chars };
                self.declared.uncertain.extend((!cell.certain).then(|| anchor.clone()));
                let (row, text) = (index + 1, cell.text);
                body.push(GridCell {
                    row,
                    column,
                    rowspan: 1,
                    colspan: 1,
                    text,
                    anchor,
                    unclear: None,
                });
            }
        }
        columns.retain(|_, column| *column < self.limits.grid);
        let mut head: Vec<GridCell> =
            columns.iter().map(|((key, _), column)| label(0, *column, key, &pointer)).collect();
        head.push(label(0, 0, name, &pointer));
        head.append(&mut body);
        head.sort_by_key(|cell| (cell.row, cell.column));
        let (rows, columns) = (rows.len() + 1, columns.len() + 1);
        self.blocks.push(Block::Grid(Grid { rows, columns, cells: head, lines: Vec::new() }));
    }
}

/// The rows of a table: objects with values, under the joined keys that lead to them.
fn gather<'v>(
    entries: &'v Entries<'_>,
    name: String,
    pointer: String,
    rows: &mut Vec<JsonRow<'v>>,
) {
    let mut cells = Vec::new();
    let mut groups = Vec::new();
    for (key, value) in entries {
        let at = pointer_to(&pointer, key);
        match value {
            Value::Object(inner) => match reported_cell(inner, &at) {
                Some(cell) => cells.extend(cell.map(|cell| (key.as_str(), cell))),
                None => groups.push((key, inner, at)),
            },
            plain => {
                let cell = JsonCell { text: value_text(plain), pointer: at, certain: true };
                cells.push((key.as_str(), cell));
            }
        }
    }
    rows.push(JsonRow { name: name.clone(), pointer, cells });
    for (key, inner, at) in groups {
        let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
        gather(inner, name, at, rows);
    }
}

/// A cell of `wire v1`: what was printed, and whether it was read with certainty. The inner `None`
/// is one that the report does not have; the outer one no cell.
fn reported_cell(entries: &Entries<'_>, at: &str) -> Option<Option<JsonCell>> {
    let get = |wanted: &str| entries.iter().find(|(key, _)| key == wanted).map(|(_, value)| value);
    let is = |wanted: &str, word: &str| match get(wanted) {
        Some(Value::Text(text)) => text == word,
        Some(Value::Plain(text)) => *text == word,
        _ => false,
    };
    let key = ["printed", "value"]
        .into_iter()
        .find(|key| get(key).is_some_and(|value| !matches!(value, Value::Object(_))))?;
    if is("kind", "absent") {
        return Some(None);
    }
    let printed = get(key).map(value_text).unwrap_or_default();
    let unread = is("kind", "text") && printed.is_empty();
    let text = if unread { UNREAD.to_owned() } else { printed };
    Some(Some(JsonCell { text, pointer: pointer_to(at, key), certain: !is("certain", "false") }))
}

fn value_text(value: &Value<'_>) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::Plain(value_text) => (*value_text).to_owned(),
        Value::Text(text) => text.clone(),
        Value::List(_, value_text) => (*value_text).to_owned(),
    }
}
