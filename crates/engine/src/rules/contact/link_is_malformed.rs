//! An address of the web that leads nowhere: `http：//`, `http:/`, `https//`, a comma for a point, or
//! a network of one's own.
//!
//! White space within an address is not judged: a line break leaves one where the address goes on.

use crate::rules::Why;
use crate::rules::catalogue::text::link_is_malformed::{self as text, slot};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// So much of an address is looked at, and shown.
const SHOWN: usize = 30;

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let linked = cx.sentences().iter().filter(|one| has_link(&one.text));
    linked.clone().next().ok_or(Why::NotSaid)?;
    let hits: Vec<(Place, String)> =
        linked.filter_map(|one| Some((one.place(), malformed(one)?))).collect();
    let Some((first, _)) = hits.first() else { return holds() };
    let shown = hits.iter().map(|(_, printed)| printed.clone()).collect();
    broken(
        Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(hits.iter().map(|(place, _)| *place)),
    )
}

fn has_link(text: &str) -> bool {
    text.contains("http") || text.contains("www")
}

/// The first address of the sentence that leads nowhere, from its beginning.
fn malformed(sentence: &Sentence<'_>) -> Option<String> {
    // As printed: folding makes a full-width colon half-width.
    let printed = sentence.printed.to_ascii_lowercase();
    let starts = ["http", "www"].into_iter().flat_map(|begin| printed.match_indices(begin));
    let mut links = starts.filter_map(|(at, begin)| {
        let rest: String = printed.get(at..)?.chars().take(SHOWN).collect();
        let broken = match begin {
            "http" => !has_scheme(&rest) || is_inside(&rest),
            _ => has_wrong_point(rest.get(3..)?),
        };
        let from_latin = printed.get(..at)?.ends_with(|c: char| c.is_ascii_alphanumeric());
        (broken && !from_latin).then_some(rest)
    });
    let ends = |c: &char| c.is_whitespace() || "\u{ff09})\u{3002}\u{300b}".contains(*c);
    Some(links.next()?.chars().take_while(|c| !ends(c)).collect())
}

/// `http://` or `https://`; the bare word is no address.
fn has_scheme(rest: &str) -> bool {
    let rest = rest.trim_start_matches("http").trim_start_matches('s').trim_start();
    let marked =
        [":", "\u{ff1a}", "//", "\u{ff0f}\u{ff0f}"].iter().any(|mark| rest.starts_with(mark));
    // A line may break behind each mark.
    let marks: String = rest.chars().filter(|c| !c.is_whitespace()).take(3).collect();
    !marked || marks == "://"
}

/// The host is an address of a closed network.
fn is_inside(rest: &str) -> bool {
    let host = rest.split_once("://").map_or("", |(_, host)| host.trim_start());
    let second = |prefix: &str| {
        let digits = host.strip_prefix(prefix)?.split('.').next()?;
        digits.parse::<u8>().ok()
    };
    second("10.").is_some()
        || second("192.168.").is_some()
        || second("127.").is_some()
        || second("172.").is_some_and(|part| (16..=31).contains(&part))
        || host.starts_with("localhost")
}

/// A comma or a full-width point behind `www`.
fn has_wrong_point(behind: &str) -> bool {
    let mut chars = behind.chars();
    let wrong = |c| matches!(c, ',' | '\u{ff0c}' | '\u{ff0e}');
    chars.next().is_some_and(wrong) && chars.next().is_some_and(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| masthead(reading, &["网址http：//www.yunxi.gov.cn。"]))
    }

    #[test]
    fn addresses_that_lead_somewhere_hold() {
        for text in [
            "电子版见县政府网站（https://www.yunxi.gov.cn/xxgk/）。",
            "电子版见http://10086.cn与www.yunxi.gov.cn，可下载。",
            "网址https:// www.yunxi.gov.cn，支持http协议和HTTP/2。",
        ] {
            let mut reading = clean();
            masthead(&mut reading, &[text]);
            holds(&RULE, &reading);
        }
    }

    #[test]
    fn addresses_that_lead_nowhere_are_doubtful() {
        for text in [
            "网址http：//www.yunxi.gov.cn。",
            "网址http:/www.yunxi.gov.cn。",
            "网址https//www.yunxi.gov.cn。",
            "网址www,yunxi.gov.cn。",
            "网址http://192.168.1.5/xxgk。",
            "网址http://172.20.1.5/xxgk。",
        ] {
            let mut reading = clean();
            masthead(&mut reading, &[text]);
            assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful, "{text}");
        }
    }

    #[test]
    fn without_an_address_nothing_is_judged() {
        let mut reading = clean();
        masthead(&mut reading, &["根据《条例》编制本报告。"]);
        assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
    }
}
