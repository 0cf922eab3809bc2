//! The first number of a sentence, with the words that lead to it: where something was published, or what was held. The same
//! words with another number cannot both be of the whole year.

use crate::lexicon;
use crate::tokens::{Token, TokenKind, printed};
use crate::words::{Mark, Unit, Word};
use model::{Place, SectionId, Statement};

/// Characters of the shortest words that say enough, without their unit.
const FEWEST: usize = 5;

/// What the sentence counts first, where its clause speaks of the whole year, or tells what was published in
/// a place and names no time at all.
pub(super) fn number(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    year: Option<u16>,
) -> Option<Statement> {
    let number = tokens.iter().position(|token| matches!(token.what, TokenKind::Number(_)))?;
    let (before, [token, ..]) = tokens.split_at(number) else { return None };
    let TokenKind::Number(number) = &token.what else { return None };
    let date = token.text.ends_with(|c| lexicon::DATE_SIGNS.contains(c));
    if date || number.rounded || matches!(number.unit, Unit::Bare | Unit::Percent) {
        return None;
    }
    let start = before.iter().rposition(|token| matches!(token.what, TokenKind::Break(_)));
    let (lead, clause) = before.split_at(start.map_or(0, |start| start + 1));
    let is_own = |token: &Token| is_of_year(token, year);
    let another = |token: &Token| matches!(token.what, TokenKind::Year(_)) && !is_own(token);
    let of_year = clause.iter().any(is_own);
    // 网站、公众号发布: in both together.
    let listed = lead.last().is_some_and(|token| token.what == TokenKind::Break('\u{3001}'));
    if clause.iter().any(another) || listed || is_narrowed(lead) {
        return None;
    }
    let mut words = without_year(clause, year) + &token.gap;
    words.retain(|c| !lexicon::IDLE_SIGNS.contains(c));
    let (place, done) = parted(&printed(lead), &words);
    let timeless = || !place.is_empty() && !done.is_empty() && !before.iter().any(is_time);
    let length = place.chars().count() + done.chars().count();
    if length < FEWEST || !(of_year || timeless()) {
        return None;
    }
    let unit = token.text.trim_start_matches(|c: char| c.is_ascii_digit() || is_mark(c));
    let words = format!("{place}{done}{unit}");
    let place = Place::Span(section, sentence, token.at.start, token.at.end);
    Some(Statement { place, words, value: number.value, is_some: false, of_year })
}

fn is_of_year(token: &Token, year: Option<u16>) -> bool {
    match &token.what {
        TokenKind::Year(own) => Some(*own) == year,
        TokenKind::Word(Word::Mark(Mark::ThisYear)) => true,
        _ => false,
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.')
}

/// The words of a clause without the year, and without 共.
fn without_year(clause: &[Token], year: Option<u16>) -> String {
    let mut words = String::new();
    for token in clause {
        words.push_str(&token.gap);
        if !is_of_year(token, year) && token.what != TokenKind::Word(Word::Mark(Mark::Sum)) {
            words.push_str(&token.text);
        }
    }
    words
}

/// Where it was done, or nothing, and what was done. The place may stand in the clause before:
/// 依托区政府门户网站，全年主动公开….
fn parted(lead: &str, words: &str) -> (String, String) {
    let words = lexicon::BEFORE_NUMBERS.iter().find_map(|w| words.strip_suffix(w)).unwrap_or(words);
    let own = words.trim_matches(is_mark);
    let from = match behind_place(own) {
        0 => "",
        end => own.get(..end).unwrap_or(""),
    };
    let done = own.get(from.len()..).unwrap_or(own);
    let last = lead.strip_suffix(',').and_then(|lead| lead.rsplit(is_break).next()).unwrap_or("");
    let from = if from.is_empty() { last.get(..behind_place(last)).unwrap_or("") } else { from };
    let place = lexicon::BY_WAY_OF_A_PLACE.iter().find_map(|via| from.strip_prefix(via));
    (place.unwrap_or(from).to_owned(), plainly(done).to_owned())
}

fn is_break(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '\u{3001}')
}

/// Where the name of the last place ends in which something can be published.
fn behind_place(words: &str) -> usize {
    let ends = |place: &&str| words.rfind(place).map(|at| at + place.len());
    lexicon::PUBLISHED_IN.iter().filter_map(ends).max().unwrap_or(0)
}

