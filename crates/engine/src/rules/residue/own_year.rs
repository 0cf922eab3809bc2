//! Sentences that plainly speak of the reporting body's own year.

use std::ops::Range;

use super::called::is_bracketed;
use super::{behind_year, is_part};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::sentence::Sentence;
use crate::rules::year::Year;
use model::SectionId;

/// Another year than the report's, named where its own belongs.
pub(super) struct StaleYear {
    pub year: Year,
    /// The list of words by which the sentence was recognised.
    pub what: Phrases,
}

/// Words that tell of work, and whether a count has to follow.
const WORK: [(Phrases, bool); 4] = [
    (phrases::APPLYING, true),
    (phrases::DISCLOSING, true),
    (phrases::CHARGING, false),
    (phrases::DISPUTING, false),
];
/// Words that tell how the year went: plain only where it is an earlier one.
const COURSE: [Phrases; 2] = [ACHIEVING, phrases::SETTING_OUT];
const ACHIEVING: Phrases = phrases::ACHIEVING;
/// What the body held or handled by the number. Others do that, too, and plan it: plain only of the year
/// before, and of the body.
const HOLDING: Phrases = phrases::HOLDING;
pub(super) const PRESENTING: Phrases = phrases::PRESENTING;

/// Whose report it is, and of which year.
pub(super) struct ReportIdentity {
    pub year: u16,
    /// Its name, folded.
    pub organ: String,
}

impl ReportIdentity {
    /// What the sentence tells of another year, if that is plainly the body's own.
    pub fn stale(&self, sentence: &Sentence<'_>) -> Option<StaleYear> {
        if sentence.section == SectionId::Masthead {
            let other = sentence.years().iter().filter(|year| year.value != self.year);
            if let Some(year) = other.into_iter().find(|year| self.presents(sentence, year)) {
                return Some(StaleYear { year: year.clone(), what: PRESENTING });
            }
        }
        if let Some(year) = year_of_other_parts(sentence, self.year) {
            return Some(StaleYear { year: year.clone(), what: phrases::DISCLOSING });
        }
        if sentence.years().iter().any(|year| year.value == self.year) {
            return None;
        }
        let told = |year: &&Year| !year.quoted && !self.is_carried_to(sentence, year);
        let plain: Vec<&Year> = sentence.years().iter().filter(told).collect();
        let other = plain.first()?.value;
        let planned = other > self.year && sentence.has_unquoted(phrases::PLANNING);
        let several = plain.iter().any(|year| year.value != other);
        if planned || several {
            return None;
        }
        if let Some(year) = plain.iter().find(|year| is_bracketed(sentence, year)) {
            return Some(StaleYear { year: (*year).clone(), what: phrases::CALLED_THE_YEAR });
        }
        if self.compares(sentence, &plain) {
            return None;
        }
        plain.into_iter().find_map(|year| {
            let what = self.work(sentence, year).or_else(|| until(sentence, year))?;
            let fits = match sentence.section {
                // The section on problems looks back at the year before, and ahead.
                SectionId::Problems => what == ACHIEVING && other < self.year,
                _ if what == HOLDING => other.checked_add(1) == Some(self.year),
                _ => !COURSE.contains(&what) || other < self.year,
            };
            fits.then(|| StaleYear { year: year.clone(), what })
        })
    }

    /// 结转到 2025 年, in the report of 2024: the year behind the report's own, and no other that is told of.
    fn is_carried_to(&self, sentence: &Sentence<'_>, year: &Year) -> bool {
        let next = self.year.checked_add(1) == Some(year.value);
        next && ends_with(sentence, year.at.start, phrases::CARRYING)
    }

