//! The prose of a report on its way to the module that reads what it claims, and what that module says.

use model::form;
use model::{
    Claim, ClaimPeriod, Claimed, Dispute, ListClaim, Place, Quantity, Ratio, RatioClaim,
    SectionText, Statement, Subject,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::text::{At, Sections, pack_sections, position, sections};

/// The sections of a report, with what has to be known to read them.
pub struct Prose {
    pub sections: Vec<SectionText>,
    /// The name of the reporting body, where it is known.
    pub organ: String,
    pub year: Option<u16>,
}

/// Packs the prose of a report.
pub fn pack_prose(sections: &[SectionText], organ: &str, year: Option<u16>) -> Vec<u8> {
    // All lengths are known, so this cannot fail.
    postcard::to_allocvec(&(pack_sections(sections), organ, year)).unwrap_or_default()
}

/// `None` where the bytes are not from [`pack_prose`] of this build.
pub fn prose(packed: &[u8]) -> Option<Prose> {
    let (sections, organ, year): (Sections, String, Option<u16>) =
        postcard::from_bytes(packed).ok()?;
    Some(Prose { sections: self::sections(sections)?, organ, year })
}

/// Packs what the prose claims.
pub fn pack_claimed(claimed: &Claimed) -> Vec<u8> {
    let out = Packed {
        claims: claimed.claims.iter().map(PackedClaim::of).collect(),
        lists: claimed.lists.iter().map(PackedList::of).collect(),
        ratios: claimed.ratios.iter().map(PackedRatio::of).collect(),
        statements: claimed
            .statements
            .iter()
            .map(|own| {
                let said = (own.is_some, own.of_year);
                (At::of(own.place), own.words.clone(), Number::of(own.value), said)
            })
            .collect(),
    };
    postcard::to_allocvec(&out).unwrap_or_default()
}

/// `None` where the bytes are not from [`pack_claimed`] of this build.
pub fn claimed(packed: &[u8]) -> Option<Claimed> {
    let packed: Packed = postcard::from_bytes(packed).ok()?;
    Some(Claimed {
        claims: packed.claims.into_iter().map(PackedClaim::claim).collect::<Option<_>>()?,
        lists: packed.lists.into_iter().map(PackedList::list).collect::<Option<_>>()?,
        ratios: packed.ratios.into_iter().map(PackedRatio::ratio).collect::<Option<_>>()?,
        statements: packed
            .statements
            .into_iter()
            .map(|(at, words, value, (is_some, of_year))| {
                let (place, value) = (at.place()?, value.decimal()?);
                Some(Statement { place, words, value, is_some, of_year })
            })
            .collect::<Option<_>>()?,
    })
}

#[derive(Serialize, Deserialize)]
struct Packed {
    claims: Vec<PackedClaim>,
    lists: Vec<PackedList>,
    ratios: Vec<PackedRatio>,
    statements: Vec<(At, String, Number, (bool, bool))>,
}

/// Digits and their scale.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Number(i128, u32);

#[derive(Serialize, Deserialize)]
struct PackedClaim {
    at: At,
    subject: PackedSubject,
    quantity: PackedQuantity,
    scope: Option<String>,
    period: PackedPeriod,
    is_subset: bool,
    within: Option<(At, Number)>,
    is_open: bool,
    rounded: bool,
}

#[derive(Serialize, Deserialize)]
struct PackedList {
    whole: (At, u64),
    parts: Vec<(At, u64)>,
    beyond: Vec<(At, u64)>,
    is_flat: bool,
    is_named: bool,
    is_complete: bool,
    is_sum: bool,
}

#[derive(Serialize, Deserialize)]
struct PackedRatio {
    at: At,
    said: Number,
    kind: u8,
    part: (At, Number),
    whole: (At, Number),
    others: Vec<Number>,
}

/// The ids of rows and columns travel as words.
#[derive(Serialize, Deserialize)]
enum PackedSubject {
    Plain(u8),
    Outcome(String),
    Applicants(String),
    Disputes(u8, Option<String>),
    Proactive(String, String),
}

#[derive(Serialize, Deserialize)]
enum PackedQuantity {
    Number(Number),
    All,
    Share(Number, Option<PackedSubject>),
    Growth(Number),
    Change(Number),
    Times(Number),
    Against(u8, Number, PackedSubject),
    Greatest,
}

#[derive(Serialize, Deserialize)]
enum PackedPeriod {
    Own,
    LastYear,
    Year(u16),
}

const PLAIN: [Subject; 11] = [
    Subject::Received,
    Subject::TakenIn,
    Subject::TakenInAll,
    Subject::CarriedIn,
    Subject::Handled,
    Subject::Due,
    Subject::CarriedOut,
    Subject::Notices,
    Subject::Charged,
    Subject::Collected,
    Subject::HandledInTime,
];

const DISPUTES: [Dispute; 6] = [
    Dispute::Review,
    Dispute::Litigation,
    Dispute::Direct,
    Dispute::AfterReview,
    Dispute::All,
    Dispute::Any,
];

const RATIOS: [Ratio; 13] = [
    Ratio::Share,
    Ratio::About,
    Ratio::Over,
    Ratio::AtLeast,
    Ratio::Under,
    Ratio::Growth,
    Ratio::Difference,
    Ratio::Multiple,
    Ratio::Average,
    Ratio::Direction,
    Ratio::Rank,
    Ratio::Hundred,
    Ratio::Balance,
];

/// Words for several rows or columns, which no form has as an id.
const CLASSES: [&str; 7] = [
    "declined",
    "disclosed-in-all",
    "legal-persons",
    "other-handling",
    "refused",
    "settled",
    "unavailable",
];

/// The id of a row or a column, or a word for several.
fn id(word: &str) -> Option<&'static str> {
    let ids = form::ids();
    let own = ids.binary_search(&word).ok().and_then(|at| ids.get(at));
    own.or_else(|| CLASSES.iter().find(|class| **class == word)).copied()
}

