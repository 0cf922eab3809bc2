//! Word and Excel up to 2003, and WPS's files of the same kinds.

use super::{Limits, Refused};
use crate::document::{Block, Format, Remark};

/// Not read yet.
pub(super) fn read(_: &[u8], _: &Limits) -> Result<(Format, (Vec<Block>, Vec<Remark>)), Refused> {
    Err(Refused::Office)
}
