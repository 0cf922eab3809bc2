//! Documents as bytes, from the module that reads a format to the module that checks.

use model::Refused;
use model::document::Document;

/// Packs the document of a file, or why there is none.
pub fn pack_document(read: &Result<Document, Refused>) -> Vec<u8> {
    // All lengths are known, so this cannot fail. If it did, the empty bytes could not be unpacked, which is reported
    // as an internal error.
    postcard::to_allocvec(read).unwrap_or_default()
}

/// The document, or why there is none; `None` where the bytes are not from [`pack_document`] of this build.
pub fn document(parcel: &[u8]) -> Option<Result<Document, Refused>> {
    postcard::from_bytes(parcel).ok()
}

/// Packs why a file of an archive could not be unpacked.
pub fn pack_refused(refused: &Refused) -> Vec<u8> {
    postcard::to_allocvec(refused).unwrap_or_default()
}

/// `None` where the bytes are not from [`pack_refused`] of this build.
pub fn refused(packed: &[u8]) -> Option<Refused> {
    postcard::from_bytes(packed).ok()
}
