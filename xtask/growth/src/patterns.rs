//! The ways in which a file can be large: a module for each family of formats, the commonest first.

mod archive;
mod csv;
mod docx;
mod html;
mod json;
mod legacy;
mod markdown;
mod mhtml;
mod ods;
mod ofd;
mod pdf;
mod pdf_objects;
mod report;
mod text;
mod units;
mod xlsx;

pub struct Pattern {
    /// `text/prose line/digits`: the format, where the repeated stands, what is repeated.
    pub name: String,
    /// How often it is repeated in the smallest file.
    pub count: usize,
    /// The file with so many repetitions, be it none.
    pub make: Box<dyn Fn(usize) -> Vec<u8>>,
}

/// Adds one pattern.
fn add<F>(patterns: &mut Vec<Pattern>, name: impl Into<String>, count: usize, make: F)
where
    F: Fn(usize) -> Vec<u8> + 'static,
{
    patterns.push(Pattern { name: name.into(), count, make: Box::new(make) });
}

/// Bytes of the smallest file where a pattern is counted in bytes. Eight times as many are still below what is read of
/// one sentence, 32 times as many above most limits of that kind.
const BYTES: usize = 2_000;

/// How often a unit is repeated in the smallest file.
fn times(unit: &str) -> usize {
    (BYTES / unit.len().max(1)).clamp(20, 2_000)
}

/// A unit again and again; `#` in it is the number of the repetition.
fn repeated(unit: &str, count: usize) -> String {
    if !unit.contains('#') {
        return unit.repeat(count);
    }
    (0..count).map(|number| unit.replace('#', &number.to_string())).collect()
}

pub fn all() -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for family in [
        text::patterns,
        html::patterns,
        markdown::patterns,
        csv::patterns,
        json::patterns,
        mhtml::patterns,
        docx::patterns,
        xlsx::patterns,
        ods::patterns,
        pdf::patterns,
        pdf_objects::patterns,
        ofd::patterns,
        legacy::patterns,
        archive::patterns,
    ] {
        family(&mut patterns);
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_many_and_each_has_a_name_of_its_own() {
        let patterns = all();
        let mut names: Vec<&str> = patterns.iter().map(|pattern| pattern.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), patterns.len());
        assert!(names.len() >= 250, "{}", names.len());
    }

    #[test]
    fn each_grows() {
        for pattern in all() {
            let [small, large] = [1, 2].map(|times| (pattern.make)(times * pattern.count).len());
            assert!(small < large && large < 400_000, "{}: {small}, {large}", pattern.name);
        }
    }
}