impl Number {
    fn of(value: Decimal) -> Number {
        Number(value.mantissa(), value.scale())
    }

    fn decimal(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.0, self.1).ok()
    }
}

impl PackedSubject {
    fn of(subject: Subject) -> PackedSubject {
        match subject {
            Subject::Outcome(id) => PackedSubject::Outcome(id.into()),
            Subject::Applicants(column) => PackedSubject::Applicants(column.into()),
            Subject::Disputes(kind, column) => {
                PackedSubject::Disputes(position(&DISPUTES, &kind), column.map(String::from))
            }
            Subject::Proactive(row, column) => PackedSubject::Proactive(row.into(), column.into()),
            plain => PackedSubject::Plain(position(&PLAIN, &plain)),
        }
    }

    fn subject(self) -> Option<Subject> {
        Some(match self {
            PackedSubject::Plain(index) => *PLAIN.get(usize::from(index))?,
            PackedSubject::Outcome(word) => Subject::Outcome(id(&word)?),
            PackedSubject::Applicants(word) => Subject::Applicants(id(&word)?),
            PackedSubject::Disputes(kind, column) => {
                let column = match column {
                    Some(word) => Some(id(&word)?),
                    None => None,
                };
                Subject::Disputes(*DISPUTES.get(usize::from(kind))?, column)
            }
            PackedSubject::Proactive(row, column) => Subject::Proactive(id(&row)?, id(&column)?),
        })
    }
}

impl PackedQuantity {
    fn of(quantity: Quantity) -> PackedQuantity {
        match quantity {
            Quantity::Number(value) => PackedQuantity::Number(Number::of(value)),
            Quantity::All => PackedQuantity::All,
            Quantity::Share(value, of) => {
                PackedQuantity::Share(Number::of(value), of.map(PackedSubject::of))
            }
            Quantity::Growth(value) => PackedQuantity::Growth(Number::of(value)),
            Quantity::Change(value) => PackedQuantity::Change(Number::of(value)),
            Quantity::Times(value) => PackedQuantity::Times(Number::of(value)),
            Quantity::Against(kind, value, of) => {
                let kind = position(&RATIOS, &kind);
                PackedQuantity::Against(kind, Number::of(value), PackedSubject::of(of))
            }
            Quantity::Greatest => PackedQuantity::Greatest,
        }
    }

