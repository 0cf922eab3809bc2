//! Things that are counted and then told one by one: 培训3次，分别在3月、6月和9月; 申请2件：一件…，一件…;
//! 废止文件2件：《…》《…》.

use std::ops::Range;

use super::announced::{clause_start, number};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::sentence::Sentence;

/// No list that is looked at goes on for longer.
const FAR: usize = 240;

/// A number of things, and how many of them are told behind it.
pub(super) struct Told {
    /// The number and its unit.
    pub at: Range<usize>,
    pub number: usize,
    pub listed: usize,
    unit: &'static str,
    /// Fewer than the number may be all that there were: two meetings in one month.
    may_be_fewer: bool,
}

impl Told {
    /// The first such list of a sentence.
    pub fn of(sentence: &Sentence<'_>) -> Option<Told> {
        (0..sentence.len()).filter_map(|at| count(sentence, at)).find_map(|count| {
            by_months(sentence, &count)
                .or_else(|| by_titles(sentence, &count))
                .or_else(|| one_by_one(sentence, &count))
        })
    }

    /// Fewer are told only where the next sentence of the paragraph tells no more of them.
    pub fn differs(&self, next: Option<&Sentence<'_>>) -> bool {
        let more = || next.is_some_and(|next| self.may_go_on_in(next));
        self.listed > self.number || (self.listed < self.number && !self.may_be_fewer && !more())
    }

    fn may_go_on_in(&self, next: &Sentence<'_>) -> bool {
        let counted = (0..next.len()).any(|at| {
            let numeral = next.char(at).is_some_and(is_numeral);
            numeral && next.has_at(at + 1, self.unit)
        });
        counted || goes_on(next, 0)
    }
}

/// A number of things, two to nine.
struct Count {
    at: Range<usize>,
    number: usize,
    unit: &'static str,
}

/// 4次: no part of a longer number, and none that is only about right.
fn count(sentence: &Sentence<'_>, at: usize) -> Option<Count> {
    let number = number(sentence.char(at)?)?;
    let unit = phrases::TOLD_UNITS.iter().find(|unit| sentence.has_at(at + 1, unit))?;
    let alone = !sentence.before(at).is_some_and(is_numeral)
        && !sentence.is_quoted(at)
        && ending(sentence, at, phrases::ABOUT_A_NUMBER).is_none();
    let every = sentence.find_unquoted(phrases::EVERY, clause_start(sentence, at)..at);
    (alone && every.is_none()).then(|| Count {
        at: at..at + 1 + unit.chars().count(),
        number,
        unit,
    })
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || phrases::NUMERALS.iter().any(|n| n.starts_with(c))
}

/// 培训4次，3月、6月、10月各1次, 培训3次，分别在3月、5月、9月和11月举办.
fn by_months(sentence: &Sentence<'_>, count: &Count) -> Option<Told> {
    if !phrases::TOLD_TIMES.contains(&count.unit) || !opens(sentence, count.at.end) {
        return None;
    }
    let from = count.at.end + 1;
    let apart = has_one(sentence, from, phrases::RESPECTIVELY);
    let (months, end) = months(sentence, apart.unwrap_or(from))?;
    let each =
        has_one(sentence, end, phrases::EACH).map(|end| behind(sentence, end, phrases::HELD));
    let once = each.and_then(|at| has_one(sentence, at, phrases::EACH_ONCE));
    let all = match once {
        Some(unit) => {
            let end = unit + count.unit.chars().count();
            sentence.has_at(unit, count.unit) && stops(sentence, end) && !goes_on(sentence, end)
        }
        None => {
            each.is_none()
                && apart.is_some()
                && stops(sentence, behind(sentence, end, phrases::HELD))
        }
    };
    all.then(|| Told {
        at: count.at.clone(),
        number: count.number,
        listed: months,
        unit: count.unit,
        may_be_fewer: once.is_none(),
    })
}

/// How many different months stand in a row from here, and where the row ends.
fn months(sentence: &Sentence<'_>, from: usize) -> Option<(usize, usize)> {
    const MOST: usize = 12;
    let mut seen: Vec<String> = Vec::new();
    let mut at = from;
    for _ in 0..MOST {
        let sign = (at + 1..at + 3)
            .find(|end| phrases::MONTH_SIGN.iter().any(|sign| sentence.has_at(*end, sign)))?;
        let month = sentence.folded(at..sign);
        let known = month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
        if !known || seen.contains(&month) {
            return None;
        }
        seen.push(month);
        at = sign + 1;
        let Some(next) = has_one(sentence, at, phrases::MONTH_JOINS) else { break };
        at = next;
    }
    (seen.len() >= 2).then_some((seen.len(), at))
}