    /// What the body did in this year: the list of words that says it.
    fn work(&self, sentence: &Sentence<'_>, year: &Year) -> Option<Phrases> {
        const REACH: usize = 40;
        let start = year.at.start;
        let from = behind_year(sentence, year.at.end);
        let headed = sentence.before(from) == Some(',') && heads(sentence, start);
        let begins = sentence.begins_clause(start) || headed || self.is_before(sentence, start);
        let clause = year.at.end..sentence.clause_end(from);
        if !begins
            || is_part(sentence, year)
            || sentence.find_unquoted(NOT_THE_YEAR, clause.clone()).is_some()
        {
            return None;
        }
        // Without a comma the year belongs to the words of its own clause: 2022年评估的问题，…
        let direct = sentence.before(from) == Some(',');
        let reach = from..if direct { from + REACH } else { clause.end };
        let found = WORK.into_iter().find(|(list, counted)| {
            sentence
                .find_unquoted(list, reach.clone())
                .is_some_and(|verb| is_work(sentence, from, verb, *counted))
        });
        if let Some((list, _)) = found {
            return Some(list);
        }
        if sentence.has_unquoted(phrases::LOOKING_BACK) {
            return None;
        }
        if self.holds(sentence, from, reach.clone()) {
            return Some(HOLDING);
        }
        let course = |list: &Phrases| {
            let verb = sentence.find_unquoted(list, reach.clone());
            verb.is_some_and(|verb| {
                let ours = || self.is_subject(&sentence.folded(from..verb.start));
                if *list == ACHIEVING {
                    sentence.has_unquoted(phrases::THE_SUBJECT)
                } else {
                    ours()
                }
            })
        };
        COURSE.into_iter().find(course)
    }

    /// 共举办开放日活动3次, with nobody else before the verb and the number in its clause.
    fn holds(&self, sentence: &Sentence<'_>, from: usize, reach: Range<usize>) -> bool {
        let Some(verb) = sentence.find_unquoted(HOLDING, reach) else { return false };
        let mut subject = sentence.folded(from..verb.start);
        while let Some(rest) = phrases::MEANWHILE.iter().find_map(|w| subject.strip_suffix(w)) {
            subject = rest.to_owned();
        }
        let counted = counted_within(sentence, verb.end..sentence.clause_end(verb.end));
        self.is_subject(&subject) && counted && is_work(sentence, from, verb, false)
    }

    /// Nobody, the body by its name or a short form of it, 我局, 全区.
    pub(super) fn is_subject(&self, words: &str) -> bool {
        let own = || phrases::OWN.iter().any(|own| words.starts_with(own));
        let short = phrases::LEFT_OUT_IN_SHORT_NAMES
            .iter()
            .fold(self.organ.clone(), |name, word| name.replace(word, ""));
        let named = || self.organ.contains(words) || short.contains(words);
        words.is_empty()
            || own()
            || named()
            || (!self.organ.is_empty() && words.ends_with(&self.organ))
    }

    /// 我局2022年, 全区2022年, or the name of the body before the year.
    fn is_before(&self, sentence: &Sentence<'_>, start: usize) -> bool {
        const LONGEST: usize = 16;
        const SHORT: usize = 6;
        let joined =
            sentence.find_unquoted(phrases::CONNECTING, start.saturating_sub(1)..start).is_some();
        let ours = |length: usize| {
            let Some(from) = start.checked_sub(length) else { return false };
            let own = || phrases::OWN.iter().any(|own| sentence.has_at(from, own));
            let named = || length > 1 && self.organ.ends_with(&sentence.folded(from..start));
            sentence.begins_clause(from) && ((length <= SHORT && own()) || named())
        };
        !joined && (1..=LONGEST).any(ours)
    }