    fn quantity(self) -> Option<Quantity> {
        Some(match self {
            PackedQuantity::Number(value) => Quantity::Number(value.decimal()?),
            PackedQuantity::All => Quantity::All,
            PackedQuantity::Share(value, of) => {
                let of = match of {
                    Some(of) => Some(of.subject()?),
                    None => None,
                };
                Quantity::Share(value.decimal()?, of)
            }
            PackedQuantity::Growth(value) => Quantity::Growth(value.decimal()?),
            PackedQuantity::Change(value) => Quantity::Change(value.decimal()?),
            PackedQuantity::Times(value) => Quantity::Times(value.decimal()?),
            PackedQuantity::Against(kind, value, of) => {
                let kind = *RATIOS.get(usize::from(kind))?;
                Quantity::Against(kind, value.decimal()?, of.subject()?)
            }
            PackedQuantity::Greatest => Quantity::Greatest,
        })
    }
}

impl PackedClaim {
    fn of(claim: &Claim) -> PackedClaim {
        PackedClaim {
            at: At::of(claim.place),
            subject: PackedSubject::of(claim.subject),
            quantity: PackedQuantity::of(claim.quantity),
            scope: claim.scope.clone(),
            period: match claim.period {
                ClaimPeriod::Own => PackedPeriod::Own,
                ClaimPeriod::LastYear => PackedPeriod::LastYear,
                ClaimPeriod::Year(year) => PackedPeriod::Year(year),
            },
            is_subset: claim.is_subset,
            within: claim.within.map(|(place, value)| (At::of(place), Number::of(value))),
            is_open: claim.is_open,
            rounded: claim.rounded,
        }
    }

    fn claim(self) -> Option<Claim> {
        let within = match self.within {
            Some((at, value)) => Some((at.place()?, value.decimal()?)),
            None => None,
        };
        Some(Claim {
            place: self.at.place()?,
            subject: self.subject.subject()?,
            quantity: self.quantity.quantity()?,
            scope: self.scope,
            period: match self.period {
                PackedPeriod::Own => ClaimPeriod::Own,
                PackedPeriod::LastYear => ClaimPeriod::LastYear,
                PackedPeriod::Year(year) => ClaimPeriod::Year(year),
            },
            is_subset: self.is_subset,
            within,
            is_open: self.is_open,
            rounded: self.rounded,
        })
    }
}

impl PackedList {
    fn of(list: &ListClaim) -> PackedList {
        let numbers = |all: &[(Place, u64)]| {
            all.iter().map(|(place, value)| (At::of(*place), *value)).collect()
        };
        PackedList {
            whole: (At::of(list.whole.0), list.whole.1),
            parts: numbers(&list.parts),
            beyond: numbers(&list.beyond),
            is_flat: list.is_flat,
            is_named: list.is_named,
            is_complete: list.is_complete,
            is_sum: list.is_sum,
        }
    }

    fn list(self) -> Option<ListClaim> {
        let numbers = |all: Vec<(At, u64)>| -> Option<Vec<(Place, u64)>> {
            all.into_iter().map(|(at, value)| Some((at.place()?, value))).collect()
        };
        Some(ListClaim {
            whole: (self.whole.0.place()?, self.whole.1),
            parts: numbers(self.parts)?,
            beyond: numbers(self.beyond)?,
            is_flat: self.is_flat,
            is_named: self.is_named,
            is_complete: self.is_complete,
            is_sum: self.is_sum,
        })
    }
}

impl PackedRatio {
    fn of(ratio: &RatioClaim) -> PackedRatio {
        let number = |(place, value): (Place, Decimal)| (At::of(place), Number::of(value));
        PackedRatio {
            at: At::of(ratio.place),
            said: Number::of(ratio.said),
            kind: position(&RATIOS, &ratio.kind),
            part: number(ratio.part),
            whole: number(ratio.whole),
            others: ratio.others.iter().map(|value| Number::of(*value)).collect(),
        }
    }

