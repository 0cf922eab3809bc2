mod file;
mod hostile;
mod pages;
mod seen;
mod text;

use model::document::{Anchor, Block, Remark};
use read::{Limits, Refused};
use testing::gb18030;

type Answer = Result<(Vec<Block>, Vec<Remark>), Refused>;

fn answer(bytes: &[u8], limits: &Limits) -> Answer {
    super::read(bytes, limits, &gb18030).map(|read| (read.blocks, read.remarks))
}

/// The lines of a file without tables, and what there is to say.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<Remark>) {
    let (blocks, remarks) = answer(bytes, &Limits::default()).unwrap();
    let lines = blocks.into_iter().map(|block| match block {
        Block::Line(line) => line.text,
        Block::Grid(_) => panic!("a grid without lines"),
    });
    (lines.collect(), remarks)
}

/// The only line of a file: its text, top, bottom, first edge and last, in points.
fn placed(bytes: &[u8]) -> (String, [i32; 4]) {
    let (blocks, _) = answer(bytes, &Limits::default()).unwrap();
    let [Block::Line(line)] = blocks.as_slice() else { panic!("{blocks:?}") };
    let Anchor::Page { top, bottom, edges, .. } = &line.anchor else { panic!() };
    let (first, last) = (edges.first().unwrap(), edges.last().unwrap());
    (line.text.clone(), [*top, *bottom, *first, *last].map(|length| length / 100))
}
