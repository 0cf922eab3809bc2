//! Sentences that plainly speak of the reporting body's own year.

use std::ops::Range;

use super::{behind_year, is_part};
use crate::model::SectionId;
use crate::rules::catalogue::phrases;
use crate::rules::line::{Line, Year};

/// A year and what is told of it.
pub(super) struct Told {
    pub year: Year,
    /// The list of words that tells it.
    pub what: &'static str,
}

/// Words that tell of work, and whether a count has to follow.
const WORK: [(&str, bool); 4] =
    [("applying", true), ("disclosing", true), ("charging", false), ("disputing", false)];
/// Words that tell how the year went: plain only where it is an earlier one.
const COURSE: [&str; 2] = [ACHIEVING, "setting-out"];
const ACHIEVING: &str = "achieving";
pub(super) const PRESENTING: &str = "presenting";

/// Whose report it is, and of which year.
pub(super) struct Own {
    pub year: u16,
    /// Its name, folded.
    pub organ: String,
}

impl Own {
    /// What the sentence tells of another year, if that is plainly the body's own.
    pub fn stale(&self, line: &Line<'_>) -> Option<Told> {
        if line.section == SectionId::Masthead {
            let other = line.years.iter().filter(|year| year.value != self.year);
            if let Some(year) = other.into_iter().find(|year| presents(line, year)) {
                return Some(Told { year: year.clone(), what: PRESENTING });
            }
        }
        if line.years.iter().any(|year| year.value == self.year) {
            return None;
        }
        let plain: Vec<&Year> = line.years.iter().filter(|year| !year.quoted).collect();
        let other = plain.first()?.value;
        let planned = other > self.year && line.says(phrases("planning"));
        let several = plain.iter().any(|year| year.value != other);
        if planned || several || line.says(phrases("comparing")) {
            return None;
        }
        plain.into_iter().find_map(|year| {
            let what = self.work(line, year).or_else(|| until(line, year))?;
            let fits = match line.section {
                // The section on problems looks back at the year before, and ahead.
                SectionId::Problems => what == ACHIEVING && other < self.year,
                _ => !COURSE.contains(&what) || other < self.year,
            };
            fits.then(|| Told { year: year.clone(), what })
        })
    }