/// 废止文件2件：《…》《…》: titles and nothing else to the end of the clause.
fn by_titles(sentence: &Sentence<'_>, count: &Count) -> Option<Told> {
    let mut at = has_one(sentence, count.at.end, phrases::TOLD_COLONS)?;
    let mut listed = 0;
    while phrases::NAME_OPENS.first().is_some_and(|open| sentence.has_at(at, open)) {
        at = title_end(sentence, at)?;
        listed += 1;
        at = bracket_end(sentence, at);
        at = behind(sentence, at, phrases::MONTH_JOINS);
        let comma = sentence.char(at) == Some(',');
        let more =
            comma && phrases::NAME_OPENS.first().is_some_and(|open| sentence.has_at(at + 1, open));
        at += usize::from(more);
    }
    let whole = listed >= 2 && stops(sentence, at) && !goes_on(sentence, at);
    whole.then(|| Told {
        at: count.at.clone(),
        number: count.number,
        listed,
        unit: count.unit,
        may_be_fewer: false,
    })
}

/// Where a title ends that begins here, with those inside of it.
fn title_end(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 80;
    let mut depth = 0_usize;
    for at in from..from + LONGEST {
        let opens = phrases::NAME_OPENS.first().is_some_and(|open| sentence.has_at(at, open));
        let closes = phrases::TITLE_CLOSES.iter().any(|close| sentence.has_at(at, close));
        depth = (depth + usize::from(opens)).checked_sub(usize::from(closes))?;
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Behind the number of a document in brackets.
fn bracket_end(sentence: &Sentence<'_>, at: usize) -> usize {
    const LONGEST: usize = 24;
    if sentence.char(at) != Some('(') {
        return at;
    }
    (at..at + LONGEST).find(|at| sentence.char(*at) == Some(')')).map_or(at, |close| close + 1)
}

/// 申请2件：一件查询低保，一件查询补助: every clause to the end of the sentence is one of them.
fn one_by_one(sentence: &Sentence<'_>, count: &Count) -> Option<Told> {
    let from = has_one(sentence, count.at.end, phrases::TOLD_COLONS)?;
    if sentence.len() > from + FAR {
        return None;
    }
    let mut clauses = Vec::new();
    let mut at = from;
    while at < sentence.len() {
        let end =
            (at..sentence.len()).find(|at| is_mark(sentence.char(*at))).unwrap_or(sentence.len());
        clauses.push(at..end);
        at = end + 1;
    }
    let is_one = |clause: &Range<usize>| {
        let one = has_one(sentence, clause.start, phrases::ONE_MORE);
        one.is_some_and(|unit| sentence.has_at(unit, count.unit))
    };
    let counts = |clause: &Range<usize>| {
        let mut within = clause.clone();
        within.any(|at| {
            sentence.has_at(at, count.unit)
                && sentence.before(at).is_some_and(|c| number(c).is_some() || c.is_ascii_digit())
        })
    };
    let told: Vec<bool> = clauses.iter().map(is_one).collect();
    // Whatever else is counted, or told beside them, may be a part or a rest of them.
    let other = clauses.iter().any(|clause| !is_one(clause) && counts(clause))
        || clauses
            .iter()
            .any(|clause| sentence.find_unquoted(phrases::AND_PARTS, clause.clone()).is_some());
    let listed = told.iter().filter(|one| **one).count();
    let first = told.first() == Some(&true);
    let all = told.iter().all(|one| *one);
    (first && listed >= 2 && !other).then(|| Told {
        at: count.at.clone(),
        number: count.number,
        listed,
        unit: count.unit,
        may_be_fewer: !all,
    })
}

/// More of them may be told behind this place.
fn goes_on(sentence: &Sentence<'_>, from: usize) -> bool {
    sentence.find_unquoted(phrases::TOLD_NOT_ALL, from..from + FAR).is_some()
}

fn stops(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.char(at).is_none_or(|c| matches!(c, ',' | ';' | ')' | '\u{3002}'))
}

/// A comma, a colon or a bracket behind the number.
fn opens(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.char(at).is_some_and(|c| matches!(c, ',' | ':' | '('))
}

fn is_mark(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, ',' | ';' | '\u{3002}' | '\u{3001}'))
}

