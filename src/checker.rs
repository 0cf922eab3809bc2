//! Carries questions to the worker and its answers back; does what [`Watchdog`] decides.
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
use web_sys::{DataTransfer, MessageEvent, Worker};
use yew::Callback;

use super::blobs;
use super::open_reports::{Handover, OpenReports};
use super::state::{CheckInput, Content, LoadedFile, ReceivedParts, Trouble};
use super::watchdog::{News, TICK, Task, Watchdog, WorkerEvent};
use parcel::BUILD;
use screen::{Part, Parts, PublicationDay, Question, TroubleKind};

#[wasm_bindgen]
extern "C" {
    /// Services of the element: it knows where it was loaded from, and so where everything else is.
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
    /// The page's own words in English, packed by `parcel::list`.
    #[wasm_bindgen(method, catch)]
    pub async fn english(this: &Host) -> Result<JsValue, JsValue>;
    /// An invented report to try, as text.
    #[wasm_bindgen(method, catch)]
    pub async fn sample(this: &Host) -> Result<JsValue, JsValue>;
    /// The blank form of an edition, as text.
    #[wasm_bindgen(method, catch)]
    pub async fn blank(this: &Host, edition: &str) -> Result<JsValue, JsValue>;
    /// Registers the function that takes orders; none when the page goes.
    #[wasm_bindgen(method, js_name = obey)]
    pub fn take_orders(this: &Host, order: Option<&Function>);
    /// What is on the screen: its status; its JSON, empty, and a [`host::Summary`], undefined while another
    /// file is read; the order that is worked on, 0 for none; and the last order that was taken.
    #[wasm_bindgen(method, js_name = stand)]
    pub fn set_status(
        this: &Host,
        status: &str,
        json: &str,
        summary: &JsValue,
        order: u32,
        ordered: u32,
    );
    /// A drop or a paste, while it is handled: afterwards no handles of its files can be had.
    #[wasm_bindgen(method)]
    pub fn dropped(this: &Host, transfer: &DataTransfer);
    /// The file to watch: its number, 0 for none; its name, and what was checked of it. It answers with orders.
    #[wasm_bindgen(method)]
    pub fn watch(this: &Host, turn: u32, name: &str, blob: &JsValue);
    /// Drafts: `on`, `off`, `list`, `open` or `drop` one of an earlier visit, or `keep` one, which goes where the text is
    /// empty. It answers with orders.
    #[wasm_bindgen(method)]
    pub fn drafts(this: &Host, what: &str, name: &str);
    #[wasm_bindgen(method, js_name = drafts)]
    pub fn keep_draft(
        this: &Host,
        what: &str,
        name: &str,
        report: &str,
        text: &str,
        content: &JsValue,
        last_year: &JsValue,
    );
    /// A file was checked; `order` is 0 where a person brought it.
    #[wasm_bindgen(method)]
    pub fn answered(this: &Host, json: &str, summary: &JsValue, order: u32);
    /// The checker failed: `load` or `internal`.
    #[wasm_bindgen(method)]
    pub fn fail(this: &Host, kind: &str);

    /// What the worker runs, in the page.
    #[derive(Clone)]
    type Engine;
    #[wasm_bindgen(method, catch)]
    async fn ask(
        this: &Engine,
        message: &JsValue,
        on_loading: &Function,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn build_id(this: &Engine) -> String;

    /// What the worker posts; an answer has packed [`Parts`], and `json` where it was wanted.
    type WorkerMessage;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &WorkerMessage) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn build(this: &WorkerMessage) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn turn(this: &WorkerMessage) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn json(this: &WorkerMessage) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn parts(this: &WorkerMessage) -> Option<Uint8Array>;
    /// The report was closed meanwhile: its file is wanted again. Only the engine in the page says so.
    #[wasm_bindgen(method, getter)]
    fn gone(this: &WorkerMessage) -> Option<bool>;
    /// The browser could not read the file. Only the engine in the page says so.
    #[wasm_bindgen(method, getter)]
    fn unreadable(this: &WorkerMessage) -> Option<bool>;
    /// `[{ path, bytes }]` or `[{ path, kind, what, todo }]`, of an archive.
    #[wasm_bindgen(method, getter)]
    fn files(this: &WorkerMessage) -> Option<Array>;
    #[wasm_bindgen(method, getter)]
    fn part(this: &WorkerMessage) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn percent(this: &WorkerMessage) -> Option<u32>;

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
pub enum CheckerEvent {
    Answered {
        turn: u32,
        parts: ReceivedParts,
    },
    /// It was an archive, with these files in it.
    Unpacked {
        turn: u32,
        files: Vec<LoadedFile>,
    },
    /// So much of a module has come.
    Loading {
        turn: u32,
        module: String,
        percent: u32,
    },
    News(News),
}

/// Asks and watches. Dropping it ends the worker.
pub struct Checker(Rc<RefCell<Inner>>);

struct Inner {
    myself: Weak<RefCell<Inner>>,
    host: Host,
    on_event: Callback<CheckerEvent>,
    watchdog: Watchdog,
    question: Option<(u32, CheckInput)>,
    running: Option<Running>,
    engine: Option<Engine>,
    /// What the worker, or the engine in the page, holds open.
    open: OpenReports,
    _tick: Interval,
}

/// A worker and the listeners on it. Dropping it ends it.
struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Checker {
    pub fn start(host: Host, on_event: Callback<CheckerEvent>) -> Checker {
        let inner = Rc::new_cyclic(|myself: &Weak<RefCell<Inner>>| {
            let beating = myself.clone();
            RefCell::new(Inner {
                myself: myself.clone(),
                host,
                on_event,
                watchdog: Watchdog::default(),
                question: None,
                running: None,
                engine: None,
                open: OpenReports::default(),
                _tick: Interval::new(TICK, move || handle(&beating, WorkerEvent::Tick)),
            })
        });
        let unstartable = inner.borrow_mut().start_worker().is_err();
        if unstartable {
            handle(&Rc::downgrade(&inner), WorkerEvent::CannotStart);
        }
        Checker(inner)
    }

    pub fn ask(&self, turn: u32, input: &CheckInput) {
        let bytes = input.content.bytes() + input.last_year.as_ref().map_or(0, Content::bytes);
        self.0.borrow_mut().question = Some((turn, input.clone()));
        handle(&Rc::downgrade(&self.0), WorkerEvent::Asked { turn, bytes });
    }

    /// Nothing is asked any more: answered, or called off.
    pub fn cancel(&self) {
        self.0.borrow_mut().question = None;
        handle(&Rc::downgrade(&self.0), WorkerEvent::Cancelled);
    }
}

/// Hands an event to the watchdog and does what it says. News go out when the cell is free again.
fn handle(inner: &Weak<RefCell<Inner>>, event: WorkerEvent) {
    let Some(inner) = inner.upgrade() else { return };
    let tasks = inner.borrow_mut().watchdog.handle(event);
    for task in tasks {
        let failed = inner.borrow_mut().perform(task);
        if let Task::Tell(news) = task {
            let on_event = inner.borrow().on_event.clone();
            on_event.emit(CheckerEvent::News(news));
        }
        if let Some(next) = failed {
            handle(&Rc::downgrade(&inner), next);
        }
    }
}

impl Inner {
    /// Does it; the event that follows where it could not be done.
    fn perform(&mut self, task: Task) -> Option<WorkerEvent> {
        match task {
            Task::Ping => self.post("ping").err().map(|_| WorkerEvent::Died),
            Task::Send => self.send().err().map(|_| WorkerEvent::Died),
            Task::Replace => self.start_worker().err().map(|_| WorkerEvent::CannotStart),
            Task::CheckInPage => {
                self.running = None;
                self.open.forget();
                self.import_worker();
                None
            }
            Task::Tell(_) => None,
        }
    }

    fn start_worker(&mut self) -> Result<(), JsValue> {
        self.running = None;
        self.open.forget();
        let worker = self.host.start_worker()?;
        let (receiving, broken) = (self.myself.clone(), self.myself.clone());
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    take(&receiving, event.data().unchecked_ref());
                }
            }),
            EventListener::new(&worker, "error", move |_| handle(&broken, WorkerEvent::Died)),
        ];
        self.running = Some(Running { worker, _listeners: listeners });
        Ok(())
    }

    fn import_worker(&self) {
        let (host, myself) = (self.host.clone(), self.myself.clone());
        spawn_local(async move {
            let event = match host.import_worker().await {
                Ok(module) => {
                    let engine: Engine = module.unchecked_into();
                    let ours = engine.build_id() == BUILD;
                    if let Some(inner) = myself.upgrade() {
                        inner.borrow_mut().engine = Some(engine);
                    }
                    if ours { WorkerEvent::Ready } else { WorkerEvent::OtherBuild }
                }
                Err(_) => WorkerEvent::CannotStart,
            };
            handle(&myself, event);
        });
    }

    fn post(&self, kind: &str) -> Result<(), JsValue> {
        let message = js_sys::Object::new();
        Reflect::set(&message, &"kind".into(), &kind.into())?;
        match &self.running {
            Some(running) => running.worker.post_message(&message),
            None => Ok(()),
        }
    }

    fn send(&mut self) -> Result<(), JsValue> {
        let Some((turn, input)) = &self.question else { return Ok(()) };
        let published = PublicationDay::read(&self.host.published());
        let question =
            Question { profile: self.host.profile(), published, ..input.question.clone() };
        let Handover { number, content, last_year } = self.open.hand_over(input);
        let message = js_sys::Object::new();
        let set = |key: &str, value: JsValue| Reflect::set(&message, &key.into(), &value).map(drop);
        set("kind", "ask".into())?;
        set("turn", (*turn).into())?;
        set("report", number.into())?;
        set("question", object(&question)?)?;
        // Whoever hears of a summary hears of the JSON, too.
        set("json", question.parts.has(Part::Summary).into())?;
        for (key, content) in [("content", content), ("lastYear", last_year)] {
            if let Some(content) = content {
                set(key, content.blob().clone())?;
            }
        }
        match &self.running {
            Some(running) => running.worker.post_message(&message),
            None => {
                set("key", format!("page/{number}").into())?;
                self.answer_here(*turn, message.into());
                Ok(())
            }
        }
    }

    /// Checks in the page, after the name of the file has been drawn.
    fn answer_here(&self, turn: u32, asked: JsValue) {
        let (myself, engine) = (self.myself.clone(), self.engine.clone());
        spawn_local(async move {
            TimeoutFuture::new(50).await;
            let Some(engine) = engine else { return };
            let loader = myself.clone();
            let on_loading = Closure::<dyn Fn(String, u32)>::new(move |module, percent| {
                loading(&loader, turn, module, percent);
            });
            let on_loading = on_loading.as_ref().unchecked_ref();
            match engine.ask(&asked, on_loading).await {
                Ok(message) if message.unchecked_ref::<WorkerMessage>().gone() == Some(true) => {
                    send_again(&myself, turn);
                }
                Ok(message) => answered(&myself, turn, message.unchecked_ref()),
                Err(error) => {
                    let error: &WorkerMessage = error.unchecked_ref();
                    handle(
                        &myself,
                        match (error.part(), error.unreadable()) {
                            (Some(_), _) => WorkerEvent::ReaderNotLoaded { turn },
                            (None, Some(true)) => WorkerEvent::Unreadable { turn },
                            (None, _) => WorkerEvent::Died,
                        },
                    );
                }
            }
        });
    }
}

