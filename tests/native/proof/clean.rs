//! Reports without a fault: what is found on them.

use std::collections::BTreeMap;

use engine::Judged;
use model::finding::Severity;

use crate::kinds::is_grave;
use crate::own;
use crate::real::Corpus;
use crate::sample::Sample;
use crate::trial::figures;

pub fn real_reports_without_a_fault_are_not_accused(corpus: &Corpus) {
    let samples = corpus.samples();
    let counts = counts("real", samples);
    assert_eq!(counts.get(&Severity::Wrong), None);
    // 022 has one slip that its own file of reasons tells.
    let accused: usize = counts.range(..Severity::Remark).map(|(_, count)| count).sum();
    assert!(accused <= samples.len(), "at most one a report");
}

pub fn invented_reports_without_a_fault_are_not_accused() {
    let counts = counts("invented", own::samples());
    assert_eq!(counts.range(..Severity::Remark).collect::<Vec<_>>(), []);
}

/// How many findings of each severity there are.
fn counts(name: &str, samples: &[Sample]) -> BTreeMap<Severity, usize> {
    assert!(!samples.is_empty());
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    figures!("{:<44}{:>6}{:>9}{:>8}", "clean reports", "wrong", "doubtful", "remarks");
    for sample in samples {
        for finding in &sample.checked.findings {
            *counts.entry(finding.severity).or_default() += 1;
            if is_grave(finding) {
                figures!("  {}: {} at {}", sample.name, finding.rule, finding.place);
            }
        }
    }
    let count = |severity| counts.get(&severity).copied().unwrap_or(0);
    figures!(
        "{:<44}{:>6}{:>9}{:>8}",
        format!("{} {name}", samples.len()),
        count(Severity::Wrong),
        count(Severity::Doubtful),
        count(Severity::Remark)
    );
    counts
}

pub fn a_real_report_that_follows_from_the_year_before_is_not_accused(corpus: &Corpus) {
    follow(corpus.samples());
}

pub fn an_invented_report_that_follows_from_the_year_before_is_not_accused() {
    follow(own::samples());
}

fn follow(samples: &[Sample]) {
    assert!(!samples.is_empty());
    let grave = |checked: &Judged| -> Vec<String> {
        let findings = checked.findings.iter().filter(|finding| is_grave(finding));
        findings.map(|finding| format!("{} at {}", finding.rule, finding.place)).collect()
    };
    for sample in samples {
        let beside = grave(sample.beside_the_year_before());
        assert_eq!(beside, grave(&sample.checked), "{}", sample.name);
    }
}
