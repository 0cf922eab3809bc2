//! A preamble that presents the report of a year.

use super::is_part;
use super::own_year::ReportIdentity;
use crate::rules::catalogue::phrases;
use crate::rules::sentence::Sentence;
use crate::rules::year::Year;

/// How far the words of a preamble stand from its year.
const REACH: usize = 24;

impl ReportIdentity {
    /// 现公布某局2022年政府信息公开工作年度报告, or 现将2022年政府信息公开工作情况报告如下.
    pub(super) fn presents(&self, sentence: &Sentence<'_>, year: &Year) -> bool {
        presents_by_name(sentence, year) || self.presents_in_short(sentence, year)
    }

    /// Nothing but the body stands between the year and its 政府信息公开工作情况: 现将 … 如下, and
    /// 本报告全面反映….
    fn presents_in_short(&self, sentence: &Sentence<'_>, year: &Year) -> bool {
        const VERB: usize = 8;
        let before = year.at.start.saturating_sub(REACH)..year.at.start;
        let now = sentence.find_unquoted(phrases::NOW_PRESENTING, before.clone());
        let reflecting = || {
            let verb = sentence.find_unquoted(phrases::REFLECTING, before.clone());
            verb.filter(|_| sentence.has_unquoted(phrases::ABOUT_THIS_REPORT))
        };
        let ends_alone = now.is_none();
        let Some(verb) = now.or_else(reflecting) else { return false };
        let from = behind(sentence, year);
        let Some(subject) = sentence.find_unquoted(phrases::REPORT_SUBJECTS, from..from + REACH)
        else {
            return false;
        };
        let follows = subject.end..sentence.clause_end(subject.end).min(subject.end + VERB);
        let whole = [verb.end..year.at.start, from..subject.start].into_iter().all(|between| {
            let words = sentence.folded(between.clone());
            let back = sentence.find_unquoted(phrases::LOOKING_BACK, between);
            back.is_none() && self.is_subject(&words)
        });
        !year.quoted
            && whole
            && !is_part(sentence, year)
            && (ends_alone || sentence.find_unquoted(phrases::AS_FOLLOWS, follows).is_some())
    }
}

/// Behind a year and the 度 of a year of account.
fn behind(sentence: &Sentence<'_>, year: &Year) -> usize {
    let account = phrases::ACCOUNT_YEAR.iter().find(|words| sentence.has_at(year.at.end, words));
    year.at.end + account.map_or(1, |words| words.chars().count())
}

fn presents_by_name(sentence: &Sentence<'_>, year: &Year) -> bool {
    let title = phrases::REPORT_NAMES.iter().find_map(|name| {
        let from = year.at.end;
        (from..from + REACH)
            .find(|at| sentence.has_at(*at, name))
            .map(|at| at + name.chars().count())
    });
    let verb = year.at.start.saturating_sub(REACH)..year.at.start;
    let named =
        title.is_some_and(|end| !phrases::OF_THE_FORM.iter().any(|w| sentence.has_at(end, w)));
    named && sentence.find_unquoted(phrases::PRESENTING, verb).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::year_is_stale::RULE;
    use crate::rules::tests::{broken, holds, said};
    use model::SectionId;

    #[test]
    fn a_preamble_that_presents_another_report_is_doubtful() {
        for text in [
            "现公布云溪县人民政府2022年政府信息公开工作年度报告。",
            "本报告由县政府办公室编写，现将2022年政府信息公开工作情况公布如下。",
            "现将二〇二一年度政府信息公开工作情况向社会公布如下：",
            "现将我县2024年政府信息公开情况报告如下，请予监督。",
            "现就2022年云溪县政务公开工作情况汇报如下。",
            "本报告由云溪县人民政府编制，全面反映我县2022年度政府信息公开工作情况。",
            "本年度报告如实总结了2021年政府信息公开工作情况。",
        ] {
            broken(&RULE, &said(SectionId::Masthead, &[text]));
        }
    }

    #[test]
    fn what_else_a_preamble_tells_of_another_year_holds() {
        for text in [
            "现将2023年政府信息公开工作情况公布如下。",
            "本报告全面反映我县2023年度政府信息公开工作情况。",
            "本报告反映2022年以来政府信息公开工作情况。",
            "本报告反映对2022年政府信息公开工作情况的整改。",
            "上年的报告全面反映我县2022年度政府信息公开工作情况。",
            "现将2022年以来政府信息公开工作情况公布如下。",
            "现将2022年至2023年政府信息公开工作情况公布如下。",
            "现将2022年评议指出的政府信息公开工作情况整改结果公布如下。",
            "现将针对2022年政府信息公开工作情况的整改公布如下。",
            "2022年政府信息公开工作情况已于上年公布。",
            "现将有关数据公布如下，2022年政府信息公开工作情况见上年的报告。",
            "现将《2022年政府信息公开工作情况》公布如下。",
        ] {
            holds(&RULE, &said(SectionId::Masthead, &[text]));
        }
    }
}
