//! Carries questions to the worker and its answers back; does what [`Watch`] decides.
//!
//! The worker is an implementation: where a module worker cannot run, the same module is imported
//! into the page and asked there.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::state::{Given, Matter, Trouble};
use super::watch::{Do, Heard, TICK, Told, Watch};
use parcel::BUILD;
use screen::{self, Question, Screen};

#[wasm_bindgen]
extern "C" {
    /// What the element lends us. Paths are its business: it knows where it was loaded from.
    #[derive(Clone, Debug, PartialEq)]
    pub type Host;
    #[wasm_bindgen(method, catch, js_name = startWorker)]
    fn start_worker(this: &Host) -> Result<Worker, JsValue>;
    #[wasm_bindgen(method, catch, js_name = importWorker)]
    async fn import_worker(this: &Host) -> Result<JsValue, JsValue>;
    /// What the host has set: its profile as JSON, and the day of publication; empty where nothing.
    #[wasm_bindgen(method)]
    fn profile(this: &Host) -> String;
    #[wasm_bindgen(method)]
    fn published(this: &Host) -> String;
    /// The page's own words in English, packed by `wire::list`.
    #[wasm_bindgen(method, catch)]
    pub async fn english(this: &Host) -> Result<JsValue, JsValue>;
    /// Lends a function that takes orders, or takes it back.
    #[wasm_bindgen(method)]
    pub fn obey(this: &Host, order: Option<&Function>);
    /// What is on the screen: its status, its JSON and headline, both empty while another file is read;
    /// the order that is worked on, 0 for none; and the last order that was taken.
    #[wasm_bindgen(method)]
    pub fn stand(this: &Host, status: &str, json: &str, headline: &str, asked: u32, ordered: u32);
    /// A file was checked; `order` is 0 where a person brought it.
    #[wasm_bindgen(method)]
    pub fn answered(this: &Host, json: &str, status: &str, headline: &str, order: u32);
    /// The checker failed: `load` or `internal`.
    #[wasm_bindgen(method)]
    pub fn fail(this: &Host, kind: &str);

    /// What the worker runs, in the page.
    #[derive(Clone)]
    type Engine;
    #[wasm_bindgen(method, catch)]
    async fn ask(
        this: &Engine,
        question: &JsValue,
        bytes: &Uint8Array,
        last_year: &JsValue,
        told: &Function,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn build_id(this: &Engine) -> String;

    /// What the worker posts; an answer has `json` and `screen`, which is packed.
    type Letter;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Letter) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn build(this: &Letter) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn turn(this: &Letter) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn json(this: &Letter) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn screen(this: &Letter) -> Option<Uint8Array>;
    /// `[{ path, bytes }]` or `[{ path, kind, what, todo }]`, of an archive.
    #[wasm_bindgen(method, getter)]
    fn files(this: &Letter) -> Option<Array>;
    #[wasm_bindgen(method, getter)]
    fn part(this: &Letter) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn percent(this: &Letter) -> Option<u32>;

    /// A file of an archive.
    type Enclosed;
    #[wasm_bindgen(method, getter)]
    fn path(this: &Enclosed) -> String;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Enclosed) -> Option<Uint8Array>;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Enclosed) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn what(this: &Enclosed) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn todo(this: &Enclosed) -> Option<String>;
}

/// What comes back.
pub enum Word {
    Answered {
        turn: u32,
        screen: Rc<Screen>,
    },
    /// It was an archive, with these files in it.
    Unpacked {
        turn: u32,
        files: Vec<Given>,
    },
    /// So much of a reader has come.
    Loading {
        turn: u32,
        part: String,
        percent: u32,
    },
    Told(Told),
}

/// Asks and watches. Dropping it ends the worker.
pub struct Checker(Rc<RefCell<Inner>>);

struct Inner {
    myself: Weak<RefCell<Inner>>,
    host: Host,
    word: Callback<Word>,
    watch: Watch,
    question: Option<(u32, Matter)>,
    running: Option<Running>,
    engine: Option<Engine>,
    _tick: Interval,
}

