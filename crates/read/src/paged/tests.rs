mod seen;

use super::{DrawnLine, Page, TextSpan, blocks};
use crate::Limits;
use model::document::{Anchor, Block, Grid};

/// Where the columns of most tables here stand.
const EDGES: [f32; 4] = [50.0, 150.0, 200.0, 250.0];

fn page(number: usize) -> Page {
    Page { number, width: 600.0, height: 800.0, ..Page::default() }
}

impl Page {
    /// Text of 10 points, its middle at this height; ASCII is half as wide as high.
    fn text(mut self, text: &str, left: f32, middle: f32) -> Page {
        let mut edges = vec![left];
        let mut at = left;
        for c in text.chars() {
            at += if c.is_ascii() { 5.0 } else { 10.0 };
            edges.push(at);
        }
        let (top, bottom) = (middle - 5.0, middle + 5.0);
        self.spans.push(TextSpan { text: text.into(), top, bottom, edges, ..TextSpan::default() });
        self
    }

    fn level(mut self, y: f32, left: f32, right: f32) -> Page {
        self.rules.push(DrawnLine { left, right, top: y, bottom: y });
        self
    }

    fn upright(mut self, x: f32, top: f32, bottom: f32) -> Page {
        self.rules.push(DrawnLine { left: x, right: x, top, bottom });
        self
    }

    /// Rows of 30 points with [`EDGES`], drawn as Chrome draws them: what the page cuts has no line.
    fn rows(mut self, top: f32, rows: &[[&str; 3]], lines: LatticeLines) -> Page {
        let height = rows.len() as f32 * 30.0;
        for edge in EDGES {
            self = self.upright(edge, top, top + height);
        }
        let first = usize::from(matches!(lines, LatticeLines::OpenAbove));
        let last = rows.len() - usize::from(matches!(lines, LatticeLines::OpenBelow));
        for index in first..=last {
            self = self.level(top + index as f32 * 30.0, EDGES[0], EDGES[3]);
        }
        for (index, row) in rows.iter().enumerate() {
            for (text, left) in row.iter().zip(EDGES) {
                self = self.text(text, left + 5.0, top + index as f32 * 30.0 + 15.0);
            }
        }
        self
    }
}

#[derive(Clone, Copy)]
enum LatticeLines {
    Closed,
    OpenAbove,
    OpenBelow,
}

fn read(pages: &[Page]) -> Vec<Block> {
    blocks(pages, &Limits::default()).0
}

fn grids(pages: &[Page]) -> Vec<Grid> {
    let grids = read(pages).into_iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    grids.collect()
}

fn texts(pages: &[Page]) -> Vec<String> {
    let lines = read(pages).into_iter().filter_map(|block| match block {
        Block::Line(line) => Some(line.text),
        Block::Grid(_) => None,
    });
    lines.collect()
}

fn rows(grid: &Grid) -> Vec<String> {
    let row = |row| grid.row(row).map(|cell| cell.text.replace('\n', "")).collect::<Vec<_>>();
    (0..grid.rows).map(|index| row(index).join("|")).collect()
}

#[test]
fn boxes_that_no_line_parts_are_one_cell() {
    let page = page(1)
        .rows(100.0, &[["", "1", "2"], ["", "3", "4"]], LatticeLines::Closed)
        .text("甲", 55.0, 130.0)
        .text("乙", 55.0, 142.0);
    // The line between the two rows ends at the first column.
    let rules =
        page.rules.iter().copied().map(|rule| match rule.top == 130.0 && rule.bottom == 130.0 {
            true => DrawnLine { left: EDGES[1], ..rule },
            false => rule,
        });
    let page = Page { rules: rules.collect(), ..page };
    let [grid] = grids(&[page]).try_into().unwrap();
    let first = &grid.cells[0];
    assert_eq!((first.rowspan, first.colspan, first.text.as_str()), (2, 1, "甲\n乙"));
    assert_eq!(rows(&grid), ["甲乙|1|2", "3|4"]);
    let Anchor::Page { page, top, bottom, edges } = &first.anchor else { panic!() };
    assert_eq!((*page, *top, *bottom, edges.as_slice()), (1, 12500, 14700, &[5500, 6500][..]));
}

