//! One set of values in all the layouts of real files: a cell may be read as uncertain, never wrongly.
//!
//! The report is invented; its values are drawn anew for every seed, and they need not add up: the
//! reading must not care.

mod prints;
mod shapes;

use crate::maker::html::Spans;
use crate::maker::page::{Block, Page};
use crate::maker::report::Report;
use crate::maker::text::{cell_a_line, line, pipes, text, wrapped};
use crate::maker::{Values, html, values};
use crate::support::check_bytes;
use engine::recognise::{Note, NoteKind};
use model::form::{Form, form};
use model::{Edition, Entry, TableId};

#[derive(Clone, Copy)]
struct Mess {
    name: &'static str,
    write: fn(&Page) -> String,
    /// Whether the text tells every cell: then at most one in a hundred may be uncertain.
    whole: bool,
}

const MESSES: &[Mess] = &[
    Mess { name: "label and values on a line", write: |p| text(p, &line), whole: true },
    Mess { name: "labels wrapped around values", write: |p| text(p, &wrapped), whole: true },
    // A seventh value alone may be a page number: it is certain only where the row adds up.
    Mess { name: "seventh value alone", write: |p| text(p, &seventh_alone), whole: false },
    Mess { name: "page numbers between rows", write: |p| text(p, &paged), whole: true },
    Mess { name: "vertical labels between rows", write: |p| text(p, &vertical), whole: true },
    Mess { name: "head repeated in the table", write: |p| text(p, &head_again), whole: true },
    Mess { name: "one cell a line", write: |p| text(p, &cell_a_line), whole: true },
    Mess { name: "one cell a paragraph", write: |p| text(p, &cell_a_paragraph), whole: true },
    Mess { name: "markdown", write: |p| text(p, &pipes), whole: true },
    Mess { name: "tabs", write: |p| text(p, &tabs), whole: true },
    Mess { name: "html", write: |p| html::plain(p, Spans::Kept), whole: true },
    Mess {
        name: "html without rowspans",
        write: |p| html::plain(p, Spans::RowsDropped),
        whole: true,
    },
    Mess { name: "html without any spans", write: |p| html::plain(p, Spans::Dropped), whole: true },
    Mess {
        name: "three tables in one",
        write: |p| one_table(&html::plain(p, Spans::Kept)),
        whole: true,
    },
    Mess {
        name: "one table in three",
        write: |p| many_tables(&html::plain(p, Spans::RowsDropped)),
        whole: true,
    },
    Mess {
        name: "html in layout tables",
        write: |p| nested(&html::plain(p, Spans::Kept)),
        whole: true,
    },
    Mess {
        name: "cells of Word without width",
        write: |p| misaligned(&html::plain(p, Spans::Kept)),
        whole: true,
    },
    Mess {
        name: "blanks that Excel runs together",
        write: |p| run_together(&html::plain(p, Spans::Kept)),
        whole: true,
    },
];

#[test]
fn no_shape_is_read_wrongly_with_certainty() {
    hold(&shapes::SHAPES.iter().collect::<Vec<_>>(), &values::any);
}

