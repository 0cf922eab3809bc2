//! One process that checks, seen from the command line.

use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Lost;
use super::protocol::{Answer, Job, Setup, put, take};

/// The name of the command that checks for another; nobody calls it.
pub const COMMAND: &str = "__answer";

/// The process of a thread, where others can end it.
#[derive(Default)]
pub struct Slot(Mutex<Option<Child>>);

impl Slot {
    fn hold(&self, child: Child) {
        self.kill();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(child);
    }

    /// Ends the process, whatever it does, and waits for its end.
    pub fn kill(&self) {
        if let Some(mut child) = self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // It may have ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub struct Process {
    questions: ChildStdin,
    answers: Receiver<Answer>,
}

pub enum Heard {
    Answer(Answer),
    Nothing(Lost),
}

impl Process {
    pub fn start(setup: &Setup, slot: &Slot) -> io::Result<Process> {
        let mut command = Command::new(program()?);
        command.arg(COMMAND);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Ctrl-C is for the command line, which ends its processes itself.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let (questions, answers) = (child.stdin.take(), child.stdout.take());
        slot.hold(child);
        let (Some(mut questions), Some(mut from)) = (questions, answers) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        // Where it has died already, that is heard below.
        let _ = put(&mut questions, setup);
        let (sender, answers) = mpsc::sync_channel(16);
        std::thread::Builder::new().spawn(move || {
            while let Ok(answer) = take(&mut from) {
                if sender.send(answer).is_err() {
                    return;
                }
            }
        })?;
        Ok(Process { questions, answers })
    }

    pub fn ask(&mut self, job: &Job) {
        let _ = put(&mut self.questions, job);
    }

    pub fn hear(&self, deadline: Duration) -> Heard {
        match self.answers.recv_timeout(deadline) {
            Ok(answer) => Heard::Answer(answer),
            Err(RecvTimeoutError::Timeout) => Heard::Nothing(Lost::Slow),
            Err(RecvTimeoutError::Disconnected) => Heard::Nothing(Lost::Died),
        }
    }
}

/// This program, even where its file has been replaced since.
fn program() -> io::Result<PathBuf> {
    let own = PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && own.exists() { Ok(own) } else { std::env::current_exe() }
}