/// Without 仅, 组织开展 and the like: they change nothing about what was done.
fn plainly(done: &str) -> &str {
    const MOST: usize = 3;
    let mut words = done;
    for _ in 0..MOST {
        let shorter = lexicon::SAY_NOTHING_OF_IT.iter().find_map(|word| words.strip_prefix(word));
        words = shorter.unwrap_or(words);
    }
    let publishes = lexicon::PUBLISHES.contains(&words);
    lexicon::PUBLISHES.first().filter(|_| publishes).unwrap_or(&words)
}

/// What the clauses before say makes it a part: 聚焦民生领域，…; 其中….
fn is_narrowed(lead: &[Token]) -> bool {
    let part = |token: &Token| {
        matches!(token.what, TokenKind::Word(Word::Mark(Mark::Part | Mark::Kill | Mark::Plan)))
            || matches!(token.what, TokenKind::Word(Word::Mark(Mark::LastYear | Mark::Until)))
    };
    let words = printed(lead);
    lead.iter().any(part) || lexicon::NARROWS.iter().any(|word| words.contains(word))
}

/// A time, or a part, by which what is counted is not the year's whole.
fn is_time(token: &Token) -> bool {
    let mark = |mark: Mark| {
        matches!(
            mark,
            Mark::Part
                | Mark::Rest
                | Mark::Except
                | Mark::Within
                | Mark::Until
                | Mark::LastYear
                | Mark::NextYear
                | Mark::Kill
                | Mark::Plan
                | Mark::Aside
                | Mark::Compare
                | Mark::Other
                | Mark::Some
        )
    };
    let word = match &token.what {
        TokenKind::Word(Word::Mark(own)) => mark(*own),
        TokenKind::Year(_) | TokenKind::Group(_) => true,
        _ => false,
    };
    let printed = [&token.gap, &token.text];
    word || printed.iter().any(|text| lexicon::TIMES_OF_A_PART.iter().any(|w| text.contains(w)))
}

#[cfg(test)]
mod tests {
    use model::{Paragraph, SectionId, SectionText};

    fn told(sentence: &str) -> Vec<String> {
        let paragraphs = vec![Paragraph { sentences: vec![sentence.to_owned()] }];
        let section = SectionText { id: SectionId::Overview, heading: None, paragraphs };
        let read = crate::claims(&[section], "松桥县水利局", Some(2023));
        let said = |of_year| if of_year { "year" } else { "open" };
        let told = read.statements.iter();
        told.map(|one| format!("{} {} {}", one.words, one.value, said(one.of_year))).collect()
    }

    #[test]
    fn one_thing_is_told_by_the_same_words() {
        for (sentence, said) in [
            ("全年在县政府门户网站主动公开信息418条。", "县政府门户网站主动公开信息条 418 year"),
            (
                "依托县政府门户网站，全年主动公开信息481条。",
                "县政府门户网站主动公开信息条 481 year",
            ),
            ("经由县政府网站本局栏目，全年共发布信息92条。", "县政府网站本局栏目发布条 92 year"),
            ("县政府网站本局栏目运行平稳，全年发布信息29条。", "县政府网站本局栏目发布条 29 year"),
            ("局里的公众号2023年累计发文77篇。", "局里公众号发布篇 77 year"),
            ("公众号发文77篇，粉丝900人。", "公众号发布篇 77 open"),
            ("全年组织开展政务公开培训3次。", "政务公开培训次 3 year"),
            ("本年度仅举办政务公开培训2次。", "政务公开培训次 2 year"),
        ] {
            assert_eq!(told(sentence), [said], "{sentence}");
        }
    }

    #[test]
    fn what_may_be_a_part_is_not_told() {
        for sentence in [
            "聚焦重点领域，全年主动公开信息52条。",
            "其中，全年主动公开信息52条。",
            "3月，公众号发文7篇。",
            "公众号上线以来发文70篇。",
            "网站、公众号全年发布信息52条。",
            "截至2023年底，公众号发文70篇。",
            "2022年公众号发文70篇。",
            "上半年公众号发文70篇。",
            "发布信息52条。",
        ] {
            assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
