use super::super::{Decoder, Limits};
struct Gb;
impl Decoder for Gb {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}
#[test]
fn dump() {
    let Ok(path) = std::env::var("DUMP") else { return };
    let bytes = std::fs::read(path).unwrap();
    let (blocks, _, remarks) = super::read(&bytes, &Limits::default(), &Gb).unwrap();
    for block in blocks {
        match block {
            crate::document::Block::Line(line) => {
                println!("{} {}", if line.whole { "W" } else { "-" }, line.text)
            }
            crate::document::Block::Grid(grid) => {
                println!("GRID {}x{}", grid.rows, grid.columns);
                for cell in &grid.cells {
                    println!(
                        "  {},{} +{}x{} {:?}",
                        cell.row, cell.column, cell.rowspan, cell.colspan, cell.text
                    );
                }
                for line in &grid.lines {
                    println!("    | {}", line.text);
                }
            }
        }
    }
    println!("{remarks:?}");
}
