//! How much of a text stands in another.
//!
//! The one measure here is Jaccard's: of all runs of five characters in either text, the share that
//! stands in both. Only letters count, so a changed year, number or comma changes nothing. Time grows
//! with the length of the texts (and with sorting their runs), not with its square.

use std::ops::Range;

use crate::rules::sentence::Sentence;

/// Characters of a run.
const RUN: usize = 5;
/// A passage shorter than this may be anybody's.
const PASSAGE: usize = 16;
/// So many of the longest are looked at closely.
const CANDIDATES: usize = 12;

/// A text as its letters, and the runs in it.
pub(super) struct Letters {
    /// Each with the number of its sentence and of its folded character.
    all: Vec<(usize, usize, char)>,
    /// Sorted, each once.
    runs: Vec<u64>,
}

/// A passage of this text: the number of its sentence, and its folded characters.
pub(super) type Passage = (usize, Range<usize>);

impl Letters {
    pub fn of<'s, 'a: 's>(sentences: impl Iterator<Item = &'s Sentence<'a>>) -> Letters {
        let mut all = Vec::new();
        for (number, sentence) in sentences.enumerate() {
            let letters = sentence.text.chars().enumerate().filter(|(_, c)| c.is_alphabetic());
            all.extend(letters.map(|(at, c)| (number, at, c)));
        }
        let mut runs: Vec<u64> = all.windows(RUN).map(hash).collect();
        runs.sort_unstable();
        runs.dedup();
        Letters { all, runs }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Per cent, rounded down.
    pub fn similarity(&self, other: &Letters) -> usize {
        let both = self.runs.iter().filter(|run| other.has(**run)).count();
        let either = self.runs.len() + other.runs.len() - both;
        (both * 100).checked_div(either).unwrap_or(0)
    }

    /// The longest passages within a sentence that stand in the other text letter by letter, the
    /// longest first.
    pub fn shared(&self, other: &Letters, most: usize) -> Vec<Passage> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, run) in self.all.windows(RUN).enumerate() {
            let whole = run.first().map(|one| one.0) == run.last().map(|one| one.0);
            if !whole || !other.has(hash(run)) {
                continue;
            }
            match found.last_mut() {
                Some(last)
                    if last.end + 1 == at + RUN
                        && self.sentence(last.start) == self.sentence(at) =>
                {
                    last.end = at + RUN;
                }
                _ => found.push(at..at + RUN),
            }
        }
        found.retain(|passage| passage.len() >= PASSAGE);
        found.sort_by_key(|passage| std::cmp::Reverse(passage.len()));
        let theirs: String = other.all.iter().map(|(.., c)| c).collect();
        let in_both = |passage: &Range<usize>| theirs.contains(&self.text(passage.clone()));
        found
            .into_iter()
            .take(CANDIDATES)
            .filter(in_both)
            .filter_map(|p| self.passage(p))
            .take(most)
            .collect()
    }

    fn has(&self, run: u64) -> bool {
        self.runs.binary_search(&run).is_ok()
    }

    fn sentence(&self, at: usize) -> Option<usize> {
        self.all.get(at).map(|(number, ..)| *number)
    }

    fn text(&self, letters: Range<usize>) -> String {
        self.all.get(letters).unwrap_or(&[]).iter().map(|(.., c)| c).collect()
    }

    fn passage(&self, letters: Range<usize>) -> Option<Passage> {
        let [(number, start, _), .., (_, end, _)] = self.all.get(letters)? else { return None };
        Some((*number, *start..end + 1))
    }
}

/// FNV-1a over the characters.
fn hash(run: &[(usize, usize, char)]) -> u64 {
    run.iter().fold(0xcbf2_9ce4_8422_2325, |hash, (.., c)| {
        (hash ^ u64::from(*c)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(texts: &[&str]) -> Letters {
        let sentences: Vec<Sentence<'_>> = texts.iter().map(|text| Sentence::of(text)).collect();
        Letters::of(sentences.iter())
    }

    #[test]
    fn numbers_and_punctuation_change_nothing() {
        let one = letters(&["2023年，公开意识有待提高。"]);
        assert_eq!(one.similarity(&letters(&["2022年公开意识有待提高，"])), 100);
    }

    #[test]
    fn the_share_is_of_all_runs_in_either() {
        // 甲乙丙丁戊, 乙丙丁戊己 and 乙丙丁戊己, 丙丁戊己庚: one of three is shared.
        assert_eq!(letters(&["甲乙丙丁戊己"]).similarity(&letters(&["乙丙丁戊己庚"])), 33);
        assert_eq!(letters(&["甲乙丙丁戊"]).similarity(&letters(&["己庚辛壬癸"])), 0);
        assert_eq!(letters(&["甲乙"]).similarity(&letters(&["甲乙"])), 0);
    }

    #[test]
    fn the_longest_passages_come_first_with_their_places() {
        let last = letters(&[
            "队伍建设有待加强，工作人员变动频繁，业务不够熟悉。",
            "政策解读的形式还比较单一，群众参与不多。",
        ]);
        let this = letters(&[
            "一是政策解读的形式还比较单一，群众参与不多。",
            "全新的一句话在这里说出来给人看看。",
            "二是队伍建设有待加强，工作人员变动频繁，业务不够熟悉。",
        ]);
        assert_eq!(this.shared(&last, 3), [(2, 2..26), (0, 2..21)]);
        assert_eq!(this.shared(&last, 1).len(), 1);
    }

    #[test]
    fn a_hundred_thousand_letters_take_no_time() {
        let text = "公开工作有序推进".repeat(12_500);
        let long = letters(&[&text]);
        assert_eq!(long.similarity(&long), 100);
        assert_eq!(long.shared(&long, 3).len(), 1);
    }
}
