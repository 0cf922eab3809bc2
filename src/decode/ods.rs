//! OpenDocument spreadsheets.

use super::{Limits, Package, Read, Refused};

/// Not read yet.
pub(super) fn read(_: &Package<'_>, _: &Limits) -> Read {
    Err(Refused::Office)
}
