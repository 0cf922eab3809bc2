//! The cells of a workbook, and of commas.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::package::part;

pub type Cells = BTreeMap<(String, String), String>;

pub fn xlsx(file: &[u8]) -> Cells {
    let shared = part(file, "xl/sharedStrings.xml");
    let shared = Document::parse(&shared).unwrap();
    let shared: Vec<String> = named(shared.root(), "si").map(text).collect();
    let workbook = part(file, "xl/workbook.xml");
    let workbook = Document::parse(&workbook).unwrap();
    let mut cells = Cells::new();
    for (index, sheet) in named(workbook.root(), "sheet").enumerate() {
        let name = sheet.attribute("name").unwrap();
        let xml = part(file, &format!("xl/worksheets/sheet{}.xml", index + 1));
        let xml = Document::parse(&xml).unwrap();
        for cell in named(xml.root(), "c") {
            let value = text(cell);
            let value = match cell.attribute("t") {
                Some("s") => shared[value.parse::<usize>().unwrap()].clone(),
                _ => value,
            };
            cells.insert((name.to_owned(), cell.attribute("r").unwrap().to_owned()), value);
        }
    }
    cells
}

fn named<'a>(root: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    root.descendants().filter(move |node| node.tag_name().name() == name)
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// RFC 4180: between quotation marks a comma and a line break are text. The sheet has no name.
pub fn csv(text: &str) -> Cells {
    let mut cells = Cells::new();
    let (mut row, mut column, mut quoted) = (1, b'A', false);
    let mut field = String::new();
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => {
                let address = format!("{}{row}", char::from(column));
                cells.insert((String::new(), address), std::mem::take(&mut field));
                (row, column) = if c == ',' { (row, column + 1) } else { (row + 1, b'A') };
            }
            '\r' if !quoted => {}
            c => field.push(c),
        }
    }
    cells
}
