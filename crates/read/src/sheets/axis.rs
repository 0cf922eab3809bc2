//! Row or column numbers with and without the hidden ones.

use std::ops::Range;

/// Translates row (or column) numbers of the file into those of the visible sheet, and back.
pub struct VisibleAxis(Vec<HiddenRange>);

/// Hidden rows beside each other, and how many are hidden before them.
struct HiddenRange {
    range: Range<usize>,
    before: usize,
}

impl VisibleAxis {
    pub fn new(hidden: &[Range<usize>]) -> VisibleAxis {
        let mut ranges: Vec<&Range<usize>> =
            hidden.iter().filter(|range| !range.is_empty()).collect();
        ranges.sort_by_key(|range| range.start);
        let mut apart: Vec<HiddenRange> = Vec::new();
        for range in ranges {
            match apart.last_mut() {
                Some(last) if range.start <= last.range.end => {
                    last.range.end = last.range.end.max(range.end);
                }
                last => {
                    let before = last.map_or(0, |last| last.before + last.range.len());
                    apart.push(HiddenRange { range: range.clone(), before });
                }
            }
        }
        VisibleAxis(apart)
    }

    /// How many visible rows stand before a row of the file.
    pub fn visible_before(&self, row: usize) -> usize {
        let above = self.0.partition_point(|hidden| hidden.range.start < row);
        let last = above.checked_sub(1).and_then(|last| self.0.get(last));
        last.map_or(row, |last| row - last.before - (last.range.end.min(row) - last.range.start))
    }

    /// The row of the file that stands behind so many visible ones.
    pub fn in_file(&self, seen: usize) -> usize {
        let above = self.0.partition_point(|hidden| hidden.range.start - hidden.before <= seen);
        let last = above.checked_sub(1).and_then(|last| self.0.get(last));
        last.map_or(seen, |last| seen.saturating_add(last.before + last.range.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_are_stepped_over_both_ways() {
        let axis = VisibleAxis::new(&[7..8, 2..4, 3..5, 9..9]);
        let seen = [0, 1, 5, 6, 8, 9];
        for (nth, row) in seen.into_iter().enumerate() {
            assert_eq!((axis.visible_before(row), axis.in_file(nth)), (nth, row));
        }
        assert_eq!((axis.visible_before(2), axis.visible_before(4)), (2, 2));
    }
}
