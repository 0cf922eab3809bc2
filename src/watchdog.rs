//! Decides whether the worker is alive and when it is replaced. Plain Rust without a browser or a clock.
//!
//! Time is counted in ticks of our own timer and never read from a clock: in a tab that sleeps or is slowed down the
//! ticks stop too, so that its worker is not taken for dead.
//!
//! An idle worker answers a ping every tick. A worker that checks cannot answer, because wasm runs to its end; it is
//! given a number of ticks that depends on the size of the file. One that takes longer is replaced, and the question
//! is asked once more with far more ticks.

/// Milliseconds between two ticks.
pub const TICK: u32 = 350;

/// Unanswered pings after which an idle worker counts as dead: four ticks, 1.4 s, below the 2 s promised.
const MISSED: u32 = 3;
/// Ticks for a small file: 1.75 s. A check takes some hundredths of a second.
const PATIENCE: u32 = 5;
/// More ticks for each megabyte: about a second.
const PATIENCE_PER_MEGABYTE: u32 = 3;
/// More ticks for the second attempt: 21 s, for slow machines.
const PATIENCE_AGAIN: u32 = 60;
/// Ticks until a worker that has not become ready is given up: 60 s, for a slow network.
const START: u32 = 171;
/// The same for a worker that is started again; its files are in the browser's cache: 7 s.
const START_AGAIN: u32 = 20;
/// Deaths in a row, without an answer between them, after which no further worker is started.
const MOST_DEATHS: u32 = 5;

/// The state of the worker and of the question that it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watchdog {
    life: Life,
    question: Option<Pending>,
    deaths_in_a_row: u32,
    /// A worker was ready once, so this browser can run them.
    was_ready: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Life {
    Starting {
        ticks: u32,
    },
    Idle {
        missed: u32,
    },
    Busy {
        left: u32,
    },
    /// It fetches a module that the question needs. It answers pings meanwhile; how long the fetch takes says nothing
    /// about whether it is alive.
    Loading {
        missed: u32,
    },
    /// The check runs in the page itself; there is no worker to observe.
    InPage {
        ready: bool,
    },
    Gone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pending {
    turn: u32,
    megabytes: u32,
    deaths: u32,
}

/// What happens to the worker and to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerEvent {
    Tick,
    /// The worker, or the check in the page, is of our build and can be asked.
    Ready,
    OtherBuild,
    Pong,
    Answered {
        turn: u32,
    },
    /// A part of the module that a question needs was received.
    Loading {
        turn: u32,
    },
    /// The module is complete; the worker reads the file.
    Loaded {
        turn: u32,
    },
    /// The module could not be fetched.
    ReaderNotLoaded {
        turn: u32,
    },
    /// The browser could not read the file of the question.
    Unreadable {
        turn: u32,
    },
    /// Reported by the worker itself, or by an error event of the browser.
    Died,
    /// No worker can be started.
    CannotStart,
    /// A question is asked; `bytes` is the size of its file.
    Asked {
        turn: u32,
        bytes: u64,
    },
    Cancelled,
}

/// What the checker has to do, in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    Ping,
    /// Send the pending question.
    Send,
    /// End this worker and start another.
    Replace,
    /// End the worker and check in the page instead.
    CheckInPage,
    Tell(News),
}

/// What the page shows to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The worker died idle and was replaced.
    Restarted,
    /// The worker died on a question, which is asked again.
    Replayed,
    /// Workers died twice on the same question.
    Failed {
        turn: u32,
    },
    /// The module that the question needs could not be fetched.
    ReaderNotLoaded {
        turn: u32,
    },
    /// Its file could not be read.
    Unreadable {
        turn: u32,
    },
    InPage,
    OtherBuild,
    /// Neither a worker nor the check in the page can be had.
    CannotCheck,
}

impl Default for Watchdog {
    fn default() -> Watchdog {
        Watchdog {
            life: Life::Starting { ticks: 0 },
            question: None,
            deaths_in_a_row: 0,
            was_ready: false,
        }
    }
}

