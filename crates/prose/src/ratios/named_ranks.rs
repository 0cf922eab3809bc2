//! The greatest of ways, quarters and months that the sentence names one by one: `以邮寄为主：邮寄 24 件，网上提交 12 件`,
//! `一季度 8 件，…，其中二季度最多`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::Mark;
use model::{Ratio, RatioClaim};

/// Quarters of a year.
const QUARTERS: usize = 4;

impl<'t> Sentence<'t> {
    pub(super) fn named_rank(&self, at: usize) -> Option<RatioClaim> {
        let text = self.token(at)?.text.as_str();
        let word = lexicon::GREATEST.contains(&text) || text == lexicon::MAINLY;
        let start = Some(at).filter(|_| word).map(|at| self.clause(at))?;
        let words = [Mark::LastYear, Mark::Compare, Mark::Except];
        let several = (0..self.tokens.len()).any(|at| words.iter().any(|word| self.has(at, *word)));
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        if several || !ends {
            return None;
        }
        let lead = self.printed(start, at);
        let label = lead.rsplit(lexicon::BY_WAY_OF).next().unwrap_or(&lead);
        let label =
            lexicon::OPENS_A_PART.iter().find_map(|word| label.strip_prefix(word)).unwrap_or(label);
        let label = label.strip_suffix(lexicon::FOR).unwrap_or(label);
        let (greatest, others) =
            self.of_labels(label).or_else(|| self.of_quarters(label, start))?;
        let same = others.iter().all(|one| unit(one.token) == unit(greatest.token));
        let other = others.into_iter().filter(|_| same).max_by_key(|one| one.value)?;
        Some(self.claim(at, rust_decimal::Decimal::ONE, Ratio::Rank, greatest, other, Vec::new()))
    }

    /// 下半年明显多于上半年: two periods of the year that the sentence tells.
    pub(super) fn period_exceeds(&self, at: usize) -> Option<RatioClaim> {
        let text = self.token(at)?.text.as_str();
        let less = lexicon::FALLS_SHORT.contains(&text);
        if !less && !lexicon::EXCEEDS.contains(&text) {
            return None;
        }
        let (start, end) = (self.clause(at), self.end_of_clause(at));
        let lead = self.printed(start, at);
        let lead = lexicon::BY_FAR.iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(&lead);
        let behind = self.printed(at + 1, end);
        let own = lexicon::OPENS_A_PART.iter().find_map(|word| lead.strip_prefix(word));
        let (one, _) = self.period(own.unwrap_or(lead), start)?;
        let (other, _) = self.period(&behind, start)?;
        let (greatest, other) = if less { (other, one) } else { (one, other) };
        let told = one.at != other.at && unit(one.token) == unit(other.token);
        told.then(|| self.claim(at, Decimal::ONE, Ratio::Rank, greatest, other, Vec::new()))
    }

