//! Notices of a fee: what the text says of them, beside the requests that ended because one was not
//! paid. Asked by the rule that names the contradiction, and by the one that compares the text with itself.

use crate::rules::Why;
use crate::rules::context::Context;
use model::{CellId, Claim, Place, Quantity, Subject, TableId};

/// Requests that ended because a fee was not paid.
pub(super) const OVERDUE: CellId =
    CellId { table: TableId::Applications, row: "other.fee-overdue", column: "total" };

/// A claim that no notice was issued, which the table contradicts.
pub(super) struct Denied {
    pub place: Place,
    /// The number of requests that ended for want of a fee.
    pub overdue: u64,
}

/// The claims of the report about its notices.
pub(super) fn claims<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Claim> + use<'a> {
    let claims = cx.report.claims.iter().filter(|claim| claim.subject == Subject::Notices);
    claims.filter(|claim| claim.is_plain())
}

/// The claim of no notice, where the table contradicts it.
///
/// # Errors
/// The text says nothing of notices, or the table was not read.
pub(super) fn denied(cx: &Context<'_>) -> Result<Option<Denied>, Why> {
    let is_none =
        |claim: &&Claim| matches!(claim.quantity, Quantity::Number(value) if value.is_zero());
    let claim = claims(cx).find(is_none).ok_or(Why::NotSaid)?;
    cx.table(OVERDUE.table)?;
    let overdue = cx.report.cell(OVERDUE).ok_or(Why::RowMissing)?;
    match overdue.count() {
        Some(0) => Ok(None),
        None if overdue.is_empty() => Ok(None),
        None => Err(Why::RowMissing),
        Some(_) if !overdue.certain => Err(Why::CellNotRead),
        Some(count) => Ok(Some(Denied { place: claim.place, overdue: count })),
    }
}
