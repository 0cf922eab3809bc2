//! A number of items is announced, and another number of items follows: 存在两个问题：一是…；二是…；三是….
//!
//! Judged where one announced number stands right before one enumeration that counts up from one. The rest is
//! left open: what may be a part of an enumeration around it, an item that has no number, words that tell of
//! something said before (针对三个问题) or of a part (主要是).

mod announced;
mod numbered;
mod told;

use crate::rules::Why;
use crate::rules::catalogue::text::items_do_not_match_their_number::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use announced::Announced;
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};
use numbered::{Item, Items};
use told::Told;

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    cx.prose()?;
    let mut counted = false;
    for section in SectionId::NUMBERED {
        let prose = Prose::of(cx.sentences_of(section), cx.whole_section(section).is_ok());
        for announced in &prose.announced {
            let Some(list) = prose.list_of(announced) else { continue };
            counted |= list.run.len() == announced.number;
            if prose.differs(announced, &list) {
                return broken(prose.finding(announced, list.run));
            }
        }
    }
    let sentences = cx.prose()?;
    for (at, sentence) in sentences.iter().enumerate() {
        let Some(told) = Told::of(sentence) else { continue };
        counted |= told.number == told.listed;
        let next = sentences.get(at + 1).filter(|next| next.paragraph == sentence.paragraph);
        if told.differs(next) {
            return broken(told_finding(sentence, &told));
        }
    }
    if counted { holds() } else { Err(Why::NotSaid) }
}

fn told_finding(sentence: &Sentence<'_>, told: &Told) -> Finding {
    let place = sentence.span(told.at.clone());
    Finding::new(RULE.id, Severity::Doubtful, place)
        .variant(text::TOLD)
        .slot(slot::PRINTED, Slot::Text(sentence.quote(told.at.clone())))
        .slot(slot::CLAIMED, Slot::Number(told.number as i128))
        .slot(slot::LISTED, Slot::Number(told.listed as i128))
        .related([place])
}

/// Items that are looked through for others that belong to them.
const NEAR: usize = 48;

/// A section with the numbers that are announced in it and the items of its enumerations.
struct Prose<'s, 'a> {
    sentences: &'s [Sentence<'a>],
    announced: Vec<Announced>,
    items: Items,
    /// Nothing was cut off behind it.
    whole: bool,
}

/// An enumeration from its first item to its last.
struct List<'p> {
    run: &'p [Item],
    /// All items before it, and behind it, of whatever manner.
    before: &'p [Item],
    behind: &'p [Item],
}

