//! The body whose own work a sentence tells: 2023年，某局共收到申请, 目前某镇人民政府信息公开工作存在.
//!
//! A namesake elsewhere, or a colleague: another department of the same place, of which the sentence has
//! to tell nothing but its own disclosure.

use std::ops::Range;

use super::Own;
use super::spots::{LONGEST, is_colleague, is_namesake};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::name::Name;
use crate::rules::residue::behind_year;
use crate::rules::sentence::Sentence;
use crate::rules::text::contains_one;
use model::SectionId;

pub(super) fn subject(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    starts(sentence).into_iter().find_map(|start| {
        let near = start..sentence.clause_end(start).min(start + LONGEST);
        namesake(sentence, own, near.clone())
            .or_else(|| town(sentence, own, near.clone()))
            .or_else(|| colleague(sentence, own, near))
    })
}

/// Where a subject may stand: at the head of the sentence, behind a year, 目前 and the like, or a turn
/// such as 但.
fn starts(sentence: &Sentence<'_>) -> Vec<usize> {
    let years = sentence.years().iter().map(|year| year.at.start);
    let turns = (0..sentence.len()).filter(|at| has_one(sentence, *at, phrases::TURNS).is_some());
    let begins = years.chain(turns).filter(|at| sentence.begins_clause(*at));
    let starts = [0].into_iter().chain(begins).map(|at| behind_openings(sentence, at));
    let starts = starts.chain(behind_lead(sentence));
    starts.filter(|at| !sentence.is_quoted(*at)).collect()
}

/// Behind the short clauses at the head that tell what is done, and nobody who does it:
/// 强化组织领导，某局将….
fn behind_lead(sentence: &Sentence<'_>) -> Option<usize> {
    const MOST: usize = 3;
    const LONGEST: usize = 14;
    let mut at = 0;
    for _ in 0..MOST {
        let end = sentence.clause_end(at);
        let words = sentence.folded(at..end);
        let verb = has_one(sentence, at, phrases::LEADS).is_some();
        let body = contains_one(&words, phrases::DEPARTMENT_SIGNS);
        let short = words.chars().count() <= LONGEST && words.chars().all(char::is_alphabetic);
        if !verb || body || !short || sentence.char(end) != Some(',') {
            break;
        }
        at = end + 1;
    }
    (at > 0).then_some(at)
}

/// Behind 目前, 2023年， and the like.
fn behind_openings(sentence: &Sentence<'_>, start: usize) -> usize {
    const MOST: usize = 3;
    let mut at = start;
    for _ in 0..MOST {
        let openings = [phrases::OPENINGS, phrases::TURNS];
        let word = openings.into_iter().find_map(|words| has_one(sentence, at, words));
        let Some(end) = word else {
            let year = sentence.years().iter().find(|year| year.at.start == at);
            let Some(year) = year else { break };
            at = behind_year(sentence, year.at.end);
            continue;
        };
        at = if sentence.char(end) == Some(',') { end + 1 } else { end };
    }
    at
}

/// 石桥镇人民政府高度重视政务公开工作, in the report of another town. A city may stand above its namesake.
fn namesake(sentence: &Sentence<'_>, own: &Own, near: Range<usize>) -> Option<Range<usize>> {
    let kind = own.name.kind();
    if kind.is_empty() || !sentence.may_have(kind) {
        return None;
    }
    let start = near.start;
    let at = near.clone().find(|at| sentence.has_at(*at, kind))?;
    let name = start..at + kind.chars().count();
    let office = has_one(sentence, name.end, phrases::OFFICES).unwrap_or(name.end);
    let other = Name::of(&sentence.folded(name.clone()));
    let elsewhere = || is_namesake(&other, &own.name) && tells_of_one(sentence, &own.name);
    let found = (elsewhere() || is_misnamed(sentence, &other, own))
        && (does(sentence, office, phrases::OWN_WORK)
            || (!own.name.is_city()
                && (discloses(sentence, office) || falls_short(sentence, office))));
    found.then_some(name)
}

