//! Facts about a whole part, collected in one pass: asking the tree for each of them again would be quadratic.

use roxmltree::Document;

use super::element::{ElementKind, XmlNode, attribute, kind};

/// Fields that may be open at once; the end of a field is looked for among so many.
const OPEN: usize = 64;

#[derive(Default)]
pub(super) struct PartSurvey {
    /// Tables that hold a table, by the numbers of their nodes, in order.
    outer: Vec<usize>,
    /// The beginnings and the ends of fields that have both, by the numbers of their nodes.
    fields: Vec<usize>,
    /// There are tracked insertions, deletions or moves.
    pub changed: bool,
    /// Comments are tied to the text.
    pub commented: bool,
}

/// The ancestors of a node that matter.
#[derive(Clone, Copy, Default)]
struct SurveyScope {
    table: Option<u32>,
    /// The cell, the text box or the note.
    story: u32,
}

impl PartSurvey {
    pub fn of(part: &Document<'_>) -> PartSurvey {
        let mut survey = PartSurvey::default();
        let mut scopes: Vec<SurveyScope> = Vec::new();
        let mut open: Vec<(usize, u32)> = Vec::new();
        for node in part.descendants() {
            let parent = node.parent().and_then(|parent| scopes.get(parent.id().get_usize()));
            let parent = parent.copied().unwrap_or_default();
            scopes.push(survey.look(node, parent, &mut open));
        }
        survey.outer.sort_unstable();
        survey.outer.dedup();
        survey.fields.sort_unstable();
        survey
    }

    /// Whether a table holds another, text boxes apart: then it only lays out the page.
    pub fn holds_table(&self, table: XmlNode<'_>) -> bool {
        self.outer.binary_search(&table.id().get_usize()).is_ok()
    }

    /// Whether this beginning of a field has an end, or this end a beginning. One without the other
    /// would hide everything behind it.
    pub fn is_field(&self, mark: XmlNode<'_>) -> bool {
        self.fields.binary_search(&mark.id().get_usize()).is_ok()
    }

    fn look(
        &mut self,
        node: XmlNode<'_>,
        parent: SurveyScope,
        open: &mut Vec<(usize, u32)>,
    ) -> SurveyScope {
        let ElementKind::Word(name) = kind(node) else { return parent };
        let id = node.id();
        match name {
            "tbl" => {
                self.outer.extend(parent.table.map(|outer| outer as usize));
                return SurveyScope { table: Some(id.get()), ..parent };
            }
            "tc" => return SurveyScope { story: id.get(), ..parent },
            "txbxContent" | "footnote" | "endnote" => {
                return SurveyScope { table: None, story: id.get() };
            }
            "fldChar" => match attribute(node, "fldCharType") {
                Some("begin") => open.push((id.get_usize(), parent.story)),
                Some("end") => self.end_field(id.get_usize(), parent.story, open),
                _ => {}
            },
            "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel" | "cellMerge" => {
                self.changed = true;
            }
            "commentReference" | "commentRangeStart" => self.commented = true,
            _ => {}
        }
        parent
    }

    /// A field ends in the cell that it began in.
    fn end_field(&mut self, end: usize, story: u32, open: &mut Vec<(usize, u32)>) {
        let back = open.iter().rev().take(OPEN).position(|(_, other)| *other == story);
        let Some(back) = back else { return };
        open.truncate(open.len() - back);
        if let Some((begin, _)) = open.pop() {
            self.fields.extend([begin, end]);
        }
    }
}
