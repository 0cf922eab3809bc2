//! Another year that the text itself calls that of the report: 本报告年度（2022年）, or
//! 截至2022年12月31日，本年度…

use super::behind_year;
use super::own_year::ReportIdentity;
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::sentence::Sentence;
use crate::rules::year::Year;

/// 本年度（2022年）, and 2022年（本年度）: in brackets of its own, and of no document.
pub(super) fn is_bracketed(sentence: &Sentence<'_>, year: &Year) -> bool {
    let end = year_end(sentence, year);
    let before = year.at.start.checked_sub(1).filter(|at| sentence.char(*at) == Some('('));
    let behind = || sentence.char(end) == Some('(');
    let closed = match before {
        Some(bracket) if sentence.char(end) == Some(')') => {
            let called = |words: &&str| {
                let from = bracket.checked_sub(words.chars().count());
                from.is_some_and(|from| sentence.has_at(from, words) && is_whole(sentence, from))
            };
            phrases::CALLED_THE_YEAR.iter().any(called).then_some(end + 1)
        }
        None if behind() => phrases::CALLED_THE_YEAR.iter().find_map(|words| {
            let close = end + 1 + words.chars().count();
            let whole = sentence.has_at(end + 1, words) && sentence.char(close) == Some(')');
            whole.then_some(close + 1)
        }),
        _ => None,
    };
    let of_else = |from: usize| {
        let clause = from..sentence.clause_end(from);
        let documents = [phrases::NOT_THE_YEAR, phrases::CARRYING];
        documents.into_iter().any(|list| sentence.find_unquoted(list, clause.clone()).is_some())
    };
    closed.is_some_and(|from| !of_else(from))
}

/// The words begin no longer one: 本年度, and not 日本年度 or 上一本年度.
fn is_whole(sentence: &Sentence<'_>, from: usize) -> bool {
    let joining = || {
        phrases::BEFORE_THE_YEAR.iter().any(|words| {
            let at = from.checked_sub(words.chars().count());
            at.is_some_and(|at| sentence.has_at(at, words))
        })
    };
    sentence.begins_clause(from) || joining()
}

/// Behind the year, its sign, and the 度 of a year of account.
fn year_end(sentence: &Sentence<'_>, year: &Year) -> usize {
    let account = phrases::ACCOUNT_YEAR.iter().find(|words| sentence.has_at(year.at.end, words));
    year.at.end + account.map_or(1, |words| words.chars().count())
}

impl ReportIdentity {
    /// These words, 本年, stand right behind the year, or the last day of it, and a comma, and say
    /// so of the same year: 2022年，我局本年度…, and not 2022年9件，本年7件.
    pub(super) fn is_called(&self, sentence: &Sentence<'_>, year: &Year, words: usize) -> bool {
        let Some(from) = self.behind_date(sentence, year) else { return false };
        let near = words.checked_sub(from).is_some_and(|length| length <= SUBJECT);
        let account = phrases::OF_THE_YEAR_ITSELF.iter().find(|own| sentence.has_at(words, own));
        let Some(own) = account.filter(|_| near) else { return false };
        let end = words + own.chars().count();
        let part = [phrases::PARTS_OF_A_YEAR, phrases::BESIDE_THE_YEAR]
            .into_iter()
            .flatten()
            .any(|part| sentence.has_at(end, part));
        let clause = end..sentence.clause_end(end);
        let else_told = [phrases::CARRYING, phrases::NOT_THE_YEAR, phrases::LOOKING_BACK]
            .into_iter()
            .any(|list| sentence.find_unquoted(list, clause.clone()).is_some());
        self.is_itself(&sentence.folded(from..words)) && !part && !else_told
    }

    /// Behind 2022年， or 截至2022年12月31日，.
    fn behind_date(&self, sentence: &Sentence<'_>, year: &Year) -> Option<usize> {
        let start = year.at.start;
        let day = phrases::LAST_DAY.iter().find(|day| sentence.has_at(year.at.end, day));
        let Some(day) = day else {
            let from = behind_year(sentence, year.at.end);
            let begins = sentence.begins_clause(start) && sentence.before(from) == Some(',');
            return begins.then_some(from);
        };
        let until = phrases::UNTIL.iter().any(|until| {
            let from = start.checked_sub(until.chars().count());
            from.is_some_and(|from| sentence.has_at(from, until))
        });
        let end = year.at.end + day.chars().count();
        let stop = phrases::STOP.iter().find(|stop| sentence.has_at(end, stop));
        let comma = end + stop.map_or(0, |stop| stop.chars().count());
        (until && sentence.char(comma) == Some(',')).then_some(comma + 1)
    }

