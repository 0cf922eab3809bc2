//! Reports that were left with edits that are nowhere else: another file was opened, or was dropped by mistake.

use super::{AppState, Batch, Content, FocusTarget, Pane, Shown};
use model::Edit;

impl AppState {
    /// What is shown goes from the screen. Where nothing else has its edits, it is kept with the way back.
    pub(super) fn leave(&mut self) {
        self.left.extend(self.shown.take().filter(Shown::has_unkept_edits));
    }

    /// The report of this content as it was left.
    pub(super) fn take_left(&mut self, content: &Content) -> Option<Shown> {
        let at = self.left.iter().position(|shown| shown.input.content == *content)?;
        Some(self.left.remove(at))
    }

    /// Those that a person is told of, in the order in which they were left. To one of the list the list leads back.
    pub fn left(&self) -> impl Iterator<Item = &Shown> {
        self.left.iter().filter(|shown| {
            let listed = self.batch.items.iter().filter_map(|item| item.input.as_ref());
            !listed.into_iter().any(|input| shown.is_of(input))
        })
    }

    /// Shows a report that was left, as it was. What is being read is called off.
    pub(super) fn go_back(mut self, content: &Content) -> AppState {
        let Some(back) = self.take_left(content) else { return self };
        self.leave();
        let state = AppState {
            shown: Some(back),
            in_progress: None,
            trouble: None,
            batch: Batch::default(),
            ..self
        };
        state.look_at_another().told_again()
    }

    /// A person wants its edits no more.
    pub(super) fn drop_left(mut self, content: &Content) -> AppState {
        self.take_left(content);
        self
    }

    /// A working file with these edits was saved.
    pub(super) fn note_kept(mut self, content: &Content, edits: Vec<Edit>) -> AppState {
        let shown = self.shown.iter_mut().chain(&mut self.left);
        for shown in shown.filter(|shown| shown.input.content == *content) {
            shown.kept.clone_from(&edits);
        }
        self.left.retain(Shown::has_unkept_edits);
        self
    }

    /// Whether edits would be lost with the page.
    pub fn has_unkept_edits(&self) -> bool {
        self.shown.iter().chain(&self.left).any(Shown::has_unkept_edits)
    }

    /// Another report is on the screen: what was open or pointed at in the one before is not there any more.
    pub(super) fn look_at_another(mut self) -> AppState {
        self.watch_another();
        self.pane = Pane::Findings;
        self.selected = None;
        self.field = None;
        self.preview = None;
        self.reason_for = None;
        self.focus_on(FocusTarget::Verdict)
    }

    /// Asks for what is missing of the report on the screen; for all of it where it was told in another language.
    pub(super) fn told_again(mut self) -> AppState {
        let language = self.language;
        if let Some(shown) = &mut self.shown
            && shown.input.question.language != language
        {
            shown.json = None;
        }
        self.with_missing_parts()
    }
}
