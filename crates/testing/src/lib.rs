//! What the tests of several readers share.

#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "only tests depend on this crate")]

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use model::document::{Anchor, Block};
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// A zip of deflated parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, text) in parts {
        let file = archive.new_file(name).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().unwrap();
        let mut counted = config.wrap(Vec::new());
        counted.write_all(text.as_bytes()).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&compress_to_vec(text.as_bytes(), 6)).unwrap();
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