    /// The number with this label, and those of the other labels of its kind.
    fn of_labels(&self, label: &str) -> Option<(Counted<'t>, Vec<Counted<'t>>)> {
        let own = period_or_way(label)?;
        let numbers: Vec<(Counted<'t>, String)> = (0..self.tokens.len())
            .filter_map(|at| self.counted(at))
            .map(|one| (one, self.words_before(one)))
            .take(MOST_NUMBERS)
            .collect();
        let beside = numbers.iter().filter_map(|(one, words)| Some((*one, period_or_way(words)?)));
        let beside: Vec<(Counted<'t>, Label)> =
            beside.filter(|(_, label)| label.is_period == own.is_period).collect();
        let mut mine = beside.iter().filter(|(_, label)| label.name == own.name);
        let ((greatest, _), None) = (mine.next()?, mine.next()) else { return None };
        let others = beside.iter().filter(|(_, label)| label.name != own.name);
        Some((*greatest, others.map(|(one, _)| *one).collect()))
    }

    /// 四个季度分别为 26 件、31 件、19 件和 40 件，第二季度最多: by the place in the list.
    fn of_quarters(&self, label: &str, start: usize) -> Option<(Counted<'t>, Vec<Counted<'t>>)> {
        let name = label.strip_prefix(lexicon::ORDINAL_SIGN).unwrap_or(label);
        let index = lexicon::QUARTER_NAMES.iter().position(|quarter| *quarter == name)?;
        let each = (0..start).find(|at| self.has(*at, Mark::Respectively))?;
        let lead = self.printed(self.clause(each), each);
        let four = lexicon::QUARTERS_TOGETHER.iter().any(|word| lead.starts_with(word));
        let end = self.end_of_list(each);
        let listed = |at: usize| {
            let comma = |token: &Token| token.what == TokenKind::Break('\u{3001}');
            let joins = self.has(at, Mark::And) || self.has(at, Mark::Neutral);
            self.counted(at).is_some() || joins || self.token(at).is_some_and(comma)
        };
        let mut numbers: Vec<Counted<'t>> = (each..end).filter_map(|at| self.counted(at)).collect();
        if !four || numbers.len() != QUARTERS || !(each + 1..end).all(listed) {
            return None;
        }
        let greatest = numbers.remove(index);
        Some((greatest, numbers))
    }
}

impl<'t> Sentence<'t> {
    /// 58 件，其中乡镇 12 件，居首位；水务局 15 件，…: parts that add up to the whole before 其中, one of them told as the greatest.
    pub(super) fn rank_in_list(&self, at: usize) -> Option<RatioClaim> {
        let (word, _) = self.superlative(at)?;
        let start = self.clause(word.before);
        let lead = self.printed(start, word.before);
        let alone = lead.is_empty() || lexicon::SHARE_WORDS.contains(&lead.as_str());
        let ends = self.printed(word.behind, self.end_of_clause(word.behind)).is_empty();
        let comma = start.checked_sub(1)?;
        let one = self.token(comma).is_some_and(|token| token.what == TokenKind::Break(','));
        let own = self.counted(comma.checked_sub(1)?).filter(|_| one && alone && ends)?;
        let opener = (0..own.at).find(|at| self.opens(*at))?;
        let same = |one: &Counted<'_>| unit(one.token) == unit(own.token);
        let whole = (0..opener).rev().filter_map(|at| self.counted(at)).find(same)?;
        let depth = |at: usize| self.tokens.get(at).map_or(0, |(_, depth)| *depth);
        let parts: Vec<Counted<'t>> = (opener..self.tokens.len())
            .filter(|at| depth(*at) == depth(own.at))
            .filter_map(|at| self.counted(at))
            .take(MOST_NUMBERS + 1)
            .collect();
        let same = parts.iter().all(same);
        let sum: Decimal = parts.iter().map(|one| one.value).sum();
        let once = (opener + 1..self.tokens.len()).all(|at| !self.opens(at));
        if !same || !once || sum != whole.value || self.is_of_several_times() {
            return None;
        }
        // 其他单位 is many of them.
        let rest = |one: &&Counted<'_>| {
            let words = self.words_before(**one);
            lexicon::OTHERS.iter().any(|word| words.contains(word))
        };
        let others = parts.iter().filter(|one| one.at != own.at && !rest(one));
        let other = others.max_by_key(|one| one.value)?;
        Some(self.claim(at, Decimal::ONE, Ratio::Rank, own, *other, Vec::new()))
    }
}

/// What a label names: a quarter or a month, or a way in which requests come.
struct Label {
    name: String,
    is_period: bool,
}

fn period_or_way(words: &str) -> Option<Label> {
    let label = words.strip_prefix(lexicon::ORDINAL_SIGN).unwrap_or(words);
    let month = label.strip_suffix(lexicon::MONTH_SIGN).is_some_and(|name| {
        name.chars().all(|c| c.is_ascii_digit() || crate::numerals::is_numeral(c))
            && !name.is_empty()
    });
    if lexicon::QUARTER_NAMES.contains(&label) || month {
        return Some(Label { name: label.to_owned(), is_period: true });
    }
    let bare = lexicon::KIND_ENDS.iter().find_map(|end| label.strip_suffix(end)).unwrap_or(label);
    let way = lexicon::WAYS_APART.iter().find(|kind| kind.split(' ').any(|word| word == bare))?;
    Some(Label { name: (*way).to_owned(), is_period: false })
}
