//! What a report of 2023 that says only this claims.

use model::{Claim, Paragraph, SectionId, SectionText};

pub fn claims(sentence: &str) -> Vec<Claim> {
    let paragraphs = vec![Paragraph { sentences: vec![sentence.to_owned()] }];
    let section = SectionText { id: SectionId::Problems, heading: None, paragraphs };
    crate::claims(&[section], "青岭县水利局", Some(2023)).claims
}
