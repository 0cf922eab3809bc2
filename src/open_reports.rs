//! Which reports the checker holds open, so that a file is handed over once.

use super::state::{CheckInput, Content, WeakContent};

/// The checker closes the oldest by itself and says so; more than it holds need not be known.
const MOST: usize = 8;

/// What was handed over, the latest at the end. It keeps no file alive.
#[derive(Default)]
pub struct OpenReports {
    known: Vec<OpenReport>,
    count: u32,
}

struct OpenReport {
    number: u32,
    content: WeakContent,
    last_year: Option<WeakContent>,
}

/// The number of a report, and what has to be handed over with a question about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Handover {
    pub number: u32,
    pub content: Option<Content>,
    pub last_year: Option<Content>,
}

impl OpenReports {
    /// Notes that a question is asked now.
    pub fn hand_over(&mut self, input: &CheckInput) -> Handover {
        let last_year = input.last_year.as_ref();
        let at = self.known.iter().position(|known| known.content.is(&input.content));
        let (number, content, compared) = match at.map(|at| self.known.remove(at)) {
            Some(known) => (known.number, None, known.last_year),
            None => {
                self.count = self.count.wrapping_add(1);
                (self.count, Some(input.content.clone()), None)
            }
        };
        let is_there = |other: &&Content| compared.as_ref().is_some_and(|known| known.is(other));
        let new = last_year.filter(|other| !is_there(other)).cloned();
        if self.known.len() >= MOST {
            self.known.remove(0);
        }
        let report = OpenReport {
            number,
            content: input.content.downgrade(),
            last_year: last_year.map(Content::downgrade),
        };
        self.known.push(report);
        Handover { number, content, last_year: new }
    }

    /// The checker holds none: it is another one, or it has closed what was asked about.
    pub fn forget(&mut self) {
        self.known.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(content: &Content, last_year: Option<&Content>) -> CheckInput {
        let (content, last_year) = (content.clone(), last_year.cloned());
        CheckInput { content, last_year, ..CheckInput::default() }
    }

    #[test]
    fn a_file_is_handed_over_once() {
        let (one, other) = (Content::default(), Content::default());
        let mut open = OpenReports::default();
        let first = open.hand_over(&input(&one, None));
        assert_eq!(first, Handover { number: 1, content: Some(one.clone()), last_year: None });
        assert_eq!(
            open.hand_over(&input(&one, None)),
            Handover { number: 1, content: None, last_year: None }
        );
        // Another file, though the same is in it.
        assert_eq!(open.hand_over(&input(&other, None)).number, 2);
        open.forget();
        assert_eq!(
            open.hand_over(&input(&one, None)),
            Handover { number: 3, content: Some(one), last_year: None }
        );
    }

    #[test]
    fn last_years_report_is_handed_over_when_it_is_another() {
        let (one, before, older) = (Content::default(), Content::default(), Content::default());
        let mut open = OpenReports::default();
        let mut handed =
            |last_year: Option<&Content>| open.hand_over(&input(&one, last_year)).last_year;
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
        let all: Vec<_> = (0..=MOST).map(|_| Content::default()).collect();
        let mut open = OpenReports::default();
        all.iter().for_each(|content| drop(open.hand_over(&input(content, None))));
        assert!(open.hand_over(&input(&all[1], None)).content.is_none());
        assert!(open.hand_over(&input(&all[0], None)).content.is_some());
    }
}
