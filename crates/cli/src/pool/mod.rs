//! Many files at once, each in a process that may end alone; the answers come in the order of the files.
//!
//! A thread for each process hands it files and waits for answers until the deadline. What a process answers before its
//! turn waits here, up to a bound: past it only the file whose turn it is goes on, so that memory stays flat whatever
//! stands in the way.

pub mod process;
pub mod protocol;
pub mod worker;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use process::{Heard, Process, Slot};
use protocol::{Answer, Checked, Job, Setup};

/// Bytes of answers that may wait for their turn.
const WAITING: usize = 64 << 20;

/// What each answer costs beside its bytes.
const OVERHEAD: usize = 256;

/// How often it is looked whether the run was interrupted.
const LOOK: Duration = Duration::from_millis(100);

/// Why a file has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The deadline has passed.
    Slow,
    /// Its process ended: memory, or an error of ours.
    Died,
}

/// What is told of a file.
pub enum Told {
    Checked(Checked),
    /// The file, or one in an archive: its path and name.
    Lost {
        job: Job,
        archive: Option<String>,
        why: Lost,
    },
    /// Nothing more comes of it.
    End {
        empty: bool,
    },
}

pub struct Pool<'a> {
    pub setup: &'a Setup,
    /// The files; for one without a job nothing is asked.
    pub jobs: &'a [Option<Job>],
    pub processes: usize,
    pub deadline: Duration,
    /// Set when the run is to end early.
    pub stop: &'a AtomicBool,
}

/// How a run ended.
pub enum Ended {
    Done,
    /// Interrupted, or whoever listens wants no more.
    Early,
    /// No process could be started.
    NotStarted(std::io::Error),
}

struct Message {
    index: usize,
    told: Told,
    /// What it counts of [`WAITING`].
    size: usize,
}

/// Whose turn it is, and what waits.
#[derive(Default)]
struct Turn {
    now: usize,
    waiting: usize,
    is_over: bool,
    not_started: Option<std::io::Error>,
}

struct Shared<'a> {
    pool: &'a Pool<'a>,
    next: AtomicUsize,
    turn: Mutex<Turn>,
    changed: Condvar,
    running: Vec<Slot>,
}

impl Pool<'_> {
    /// Checks all files; `hear` gets what is told of each, in their order, and says whether it wants more.
    pub fn run(&self, mut hear: impl FnMut(usize, Told) -> bool) -> Ended {
        let processes = self.processes.min(self.jobs.iter().flatten().count());
        let shared = Shared {
            pool: self,
            next: AtomicUsize::new(0),
            turn: Mutex::default(),
            changed: Condvar::new(),
            running: (0..processes).map(|_| Slot::default()).collect(),
        };
        let (sender, receiver) = mpsc::sync_channel(64);
        thread::scope(|scope| {
            for slot in &shared.running {
                let (shared, sender) = (&shared, sender.clone());
                scope.spawn(move || shared.work(slot, &sender));
            }
            drop(sender);
            let is_done = self.listen(&shared, receiver, &mut hear);
            shared.end();
            match shared.turn().not_started.take() {
                _ if is_done => Ended::Done,
                Some(why) => Ended::NotStarted(why),
                None => Ended::Early,
            }
        })
    }

    /// Passes on what comes, in order. False where it ended early.
    fn listen(
        &self,
        shared: &Shared<'_>,
        receiver: Receiver<Message>,
        hear: &mut impl FnMut(usize, Told) -> bool,
    ) -> bool {
        let mut early: BTreeMap<usize, Vec<Message>> = BTreeMap::new();
        let mut now = 0;
        while now < self.jobs.len() {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            if let Some(None) = self.jobs.get(now) {
                if !hear(now, Told::End { empty: false }) {
                    return false;
                }
                now += 1;
                shared.pass(now, 0);
                continue;
            }
            let come = match early.remove(&now) {
                Some(come) => come,
                None => match receiver.recv_timeout(LOOK) {
                    Ok(message) if message.index == now => vec![message],
                    Ok(message) => {
                        early.entry(message.index).or_default().push(message);
                        continue;
                    }
                    Err(RecvTimeoutError::Timeout) => continue,
                    // Processes that could not be started.
                    Err(RecvTimeoutError::Disconnected) => break,
                },
            };
            for Message { told, size, .. } in come {
                let is_end = matches!(told, Told::End { .. });
                if !hear(now, told) {
                    return false;
                }
                now += usize::from(is_end);
                shared.pass(now, size);
            }
        }
        if now == self.jobs.len() {
            return true;
        }
        // What was done is not thrown away, though something before it was not.
        shared.end();
        for message in receiver {
            early.entry(message.index).or_default().push(message);
        }
        for message in early.into_values().flatten() {
            if !hear(message.index, message.told) {
                break;
            }
        }
        false
    }
}