    /// What the body did in this year: the list of words that says it.
    fn work(&self, line: &Line<'_>, year: &Year) -> Option<&'static str> {
        const REACH: usize = 40;
        let start = year.at.start;
        let from = behind_year(line, year.at.end);
        let headed = line.before(from) == Some(',') && heads(line, start);
        let begins = line.begins_clause(start) || headed || self.is_before(line, start);
        let clause = year.at.end..line.clause_end(from);
        if !begins
            || is_part(line, year)
            || line.find(phrases(NOT_THE_YEAR), clause.clone()).is_some()
        {
            return None;
        }
        // Without a comma the year belongs to the words of its own clause: 2022年评估的问题，…
        let direct = line.before(from) == Some(',');
        let reach = from..if direct { from + REACH } else { clause.end };
        let told = WORK.into_iter().find(|(list, counted)| {
            line.find(phrases(list), reach.clone())
                .is_some_and(|verb| is_work(line, from, verb, *counted))
        });
        if let Some((list, _)) = told {
            return Some(list);
        }
        if line.says(phrases("looking-back")) {
            return None;
        }
        let course = |list: &&str| {
            let verb = line.find(phrases(list), reach.clone());
            verb.is_some_and(|verb| {
                let ours = || self.is_subject(&line.text(from..verb.start));
                if *list == ACHIEVING { line.says(phrases("the-subject")) } else { ours() }
            })
        };
        COURSE.into_iter().find(course)
    }

    /// Nobody, the body by its name or a short form of it, 我局, 全区.
    fn is_subject(&self, words: &str) -> bool {
        let own = || phrases("own").iter().any(|own| words.starts_with(own));
        let short = phrases("left-out-in-short-names")
            .iter()
            .fold(self.organ.clone(), |name, word| name.replace(word, ""));
        let named = || self.organ.contains(words) || short.contains(words);
        words.is_empty()
            || own()
            || named()
            || (!self.organ.is_empty() && words.ends_with(&self.organ))
    }

    /// 我局2022年, 全区2022年, or the name of the body before the year.
    fn is_before(&self, line: &Line<'_>, start: usize) -> bool {
        const LONGEST: usize = 16;
        const SHORT: usize = 6;
        let joined = line.find(phrases("connecting"), start.saturating_sub(1)..start).is_some();
        let ours = |length: usize| {
            let Some(from) = start.checked_sub(length) else { return false };
            let own = || phrases("own").iter().any(|own| line.has_at(from, own));
            let named = || length > 1 && self.organ.ends_with(&line.text(from..start));
            line.begins_clause(from) && ((length <= SHORT && own()) || named())
        };
        !joined && (1..=LONGEST).any(ours)
    }

    /// The sentence before or behind tells the same of the year of the report.
    pub fn is_compared(&self, lines: &[Line<'_>], at: usize, told: &Told) -> bool {
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        beside.filter_map(|at| lines.get(at)).any(|line| {
            let mut years =
                line.years.iter().filter(|year| year.value == self.year && !year.quoted);
            years.any(|year| self.work(line, year) == Some(told.what))
        })
    }
}

const NOT_THE_YEAR: &str = "not-the-year";

/// The words tell of work, and not of what was worked on: 收到, and not 收到的申请.
fn is_work(line: &Line<'_>, from: usize, verb: Range<usize>, needs_count: bool) -> bool {
    let other = line.find(phrases(NOT_THE_YEAR), from..verb.start);
    let attribute = line.find(phrases("attribute"), verb.end..verb.end + 1);
    let enough = !needs_count || denied(line, verb.start) || counted(line, verb.end);
    other.is_none() && attribute.is_none() && enough
}

/// A subheading ran into the sentence: （一）主动公开情况2022年，…
fn heads(line: &Line<'_>, start: usize) -> bool {
    let bracket = line.char(0) == Some('(');
    let ends = |words: &&str| {
        let from = start.checked_sub(words.chars().count());
        from.is_some_and(|from| line.has_at(from, words))
    };
    bracket && phrases("heading-ends").iter().any(ends)
}

fn denied(line: &Line<'_>, verb: usize) -> bool {
    line.find(phrases("denying"), verb.saturating_sub(3)..verb).is_some()
}

/// A number with a unit behind it.
fn counted(line: &Line<'_>, from: usize) -> bool {
    const REACH: usize = 40;
    let (units, numerals) = (phrases("counting-units"), phrases("numerals"));
    let number = |c: char| c.is_ascii_digit() || numerals.iter().any(|one| one.starts_with(c));
    (from + 1..from + REACH).any(|at| {
        units.iter().any(|unit| line.has_at(at, unit)) && line.before(at).is_some_and(number)
    })
}

/// 截至2022年12月31日.
fn until(line: &Line<'_>, year: &Year) -> Option<&'static str> {
    let last_day = phrases("last-day").iter().any(|day| line.has_at(year.at.end, day));
    let before = year.at.start.saturating_sub(3)..year.at.start;
    (last_day && line.find(phrases("until"), before).is_some()).then_some("until")
}

/// 现公布某局2022年政府信息公开工作年度报告.
fn presents(line: &Line<'_>, year: &Year) -> bool {
    const REACH: usize = 24;
    let title = phrases("report-names").iter().find_map(|name| {
        let from = year.at.end;
        (from..from + REACH).find(|at| line.has_at(*at, name)).map(|at| at + name.chars().count())
    });
    let verb = year.at.start.saturating_sub(REACH)..year.at.start;
    let named =
        title.is_some_and(|end| !phrases("of-the-form").iter().any(|w| line.has_at(end, w)));
    named && line.find(phrases("presenting"), verb).is_some()
}
