//! One set of values, written in all the ways of real files: the reading may be unsure, never wrong.
//!
//! The report is invented; its values are drawn anew for every seed, and they need not add up: the
//! reading must not care.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use gouji::form::{Form, LayoutContent, TableForm, form};
use gouji::model::{Edition, Entry, TableId};
use support::check_bytes;

/// Values by table, row and column, as printed.
type Values = BTreeMap<(TableId, &'static str, &'static str), String>;

#[derive(Clone, Copy)]
struct Mess {
    name: &'static str,
    write: fn(&Form, &Values) -> String,
    /// Whether the text tells every cell: then at most one in a hundred may be uncertain.
    whole: bool,
}

const MESSES: &[Mess] = &[
    Mess { name: "label and values on a line", write: |f, v| text(f, v, &line), whole: true },
    Mess { name: "labels wrapped around values", write: |f, v| text(f, v, &wrapped), whole: true },
    // A seventh value alone may be a page number: it is certain only where the row adds up.
    Mess { name: "seventh value alone", write: |f, v| text(f, v, &seventh_alone), whole: false },
    Mess { name: "page numbers between rows", write: |f, v| text(f, v, &paged), whole: true },
    Mess { name: "vertical labels between rows", write: |f, v| text(f, v, &vertical), whole: true },
    Mess { name: "head repeated in the table", write: |f, v| text(f, v, &head_again), whole: true },
    Mess { name: "one cell a line", write: |f, v| text(f, v, &cell_a_line), whole: true },
    Mess { name: "one cell a paragraph", write: |f, v| text(f, v, &cell_a_paragraph), whole: true },
    Mess { name: "markdown", write: |f, v| text(f, v, &pipes), whole: true },
    Mess { name: "tabs", write: |f, v| text(f, v, &tabs), whole: true },
    Mess { name: "html", write: |f, v| html(f, v, Spans::Kept), whole: true },
    Mess {
        name: "html without rowspans",
        write: |f, v| html(f, v, Spans::RowsDropped),
        whole: true,
    },
    Mess { name: "html without any spans", write: |f, v| html(f, v, Spans::Dropped), whole: true },
    Mess {
        name: "three tables in one",
        write: |f, v| one_table(&html(f, v, Spans::Kept)),
        whole: true,
    },
    Mess {
        name: "one table in three",
        write: |f, v| many_tables(&html(f, v, Spans::RowsDropped)),
        whole: true,
    },
    Mess {
        name: "html in layout tables",
        write: |f, v| nested(&html(f, v, Spans::Kept)),
        whole: true,
    },
];

#[test]
fn no_mess_is_read_wrongly_with_certainty() {
    let all: Vec<&Mess> = MESSES.iter().collect();
    hold(&all, &values);
}

#[test]
fn signs_notes_units_and_width_change_nothing() {
    let all: Vec<&Mess> = MESSES.iter().collect();
    hold(&all, &|form, seed| {
        dressed(form, seed, &["/", "—", "１２", "1,024", "3件", "22（其中修订16件）"])
    });
}

#[test]
fn blanks_are_blank_where_the_cells_are_drawn() {
    let drawn = ["markdown", "tabs", "html", "html without rowspans", "html in layout tables"];
    let messes: Vec<&Mess> = MESSES.iter().filter(|mess| drawn.contains(&mess.name)).collect();
    hold(&messes, &|form, seed| dressed(form, seed, &["", "-"]));
}

#[test]
fn blanks_that_the_text_lost_are_never_made_up() {
    let lost = Mess { whole: false, ..MESSES[0] };
    let paged = Mess {
        name: "page numbers without dashes",
        write: |f, v| text(f, v, &paged_bare),
        whole: false,
    };
    hold(&[&lost, &paged], &|form, seed| dressed(form, seed, &[""]));
}

/// Some values written otherwise.
fn dressed(form: &'static Form, seed: u64, dresses: &[&str]) -> Values {
    let mut values = values(form, seed);
    for (index, value) in values.values_mut().enumerate() {
        let dress = (index + seed as usize * 7) % 11;
        if let Some(dress) = dresses.get(dress) {
            *value = (*dress).to_owned();
        }
    }
    values
}

