//! Tables as text: values between commas, semicolons or tabs (RFC 4180).
//!
//! A text does not declare that it is a table. It is taken for one where nearly all of its lines have
//! equally many fields, as programs write them that fill up every row; or, but for tabs, where most
//! are a label with numbers behind it. Other lines with tabs are read as text: the
//! recogniser handles tables in running text.
//!
//! The anchors are those of a sheet without a name, because programs open such a file as a sheet.

use model::document::Remark;
use read::sheets::{self, FilledCell, Sheet};
use read::{FlowResult, Limits, Refused};

/// The fewest rows of a table, and the fewest fields of a row.
const FEWEST_ROWS: usize = 5;
const FEWEST_FIELDS: usize = 3;
/// The fewest separators in such a text.
const FEWEST: usize = FEWEST_ROWS * (FEWEST_FIELDS - 1);
/// The fewest rows of a label and numbers in a file whose rows are not filled up.
const FEWEST_LABELLED: usize = 8;
/// The separators that are tried, in this order.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// The line that Excel writes first, and reads, to name the separator.
const DIRECTIVE: &str = "sep=";

/// Reads the text where it is a table; `None` where it is any other text.
pub(super) fn read(text: &str, limits: &Limits) -> Option<FlowResult> {
    // The beginnings of JSON and of html.
    if text.trim_start().starts_with(['{', '[', '<']) {
        return None;
    }
    let (named, body) = directive(text);
    let table = recognised(named, body, limits)?;
    Some(blocks(table, named.is_some(), body, limits))
}

/// Reads a text that is known to be a table, whatever its rows look like. Where no separator is named and none makes
/// a plain table of it, values are taken to stand between the separators that are most frequent.
pub(super) fn read_known(text: &str, limits: &Limits) -> FlowResult {
    let (named, body) = directive(text);
    let table = recognised(named, body, limits).or_else(|| {
        let count = |separator: &u8| body.bytes().filter(|byte| byte == separator).count();
        // Reversed, because `max_by_key` returns the last of equal elements and the first is wanted.
        let separator = SEPARATORS.into_iter().rev().max_by_key(count)?;
        CsvTable::read(body, separator, limits)
    });
    let table = table.ok_or_else(|| Refused::Damaged { part: String::new() })?;
    blocks(table, named.is_some(), body, limits)
}

/// The table that the separator named by the file makes of the text, or else the first one that makes a plain
/// table of it.
fn recognised(named: Option<u8>, body: &str, limits: &Limits) -> Option<CsvTable> {
    let separators = named.map_or(SEPARATORS.to_vec(), |named| vec![named]);
    separators.into_iter().find_map(|separator| {
        // Most texts have few of a separator: counting is cheaper than reading their fields.
        let enough = || body.bytes().filter(|byte| *byte == separator).count() >= FEWEST;
        let table =
            (named.is_some() || enough()).then(|| CsvTable::read(body, separator, limits))??;
        (named.is_some() || table.is_one(separator)).then_some(table)
    })
}

fn blocks(table: CsvTable, named: bool, body: &str, limits: &Limits) -> FlowResult {
    let mut remarks = Vec::new();
    // A quotation mark that is never closed takes in the rest of the file.
    if body.matches('"').count() % 2 == 1 {
        remarks.push(Remark::CutShort);
    }
    if table.cut {
        remarks.push(Remark::LimitReached);
    }
    sheets::blocks(&[table.sheet(usize::from(named))], remarks, limits)
}

/// The separator that the first line names, and what follows it.
fn directive(text: &str) -> (Option<u8>, &str) {
    let rest = text.get(..DIRECTIVE.len()).filter(|head| head.eq_ignore_ascii_case(DIRECTIVE));
    let Some((line, body)) = rest.and_then(|_| text.get(DIRECTIVE.len()..)?.split_once('\n'))
    else {
        return (None, text);
    };
    match line.trim_end_matches('\r').as_bytes() {
        [separator] if separator.is_ascii() => (Some(*separator), body),
        _ => (None, text),
    }
}

struct CsvTable {
    /// The fields of every row that has some, and which row (from 0) it is.
    rows: Vec<(usize, Vec<String>)>,
    cut: bool,
}

impl CsvTable {
    fn read(text: &str, separator: u8, limits: &Limits) -> Option<CsvTable> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut table = CsvTable { rows: Vec::new(), cut: false };
        let (mut left, mut row) = (limits.elements, 0);
        for record in reader.records() {
            let record = record.ok()?;
            row += record.position().map_or(0, |at| blank_lines(text, at.byte()));
            let Some(rest) = left.checked_sub(record.len()) else {
                table.cut = true;
                break;
            };
            left = rest;
            table.rows.push((row, record.iter().map(str::to_owned).collect()));
            row += 1;
        }
        Some(table)
    }

    /// Whether a text of which nothing else is known is a table.
    fn is_one(&self, separator: u8) -> bool {
        // A field with several numbers is a piece of a line, cut at the commas inside its numbers.
        let split = |fields: &[String]| fields.iter().any(|field| has_several_numbers(field));
        let split = self.rows.iter().filter(|(_, fields)| split(fields)).count();
        if split * 10 > self.rows.len() {
            return false;
        }
        self.is_filled_up() || (separator != b'\t' && self.is_labelled())
    }

    /// Nearly all rows have equally many fields.
    fn is_filled_up(&self) -> bool {
        let widest = self.rows.iter().map(|(_, fields)| fields.len()).max().unwrap_or(0);
        let as_wide = self.rows.iter().filter(|(_, fields)| fields.len() == widest).count();
        widest >= FEWEST_FIELDS
            && self.rows.len() >= FEWEST_ROWS
            && as_wide * 10 >= self.rows.len() * 8
    }

    /// Most rows are a label with numbers, or blanks, behind it.
    fn is_labelled(&self) -> bool {
        let labelled = self.rows.iter().filter(|(_, fields)| is_labelled(fields)).count();
        labelled >= FEWEST_LABELLED && labelled * 10 >= self.rows.len() * 5
    }

    fn sheet(self, skipped: usize) -> Sheet {
        let cells = self.rows.into_iter().flat_map(|(row, fields)| {
            let fields = fields.into_iter().enumerate();
            fields.map(move |(column, text)| FilledCell { row: row + skipped, column, text })
        });
        Sheet { cells: cells.filter(|cell| !cell.text.is_empty()).collect(), ..Sheet::default() }
    }
}