fn behind(sentence: &Sentence<'_>, at: usize, words: Phrases) -> usize {
    has_one(sentence, at, words).unwrap_or(at)
}

/// Where the longest of the words ends that stands here.
fn has_one(sentence: &Sentence<'_>, at: usize, words: Phrases) -> Option<usize> {
    let here = words.iter().filter(|word| sentence.has_at(at, word));
    here.map(|word| at + word.chars().count()).max()
}

/// Where one of the words begins that end here.
fn ending(sentence: &Sentence<'_>, end: usize, words: Phrases) -> Option<usize> {
    words.iter().find_map(|word| {
        let from = end.checked_sub(word.chars().count())?;
        sentence.has_at(from, word).then_some(from)
    })
}

#[cfg(test)]
mod tests {
    use super::super::RULE;
    use crate::rules::catalogue::text::items_do_not_match_their_number as text;
    use crate::rules::tests::{ask_beside, broken, said};
    use model::SectionId;

    fn is_left_open(words: &str) {
        let reading = said(SectionId::Overview, &[words]);
        let answers = ask_beside(&RULE, &reading, &crate::rules::Setting::default());
        assert!(answers.findings.is_empty(), "{words}");
    }

    #[test]
    fn things_told_one_by_one_in_another_number_are_doubtful() {
        for words in [
            "全年举办培训5次，2月、5月、8月各举办1次，参训90人。",
            "组织政务公开培训2期，分别在4月、7月和10月举办，参训60人次。",
            "召开会议3次，1月、4月、7月、10月各1次。",
            "全年组织培训2期（4月、8月、9月各1期）。",
            "召开专题会2次：3月、6月、9月各召开一次。",
            "开展检查两次，分别于2月、6月、9月开展。",
            "收到申请3件：一件查询地籍，一件查询户籍。",
            "收到申请2件：一件查询地籍，一件查询户籍，另一件查询学籍。",
            "失效文件3件：《青溪县停车办法》《青溪县环卫细则》。",
            "废止文件2份：《青溪县停车办法》（青政发〔2009〕3号）、《青溪县环卫细则》、《青溪县绿化规定》。",
        ] {
            let finding = broken(&RULE, &said(SectionId::Overview, &[words]));
            assert_eq!(finding.variant, text::TOLD, "{words}");
        }
    }

    #[test]
    fn the_next_sentence_may_tell_of_another() {
        for words in [
            ["举办培训4次，2月、5月、8月各举办1次。", "11月又举办1次。"],
            ["收到申请3件：一件查询地籍，一件查询户籍。", "另一个申请人查询学籍。"],
        ] {
            let reading = said(SectionId::Overview, &words);
            let answers = ask_beside(&RULE, &reading, &crate::rules::Setting::default());
            assert!(answers.findings.is_empty(), "{words:?}");
        }
    }

    #[test]
    fn what_may_not_be_all_or_is_no_list_of_them_is_left_open() {
        for words in [
            "全年举办培训3次，2月、5月、8月各举办1次。",
            "全年举办培训5次，2月、5月、8月各举办1次，其余2次在线上。",
            "全年举办培训4次，2月、5月各举办2次。",
            "组织培训4次，分别在4月、7月举办。",
            "组织培训2次，3月至5月每月巡查。",
            "组织培训2次，3月、5月、9月各1次例会。",
            "每季度培训2次，4月、7月、10月各1次。",
            "组织培训近3次，分别在4月、7月、9月和10月举办。",
            "全年举办培训12次，2月、5月、8月各举办1次。",
            "收到申请3件：一件查询地籍，两件查询户籍。",
            "收到申请2件：一件查询地籍，一件查询户籍。",
            "收到申请3件：一件查询地籍，已答复，一件查询户籍。",
            "收到申请5件：一件查询地籍，其余4件查询户籍，其中一件转办，一件补正，一件撤回。",
            "失效文件3件：《青溪县停车办法》《青溪县环卫细则》等。",
            "失效文件3件：《青溪县停车办法》《青溪县环卫细则》及其解读。",
            "失效文件2件：《青溪县停车办法》《青溪县环卫细则》，另修订《青溪县绿化规定》。",
            "失效文件1件：《关于废止〈青溪县停车办法〉的通知》。",
            "抓好三件事：补设备、强队伍、严审核。",
        ] {
            is_left_open(words);
        }
    }
}
