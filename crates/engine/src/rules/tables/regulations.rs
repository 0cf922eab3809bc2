//! 规章 of bodies that cannot make any: asked by the rule that names it, and by the one that would name
//! its consequence.

use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::context::Context;
use crate::rules::organ::Organ;
use crate::rules::part::Part;
use model::{CellId, Edition, RowId, TableId};

pub(super) const TABLE: TableId = TableId::Proactive;
pub(super) const REGULATIONS: RowId = "regulations";

/// The number of regulations of a body that makes none, if it counts any.
///
/// 立法法 (2023), articles 91 and 93, leave 规章 to departments of the State Council, provinces, cities
/// with districts and prefectures. Which 市 has districts a name does not tell.
///
/// # Errors
/// The numbers or the kind of the body are not known.
pub(super) fn beyond_its_power<'a>(cx: &Context<'a>) -> Result<Option<Part<'a>>, Why> {
    let made = made(cx, REGULATIONS)?;
    let in_force = cx.number(TABLE, REGULATIONS, "in-force")?;
    let more = if made.value > 0 { made } else { in_force };
    if more.value == 0 {
        return Ok(None);
    }
    match behind(cx)? {
        Organ::Province | Organ::Ministry => Ok(None),
        Organ::City => Err(Why::OrganOfUnknownKind),
        Organ::County | Organ::Town | Organ::Department => Ok(Some(more)),
    }
}

/// Regulations were counted in this cell by a body that makes none.
pub(super) fn are_beyond_its_power_at(cx: &Context<'_>, cell: CellId) -> bool {
    let of_regulations = (cell.table, cell.row) == (TABLE, REGULATIONS);
    of_regulations && matches!(beyond_its_power(cx), Ok(Some(part)) if part.id == cell)
}

/// Documents of a row that were made this year.
pub(super) fn made<'a>(cx: &Context<'a>, row: RowId) -> Result<Part<'a>, Why> {
    if cx.form.edition != Edition::E2021 {
        return Err(Why::NotInThisEdition);
    }
    cx.number(TABLE, row, "made")
}

/// The body, or the government behind an office that may report for it.
fn behind(cx: &Context<'_>) -> Result<Organ, Why> {
    let name = folded(cx.report.organ.get().ok_or(Why::NoOrgan)?);
    if phrases::STATE_BODIES.iter().any(|start| name.starts_with(start)) {
        return Ok(Organ::Ministry);
    }
    let office = phrases::OFFICES_OF_GOVERNMENTS.iter().any(|office| name.ends_with(office));
    let government = phrases::OFFICES.iter().find_map(|office| name.strip_suffix(office));
    match government {
        Some(government) if office => Organ::named(government).ok_or(Why::OrganOfUnknownKind),
        _ => cx.organ(),
    }
}
