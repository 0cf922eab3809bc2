//! One run over one file.

use std::time::Instant;

use anyhow::Result;
use gouji::{Environment, File, Setting};

use crate::memory;
use crate::patterns::Pattern;

/// What reading and judging one file cost.
#[derive(Clone, Copy)]
pub struct Run {
    /// Of the file, in bytes.
    pub size: usize,
    pub steps: u64,
    /// All memory that was asked for, in bytes.
    pub taken: u64,
    /// The most memory that was held, in bytes.
    pub peak: usize,
    pub seconds: f64,
}

/// Bytes that a processor moves or compares in about the time of one branch.
const BYTES_A_STEP: u64 = 16;

/// # Errors
/// The program was compiled without counters.
pub fn prepare() -> Result<()> {
    #[cfg(counted)]
    crate::counters::write_no_file();
    #[cfg(not(counted))]
    anyhow::bail!("compiled without counters; `cargo xtask growth` compiles it with them");
    #[cfg(counted)]
    Ok(())
}

/// The pattern, `times` as large as at its smallest. With `clock` the quicker of two runs is timed: the first
/// of all runs pays for pages of memory that the system hands out.
pub fn run(pattern: &Pattern, times: usize, clock: bool) -> Run {
    let bytes = (pattern.make)(pattern.count * times);
    let before = memory::reset();
    let start = Instant::now();
    let steps = counted(|| check(&bytes));
    let mut seconds = start.elapsed().as_secs_f64();
    let memory = memory::since(before);
    if clock && seconds < 0.2 {
        let start = Instant::now();
        check(&bytes);
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let steps = steps + memory.moved as u64 / BYTES_A_STEP;
    Run { size: bytes.len(), steps, taken: memory.taken as u64, peak: memory.peak, seconds }
}

/// As the command line does it, without its sentences. A file that is refused has cost what it took to see that.
fn check(bytes: &[u8]) {
    if let Ok(review) = gouji::open(&File::new("report", bytes), &Environment::default()) {
        std::hint::black_box(review.judge(&[], &Setting::default()));
    }
}

#[cfg(counted)]
fn counted(work: impl FnOnce()) -> u64 {
    crate::counters::reset();
    work();
    crate::counters::sum()
}

#[cfg(not(counted))]
fn counted(work: impl FnOnce()) -> u64 {
    work();
    0
}
