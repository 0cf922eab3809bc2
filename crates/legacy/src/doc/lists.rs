//! Automatic numbering, mostly the ordinals of headings (MS-DOC, Determining List Formatting).

use std::collections::{BTreeMap, BTreeSet};

use super::fib::{Fib, Structure};
use super::numerals;
use super::properties::ParagraphProperties;
use super::streams::Streams;
use crate::compound::{u16_at, u32_at};

const LEVELS: usize = 9;
/// Bytes of the head of a list, of a level, and of a use of a list (LSTF, LVLF, LFO).
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;
/// Units of the text around a number; Word's own are a few.
const LONGEST: usize = 32;
/// Bytes of a label. Longer ones are left out: a small file could fill the memory with them.
const LONGEST_LABEL: usize = 128;
/// Uses of lists above this say that the paragraph is in none (sprmPIlfo).
const MOST_USES: u16 = 0x07FE;

struct DocList {
    levels: Vec<DocListLevel>,
    /// The style that is linked with each level.
    styles: Vec<u16>,
}

#[derive(Clone)]
struct DocListLevel {
    start: i32,
    /// How the number is written.
    format: u8,
    /// All numbers in it are written in Arabic digits.
    legal: bool,
    /// The number begins anew only behind a level above this one.
    restarts_behind: Option<u8>,
    /// 0 for a tab, 1 for a space behind the number.
    follow: u8,
    /// Text in which a unit below 9 is the number of that level.
    text: Vec<u16>,
}

/// How a part of the document uses a list.
struct ListOverride {
    list: u32,
    levels: BTreeMap<usize, LevelOverride>,
}

/// A level that a use changes.
struct LevelOverride {
    start: Option<i32>,
    level: Option<DocListLevel>,
}

/// Counts the paragraphs of lists in the order of the text.
pub(super) struct ListCounter {
    lists: BTreeMap<u32, DocList>,
    uses: Vec<ListOverride>,
    /// The last number of each level; `None` where the next begins anew.
    last: BTreeMap<u32, [Option<i32>; LEVELS]>,
    /// Uses and levels that have begun.
    begun: BTreeSet<(u16, usize)>,
}

impl ListCounter {
    pub fn new(streams: &Streams<'_>, fib: &Fib<'_>) -> ListCounter {
        ListCounter {
            lists: lists(streams.table, fib).unwrap_or_default(),
            uses: uses(fib.structure(Structure::ListUses, streams.table)).unwrap_or_default(),
            last: BTreeMap::new(),
            begun: BTreeSet::new(),
        }
    }

    /// The number in front of the paragraph as it is printed, with the space behind it. `None` for
    /// a paragraph without a number, and for bullets.
    pub fn label(&mut self, paragraph: &ParagraphProperties) -> Option<String> {
        let number = paragraph.list.filter(|number| (1..=MOST_USES).contains(number))?;
        let used = self.uses.get(usize::from(number) - 1)?;
        let list = self.lists.get(&used.list)?;
        let linked = || list.styles.iter().position(|style| *style == paragraph.style);
        let at = paragraph.level.map(usize::from).or_else(linked).unwrap_or(0).min(LEVELS - 1);
        let level = |at: usize| {
            let level_override =
                used.levels.get(&at).and_then(|level_override| level_override.level.as_ref());
            level_override.or_else(|| list.levels.get(at)).or_else(|| list.levels.first())
        };
        let own = level(at)?;
        let first = self.begun.insert((number, at));
        let start =
            used.levels.get(&at).and_then(|level_override| level_override.start).filter(|_| first);
        let last = self.last.entry(used.list).or_insert([None; LEVELS]);
        for (above, value) in last.iter_mut().enumerate().take(at) {
            *value = value.or_else(|| Some(level(above)?.start));
        }
        for (below, value) in last.iter_mut().enumerate().skip(at + 1) {
            let behind = level(below).and_then(|level| level.restarts_behind);
            if behind.is_none_or(|behind| at < usize::from(behind)) {
                *value = None;
            }
        }
        let value = last.get_mut(at)?;
        let next = value.map_or(own.start, |value| value.saturating_add(1));
        *value = Some(start.unwrap_or(next));
        own.label_text(last, &|at| level(at).map_or(0, |level| level.format))
    }
}