#[test]
fn the_area_of_a_table_is_read_a_second_time_without_its_lines() {
    let [grid] = grids(&[page(1).rows(100.0, &[["甲", "1", "2"]], LatticeLines::Closed)])
        .try_into()
        .unwrap();
    let lines: Vec<&str> = grid.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["甲 1 2"]);
}

#[test]
fn a_frame_is_no_table_and_neither_is_what_encloses_one() {
    let frame = page(1)
        .level(20.0, 20.0, 580.0)
        .level(780.0, 20.0, 580.0)
        .upright(20.0, 20.0, 780.0)
        .upright(580.0, 20.0, 780.0)
        .upright(400.0, 20.0, 780.0)
        .text("题", 100.0, 60.0)
        .rows(100.0, &[["甲", "1", "2"]], LatticeLines::Closed);
    assert_eq!(texts(std::slice::from_ref(&frame)), ["题"]);
    assert_eq!(grids(&[frame]).iter().map(rows).collect::<Vec<_>>(), [["甲|1|2"]]);
}

#[test]
fn a_table_without_lines_at_its_sides_has_the_cells_there() {
    let page = page(1)
        .level(100.0, 50.0, 250.0)
        .level(130.0, 50.0, 250.0)
        .level(160.0, 50.0, 250.0)
        .upright(150.0, 100.0, 160.0)
        .upright(200.0, 100.0, 160.0)
        .text("甲", 60.0, 115.0)
        .text("1", 160.0, 115.0)
        .text("2", 210.0, 115.0);
    let [grid] = grids(&[page]).try_into().unwrap();
    assert_eq!(rows(&grid), ["甲|1|2", "||"]);
}

#[test]
fn a_table_goes_on_over_a_page_number() {
    let first =
        page(1).rows(600.0, &[["甲", "1", "2"]], LatticeLines::Closed).text("- 1 -", 290.0, 770.0);
    let second =
        page(2).rows(60.0, &[["乙", "3", "4"]], LatticeLines::Closed).text("- 2 -", 290.0, 770.0);
    let [grid] = grids(&[first.clone(), second]).try_into().unwrap();
    assert_eq!(rows(&grid), ["甲|1|2", "乙|3|4"]);
    let apart =
        page(2).text("（二）", 50.0, 50.0).rows(90.0, &[["乙", "3", "4"]], LatticeLines::Closed);
    assert_eq!(grids(&[first, apart]).len(), 2);
}

/// The rows of a table that a page cuts between these two.
fn joined(above: [&str; 3], below: [&str; 3], lines: [LatticeLines; 2]) -> Vec<String> {
    let first = page(1).rows(600.0, &[["（一）甲", "9", "9"], above], lines[0]);
    let second = page(2).rows(60.0, &[below, ["（三）丙", "8", "8"]], lines[1]);
    let [grid] = grids(&[first, second]).try_into().unwrap();
    let rows = rows(&grid);
    rows[1..rows.len() - 1].to_vec()
}

#[test]
fn a_row_that_the_page_cut_is_one_row() {
    let cut = [LatticeLines::OpenBelow, LatticeLines::OpenAbove];
    assert_eq!(joined(["（二）乙", "1", "2"], ["丁", "", ""], cut), ["（二）乙丁|1|2"]);
    assert_eq!(joined(["（二）乙", "", ""], ["丁", "1", "2"], cut), ["（二）乙丁|1|2"]);
    // Word closes both pieces.
    let closed = [LatticeLines::Closed, LatticeLines::Closed];
    assert_eq!(
        joined(["（二）乙（戊", "1", "2"], ["丁）", "", ""], closed),
        ["（二）乙（戊丁）|1|2"]
    );
    assert_eq!(joined(["（二）乙", "", ""], ["", "1", "2"], closed), ["（二）乙|1|2"]);
}

