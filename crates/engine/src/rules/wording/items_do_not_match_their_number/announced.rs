//! Numbers of items: 存在三个突出问题, 采取四项措施, 不足有二.

use std::ops::{Range, RangeInclusive};

use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::sentence::Sentence;

/// A number of items that a clause speaks of.
pub(super) struct Announced {
    pub sentence: usize,
    pub number: usize,
    /// From the word before the number to the end of its clause.
    pub at: Range<usize>,
    /// The mark that ends its clause, or the end of the sentence.
    pub end: usize,
    /// Its clause opens an enumeration and tells of nothing that was said before.
    pub opens: bool,
}

/// No clause goes on for longer behind the number.
const LONGEST: usize = 16;

impl Announced {
    /// Where it begins, for the order of a section.
    pub fn begin(&self) -> (usize, usize) {
        (self.sentence, self.at.start)
    }

    /// All numbers of items in a sentence, outside marks.
    pub fn all(index: usize, sentence: &Sentence<'_>) -> Vec<Announced> {
        let counts = phrases::ITEM_ASPECTS.iter().chain(phrases::ITEM_UNITS);
        let counts = counts.chain(phrases::THERE_ARE);
        if !counts.into_iter().any(|word| sentence.may_have(word)) {
            return Vec::new();
        }
        (0..sentence.len()).filter_map(|at| announced(index, sentence, at)).collect()
    }
}

fn announced(index: usize, sentence: &Sentence<'_>, at: usize) -> Option<Announced> {
    let number = number(sentence.char(at)?)?;
    let single = |c: Option<char>| c.is_none_or(|c| !is_numeral(c));
    if !single(sentence.before(at)) || !single(sentence.char(at + 1)) || sentence.is_quoted(at) {
        return None;
    }
    let start = clause_start(sentence, at);
    let lead = sentence.folded(start..at);
    let bare = ends_with(&lead, phrases::THERE_ARE) && sentence.char(at + 1) == Some(':');
    let counted = match bare {
        true => Counted { end: at + 1, has_noun: true },
        false => Counted::of(sentence, at + 1)?,
    };
    let from = counted.end;
    let reach = sentence.len().min(from + LONGEST + 1);
    let end = (from..reach).find(|at| is_mark(sentence.char(*at))).unwrap_or(reach);
    let rest = sentence.folded(from..end);
    let behind = sentence.folded(at + 1..end);
    let out_of_faults = ends_with(&lead, phrases::OUT_OF) && says(&behind, phrases::FAULTS_OF_WORK);
    let opens = ends_with(&lead, phrases::ANNOUNCES)
        && !says(&lead, phrases::TOLD_BEFORE)
        && !says(&rest, phrases::TOLD_IN_PART)
        && !says(&rest, phrases::TOLD_BEFORE)
        && !rest.chars().any(is_numeral)
        // 存在两个问题的原因 are no problems.
        && (!counted.has_noun || phrases::BEHIND_ITEM_NOUNS.contains(&rest.as_str()))
        && end - from <= LONGEST
        && opens_a_list(sentence.char(end))
        && !out_of_faults;
    Some(Announced {
        sentence: index,
        number,
        at: word_before(sentence, start, at)..end,
        end,
        opens,
    })
}

/// What a number counts: 个突出问题, 方面的不足, 点.
struct Counted {
    end: usize,
    /// 问题 and the like are counted, not only 方面, of which the rest of the clause may say anything.
    has_noun: bool,
}

impl Counted {
    fn of(sentence: &Sentence<'_>, from: usize) -> Option<Counted> {
        let one = |at: usize, words: Phrases| {
            let here = words.iter().filter(|word| sentence.has_at(at, word));
            here.map(|word| at + word.chars().count()).max()
        };
        let unit = one(from, phrases::ITEM_UNITS);
        let aspects = one(unit.unwrap_or(from), phrases::ITEM_ASPECTS);
        let noun = aspects.or(unit).and_then(|end| {
            let begin = one(end, phrases::ITEM_ADJECTIVES).unwrap_or(end);
            one(begin, phrases::ITEM_NOUNS)
        });
        // 三点， and 问题有三个：
        let points = || one(from, phrases::ITEM_POINTS).filter(|end| is_mark(sentence.char(*end)));
        let units = || unit.filter(|end| sentence.char(*end) == Some(':'));
        let end = noun.or(aspects).or_else(points).or_else(units)?;
        Some(Counted { end, has_noun: aspects.is_none() || noun.is_some() })
    }
}

pub(super) fn clause_start(sentence: &Sentence<'_>, at: usize) -> usize {
    /// No clause is longer than a rule looks.
    const LONGEST: usize = 40;
    let begin = at.saturating_sub(LONGEST);
    (begin..at).rev().find(|at| is_mark(sentence.char(*at))).map_or(begin, |mark| mark + 1)
}

/// The verb belongs to what is shown: 主要存在三个问题.
fn word_before(sentence: &Sentence<'_>, start: usize, at: usize) -> usize {
    const SHOWN: usize = 4;
    let begin = start.max(at.saturating_sub(SHOWN));
    (begin..at)
        .find(|from| phrases::ANNOUNCES.contains(&sentence.folded(*from..at).as_str()))
        .unwrap_or(at)
}

/// Two to nine.
pub(super) fn number(c: char) -> Option<usize> {
    // Asked of every character: most ideographs stand behind the last numeral (U+56DB) in their block.
    const NUMERALS: RangeInclusive<char> = '\u{4e00}'..='\u{56db}';
    if !c.is_ascii_digit() && !NUMERALS.contains(&c) {
        return None;
    }
    if phrases::TWO_OF_ITEMS.iter().any(|two| two.starts_with(c)) {
        return Some(2);
    }
    // 〇零○ stand before the numbers from one on.
    let digits = phrases::CHARACTER_DIGITS.iter().skip(3);
    let character = digits.zip(1..).find(|(digit, _)| digit.starts_with(c)).map(|(_, value)| value);
    let value = character.or_else(|| usize::try_from(c.to_digit(10)?).ok())?;
    (2..=9).contains(&value).then_some(value)
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || phrases::NUMERALS.iter().any(|numeral| numeral.starts_with(c))
}

/// A colon, a comma or the end of the sentence.
fn opens_a_list(mark: Option<char>) -> bool {
    mark.is_none_or(|c| matches!(c, ':' | ',' | '\u{3002}'))
}

fn is_mark(c: Option<char>) -> bool {
    c.is_none_or(|c| matches!(c, ':' | ',' | ';' | '\u{3002}' | '!' | '?' | '(' | ')'))
}

fn ends_with(words: &str, any: Phrases) -> bool {
    any.iter().any(|word| words.ends_with(word))
}

fn says(words: &str, any: Phrases) -> bool {
    any.iter().any(|word| words.contains(word))
}
