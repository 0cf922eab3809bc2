//! The body that compiled the report, or that answers for it.

use std::ops::Range;

use super::Own;
use super::spots::{LONGEST, is_other, without_fillers};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::name::Name;
use crate::rules::sentence::Sentence;
use model::SectionId;

pub(super) fn compiled(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    compiled_by(sentence, own)
        .or_else(|| by_compiled(sentence, own))
        .or_else(|| by_compiled_at_the_head(sentence, own))
        .or_else(|| compiling(sentence, own))
        .or_else(|| contact(sentence, own))
}

/// 由某县人民政府办公室编制本报告.
fn compiled_by(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let verb = sentence.find_unquoted(phrases::COMPILING, 0..sentence.len())?;
    let near = verb.start.saturating_sub(LONGEST)..verb.start;
    let name = sentence.find_unquoted(phrases::BY, near)?.end..verb.start;
    let other = Name::of(&sentence.folded(name.clone()));
    let found = other.is_another_place(&own.name) || is_other(sentence, &name, own);
    found.then_some(name)
}

/// 本报告由某县水利局编制, 本报告由某县水利局根据上述规定编制.
fn by_compiled(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let by = sentence.find_unquoted(phrases::THIS_REPORT_BY, 0..sentence.len())?;
    let name = up_to_work(sentence, by.end)?;
    is_other(sentence, &name, own).then_some(name)
}

/// In the preamble 按照年度报告格式，由某县水利局编制: nothing else is compiled there.
fn by_compiled_at_the_head(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let by = sentence.find_unquoted(phrases::BY, 0..sentence.len())?;
    let reports = sentence.section == SectionId::Masthead && sentence.has(phrases::A_REPORT);
    let name = up_to_work(sentence, by.end)?;
    let verb = sentence.find_unquoted(phrases::COMPILES, name.end..sentence.len())?;
    let stops = sentence.clause_end(verb.start) <= verb.end;
    let found = reports && sentence.begins_clause(by.start) && stops;
    (found && is_other(sentence, &name, own)).then_some(name)
}

/// The words up to what the body compiles by, in a sentence that says soon that it compiles.
fn up_to_work(sentence: &Sentence<'_>, from: usize) -> Option<Range<usize>> {
    /// The title of the Regulations with its number stands between.
    const FAR: usize = 60;
    let near = from..sentence.clause_end(from).min(from + LONGEST);
    let verb = sentence.find_unquoted(phrases::COMPILES, near.clone());
    let basis = sentence.find_unquoted(phrases::BASIS, near).filter(|basis| {
        let reach = basis.end..sentence.clause_end(basis.end).min(basis.end + FAR);
        sentence.find_unquoted(phrases::COMPILES, reach).is_some()
    });
    let end = [verb, basis].into_iter().flatten().map(|found| found.start).min()?;
    Some(without_fillers(sentence, from..end))
}

/// 某县水利局根据有关规定，编制本年度报告, 某县水利局编制的本年度报告.
fn compiling(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let verb = sentence.find_unquoted(phrases::COMPILING, 0..sentence.len())?;
    let form = |words: Phrases| words.iter().any(|word| sentence.has_at(verb.end, word));
    let basis = sentence.find_unquoted(phrases::BASIS, 0..verb.start);
    let end = basis.map_or(verb.start, |basis| basis.start);
    let name = without_fillers(sentence, 0..end);
    let alone = name.end <= LONGEST && !sentence.has(phrases::OF_TWO_BODIES);
    (alone && !form(phrases::OF_THE_FORM) && is_other(sentence, &name, own)).then_some(name)
}

/// 对本报告如有疑问，请与某县水利局联系.
fn contact(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let last = [SectionId::Masthead, SectionId::OtherMatters, SectionId::Closing];
    if !last.contains(&sentence.section) || !sentence.has(phrases::ABOUT_THIS_REPORT) {
        return None;
    }
    let with = sentence.find_unquoted(phrases::PLEASE_WITH, 0..sentence.len())?;
    let near = with.end..sentence.clause_end(with.end).min(with.end + LONGEST);
    let ends = near.end;
    let end = sentence.find_unquoted(phrases::GET_IN_TOUCH, near).map_or(ends, |found| found.start);
    // The office that answers for all reports of the place may be asked, too.
    let overseer = phrases::OVERSEERS.iter().any(|word| sentence.has(&[word]));
    let name = with.end..end;
    (!overseer && is_other(sentence, &name, own)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::RULE;
    use crate::recognise::Reading;
    use crate::rules::tests::{broken, holds, said};
    use model::{Known, SectionId};

    fn of(organ: &str, text: &str) -> Reading {
        let mut reading = said(SectionId::Masthead, &[text]);
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn another_body_that_compiled_it_by_some_rule_is_doubtful() {
        for (organ, text) in [
            ("白岩县水利局", "本报告由白岩县统计局根据上述规定编制，向社会公布。"),
            (
                "白岩县水利局",
                "本年度报告由白岩县教育局依据《中华人民共和国政府信息公开条例》的要求编制。",
            ),
            ("白岩县水利局", "本报告由白岩县公安局办公室编制，数据截至12月31日。"),
            ("白岩县水利局", "按照年度报告格式，由白岩县统计局编制，全文分六部分。"),
            ("白岩市土地整理中心", "白岩市医疗保障中心编制的本年度报告，已报送备案。"),
            (
                "白岩市人民政府办公室",
                "青岩市人民政府办公室根据《条例》，汇总各科室材料，编制本年度报告。",
            ),
            ("白岩县水利局", "对本报告如有疑问，请与白岩县统计局联系。"),
            ("白岩县水利局", "现将白岩县统计局2023年政府信息公开工作情况报告如下。"),
        ] {
            broken(&RULE, &of(organ, text));
        }
        for (organ, text) in [
            ("白岩县水利局", "本报告由白岩县水利局根据上述规定编制，向社会公布。"),
            ("白岩县水利局", "本报告由白岩县水利局办公室依照《条例》编制。"),
            ("白岩县水利局", "本报告由白岩县人民政府办公室按照规定统一编制。"),
            ("白岩县水利局", "白岩县统计局按照要求编制本报告模板。"),
            ("白岩县水利局", "按照年度报告格式，由白岩县统计局提供数据。"),
            ("白岩县水利局", "预算由白岩县财政局根据规定编制。"),
            ("白岩县水利局", "对本报告如有疑问，请与白岩县政务服务局联系。"),
            ("白岩县水利局", "如有疑问，请与白岩县统计局联系。"),
            ("白岩县水利局", "白岩县统计局会同我局根据《条例》编制本报告。"),
            ("白岩市人民政府办公室", "白岩市人民政府办公室根据《条例》编制本年度报告。"),
            ("白岩县水利局", "现将白岩县水利局2023年政府信息公开工作情况报告如下。"),
            ("白岩县水利局", "现将2023年白岩县政府信息公开工作情况报告如下。"),
        ] {
            holds(&RULE, &of(organ, text));
        }
    }
}
