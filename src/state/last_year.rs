//! Last year's report, compared with the one that is shown: the worker is asked again with both.

use super::{AppState, CheckInput, Content, FocusTarget, LoadedFile, Outcome};

/// A report of the list that is of the year before: its number in the list, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub number: usize,
    pub name: String,
}

impl AppState {
    /// Compares the report that is shown with a file.
    pub(super) fn add_last_year(self, file: LoadedFile) -> AppState {
        match file.content {
            Ok(content) => self.with_last_year(file.name, Some(content)),
            // What else is being checked goes on.
            Err(trouble) => {
                AppState { trouble: Some(trouble), ..self }.focus_on(FocusTarget::Trouble)
            }
        }
    }

    /// Compares it with another file of the list.
    pub(super) fn add_last_year_from_batch(self, number: usize) -> AppState {
        let input = self.batch.items.get(number).and_then(|item| item.input.as_ref());
        match input.map(|input| (input.question.name.clone(), input.content.clone())) {
            Some((name, content)) => self.with_last_year(name, Some(content)),
            None => self,
        }
    }

    /// Takes last year's report away. What was pressed goes with it.
    pub(super) fn remove_last_year(self) -> AppState {
        self.with_last_year(String::new(), None).focus_on(FocusTarget::Verdict)
    }

    fn with_last_year(mut self, name: String, content: Option<Content>) -> AppState {
        let Some(shown) = &self.shown else { return self };
        let mut input = shown.input.clone();
        input.question.last_year = name;
        input.last_year = content;
        self.trouble = None;
        let item = self.batch.at;
        self.ask_of(input, item)
    }

    /// The report of the list that the one shown could be compared with: the same body's, a year earlier.
    pub fn offer(&self) -> Option<Offer> {
        let shown = self.shown.as_ref().filter(|shown| shown.input.last_year.is_none())?;
        let own = &shown.summary.identity;
        let before = own.year.value()?.checked_sub(1)?;
        let organ = own.organ.value()?;
        let mut items = self.batch.items.iter().enumerate();
        let (number, item) = items.find(|(_, item)| match &item.outcome {
            Outcome::Checked(summary) => {
                let other = &summary.identity;
                other.year.value() == Some(&before) && other.organ.value() == Some(organ)
            }
            _ => false,
        })?;
        Some(Offer { number, name: item.name.clone() })
    }

    /// The name of last year's report, where it was added to a report that is shown: what went wrong then
    /// is its doing.
    pub(super) fn new_last_year(&self, input: &CheckInput) -> Option<String> {
        let (shown, other) = (&self.shown.as_ref()?.input, input.last_year.as_ref()?);
        let is_same = shown.content == input.content;
        let is_known = shown.last_year.as_ref() == Some(other);
        (is_same && !is_known).then(|| input.question.last_year.clone())
    }
}
