//! What a person reads: the verdict, each finding, what could not be checked and why, and what the reading
//! has to say.

use std::io::{self, Write};

use super::Shown;
use crate::terminal::line;

pub fn write(out: &mut impl Write, shown: &Shown<'_>) -> io::Result<()> {
    let Shown { path, summary, review, language } = *shown;
    line(out, &path.display().to_string())?;
    line(out, &format!("  {}", summary.verdict.headline))?;
    line(out, &format!("  {}", summary.verdict.detail))?;
    if let Some(other) = &summary.last_year {
        line(out, &format!("  {}: {}", other.file, other.sentence))?;
    }
    let findings = review.findings(language).unwrap_or_default();
    for finding in findings.iter().filter(|finding| !finding.is_muted()) {
        writeln!(out)?;
        for (nth, text) in finding.plain.lines().enumerate() {
            match nth {
                0 => line(out, &format!("  {}. {text}", finding.number))?,
                _ => line(out, &format!("     {text}"))?,
            }
        }
    }
    let coverage = review.coverage(language).unwrap_or_default();
    let unchecked = coverage.groups.iter().flat_map(|group| {
        group.unchecked.iter().map(|line| {
            let times = if line.count > 1 { format!(" ×{}", line.count) } else { String::new() };
            format!("{} | {} | {}{times}", group.title, line.what, line.why)
        })
    });
    list(out, unchecked)?;
    list(out, coverage.notes.iter().map(|note| note.text.clone()))?;
    writeln!(out)
}

fn list(out: &mut impl Write, lines: impl Iterator<Item = String>) -> io::Result<()> {
    for (nth, text) in lines.enumerate() {
        if nth == 0 {
            writeln!(out)?;
        }
        line(out, &format!("  - {text}"))?;
    }
    Ok(())
}
