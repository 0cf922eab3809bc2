//! PDF: ISO 32000.

use super::{Decoder, Limits, Read, Refused};

/// Not read yet.
pub(super) fn read(_: &[u8], _: &Limits, _: &dyn Decoder) -> Read {
    Err(Refused::Elsewhere)
}
