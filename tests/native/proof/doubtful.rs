//! Every *doubtful* on a real report, with a word on why a careful reader would doubt it, too.

use serde::Deserialize;

use model::finding::Severity;

use crate::reading::check_bytes;
use crate::real::Corpus;
use crate::trial::figures;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    doubtful: Vec<Doubtful>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Doubtful {
    /// By the names of `frozen.toml`; several where one report is there in several forms.
    reports: Vec<String>,
    rule: String,
    place: String,
    why: String,
}

fn reasons() -> Vec<Doubtful> {
    let file: File = toml::from_str(include_str!("doubtful.toml")).unwrap();
    file.doubtful
}

pub fn every_reason_is_told() {
    let reasons = reasons();
    assert!(!reasons.is_empty());
    assert!(reasons.iter().all(|one| !one.why.trim().is_empty() && !one.reports.is_empty()));
}

pub fn every_doubt_about_a_real_report_has_a_reason(corpus: &Corpus) {
    let reasons = reasons();
    let (mut without, mut used) = (Vec::new(), vec![false; reasons.len()]);
    for (name, bytes) in corpus.reports() {
        let Ok(checked) = check_bytes(&name, &bytes) else { continue };
        for finding in checked.findings.iter().filter(|f| f.severity == Severity::Doubtful) {
            let place = finding.place.to_string();
            let about = |one: &Doubtful| {
                one.reports.contains(&name)
                    && finding.rule == one.rule.as_str()
                    && one.place == place
            };
            match reasons.iter().position(about) {
                Some(at) => used[at] = true,
                None => without.push(format!("{name}: {} at {place}", finding.rule)),
            }
        }
    }
    for one in &reasons {
        figures!("  {} {} at {}: {}", one.reports.join(" "), one.rule, one.place, one.why);
    }
    let idle = reasons.iter().zip(used).filter(|(_, used)| !used);
    let idle: Vec<String> = idle
        .map(|(one, _)| format!("no such doubt: {:?} {} {}", one.reports, one.rule, one.place))
        .collect();
    assert_eq!((without, idle), (Vec::<String>::new(), Vec::<String>::new()));
}
