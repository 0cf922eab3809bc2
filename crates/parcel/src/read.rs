//! A document on its way from the module that reads its format to the module that checks it.

use model::Refused;
use model::document::Document;

/// Packs what came of reading a file.
pub fn pack_document(read: &Result<Document, Refused>) -> Vec<u8> {
    // Nothing in it has a length that is not known, so this cannot fail; were it to, nothing can be
    // unpacked of it, and that is told as our own fault.
    postcard::to_allocvec(read).unwrap_or_default()
}

/// What came of the reading; `None` where this is nothing that [`pack_document`] of this build has packed.
pub fn document(parcel: &[u8]) -> Option<Result<Document, Refused>> {
    postcard::from_bytes(parcel).ok()
}

/// Packs why a file of an archive cannot be had.
pub fn pack_refused(refused: &Refused) -> Vec<u8> {
    postcard::to_allocvec(refused).unwrap_or_default()
}

/// `None` where this is nothing that [`pack_refused`] of this build has packed.
pub fn refused(packed: &[u8]) -> Option<Refused> {
    postcard::from_bytes(packed).ok()
}
