//! The parts of what a screen shows of a file, and which of them are asked for.

use crate::packing::{Packed, Unpacker, packed};
use crate::{Coverage, Finding, Flow, Paper, Source, Summary};

packed! {
    /// The parts of a file that were asked for, as they are packed. The others are `None`; where there is no report, so
    /// are all but the summary.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Parts {
        pub summary: Option<Summary>,
        pub findings: Option<Vec<Finding>>,
        pub paper: Option<Paper>,
        pub coverage: Option<Coverage>,
        pub source: Option<Source>,
        pub flow: Option<Flow>,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Summary,
    Findings,
    Paper,
    Coverage,
    Source,
    Flow,
}

/// Some of the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartSet(u8);

impl Parts {
    /// The bytes in which they cross to the page.
    pub fn packed(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack(&mut out);
        out
    }

    /// `None` where the bytes are not those of this build.
    pub fn unpacked(bytes: &[u8]) -> Option<Parts> {
        let mut from = Unpacker::new(bytes);
        let parts = Parts::unpack(&mut from);
        from.is_sound().then_some(parts)
    }

    /// The set of parts that are there.
    pub fn set(&self) -> PartSet {
        let Parts { summary, findings, paper, coverage, source, flow } = self;
        let there = [
            (Part::Summary, summary.is_some()),
            (Part::Findings, findings.is_some()),
            (Part::Paper, paper.is_some()),
            (Part::Coverage, coverage.is_some()),
            (Part::Source, source.is_some()),
            (Part::Flow, flow.is_some()),
        ];
        PartSet::of(there.into_iter().filter(|(_, is)| *is).map(|(part, _)| part))
    }
}

impl Part {
    const ALL: [Part; 6] =
        [Part::Summary, Part::Findings, Part::Paper, Part::Coverage, Part::Source, Part::Flow];

    /// Its word in a question.
    pub fn word(self) -> &'static str {
        match self {
            Part::Summary => "summary",
            Part::Findings => "findings",
            Part::Paper => "paper",
            Part::Coverage => "coverage",
            Part::Source => "source",
            Part::Flow => "flow",
        }
    }
}

impl PartSet {
    pub const NONE: PartSet = PartSet(0);

    pub fn of(parts: impl IntoIterator<Item = Part>) -> PartSet {
        PartSet(parts.into_iter().fold(0, |set, part| set | 1 << part as u8))
    }

    /// Everything that is drawn of a report beside its official form: all but the source and the flow.
    pub fn report() -> PartSet {
        PartSet::of([Part::Summary, Part::Findings, Part::Paper, Part::Coverage])
    }

    pub fn has(self, part: Part) -> bool {
        self.0 & 1 << part as u8 != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn with(self, other: PartSet) -> PartSet {
        PartSet(self.0 | other.0)
    }

    pub fn without(self, other: PartSet) -> PartSet {
        PartSet(self.0 & !other.0)
    }

    /// Its parts by their words, with spaces between.
    pub fn words(self) -> String {
        let words = Part::ALL.into_iter().filter(|part| self.has(*part)).map(Part::word);
        words.collect::<Vec<&str>>().join(" ")
    }

    /// The parts that a text names; unknown words are ignored.
    pub fn read(words: &str) -> PartSet {
        let named = |part: &Part| words.split(' ').any(|word| word == part.word());
        PartSet::of(Part::ALL.into_iter().filter(named))
    }
}

#[cfg(test)]
mod tests;
