//! What a person decides about findings, and what was decided before and comes from a file.
//!
//! It is kept while the page is open, and in a draft where a person wants one. No decision changes a finding, a count or the
//! status.

use super::{AppState, FocusTarget, Notice, Shown};
use screen::{Choice, Decisions, Identity, ReportName};

/// The decisions about a report, and the report that they go with on this page: a file may know it
/// better, or less well, than this reading does.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedDecisions {
    key: ReportName,
    decisions: Decisions,
}

/// A file of decisions: what is in it, or its name where it cannot be read.
pub type DecisionFile = Result<Decisions, String>;

/// Whether the bytes are meant to be a file of decisions, whatever its name.
pub fn holds_decisions(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"\"gouji-decisions\"";
    may_hold_decisions(bytes) && bytes.windows(KEY.len()).any(|window| window == KEY)
}

/// Whether the first bytes of a file begin an object of JSON.
pub fn may_hold_decisions(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.first() == Some(&b'{')
}

impl AppState {
    /// What was decided about the report on the screen.
    pub fn decisions(&self) -> Option<&Decisions> {
        self.decisions_about(self.shown.as_ref()?)
    }

    /// What was decided about a report.
    pub fn decisions_about(&self, shown: &Shown) -> Option<&Decisions> {
        let key = shown.name();
        self.saved.iter().find(|saved| saved.key.is(&key)).map(|saved| &saved.decisions)
    }

    /// Those of the report with this name, which are begun where there are none.
    fn decisions_of(&mut self, key: ReportName) -> Option<&mut Decisions> {
        let at = self.saved.iter().position(|saved| saved.key.is(&key)).unwrap_or_else(|| {
            let decisions = Decisions::about(key.clone());
            self.saved.push(SavedDecisions { key, decisions });
            self.saved.len().saturating_sub(1)
        });
        self.saved.get_mut(at).map(|saved| &mut saved.decisions)
    }

    /// The same bytes under another name: what was decided goes along.
    pub(super) fn rename(&mut self, from: &Identity, to: &Identity) {
        let (from, to) = (ReportName::of(from), ReportName::of(to));
        if from == to || self.saved.iter().any(|saved| saved.key.is(&to)) {
            return;
        }
        for saved in self.saved.iter_mut().filter(|saved| saved.key.is(&from)) {
            saved.key = to.clone();
            saved.decisions.report = to.clone();
        }
    }
}

impl Shown {
    fn name(&self) -> ReportName {
        ReportName::of(&self.summary.identity)
    }
}

/// Decides about the finding with this number; without a choice what was decided is taken back.
pub(super) fn decide(
    mut state: AppState,
    number: u32,
    choice: Option<Choice>,
    reason: &str,
) -> AppState {
    let Some(shown) = state.shown.clone() else { return state };
    let finding = shown.finding(number);
    let Some((finding, decisions)) = finding.zip(state.decisions_of(shown.name())) else {
        return state;
    };
    match choice {
        Some(choice) => decisions.decide(finding, choice, reason),
        None => decisions.take_back(&finding.fingerprint),
    }
    close_reason(state)
}

/// Asks for the reason why a finding is accepted, or asks no more.
pub(super) fn toggle_reason(state: AppState, number: u32) -> AppState {
    if state.reason_for == Some(number) {
        return close_reason(state);
    }
    AppState { reason_for: Some(number), ..state }.focus_on(FocusTarget::Reason(number))
}

/// The line for the reason goes, and the keyboard back to where it was opened.
pub(super) fn close_reason(mut state: AppState) -> AppState {
    match state.reason_for.take() {
        Some(number) => state.focus_on(FocusTarget::AcceptButton(number)),
        None => state,
    }
}

/// Takes in files of decisions, and says whose they are. They go with the report on the screen unless
/// they name another.
pub(super) fn add(mut state: AppState, files: Vec<DecisionFile>) -> AppState {
    for file in files {
        let notice = match file {
            Ok(decisions) => {
                let (name, count) = (decisions.report.clone(), decisions.count());
                let shown = state.shown.as_ref().map(Shown::name);
                let fits = shown.clone().filter(|shown| shown.may_be(&name));
                // What is being read may be the one.
                let here = fits.is_some() || state.in_progress.is_some();
                save(&mut state, fits.unwrap_or(name.clone()), decisions);
                Notice::DecisionsAdded { name, count, here }
            }
            Err(name) => Notice::DecisionsUnreadable { name },
        };
        state.notices.retain(|other| *other != notice);
        state.notices.push(notice);
    }
    state
}

fn save(state: &mut AppState, key: ReportName, decisions: Decisions) {
    match state.saved.iter_mut().find(|saved| saved.key.is(&key)) {
        Some(saved) => saved.decisions.join(decisions),
        None => state.saved.push(SavedDecisions { key, decisions }),
    }
}

#[cfg(test)]
mod tests;
