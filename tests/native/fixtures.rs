//! Writes one invented report in every format into a folder, for people who want to try the page:
//! `cargo run -p gouji-cli --example fixtures -- FOLDER [SEED]`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[expect(dead_code, reason = "tests know more about a report than how it is written")]
mod maker;
#[path = "support/project.rs"]
mod project;

use maker::formats::FORMATS;
use maker::report::Report;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = std::path::PathBuf::from(arguments.next().expect("which folder?"));
    let seed = arguments.next().map_or(6, |seed| seed.parse().expect("a seed is a number"));
    std::fs::create_dir_all(&folder).unwrap();
    let report = Report::new(seed);
    println!("report {seed}: {}, {} faults", report.features.words(), report.faults);
    for format in FORMATS {
        if let Some(package) = format.missing() {
            println!("{}: left out, {package} is not installed", format.name);
            continue;
        }
        let file = format.make(std::slice::from_ref(&report)).remove(0);
        let path = folder.join(format!("{}.{}", format.name, format.extension));
        std::fs::write(&path, file).unwrap();
        println!("{}", path.display());
    }
}
