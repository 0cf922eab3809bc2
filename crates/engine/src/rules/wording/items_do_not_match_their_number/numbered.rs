//! Items of enumerations by their numbers: 一是, 第二，, 其三，, （四）, 5.

use std::ops::Range;

use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::sentence::Sentence;

/// A number that begins an item.
pub(super) struct Item {
    pub sentence: usize,
    pub at: Range<usize>,
    pub manner: Manner,
    pub value: usize,
}

/// How the items of one enumeration are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// 一是
    Is,
    /// 一要
    Must,
    /// 第一，
    Nth,
    /// 其一，
    OfThem,
    /// （一）, or (1) in digits.
    Brackets { digits: bool },
    /// 1.
    Point,
    /// 一、
    Comma,
    /// ①
    Circle,
}

const MANNERS: [(Manner, Phrases, bool); 8] = [
    (Manner::Is, phrases::ORDERED_IS, false),
    (Manner::Must, phrases::ORDERED_MUST, false),
    (Manner::Nth, phrases::ORDERED_NTH, false),
    (Manner::OfThem, phrases::ORDERED_OF_THEM, false),
    (Manner::Brackets { digits: false }, phrases::ORDERED_IN_BRACKETS, false),
    (Manner::Brackets { digits: true }, phrases::ORDERED_IN_BRACKETS, true),
    (Manner::Point, phrases::ORDERED_BY_POINT, true),
    (Manner::Comma, phrases::ORDERED_BY_COMMA, false),
];

impl Item {
    /// 一、 numbers the parts of a report, too, and which of them they are is not told.
    pub fn can_be_counted(&self) -> bool {
        self.manner != Manner::Comma
    }

    /// One may be taken for the other: whoever says 一是 may go on with 二要 and 第三.
    pub fn is_like(&self, other: &Item) -> bool {
        let spoken = |item: &Item| {
            matches!(item.manner, Manner::Is | Manner::Must | Manner::Nth | Manner::OfThem)
        };
        self.manner == other.manner || (spoken(self) && spoken(other))
    }
}

/// The items of a section, in its order.
pub(super) struct Items(Vec<Item>);

impl Items {
    pub fn of(sentences: &[Sentence<'_>]) -> Items {
        let all = sentences.iter().enumerate().flat_map(|(index, sentence)| {
            (0..sentence.len()).filter_map(move |at| item(index, sentence, at))
        });
        Items(all.collect())
    }

    /// Those before a place, and those from it on.
    pub fn split_at(&self, place: (usize, usize)) -> Option<(&[Item], &[Item])> {
        let before = self.0.partition_point(|item| (item.sentence, item.at.start) < place);
        self.0.split_at_checked(before)
    }
}

fn item(index: usize, sentence: &Sentence<'_>, at: usize) -> Option<Item> {
    // 统一是 and 之一是 are words.
    if sentence.before(at).is_some_and(char::is_alphanumeric) || sentence.is_quoted(at) {
        return None;
    }
    let first = sentence.char(at)?;
    let circled = phrases::CIRCLED.iter().zip(1..).find(|(circle, _)| circle.starts_with(first));
    if let Some((_, value)) = circled {
        return Some(Item { sentence: index, at: at..at + 1, manner: Manner::Circle, value });
    }
    MANNERS.iter().find_map(|(manner, forms, digits)| {
        forms.iter().find_map(|form| {
            let (begin, end) = form.split_once('#')?;
            let from = at + begin.chars().count();
            let value = value(sentence.char(from)?, *digits)?;
            let behind = from + 1 + end.chars().count();
            let here = sentence.has_at(at, begin) && sentence.has_at(from + 1, end);
            // 1.5 is a number.
            let number = *digits && sentence.char(behind).is_some_and(|c| c.is_ascii_digit());
            let found = Item { sentence: index, at: at..behind, manner: *manner, value };
            (here && !number && (manner.is_spoken_anywhere() || sentence.begins_clause(at)))
                .then_some(found)
        })
    })
}

impl Manner {
    /// 一是 begins an item behind any mark; （一） and 1. begin one where a clause begins.
    fn is_spoken_anywhere(self) -> bool {
        !matches!(self, Manner::Brackets { .. } | Manner::Point | Manner::Comma)
    }
}

/// 一 to 十, or one digit.
fn value(c: char, digits: bool) -> Option<usize> {
    if digits {
        return usize::try_from(c.to_digit(10)?).ok().filter(|value| *value > 0);
    }
    // 〇零○ stand before the numbers from one on.
    let numerals = phrases::CHARACTER_DIGITS.iter().skip(3).chain(phrases::TEN_SIGN);
    numerals.zip(1..).find(|(numeral, _)| numeral.starts_with(c)).map(|(_, value)| value)
}
