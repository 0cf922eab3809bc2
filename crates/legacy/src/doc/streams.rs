//! The streams of the compound file that a Word document is stored in.

/// Word's main stream (MS-DOC, WordDocument Stream).
pub(crate) const MAIN_STREAM: &str = "WordDocument";

/// The three streams that a document is stored in (MS-DOC, File Structure).
pub(super) struct Streams<'a> {
    pub main: &'a [u8],
    pub table: &'a [u8],
    pub data: &'a [u8],
}
