//! Last year's report, laid beside the one that is shown: the worker is asked again with both.

use std::rc::Rc;

use super::{Given, Matter, Outcome, Spot, Stage};

/// A report of the list that is of the year before: its number in the list, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub number: usize,
    pub name: String,
}

impl Stage {
    /// Lays a file beside the report that is shown.
    pub(super) fn beside(self, file: Given) -> Stage {
        match file.bytes {
            Ok(bytes) => self.with_last_year(file.name, Some(Rc::new(bytes))),
            // What else is being checked goes on.
            Err(trouble) => Stage { trouble: Some(trouble), ..self }.send(Spot::Trouble),
        }
    }

    /// Lays another file of the list beside it.
    pub(super) fn beside_item(self, number: usize) -> Stage {
        let matter = self.batch.items.get(number).and_then(|item| item.matter.as_ref());
        match matter.map(|matter| (matter.question.name.clone(), matter.bytes.clone())) {
            Some((name, bytes)) => self.with_last_year(name, Some(bytes)),
            None => self,
        }
    }

    /// Takes it away. What was pressed goes with it.
    pub(super) fn alone(self) -> Stage {
        self.with_last_year(String::new(), None).send(Spot::Verdict)
    }

    fn with_last_year(mut self, name: String, bytes: Option<Rc<Vec<u8>>>) -> Stage {
        let Some(shown) = &self.shown else { return self };
        let mut matter = shown.matter.clone();
        matter.question.last_year = name;
        matter.last_year = bytes;
        self.trouble = None;
        let item = self.batch.at;
        self.ask_of(matter, item)
    }

    /// The report of the list that could lie beside the one shown: the same body's, a year earlier.
    pub fn offer(&self) -> Option<Offer> {
        let shown = self.shown.as_ref().filter(|shown| shown.matter.last_year.is_none())?;
        let own = &shown.screen.identity;
        let before = own.year.value.parse::<u16>().ok()?.checked_sub(1)?.to_string();
        let mut items = self.batch.items.iter().enumerate();
        let (number, item) = items.find(|(_, item)| match &item.outcome {
            Outcome::Checked(screen) => {
                let other = &screen.identity;
                other.year.value == before
                    && other.organ.value == own.organ.value
                    && !own.organ.value.is_empty()
            }
            _ => false,
        })?;
        Some(Offer { number, name: item.name.clone() })
    }

    /// The name of last year's report, where the one that is shown was well without it: then the
    /// other is to blame for what went wrong.
    pub(super) fn came_beside(&self, matter: &Matter) -> Option<String> {
        let (shown, other) = (&self.shown.as_ref()?.matter, matter.last_year.as_ref()?);
        let same = Rc::ptr_eq(&shown.bytes, &matter.bytes);
        let known = shown.last_year.as_ref().is_some_and(|known| Rc::ptr_eq(known, other));
        (same && !known).then(|| matter.question.last_year.clone())
    }
}
