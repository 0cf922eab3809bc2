//! Characters on pages, each where it was set.

use gouji::Environment;
use model::document::{Anchor, Block, Line};
use read::{File, Source};

use crate::maker::fixed::{HEIGHT, Sheet, WIDTH, advance};

pub struct Pages {
    /// Width and height in hundredths of a point.
    sizes: Vec<(i32, i32)>,
    signs: Vec<Sign>,
}

/// A character, and its middle in hundredths of a point.
struct Sign {
    page: usize,
    x: i32,
    y: i32,
    c: char,
}

impl Pages {
    /// As the maker has set them.
    pub fn set(sheets: &[Sheet]) -> Pages {
        let hundredths = |points: f64| (points * 100.0) as i32;
        let mut signs = Vec::new();
        for (index, sheet) in sheets.iter().enumerate() {
            for span in &sheet.spans {
                let mut left = span.left;
                for c in span.text.chars() {
                    let wide = advance(c, span.size);
                    // Characters reach from a little below the baseline to nearly their size above.
                    let (x, y) = (left + wide / 2.0, span.baseline - span.size * 0.38);
                    signs.push(Sign { page: index + 1, x: hundredths(x), y: hundredths(y), c });
                    left += wide;
                }
            }
        }
        Pages { sizes: vec![(hundredths(WIDTH), hundredths(HEIGHT)); sheets.len()], signs }
    }

    /// As the document itself says that its characters are placed.
    pub fn placed(file: &[u8]) -> Pages {
        let file = File { name: "report", bytes: file, source: Source::File };
        let document = gouji::read(&file, &Environment::default()).unwrap();
        let mut pages = Pages { sizes: Vec::new(), signs: Vec::new() };
        pages.sizes = document.pages.iter().map(|page| (page.width, page.height)).collect();
        for block in &document.blocks {
            match block {
                Block::Line(line) => pages.place(line),
                Block::Grid(grid) => grid.lines.iter().for_each(|line| pages.place(line)),
            }
        }
        pages
    }

    fn place(&mut self, line: &Line) {
        let Anchor::Page { page, top, bottom, edges } = &line.anchor else { return };
        assert_eq!(edges.len(), line.text.chars().count() + 1, "an edge for each character");
        for (c, edges) in line.text.chars().zip(edges.windows(2)) {
            let (x, y) = (edges[0].midpoint(edges[1]), top.midpoint(*bottom));
            self.signs.push(Sign { page: *page, x, y, c });
        }
    }

    /// What stands in a box, line after line; `None` where the box is not on the page.
    pub fn at(&self, page: usize, top: i32, bottom: i32, edges: &[i32]) -> Option<String> {
        let (width, height) = *self.sizes.get(page.checked_sub(1)?)?;
        let (left, right) = (*edges.first()?, *edges.last()?);
        let inside = 0 <= left && right <= width && 0 <= top && bottom <= height;
        let ordered = edges.is_sorted() && top <= bottom;
        let held = |sign: &&Sign| {
            sign.page == page
                && (left..=right).contains(&sign.x)
                && (top..=bottom).contains(&sign.y)
        };
        let mut own: Vec<&Sign> = self.signs.iter().filter(held).collect();
        own.sort_by_key(|sign| (sign.y, sign.x));
        // Characters of one line need not stand at the very same height.
        let mut lines: Vec<Vec<&Sign>> = Vec::new();
        for sign in own {
            match lines.last_mut() {
                Some(line) if sign.y - line[0].y < 300 => line.push(sign),
                _ => lines.push(vec![sign]),
            }
        }
        lines.iter_mut().for_each(|line| line.sort_by_key(|sign| sign.x));
        (inside && ordered).then(|| lines.iter().flatten().map(|sign| sign.c).collect())
    }
}
