//! The module that recognises, checks and speaks, in a worker or, where there is none, in the page.
//!
//! It has no loop of its own: the script that loads it hands it one question at a time. Reports stay open
//! under the keys that the script gives them, so that another language, a correction or an edit reads nothing
//! again.

use std::cell::{Cell, RefCell};

use browser as _;
use engine::Prose;
use engine::rules::{Answered, Check, Outcome, Writing, catalogue};
use js_sys::{Function, Object, Reflect, Uint8Array};
use model::language::English;
use model::{Claimed, SectionText};
use parcel::list;
use read::{File, Source};
use screen::{Question, SourceKind, WorkingFile};
use serde_wasm_bindgen::to_value;
use view::{FileReview, ReadFile, Trouble};
use wasm_bindgen::prelude::*;

fn main() {}

thread_local! {
    static ENGLISH: Cell<Option<English>> = const { Cell::new(None) };
    /// Ask the module `prose` what the prose claims, and what the rules of writing say.
    static PROSE: RefCell<Option<(Function, Function)>> = const { RefCell::new(None) };
    /// The reports that are open, the one that was asked about last at the end.
    static OPEN: RefCell<Vec<(String, FileReview)>> = const { RefCell::new(Vec::new()) };
}

/// So many reports are open at once; who asks about an older one hands its bytes over again.
const MOST: usize = 8;

/// Takes what asks the module `prose`: functions from bytes to bytes. No report is opened before that.
#[wasm_bindgen]
pub fn ask_prose(claims: Function, judge: Function) {
    PROSE.set(Some((claims, judge)));
}

const PROSE_MODULE: Prose = Prose { claims, judge };

/// What the prose claims, from its own module. Its failure is thrown: a report whose prose was not read is no report.
fn claims(sections: &[SectionText], organ: &str, year: Option<u16>) -> Claimed {
    let said = answered(|(claims, _)| claims, &parcel::pack_prose(sections, organ, year));
    let claimed = said.and_then(|said| parcel::claimed(&said));
    claimed.unwrap_or_else(|| wasm_bindgen::throw_str("the prose was not read"))
}

/// What the rules of writing say, likewise.
fn judge(writing: &Writing<'_>) -> Answered {
    let said =
        answered(|(_, judge)| judge, &parcel::pack_writing(writing.report(), writing.names()));
    let judged = said.and_then(|said| parcel::judged(&said, catalogue::name));
    let answered = judged.and_then(|judged| {
        let check =
            |(rule, place, code)| Some(Check { rule, place, outcome: Outcome::of_code(code)? });
        let checks = judged.checks.into_iter().map(check).collect::<Option<_>>()?;
        Some(Answered { findings: judged.findings, checks })
    });
    answered.unwrap_or_else(|| wasm_bindgen::throw_str("the prose was not judged"))
}

fn answered(which: fn(&(Function, Function)) -> &Function, packed: &[u8]) -> Option<Vec<u8>> {
    let packed = Uint8Array::from(packed);
    let said = PROSE.with_borrow(|asks| which(asks.as_ref()?).call1(&JsValue::NULL, &packed).ok());
    said.map(|said| Uint8Array::new(&said).to_vec())
}

/// Whether the report with this key is open.
#[wasm_bindgen]
pub fn has(key: &str) -> bool {
    OPEN.with_borrow(|open| open.iter().any(|(known, _)| known == key))
}

/// Opens a report under a key, in the place of what was open there. `head` are the first bytes of its file, and
/// `parcel` what the module of [`part`] has read, where there is one.
///
/// # Errors
/// The question is none.
#[wasm_bindgen]
pub fn open(
    key: String,
    question: &str,
    head: &[u8],
    parcel: Option<Vec<u8>>,
) -> Result<(), JsValue> {
    let question = asked(question)?;
    let read = document(head, source(question.source), parcel.as_deref());
    let review = FileReview::open(question, read, None, PROSE_MODULE);
    OPEN.with_borrow_mut(|open| {
        open.retain(|(known, _)| *known != key);
        if open.len() >= MOST {
            open.remove(0);
        }
        open.push((key, review));
    });
    Ok(())
}

/// Compares an open report with one of the year before, which comes as in [`open`].
///
/// # Errors
/// The question is none, or the report is not open.
#[wasm_bindgen]
pub fn compare(
    key: &str,
    question: &str,
    head: &[u8],
    parcel: Option<Vec<u8>>,
) -> Result<(), JsValue> {
    let question = asked(question)?;
    let read = document(head, Source::File, parcel.as_deref());
    with(key, |review| {
        review.ask(question);
        review.compare_with(read);
    })
}