    /// Nobody, 我局 in the report of a 局, 全区, or the name of the body.
    fn is_itself(&self, words: &str) -> bool {
        let ours = |own: &&str| {
            let kind = words.strip_prefix(*own).unwrap_or_default();
            !kind.is_empty() && self.organ.contains(kind)
        };
        let whole: Phrases = phrases::OWN;
        words.is_empty()
            || whole.contains(&words)
            || phrases::OURS.iter().any(ours)
            || self.organ == words
    }
}

/// The longest name of a body that is looked at.
const SUBJECT: usize = 16;

#[cfg(test)]
mod tests {
    use super::super::year_is_stale::RULE;
    use crate::rules::tests::{broken, holds, said};
    use model::SectionId;

    #[test]
    fn another_year_in_brackets_behind_the_words_for_the_reports_own_is_doubtful() {
        for text in [
            "本报告年度（2021年），乡里的公告栏增加到12处。",
            "在本年度（2022年度），答疑专线接听来电340次。",
            "本报告期(二〇二二年)内收到来信7封。",
            "2024年（本年度），网站改版1次。",
        ] {
            broken(&RULE, &said(SectionId::Overview, &[text]));
        }
    }

    #[test]
    fn brackets_that_tell_of_something_else_hold() {
        for text in [
            "在本报告年度（2023年），公告栏增加到12处。",
            "上一报告年度（2022年），公告栏为9处。",
            "上年度（2022年）公告栏为9处。",
            "本年度（2022年12月起）专线接听来电340次。",
            "本年度（2022年发布的部分）已归档。",
            "公开本年度（2022年）部门决算1份。",
            "本年度（2022年）结转的2件已答复。",
            "本年度（2023年）比上年度（2022年）多收到来信3封。",
            "学习《本年度（2022年）要点》。",
            "该基本年度（2022年）的数据已更新。",
            "去年同期即本年（2022年）专线接听来电310次。",
            "2022年（上年度）专线接听来电310次。",
        ] {
            holds(&RULE, &said(SectionId::Overview, &[text]));
        }
    }

    #[test]
    fn the_last_day_of_another_year_and_this_year_do_not_go_together() {
        for text in [
            "截至2022年12月31日，本年度共发布各类信息415条。",
            "截止二〇二一年十二月三十一日，本年在网站发布信息52条。",
            "截至2022年12月31日止，我县本年度办结申请8件。",
            "截至2024年12月31日，全县本年度受理申请19件。",
            "2022年，本年度收到申请6件。",
            "2022年，云溪县人民政府本年共收到申请6件。",
        ] {
            let text = text.replace("十二月三十一日", "12月31日");
            broken(&RULE, &said(SectionId::Overview, &[&text]));
        }
    }

    #[test]
    fn this_year_beside_another_is_a_comparison() {
        for text in [
            "截至2023年12月31日，本年度共发布各类信息415条。",
            "截至2022年12月31日，网站有信息900条，本年度新增87条。",
            "截至2022年12月31日，本年度结转的申请为2件。",
            "截至2022年12月31日，本年度以前的申请都已答复，共9件。",
            "截至2022年12月31日，本年度前印发的文件共9件已清理。",
            "截至2022年12月31日，较本年少发布信息9条。",
            "截至2022年12月31日，我县与本年同期均发布信息9条。",
            "2022年，收到申请9件，本年收到7件。",
            "2022年，我县比本年多收到申请3件。",
            "2022年，本年度计划的任务完成7项。",
            "与截至2022年12月31日相比，本年度多发布信息5条。",
            "截至2022年12月31日，本年度发布信息415条，比2023年少。",
        ] {
            holds(&RULE, &said(SectionId::Overview, &[text]));
        }
        let text = ["截至2022年12月31日，公告栏有3处。", "截至2023年12月31日，公告栏有5处。"];
        holds(&RULE, &said(SectionId::Overview, &text));
    }
}
