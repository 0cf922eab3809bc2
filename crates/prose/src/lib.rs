//! What the prose claims about the tables, read once for all rules.
//!
//! A sentence becomes words with a meaning, numbers and breaks (`tokens`). A number belongs to the words before it in
//! its clause, or, where these have no meaning, to those after it (`reader`). What a sentence does not name is taken
//! from the sentences before it in the same paragraph. A number that no table counts gives no claim: a claim that is
//! missed is only not checked, while an invented one would be a false finding.

#![forbid(unsafe_code)]

mod facts;
mod lists;
mod numerals;
mod openness;
mod ratios;
mod reader;
mod scope;
mod statements;
mod subject;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

mod lexicon {
    //! Word lists of `data/lexicon.toml`, compiled in.
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

use model::{Claim, Claimed, SectionId, SectionText, Subject};
use reader::ClaimReader;

/// Everything that the prose of these sections claims, in the report of a body for a year: a [`model::ReadProse`].
pub fn claims(sections: &[SectionText], organ: &str, year: Option<u16>) -> Claimed {
    let mut claimed = Claimed::default();
    for section in sections {
        read(section, organ, year, &mut claimed);
    }
    claimed
}

/// Bytes of the longest sentence that is read; those of reports have some hundred.
const LONGEST: usize = 20_000;
/// Claims of a report; the longest have two hundred.
const MOST: usize = 3_000;

/// Sections without claims: the masthead is about the report itself.
fn speaks(section: SectionId) -> bool {
    !matches!(section, SectionId::Masthead | SectionId::Closing)
}

fn read(section: &SectionText, organ: &str, year: Option<u16>, claimed: &mut Claimed) {
    let mut index = 0;
    let mut reader = ClaimReader::new(section.id, organ, year);
    // Claims that compare, and before which of the others they stand.
    let mut compared = Vec::new();
    for paragraph in &section.paragraphs {
        reader.begin_paragraph();
        let mut before = Vec::new();
        for sentence in &paragraph.sentences {
            // Longer texts are no sentences of a report; they are left out to bound the time.
            if sentence.len() <= LONGEST && claimed.claims.len() + reader.claims.len() < MOST {
                for (piece, tokens) in tokens::sentences(sentence).into_iter().enumerate() {
                    if speaks(section.id) {
                        let from = reader.claims.len();
                        reader.sentence(index, &tokens);
                        let requests = reader.speaks_of_requests();
                        let of_tables = |claim: &Claim| {
                            requests || matches!(claim.subject, Subject::Proactive(..))
                        };
                        let spoken = reader.claims.get(from..).unwrap_or(&[]);
                        let own = ratios::against(section.id, index, &tokens, (spoken, year));
                        let own = own.into_iter().filter(of_tables);
                        claimed.ratios.extend(ratios::balances::of_requests(&tokens, spoken));
                        compared.extend(own.map(|claim| (reader.claims.len(), claim)));
                    }
                    let into = &mut claimed.statements;
                    statements::statements(section.id, index, &tokens, year, into);
                    lists::lists(section.id, index, &tokens, &mut claimed.lists);
                    lists::titles(section.id, index, (sentence, &tokens), &mut claimed.lists);
                    // What stands in the place of one sentence goes on with the one before it only in its first.
                    if piece == 0 {
                        lists::continued(section.id, index, (&before, &tokens), &mut claimed.lists);
                    }
                    ratios::ratios(section.id, index, &tokens, &mut claimed.ratios);
                    before = tokens;
                }
            }
            index += 1;
        }
    }
    for (at, claim) in compared.into_iter().rev() {
        reader.claims.insert(at.min(reader.claims.len()), claim);
    }
    claimed.claims.append(&mut reader.claims);
}