impl DocListLevel {
    fn label_text(&self, values: &[Option<i32>], format: &dyn Fn(usize) -> u8) -> Option<String> {
        let mut out = String::new();
        for part in char::decode_utf16(self.text.iter().copied()) {
            let part = part.unwrap_or(char::REPLACEMENT_CHARACTER);
            match values.get(part as usize) {
                Some(value) => {
                    let format = if self.legal { 0 } else { format(part as usize) };
                    out.push_str(&numerals::format_number((*value)?, format)?);
                }
                None => out.push(part),
            }
        }
        let bullet = matches!(self.format, numerals::BULLET | numerals::NONE);
        if out.is_empty()
            || out.len() > LONGEST_LABEL
            || (bullet && !self.text.iter().any(|unit| usize::from(*unit) < LEVELS))
        {
            return None;
        }
        if self.follow < 2 {
            out.push(' ');
        }
        Some(out)
    }

    /// Reads a level, and says what follows it.
    fn read(bytes: &[u8]) -> Option<(DocListLevel, &[u8])> {
        let head = bytes.get(..LEVEL)?;
        let byte = |at: usize| head.get(at).copied().unwrap_or(0);
        let changes = usize::from(byte(24)) + usize::from(byte(25));
        let rest = bytes.get(LEVEL + changes..)?;
        let length = 2 * usize::from(u16_at(rest, 0)?);
        let text = rest.get(2..)?.get(..length)?;
        let level = DocListLevel {
            start: u32_at(head, 0)?.cast_signed(),
            format: byte(4),
            legal: byte(5) & 4 != 0,
            restarts_behind: (byte(5) & 8 != 0).then(|| byte(26)),
            follow: byte(15),
            text: text
                .as_chunks::<2>()
                .0
                .iter()
                .take(LONGEST)
                .map(|unit| u16::from_le_bytes(*unit))
                .collect(),
        };
        Some((level, rest.get(2 + length..)?))
    }
}

/// All lists by their identity: first their heads, and behind the structure their levels.
fn lists(table: &[u8], fib: &Fib<'_>) -> Option<BTreeMap<u32, DocList>> {
    let heads = fib.structure(Structure::Lists, table);
    let (at, length) = fib.place(Structure::Lists)?;
    let mut rest = table.get(at.checked_add(length)?..)?;
    let mut lists = BTreeMap::new();
    for head in heads.get(2..)?.chunks_exact(LIST).take(usize::from(u16_at(heads, 0)?)) {
        let simple = head.get(26).is_some_and(|flags| flags & 1 != 0);
        let mut levels = Vec::new();
        for _ in 0..if simple { 1 } else { LEVELS } {
            let Some((level, behind)) = DocListLevel::read(rest) else { return Some(lists) };
            levels.push(level);
            rest = behind;
        }
        let styles = (0..LEVELS).filter_map(|level| u16_at(head, 8 + 2 * level)).collect();
        lists.entry(u32_at(head, 0)?).or_insert(DocList { levels, styles });
    }
    Some(lists)
}

/// The uses of lists: first the list of each, then what each changes.
fn uses(bytes: &[u8]) -> Option<Vec<ListOverride>> {
    let count = u32_at(bytes, 0)? as usize;
    let heads = bytes.get(4..)?.get(..count.checked_mul(USE)?)?;
    let mut rest = bytes.get(4 + heads.len()..)?;
    let mut uses: Vec<ListOverride> = Vec::new();
    for head in heads.chunks_exact(USE) {
        let list = u32_at(head, 0)?;
        uses.push(ListOverride { list, levels: BTreeMap::new() });
    }
    for (head, used) in heads.chunks_exact(USE).zip(&mut uses) {
        rest = rest.get(4..).unwrap_or(&[]);
        for _ in 0..head.get(12).copied().unwrap_or(0) {
            let Some((at, level_override, behind)) = level_override(rest) else {
                return Some(uses);
            };
            used.levels.insert(at, level_override);
            rest = behind;
        }
    }
    Some(uses)
}

/// A level that a use changes (LFOLVL).
fn level_override(bytes: &[u8]) -> Option<(usize, LevelOverride, &[u8])> {
    let (start, flags) = (u32_at(bytes, 0)?.cast_signed(), u32_at(bytes, 4)?);
    let mut rest = bytes.get(8..)?;
    let mut level = None;
    if flags & 0x20 != 0 {
        let (own, behind) = DocListLevel::read(rest)?;
        (level, rest) = (Some(own), behind);
    }
    let start = (flags & 0x10 != 0 && level.is_none()).then_some(start);
    Some(((flags & 0xF) as usize, LevelOverride { start, level }, rest))
}
