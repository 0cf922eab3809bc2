//! One way in, as the command line goes it: what both test programs share.

use gouji::check::{self, Checked, File, Options, Source};
use gouji::decode::{Decoder, Refused};

/// Reads and checks a file.
pub fn check_bytes(name: &str, bytes: &[u8]) -> Result<Checked, Refused> {
    let file = File { name, bytes, source: Source::File };
    check::check(&file, &Options::new(&EncodingRs))
}

/// The decoder of the command line.
pub struct EncodingRs;

impl Decoder for EncodingRs {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}