impl Shared<'_> {
    fn turn(&self) -> MutexGuard<'_, Turn> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn is another file's, or so much no longer waits.
    fn pass(&self, now: usize, size: usize) {
        let mut turn = self.turn();
        turn.now = now;
        turn.waiting = turn.waiting.saturating_sub(size);
        drop(turn);
        self.changed.notify_all();
    }

    /// Nobody goes on; processes that still check are ended.
    fn end(&self) {
        self.turn().is_over = true;
        self.changed.notify_all();
        self.running.iter().for_each(Slot::kill);
    }

    fn is_over(&self) -> bool {
        self.turn().is_over
    }

    /// Hands files to a process until there are no more.
    fn work(&self, slot: &Slot, sender: &SyncSender<Message>) {
        let mut process = None;
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = self.pool.jobs.get(index) else { break };
            let Some(job) = job else { continue };
            let mut tell = |told: Told| self.tell(index, told, sender);
            if self.check(job.clone(), slot, &mut process, &mut tell).is_none() {
                break;
            }
        }
        slot.kill();
    }

    /// Checks one file, or all in an archive. `None` where nothing is to follow.
    fn check(
        &self,
        mut job: Job,
        slot: &Slot,
        process: &mut Option<Process>,
        tell: &mut impl FnMut(Told) -> Option<()>,
    ) -> Option<()> {
        loop {
            let (mut running, is_fresh) = match process.take() {
                Some(running) => (running, false),
                None => match Process::start(self.pool.setup, slot) {
                    Ok(running) => (running, true),
                    Err(why) => {
                        self.turn().not_started = Some(why);
                        self.end();
                        return None;
                    }
                },
            };
            if self.is_over() {
                return None;
            }
            let mut begun = None;
            running.ask(&job);
            let why = loop {
                match running.hear(self.pool.deadline) {
                    Heard::Answer(Answer::Begun { path, name }) => begun = Some((path, name)),
                    Heard::Answer(Answer::Checked(checked)) => {
                        // Each file of an archive has been begun.
                        job.passed_over += usize::from(begun.take().is_some());
                        tell(Told::Checked(checked))?;
                    }
                    Heard::Answer(Answer::End { empty }) => {
                        *process = Some(running);
                        return tell(Told::End { empty });
                    }
                    Heard::Nothing(why) => break why,
                }
            };
            slot.kill();
            if self.is_over() {
                return None;
            }
            // What earlier files have left behind in a process is no fault of this one.
            if why == Lost::Died && !is_fresh {
                continue;
            }
            match begun {
                Some((path, name)) => {
                    job.passed_over += 1;
                    let archive = Some(job.name.clone());
                    let job = Job { path, name, bytes: None, passed_over: 0 };
                    tell(Told::Lost { job, archive, why })?;
                }
                None => {
                    let lost = Job { bytes: None, ..job };
                    tell(Told::Lost { job: lost, archive: None, why })?;
                    return tell(Told::End { empty: false });
                }
            }
        }
    }

    /// Sends once there is room or it is this file's turn. `None` where nobody listens any more.
    fn tell(&self, index: usize, told: Told, sender: &SyncSender<Message>) -> Option<()> {
        let mut turn = self.turn();
        while !turn.is_over && index != turn.now && turn.waiting > WAITING {
            turn = self.changed.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        let size = OVERHEAD
            + match &told {
                Told::Checked(checked) => checked.out.len() + checked.behind.len(),
                _ => 0,
            };
        turn.waiting += size;
        drop(turn);
        sender.send(Message { index, told, size }).ok()
    }
}
