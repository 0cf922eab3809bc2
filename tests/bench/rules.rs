//! How long all rules take on a report that is read, natively: `cargo xtask bench`.

use std::path::Path;
use std::time::Instant;

use engine::{Setting, rules};
use gouji::{Environment, File, Source};

const ROUNDS: usize = 201;

fn main() {
    // Cargo adds `--bench`.
    for path in std::env::args().skip(1).filter(|word| !word.starts_with("--")) {
        let path = Path::new(&path);
        match median(path) {
            Ok((median, fastest)) => println!(
                "  {}: all rules natively {median:.3} ms (fastest {fastest:.3})",
                path.file_name().unwrap_or_default().display()
            ),
            Err(why) => println!("  {}: left out, {why}", path.display()),
        }
    }
}

/// Milliseconds for all rules on one report, without reading it.
fn median(path: &Path) -> Result<(f64, f64), String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let file = File { name: "", bytes: &bytes, source: Source::File };
    let review = gouji::open(&file, &Environment::default());
    let review = review.map_err(|_| "it is no report".to_owned())?;
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(rules::apply(
                review.reading(),
                &Setting::default(),
                engine::judge_writing,
            ));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |index: usize| times.get(index).copied().unwrap_or_default();
    Ok((at(ROUNDS / 2), at(0)))
}
