//! Whether the worker lives. Plain Rust, no browser, no clock.
//!
//! Time is counted in the ticks of our own timer, never read from a clock: where a tab sleeps or is
//! slowed down the ticks stop with it, and nobody is declared dead because the lid was closed.
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
const FALLS: u32 = 5;

/// What is known of the worker and of the question it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    life: Life,
    question: Option<Pending>,
    falls: u32,
    /// A worker has been ready once, so they can be had here.
    proved: bool,
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
    /// The check runs in the page: there is nobody to watch.
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

/// What reaches us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
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
    Unloaded {
        turn: u32,
    },
    /// It said so itself, or the browser did.
    Died,
    /// It could not be started at all.
    Unstartable,
    /// A person asks. `bytes` is the size of the file.
    Asked {
        turn: u32,
        bytes: usize,
    },
    Cancelled,
}

/// What is to be done, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Do {
    Ping,
    /// Send the question that waits.
    Send,
    /// End this worker and start another.
    Replace,
    /// End it and check in the page instead.
    MoveIn,
    Tell(Told),
}

/// What a person is to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It died idle and was replaced.
    Restarted,
    /// It died with a question, which is asked again.
    Replayed,
    /// It died on the same question twice.
    Failed {
        turn: u32,
    },
    /// The reader that its question needs could not be had.
    Unloaded {
        turn: u32,
    },
    InPage,
    OtherBuild,
    Unable,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch { life: Life::Starting { ticks: 0 }, question: None, falls: 0, proved: false }
    }
}

impl Watch {
    /// Takes note, and says what to do.
    pub fn hear(&mut self, heard: Heard) -> Vec<Do> {
        match (heard, &mut self.life) {
            (_, Life::Gone) => match heard {
                Heard::Asked { .. } => vec![Do::Tell(Told::Unable)],
                _ => Vec::new(),
            },
            (Heard::Tick, _) => self.tick(),
            (Heard::Ready, Life::Starting { .. } | Life::InPage { ready: false }) => self.ready(),
            (Heard::OtherBuild, _) => self.give_up(Told::OtherBuild),
            (Heard::Pong, Life::Idle { missed } | Life::Loading { missed }) => {
                *missed = 0;
                Vec::new()
            }
            (Heard::Answered { turn }, _) => self.answered(turn),
            (Heard::Loading { turn } | Heard::Loaded { turn } | Heard::Unloaded { turn }, _) => {
                match self.asks(turn) {
                    true => self.loading(heard, turn),
                    // Of a question no longer asked.
                    false => Vec::new(),
                }
            }
            (Heard::Asked { turn, bytes }, _) => self.asked(turn, bytes),
            (Heard::Cancelled, _) => self.cancelled(),
            (Heard::Died | Heard::Unstartable, Life::InPage { ready: false })
            | (Heard::Unstartable, Life::InPage { .. }) => self.give_up(Told::Unable),
            (Heard::Died, Life::InPage { .. }) => self.failed(),
            (Heard::Died, Life::Starting { .. }) | (Heard::Unstartable, _) => self.move_in(),
            (Heard::Died, _) => self.died(),
            (Heard::Ready | Heard::Pong, _) => Vec::new(),
        }
    }

    fn tick(&mut self) -> Vec<Do> {
        match &mut self.life {
            Life::Starting { ticks } => {
                *ticks += 1;
                match (*ticks, self.proved) {
                    (START_AGAIN.., true) => self.stalled(),
                    (START.., false) => self.move_in(),
                    _ => Vec::new(),
                }
            }
            Life::Idle { missed } | Life::Loading { missed } if *missed >= MISSED => self.died(),
            Life::Idle { missed } | Life::Loading { missed } => {
                *missed += 1;
                vec![Do::Ping]
            }
            Life::Busy { left: 0 } => self.died(),
            Life::Busy { left } => {
                *left -= 1;
                if *left == 0 { self.died() } else { Vec::new() }
            }
            Life::InPage { .. } | Life::Gone => Vec::new(),
        }
    }

