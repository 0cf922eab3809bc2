//! Which reports the checker holds open, so that a file's bytes are handed over once.

use std::rc::{Rc, Weak};

use super::state::CheckInput;

/// The checker closes the oldest by itself and says so; more than it holds need not be known.
const MOST: usize = 8;

/// What was handed over, the latest at the end. It keeps no bytes alive.
#[derive(Debug, Default)]
pub struct OpenReports {
    known: Vec<OpenReport>,
    count: u32,
}

#[derive(Debug)]
struct OpenReport {
    number: u32,
    bytes: Weak<Vec<u8>>,
    last_year: Option<Weak<Vec<u8>>>,
}

/// The number of a report, and what has to be handed over with a question about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Handover {
    pub number: u32,
    pub bytes: Option<Rc<Vec<u8>>>,
    pub last_year: Option<Rc<Vec<u8>>>,
}

impl OpenReports {
    /// Notes that a question is asked now.
    pub fn hand_over(&mut self, input: &CheckInput) -> Handover {
        let last_year = input.last_year.as_ref();
        let at = self.known.iter().position(|known| is(&known.bytes, &input.bytes));
        let (number, bytes, compared) = match at.map(|at| self.known.remove(at)) {
            Some(known) => (known.number, None, known.last_year),
            None => {
                self.count = self.count.wrapping_add(1);
                (self.count, Some(input.bytes.clone()), None)
            }
        };
        let is_there =
            |other: &&Rc<Vec<u8>>| compared.as_ref().is_some_and(|known| is(known, other));
        let new = last_year.filter(|other| !is_there(other)).cloned();
        if self.known.len() >= MOST {
            self.known.remove(0);
        }
        let report = OpenReport {
            number,
            bytes: Rc::downgrade(&input.bytes),
            last_year: last_year.map(Rc::downgrade),
        };
        self.known.push(report);
        Handover { number, bytes, last_year: new }
    }

    /// The checker holds none: it is another one, or it has closed what was asked about.
    pub fn forget(&mut self) {
        self.known.clear();
    }
}

/// A weak pointer keeps its address taken, so no other bytes can be mistaken for these.
fn is(known: &Weak<Vec<u8>>, bytes: &Rc<Vec<u8>>) -> bool {
    std::ptr::eq(known.as_ptr(), Rc::as_ptr(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(bytes: &Rc<Vec<u8>>, last_year: Option<&Rc<Vec<u8>>>) -> CheckInput {
        CheckInput { bytes: bytes.clone(), last_year: last_year.cloned(), ..CheckInput::default() }
    }

    fn bytes(text: &str) -> Rc<Vec<u8>> {
        Rc::new(text.as_bytes().to_vec())
    }

    #[test]
    fn bytes_are_handed_over_once() {
        let (one, other) = (bytes("a report"), bytes("a report"));
        let mut open = OpenReports::default();
        let first = open.hand_over(&input(&one, None));
        assert_eq!(first, Handover { number: 1, bytes: Some(one.clone()), last_year: None });
        assert_eq!(
            open.hand_over(&input(&one, None)),
            Handover { number: 1, bytes: None, last_year: None }
        );
        // The same text is another file.
        assert_eq!(open.hand_over(&input(&other, None)).number, 2);
        open.forget();
        assert_eq!(
            open.hand_over(&input(&one, None)),
            Handover { number: 3, bytes: Some(one), last_year: None }
        );
    }

    #[test]
    fn last_years_report_is_handed_over_when_it_is_another() {
        let (one, before, older) = (bytes("this"), bytes("last"), bytes("older"));
        let mut open = OpenReports::default();
        let mut handed =
            |last_year: Option<&Rc<Vec<u8>>>| open.hand_over(&input(&one, last_year)).last_year;
        assert_eq!(handed(None), None);
        assert_eq!(handed(Some(&before)), Some(before.clone()));
        assert_eq!(handed(Some(&before)), None);
        assert_eq!(handed(Some(&older)), Some(older.clone()));
        assert_eq!(handed(None), None);
        // A question without it has closed it.
        assert_eq!(handed(Some(&older)), Some(older.clone()));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let all: Vec<_> = (0..=MOST).map(|number| bytes(&number.to_string())).collect();
        let mut open = OpenReports::default();
        all.iter().for_each(|bytes| drop(open.hand_over(&input(bytes, None))));
        assert!(open.hand_over(&input(&all[1], None)).bytes.is_none());
        assert!(open.hand_over(&input(&all[0], None)).bytes.is_some());
    }
}
