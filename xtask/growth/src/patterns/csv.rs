//! Comma separated values.

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};

/// Records between those of table three.
const RECORDS: &[Unit] = &[
    ("records", "\n公#,1,2,3"),
    ("records of the form", "\n（一）予以公开,17,4,0,1,1,0,23"),
    ("one value a record", "\n1"),
    ("empty records", "\n,,,,"),
    ("quoted values", "\n\"公\",\"1\""),
    ("quotes in quotes", "\n\"公\"\"开\""),
    ("quoted line breaks", "\n\"公\n开\""),
    ("quotes that are not closed", "\n\"公"),
    ("values in one record", ",1"),
    ("labels in one record", ",总计"),
    ("semicolons", "\n公;1;2"),
    ("tabs", "\n公\t1\t2"),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in RECORDS {
        add(patterns, format!("csv/{name}"), times(unit), move |count| {
            report::text(Spot::TableThree, ",", &repeated(unit, count)).into_bytes()
        });
    }
    for (name, unit) in CHARACTERS.iter().chain(WORDS.iter().step_by(5)) {
        add(patterns, format!("csv/quoted value/{name}"), times(unit), move |count| {
            let value = repeated(unit, count);
            report::text(Spot::TableThree, ",", &format!("\n\"{value}\",1,2")).into_bytes()
        });
    }
}
