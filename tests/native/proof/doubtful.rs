//! Every *doubtful* on a real report, with a word on why a careful reader would doubt it, too.

use serde::Deserialize;

use gouji::finding::Severity;

use crate::real;
use crate::support::check_bytes;

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

#[test]
fn every_doubt_about_a_real_report_has_a_reason() {
    let reasons = reasons();
    assert!(reasons.iter().all(|one| !one.why.trim().is_empty()));
    let Some(files) = real::files() else {
        return println!("doubts about real reports: {} not looked at", reasons.len());
    };
    let (mut without, mut used) = (Vec::new(), vec![false; reasons.len()]);
    for (name, bytes) in files {
        let Ok(checked) = check_bytes(&name, &bytes) else { continue };
        for finding in checked.findings.iter().filter(|f| f.severity == Severity::Doubtful) {
            let place = finding.place.to_string();
            let about = |one: &Doubtful| {
                one.reports.contains(&name) && one.rule == finding.rule && one.place == place
            };
            match reasons.iter().position(about) {
                Some(at) => used[at] = true,
                None => without.push(format!("{name}: {} at {place}", finding.rule)),
            }
        }
    }
    for one in &reasons {
        println!("  {} {} at {}: {}", one.reports.join(" "), one.rule, one.place, one.why);
    }
    let idle = reasons.iter().zip(used).filter(|(_, used)| !used);
    let idle: Vec<String> = idle
        .map(|(one, _)| format!("no such doubt: {:?} {} {}", one.reports, one.rule, one.place))
        .collect();
    assert_eq!((without, idle), (Vec::<String>::new(), Vec::<String>::new()));
}
