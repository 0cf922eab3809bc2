//! What came of all files together, and the exit code.

use clap::ValueEnum;
use screen::Status;
use view::files::Skipped;

use crate::pool::protocol::Checked;

/// The exit codes; of several files the gravest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Code {
    #[default]
    NothingWrong = 0,
    Findings = 1,
    /// Not read, or not all of it.
    NotRead = 2,
    /// Interrupted, as shells say it.
    Interrupted = 130,
}

/// The least grave finding that makes the exit code 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Wrong,
    #[default]
    Doubtful,
    Remark,
    /// No finding does.
    Never,
}

/// Statuses by the numbers under which processes tell them.
pub const STATUSES: [Status; 6] = [
    Status::Clean,
    Status::Doubtful,
    Status::Partial,
    Status::Wrong,
    Status::Refused,
    Status::Failed,
];

pub fn number(status: Status) -> u8 {
    let at = STATUSES.iter().position(|one| *one == status);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

pub struct Totals {
    pub lenient: bool,
    pub fail_on: FailOn,
    pub statuses: Vec<Status>,
    pub skipped: usize,
    pub gravest: Code,
}

impl Totals {
    pub fn new(lenient: bool, fail_on: FailOn) -> Totals {
        Totals { lenient, fail_on, statuses: Vec::new(), skipped: 0, gravest: Code::default() }
    }

    pub fn add(&mut self, checked: &Checked) {
        let status = STATUSES.get(usize::from(checked.status)).copied();
        let status = status.unwrap_or(Status::Failed);
        self.statuses.push(status);
        self.gravest = self.gravest.max(self.code(status, checked));
    }

    pub fn skip(&mut self, why: Skipped) {
        let empty = why == Skipped::Nothing;
        self.skipped += usize::from(!empty);
        if empty || !self.lenient {
            self.gravest = Code::NotRead;
        }
    }

    /// Files that gave no report.
    pub fn not_read(&self) -> usize {
        let is_it = |status: &&Status| matches!(status, Status::Refused | Status::Failed);
        self.statuses.iter().filter(is_it).count()
    }

    fn code(&self, status: Status, checked: &Checked) -> Code {
        let found = match self.fail_on {
            FailOn::Never => 0,
            FailOn::Wrong => checked.wrong,
            FailOn::Doubtful => checked.wrong + checked.doubtful,
            FailOn::Remark => checked.wrong + checked.doubtful + checked.remarks,
        };
        match status {
            Status::Refused | Status::Failed => Code::NotRead,
            _ if !checked.complete && !self.lenient => Code::NotRead,
            _ if found > 0 => Code::Findings,
            // What needs a look without being a finding.
            Status::Doubtful | Status::Wrong
                if matches!(self.fail_on, FailOn::Doubtful | FailOn::Remark) =>
            {
                Code::Findings
            }
            _ => Code::NothingWrong,
        }
    }
}
