//! What a heading that the form does not have may be: cut off, in the place of another, a repeated number.
//! Each is one rule's finding, and the others leave it alone.

use crate::rules::context::Context;
use crate::rules::text::without_ordinal;
use model::{PrintedHeading, SectionId};

/// A heading that the form does not have, with the number of a section that is missing and where that one
/// would stand.
pub(super) fn is_instead(cx: &Context<'_>, heading: &PrintedHeading) -> bool {
    let numbered = |section: SectionId| cx.form.section(section).map(|form| form.ordinal);
    let stands_for = |section: &SectionId| {
        !cx.has_section(*section)
            && heading.ordinal.is_some()
            && heading.ordinal == numbered(*section)
    };
    let Some(section) = SectionId::NUMBERED.into_iter().find(stands_for) else { return false };
    let headings = &cx.report.headings;
    let Some(at) = headings.iter().position(|one| std::ptr::eq(one, heading)) else { return false };
    let in_place = headings
        .iter()
        .enumerate()
        .all(|(other, one)| one.section.is_none_or(|known| (other < at) == (known < section)));
    heading.section.is_none() && !is_cut(cx, heading) && in_place
}

/// The beginning of a heading of the form: the end of a file was cut off.
pub(super) fn is_cut(cx: &Context<'_>, heading: &PrintedHeading) -> bool {
    let words = without_ordinal(&heading.text);
    cx.form.sections.iter().any(|section| {
        heading.ordinal == Some(section.ordinal)
            && without_ordinal(section.heading).starts_with(&words)
    })
}

/// Headings that share their number with another one, where one of them is the form's.
pub(super) fn repeated<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a PrintedHeading> {
    let headings = &cx.report.headings;
    let shared = |one: &PrintedHeading| {
        let same = |other: &&PrintedHeading| other.ordinal == one.ordinal;
        one.ordinal.is_some()
            && headings.iter().filter(same).count() > 1
            && headings.iter().filter(same).any(|other| other.section.is_some())
    };
    headings.iter().filter(move |heading| shared(heading))
}

/// A heading that the form does not have, and that repeats the number of one it has.
pub(super) fn repeats(cx: &Context<'_>, heading: &PrintedHeading) -> bool {
    repeated(cx).any(|other| std::ptr::eq(other, heading))
}