/// Counts the empty lines that the reader of fields skips: they are blank rows.
fn blank_lines(text: &str, from: u64) -> usize {
    let parted = usize::try_from(from).ok().and_then(|from| text.split_at_checked(from));
    let (before, rest) = parted.unwrap_or_default();
    // It stops between the two characters of a line break.
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let breaks = rest.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (returns, feeds) = breaks.fold((0, 0), |(returns, feeds), byte| {
        if byte == b'\n' { (returns, feeds + 1) } else { (returns + 1, feeds) }
    });
    returns.max(feeds)
}

/// A label first, and behind it at least two fields, all of them numbers or blank and one a number.
fn is_labelled(fields: &[String]) -> bool {
    let labels = fields.iter().take_while(|field| !is_number(field)).count();
    let (labels, numbers) = fields.split_at(labels);
    let value = |field: &String| field.trim().is_empty() || is_number(field);
    labels.iter().any(|label| label.contains(char::is_alphabetic))
        && fields.len() >= FEWEST_FIELDS
        && !numbers.is_empty()
        && numbers.iter().all(value)
}

fn has_several_numbers(field: &str) -> bool {
    field.split_whitespace().count() > 1 && field.split_whitespace().all(is_number)
}

fn is_number(field: &str) -> bool {
    let field = field.trim();
    let digits = field.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && field.bytes().all(|byte| byte.is_ascii_digit() || b"+-.,".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::{addresses, outline};

    fn found(text: &str) -> Vec<String> {
        outline(&read(text, &Limits::default()).unwrap().unwrap().0)
    }

    #[test]
    fn rows_that_are_filled_up_make_a_table() {
        let text =
            "题,,\r\n一、甲,,\r\n名,子,丑\r\n规,\"1,024\",\r\n\"第\n一\",,\"\"\"引\"\"\"\r\n";
        assert_eq!(
            found(text),
            ["题", "一、甲", "[名|子|丑]", "[规|1,024|]", "[第\n一||\"引\"]", "[||]"]
        );
        let (blocks, _) = read(text, &Limits::default()).unwrap().unwrap();
        assert_eq!(addresses(&blocks).first().map(String::as_str), Some("A3"));
        assert_eq!(found(&text.replace(',', ";").replace("1;024", "1,024")), found(text));
    }

    #[test]
    fn blank_lines_are_blank_rows_whatever_ends_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["名,子,丑", "规,1,2", "", "", "头,寅,卯", "规,3,4", "则,5,6"].join(end);
            let (blocks, _) = read(&text, &Limits::default()).unwrap().unwrap();
            let addresses = addresses(&blocks);
            assert_eq!(
                (addresses[0].as_str(), addresses[addresses.len() - 1].as_str()),
                ("A1", "C7")
            );
        }
    }

    #[test]
    fn a_separator_may_be_told() {
        assert_eq!(
            found("sep=;\n名;子\n规;1;2\n则;3\n一;4\n二;5\n三;6"),
            ["[名|子|]", "[规|1|2]", "[则|3|]", "[一|4|]", "[二|5|]", "[三|6|]"]
        );
    }

    #[test]
    fn lines_between_tabs_are_a_table_where_they_are_filled_up() {
        let text = "题\t\t\n名\t子\t丑\n规\t1\t\n则\t3\t4\n\"第\n一\"\t5\t6\n";
        assert_eq!(found(text), ["题", "[名|子|丑]", "[规|1|]", "[则|3|4]", "[第\n一|5|6]"]);
        let ragged = "题\n一、甲\n话。\n名\t子\t丑\n规\t1\n则\t3\t4\n一\t5\t6\n二\t5\t6\n";
        assert!(read(ragged, &Limits::default()).is_none());
    }

    #[test]
    fn other_texts_are_none() {
        let sentence = "今年, 公开信息, 共 12 条, 比去年多。\n";
        for text in [
            "",
            "一、总体情况\n公开 1,024 条。\n",
            &sentence.repeat(3),
            &format!("{{{}}}", "\"a\": 1, \"b\": 2, \"c\": 3\n".repeat(20)),
            &"1,024\n2,048,000\n33\n".repeat(20),
            &"（一）予以公开 1,024 0 0 1,024 0 0 2,048\n".repeat(20),
        ] {
            assert!(read(text, &Limits::default()).is_none(), "{text}");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_said() {
        let text = "名,子,丑\n规,1,2\n则,3,4\n一,5,6\n二,7,8\n三,\"9,10\n四,11,12\n";
        assert_eq!(read(text, &Limits::default()).unwrap().unwrap().1, [Remark::CutShort]);
    }
}