    fn ratio(self) -> Option<RatioClaim> {
        let number = |(at, value): (At, Number)| Some((at.place()?, value.decimal()?));
        Some(RatioClaim {
            place: self.at.place()?,
            said: self.said.decimal()?,
            kind: *RATIOS.get(usize::from(self.kind))?,
            part: number(self.part)?,
            whole: number(self.whole)?,
            others: self.others.into_iter().map(Number::decimal).collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::text::SECTIONS;
    use super::*;
    use model::Paragraph;
    use model::SectionId;

    fn claim(subject: Subject, quantity: Quantity, period: ClaimPeriod) -> Claim {
        let place = Place::Span(SectionId::Problems, 3, 4, 9);
        let scope = Some("another body".to_owned());
        let (is_subset, is_open, rounded) = (true, false, true);
        let within = Some((Place::Span(SectionId::Problems, 3, 0, 2), Decimal::from(31)));
        Claim { place, subject, quantity, scope, period, is_subset, within, is_open, rounded }
    }

    #[test]
    fn what_the_prose_claims_comes_back_as_it_was() {
        let number = Decimal::new(-12_345, 3);
        let span = |at| Place::Span(SectionId::Overview, 1, at, at + 2);
        let subjects = PLAIN.iter().copied().chain([
            Subject::Outcome("refused.third-party"),
            Subject::Outcome("disclosed-in-all"),
            Subject::Outcome("other-handling"),
            Subject::Applicants("legal-persons"),
            Subject::Applicants("natural-person"),
            Subject::Disputes(Dispute::All, None),
            Subject::Disputes(Dispute::Any, Some("upheld")),
            Subject::Disputes(Dispute::AfterReview, Some("upheld")),
            Subject::Disputes(Dispute::Review, Some("settled")),
            Subject::Proactive("fees", "amount"),
        ]);
        let mut claims: Vec<Claim> = subjects
            .map(|subject| claim(subject, Quantity::Number(number), ClaimPeriod::Own))
            .collect();
        for quantity in [
            Quantity::All,
            Quantity::Share(number, None),
            Quantity::Share(number, Some(Subject::Outcome("unavailable"))),
            Quantity::Growth(number),
            Quantity::Change(number),
            Quantity::Times(number),
            Quantity::Against(Ratio::AtLeast, number, Subject::Handled),
            Quantity::Against(Ratio::Difference, number, Subject::Outcome("unavailable")),
            Quantity::Greatest,
        ] {
            claims.push(claim(Subject::Handled, quantity, ClaimPeriod::LastYear));
            claims.push(claim(Subject::Handled, quantity, ClaimPeriod::Year(2022)));
        }
        let ratios = RATIOS.map(|kind| RatioClaim {
            place: span(7),
            said: number,
            kind,
            part: (span(1), Decimal::ONE),
            whole: (span(2), Decimal::TWO),
            others: vec![number, Decimal::TEN],
        });
        let claimed = Claimed {
            claims,
            lists: vec![ListClaim {
                whole: (span(0), 12),
                parts: vec![(span(3), 7), (span(6), 5)],
                beyond: vec![(span(9), 1)],
                is_flat: true,
                is_named: false,
                is_complete: true,
                is_sum: false,
            }],
            ratios: ratios.to_vec(),
            statements: vec![Statement {
                place: span(5),
                words: "words".into(),
                value: number,
                is_some: true,
                of_year: false,
            }],
        };
        assert_eq!(super::claimed(&pack_claimed(&claimed)), Some(claimed));
        assert_eq!(super::claimed(&[7]), None);
    }

    #[test]
    fn the_prose_comes_back_as_it_was() {
        let paragraphs = vec![Paragraph { sentences: vec!["one".into(), "two".into()] }];
        let sections: Vec<SectionText> = SECTIONS
            .map(|id| SectionText { id, heading: None, paragraphs: paragraphs.clone() })
            .to_vec();
        let back = prose(&pack_prose(&sections, "a body", Some(2023))).unwrap();
        assert_eq!(
            (back.sections, back.organ.as_str(), back.year),
            (sections, "a body", Some(2023))
        );
        assert!(prose(&[1]).is_none());
    }
}