/// The report was closed meanwhile: it is handed over again.
fn send_again(inner: &Weak<RefCell<Inner>>, turn: u32) {
    let Some(strong) = inner.upgrade() else { return };
    let failed = {
        let mut checker = strong.borrow_mut();
        checker.open.forget();
        let still_asked = checker.question.as_ref().is_some_and(|(asked, _)| *asked == turn);
        still_asked && checker.send().is_err()
    };
    if failed {
        handle(inner, WorkerEvent::Died);
    }
}

/// A message from the worker.
fn take(inner: &Weak<RefCell<Inner>>, message: &WorkerMessage) {
    let turn = message.turn().unwrap_or_default();
    match message.kind().as_deref() {
        Some("ready") if message.build().as_deref() == Some(BUILD) => {
            handle(inner, WorkerEvent::Ready)
        }
        Some("ready") => handle(inner, WorkerEvent::OtherBuild),
        Some("pong") => handle(inner, WorkerEvent::Pong),
        Some("unable") => handle(inner, WorkerEvent::CannotStart),
        Some("trapped") => handle(inner, WorkerEvent::Died),
        Some("loading") => {
            let (module, percent) = (message.part().unwrap_or_default(), message.percent());
            loading(inner, turn, module, percent.unwrap_or_default());
        }
        Some("loaded") => handle(inner, WorkerEvent::Loaded { turn }),
        Some("unloaded") => handle(inner, WorkerEvent::ReaderNotLoaded { turn }),
        Some("unreadable") => handle(inner, WorkerEvent::Unreadable { turn }),
        Some("gone") => send_again(inner, turn),
        Some("answer" | "files") => answered(inner, turn, message),
        _ => {}
    }
}

