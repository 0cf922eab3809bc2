//! Word, and WPS's files of the same kind: ECMA-376 WordprocessingML, transitional and strict.
//!
//! [`parts`] finds the main part and those that it refers to, [`styles`] and [`numbering`] give what paragraphs inherit
//! and how lists are numbered, [`survey`] collects facts about the main part, and [`reader`] makes lines and grids
//! ([`table`]), with the text of [`inline`] and the numbers of [`counting`].
//!
//! What is read is what would be printed with all changes accepted. Comments, headers and footers
//! are left out; notes come at the end, text boxes behind the paragraph or the grid they are anchored to.

mod counting;
mod element;
mod inline;
mod numbering;
mod parts;
mod reader;
mod styles;
mod survey;
mod symbol;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use roxmltree::Document;

use crate::package::Package;
use counting::ListCounters;
use element::{ElementKind, XmlNode, attribute, child, elements, kind};
use model::document::{Block, Remark};
use numbering::Numbering;
use parts::{DocxPart, DocxParts};
use read::{FlowResult, Limits};
use reader::{DocxReader, NoteReference};
use styles::DocxStyles;
use survey::PartSurvey;

/// The usual names of parts that the text may need and the package may lack.
const NUMBERING: &str = "word/numbering.xml";
const FOOTNOTES: &str = "word/footnotes.xml";
const ENDNOTES: &str = "word/endnotes.xml";

pub(super) fn read(package: &Package<'_>, limits: &Limits) -> FlowResult {
    let parts = DocxParts::of(package, limits)?;
    let mut remarks = parts.remarks.clone();
    let main = parts.main.required(limits)?;
    let mut open = |part| optional(part, limits, &mut remarks);
    let (styles, numbering) = (open(&parts.styles), open(&parts.numbering));
    let (footnotes, endnotes) = (open(&parts.footnotes), open(&parts.endnotes));
    let comments = open(&parts.comments);

    let root = main.root_element();
    if kind(root) != ElementKind::Word("document") || child(root, "body").is_none() {
        return Err(parts.main.refused(limits));
    }
    let survey = PartSurvey::of(&main);
    let styles = styles.as_ref().map(DocxStyles::of).unwrap_or_default();
    let numbering = numbering.as_ref().map(|part| Numbering::of(part, &styles));
    let counting = ListCounters::new(numbering, &styles);
    let notes = DocxNotes::of(footnotes.as_ref(), endnotes.as_ref());
    let mut reader = DocxReader::new(limits, &styles, counting, &survey);
    for body in elements(root).filter(|child| kind(*child) == ElementKind::Word("body")) {
        reader.story(body, &survey);
    }
    notes.read(&mut reader, &mut remarks);
    if reader.counting.unknown {
        remark_missing(NUMBERING, &parts.numbering, &mut remarks);
    }
    let commented = survey.commented || comments.as_ref().is_some_and(holds_comment);
    let remarked = [
        (survey.changed || notes.survey.iter().any(|notes| notes.changed), Remark::TrackedChanges),
        (commented, Remark::Comments),
        (reader.holds_file, Remark::FileWithin),
        (reader.limit_reached || reader.counting.limit_reached, Remark::LimitReached),
    ];
    remarks.extend(remarked.into_iter().filter_map(|(is, remark)| is.then_some(remark)));
    let blocks = reader.blocks;
    remarks.extend(undecodable(&blocks));
    Ok((blocks, remarks))
}

/// The tree of a part that may not be there.
fn optional<'p>(
    part: &'p Option<DocxPart>,
    limits: &Limits,
    remarks: &mut Vec<Remark>,
) -> Option<Document<'p>> {
    part.as_ref()?.tree(limits, remarks)
}

/// Remarks that a part is missing, unless it was remarked as damaged.
fn remark_missing(usual: &str, part: &Option<DocxPart>, remarks: &mut Vec<Remark>) {
    let name = part.as_ref().map_or(usual, |part| &part.name);
    let remark = Remark::DamagedPart { name: name.to_owned() };
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
}

fn holds_comment(comments: &Document<'_>) -> bool {
    child(comments.root_element(), "comment").is_some()
}

/// The notes of a document, by their ids: footnotes, endnotes.
struct DocxNotes<'a> {
    notes: [BTreeMap<&'a str, XmlNode<'a>>; 2],
    survey: [PartSurvey; 2],
}

impl<'a> DocxNotes<'a> {
    fn of(
        footnotes: Option<&'a Document<'a>>,
        endnotes: Option<&'a Document<'a>>,
    ) -> DocxNotes<'a> {
        let by_id = |part: &'a Document<'a>| {
            let notes = elements(part.root_element());
            notes.filter_map(|note| Some((attribute(note, "id")?, note))).collect()
        };
        let parts = [footnotes, endnotes];
        DocxNotes {
            notes: parts.map(|part| part.map(by_id).unwrap_or_default()),
            survey: parts.map(|part| part.map(PartSurvey::of).unwrap_or_default()),
        }
    }

    /// Reads the notes that the text refers to, each once, as lines at the end.
    fn read(&'a self, reader: &mut DocxReader<'a>, remarks: &mut Vec<Remark>) {
        let mut wanted = std::mem::take(&mut reader.notes);
        let mut seen = std::collections::BTreeSet::new();
        wanted.retain(|note| seen.insert(*note));
        let [footnotes, endnotes] = &self.notes;
        let [foot_survey, end_survey] = &self.survey;
        for note in wanted {
            let (notes, survey, id, part) = match note {
                NoteReference::Foot(id) => (footnotes, foot_survey, id, FOOTNOTES),
                NoteReference::End(id) => (endnotes, end_survey, id, ENDNOTES),
            };
            match notes.get(id) {
                Some(note) => reader.story(*note, survey),
                None => remark_missing(part, &None, remarks),
            }
        }
    }
}

/// Counts the characters that could not be determined.
fn undecodable(blocks: &[Block]) -> Option<Remark> {
    let in_text = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    let in_block = |block: &Block| match block {
        Block::Line(line) => in_text(&line.text),
        Block::Grid(grid) => grid.cells.iter().map(|cell| in_text(&cell.text)).sum(),
    };
    let count: usize = blocks.iter().map(in_block).sum();
    (count > 0).then_some(Remark::Undecodable { count })
}
