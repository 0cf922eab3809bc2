//! `src/form/data/*.toml` → the tables of `src/form/mod.rs`, checked for agreement with themselves.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;

use crate::Failure;
use crate::{english, rust};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    edition: String,
    instrument: String,
    years: (u16, u16),
    sections: Vec<Section>,
    tables: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    id: String,
    ordinal: u8,
    heading: String,
    english: String,
    #[serde(default)]
    aliases: Vec<String>,
    keywords: Vec<Vec<String>>,
    table: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    id: String,
    name: String,
    english: String,
    head: Vec<String>,
    head_rows: usize,
    layout: Vec<Vec<String>>,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    id: String,
    label: String,
    english: String,
    #[serde(default)]
    aliases: Vec<String>,
    kind: String,
    unit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    label: String,
    english: String,
    group: Option<String>,
    group_english: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    heads: Vec<String>,
    /// All columns of the table where it is left out.
    columns: Option<Vec<String>>,
    clause: String,
    #[serde(default)]
    stands_for: Vec<String>,
    #[serde(default = "not_filled")]
    blank: String,
}

fn not_filled() -> String {
    "not-filled".into()
}

pub fn compile(sources: &[&str], target: &str) -> Result<(), Failure> {
    let mut out = String::new();
    let mut ids = BTreeSet::new();
    for source in sources {
        println!("cargo::rerun-if-changed={source}");
        let text = std::fs::read_to_string(source)?;
        let form: Form = toml::from_str(&text).map_err(|error| format!("{source}: {error}"))?;
        one(&form, &mut out).map_err(|error| format!("{source}: {error}"))?;
        for table in form.tables {
            ids.extend(table.rows.into_iter().map(|row| row.id));
            ids.extend(table.columns.into_iter().map(|column| column.id));
        }
    }
    let ids: Vec<String> = ids.into_iter().collect();
    writeln!(out, "pub static IDS: &[&str] = {};", rust::strings(&ids))?;
    rust::write(target, out)
}

fn one(form: &Form, out: &mut String) -> Result<(), Failure> {
    let Form { edition, instrument, years, sections, tables } = form;
    writeln!(
        out,
        "pub static FORM_{edition}: Form = Form {{ edition: Edition::E{edition}, \
         instrument: {instrument:?}, years: {years:?}, sections: &["
    )?;
    for section in sections {
        let keywords: Vec<String> = section.keywords.iter().map(|all| rust::strings(all)).collect();
        writeln!(
            out,
            "SectionForm {{ id: SectionId::{}, ordinal: {}, heading: {:?}, english: {}, \
             aliases: {}, keywords: &[{}], table: {} }},",
            rust::variant(&section.id),
            section.ordinal,
            section.heading,
            english::number(&section.english),
            rust::strings(&section.aliases),
            keywords.join(", "),
            match &section.table {
                Some(id) => format!("Some(TableId::{})", rust::variant(id)),
                None => "None".into(),
            },
        )?;
    }
    writeln!(out, "], tables: &[")?;
    for entry in tables {
        table(entry, out)?;
    }
    writeln!(out, "] }};")?;
    Ok(())
}

fn table(table: &Table, out: &mut String) -> Result<(), Failure> {
    writeln!(
        out,
        "TableForm {{ id: TableId::{}, name: {:?}, english: {}, head: {}, head_rows: {}, columns: &[",
        rust::variant(&table.id),
        table.name,
        english::number(&table.english),
        rust::strings(&table.head),
        table.head_rows,
    )?;
    for column in &table.columns {
        writeln!(
            out,
            "ColumnForm {{ id: {:?}, label: {:?}, english: {}, aliases: {}, kind: Kind::{}, unit: {:?} }},",
            column.id,
            column.label,
            english::number(&column.english),
            rust::strings(&column.aliases),
            rust::variant(&column.kind),
            column.unit,
        )?;
    }
    writeln!(out, "], rows: &[")?;
    for row in &table.rows {
        writeln!(
            out,
            "RowForm {{ id: {:?}, label: {:?}, english: {}, group: {}, group_english: {}, \
             aliases: {}, heads: {}, columns: {}, clause: {:?}, stands_for: {}, blank: BlankMeans::{} }},",
            row.id,
            row.label,
            english::number(&row.english),
            rust::option(row.group.as_ref()),
            match &row.group_english {
                Some(group) => format!("Some({})", english::number(group)),
                None => "None".into(),
            },
            rust::strings(&row.aliases),
            rust::strings(&row.heads),
            rust::strings(&columns(table, row)),
            row.clause,
            rust::strings(&row.stands_for),
            rust::variant(&row.blank),
        )?;
    }
    writeln!(out, "], layout: &[")?;
    layout(table, out)?;
    writeln!(out, "] }},")?;
    Ok(())
}