#[test]
fn no_mess_is_read_wrongly_with_certainty() {
    let all: Vec<&Mess> = MESSES.iter().collect();
    hold(&all, &values::any);
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
fn blanks_beside_each_other_are_each_a_blank() {
    let drawn = ["html", "cells of Word without width", "blanks that Excel runs together"];
    let messes: Vec<&Mess> = MESSES.iter().filter(|mess| drawn.contains(&mess.name)).collect();
    hold(&messes, &|form, seed| dressed(form, seed, &["", "", "", "-"]));
}

#[test]
fn blanks_that_the_text_lost_are_never_made_up() {
    let lost = Mess { whole: false, ..MESSES[0] };
    let paged =
        Mess { name: "page numbers without dashes", write: |p| text(p, &paged_bare), whole: false };
    hold(&[&lost, &paged], &|form, seed| dressed(form, seed, &[""]));
}

/// A word is no label where the head says that a number stands there: one cell is no number, and the
/// rest of its row is read.
#[test]
fn a_word_in_a_cell_costs_no_other_cell() {
    let form = form(Edition::E2021);
    for (table, row, column) in [
        (TableId::Applications, "partly-disclosed", "business"),
        (TableId::Applications, "received", "total"),
        (TableId::Disputes, "review", "upheld"),
        (TableId::Disputes, "litigation-direct", "other"),
    ] {
        let mut values = values::any(form, 3);
        values.insert((table, row, column), "若干".into());
        let page = Page::new(&Report::around(form, values.clone()));
        for page in [html::clean(&page), html::plain(&page, Spans::Kept)] {
            let checked = check_bytes("report.html", page.as_bytes()).unwrap();
            let read = checked.report().table(table).unwrap();
            for ((of, column), cell) in read.cells.iter().filter(|((of, _), _)| *of == row) {
                assert_eq!(cell.printed, values[&(table, *of, *column)], "{row} {column}");
                assert!(cell.certain, "{row} {column}");
            }
            assert_eq!(read.cells[&(row, column)].entry, Entry::Text);
        }
    }
}

/// The second has other values: the first is read, and nothing of the second is taken for prose.
#[test]
fn a_table_that_stands_twice_is_read_once_and_named() {
    let texts: [&dyn Fn(&Page) -> String; 7] = [
        &|p| text(p, &line),
        &|p| text(p, &wrapped),
        &|p| text(p, &cell_a_line),
        &|p| text(p, &cell_a_paragraph),
        &|p| text(p, &pipes),
        &|p| text(p, &tabs),
        &|p| html::plain(p, Spans::Kept),
    ];
    for (nth, seed, headed) in (0..texts.len())
        .flat_map(|nth| (0..4).flat_map(move |seed| [(nth, seed, false), (nth, seed, true)]))
    {
        let form = form(EDITIONS[seed as usize % 2]);
        let report = Report::around(form, values::any(form, seed));
        let other = Report::around(form, values::any(form, seed + 50));
        let page = twice(Page::new(&report), Page::new(&other), headed);
        let checked = check_bytes("report", texts[nth](&page).as_bytes()).unwrap();
        let case = format!("text {nth} seed {seed} headed {headed}");
        for table in TableId::ALL {
            let noted =
                |note: &Note| note.kind == NoteKind::TableTwice && note.place == table.into();
            assert!(checked.reading.notes.iter().any(noted), "{case} {table:?}");
        }
        for ((table, row, column), printed) in &report.values {
            let cell = &checked.report().table(*table).unwrap().cells[&(*row, *column)];
            let of = (table, row, column);
            assert!(!cell.certain || cell.printed == *printed, "{case} {of:?} {}", cell.printed);
        }
        let alone = check_bytes("report", texts[nth](&Page::new(&report)).as_bytes()).unwrap();
        assert_eq!(checked.report().claims, alone.report().claims, "{case}");
    }
}

/// Behind each table the other page's, under its heading once more or not.
fn twice(page: Page, other: Page, headed: bool) -> Page {
    let mut others = other.blocks.into_iter();
    let mut blocks = Vec::new();
    for block in page.blocks {
        let table = matches!(block, Block::Table(_));
        blocks.push(block);
        let (mut heading, mut second) = (None, None);
        while table && second.is_none() {
            match others.next().unwrap() {
                block @ Block::Table(_) => second = Some(block),
                block @ Block::Heading { .. } => heading = Some(block),
                _ => {}
            }
        }
        blocks.extend(heading.filter(|_| headed));
        blocks.extend(second);
    }
    Page { blocks }
}

fn dressed(form: &'static Form, seed: u64, dresses: &[&str]) -> Values {
    let mut values = values::any(form, seed);
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
    assert!(!messes.is_empty());
    for mess in messes {
        let (mut certain, mut uncertain, mut wrong) = (0usize, 0usize, Vec::new());
        for (edition, seed) in (0..12).map(|seed| (EDITIONS[seed % 2], seed as u64)) {
            let form = form(edition);
            let values = values(form, seed);
            let report = Report::around(form, values);
            let page = (mess.write)(&Page::new(&report));
            let checked = check_bytes("report", page.as_bytes()).unwrap();
            for ((table, row, column), printed) in &report.values {
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

fn cell_a_paragraph(page: &mut String, _: usize, label: &str, values: &[&str]) {
    page.push_str(&format!("{label}\n\n{}\n\n", values.join("\n\n")));
}

fn tabs(page: &mut String, _: usize, label: &str, values: &[&str]) {
    let label = if label.is_empty() { String::new() } else { format!("{label}\t") };
    page.push_str(&format!("{label}{}\n", values.join("\t")));
}

/// The whole page once more inside two tables that only lay it out.
fn nested(page: &str) -> String {
    page.replace("<div id=zoom>", "<table><tr><td>栏目导航</td><td><table width=100%><tr><td>")
        .replace("</div></body>", "</td></tr></table></td></tr></table></body>")
}

/// Word ends a row that is shorter than another with a cell of no width.
fn misaligned(page: &str) -> String {
    let cell = "<![if !supportMisalignedRows]><td style='border:none' width=0></td><![endif]>";
    page.replace("</tr>", &format!("{cell}</tr>"))
}

/// Excel writes blank cells beside each other as one, and one beside a text as part of its cell.
fn run_together(page: &str) -> String {
    let blank = "<td><p align=center>&nbsp;</p></td>";
    let mut page = page.to_owned();
    for count in (1..=15).rev() {
        let one = format!("<td colspan={count} style='mso-ignore:colspan'></td>");
        page = page.replace(&blank.repeat(count), &one);
    }
    page
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
