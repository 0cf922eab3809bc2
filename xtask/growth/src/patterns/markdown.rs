//! Markdown.

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit};
use super::{Pattern, add, repeated, times};

/// Blocks behind the heading of section one.
const BLOCKS: &[Unit] = &[
    ("headings", "\n# 公开#\n"),
    ("headings of sections", "\n## 一、总体情况\n"),
    ("tables", "\n\n| 公 | 1 |\n|---|---|\n| 开 | 2 |\n"),
    ("rules of tables", "\n|---|---|"),
    ("quotes", "\n> 公开"),
    ("nested quotes", "> "),
    ("items", "\n- 公开"),
    ("numbered items", "\n1. 公开"),
    ("emphasis that is not closed", "**公"),
    ("links that are not closed", "[公"),
    ("fences", "\n```\n公\n```"),
    ("underlines", "\n公\n==="),
    ("escapes", "\\*"),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in BLOCKS {
        add(patterns, format!("markdown/{name}"), times(unit), move |count| {
            let text = report::text(Spot::Prose, " | ", &repeated(unit, count));
            format!("# {text}").into_bytes()
        });
    }
    for (name, unit) in CHARACTERS.iter().step_by(2) {
        add(patterns, format!("markdown/cell/{name}"), times(unit), move |count| {
            let cell = repeated(unit, count);
            let table = format!("\n\n| 公 | {cell} | 1 |\n|---|---|---|\n| 开 | {cell} | 2 |\n");
            report::text(Spot::Prose, " ", &table).into_bytes()
        });
    }
    for (name, row) in [
        ("rows", "| 行政规范性文件 | 6 | 2 | 41 |\n"),
        ("rows counted up", "| 公# | # | 2 |\n"),
        ("rows of nothing", "| | | |\n"),
    ] {
        add(patterns, format!("markdown/{name}"), times(row), move |count| {
            let table = format!(
                "\n\n| 信息内容 | 1 | 2 | 3 |\n|---|---|---|---|\n{}",
                repeated(row, count)
            );
            report::text(Spot::Prose, " ", &table).into_bytes()
        });
    }
    for (name, cell) in [("columns", " 1 |"), ("columns of labels", " 总计 |")] {
        add(patterns, format!("markdown/{name}"), times(cell), move |count| {
            let (cells, rule) = (cell.repeat(count), "---|".repeat(count));
            let table = format!("\n\n|{cells}\n|{rule}\n|{cells}\n");
            report::text(Spot::Prose, " ", &table).into_bytes()
        });
    }
}
