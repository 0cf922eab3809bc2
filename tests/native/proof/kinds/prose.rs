//! Claims of the prose: a number, a share, a growth, a sum in a sentence, words that leave no exception.

use std::ops::Range;

use model::{CellId, Place, Quantity, SectionId, Subject, TableId};

use super::{Case, Kind, Of, Right, put};
use crate::maker::draw::Draw;
use crate::sample::{Edit, Sample};

pub const KINDS: &[Kind] = &[
    Kind {
        name: "a claim's number",
        rules: &["text-differs-from-table", "list-does-not-add-up"],
        of: Of::Others,
        make: |s, draw| claims(s, draw, |said| matches!(said, Quantity::Number(_))),
    },
    Kind {
        name: "a share",
        rules: &["share-does-not-come-out"],
        of: Of::Others,
        make: |s, draw| claims(s, draw, |said| matches!(said, Quantity::Share(..))),
    },
    Kind {
        name: "a growth",
        rules: &["growth-does-not-come-out"],
        of: Of::Others,
        make: |s, draw| claims(s, draw, |said| matches!(said, Quantity::Growth(_))),
    },
    Kind {
        name: "均已办结 with cases carried over",
        rules: &["text-contradicts-table"],
        of: Of::Others,
        make: all_handled,
    },
    Kind {
        name: "a sum in a sentence",
        rules: &["list-does-not-add-up"],
        of: Of::Others,
        make: sums,
    },
    Kind {
        name: "two numbers for one thing",
        rules: &["text-says-two-numbers"],
        of: Of::Others,
        make: two_numbers,
    },
    Kind {
        name: "fees overdue without a notice",
        rules: &["fee-overdue-without-notice"],
        of: Of::Others,
        make: no_notice,
    },
];

/// A digit of the number of a claim that the tables explain.
fn claims(sample: &Sample, draw: &mut Draw, concerns: fn(&Quantity) -> bool) -> Vec<Case> {
    let explained = sample.explained().into_iter().filter(|(claim, _)| concerns(&claim.quantity));
    let cases = explained.filter_map(|(claim, at)| {
        let Place::Span(section, index, ..) = claim.place else { return None };
        // The first digit of a share: a later one may be a rounding.
        let digits = at.clone().filter(|at| sample.text[*at].is_ascii_digit());
        let digit = digits.into_iter().next()?;
        let old = sample.text[digit].to_digit(10)?;
        let new = (old + 1 + draw.below(7) as u32) % 9 + 1;
        let edit: Edit = (digit..digit + 1, new.to_string());
        let right = Right::At(vec![Place::Sentence(section, index)]);
        (new != old).then(|| Case::new(sample, &[edit], right))
    });
    cases.collect()
}

/// The digits of a number without its unit.
fn digits(sample: &Sample, at: Range<usize>) -> Option<Range<usize>> {
    let digit = |at: &usize| sample.text[*at].is_ascii_digit();
    let first = at.clone().find(digit)?;
    Some(first..at.rev().find(digit)? + 1)
}

fn all_handled(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    if sample.total("carried-out") == 0 {
        return Vec::new();
    }
    let texts = ["收到的政府信息公开申请均已办结。", "全部申请均已办理完毕。"];
    texts.into_iter().filter_map(|text| put(sample, SectionId::Overview, text)).collect()
}

/// The whole of a list that adds up, made smaller.
fn sums(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let lists = sample.checked.report().lists.iter();
    let holding = lists.filter(|list| {
        list.parts.iter().map(|(_, value)| value).sum::<u64>() == list.whole.1 && list.whole.1 > 9
    });
    let mut cases: Vec<Case> = holding
        .filter_map(|list| {
            let Place::Span(section, index, ..) = list.whole.0 else { return None };
            let at = digits(sample, sample.span(list.whole.0)?)?;
            let less = list.whole.1 - 1 - draw.below(list.whole.1 / 4);
            let right = Right::At(vec![Place::Sentence(section, index)]);
            Some(Case::new(sample, &[(at, less.to_string())], right))
        })
        .collect();
    let (a, b, c) = (20 + draw.below(70), 10 + draw.below(9), 2 + draw.below(7));
    let whole = a + b + c - 1 - draw.below(9);
    let text = format!("全年发布政策解读{whole}条，其中图解{a}条、视频{b}条、问答{c}条。");
    cases.extend(put(sample, SectionId::Overview, &text));
    cases
}

fn two_numbers(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let claims = sample.checked.report().claims.iter();
    let fee: Vec<_> =
        claims.filter(|claim| claim.subject == Subject::Collected && claim.is_plain()).collect();
    if fee.len() < 2 {
        return Vec::new();
    }
    let other = 100 * (4 + draw.below(20));
    let cases = fee.into_iter().filter_map(|claim| {
        let Place::Span(section, index, ..) = claim.place else { return None };
        let at = digits(sample, sample.span(claim.place)?)?;
        let right = Right::At(vec![Place::Sentence(section, index)]);
        Some(Case::new(sample, &[(at, other.to_string())], right))
    });
    cases.collect()
}

fn no_notice(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let cell = CellId::new(TableId::Applications, "other.fee-overdue", "total");
    if sample.value(cell).unwrap_or(0) == 0 {
        return Vec::new();
    }
    let notices = sample.find("发出收费通知3件").map(|at| (at, "未发出收费通知".to_owned()));
    let right = || Right::At(vec![Place::Section(SectionId::OtherMatters)]);
    let own = notices.map(|edit| Case::new(sample, &[edit], right()));
    let put_in = put(sample, SectionId::OtherMatters, "本年度未发出收费通知。");
    own.into_iter().chain(put_in).collect()
}