impl Watchdog {
    /// Handles an event; returns what has to be done.
    pub fn handle(&mut self, event: WorkerEvent) -> Vec<Task> {
        match (event, &mut self.life) {
            (_, Life::Gone) => match event {
                WorkerEvent::Asked { .. } => vec![Task::Tell(News::CannotCheck)],
                _ => Vec::new(),
            },
            (WorkerEvent::Tick, _) => self.tick(),
            (WorkerEvent::Ready, Life::Starting { .. } | Life::InPage { ready: false }) => {
                self.ready()
            }
            (WorkerEvent::OtherBuild, _) => self.give_up(News::OtherBuild),
            (WorkerEvent::Pong, Life::Idle { missed } | Life::Loading { missed }) => {
                *missed = 0;
                Vec::new()
            }
            (WorkerEvent::Answered { turn }, _) => self.answered(turn),
            (
                WorkerEvent::Loading { turn }
                | WorkerEvent::Loaded { turn }
                | WorkerEvent::ReaderNotLoaded { turn }
                | WorkerEvent::Unreadable { turn },
                _,
            ) => {
                match self.asks(turn) {
                    true => self.loading(event, turn),
                    // About an earlier question.
                    false => Vec::new(),
                }
            }
            (WorkerEvent::Asked { turn, bytes }, _) => self.asked(turn, bytes),
            (WorkerEvent::Cancelled, _) => self.cancelled(),
            (WorkerEvent::Died | WorkerEvent::CannotStart, Life::InPage { ready: false })
            | (WorkerEvent::CannotStart, Life::InPage { .. }) => self.give_up(News::CannotCheck),
            (WorkerEvent::Died, Life::InPage { .. }) => self.failed(),
            (WorkerEvent::Died, Life::Starting { .. }) | (WorkerEvent::CannotStart, _) => {
                self.check_in_page()
            }
            (WorkerEvent::Died, _) => self.died(),
            (WorkerEvent::Ready | WorkerEvent::Pong, _) => Vec::new(),
        }
    }

    fn tick(&mut self) -> Vec<Task> {
        match &mut self.life {
            Life::Starting { ticks } => {
                *ticks += 1;
                match (*ticks, self.was_ready) {
                    (START_AGAIN.., true) => self.stalled(),
                    (START.., false) => self.check_in_page(),
                    _ => Vec::new(),
                }
            }
            Life::Idle { missed } | Life::Loading { missed } if *missed >= MISSED => self.died(),
            Life::Idle { missed } | Life::Loading { missed } => {
                *missed += 1;
                vec![Task::Ping]
            }
            Life::Busy { left: 0 } => self.died(),
            Life::Busy { left } => {
                *left -= 1;
                if *left == 0 { self.died() } else { Vec::new() }
            }
            Life::InPage { .. } | Life::Gone => Vec::new(),
        }
    }

    fn ready(&mut self) -> Vec<Task> {
        let in_page = matches!(self.life, Life::InPage { .. });
        self.was_ready |= !in_page;
        self.life = if in_page { Life::InPage { ready: true } } else { Life::Idle { missed: 0 } };
        let mut todo = if in_page { vec![Task::Tell(News::InPage)] } else { Vec::new() };
        todo.extend(self.send());
        todo
    }

    fn asked(&mut self, turn: u32, bytes: u64) -> Vec<Task> {
        let megabytes = u32::try_from(bytes / 1_000_000).unwrap_or(u32::MAX);
        self.question = Some(Pending { turn, megabytes, deaths: 0 });
        self.send()
    }

    /// Sends the pending question, if there is one and it can be taken.
    fn send(&mut self) -> Vec<Task> {
        if self.question.is_none() {
            return Vec::new();
        }
        match self.life {
            Life::Idle { .. } | Life::Busy { .. } | Life::Loading { .. } => {
                // An earlier question may still be running; its ticks are added.
                let running = if let Life::Busy { left } = self.life { left } else { 0 };
                self.life = Life::Busy { left: self.patience() + running };
                vec![Task::Send]
            }
            Life::InPage { ready: true } => vec![Task::Send],
            Life::Starting { .. } | Life::InPage { ready: false } | Life::Gone => Vec::new(),
        }
    }