/// A worker with its ears. Dropping it ends it.
struct Running {
    worker: Worker,
    _ears: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Checker {
    pub fn start(host: Host, word: Callback<Word>) -> Checker {
        let inner = Rc::new_cyclic(|myself: &Weak<RefCell<Inner>>| {
            let beating = myself.clone();
            RefCell::new(Inner {
                myself: myself.clone(),
                host,
                word,
                watch: Watch::default(),
                question: None,
                running: None,
                engine: None,
                _tick: Interval::new(TICK, move || hear(&beating, Heard::Tick)),
            })
        });
        let unstartable = inner.borrow_mut().start_worker().is_err();
        if unstartable {
            hear(&Rc::downgrade(&inner), Heard::Unstartable);
        }
        Checker(inner)
    }

    pub fn ask(&self, turn: u32, matter: &Matter) {
        let bytes = matter.bytes.len() + matter.last_year.as_ref().map_or(0, |other| other.len());
        self.0.borrow_mut().question = Some((turn, matter.clone()));
        hear(&Rc::downgrade(&self.0), Heard::Asked { turn, bytes });
    }

    /// Nothing is asked any more: answered, or called off.
    pub fn cancel(&self) {
        self.0.borrow_mut().question = None;
        hear(&Rc::downgrade(&self.0), Heard::Cancelled);
    }
}

/// Takes note and acts. What it tells is told after the cell is free again.
fn hear(inner: &Weak<RefCell<Inner>>, heard: Heard) {
    let Some(inner) = inner.upgrade() else { return };
    let todo = inner.borrow_mut().watch.hear(heard);
    for what in todo {
        let failed = inner.borrow_mut().perform(what);
        if let Do::Tell(told) = what {
            let word = inner.borrow().word.clone();
            word.emit(Word::Told(told));
        }
        if let Some(next) = failed {
            hear(&Rc::downgrade(&inner), next);
        }
    }
}

impl Inner {
    /// What is to be heard where the deed could not be done.
    fn perform(&mut self, what: Do) -> Option<Heard> {
        match what {
            Do::Ping => self.post("ping").err().map(|_| Heard::Died),
            Do::Send => self.send().err().map(|_| Heard::Died),
            Do::Replace => self.start_worker().err().map(|_| Heard::Unstartable),
            Do::MoveIn => {
                self.running = None;
                self.import_worker();
                None
            }
            Do::Tell(_) => None,
        }
    }

    fn start_worker(&mut self) -> Result<(), JsValue> {
        self.running = None;
        let worker = self.host.start_worker()?;
        let (heard, broken) = (self.myself.clone(), self.myself.clone());
        let ears = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    take(&heard, event.data().unchecked_ref());
                }
            }),
            EventListener::new(&worker, "error", move |_| hear(&broken, Heard::Died)),
        ];
        self.running = Some(Running { worker, _ears: ears });
        Ok(())
    }

    fn import_worker(&self) {
        let (host, myself) = (self.host.clone(), self.myself.clone());
        spawn_local(async move {
            let heard = match host.import_worker().await {
                Ok(module) => {
                    let engine: Engine = module.unchecked_into();
                    let ours = engine.build_id() == BUILD;
                    if let Some(inner) = myself.upgrade() {
                        inner.borrow_mut().engine = Some(engine);
                    }
                    if ours { Heard::Ready } else { Heard::OtherBuild }
                }
                Err(_) => Heard::Unstartable,
            };
            hear(&myself, heard);
        });
    }

    fn post(&self, kind: &str) -> Result<(), JsValue> {
        let letter = js_sys::Object::new();
        Reflect::set(&letter, &"kind".into(), &kind.into())?;
        match &self.running {
            Some(running) => running.worker.post_message(&letter),
            None => Ok(()),
        }
    }

    fn send(&self) -> Result<(), JsValue> {
        let Some((turn, matter)) = &self.question else { return Ok(()) };
        let (profile, published) = (self.host.profile(), self.host.published());
        let question = Question { profile, published, ..matter.question.clone() };
        let question = object(&question)?;
        let bytes = Uint8Array::from(matter.bytes.as_slice());
        let last_year = matter.last_year.as_ref().map(|other| Uint8Array::from(other.as_slice()));
        let Some(running) = &self.running else {
            self.answer_here(*turn, question, bytes, last_year.into());
            return Ok(());
        };
        let letter = js_sys::Object::new();
        Reflect::set(&letter, &"kind".into(), &"ask".into())?;
        Reflect::set(&letter, &"turn".into(), &(*turn).into())?;
        Reflect::set(&letter, &"question".into(), &question)?;
        Reflect::set(&letter, &"bytes".into(), &bytes)?;
        let moved = Array::of1(&bytes.buffer());
        if let Some(last_year) = last_year {
            moved.push(&last_year.buffer());
            Reflect::set(&letter, &"lastYear".into(), &last_year)?;
        }
        running.worker.post_message_with_transfer(&letter, &moved)
    }

    /// Checks in the page, after the name of the file has been drawn.
    fn answer_here(&self, turn: u32, question: JsValue, bytes: Uint8Array, last_year: JsValue) {
        let (myself, engine) = (self.myself.clone(), self.engine.clone());
        spawn_local(async move {
            TimeoutFuture::new(50).await;
            let Some(engine) = engine else { return };
            let hearing = myself.clone();
            let told = Closure::<dyn Fn(String, u32)>::new(move |part, percent| {
                loading(&hearing, turn, part, percent);
            });
            match engine.ask(&question, &bytes, &last_year, told.as_ref().unchecked_ref()).await {
                Ok(letter) => answered(&myself, turn, letter.unchecked_ref()),
                Err(error) if error.unchecked_ref::<Letter>().part().is_some() => {
                    hear(&myself, Heard::Unloaded { turn });
                }
                Err(_) => hear(&myself, Heard::Died),
            }
        });
    }
}