    fn ready(&mut self) -> Vec<Do> {
        let in_page = matches!(self.life, Life::InPage { .. });
        self.proved |= !in_page;
        self.life = if in_page { Life::InPage { ready: true } } else { Life::Idle { missed: 0 } };
        let mut todo = if in_page { vec![Do::Tell(Told::InPage)] } else { Vec::new() };
        todo.extend(self.send());
        todo
    }

    fn asked(&mut self, turn: u32, bytes: usize) -> Vec<Do> {
        let megabytes = u32::try_from(bytes / 1_000_000).unwrap_or(u32::MAX);
        self.question = Some(Pending { turn, megabytes, deaths: 0 });
        self.send()
    }

    /// Sends what waits, if there is somebody to take it.
    fn send(&mut self) -> Vec<Do> {
        if self.question.is_none() {
            return Vec::new();
        }
        match self.life {
            Life::Idle { .. } | Life::Busy { .. } | Life::Loading { .. } => {
                // An earlier question may still be running; its time comes on top.
                let running = if let Life::Busy { left } = self.life { left } else { 0 };
                self.life = Life::Busy { left: self.patience() + running };
                vec![Do::Send]
            }
            Life::InPage { ready: true } => vec![Do::Send],
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

    fn answered(&mut self, turn: u32) -> Vec<Do> {
        self.falls = 0;
        if self.asks(turn) {
            self.question = None;
            if let Life::Busy { .. } | Life::Loading { .. } = self.life {
                self.life = Life::Idle { missed: 0 };
            }
        }
        Vec::new()
    }

    /// How it stands with the reader that the question needs.
    fn loading(&mut self, heard: Heard, turn: u32) -> Vec<Do> {
        match (heard, &self.life) {
            (Heard::Loading { .. }, Life::Busy { .. }) => self.life = Life::Loading { missed: 0 },
            (Heard::Loaded { .. }, Life::Loading { .. }) => {
                self.life = Life::Busy { left: self.patience() };
            }
            (Heard::Unloaded { .. }, _) => {
                let mut todo = self.answered(turn);
                todo.push(Do::Tell(Told::Unloaded { turn }));
                return todo;
            }
            _ => {}
        }
        Vec::new()
    }

    fn cancelled(&mut self) -> Vec<Do> {
        self.question = None;
        match self.life {
            Life::Busy { .. } | Life::Loading { .. } => self.replace(),
            _ => Vec::new(),
        }
    }

    fn died(&mut self) -> Vec<Do> {
        self.falls += 1;
        match &mut self.question {
            Some(question) => {
                question.deaths += 1;
                if question.deaths > 1 {
                    let mut todo = self.replace();
                    todo.extend(self.failed());
                    return todo;
                }
                let mut todo = self.replace();
                todo.push(Do::Tell(Told::Replayed));
                todo
            }
            None if self.falls > FALLS => self.give_up(Told::Unable),
            None => {
                let mut todo = self.replace();
                todo.push(Do::Tell(Told::Restarted));
                todo
            }
        }
    }

    /// It was gone before it was ready. What was asked has nothing to do with that.
    fn stalled(&mut self) -> Vec<Do> {
        self.falls += 1;
        if self.falls > FALLS { self.give_up(Told::Unable) } else { self.replace() }
    }

    fn failed(&mut self) -> Vec<Do> {
        match self.question.take() {
            Some(question) => vec![Do::Tell(Told::Failed { turn: question.turn })],
            None => Vec::new(),
        }
    }

    fn replace(&mut self) -> Vec<Do> {
        self.life = Life::Starting { ticks: 0 };
        vec![Do::Replace]
    }

    fn move_in(&mut self) -> Vec<Do> {
        self.life = Life::InPage { ready: false };
        vec![Do::MoveIn]
    }

    fn give_up(&mut self, told: Told) -> Vec<Do> {
        self.life = Life::Gone;
        self.question = None;
        vec![Do::Tell(told)]
    }
}

#[cfg(test)]
mod tests;
