//! Values copied from a sheet: rows by line, columns by tab.

/// Rows of values, as they were copied.
#[derive(Clone, Debug, PartialEq)]
pub struct Block(pub Vec<Vec<String>>);

/// The longest value. Tables of reports hold numbers of nine digits at most.
const LONGEST: usize = 16;

/// The most rows; table three has 25.
const MOST: usize = 40;

impl Block {
    /// The values of a copied text; `None` where it is anything else, a report above all. Labels at the beginning of the
    /// rows are left out.
    pub fn read(text: &str) -> Option<Block> {
        let lines: Vec<&str> = text.trim_end_matches(['\r', '\n']).lines().collect();
        if lines.is_empty() || lines.len() > MOST {
            return None;
        }
        let mut rows: Vec<Vec<String>> = lines
            .iter()
            .map(|line| line.split('\t').map(|value| value.trim().to_owned()).collect())
            .collect();
        while labels(&rows) {
            rows.iter_mut().for_each(|row| drop(row.remove(0)));
        }
        let all_values = rows.iter().flatten().all(|value| is_value(value));
        let some = rows.iter().flatten().any(|value| !value.is_empty());
        (all_values && some).then_some(Block(rows))
    }
}

/// Whether the first column holds labels only, and something stands behind it.
fn labels(rows: &[Vec<String>]) -> bool {
    let label = |row: &Vec<String>| row.len() > 1 && row.first().is_some_and(|one| !is_value(one));
    rows.iter().all(label)
}

/// A number as people write it, a blank, or a mark for none.
fn is_value(value: &str) -> bool {
    let of_number =
        |c: char| c.is_numeric() || matches!(c, ',' | '.' | '\u{ff0c}' | '\u{ff0e}' | ' ');
    let mark = value.chars().all(|c| matches!(c, '/' | '-' | '\u{2014}' | '\u{ff0f}' | '\u{65e0}'));
    value.chars().count() <= LONGEST && (value.chars().all(of_number) || mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<Vec<Vec<String>>> {
        Block::read(text).map(|block| block.0)
    }

    #[test]
    fn rows_and_columns_of_a_sheet_are_values() {
        assert_eq!(
            rows("1\t2\r\n3\t\r\n"),
            Some(vec![vec!["1".into(), "2".into()], vec!["3".into(), String::new()]])
        );
        assert_eq!(rows("1,204"), Some(vec![vec!["1,204".into()]]));
        assert_eq!(rows("/\t0\t—"), Some(vec![vec!["/".into(), "0".into(), "—".into()]]));
    }

    #[test]
    fn labels_before_the_values_are_left_out() {
        let expected = Some(vec![vec!["4".into(), "0".into()], vec!["1".into(), "2".into()]]);
        assert_eq!(rows("（一）予以公开\t4\t0\n（二）部分公开\t1\t2"), expected);
        assert_eq!(rows("三\t（一）\t4\t0\n三\t（二）\t1\t2"), expected);
    }

    #[test]
    fn a_report_is_no_block() {
        assert_eq!(rows("某局2024年政府信息公开工作年度报告"), None);
        assert_eq!(rows("一、总体情况\n收到申请\t3"), None);
        assert_eq!(rows("20240101202401012024"), None);
        assert_eq!(rows(" \t \n"), None);
        assert_eq!(rows(""), None);
        assert_eq!(rows(&"1\n".repeat(41)), None);
    }
}
