//! What the WebAssembly modules share: the allocator, and the browser's decoder.

mod allocator;

use read::Decoder;

/// Decodes with the browser's own tables, which would be a third of a module.
pub struct Browser;

impl Decoder for Browser {
    fn gb18030(&self, bytes: &[u8]) -> String {
        let decoder = web_sys::TextDecoder::new_with_label("gb18030");
        let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
        // All characters are undecodable, so the file is refused.
        text.unwrap_or_else(|_| char::REPLACEMENT_CHARACTER.into())
    }
}