    /// Ticks for the question, by the size of its file.
    fn patience(&self) -> u32 {
        let Some(question) = &self.question else { return PATIENCE };
        let again = if question.deaths > 0 { PATIENCE_AGAIN } else { 0 };
        PATIENCE + again + question.megabytes.saturating_mul(PATIENCE_PER_MEGABYTE)
    }

    fn asks(&self, turn: u32) -> bool {
        self.question.as_ref().is_some_and(|question| question.turn == turn)
    }

    fn answered(&mut self, turn: u32) -> Vec<Task> {
        self.deaths_in_a_row = 0;
        if self.asks(turn) {
            self.question = None;
            if let Life::Busy { .. } | Life::Loading { .. } = self.life {
                self.life = Life::Idle { missed: 0 };
            }
        }
        Vec::new()
    }

    /// Handles the events about the module that the question needs.
    fn loading(&mut self, event: WorkerEvent, turn: u32) -> Vec<Task> {
        match (event, &self.life) {
            (WorkerEvent::Loading { .. }, Life::Busy { .. }) => {
                self.life = Life::Loading { missed: 0 }
            }
            (WorkerEvent::Loaded { .. }, Life::Loading { .. }) => {
                self.life = Life::Busy { left: self.patience() };
            }
            (WorkerEvent::ReaderNotLoaded { .. }, _) => {
                return self.ended(turn, News::ReaderNotLoaded { turn });
            }
            (WorkerEvent::Unreadable { .. }, _) => {
                return self.ended(turn, News::Unreadable { turn });
            }
            _ => {}
        }
        Vec::new()
    }

    /// The question has come to an end without an answer; the worker lives.
    fn ended(&mut self, turn: u32, news: News) -> Vec<Task> {
        let mut todo = self.answered(turn);
        todo.push(Task::Tell(news));
        todo
    }

    fn cancelled(&mut self) -> Vec<Task> {
        self.question = None;
        match self.life {
            Life::Busy { .. } | Life::Loading { .. } => self.replace(),
            _ => Vec::new(),
        }
    }

    fn died(&mut self) -> Vec<Task> {
        self.deaths_in_a_row += 1;
        match &mut self.question {
            Some(question) => {
                question.deaths += 1;
                if question.deaths > 1 {
                    let mut todo = self.replace();
                    todo.extend(self.failed());
                    return todo;
                }
                let mut todo = self.replace();
                todo.push(Task::Tell(News::Replayed));
                todo
            }
            None if self.deaths_in_a_row > MOST_DEATHS => self.give_up(News::CannotCheck),
            None => {
                let mut todo = self.replace();
                todo.push(Task::Tell(News::Restarted));
                todo
            }
        }
    }

    /// The worker was lost before it became ready. The question is not the cause, so it counts no attempt.
    fn stalled(&mut self) -> Vec<Task> {
        self.deaths_in_a_row += 1;
        if self.deaths_in_a_row > MOST_DEATHS {
            self.give_up(News::CannotCheck)
        } else {
            self.replace()
        }
    }

    fn failed(&mut self) -> Vec<Task> {
        match self.question.take() {
            Some(question) => vec![Task::Tell(News::Failed { turn: question.turn })],
            None => Vec::new(),
        }
    }

    fn replace(&mut self) -> Vec<Task> {
        self.life = Life::Starting { ticks: 0 };
        vec![Task::Replace]
    }

    fn check_in_page(&mut self) -> Vec<Task> {
        self.life = Life::InPage { ready: false };
        vec![Task::CheckInPage]
    }

    fn give_up(&mut self, news: News) -> Vec<Task> {
        self.life = Life::Gone;
        self.question = None;
        vec![Task::Tell(news)]
    }
}

#[cfg(test)]
mod tests;