/// 石桥区教育局 in the report of 石桥县教育局: its own place, called by another kind of place.
fn is_misnamed(sentence: &Sentence<'_>, other: &Name, own: &Own) -> bool {
    let once = || other.is_named_once(&sentence.text) && !sentence.has(phrases::OF_TWO_BODIES);
    let kind = || own.name.is_whole_body() && other.is_one_body() && !own.may_have_two_names;
    other.is_place_of_another_kind(&own.name) && kind() && once()
}

/// 2023年，石桥镇共收到政府信息公开申请4件: a town or a county by the name of its place alone.
fn town(sentence: &Sentence<'_>, own: &Own, near: Range<usize>) -> Option<Range<usize>> {
    /// 乡镇, 集镇 are no names, and neither is what has more words before it.
    const PLACE: Range<usize> = 2..4;
    let level = own.name.level();
    if !phrases::CALLED_BY_PLACE.contains(&level) || !own.name.is_government() {
        return None;
    }
    let at = near.clone().find(|at| sentence.has_at(*at, level))?;
    let name = near.start..at + level.chars().count();
    let words = sentence.folded(near.start..at);
    let word = phrases::NO_NAMES_OF_PLACES.iter().any(|no| words.ends_with(no));
    let other = Name::of(&sentence.folded(name.clone()));
    let found = PLACE.contains(&words.chars().count())
        && !word
        && other.is_one_body()
        && other.is_at_level_of(&own.name)
        && other.is_elsewhere(&own.name)
        && tells_of_one(sentence, &own.name)
        && does(sentence, name.end, phrases::RECEIVED_AS_OWN_WORK);
    found.then_some(name)
}

/// 某县财政局严格按照《条例》办理申请, in the report of another bureau of the county.
fn colleague(sentence: &Sentence<'_>, own: &Own, near: Range<usize>) -> Option<Range<usize>> {
    let sign = near.clone().find_map(|at| has_one(sentence, at, phrases::BODY_ENDS))?;
    let name = near.start..sign;
    let words = sentence.folded(name.clone());
    let other = Name::of(&words);
    if !own.name.is_department()
        || !other.has_place()
        || !is_colleague(&other, own)
        || !tells_of_itself(sentence, &name, &own.name)
    {
        return None;
    }
    let received = || does(sentence, sign, phrases::RECEIVED_AS_OWN_WORK);
    // What goes on inside of it, it oversees for nobody.
    let is_inner = || !oversees(&words) || sentence.has(phrases::INNER_WORK);
    (received() || (is_inner() && tells_its_own(sentence, sign))).then_some(name)
}

/// What it does is its own disclosure, and nothing that it does to others, or for them.
fn tells_its_own(sentence: &Sentence<'_>, end: usize) -> bool {
    let faults = sentence.has_unquoted(phrases::DISCLOSURE) && falls_short(sentence, end);
    let discloses = || sentence.has(phrases::OWN_DISCLOSURE) && does(sentence, end, phrases::ACTS);
    let others = contains_one(&without_measures(&sentence.text), phrases::OF_OTHERS);
    !others && (faults || discloses() || denies_disputes(sentence, end))
}

/// It was in no dispute: 没有发生因政府信息公开引起的行政复议. Whoever decides disputes does not deny them.
fn denies_disputes(sentence: &Sentence<'_>, end: usize) -> bool {
    sentence.has(phrases::KINDS_OF_DISPUTES) && does(sentence, end, phrases::DENIES_DISPUTES)
}

/// Without 与群众期待相比: what it is held against there is no other body.
fn without_measures(words: &str) -> String {
    let measures = phrases::AGAINST_A_MEASURE;
    measures.iter().fold(words.to_owned(), |words, measure| words.replace(measure, ""))
}

/// Who is found wanting in the section on problems is the body itself.
fn falls_short(sentence: &Sentence<'_>, end: usize) -> bool {
    sentence.section == SectionId::Problems && does(sentence, end, phrases::FALLS_SHORT)
}

