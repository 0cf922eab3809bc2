//! What a person at a terminal sees while files are checked: how many, how fast, how long still, what failed.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use model::language::Language;

use crate::terminal;
use crate::words::{PROGRESS_NOT_READ, PROGRESS_RATE, PROGRESS_REST};

/// A line on the standard error; none where that is no terminal. It has no colours.
pub struct Progress {
    bar: Option<ProgressBar>,
    language: Language,
}

/// Fewer files than this are done before a line could be read.
const WORTH_IT: usize = 3;

impl Progress {
    pub fn new(files: usize, quiet: bool, language: Language) -> Progress {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let shown = !quiet && !dumb && files >= WORTH_IT && io::stderr().is_terminal();
        Progress { bar: shown.then(|| bar(files, language)), language }
    }

    /// One more is done; so many could not be read so far.
    pub fn advance(&self, not_read: usize) {
        let Some(bar) = &self.bar else { return };
        if not_read > 0 {
            bar.set_message(PROGRESS_NOT_READ.fill(self.language, &[("n", &not_read)]));
        }
        bar.inc(1);
    }

    /// Says a line on the standard error.
    pub fn say(&self, text: &str) {
        self.aside(|| terminal::say(text));
    }

    /// Does something that writes to the terminal, with the line out of its way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(files: usize, language: Language) -> ProgressBar {
    let bar =
        ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr_with_hz(10));
    let rate = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let rate = format!("{:.0}", state.per_sec());
        // A line that cannot be drawn is drawn a tenth of a second later.
        let _ = out.write_str(&PROGRESS_RATE.fill(language, &[("rate", &rate)]));
    };
    let rest = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let rest = state.eta().as_secs();
        let rest = format!("{}:{:02}", rest / 60, rest % 60);
        let _ = out.write_str(&PROGRESS_REST.fill(language, &[("rest", &rest)]));
    };
    let template = "{bar:24} {pos}/{len}  {rate}  {rest}  {msg}";
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style.with_key("rate", rate).with_key("rest", rest).progress_chars("=> "));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