fn columns(table: &Table, row: &Row) -> Vec<String> {
    match &row.columns {
        Some(columns) => columns.clone(),
        None => table.columns.iter().map(|column| column.id.clone()).collect(),
    }
}

/// The number of an id in the list of its table.
fn at<'a>(mut ids: impl Iterator<Item = &'a String>, wanted: &str) -> Result<u8, Failure> {
    let found = ids.position(|id| id == wanted);
    Ok(u8::try_from(found.ok_or_else(|| format!("no {wanted}"))?)?)
}

/// Writes the layout, and refuses one that leaves a cell out, names one twice or is no rectangle.
fn layout(table: &Table, out: &mut String) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    let mut area = 0usize;
    for line in &table.layout {
        write!(out, "&[")?;
        for cell in line {
            let (content, span) = cell.split_once('|').unwrap_or((cell, "1x1"));
            let (columns_wide, rows_high) =
                span.split_once('x').ok_or_else(|| format!("{cell}: not a span"))?;
            let (colspan, rowspan): (usize, usize) = (columns_wide.parse()?, rows_high.parse()?);
            for content in expand(table, content)? {
                area += colspan * rowspan;
                if let Some((row, column)) =
                    content.strip_prefix('=').and_then(|c| c.split_once('/'))
                {
                    if !seen.insert((row.to_owned(), column.to_owned())) {
                        return Err(format!("{content} stands twice in {}", table.id).into());
                    }
                    write!(
                        out,
                        "LayoutCell {{ content: LayoutContent::Value {{ row: {}, column: {} }}, \
                         colspan: {colspan}, rowspan: {rowspan} }}, ",
                        at(table.rows.iter().map(|row| &row.id), row)?,
                        at(table.columns.iter().map(|column| &column.id), column)?,
                    )?;
                } else {
                    let (text, row) = match content.split_once('@') {
                        Some((text, row)) => {
                            (text, Some(at(table.rows.iter().map(|row| &row.id), row)?))
                        }
                        None => (content.as_str(), None),
                    };
                    write!(
                        out,
                        "LayoutCell {{ content: LayoutContent::Label {{ text: {text:?}, row: {row:?} }}, \
                         colspan: {colspan}, rowspan: {rowspan} }}, "
                    )?;
                }
            }
        }
        writeln!(out, "],")?;
    }
    if !area.is_multiple_of(table.layout.len()) {
        return Err(format!("{}: the layout is no rectangle", table.id).into());
    }
    for row in table.rows.iter().filter(|row| row.stands_for.is_empty()) {
        for column in columns(table, row) {
            if !seen.contains(&(row.id.clone(), column.clone())) {
                return Err(format!("{}/{}/{column} is not in the layout", table.id, row.id).into());
            }
        }
    }
    Ok(())
}

/// `=row/*` is all columns of the row.
fn expand(table: &Table, content: &str) -> Result<Vec<String>, Failure> {
    let Some(row) = content.strip_prefix('=').and_then(|c| c.strip_suffix("/*")) else {
        return Ok(vec![content.to_owned()]);
    };
    let found = table.rows.iter().find(|candidate| candidate.id == row);
    let found = found.ok_or_else(|| format!("{}: no row {row}", table.id))?;
    Ok(columns(table, found).iter().map(|column| format!("={row}/{column}")).collect())
}
