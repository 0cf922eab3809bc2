//! The package around the parts of docx, xlsx and ofd.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// A zip of deflated parts, in their order.
pub fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, text) in parts {
        let new = archive.new_file(name).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = new.start().unwrap();
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(text.as_bytes()).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&compress_to_vec(text.as_bytes(), 6)).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

/// A text between the tags of XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What every part of XML begins with.
pub const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
