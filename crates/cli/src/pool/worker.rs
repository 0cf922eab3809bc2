//! A process that checks: it takes files from its standard input and answers on its standard output until that closes.
//!
//! A file that hangs, or explodes, ends this process and nothing else.

use std::io;

use super::protocol::{Answer, Job, Setup, put, take};
use crate::reviewer::Reviewer;

/// Answers until nobody asks any more.
pub fn run() {
    let mut questions = io::stdin().lock();
    let Ok(setup) = take::<Setup>(&mut questions) else { return };
    limit(setup.mebibytes);
    // It was made of the same texts before, without a fault.
    let Ok(reviewer) = Reviewer::of(setup) else { return };
    // Without the buffer for lines: a frame is written at once.
    let mut answers = io::BufWriter::new(io::stdout().lock());
    while let Ok(job) = take::<Job>(&mut questions) {
        let told = reviewer.each(&job, &mut |answer: Answer| put(&mut answers, &answer));
        if told.is_err() {
            return;
        }
    }
}

/// Allocating more than this fails, which ends the process. It also ends with the command line, whatever ends that.
#[cfg(unix)]
fn limit(mebibytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let bytes = mebibytes.saturating_mul(1 << 20);
    // Where a smaller limit is set already, that one holds.
    let _ = setrlimit(Resource::As, Rlimit { current: Some(bytes), maximum: Some(bytes) });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

#[cfg(not(unix))]
fn limit(_: u64) {}
