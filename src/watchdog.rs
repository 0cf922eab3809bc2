//! Whether the worker lives. Plain Rust, no browser, no clock.
//!
//! Time is counted in the ticks of our own timer, never read from a clock: where a tab sleeps or is
//! slowed down the ticks stop with it, so a closed lid kills no worker.
//!
//! While it waits, the worker answers a ping every tick. While it checks it cannot, because wasm runs
//! to its end; then it is given a number of ticks by the size of the file. A first silence beyond
//! them costs little, since the question is asked once more with far more time.

/// Milliseconds between two ticks.
pub const TICK: u32 = 350;

/// Unanswered pings of an idle worker. Three and the tick between make 1.4 s, below the 2 s promised.
const MISSED: u32 = 3;
/// Ticks a small file is given: 1.75 s, where a check takes some hundredths of a second.
const PATIENCE: u32 = 5;
/// More ticks for each megabyte: about a second.
const PATIENCE_PER_MEGABYTE: u32 = 3;
/// More ticks for the second attempt: 21 s. A slow machine is not a dead one.
const PATIENCE_AGAIN: u32 = 60;
/// Ticks until a worker that never says it is ready is given up: 60 s, for a slow line.
const START: u32 = 171;
/// The same for one that is started again, from the browser's cache: 7 s.
const START_AGAIN: u32 = 20;
/// Deaths in a row, without an answer between them, after which we stop trying.
const MOST_DEATHS: u32 = 5;

/// What is known of the worker and of the question it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watchdog {
    life: Life,
    question: Option<Pending>,
    deaths_in_a_row: u32,
    /// A worker has been ready once, so they can be had here.
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
    /// It fetches the reader that the question needs. It can answer pings meanwhile, and how long a
    /// line takes says nothing about whether it lives.
    Loading {
        missed: u32,
    },
    /// The check runs in the page: there is nobody to watchdog.
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

/// What happens to the worker and to what is asked of it.
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
    /// Some of the reader that a question needs has come.
    Loading {
        turn: u32,
    },
    /// All of it has; now it reads.
    Loaded {
        turn: u32,
    },
    /// The reader could not be fetched.
    ReaderNotLoaded {
        turn: u32,
    },
    /// The browser could not read the file of the question.
    Unreadable {
        turn: u32,
    },
    /// It said so itself, or the browser did.
    Died,
    /// It could not be started at all.
    CannotStart,
    /// A person asks. `bytes` is the size of the file.
    Asked {
        turn: u32,
        bytes: u64,
    },
    Cancelled,
}

/// What the checker has to do, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    Ping,
    /// Send the question that waits.
    Send,
    /// End this worker and start another.
    Replace,
    /// End it and check in the page instead.
    CheckInPage,
    Tell(News),
}

/// What the page is told, so that a person can know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It died idle and was replaced.
    Restarted,
    /// It died with a question, which is asked again.
    Replayed,
    /// It died on the same question twice.
    Failed {
        turn: u32,
    },
    /// The reader that its question needs could not be had.
    ReaderNotLoaded {
        turn: u32,
    },
    /// Its file could not be read.
    Unreadable {
        turn: u32,
    },
    InPage,
    OtherBuild,
    /// There is neither a worker nor a check in the page.
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
    /// Notes an event, and says what to do.
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
                    // Of a question no longer asked.
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

    /// Sends what waits, if there is somebody to take it.
    fn send(&mut self) -> Vec<Task> {
        if self.question.is_none() {
            return Vec::new();
        }
        match self.life {
            Life::Idle { .. } | Life::Busy { .. } | Life::Loading { .. } => {
                // An earlier question may still be running; its time comes on top.
                let running = if let Life::Busy { left } = self.life { left } else { 0 };
                self.life = Life::Busy { left: self.patience() + running };
                vec![Task::Send]
            }
            Life::InPage { ready: true } => vec![Task::Send],
            Life::Starting { .. } | Life::InPage { ready: false } | Life::Gone => Vec::new(),
        }
    }

    /// Ticks that the question is given, by its size.
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

    /// How it stands with the reader that the question needs.
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

    /// It was gone before it was ready. What was asked has nothing to do with that.
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
