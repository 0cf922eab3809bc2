//! One invented report as lines and tables, before any file format.

use model::form::{Form, LayoutContent};
use std::collections::BTreeMap;

use model::TableId;

pub type Values = BTreeMap<(TableId, &'static str, &'static str), String>;

pub enum Part {
    /// A paragraph or a heading.
    Line(String),
    Table(Vec<Vec<Cell>>),
}

#[derive(Clone)]
pub struct Cell {
    pub text: String,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
}

/// The whole report.
pub fn report(form: &Form, values: &Values) -> Vec<Part> {
    let line = |text: &str| Part::Line(text.to_owned());
    let mut page = vec![
        line("云溪县人民政府2023年政府信息公开工作年度报告"),
        line("本报告由总体情况等六部分组成，统计期限为2023年1月1日至12月31日。"),
        line("一、总体情况"),
        line("（一）主动公开情况。全年公开信息120条，内容真实。"),
        line("（二）依申请公开情况。依法答复。"),
    ];
    for table in form.tables {
        let section = form.sections.iter().find(|section| section.table == Some(table.id)).unwrap();
        page.push(line(section.heading));
        page.push(Part::Table(self::table(table, |row, column| {
            values[&(table.id, row, column)].clone()
        })));
    }
    page.extend([
        line("五、存在的主要问题及改进情况"),
        line("公开不够及时。下一步将改进。"),
        line("六、其他需要报告的事项"),
        line("2023年未收取信息处理费。"),
    ]);
    page
}

fn table(
    form: &model::form::TableForm,
    value: impl Fn(&'static str, &'static str) -> String,
) -> Vec<Vec<Cell>> {
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    form.layout
        .iter()
        .map(|row| {
            let mut column = 0;
            let mut cells = Vec::new();
            for cell in *row {
                while taken.get(&column).copied().unwrap_or(0) > 0 {
                    column += 1;
                }
                let (colspan, rowspan) = (usize::from(cell.colspan), usize::from(cell.rowspan));
                let text = match cell.content {
                    LayoutContent::Label { text, .. } => text.to_owned(),
                    LayoutContent::Value { row, column } => {
                        value(form.rows[usize::from(row)].id, form.columns[usize::from(column)].id)
                    }
                };
                cells.push(Cell { text, column, rowspan, colspan });
                (column..column + colspan).for_each(|column| _ = taken.insert(column, rowspan));
                column += colspan;
            }
            taken.values_mut().for_each(|left| *left = left.saturating_sub(1));
            cells
        })
        .collect()
}

/// The same report as a web page, which all other formats are held against.
pub fn html(page: &[Part]) -> String {
    let mut out = String::from("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>");
    for part in page {
        match part {
            Part::Line(text) => out += &format!("<p>{text}</p>"),
            Part::Table(rows) => {
                out += "<table>";
                for row in rows {
                    out += "<tr>";
                    for Cell { text, rowspan, colspan, .. } in row {
                        out += &format!("<td rowspan={rowspan} colspan={colspan}>{text}</td>");
                    }
                    out += "</tr>";
                }
                out += "</table>";
            }
        }
    }
    out + "</body></html>"
}
