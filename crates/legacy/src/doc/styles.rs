//! Styles, as far as they decide what is read: hidden and raised text, and numbering (MS-DOC
//! STSH and STD).

use super::character::CharacterProperties;
use super::fib::{Fib, Structure};
use super::sprm::changes;
use super::streams::Streams;
use crate::compound::u16_at;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DocStyle {
    pub character: CharacterProperties,
    pub list: Option<u16>,
    pub level: Option<u8>,
}

/// All styles by their number, each with what it is based on.
#[derive(Default)]
pub(super) struct DocStyles(Vec<DocStyle>);

/// A style as it is stored.
struct StyleRecord<'a> {
    /// 1 paragraph, 2 character (StdfBase).
    kind: u16,
    base: usize,
    /// The lists of changes, one behind the other.
    changes: Vec<&'a [u8]>,
}

/// Styles are based on each other in no more steps than this.
const DEEPEST: usize = 32;

impl DocStyles {
    pub fn read(streams: &Streams<'_>, fib: &Fib<'_>) -> DocStyles {
        let list = fib.structure(Structure::Styles, streams.table);
        let records = records(list).unwrap_or_default();
        let mut styles: Vec<Option<DocStyle>> = vec![None; records.len()];
        for index in 0..records.len() {
            let mut line: Vec<usize> = Vec::new();
            let mut at = index;
            while line.len() < DEEPEST && matches!(styles.get(at), Some(None)) {
                line.push(at);
                at = records.get(at).and_then(Option::as_ref).map_or(usize::MAX, |own| own.base);
            }
            let mut style = styles.get(at).copied().flatten().unwrap_or_default();
            for at in line.into_iter().rev() {
                if let Some(Some(own)) = records.get(at) {
                    style.apply(own);
                }
                if let Some(place) = styles.get_mut(at) {
                    *place = Some(style);
                }
            }
        }
        DocStyles(styles.into_iter().map(Option::unwrap_or_default).collect())
    }

    pub fn get(&self, number: u16) -> DocStyle {
        self.0.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The properties of the characters of a style.
    pub fn character(&self, number: u16) -> CharacterProperties {
        self.get(number).character
    }
}

impl DocStyle {
    fn apply(&mut self, record: &StyleRecord<'_>) {
        if record.kind > 2 {
            return;
        }
        let mut lists = record.changes.iter();
        // The changes to paragraphs stand first, behind the number of the style (UpxPapx).
        if record.kind == 1 {
            let paragraph = lists.next().and_then(|list| list.get(2..)).unwrap_or(&[]);
            for (sprm, operand) in changes(paragraph) {
                match sprm {
                    0x460B => self.list = u16_at(operand, 0),
                    0x260A => self.level = operand.first().copied(),
                    _ => {}
                }
            }
        }
        if let Some(list) = lists.next() {
            let base = self.character;
            // A style does not refer to another but for its base.
            self.character.apply(list, base, |_| CharacterProperties::default());
        }
    }
}

/// The styles of the sheet; `None` for a number that is not used.
fn records(list: &[u8]) -> Option<Vec<Option<StyleRecord<'_>>>> {
    let head = usize::from(u16_at(list, 0)?);
    let own = list.get(2..)?.get(..head)?;
    let count = usize::from(u16_at(own, 0)?);
    // How many bytes of each style stand before its name (Stshif).
    let fixed = usize::from(u16_at(own, 2)?);
    let mut rest = list.get(2 + head..)?;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(rest, 0).map(usize::from) else { break };
        let Some(style) = rest.get(2..).and_then(|rest| rest.get(..length)) else { break };
        styles.push(one(style, fixed));
        rest = rest.get(2 + length..).unwrap_or(&[]);
    }
    Some(styles)
}

fn one(style: &[u8], fixed: usize) -> Option<StyleRecord<'_>> {
    let kind_and_base = u16_at(style, 2)?;
    let lists = u16_at(style, 4)? & 0xF;
    let name = usize::from(u16_at(style, fixed)?);
    // Behind the name stands a 0.
    let mut at = fixed + 2 + 2 * name + 2;
    let mut changes = Vec::new();
    for _ in 0..lists {
        // Each list begins at an even byte (UpxPadding).
        at += at % 2;
        let length = usize::from(u16_at(style, at)?);
        changes.push(style.get(at + 2..)?.get(..length)?);
        at += 2 + length;
    }
    Some(StyleRecord { kind: kind_and_base & 0xF, base: usize::from(kind_and_base >> 4), changes })
}
