//! GB18030 with the tables of `encoding_rs`.

use read::Decoder;

/// Decodes with `encoding_rs`. A browser has tables of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gb18030;

impl Decoder for Gb18030 {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}
