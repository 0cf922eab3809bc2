//! What is found on reports in which there is nothing to be found.

use std::collections::BTreeMap;

use gouji::check::Checked;
use gouji::finding::Severity;

use crate::kinds::is_grave;
use crate::{own, real};

#[test]
fn reports_without_a_fault_are_not_accused() {
    let (real, missing) = real::samples();
    println!("{:<44}{:>6}{:>9}{:>8}", "clean reports", "wrong", "doubtful", "remarks");
    let invented = own::samples();
    let mut accused = 0;
    for (name, samples) in [("real", &real), ("invented", &invented)] {
        let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
        for sample in samples {
            for finding in &sample.checked.findings {
                *counts.entry(finding.severity).or_default() += 1;
                if finding.severity != Severity::Remark {
                    let place = finding.place;
                    println!("  {}: {} at {place}", sample.name, finding.rule);
                    accused += 1;
                }
            }
        }
        let count = |severity| counts.get(&severity).copied().unwrap_or(0);
        println!(
            "{:<44}{:>6}{:>9}{:>8}",
            format!("{} {name}", samples.len()),
            count(Severity::Wrong),
            count(Severity::Doubtful),
            count(Severity::Remark)
        );
    }
    println!("{missing} real reports skipped: not there");
    // 022 has one slip that its own file of reasons tells.
    assert!(accused <= real.len(), "at most one a report");
    let wrong = real.iter().chain(&invented).flat_map(|sample| &sample.checked.findings);
    assert_eq!(wrong.filter(|finding| finding.severity == Severity::Wrong).count(), 0);
    let doubted = invented.iter().flat_map(|sample| &sample.checked.findings);
    assert_eq!(doubted.filter(|finding| finding.severity == Severity::Doubtful).count(), 0);
}

#[test]
fn a_report_that_follows_from_the_year_before_is_not_accused() {
    let (real, missing) = real::samples();
    for sample in real.iter().chain(&own::samples()) {
        let grave = |checked: &Checked| {
            let findings = checked.findings.iter().filter(|finding| is_grave(finding));
            findings
                .map(|finding| format!("{} at {}", finding.rule, finding.place))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            grave(sample.beside_the_year_before()),
            grave(&sample.checked),
            "{}",
            sample.name
        );
    }
    println!("{missing} real reports skipped: not there");
}
