//! The stories of a document in the order in which a person reads them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::BlockWriter;
use super::fib::{Fib, StoryKind, Structure};
use super::lists::ListCounter;
use super::parts::DocPart;
use super::source::DocSource;
use super::story::StoryReader;
use super::streams::Streams;
use crate::compound::{u16_at, u32_at};
use model::document::Remark;
use read::{FlowResult, Limits};

/// Bytes of the description of a text box and of a shape (MS-DOC, FTXBXS and Spa).
const BOX: usize = 22;
const SHAPE: usize = 26;

/// A text box: where its shape is anchored, and its text.
struct TextBox {
    anchor: usize,
    parts: Vec<(usize, DocPart)>,
}

/// Reads the body, with the text boxes behind what holds them, and the notes behind the body.
///
/// # Errors
/// [`Refused::Damaged`](model::Refused::Damaged) where the text cannot be found.
pub(super) fn read(streams: &Streams<'_>, fib: &Fib<'_>, limits: &Limits) -> FlowResult {
    let source = DocSource::new(streams, fib, limits)?;
    let mut reader = StoryReader {
        counter: ListCounter::new(streams, fib),
        tables: 0,
        paragraphs: 0,
        left: limits.nodes,
        changed: false,
        commented: fib.characters(StoryKind::Comments) > 0,
        undecodable: 0,
    };
    let body = reader.story(&source, positions(fib, StoryKind::Body));
    let mut boxes = boxes(&mut reader, &source, streams, fib);
    boxes.sort_by_key(|own| own.anchor);
    let mut boxes = boxes.into_iter().peekable();
    let mut blocks = BlockWriter::new(limits);
    for (end, part) in &body {
        blocks.add(part);
        while let Some(own) = boxes.next_if(|own| own.anchor < *end) {
            own.parts.iter().for_each(|(_, part)| blocks.add(part));
        }
    }
    let notes = [StoryKind::Footnotes, StoryKind::Endnotes]
        .map(|story| reader.story(&source, positions(fib, story)));
    let behind = boxes.flat_map(|own| own.parts).chain(notes.into_iter().flatten());
    behind.for_each(|(_, part)| blocks.add(&part));

    let limited = blocks.cut || reader.left == 0 || source.is_spent();
    let short = StoryKind::ALL.iter().any(|story| positions(fib, *story).end > source.pieces.len());
    let remarks = [
        (reader.changed, Remark::TrackedChanges),
        (reader.commented, Remark::Comments),
        (reader.undecodable > 0, Remark::Undecodable { count: reader.undecodable }),
        (short, Remark::CutShort),
        (limited, Remark::LimitReached),
    ];
    let remarks = remarks.into_iter().filter(|(met, _)| *met).map(|(_, remark)| remark).collect();
    Ok((blocks.blocks, remarks))
}

/// Where a story stands: one behind the other.
fn positions(fib: &Fib<'_>, story: StoryKind) -> Range<usize> {
    let before = StoryKind::ALL.iter().take_while(|other| **other != story);
    let start = before.fold(0usize, |sum, other| sum.saturating_add(fib.characters(*other)));
    start..start.saturating_add(fib.characters(story))
}

/// The text boxes of the body, in the order of their text.
fn boxes(
    reader: &mut StoryReader,
    source: &DocSource<'_>,
    streams: &Streams<'_>,
    fib: &Fib<'_>,
) -> Vec<TextBox> {
    let anchors = anchors(fib.structure(Structure::Shapes, streams.table));
    let list = fib.structure(Structure::Boxes, streams.table);
    let count = list.len().saturating_sub(4) / (4 + BOX);
    let all = positions(fib, StoryKind::Boxes);
    let mut from = all.start;
    let mut boxes = Vec::new();
    for index in 0..count {
        let own = list.get(4 * (count + 1) + BOX * index..).unwrap_or(&[]);
        let end = u32_at(list, 4 * index + 4).unwrap_or(0) as usize;
        let end = all.start.saturating_add(end).min(all.end);
        // An entry that is free for another box has no text of its own.
        if end <= from || u16_at(own, 8) != Some(0) {
            continue;
        }
        let shape = u32_at(own, 14).and_then(|shape| anchors.get(&shape));
        let parts = reader.story(source, from..end);
        boxes.push(TextBox { anchor: shape.copied().unwrap_or(usize::MAX), parts });
        from = end;
    }
    if from < all.end {
        boxes.push(TextBox { anchor: usize::MAX, parts: reader.story(source, from..all.end) });
    }
    boxes
}

/// Where shapes are anchored in the body, by their identity.
fn anchors(list: &[u8]) -> BTreeMap<u32, usize> {
    let count = list.len().saturating_sub(4) / (4 + SHAPE);
    let anchor = |index: usize| {
        let shape = u32_at(list, 4 * (count + 1) + SHAPE * index)?;
        Some((shape, u32_at(list, 4 * index)? as usize))
    };
    (0..count).filter_map(anchor).collect()
}
