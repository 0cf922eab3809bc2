//! Percentages of one whole that come to more than all of it: `分别占 60%、30%、25%`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Word};
use model::{Ratio, RatioClaim};

/// Parts that make a list of one whole.
const FEWEST: usize = 3;

impl<'t> Sentence<'t> {
    pub(super) fn hundred(&self, at: usize) -> Option<RatioClaim> {
        self.percent(at)?;
        let parts = self.respectively(at).or_else(|| self.one_by_one(at))?;
        let [first, .., last] = parts.as_slice() else { return None };
        let text: String =
            self.tokens.iter().flat_map(|(token, _)| [token.gap.as_str(), &token.text]).collect();
        if lexicon::SEVERAL_ANSWERS.iter().any(|word| text.contains(word)) {
            return None;
        }
        let values = parts.iter().map(|part| part.value).collect();
        Some(self.claim(at, Decimal::ONE_HUNDRED, Ratio::Hundred, *first, *last, values))
    }

    fn share_at(&self, at: usize) -> Option<Counted<'t>> {
        Some(Counted { at, token: self.token(at)?, value: self.percent(at)? })
    }

    /// 网上申请、信函申请、当面申请分别占 60%、30%、25%.
    fn respectively(&self, at: usize) -> Option<Vec<Counted<'t>>> {
        let (share, told) = (at.checked_sub(1)?, at.checked_sub(2)?);
        let direct = |at: usize| self.token(at).is_some_and(|token| token.gap.is_empty());
        let opens = self.has(share, Mark::Share) && self.has(told, Mark::Respectively);
        if !opens || !direct(at) || !direct(share) || !direct(told) {
            return None;
        }
        let mut parts: Vec<Counted<'t>> = Vec::new();
        let mut next = at;
        while let Some(part) = self.share_at(next).filter(|_| parts.len() < MOST_NUMBERS) {
            parts.push(part);
            next += if self.is_between(next + 1) { 2 } else { break };
        }
        let mut labels: Vec<&Token> = Vec::new();
        let mut next = told.checked_sub(1)?;
        while labels.len() < parts.len() {
            labels.push(self.token(next)?);
            let Some(before) = next.checked_sub(2).filter(|_| self.is_between(next - 1)) else {
                break;
            };
            next = before;
        }
        let whole = labels.len() == parts.len() && self.is_one_list(&labels);
        whole.then_some(parts)
    }

    /// 、 or 和 between two parts.
    fn is_between(&self, at: usize) -> bool {
        let token = self.token(at).filter(|token| token.gap.is_empty());
        let comma = token.is_some_and(|token| token.what == TokenKind::Break('\u{3001}'));
        comma || token.is_some() && self.has(at, Mark::And)
    }

    /// Ways, outcomes or applicants, each another one, and so many that they are no two lists.
    fn is_one_list(&self, labels: &[&Token]) -> bool {
        let class = |token: &&Token| match token.what {
            TokenKind::Word(Word::Mark(Mark::Way)) => Some("way"),
            TokenKind::Word(Word::Outcome(id)) if !id.contains('.') => {
                (!lexicon::SEVERAL_OUTCOMES.contains(&id)).then_some("outcome")
            }
            TokenKind::Word(Word::Asker(id)) if lexicon::ALL_ASKERS.contains(&id) => Some("asker"),
            _ => None,
        };
        let meaning = |token: &Token| match token.what {
            TokenKind::Word(Word::Outcome(id) | Word::Asker(id)) => id.to_owned(),
            _ => token.text.clone(),
        };
        let first = labels.first().and_then(class);
        let one = labels.iter().map(class).all(|own| own.is_some() && own == first);
        let apart = labels.iter().enumerate().all(|(at, label)| {
            labels.iter().skip(at + 1).all(|other| meaning(label) != meaning(other))
        });
        let many = labels.len() >= FEWEST || (labels.len() == 2 && first == Some("asker"));
        one && apart && many
    }

    /// 低保类占 55%，补贴类占 30%，其他类占 25%: the last is what is left of the whole.
    fn one_by_one(&self, at: usize) -> Option<Vec<Counted<'t>>> {
        let start = self.clause(at);
        // Only of the first of the list.
        let before = start.checked_sub(2).and_then(|before| self.share_at(before));
        if before.is_some_and(|before| self.named_share(before.at).is_some()) {
            return None;
        }
        let (mut parts, mut labels) = (Vec::new(), Vec::new());
        let mut next = at;
        while let Some(label) = self.named_share(next).filter(|_| parts.len() < MOST_NUMBERS) {
            parts.push(self.share_at(next)?);
            labels.push(label);
            let end = next + 1;
            let following = self.end_of_clause(end + 1);
            match (end + 1..following).find(|at| self.percent(*at).is_some()) {
                Some(found) => next = found,
                None => break,
            }
        }
        if self.are_of_one_list(&labels) {
            return Some(parts);
        }
        let (rest, named) = labels.split_last()?;
        let left = lexicon::OTHERS.iter().find_map(|word| rest.strip_prefix(word))?;
        // 类: what the label of the rest has besides is the end of each other.
        let short = left.chars().count() <= 2;
        let last = |label: &String| label.chars().last();
        let alike = named
            .iter()
            .all(|label| label.ends_with(left) && last(label) == named.first().and_then(last));
        // 内容构成：征地占 42%，供水占 25%，其他占 24%
        let first = parts.first().map(|part| self.clause(part.at))?;
        let lead = first.checked_sub(1).map(|end| self.printed(self.clause(end), end));
        let alike = alike
            || lead.is_some_and(|lead| {
                lexicon::COMPOSED.iter().any(|word| lead.ends_with(word)) && left.is_empty()
            });
        (short && alike && labels.len() >= FEWEST).then_some(parts)
    }

    /// 网上占 62%，信函占 20%，当面占 28%: kinds of one list of which none holds another.
    fn are_of_one_list(&self, labels: &[String]) -> bool {
        let bare = |label: &String| {
            let own = lexicon::KIND_ENDS.iter().find_map(|end| label.strip_suffix(end));
            own.unwrap_or(label).to_owned()
        };
        let labels: Vec<String> = labels.iter().map(bare).collect();
        let apart = |words: &[&str]| {
            let of = |label: &String| {
                words.iter().position(|kind| kind.split(' ').any(|word| word == label))
            };
            let kinds: Vec<usize> = labels.iter().filter_map(of).collect();
            let many = kinds.len() == labels.len() && kinds.len() >= FEWEST;
            many && (1..kinds.len())
                .all(|at| !kinds.iter().take(at).any(|one| kinds.get(at) == Some(one)))
        };
        apart(lexicon::WAYS_APART) || apart(lexicon::OUTCOMES_APART)
    }

    /// The words before 占 in a clause that has nothing but a share.
    fn named_share(&self, at: usize) -> Option<String> {
        self.percent(at)?;
        let share = at.checked_sub(1).filter(|share| self.has(*share, Mark::Share))?;
        let start = self.clause(at);
        let direct = self.token(at).is_some_and(|token| token.gap.is_empty());
        let end = self.end_of_clause(at) == at + 1 && self.printed(at + 1, at + 1).is_empty();
        let words = [Mark::Part, Mark::Within, Mark::LastYear, Mark::Compare, Mark::Respectively];
        // 其中动态类占 62%: of the one whole.
        let first = self.has(start, Mark::Part) && self.is_direct(start);
        let open =
            |at: usize| words.iter().any(|word| self.has(at, *word)) && !(first && at == start);
        let other =
            (start..share).any(|at| open(at) || self.counted(at).is_some() || self.is_percent(at));
        let label = self.printed(start + usize::from(first), share);
        (direct && end && !other && !label.is_empty()).then_some(label)
    }
}
