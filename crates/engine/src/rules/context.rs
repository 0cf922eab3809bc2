//! What a rule is given: the facts of the report, and what was made of them before any rule.

use std::ops::Deref;

use super::analysis::Analysis;
use super::facts::Facts;
use super::phrases::PhraseKind;
use super::setting::Setting;
use crate::recognise::Reading;
use model::SectionId;

/// Everything a rule may ask. The facts are asked for by its own methods and fields.
pub(super) struct Context<'a> {
    facts: Facts<'a>,
    pub analysis: Analysis<'a>,
}

impl<'a> Context<'a> {
    pub fn new(reading: &'a Reading, setting: &'a Setting<'a>) -> Context<'a> {
        let facts = Facts::of(reading, setting);
        let analysis = Analysis::of(&facts);
        Context { facts, analysis }
    }

    /// The section still holds words of a template.
    pub fn is_template(&self, id: SectionId) -> bool {
        self.analysis.phrases.iter().any(|hit| hit.is_in(id, PhraseKind::Template))
    }
}

impl<'a> Deref for Context<'a> {
    type Target = Facts<'a>;

    fn deref(&self) -> &Facts<'a> {
        &self.facts
    }
}
