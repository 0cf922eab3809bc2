//! What the tests of several readers and the measure of growth share: a decoder, containers to read, and blocks as text to
//! compare.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "only tests and measures depend on this crate"
)]

mod compound;

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use model::document::{Anchor, Block};
use rawzip::{CompressionMethod, ZipArchiveWriter};

pub use compound::compound;

/// A `Decoder` of GB18030 with the tables of `encoding_rs`.
pub fn gb18030(bytes: &[u8]) -> String {
    encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
}

/// A zip of deflated parts: their names and their texts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip_bytes(&parts)
}

/// A zip of deflated parts, as bytes.
pub fn zip_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::DEFLATE, |bytes| compress_to_vec(bytes, 6))
}

/// A zip whose parts are stored as they are: repetitions pack so well that they are refused as a bomb.
pub fn stored<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    packed(parts, CompressionMethod::STORE, <[u8]>::to_vec)
}

fn packed<N: AsRef<str>, B: AsRef<[u8]>>(
    parts: &[(N, B)],
    method: CompressionMethod,
    pack: fn(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, bytes) in parts {
        let file = archive.new_file(name.as_ref()).compression_method(method);
        let (mut entry, config) = file.start().unwrap();
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(bytes.as_ref()).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&pack(bytes.as_ref())).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

/// Lines as their text, grids as their rows: `a|b` with `>` and `v` for spans.
pub fn outline(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => out.push(line.text.clone()),
            Block::Grid(grid) => out.extend((0..grid.rows).map(|row| {
                let cells = grid.row(row).map(|cell| {
                    let across = ">".repeat(cell.colspan - 1);
                    format!("{}{across}{}", cell.text, "v".repeat(cell.rowspan - 1))
                });
                format!("[{}]", cells.collect::<Vec<_>>().join("|"))
            })),
        }
    }
    out
}

/// The addresses of all cells of the grids, in order.
pub fn addresses(blocks: &[Block]) -> Vec<String> {
    let cells = blocks.iter().flat_map(|block| match block {
        Block::Grid(grid) => grid.cells.as_slice(),
        Block::Line(_) => &[],
    });
    cells.map(|cell| address_of(&cell.anchor)).collect()
}

fn address_of(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Sheet { cell, .. } => cell.clone(),
        other => panic!("{other:?}"),
    }
}
