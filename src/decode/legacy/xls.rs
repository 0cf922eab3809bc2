//! Excel up to 2003.

use super::{Limits, Read, Refused};

/// Not read yet.
pub(super) fn read(_: &[u8], _: &Limits) -> Read {
    Err(Refused::Office)
}