impl<'s, 'a> Prose<'s, 'a> {
    fn of(sentences: &'s [Sentence<'a>], whole: bool) -> Prose<'s, 'a> {
        let announced = sentences.iter().enumerate().flat_map(|(at, one)| Announced::all(at, one));
        let announced: Vec<Announced> = announced.collect();
        // Without one there is nothing to hold the items against.
        let read = if announced.is_empty() { &[] } else { sentences };
        Prose { sentences, announced, items: Items::of(read), whole }
    }

    fn finding(&self, announced: &Announced, run: &[Item]) -> Finding {
        let sentence = self.sentences.get(announced.sentence);
        let place = sentence.map_or(Place::Report, |one| one.span(announced.at.clone()));
        let printed = sentence.map(|one| one.quote(announced.at.clone())).unwrap_or_default();
        let items = run.iter().filter_map(|item| {
            let sentence = self.sentences.get(item.sentence)?;
            Some(sentence.span(item.at.clone()))
        });
        Finding::new(RULE.id, Severity::Doubtful, place)
            .slot(slot::PRINTED, Slot::Text(printed))
            .slot(slot::CLAIMED, Slot::Number(announced.number as i128))
            .slot(slot::LISTED, Slot::Number(run.len() as i128))
            .related([place].into_iter().chain(items))
    }

    /// The enumeration right behind an announced number that stands alone there.
    fn list_of(&self, announced: &Announced) -> Option<List<'_>> {
        if !announced.opens {
            return None;
        }
        let sentence = self.sentences.get(announced.sentence)?;
        let begin = match announced.end + 1 < sentence.len() {
            true => (announced.sentence, announced.end + 1),
            false => (announced.sentence + 1, 0),
        };
        let (before, from) = self.items.split_at(begin)?;
        let first = from.first().filter(|item| (item.sentence, item.at.start) == begin)?;
        let alike = |item: &Item| item.manner == first.manner;
        let steps =
            from.iter().zip(1..).take_while(|(item, next)| alike(item) && item.value == *next);
        let length = steps.count();
        let (run, behind) = from.split_at_checked(length)?;
        // Counted on otherwise than by one, or across paragraphs that are none of its items.
        let together =
            run.windows(2).all(|two| matches!(two, [one, next] if self.follows(one, next)));
        (together && first.can_be_counted()).then_some(List { run, before, behind })
    }

    /// In the same paragraph, or at the beginning of the next.
    fn follows(&self, one: &Item, next: &Item) -> bool {
        let (Some(one), Some(of_next)) = (self.paragraph(one), self.paragraph(next)) else {
            return false;
        };
        of_next == one || (of_next == one + 1 && self.begins_paragraph(next))
    }

    fn paragraph(&self, item: &Item) -> Option<usize> {
        self.sentences.get(item.sentence).map(|one| one.paragraph)
    }

    fn begins_paragraph(&self, item: &Item) -> bool {
        let of = |at: usize| self.sentences.get(at).map(|one| one.paragraph);
        item.at.start == 0 && item.sentence.checked_sub(1).and_then(of) != of(item.sentence)
    }

    /// The numbers differ, and nothing lets them be read otherwise.
    fn differs(&self, announced: &Announced, list: &List<'_>) -> bool {
        let listed = list.run.len();
        if listed < 2 || listed == announced.number || self.is_among_others(announced, list) {
            return false;
        }
        match listed > announced.number {
            true => !self.may_be_around(announced, list) && !self.ends_early(announced, list),
            false => !self.may_go_on(list),
        }
    }

    /// Another number is announced beside this one or within the items, or the counting goes astray behind them.
    fn is_among_others(&self, announced: &Announced, list: &List<'_>) -> bool {
        let Some(last) = list.run.last() else { return true };
        let like = list.behind.iter().take(NEAR).find(|next| next.is_like(last));
        let own = self.announced.partition_point(|other| other.begin() < announced.begin());
        let neighbours = [own.checked_sub(1), Some(own + 1)].into_iter().flatten();
        let near =
            |other: &Announced| (announced.sentence..=last.sentence).contains(&other.sentence);
        like.is_some_and(|next| next.value != 1)
            || neighbours.filter_map(|at| self.announced.get(at)).any(near)
    }

    /// The items beyond the number may go on with an enumeration around this one.
    fn may_be_around(&self, announced: &Announced, list: &List<'_>) -> bool {
        let Some(first) = list.run.first() else { return true };
        let near = list.before.iter().rev().take(NEAR).filter(|item| item.is_like(first));
        let mut manners = Vec::new();
        for item in near {
            // Only the last of each manner is open.
            if manners.contains(&item.manner) {
                continue;
            }
            manners.push(item.manner);
            if self.paragraph(item) == self.paragraph(first) || item.value == announced.number {
                return true;
            }
        }
        false
    }

    /// An item beyond the number speaks of what is done next.
    fn ends_early(&self, announced: &Announced, list: &List<'_>) -> bool {
        const OPENING: usize = 12;
        let beyond = list.run.get(announced.number..).unwrap_or(&[]);
        beyond.iter().any(|item| {
            self.sentences.get(item.sentence).is_none_or(|sentence| {
                let end = sentence.len().min(item.at.end + OPENING);
                let opening = sentence.folded(item.at.end..end);
                says(&opening, phrases::NO_ITEM)
            })
        })
    }

    /// The item that is missing may stand somewhere without its number, or with another kind of number.
    fn may_go_on(&self, list: &List<'_>) -> bool {
        let [.., before, last] = list.run else { return true };
        let Some(sentence) = self.sentences.get(last.sentence) else { return true };
        let next = list.behind.first();
        if next.is_some_and(|next| next.value == last.value + 1) {
            return true;
        }
        let end = match next.filter(|next| next.sentence == last.sentence && next.is_like(last)) {
            Some(next) => next.at.start,
            None => sentence.len(),
        };
        let words = sentence.folded(last.at.end..end);
        let by_commas =
            before.sentence == last.sentence && sentence.before(last.at.start) == Some(',');
        words.contains(';')
            || (by_commas && words.contains(','))
            || words.chars().any(|c| announced::number(c) == Some(last.value + 1))
            || says(&words, phrases::AND_ANOTHER)
            || !self.ends_behind(last, next)
    }

    /// The sentence behind the last item begins with what is no item any more, or there is none.
    fn ends_behind(&self, last: &Item, next: Option<&Item>) -> bool {
        let behind = last.sentence + 1;
        let Some(sentence) = self.sentences.get(behind) else { return self.whole };
        let numbered = next.is_some_and(|next| (next.sentence, next.at.start) == (behind, 0));
        numbered || phrases::BEHIND_THE_ITEMS.iter().any(|word| sentence.has_at(0, word))
    }
}

fn says(words: &str, any: Phrases) -> bool {
    any.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests;