/// A letter from the worker.
fn take(inner: &Weak<RefCell<Inner>>, letter: &Letter) {
    let turn = letter.turn().unwrap_or_default();
    match letter.kind().as_deref() {
        Some("ready") if letter.build().as_deref() == Some(BUILD) => hear(inner, Heard::Ready),
        Some("ready") => hear(inner, Heard::OtherBuild),
        Some("pong") => hear(inner, Heard::Pong),
        Some("unable") => hear(inner, Heard::Unstartable),
        Some("trapped") => hear(inner, Heard::Died),
        Some("loading") => {
            let (part, percent) = (letter.part().unwrap_or_default(), letter.percent());
            loading(inner, turn, part, percent.unwrap_or_default());
        }
        Some("loaded") => hear(inner, Heard::Loaded { turn }),
        Some("unloaded") => hear(inner, Heard::Unloaded { turn }),
        Some("answer" | "files") => answered(inner, turn, letter),
        _ => {}
    }
}

fn loading(inner: &Weak<RefCell<Inner>>, turn: u32, part: String, percent: u32) {
    hear(inner, Heard::Loading { turn });
    let Some(inner) = inner.upgrade() else { return };
    let word = inner.borrow().word.clone();
    word.emit(Word::Loading { turn, part, percent });
}

/// An answer, or the files of an archive.
fn answered(inner: &Weak<RefCell<Inner>>, turn: u32, letter: &Letter) {
    let word = match letter.files() {
        Some(files) => {
            let files = files.iter().map(|file| enclosed(file.unchecked_ref())).collect();
            Word::Unpacked { turn, files }
        }
        None => {
            let json = letter.json().unwrap_or_default();
            let screen = letter.screen().and_then(|it| Screen::unpacked(&it.to_vec(), json));
            match screen {
                Some(screen) => Word::Answered { turn, screen: Rc::new(screen) },
                None => return hear(inner, Heard::OtherBuild),
            }
        }
    };
    hear(inner, Heard::Answered { turn });
    let Some(inner) = inner.upgrade() else { return };
    // What something else was asked after is nobody's answer any more.
    if inner.borrow().question.as_ref().is_none_or(|(asked, _)| *asked != turn) {
        return;
    }
    let tell = inner.borrow().word.clone();
    tell.emit(word);
}

/// A question as the object that a script hands on.
fn object(question: &Question) -> Result<JsValue, JsValue> {
    let object = js_sys::Object::new();
    let (texts, (flag, is)) = question.entries();
    for (key, text) in texts {
        Reflect::set(&object, &key.into(), &text.into())?;
    }
    Reflect::set(&object, &flag.into(), &is.into())?;
    Ok(object.into())
}

fn enclosed(file: &Enclosed) -> Given {
    let name = file.path();
    let bytes = match (file.bytes(), file.kind(), file.what(), file.todo()) {
        (Some(bytes), ..) => Ok(bytes.to_vec()),
        (None, Some(kind), Some(what), Some(todo)) => {
            Err(Trouble::refused(&name, screen::Trouble { kind, what, todo }))
        }
        _ => Err(Trouble::Unreadable { name: name.clone() }),
    };
    Given { name, bytes }
}