#[test]
fn rows_that_a_page_parts_stay_two() {
    let whole = ["（二）乙|1|2", "2.丁|3|4"];
    for lines in [
        [LatticeLines::Closed, LatticeLines::Closed],
        [LatticeLines::OpenBelow, LatticeLines::Closed],
        [LatticeLines::Closed, LatticeLines::OpenAbove],
        [LatticeLines::OpenBelow, LatticeLines::OpenAbove],
    ] {
        assert_eq!(joined(["（二）乙", "1", "2"], ["2.丁", "3", "4"], lines), whole);
    }
    let closed = [LatticeLines::Closed, LatticeLines::Closed];
    assert_eq!(
        joined(["规章", "1", "2"], ["规范性文件", "", ""], closed),
        ["规章|1|2", "规范性文件||"]
    );
    let cut = [LatticeLines::OpenBelow, LatticeLines::OpenAbove];
    assert_eq!(joined(["（二）乙", "1", "2"], ["2.丁", "", ""], cut), ["（二）乙|1|2", "2.丁||"]);
}

#[test]
fn values_are_not_joined_to_the_head_that_a_page_ended_with() {
    let head = page(1)
        .rows(600.0, &[["", "", ""], ["", "", ""]], LatticeLines::Closed)
        .text("人", 160.0, 630.0)
        .text("总", 210.0, 630.0);
    let rules = head.rules.iter().copied().filter(|rule| rule.top != 630.0 || rule.bottom != 630.0);
    let head = Page { rules: rules.collect(), ..head };
    let below = page(2).rows(60.0, &[["一、甲", "1", ""]], LatticeLines::Closed);
    let [grid] = grids(&[head, below]).try_into().unwrap();
    assert_eq!(rows(&grid).last().unwrap(), "一、甲|1|");
}

#[test]
fn heads_are_said_once_and_bare_page_numbers_not_at_all() {
    let page = |number: usize| {
        page(number).text("年度报告", 250.0, 40.0).text(&format!("文{number}"), 50.0, 400.0).text(
            &number.to_string(),
            298.0,
            770.0,
        )
    };
    assert_eq!(texts(&[page(1), page(2), page(3)]), ["年度报告", "文1", "文2", "文3"]);
    // A number that fits no other page's number stays.
    let alone = super::tests::page(1).text("0", 298.0, 770.0);
    assert_eq!(texts(&[alone]), ["0"]);
}

#[test]
fn a_line_between_two_beginnings_is_a_paragraph() {
    let long = "这一行从左边一直写到右边的尽头为止";
    let page = page(1)
        .text("标题", 120.0, 50.0)
        .text(&long[..45], 70.0, 80.0)
        .text(long, 50.0, 100.0)
        .text("完。", 50.0, 120.0)
        .text("又一段。", 70.0, 140.0);
    let whole = read(&[page]).into_iter().map(|block| match block {
        Block::Line(line) => line.whole,
        Block::Grid(_) => panic!(),
    });
    assert_eq!(whole.collect::<Vec<_>>(), [true, false, false, false, true]);
}

/// Many pages of one file with little text and many boxes, each within the limits of a page.
#[test]
fn all_pages_together_have_no_more_boxes_than_a_file() {
    let mesh = |number: usize| {
        let lines = (0..100).map(|at| 5.0 + 5.0 * at as f32);
        let drawn =
            lines.fold(page(number), |page, at| page.level(at, 5.0, 500.0).upright(at, 5.0, 500.0));
        drawn.text("1", 6.0, 7.5)
    };
    let pages: Vec<Page> = (1..=10).map(mesh).collect();
    let few = Limits { elements: 50_000, ..Limits::default() };
    let (whole, cut) = blocks(&pages[..4], &few);
    assert!(!cut && whole.iter().all(|block| matches!(block, Block::Grid(_))));
    assert!(blocks(&pages, &few).1);
}
