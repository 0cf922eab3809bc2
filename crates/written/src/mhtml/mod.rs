//! A web page in one file, as browsers, Word and WPS save it: MIME (RFC 2045, RFC 2046) around html
//! and what belongs to it (RFC 2557).
//!
//! Only the page is read; pictures and styles are ignored.

mod entity;
mod transfer;

#[cfg(test)]
mod tests;

use crate::encoding::{self, DecodedText};
use crate::html::WhiteSpace;
use crate::{damage, page, text};
use entity::{Entity, EntityKind};
use model::document::Remark;
use read::{Decoder, FlowResult, Limits, Refused};

/// Messages within messages. Mail has two or three.
const DEEPEST: usize = 8;

/// What Excel calls the part that holds nothing but the names of its sheets.
const TABS: &str = "tabstrip.htm";

/// Whether the bytes begin with the head of such a file.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let Some(entity) = Entity::read(bytes) else { return false };
    let page = matches!(entity.kind(), EntityKind::Html) && entity.field("mime-version").is_some();
    page || entity.boundary().is_some()
}

/// The blocks of the page, or of the pages of its frames.
///
/// # Errors
/// [`Refused::Damaged`] where the page cannot be decoded, [`Refused::AnotherDocument`] where there is none,
/// [`Refused::TooLarge`] where it is nested too deep, [`Refused::Binary`] and [`Refused::Mojibake`] as for every text.
pub(super) fn read(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> FlowResult {
    let whole = Entity::read(bytes).ok_or_else(damaged)?;
    let mut parts =
        MessageParts { leaves: Vec::new(), most: limits.entries, cut: false, full: false };
    parts.gather(whole, DEEPEST);
    let Some(root) = parts.root() else {
        return Err(match (parts.cut, parts.full) {
            (true, _) => damaged(),
            (_, true) => Refused::TooLarge,
            _ => Refused::AnotherDocument,
        });
    };
    let (mut blocks, mut remarks) = read_part(root, limits, decoder)?;
    if is_frameset(root) {
        let frames = parts.leaves.iter().filter(|leaf| {
            let location = leaf.field("content-location").unwrap_or_default();
            matches!(leaf.kind(), EntityKind::Html)
                && !leaf.is_same(root)
                && !location.to_ascii_lowercase().ends_with(TABS)
        });
        for frame in frames {
            let (more, remarked) = read_part(frame, limits, decoder)?;
            blocks.extend(more);
            remarks.extend(
                remarked.into_iter().filter(|remark| !remarks.contains(remark)).collect::<Vec<_>>(),
            );
        }
    }
    let ends = [(parts.cut, Remark::CutShort), (parts.full, Remark::LimitReached)];
    for (_, remark) in ends.into_iter().filter(|(is, _)| *is) {
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    Ok((blocks, remarks))
}

fn damaged() -> Refused {
    Refused::Damaged { part: String::new() }
}

/// The blocks of one part.
fn read_part(leaf: &Entity<'_>, limits: &Limits, decoder: &dyn Decoder) -> FlowResult {
    let location = || leaf.field("content-location").unwrap_or_default().to_owned();
    let bytes = leaf.decoded().ok_or_else(|| Refused::Damaged { part: location() })?;
    let mut decoded = encoding::decode(&bytes, decoder)?;
    if damage::is_mojibake(&decoded.text) {
        return Err(Refused::Mojibake);
    }
    if let EntityKind::Plain = leaf.kind() {
        let DecodedText { text, remarks, .. } = &mut decoded;
        remarks.extend(damage::undecodable(text));
        return Ok((text::blocks(text).1, std::mem::take(remarks)));
    }
    // The charset in the head of the part takes precedence over that in the page.
    let contradicted = match leaf.charset() {
        Some(label) => encoding::differs(&label, &decoded.text, decoded.encoding),
        None => encoding::contradicts(&decoded.text, decoded.encoding),
    };
    Ok(page::read(decoded, contradicted, WhiteSpace::Collapsed, limits))
}

fn is_frameset(leaf: &Entity<'_>) -> bool {
    let bytes = leaf.decoded().unwrap_or_default();
    bytes.windows(9).any(|window| window.eq_ignore_ascii_case(b"<frameset"))
}

/// The parts that are no multiparts, in the order of the file.
struct MessageParts<'a> {
    leaves: Vec<Entity<'a>>,
    most: usize,
    /// A multipart does not end.
    cut: bool,
    full: bool,
}

impl<'a> MessageParts<'a> {
    fn gather(&mut self, entity: Entity<'a>, deeper: usize) {
        let Some(boundary) = entity.boundary() else {
            match self.leaves.len() < self.most {
                true => self.leaves.push(entity),
                false => self.full = true,
            }
            return;
        };
        let Some(deeper) = deeper.checked_sub(1) else {
            self.full = true;
            return;
        };
        let (mut parts, ended) = entity.parts(&boundary, self.most);
        let full = parts.len() >= self.most;
        self.full |= full;
        self.cut |= !ended && !full;
        // The root of related parts may be named (RFC 2387 §3.2); of alternatives the last is the
        // richest (RFC 2046 §5.1.4).
        match (entity.kind(), entity.parameter("start")) {
            (EntityKind::Alternatives, _) => parts.reverse(),
            (_, Some(start)) => {
                let id = |part: &Entity| part.field("content-id").map(|id| bare(id).to_owned());
                let named = |part: &Entity| id(part).as_deref() == Some(bare(&start));
                let at = parts.iter().position(named);
                if let Some(upto) = at.and_then(|at| parts.get_mut(..=at)) {
                    upto.rotate_right(1);
                }
            }
            _ => {}
        }
        for part in parts {
            self.gather(part, deeper);
        }
    }

    /// The first page; text only where there is none.
    fn root(&self) -> Option<&Entity<'a>> {
        let is =
            |kind: fn(EntityKind) -> bool| self.leaves.iter().find(move |leaf| kind(leaf.kind()));
        is(|kind| matches!(kind, EntityKind::Html))
            .or_else(|| is(|kind| matches!(kind, EntityKind::Plain)))
    }
}

fn bare(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}