/// Whoever oversees the disclosure of a place is spoken of in the reports of all.
fn oversees(name: &str) -> bool {
    phrases::OVERSEERS.iter().any(|word| name.contains(word))
}

fn discloses(sentence: &Sentence<'_>, end: usize) -> bool {
    let about = [phrases::DISCLOSURE, phrases::OWN_DISCLOSURE];
    about.into_iter().any(|words| sentence.has(words)) && does(sentence, end, phrases::ACTS)
}

/// One of the verbs stands behind the subject, with nothing between but a time, 全年共, 在公开上 or its
/// 政府信息公开工作.
fn does(sentence: &Sentence<'_>, end: usize, verbs: Phrases) -> bool {
    const MOST: usize = 5;
    let mut at = end;
    for _ in 0..MOST {
        if has_one(sentence, at, verbs).is_some() {
            return true;
        }
        let year = sentence.years().iter().find(|year| year.at.start == at);
        let fillers = [
            phrases::NAME_FILLERS,
            phrases::STILL,
            phrases::WORK_OF_DISCLOSURE,
            phrases::WITHIN_A_BODY,
        ];
        let next = fillers
            .into_iter()
            .find_map(|words| has_one(sentence, at, words))
            .or_else(|| Some(behind_year(sentence, year?.at.end)))
            .or_else(|| behind_respect(sentence, at));
        let Some(next) = next else { return false };
        at = next;
    }
    false
}

/// Behind 在公开上, 在答复质量方面.
fn behind_respect(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let from = has_one(sentence, at, phrases::IN_RESPECT)?;
    let near = from..sentence.clause_end(from).min(from + LONGEST);
    Some(sentence.find_unquoted(phrases::RESPECTS, near)?.end)
}

/// Where the longest of the words ends that stands here.
fn has_one(sentence: &Sentence<'_>, at: usize, words: Phrases) -> Option<usize> {
    let here = words.iter().filter(|word| sentence.has_at(at, word));
    here.map(|word| at + word.chars().count()).max()
}

/// It tells neither of two bodies of this kind, nor of what one did for another.
fn tells_of_one(sentence: &Sentence<'_>, own: &Name) -> bool {
    // Below a city there may be others: its report may tell of each of them.
    let listed = own.is_city() && sentence.text.matches(own.kind()).count() > 1;
    !listed && !own.has_its_place(&sentence.text) && !sentence.has(phrases::OF_TWO_BODIES)
}

/// Beside the name it tells of nobody else: nor of the own body.
fn tells_of_itself(sentence: &Sentence<'_>, name: &Range<usize>, own: &Name) -> bool {
    let others = [phrases::OF_TWO_BODIES, phrases::OF_SEVERAL_BODIES];
    let beside = [0..name.start, name.end..sentence.len()];
    let denied = denies_disputes(sentence, name.end);
    let disputes: Phrases = if denied { phrases::KINDS_OF_DISPUTES } else { &[] };
    let told = |range| {
        let words = without_measures(&sentence.folded(range));
        disputes.iter().fold(words, |words, dispute| words.replace(dispute, ""))
    };
    !beside.into_iter().map(told).any(|words| {
        words.contains(own.kind()) || others.iter().any(|list| contains_one(&words, list))
    })
}

#[cfg(test)]
mod tests {
    use super::super::RULE;
    use crate::recognise::Reading;
    use crate::rules::tests::{broken, holds, said};
    use model::{Known, SectionId};

