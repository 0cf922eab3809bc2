//! OFD, GB/T 33190-2016.

use super::{Limits, Package, Read, Refused};

/// Not read yet.
pub(super) fn read(_: &Package<'_>, _: &Limits) -> Read {
    Err(Refused::Office)
}