/// Closes the reports whose keys begin so.
#[wasm_bindgen]
pub fn close(keys: &str) {
    OPEN.with_borrow_mut(|open| open.retain(|(key, _)| !key.starts_with(keys)));
}

/// Answers a [`Question`], as JSON, about an open report: `{ parts, summary, json }`. `parts` are the [`screen::Parts`] that were asked for, packed; `summary` is a [`host::Summary`]; `json` are the bytes of JSON
/// v1, as a string, where `with_json`.
///
/// # Errors
/// The question is none, or the report is not open.
#[wasm_bindgen]
pub fn answer(key: &str, question: &str, with_json: bool) -> Result<JsValue, JsValue> {
    let question = asked(question)?;
    let wanted = question.parts;
    let out = Object::new();
    with(key, |review| {
        review.ask(question);
        let language = review.language(ENGLISH.with(Cell::get));
        let set = |key: &str, value: JsValue| Reflect::set(&out, &key.into(), &value).map(drop);
        let parts = review.parts(wanted, language).packed();
        set("parts", Uint8Array::from(parts.as_slice()).into())?;
        set("summary", to_value(&review.summary(language).for_hosts())?)?;
        if with_json {
            set("json", review.json(language).into())?;
        }
        Ok::<(), JsValue>(())
    })??;
    Ok(out.into())
}

/// Does something with an open report, which is then the last that closes by itself.
fn with<T>(key: &str, act: impl FnOnce(&mut FileReview) -> T) -> Result<T, JsValue> {
    OPEN.with_borrow_mut(|open| {
        let at = open.iter().position(|(known, _)| known == key);
        let (key, mut review) =
            at.map(|at| open.remove(at)).ok_or_else(|| JsValue::from_str("not open"))?;
        let done = act(&mut review);
        open.push((key, review));
        Ok(done)
    })
}

/// The name of the module that has to read this file first, where there is one.
///
/// # Errors
/// The question is none.
#[wasm_bindgen]
pub fn part(question: &str, head: &[u8]) -> Result<Option<String>, JsValue> {
    let question = asked(question)?;
    // Whoever asks has opened it; what comes here could not be.
    if WorkingFile::refused(head).is_some() {
        return Ok(None);
    }
    let file = File { name: &question.name, bytes: head, source: source(question.source) };
    Ok(read::format_group(&file).ok().map(|group| group.name().into()))
}

fn source(kind: SourceKind) -> Source {
    match kind {
        SourceKind::File => Source::File,
        SourceKind::PastedHtml => Source::PastedHtml,
        SourceKind::PastedText => Source::PastedText,
    }
}

/// What a reader has packed; of a file that none reads, why.
fn document(bytes: &[u8], source: Source, packed: Option<&[u8]>) -> ReadFile {
    let read = match packed {
        Some(packed) => parcel::document(packed).ok_or(Trouble::Failed)?,
        None if let Some(why) = WorkingFile::refused(bytes) => {
            return Err(Trouble::WorkingFile(why));
        }
        None => match read::format_group(&File { name: "", bytes, source }) {
            Err(refused) => Err(refused),
            // Its reader had to be asked first.
            Ok(_) => return Err(Trouble::Failed),
        },
    };
    read.map_err(Trouble::from)
}

/// Takes the sentences of the module `english`; before that, answers are in Chinese.
#[wasm_bindgen]
pub fn learn(sentences: String) {
    if ENGLISH.with(Cell::get).is_none() {
        ENGLISH.set(list::unpacked_lists(String::leak(sentences)).map(English::learned));
    }
}

/// Why a file of an archive cannot be had, of what the module that unpacks says:
/// `{ kind, what, todo }`.
///
/// # Errors
/// Only where the answer cannot be handed over.
#[wasm_bindgen]
pub fn trouble(refused: &[u8], language: &str) -> Result<JsValue, JsValue> {
    let trouble = parcel::refused(refused).map_or(Trouble::Failed, Trouble::from);
    let language = screen::Language::read(language);
    let shown = trouble.describe(view::language(language, ENGLISH.with(Cell::get)));
    let kind = shown.kind.word().to_owned();
    let out = Object::new();
    for (key, text) in [("kind", kind), ("what", shown.what), ("todo", shown.todo)] {
        Reflect::set(&out, &key.into(), &text.into())?;
    }
    Ok(out.into())
}

/// Questions come as JSON: what reads objects of scripts brings the formatting of floats with it, and what reads
/// JSON is here for profiles.
fn asked(question: &str) -> Result<Question, JsValue> {
    Question::read(question).ok_or_else(|| JsValue::from_str("no question"))
}

/// Which build this is; the page refuses another.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}
