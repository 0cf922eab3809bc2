//! Saying what is done, and how long it takes, before it is done.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Announces `what` and about how long it takes, does it, and says how long it took.
pub fn step<T>(what: &str, about: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("· {what} (about {about})");
    let start = Instant::now();
    let result = work()?;
    eprintln!("  {what}: done in {}", time(start.elapsed()));
    Ok(result)
}

/// Says that a step is not needed.
pub fn there(what: &str) {
    eprintln!("· {what}: there");
}

/// `0.4 s`, `12 s`, `3 min 05 s`.
pub fn time(taken: Duration) -> String {
    let seconds = taken.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", taken.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}