fn loading(inner: &Weak<RefCell<Inner>>, turn: u32, module: String, percent: u32) {
    handle(inner, WorkerEvent::Loading { turn });
    let Some(inner) = inner.upgrade() else { return };
    let on_event = inner.borrow().on_event.clone();
    on_event.emit(CheckerEvent::Loading { turn, module, percent });
}

/// An answer, or the files of an archive.
fn answered(inner: &Weak<RefCell<Inner>>, turn: u32, message: &WorkerMessage) {
    let event = match message.files() {
        Some(files) => {
            let files = files.iter().map(|file| enclosed(file.unchecked_ref())).collect();
            CheckerEvent::Unpacked { turn, files }
        }
        None => {
            let json = message.json().unwrap_or_default();
            let parts = message.parts().and_then(|packed| Parts::unpacked(&packed.to_vec()));
            match parts.map(|parts| ReceivedParts::new(parts, &json)) {
                Some(parts) => CheckerEvent::Answered { turn, parts },
                None => return handle(inner, WorkerEvent::OtherBuild),
            }
        }
    };
    handle(inner, WorkerEvent::Answered { turn });
    let Some(inner) = inner.upgrade() else { return };
    // What something else was asked after is nobody's answer any more.
    if inner.borrow().question.as_ref().is_none_or(|(asked, _)| *asked != turn) {
        return;
    }
    let on_event = inner.borrow().on_event.clone();
    on_event.emit(event);
}

/// A question as the object that a script hands on.
fn object(question: &Question) -> Result<JsValue, JsValue> {
    let object = js_sys::Object::new();
    for (key, text) in question.entries() {
        Reflect::set(&object, &key.into(), &text.into())?;
    }
    Ok(object.into())
}

fn enclosed(file: &Enclosed) -> LoadedFile {
    let name = file.path();
    let kind = file.kind().as_deref().and_then(TroubleKind::read);
    let content = match (file.bytes(), kind, file.what(), file.todo()) {
        (Some(bytes), ..) => Ok(blobs::of_bytes(&bytes)),
        (None, Some(kind), Some(what), Some(todo)) => {
            Err(Trouble::refused(&name, screen::Trouble { kind, what, todo }))
        }
        _ => Err(Trouble::Unreadable { name: name.clone() }),
    };
    LoadedFile::new(name, content)
}