    /// The sentence before or behind tells the same of the year of the report.
    pub fn is_compared(&self, sentences: &[Sentence<'_>], at: usize, found: &StaleYear) -> bool {
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        beside.filter_map(|at| sentences.get(at)).any(|sentence| {
            let mut years =
                sentence.years().iter().filter(|year| year.value == self.year && !year.quoted);
            years.any(|year| {
                let what = self.work(sentence, year).or_else(|| until(sentence, year));
                what == Some(found.what)
            })
        })
    }

    /// Words of a comparison, beside those of the form, 本年新收, and those that call one of these
    /// years that of the report.
    fn compares(&self, sentence: &Sentence<'_>, years: &[&Year]) -> bool {
        let mut from = 0;
        while let Some(found) = sentence.find_unquoted(phrases::COMPARING, from..sentence.len()) {
            let at = found.start;
            // 2023年，…，与上年相比: with the year before that one.
            let last = phrases::OF_LAST_YEAR.iter().any(|last| {
                let from = at.checked_sub(last.chars().count());
                from.is_some_and(|from| sentence.has_at(from, last))
            });
            let form = || phrases::WORDS_OF_THE_FORM.iter().any(|w| sentence.has_at(at, w));
            let called = || years.first().is_some_and(|y| self.is_called(sentence, y, at));
            if !last && !form() && !called() {
                return true;
            }
            from = found.end;
        }
        false
    }
}

/// 2024年，我局公开信息96条，其中2025年上半年51条: a year's number has no parts of a later one. One of the
/// two is the report's, and the other the one that is found.
fn year_of_other_parts<'s>(sentence: &'s Sentence<'_>, own: u16) -> Option<&'s Year> {
    let [whole, part] = sentence.years() else { return None };
    let among = phrases::AMONG_THEM.iter().any(|words| {
        let from = part.at.start.checked_sub(words.chars().count());
        from.is_some_and(|from| sentence.has_at(from, words))
    });
    let from = part.at.end + 1;
    let span = phrases::SPANS_OF_A_YEAR.iter().find(|span| sentence.has_at(from, span))?;
    let number = sentence.char(from + span.chars().count()).is_some_and(|c| c.is_ascii_digit());
    let between = behind_year(sentence, whole.at.end)..part.at.start;
    let does = sentence.find_unquoted(phrases::WORK_IN_BRIEF, between.clone()).is_some();
    let plain = !whole.quoted && !part.quoted && !is_part(sentence, whole);
    let later = whole.value < part.value && [whole.value, part.value].contains(&own);
    let counted = does && counted_within(sentence, between);
    let found = plain && later && counted && among && number && whole.at.start == 0;
    found.then_some(if whole.value == own { part } else { whole })
}

const NOT_THE_YEAR: Phrases = phrases::NOT_THE_YEAR;

/// The words tell of work, and not of what was worked on: 收到, and not 收到的申请.
fn is_work(sentence: &Sentence<'_>, from: usize, verb: Range<usize>, needs_count: bool) -> bool {
    let other = sentence.find_unquoted(NOT_THE_YEAR, from..verb.start);
    let attribute = sentence.find_unquoted(phrases::ATTRIBUTE, verb.end..verb.end + 1);
    let enough = !needs_count || denied(sentence, verb.start) || counted(sentence, verb.end);
    other.is_none() && attribute.is_none() && enough
}

/// A subheading ran into the sentence: （一）主动公开情况2022年，…
fn heads(sentence: &Sentence<'_>, start: usize) -> bool {
    let bracket = sentence.char(0) == Some('(');
    let ends = |words: &&str| {
        let from = start.checked_sub(words.chars().count());
        from.is_some_and(|from| sentence.has_at(from, words))
    };
    bracket && phrases::HEADING_ENDS.iter().any(ends)
}

fn denied(sentence: &Sentence<'_>, verb: usize) -> bool {
    sentence.find_unquoted(phrases::DENYING, verb.saturating_sub(3)..verb).is_some()
}

/// A number with a unit behind it.
fn counted(sentence: &Sentence<'_>, from: usize) -> bool {
    const REACH: usize = 40;
    counted_within(sentence, from..from + REACH)
}

fn counted_within(sentence: &Sentence<'_>, within: Range<usize>) -> bool {
    let (units, numerals) = (phrases::COUNTING_UNITS, phrases::NUMERALS);
    let number = |c: char| c.is_ascii_digit() || numerals.iter().any(|one| one.starts_with(c));
    (within.start + 1..within.end).any(|at| {
        units.iter().any(|unit| sentence.has_at(at, unit))
            && sentence.before(at).is_some_and(number)
    })
}

/// One of the words stands right before.
fn ends_with(sentence: &Sentence<'_>, end: usize, words: Phrases) -> bool {
    words.iter().any(|word| {
        let from = end.checked_sub(word.chars().count());
        from.is_some_and(|from| sentence.has_at(from, word))
    })
}

/// 截至2022年12月31日.
fn until(sentence: &Sentence<'_>, year: &Year) -> Option<Phrases> {
    let last_day = phrases::LAST_DAY.iter().any(|day| sentence.has_at(year.at.end, day));
    let before = year.at.start.saturating_sub(3)..year.at.start;
    (last_day && sentence.find_unquoted(phrases::UNTIL, before).is_some()).then_some(phrases::UNTIL)
}
