//! A Word document as its own XML has it.

use roxmltree::{Document, Node};

use super::package::part;

/// The texts of a document by where they stand.
pub struct Word {
    /// Paragraphs outside of tables, in order.
    body: Vec<String>,
    /// Tables, rows, cells: the paragraphs of each.
    tables: Vec<Vec<Vec<Vec<String>>>>,
}

impl Word {
    pub fn open(file: &[u8]) -> Word {
        let text = part(file, "word/document.xml");
        let xml = Document::parse(&text).unwrap();
        let mut headings = 0;
        let mut read = |node: Node<'_, '_>| {
            // The only list of these documents is that of the headings.
            let numbered = node.descendants().any(|node| is(node, "numPr"));
            headings += usize::from(numbered);
            let number = "一二三四五六七八".chars().nth(headings.saturating_sub(1)).unwrap();
            let number = if numbered { format!("{number}、") } else { String::new() };
            format!("{number}{}", printed(node))
        };
        let all = |node: Node<'_, '_>| -> Vec<String> {
            node.descendants().filter(|node| is(*node, "p")).map(printed).collect()
        };
        let outside = |node: &Node<'_, '_>| !node.ancestors().any(|node| is(node, "tbl"));
        let paragraphs = xml.descendants().filter(|node| is(*node, "p"));
        let body = paragraphs.filter(outside).map(&mut read).collect();
        let inside = |node: Node<'_, '_>, name: &str| -> Vec<_> {
            node.children().filter(|node| is(*node, name)).map(|node| node.id()).collect()
        };
        let node = |id| xml.get_node(id).unwrap();
        let row = |id| inside(node(id), "tc").into_iter().map(|id| all(node(id))).collect();
        let table = |table| inside(table, "tr").into_iter().map(row).collect();
        let tables = xml.descendants().filter(|node| is(*node, "tbl")).map(table).collect();
        Word { body, tables }
    }

    /// The text of a paragraph; of the first of a cell and all behind it.
    pub fn at(&self, cell: Option<(usize, usize, usize)>, paragraph: usize) -> Option<String> {
        let from = paragraph.checked_sub(1)?;
        let Some((table, row, cell)) = cell else { return self.body.get(from).cloned() };
        let rows = self.tables.get(table.checked_sub(1)?)?;
        let cells = rows.get(row.checked_sub(1)?)?;
        Some(cells.get(cell.checked_sub(1)?)?.get(from..)?.join("\n"))
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name(name) || node.tag_name().name() == name
}

/// What is printed of a paragraph: not what was taken out, nor what a field computes.
fn printed(paragraph: Node<'_, '_>) -> String {
    let pieces = paragraph.descendants().filter_map(|node| match node.tag_name().name() {
        "t" => Some(node.text().unwrap_or_default()),
        "br" => Some("\n"),
        _ => None,
    });
    pieces.collect()
}