fn hold(messes: &[&Mess], values: &dyn Fn(&'static Form, u64) -> Values) {
    println!("{:<34}{:>9}{:>11}{:>7}", "mess", "certain", "uncertain", "wrong");
    let mut broken = Vec::new();
    for mess in messes {
        let (mut certain, mut uncertain, mut wrong) = (0usize, 0usize, Vec::new());
        for (edition, seed) in (0..12).map(|seed| (EDITIONS[seed % 2], seed as u64)) {
            let form = form(edition);
            let values = values(form, seed);
            let page = (mess.write)(form, &values);
            let checked = check_bytes("report", page.as_bytes()).unwrap();
            for ((table, row, column), printed) in &values {
                let cell = &checked.report().table(*table).unwrap().cells[&(*row, *column)];
                let same = cell.printed == *printed && cell.entry != Entry::Absent;
                match (same, cell.certain) {
                    (true, true) => certain += 1,
                    (_, false) => uncertain += 1,
                    (false, true) => wrong.push(format!(
                        "{} seed {seed}: {}/{row}/{column} is {:?}, not {printed}",
                        mess.name,
                        table.word(),
                        cell.printed
                    )),
                }
            }
        }
        println!("{:<34}{certain:>9}{uncertain:>11}{:>7}", mess.name, wrong.len());
        broken.extend(wrong.into_iter().take(3));
        if mess.whole && uncertain * 100 > certain {
            broken.push(format!("{}: {uncertain} uncertain of {}", mess.name, certain + uncertain));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

const EDITIONS: [Edition; 2] = [Edition::E2021, Edition::E2019];

/// Values of all sizes, many zeros among them, drawn from a seed.
fn values(form: &'static Form, seed: u64) -> Values {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut values = Values::new();
    for cell in form.tables.iter().flat_map(TableForm::cells) {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = state >> 33;
        let value = match draw % 7 {
            0..=3 => 0,
            4 => draw / 7 % 10,
            5 => draw / 7 % 1000,
            _ => draw / 7 % 10_000_000,
        };
        values.insert((cell.table, cell.row, cell.column), value.to_string());
    }
    values
}

// ---------------------------------------------------------------------------------- running text

type Write = dyn Fn(&mut String, usize, &str, &[&str]);

/// The report as text; `write` puts one row: its number, its label, its values.
fn text(form: &Form, values: &Values, write: &Write) -> String {
    let mut page = String::from(
        "云溪县人民政府\n2023年政府信息公开工作年度报告\n本报告包括总体情况、主动公开政府信息情况等六部分，\
         统计期限为2023年1月1日至12月31日。\n一、总体情况\n（一）主动公开情况。全年公开信息120条。\n",
    );
    for table in form.tables {
        let section = form.sections.iter().find(|section| section.table == Some(table.id)).unwrap();
        page.push_str(&format!("{}\n", section.heading));
        match table.id {
            TableId::Disputes => disputes_text(&mut page, table, values, write),
            _ => rows_text(&mut page, table, values, write),
        }
    }
    page.push_str("五、存在的主要问题及改进情况\n一是公开不够及时。下一步将改进。\n六、其他需要报告的事项\n2023年未收取信息处理费。\n");
    page
}

fn rows_text(page: &mut String, table: &TableForm, values: &Values, write: &Write) {
    let mut number = 0;
    for row in table.layout {
        let mut label = "";
        let mut own: Vec<&str> = Vec::new();
        for cell in *row {
            match cell.content {
                LayoutContent::Label { text, .. } => {
                    // Group labels stand before their first row, as a line of their own.
                    if !label.is_empty() || cell.rowspan > 1 {
                        page.push_str(&format!("{text}\n"));
                    }
                    if cell.rowspan == 1 {
                        label = text;
                    }
                }
                LayoutContent::Value { row, column } => own.push(&values[&(table.id, row, column)]),
            }
        }
        if own.is_empty() {
            page.push_str(&format!("{label}\n"));
        } else {
            write(page, number, label, &own);
            number += 1;
        }
    }
}

fn disputes_text(page: &mut String, table: &TableForm, values: &Values, write: &Write) {
    let words = table.head.join(" ");
    page.push_str(&format!("{words}\n"));
    let all: Vec<&str> =
        table.cells().map(|c| values[&(c.table, c.row, c.column)].as_str()).collect();
    write(page, usize::MAX, "", &all);
}

fn line(page: &mut String, _: usize, label: &str, values: &[&str]) {
    page.push_str(&format!("{label} {}\n", values.join(" ")));
}

fn wrapped(page: &mut String, number: usize, label: &str, values: &[&str]) {
    let chars: Vec<char> = label.chars().collect();
    let cut = chars.len().min(9 + number.min(40) % 5);
    let (first, rest) = chars.split_at(cut);
    let first: String = first.iter().collect();
    let rest: String = rest.iter().collect();
    page.push_str(&format!("{first}\n{}\n{rest}\n", values.join(" ")));
}

fn seventh_alone(page: &mut String, number: usize, label: &str, values: &[&str]) {
    let (last, first) = values.split_last().unwrap();
    if number.is_multiple_of(3) && !first.is_empty() {
        page.push_str(&format!("{label}\n\n{}\n{last}\n", first.join(" ")));
    } else {
        line(page, number, label, values);
    }
}

fn paged(page: &mut String, number: usize, label: &str, values: &[&str]) {
    if number % 4 == 1 {
        page.push_str(&format!("- {number} -\n"));
    }
    line(page, number, label, values);
}

fn paged_bare(page: &mut String, number: usize, label: &str, values: &[&str]) {
    line(page, number, label, values);
    if number % 4 == 1 {
        page.push_str(&format!("{number}\n"));
    }
}

fn vertical(page: &mut String, number: usize, label: &str, values: &[&str]) {
    if number == 2 && values.len() == 7 {
        page.push_str("三\n、\n本\n年\n度\n办\n理\n结\n果\n");
    }
    if number == 14 {
        page.push_str("（四）\n无\n法\n提\n供\n");
    }
    line(page, number, label, values);
}

fn head_again(page: &mut String, number: usize, label: &str, values: &[&str]) {
    line(page, number, label, values);
    if number == 9 && values.len() == 7 {
        page.push_str("申请人情况\n自然人\n法人或其他组织\n总计\n商业\n企业\n科研\n机构\n社会公益\n组织\n法律服务\n机构 其他\n");
    }
}

fn cell_a_line(page: &mut String, _: usize, label: &str, values: &[&str]) {
    page.push_str(&format!("{label}\n{}\n", values.join("\n")));
}

fn cell_a_paragraph(page: &mut String, _: usize, label: &str, values: &[&str]) {
    page.push_str(&format!("{label}\n\n{}\n\n", values.join("\n\n")));
}

fn pipes(page: &mut String, number: usize, label: &str, values: &[&str]) {
    let label = if label.is_empty() { String::new() } else { format!(" {label} |") };
    page.push_str(&format!("|{label} {} |\n", values.join(" | ")));
    if number == 0 {
        page.push_str("|---|---|---|---|---|---|---|---|\n");
    }
}

fn tabs(page: &mut String, _: usize, label: &str, values: &[&str]) {
    let label = if label.is_empty() { String::new() } else { format!("{label}\t") };
    page.push_str(&format!("{label}{}\n", values.join("\t")));
}

// ------------------------------------------------------------------------------------------ html

#[derive(Clone, Copy, PartialEq)]
enum Spans {
    Kept,
    RowsDropped,
    Dropped,
}

fn html(form: &Form, values: &Values, spans: Spans) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>年报</title><style>td{color:red}</style></head><body>\
         <div class=nav>首页 &gt; 政府信息公开年报</div><div id=zoom>\
         <p>云溪县人民政府</p><p>2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>全年公开信息&nbsp;120条。</p>",
    );
    for table in form.tables {
        let section = form.sections.iter().find(|section| section.table == Some(table.id)).unwrap();
        page.push_str(&format!("<p>{}</p><table><tbody>", section.heading));
        for row in table.layout {
            page.push_str("<tr>");
            for cell in *row {
                let text = match cell.content {
                    LayoutContent::Label { text, .. } => text.replace("、", "、<br>"),
                    LayoutContent::Value { row, column } => {
                        format!("<p align=center>&nbsp;{}</p>", values[&(table.id, row, column)])
                    }
                };
                let columns = (spans != Spans::Dropped && cell.colspan > 1)
                    .then(|| format!(" colspan={}", cell.colspan));
                let rows = (spans == Spans::Kept && cell.rowspan > 1)
                    .then(|| format!(" rowspan='{}'", cell.rowspan));
                page.push_str(&format!(
                    "<td nowrap{}{}>{text}</td>",
                    columns.unwrap_or_default(),
                    rows.unwrap_or_default()
                ));
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</tbody></table>");
    }
    page.push_str("<p>五、存在的主要问题及改进情况</p><p>公开不够及时。</p><p>六、其他需要报告的事项</p><p>无其他事项。</p></div></body></html>");
    page
}

/// The whole page once more inside two tables that only lay it out.
fn nested(page: &str) -> String {
    page.replace("<div id=zoom>", "<table><tr><td>栏目导航</td><td><table width=100%><tr><td>")
        .replace("</div></body>", "</td></tr></table></td></tr></table></body>")
}

/// All rows in one table, the headings as rows between them.
fn one_table(page: &str) -> String {
    let mut page = page.to_owned();
    while let Some(start) =
        page.find("</tbody></table><p>").filter(|at| page[*at..].contains("<table>"))
    {
        let end = start + page[start..].find("<table><tbody>").unwrap() + "<table><tbody>".len();
        let heading = page[start..end]
            .trim_start_matches("</tbody></table><p>")
            .trim_end_matches("</p><table><tbody>")
            .to_owned();
        page.replace_range(start..end, &format!("<tr><td colspan=10>{heading}</td></tr>"));
    }
    page
}

/// Every eighth row begins a table of its own.
fn many_tables(page: &str) -> String {
    let rows: Vec<&str> = page.split("</tr>\n").collect();
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        out.push_str(row);
        if index + 1 < rows.len() {
            out.push_str(if index % 8 == 7 {
                "</tr></tbody></table><table><tbody>"
            } else {
                "</tr>"
            });
        }
    }
    out
}
