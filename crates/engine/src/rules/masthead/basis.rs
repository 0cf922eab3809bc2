//! What a report rests on: its year, the edition of its tables, the instruments that it cites. One cause
//! shows in several of them, and each rule leaves to the others what is theirs.

use super::{period, title};
use crate::rules::Why;
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::context::Context;
use model::form::edition_for_year;
use model::{Edition, Known, Period, Place, SectionId};

/// The words for the older text of an instrument, and those that excuse it.
const REPLACED: [(Phrases, Phrases); 2] = [
    (phrases::SUPERSEDED_FORM, phrases::IN_FORCE_FORM),
    (phrases::SUPERSEDED_REGULATIONS, phrases::IN_FORCE_REGULATIONS),
];

/// The tables are of another edition of the form than the year asks for.
pub(super) struct Misfit {
    pub year: u16,
    pub prescribed: Edition,
    pub used: Edition,
}

/// # Errors
/// The year or the edition is not known, or the title names another year than the period.
pub(super) fn misfit(cx: &Context<'_>) -> Result<Option<Misfit>, Why> {
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    // An edition that was inferred was inferred from the year.
    let (Known::Read(used) | Known::Corrected(used)) = cx.report.edition else {
        return Err(Why::NoEdition);
    };
    let prescribed = edition_for_year(year).ok_or(Why::YearBeforeTheForm)?;
    if prescribed == used {
        return Ok(None);
    }
    if other_year(cx).and_then(edition_for_year) == Some(used) {
        return Err(Why::OneCause);
    }
    Ok(Some(Misfit { year, prescribed, used }))
}

/// The tables are those of the form of 2019, and the year asks for another.
pub(super) fn is_on_the_older_form(cx: &Context<'_>) -> bool {
    matches!(misfit(cx), Ok(Some(Misfit { used: Edition::E2019, .. })))
}

/// The year of the period, where the report was taken for one of another year by its title: one of the
/// two is wrong, and what fits the other year is no finding of its own.
pub(super) fn other_year(cx: &Context<'_>) -> Option<u16> {
    let (titled, stated, _) = years(cx).ok()?;
    (stated != titled && cx.report.year.get() == Some(&titled)).then_some(stated)
}

/// What the title names, and the period.
pub(super) fn years<'a>(cx: &Context<'a>) -> Result<(u16, u16, &'a Period), Why> {
    title(cx)?;
    let [titled] = cx.report.masthead.title_years.as_slice() else { return Err(Why::NoYear) };
    let period = period(cx)?;
    let (Some((stated, ..)), Some((ends, ..))) = (period.start, period.end) else {
        return Err(Why::NoPeriod);
    };
    if stated != ends {
        return Err(Why::NoPeriod);
    }
    Ok((*titled, stated, period))
}

/// The first instrument that is cited in its older text alone.
pub(super) fn superseded(cx: &Context<'_>) -> Option<Cited> {
    REPLACED.iter().find_map(|texts| cited(cx, texts))
}

/// The number of the form of 2019, where it is cited without the newer one.
pub(super) fn cited_form(cx: &Context<'_>) -> Option<Place> {
    let [form, _] = REPLACED;
    cited(cx, &form).map(|cited| cited.place)
}

/// Words of the preamble that name an instrument.
pub(super) struct Cited {
    pub place: Place,
    pub printed: String,
}

fn cited(cx: &Context<'_>, (old, new): &(Phrases, Phrases)) -> Option<Cited> {
    cx.sentences_of(SectionId::Masthead).iter().find_map(|sentence| {
        let range = old.iter().find_map(|words| sentence.find(words))?;
        let (place, printed) = (sentence.span(range.clone()), sentence.print(range));
        (!sentence.has(new)).then_some(Cited { place, printed })
    })
}