    fn of(organ: &str, section: SectionId, text: &str) -> Reading {
        let mut reading = said(section, &[text]);
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn a_namesake_at_its_own_disclosure_is_doubtful_in_every_opening() {
        for (organ, text) in [
            ("白岩乡人民政府", "青岩乡人民政府成立信息公开领导小组，乡长任组长。"),
            ("白岩街道办事处", "目前，青岩街道办事处政务公开工作还存在更新偏慢的情况。"),
            ("白岩县民政局", "虽然公开渠道多了，但青岩县民政局仍存在解读偏少的问题。"),
            ("白岩县民政局", "今年以来，青岩县民政局2023年度未收取信息处理费。"),
            ("白岩县民政局", "一年来青岩县民政局在公开时效上还有差距。"),
            ("白岩县人民政府", "青岩县人民政府办公室制定政务公开要点，逐项分解。"),
            ("云溪县白岩镇人民政府", "2023年，柳坡镇共收到政府信息公开申请4件。"),
            ("白岩县人民政府", "2023年，柳坡县新收政府信息公开申请41件。"),
        ] {
            broken(&RULE, &of(organ, SectionId::Overview, text));
        }
    }

    #[test]
    fn what_a_namesake_is_told_of_beside_the_own_body_holds() {
        for (organ, text) in [
            ("白岩乡人民政府", "青岩乡人民政府成立于1958年。"),
            ("白岩乡人民政府", "青岩乡人民政府与我乡联合成立信息公开领导小组。"),
            ("白岩乡人民政府", "白岩乡人民政府成立信息公开领导小组，参照青岩乡人民政府的做法。"),
            ("白岩县民政局", "赴外学习，青岩县民政局在公开时效上的做法值得借鉴。"),
            ("白岩市民政局", "青岩市民政局成立信息公开领导小组，成效较好。"),
            ("白岩县民政局", "青岩镇人民政府成立信息公开领导小组。"),
            ("白岩县人民政府", "柳坡镇共收到政府信息公开申请4件。"),
            ("云溪县白岩镇人民政府", "近年来乡镇共收到政府信息公开申请4件。"),
            ("云溪县白岩镇人民政府", "中心镇共收到政府信息公开申请4件。"),
            ("云溪县白岩镇人民政府", "柳坡镇共有居民4千人，政府信息公开栏2处。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Overview, text));
        }
    }

    #[test]
    fn a_namesake_that_falls_short_is_doubtful_among_the_problems() {
        let text = "同时，青岩乡人民政府在解读回应方面还有差距。";
        broken(&RULE, &of("白岩乡人民政府", SectionId::Problems, text));
        holds(&RULE, &of("白岩乡人民政府", SectionId::Overview, text));
    }

    #[test]
    fn a_colleague_at_its_own_disclosure_is_doubtful() {
        for (organ, section, text) in [
            (
                "白岩县审计局",
                SectionId::Overview,
                "白岩县医疗保障局严格按照《条例》办理申请，均已答复。",
            ),
            (
                "白岩县水利局",
                SectionId::Overview,
                "白岩县统计局坚持以公开为常态，全年发布信息92条。",
            ),
            (
                "白岩县统计局",
                SectionId::Overview,
                "白岩县交通运输局将信息公开纳入年度考核，占4分。",
            ),
            ("白岩县统计局", SectionId::OtherMatters, "白岩县公安局2023年度未收取信息处理费。"),
            (
                "白岩县统计局",
                SectionId::Overview,
                "2023年，白岩县残疾人联合会共收到政府信息公开申请2件。",
            ),
            ("白岩县水利局", SectionId::Problems, "白岩县统计局在公开上还有差距：目录陈旧。"),
            (
                "白岩县水利局",
                SectionId::Problems,
                "成绩虽有，但白岩县教育局仍存在公开不及时的情况。",
            ),
        ] {
            broken(&RULE, &of(organ, section, text));
        }
    }

    #[test]
    fn a_colleague_is_the_subject_behind_what_is_done_and_with_parts_of_itself() {
        for (organ, section, text) in [
            (
                "白岩县统计局",
                SectionId::Overview,
                "压实工作责任，白岩县水利局把政务公开纳入年度目标，开会4次。",
            ),
            (
                "白岩县统计局",
                SectionId::Overview,
                "加强组织领导，完善工作机制，白岩县民政局建立信息公开台账，专人管理。",
            ),
            ("白岩县统计局", SectionId::Overview, "白岩县民政局党组高度重视政务公开，研究3次。"),
            (
                "白岩市商务局",
                SectionId::Overview,
                "白岩市科学技术局领导班子认真落实政府信息公开规定，发布31条。",
            ),
            (
                "白岩县统计局",
                SectionId::Disputes,
                "2023年，白岩县民政局未发生因政府信息公开引起的行政复议、行政诉讼。",
            ),
            ("白岩县统计局", SectionId::Disputes, "白岩县民政局全年没有发生行政复议和行政诉讼。"),
            (
                "白岩县统计局",
                SectionId::Problems,
                "白岩县民政局信息公开工作虽取得一定成绩，但与群众需求相比存在差距。",
            ),
            (
                "白岩县统计局",
                SectionId::Overview,
                "白岩县司法局健全信息发布审核制度，执行三审三校，全年修订办法3项。",
            ),
        ] {
            broken(&RULE, &of(organ, section, text));
        }
    }

    #[test]
    fn a_place_of_another_kind_is_doubtful_where_it_stands_alone() {
        for (organ, text) in [
            ("白岩县教育局", "白岩区教育局坚持以公开促公平，发布招生信息41条。"),
            ("白岩乡人民政府", "白岩镇人民政府认真落实政务公开要求，公开村务21条。"),
        ] {
            broken(&RULE, &of(organ, SectionId::Overview, text));
        }
        for (organ, text) in [
            ("白岩县教育局", "白岩市教育局坚持以公开促公平，发布招生信息41条。"),
            ("白岩县教育局", "白岩区教育局与白岩县教育局坚持以公开促公平。"),
            ("白岩县教育局", "白岩区卫生健康局坚持以公开促公平。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Overview, text));
        }
    }

    #[test]
    fn what_a_colleague_does_to_others_or_in_other_matters_holds() {
        for (organ, section, text) in [
            ("白岩县水利局", SectionId::Overview, "白岩县政务服务管理局组织政务公开培训3次。"),
            (
                "白岩县水利局",
                SectionId::Overview,
                "白岩县财政局组织政府信息公开业务培训，全县参训90人。",
            ),
            ("白岩县水利局", SectionId::Overview, "白岩县财政局公开预算32份。"),
            (
                "白岩县水利局",
                SectionId::Overview,
                "白岩县财政局收到政府信息公开申请后征求我局意见。",
            ),
            (
                "白岩县水利局",
                SectionId::Overview,
                "白岩县水利局、白岩县财政局联合发布政府信息3条。",
            ),
            ("白岩县水利局", SectionId::Overview, "白岩县林草局发布政府信息3条，本局转发。"),
            ("白岩县水利局", SectionId::Overview, "经白岩县财政局审核，未收取信息处理费。"),
            ("白岩县水利局", SectionId::Overview, "白岩县司法局严格按照《条例》办理申请。"),
            ("白岩县人民政府", SectionId::Overview, "白岩县财政局严格按照《条例》办理申请。"),
            ("白岩县教育局", SectionId::Overview, "白岩县体育局坚持以公开为常态。"),
            ("白岩县教育局", SectionId::Overview, "白岩县财政局存在拨款不及时的问题。"),
            ("白岩县水利局", SectionId::Problems, "白岩县统计局存在数据口径不一的情况。"),
            ("白岩县水利局", SectionId::Problems, "县统计局仍存在公开不及时的情况。"),
            (
                "白岩县水利局",
                SectionId::Overview,
                "配合做好公开，白岩县统计局制定政务公开要点，全县执行。",
            ),
            ("白岩县水利局", SectionId::Overview, "加强沟通，会同白岩县统计局建立政务公开台账。"),
            (
                "白岩县水利局",
                SectionId::Disputes,
                "白岩县司法局受理因政府信息公开引起的行政复议2件。",
            ),
            ("白岩县水利局", SectionId::Disputes, "未发生白岩县统计局涉及政府信息公开的行政复议。"),
            ("白岩县水利局", SectionId::Overview, "白岩县统计局党组赴村调研政务公开。"),
            ("白岩县水利局", SectionId::Overview, "白岩县司法局健全信息公开制度。"),
            ("白岩市工业和信息化局", SectionId::Overview, "白岩市科技局建立政务公开台账。"),
        ] {
            holds(&RULE, &of(organ, section, text));
        }
    }
}
