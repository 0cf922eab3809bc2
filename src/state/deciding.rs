//! What a person decides about findings, and what was decided before and comes from a file.
//!
//! It is kept while the page is open and nowhere else. No decision changes a finding, a count or the
//! status.

use super::{Notice, Shown, Spot, Stage};
use screen::{Choice, Decisions, Identity, ReportName};

/// The decisions about a report, and the report that they go with on this page: a file may know it
/// better, or less well, than this reading does.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    key: ReportName,
    decisions: Decisions,
}

/// A file of decisions: what is in it, or its name where it cannot be read.
pub type Remembered = Result<Decisions, String>;

/// Whether the bytes are meant to be a file of decisions, whatever its name.
pub fn holds_decisions(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"\"gouji-decisions\"";
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.first() == Some(&b'{') && text.windows(KEY.len()).any(|window| window == KEY)
}

impl Stage {
    /// What was decided about the report on the screen.
    pub fn decisions(&self) -> Option<&Decisions> {
        let key = self.shown.as_ref().map(Shown::name)?;
        self.kept.iter().find(|kept| kept.key.is(&key)).map(|kept| &kept.decisions)
    }

    /// Those of the report with this name, which are begun where there are none.
    fn decisions_of(&mut self, key: ReportName) -> Option<&mut Decisions> {
        let at = self.kept.iter().position(|kept| kept.key.is(&key)).unwrap_or_else(|| {
            let decisions = Decisions::about(key.clone());
            self.kept.push(Kept { key, decisions });
            self.kept.len().saturating_sub(1)
        });
        self.kept.get_mut(at).map(|kept| &mut kept.decisions)
    }

    /// The same bytes under another name: what was decided goes along.
    pub(super) fn rename(&mut self, from: &Identity, to: &Identity) {
        let (from, to) = (ReportName::of(from), ReportName::of(to));
        if from == to || self.kept.iter().any(|kept| kept.key.is(&to)) {
            return;
        }
        for kept in self.kept.iter_mut().filter(|kept| kept.key.is(&from)) {
            kept.key = to.clone();
            kept.decisions.report = to.clone();
        }
    }
}

impl Shown {
    fn name(&self) -> ReportName {
        ReportName::of(&self.screen.identity)
    }
}

/// Decides about the finding with this number; without a choice what was decided is taken back.
pub(super) fn decide(mut stage: Stage, number: u32, choice: Option<Choice>, reason: &str) -> Stage {
    let Some(shown) = stage.shown.clone() else { return stage };
    let finding = shown.screen.findings.iter().find(|finding| finding.number == number);
    let Some((finding, decisions)) = finding.zip(stage.decisions_of(shown.name())) else {
        return stage;
    };
    match choice {
        Some(choice) => decisions.decide(finding, choice, reason),
        None => decisions.take_back(&finding.fingerprint),
    }
    close(stage)
}

/// Asks for the reason why a finding is accepted, or asks no more.
pub(super) fn ask(stage: Stage, number: u32) -> Stage {
    if stage.reasoned == Some(number) {
        return close(stage);
    }
    Stage { reasoned: Some(number), ..stage }.send(Spot::Reason(number))
}

/// The line for the reason goes, and the keyboard back to where it was opened.
pub(super) fn close(mut stage: Stage) -> Stage {
    match stage.reasoned.take() {
        Some(number) => stage.send(Spot::Accept(number)),
        None => stage,
    }
}

/// Takes in files of decisions, and says whose they are. They go with the report on the screen unless
/// they name another.
pub(super) fn remember(mut stage: Stage, files: Vec<Remembered>) -> Stage {
    for file in files {
        let notice = match file {
            Ok(decisions) => {
                let (name, count) = (decisions.report.clone(), decisions.count());
                let shown = stage.shown.as_ref().map(Shown::name);
                let fits = shown.clone().filter(|shown| shown.may_be(&name));
                // What is being read may be the one.
                let here = fits.is_some() || stage.asked.is_some();
                keep(&mut stage, fits.unwrap_or(name.clone()), decisions);
                Notice::Remembered { name, count, here }
            }
            Err(name) => Notice::NotRemembered { name },
        };
        stage.notices.retain(|other| *other != notice);
        stage.notices.push(notice);
    }
    stage
}

fn keep(stage: &mut Stage, key: ReportName, decisions: Decisions) {
    match stage.kept.iter_mut().find(|kept| kept.key.is(&key)) {
        Some(kept) => kept.decisions.join(decisions),
        None => stage.kept.push(Kept { key, decisions }),
    }
}

#[cfg(test)]
mod tests;
