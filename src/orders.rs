//! The orders of the host: check a file, clear the screen, show a finding; and what it sees of the file that is watched
//! and of drafts.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::checker::Host;
use super::state::{
    Action, Came, CheckInput, DraftsAt, EarlierDraft, LoadedFile, Trouble, WatchState,
};
use super::{blobs, input};
use model::Edition;
use screen::{Language, LastYearKept, Question, SourceKind, WorkingFile, filled};

#[wasm_bindgen]
extern "C" {
    /// An order as an object of a script; missing fields are `None`.
    type Order;
    /// `check`, `clear`, `cannot`, `focus`, `speak`, `watched`, `saved`, `drafts`, `earlier` or `draft`.
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Order) -> String;
    /// `cannot`: the address of the file that could not be fetched. `watched`, `drafts`: a word or a time, as
    /// [`WatchState`] and [`DraftsAt`] read it. `earlier`: the lines that [`EarlierDraft`] reads. `draft`: its name.
    #[wasm_bindgen(method, getter)]
    fn name(this: &Order) -> Option<String>;
    /// `check`: the options about the file, validated by the module `options`.
    #[wasm_bindgen(method, getter)]
    fn options(this: &Order) -> CheckOptions;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Order) -> Option<Uint8Array>;
    #[wasm_bindgen(method, getter, js_name = lastYear)]
    fn last_year(this: &Order) -> Option<Uint8Array>;
    /// `draft`: a working file without the contents.
    #[wasm_bindgen(method, getter)]
    fn text(this: &Order) -> Option<String>;
    /// `focus`: the number of the finding. `check`: the number of the order. `watched`, `saved`: that of the watch.
    #[wasm_bindgen(method, getter)]
    fn number(this: &Order) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn language(this: &Order) -> Option<String>;

    /// An object of `host::CheckOptions`.
    type CheckOptions;
    #[wasm_bindgen(method, getter)]
    fn name(this: &CheckOptions) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn source(this: &CheckOptions) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn edition(this: &CheckOptions) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn year(this: &CheckOptions) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn organ(this: &CheckOptions) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = lastYearName)]
    fn last_year_name(this: &CheckOptions) -> Option<String>;
}

/// Turns the orders of the host into actions while the page is mounted.
#[hook]
pub fn use_orders(host: &Host, on: &Callback<Action>) {
    let (host, on) = (host.clone(), on.clone());
    use_effect_with((), move |()| {
        let on_order = Closure::<dyn Fn(Order)>::new(move |order: Order| {
            if let Some(action) = action(&order) {
                on.emit(action);
            }
        });
        let function: Function = on_order.as_ref().unchecked_ref::<Function>().clone();
        host.take_orders(Some(&function));
        move || {
            host.take_orders(None);
            drop(on_order);
        }
    });
}

fn question(options: &CheckOptions) -> Question {
    Question {
        name: options.name().unwrap_or_default(),
        source: options.source().as_deref().map(SourceKind::read).unwrap_or_default(),
        edition: options.edition().as_deref().and_then(Edition::read),
        year: options.year().and_then(|year| year.trim().parse().ok()),
        organ: options.organ().as_deref().and_then(filled),
        last_year: options.last_year_name().unwrap_or_default(),
        ..Question::default()
    }
}

/// A draft as it was kept; `None` of one that is damaged.
fn draft(order: &Order) -> Option<LoadedFile> {
    let mut file = WorkingFile::read(order.text()?.as_bytes()).ok()?;
    file.content = order.bytes()?.to_vec();
    if let (Some(other), Some(content)) = (&mut file.last_year, order.last_year()) {
        other.content = content.to_vec();
    }
    Some(input::opened(file, Came::Draft))
}

/// A file to check. Of a working file, what the host says of the report counts more than what was saved; one that
/// cannot be opened is the worker's to refuse.
fn check(order: &Order) -> Option<Action> {
    let (bytes, question) = (order.bytes()?, question(&order.options()));
    let last_year = order.last_year().map(|bytes| blobs::of_bytes(&bytes));
    let number = order.number()?;
    let head = bytes.subarray(0, bytes.length().min(64)).to_vec();
    let kept = WorkingFile::is_one(&head).then(|| WorkingFile::read(&bytes.to_vec()).ok());
    if let Some(mut kept) = kept.flatten() {
        kept.edition = question.edition.or(kept.edition);
        kept.year = question.year.or(kept.year);
        kept.organ = question.organ.or(kept.organ);
        let mut file = input::opened(kept, Came::WorkingFile);
        if let (Some(other), Some(kept)) = (last_year, &mut file.kept) {
            kept.last_year = Some(other);
            kept.file.last_year =
                Some(LastYearKept { name: question.last_year, content: Vec::new() });
        }
        return Some(Action::HostOpen { order: number, file: Box::new(file) });
    }
    let content = blobs::of_bytes(&bytes);
    let input = CheckInput { question, content, last_year, order: number, ..CheckInput::default() };
    Some(Action::HostCheck(Box::new(input)))
}

fn action(order: &Order) -> Option<Action> {
    Some(match order.kind().as_str() {
        "check" => check(order)?,
        "saved" => {
            Action::Saved { turn: order.number()?, content: blobs::of_bytes(&order.bytes()?) }
        }
        "watched" => Action::Watched { turn: order.number()?, at: WatchState::read(order.name()?) },
        "drafts" => Action::Drafts(DraftsAt::read(order.name()?)),
        "earlier" => Action::EarlierDrafts(EarlierDraft::read(&order.name()?)),
        "draft" => Action::OpenDraft { name: order.name()?, file: Box::new(draft(order)?) },
        "cannot" => Action::Fail(Trouble::Unreadable { name: order.name()? }),
        "clear" => Action::Clear,
        "focus" => Action::SelectFinding(order.number()?),
        "speak" => Action::SetLanguage(Language::read(&order.language()?)),
        _ => return None,
    })
}
