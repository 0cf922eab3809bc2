//! A document on its way from the module that reads its format to the module that checks it.
//!
//! In the browser the readers of some formats are modules of their own, loaded when the first such
//! file comes. What they hand over is bytes of this build for this build: nobody else may rely on it.

use serde::{Deserialize, Serialize};

use crate::decode::{self, Decoder, File, Limits, Reader, Refused};
use crate::document::Document;

/// Reads a file with the reader of its module, and packs what came of it. `source` is the word of a
/// question for how it came.
pub fn read(reader: Reader, source: &str, bytes: &[u8], decoder: &dyn Decoder) -> Vec<u8> {
    let file = File { name: "", bytes, source: super::answer::source(source) };
    let parcel = match decode::read(reader, &file, &Limits::default(), decoder) {
        Ok(document) => Parcel::Document(document),
        Err(refused) => Parcel::Refused(refused),
    };
    // Nothing in it has a length that is not known, so this cannot fail; were it to, nothing can be
    // unpacked of it, and that is told as our own fault.
    postcard::to_allocvec(&parcel).unwrap_or_default()
}

/// Packs why a file of an archive cannot be had.
pub fn pack_refused(refused: &Refused) -> Vec<u8> {
    postcard::to_allocvec(refused).unwrap_or_default()
}

/// `None` where this is nothing that [`pack_refused`] of this build has packed.
pub fn refused(packed: &[u8]) -> Option<Refused> {
    postcard::from_bytes(packed).ok()
}

/// What came of the reading; `None` where this is no parcel of this build.
pub(super) fn unpack(parcel: &[u8]) -> Option<Result<Document, Refused>> {
    Some(match postcard::from_bytes(parcel).ok()? {
        Parcel::Document(document) => Ok(document),
        Parcel::Refused(refused) => Err(refused),
    })
}

#[derive(Serialize, Deserialize)]
enum Parcel {
    Document(Document),
    Refused(Refused),
}
