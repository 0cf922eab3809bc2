//! Word, and WPS's files of the same kind: ECMA-376 WordprocessingML.

use super::{Limits, Package, Read, Refused};

/// Not read yet.
pub(super) fn read(_: &Package<'_>, _: &Limits) -> Read {
    Err(Refused::Office)
}
