//! What became of the cells of each table, as maps in the form's order.

use serde::ser::{Serialize, Serializer};

use engine::Judged;
use model::{Account, LeftOver, NotRead, TableRead};

use super::report::AnchorOut;
use crate::summary;

/// table → its account; empty where there is no report.
pub struct Accounts<'a>(pub Option<&'a Judged>);

#[derive(serde::Serialize)]
#[serde(rename_all = "kebab-case")]
struct AccountOut<'a> {
    read: usize,
    blank: usize,
    /// Rows, cells, or the table.
    not_read: Vec<GapOut<'a>>,
    left_over: Vec<LeftOut<'a>>,
}

#[derive(serde::Serialize)]
struct GapOut<'a> {
    place: String,
    why: &'static str,
    /// What is printed there, where that is known.
    raw: &'a str,
}

#[derive(serde::Serialize)]
struct LeftOut<'a> {
    text: &'a str,
    anchor: Option<AnchorOut<'a>>,
}

impl<'a> Serialize for Accounts<'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let accounts = self.0.map(summary::accounts).unwrap_or_default();
        let of = |(read, account): &(&'a TableRead, Account<'a>)| {
            (read.id.word(), AccountOut::of(account))
        };
        serializer.collect_map(accounts.iter().map(of))
    }
}

impl<'a> AccountOut<'a> {
    fn of(account: &Account<'a>) -> AccountOut<'a> {
        let gap = |gap: &NotRead<'a>| GapOut {
            place: gap.place.to_string(),
            why: gap.why.word(),
            raw: gap.raw,
        };
        let left = |left: &'a LeftOver| LeftOut {
            text: &left.text,
            anchor: left.anchor.as_ref().map(AnchorOut::of),
        };
        AccountOut {
            read: account.read,
            blank: account.blank,
            not_read: account.gaps.iter().map(gap).collect(),
            left_over: account.left_over.iter().map(left).collect(),
        }
    }
}
