//! What every module of WebAssembly has: its memory, and what the browser decodes for it.

mod allocator;

use read::Decoder;

/// The browser's own tables: they would be a third of a module.
pub struct Browser;

impl Decoder for Browser {
    fn gb18030(&self, bytes: &[u8]) -> String {
        let decoder = web_sys::TextDecoder::new_with_label("gb18030");
        let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
        // Undecodable, all of it: the file is then refused.
        text.unwrap_or_else(|_| char::REPLACEMENT_CHARACTER.into())
    }
}
