//! Zip archives. Parts are stored and not packed: repetitions pack so well that they would be refused as a bomb.

use std::io::Write as _;

use rawzip::{CompressionMethod, ZipArchiveWriter};

/// An archive of these parts, by name.
pub fn zip<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut out = Vec::new();
    let done = write(&mut out, parts);
    debug_assert!(done.is_ok(), "a list of bytes takes everything");
    out
}

fn write<N: AsRef<str>, B: AsRef<[u8]>>(
    out: &mut Vec<u8>,
    parts: &[(N, B)],
) -> Result<(), rawzip::Error> {
    let mut archive = ZipArchiveWriter::new(out);
    for (name, bytes) in parts {
        let builder = archive.new_file(name.as_ref());
        let (mut entry, config) = builder.compression_method(CompressionMethod::STORE).start()?;
        let mut counted = config.wrap(&mut entry);
        counted.write_all(bytes.as_ref())?;
        let (_, descriptor) = counted.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()?;
    Ok(())
}
