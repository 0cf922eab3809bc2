//! A page of html, however it came: as a file, pasted, or as a part of a message.

use crate::damage;
use crate::encoding::DecodedText;
use crate::html::{self, WhiteSpace};
use model::document::Remark;
use read::{FlowContent, Limits};

/// The blocks and the remarks of a page. `contradicted`: it declares another encoding than its own. `space` is the
/// white space outside of its tables.
pub(super) fn read(
    decoded: DecodedText,
    contradicted: bool,
    space: WhiteSpace,
    limits: &Limits,
) -> FlowContent {
    let mut remarks = decoded.remarks;
    remarks.extend(damage::undecodable(&decoded.text));
    remarks.extend(contradicted.then_some(Remark::EncodingContradicted));
    let (blocks, more) = html::blocks(&decoded.text, space, limits);
    for remark in more {
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    (blocks, remarks)
}
