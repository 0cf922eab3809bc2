//! `gouji check`: checks files, many at once, and writes what came of each in their order.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use gouji::Limits;
use model::language::Language;
use view::Trouble;
use view::files::{self, Skipped};

use crate::format::Format;
use crate::inputs::{Input, Wanted, base_name, inputs, listed_in};
use crate::output::Output;
use crate::pool::protocol::{Checked, Job, Setup};
use crate::pool::{Ended, Lost, Pool, Told};
use crate::progress::Progress;
use crate::reviewer::{Reviewer, read, read_from, text};
use crate::terminal::{self, say};
use crate::totals::{Code, FailOn, Totals};
use crate::words::*;

#[derive(clap::Args)]
pub struct Check {
    /// Reports, folders and zips of reports; `-` is the standard input. The format of a file is told from its content.
    #[arg(required_unless_present = "files_from", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The same body's report of the year before, to compare one FILE with.
    #[arg(long, value_name = "OTHER")]
    pub last_year: Option<PathBuf>,
    /// `json`, which is `ndjson`, has one object of wire v1 a line.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Write to this file and not to the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The least grave finding that makes the exit code 1.
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// What your own office has set: levels of rules, deadlines, names (docs/profile.schema.json).
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// The day on which the reports were published.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published: Option<String>,
    /// What a person has decided about findings, as the page saves it; several for several reports.
    /// No decision changes what is found or the exit code.
    #[arg(long, value_name = "FILE")]
    pub decisions: Vec<PathBuf>,
    /// What was read only in part, or skipped, does not make the exit code 2.
    #[arg(long)]
    pub lenient: bool,
    #[command(flatten)]
    pub found: Found,
    #[command(flatten)]
    pub run: Run,
}

/// Which files are meant.
#[derive(clap::Args, Clone, Default)]
pub struct Found {
    /// More files, one a line, or each before a zero byte (`find -print0`); `-` is the standard input.
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The name of what comes on the standard input.
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    pub stdin_name: String,
    /// Of folders, only files that match: of the name or of the path below the folder.
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// Of folders, no files or folders that match.
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
}

/// How they are checked.
#[derive(clap::Args, Clone)]
pub struct Run {
    /// How many files are checked at once [default: one a core].
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// A file, or one in an archive, that takes longer is given up, and the others go on.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, value_parser = seconds)]
    pub timeout: f64,
    /// A file that takes more memory is given up, and the others go on (not on Windows).
    #[arg(long, value_name = "MIB", default_value_t = 1024, value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    pub memory: u64,
    /// No progress, and no count of the files behind the text.
    #[arg(long, short)]
    pub quiet: bool,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    if (0.001..=86_400.0).contains(&seconds) { Ok(seconds) } else { Err("0.001 to 86400".into()) }
}

/// Last year's report is that of one body: of several files it is not known which it belongs to.
const ONE_FILE: &str = "--last-year goes with one FILE, and with no folder: please give the two reports \
                        of one body.";

/// What goes wrong before a file is checked, in sentences.
pub type Faults = Vec<String>;

impl Check {
    /// Checks all files and tells what came of them.
    pub fn run(&self, language: Language) -> Code {
        self.checked(language).unwrap_or_else(|faults| {
            faults.iter().for_each(|sentence| say(sentence));
            Code::NotRead
        })
    }

    fn checked(&self, language: Language) -> Result<Code, Faults> {
        let mut setup = self.setup(language)?;
        // Files are found before one is made: what is there is not lost to a wrong pattern.
        let stop = interrupts();
        let inputs = self.found.jobs(&self.files, self.output.as_deref(), stop, language)?;
        let output = Output::of(self.output.as_deref());
        let mut output = output.map_err(|why| {
            let place = place(self.output.as_deref(), language);
            vec![RUN_NOT_MADE.fill(language, &[("where", &place), ("why", &why)])]
        })?;
        setup.on_terminal = output.is_terminal();
        let reviewer = reviewer(setup.clone(), &self.decisions)?;
        let on_terminal = setup.on_terminal;
        let mut totals = Totals::new(self.lenient, self.fail_on);
        let mut used = vec![false; self.decisions.len()];
        let mut behind = Vec::new();
        let mut wrote_some = false;
        let mut failed = self.format.head(&mut output, language).err();
        let progress = Progress::new(inputs.jobs.len(), self.run.quiet, language);
        let ended = inputs.run(&self.run, &setup, &reviewer, &progress, |done| {
            let checked = match done {
                Done::Skipped(why) => {
                    totals.skip(why);
                    return true;
                }
                Done::Checked(checked) => checked,
                Done::End => {
                    progress.advance(totals.not_read());
                    return true;
                }
            };
            totals.add(&checked);
            for at in &checked.decided {
                if let Some(used) = used.get_mut(*at) {
                    *used = true;
                }
            }
            behind.extend_from_slice(&checked.behind);
            let mut write = || -> io::Result<()> {
                if wrote_some && !checked.out.is_empty() {
                    output.write_all(self.format.between())?;
                }
                output.write_all(&checked.out)?;
                // Somebody looks on.
                if on_terminal { output.flush() } else { Ok(()) }
            };
            if failed.is_none() {
                failed = if on_terminal { progress.aside(write) } else { write() }.err();
            }
            wrote_some |= !checked.out.is_empty();
            failed.is_none()
        });
        progress.end();
        let is_done = matches!(ended, Ended::Done);
        if failed.is_none() {
            failed = self.end(&mut output, &totals, &behind, is_done, language).err();
        }
        if let Some(why) = failed {
            // Where nobody listens there is nobody to be told.
            if why.kind() != io::ErrorKind::BrokenPipe {
                let place = place(self.output.as_deref(), language);
                say(&RUN_NOT_WRITTEN.fill(language, &[("where", &place), ("why", &why)]));
            }
            return Ok(Code::NotRead);
        }
        let done = totals.statuses.len() + totals.skipped;
        Ok(match ended {
            Ended::Done => {
                if !used.iter().all(|used| *used) {
                    say(view::decisions_of_another(language));
                }
                totals.gravest
            }
            ended => inputs.early(ended, done, language),
        })
    }

    /// Writes what stands behind all files.
    fn end(
        &self,
        output: &mut Output,
        totals: &Totals,
        behind: &[u8],
        is_done: bool,
        language: Language,
    ) -> io::Result<()> {
        self.format.foot(output, behind, is_done)?;
        if self.format == Format::Text && !self.run.quiet {
            terminal::line(output, &files::count(&totals.statuses, totals.skipped, language))?;
        }
        output.flush()
    }

    /// What holds for all files.
    ///
    /// # Errors
    /// The faults, in sentences. No file is then checked.
    fn setup(&self, language: Language) -> Result<Setup, Faults> {
        let text_of = |path: &PathBuf| {
            let fault =
                || vec![format!("{}: {}", path.display(), Trouble::NotOpened.what(language))];
            text(path).ok_or_else(fault)
        };
        let profile = self.profile.as_ref().map(text_of).transpose()?;
        Ok(Setup {
            format: self.format,
            english: language != Language::Chinese,
            // An empty text means that no profile is given; an empty file is a fault.
            profile: profile
                .map(|text| if text.trim().is_empty() { "?".into() } else { text })
                .unwrap_or_default(),
            published: self.published.clone().unwrap_or_default(),
            decisions: self.decisions.iter().map(text_of).collect::<Result<_, _>>()?,
            last_year: self.other().map_err(|why| vec![why])?,
            mebibytes: self.run.memory,
            on_terminal: false,
        })
    }

    /// Name and bytes of last year's report, where one was named.
    ///
    /// # Errors
    /// A sentence: it cannot be opened, or there are several files to compare it with.
    fn other(&self) -> Result<Option<(String, Vec<u8>)>, String> {
        let Some(path) = &self.last_year else { return Ok(None) };
        match self.files.as_slice() {
            [one] if !one.is_dir() && self.found.files_from.is_none() => {}
            _ => return Err(ONE_FILE.into()),
        }
        let bytes = read(path, Limits::default().bytes);
        let bytes = bytes.map_err(|why| format!("{}: {why}", path.display()))?;
        Ok(Some((base_name(path), bytes)))
    }
}

fn place(output: Option<&Path>, language: Language) -> String {
    match output {
        Some(path) => path.display().to_string(),
        None => RUN_STANDARD_OUTPUT.plain(language).to_owned(),
    }
}

/// The faults in profile, day and decisions; each file of decisions by its name.
pub fn reviewer(setup: Setup, decisions: &[PathBuf]) -> Result<Reviewer, Faults> {
    Reviewer::of(setup).map_err(|faults| {
        let named = faults.into_iter().map(|fault| {
            match fault.decisions.and_then(|at| decisions.get(at)) {
                Some(path) => format!("{}: {}", path.display(), fault.what),
                None => fault.what,
            }
        });
        named.collect()
    })
}

/// Set by Ctrl-C or a request to end; the second Ctrl-C ends at once.
pub fn interrupts() -> &'static AtomicBool {
    static STOP: AtomicBool = AtomicBool::new(false);
    // Where it cannot be heard, the system ends the program as ever.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(Code::Interrupted as u8));
        }
    });
    &STOP
}

/// The files of a run.
pub struct Inputs {
    inputs: Vec<Input>,
    jobs: Vec<Option<Job>>,
    stop: &'static AtomicBool,
    language: Language,
}

/// What came of a file.
pub enum Done {
    Checked(Checked),
    Skipped(Skipped),
    /// Nothing more comes of it.
    End,
}

impl Found {
    /// Looks for the files. The standard input is read here.
    pub fn jobs(
        &self,
        files: &[PathBuf],
        output: Option<&Path>,
        stop: &'static AtomicBool,
        language: Language,
    ) -> Result<Inputs, Faults> {
        let wanted = Wanted::of(&self.include, &self.exclude, output);
        let wanted = wanted.map_err(|(pattern, why)| {
            vec![RUN_PATTERN.fill(language, &[("pattern", &pattern), ("why", &why)])]
        })?;
        let stands = |path: &&PathBuf| path.as_os_str() == "-";
        if files.iter().chain(&self.files_from).filter(stands).count() > 1 {
            return Err(vec![RUN_INPUT_TWICE.plain(language).into()]);
        }
        let mut all = files.to_vec();
        if let Some(from) = &self.files_from {
            all.extend(self.listed(from, language)?);
        }
        let mut found = Vec::new();
        let mut jobs = Vec::new();
        for (nth, path) in all.iter().enumerate() {
            // In a list it would be a file of that name.
            if path.as_os_str() == "-" && nth < files.len() {
                let name = self.stdin_name.clone();
                let bytes = read_from(io::stdin().lock(), Limits::default().bytes);
                let bytes = bytes.map_err(|why| {
                    vec![format!("{}: {why}", RUN_STANDARD_INPUT.plain(language))]
                })?;
                let path = OsString::from(&name);
                found.push(Input { path: path.clone().into(), name: name.clone(), skipped: None });
                jobs.push(Some(Job { path, name, bytes: Some(bytes), passed_over: 0 }));
                continue;
            }
            for input in inputs(path, &wanted, stop) {
                let (path, name) = (input.path.clone().into(), input.name.clone());
                let job = Job { path, name, bytes: None, passed_over: 0 };
                jobs.push(input.skipped.is_none().then_some(job));
                found.push(input);
            }
        }
        Ok(Inputs { inputs: found, jobs, stop, language })
    }

    fn listed(&self, from: &Path, language: Language) -> Result<Vec<PathBuf>, Faults> {
        // A list is no report: it may be longer.
        const MOST: usize = 1 << 30;
        let bytes = if from.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::stdin().lock().take(MOST as u64).read_to_end(&mut bytes).map(|_| bytes)
        } else {
            read(from, MOST)
        };
        let bytes = bytes.map_err(|why| {
            let place = from.display();
            vec![RUN_NOT_LISTED.fill(language, &[("where", &place), ("why", &why)])]
        })?;
        Ok(listed_in(&bytes))
    }
}

impl Inputs {
    pub fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Checks them; `hear` gets what came of each, in their order, and says whether it wants more. What is said of a
    /// file on the standard error is said here.
    pub fn run(
        &self,
        run: &Run,
        setup: &Setup,
        reviewer: &Reviewer,
        progress: &Progress,
        mut hear: impl FnMut(Done) -> bool,
    ) -> Ended {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let pool = Pool {
            setup,
            jobs: &self.jobs,
            processes: run.jobs.map_or(cores, usize::from),
            deadline: Duration::from_secs_f64(run.timeout),
            stop: self.stop,
        };
        let skip = |index: usize, why: Skipped| {
            let path = self.inputs.get(index).map(|input| input.path.display().to_string());
            let why = why.sentence(self.language);
            progress.say(&format!("{}: {why}", path.unwrap_or_default()));
        };
        pool.run(|index, told| match told {
            Told::Checked(checked) => {
                checked.said.iter().for_each(|sentence| progress.say(sentence));
                hear(Done::Checked(checked))
            }
            Told::Lost { job, archive, why } => {
                let sentence = match why {
                    Lost::Slow => LOST_SLOW.fill(self.language, &[("n", &run.timeout)]),
                    Lost::Died => LOST_DIED.fill(self.language, &[("n", &run.memory)]),
                };
                progress.say(&format!("{}: {sentence}", Path::new(&job.path).display()));
                hear(Done::Checked(reviewer.lost(&job.path, &job.name, archive.as_deref())))
            }
            Told::End { empty } => {
                let skipped = self.inputs.get(index).and_then(|input| input.skipped);
                let skipped = skipped.or(empty.then_some(Skipped::Nothing));
                if let Some(why) = skipped {
                    skip(index, why);
                    if !hear(Done::Skipped(why)) {
                        return false;
                    }
                }
                hear(Done::End)
            }
        })
    }

    /// Says why a run ended early.
    pub fn early(&self, ended: Ended, done: usize, language: Language) -> Code {
        match ended {
            Ended::NotStarted(why) => {
                say(&RUN_NOT_STARTED.fill(language, &[("why", &why)]));
                Code::NotRead
            }
            Ended::Done | Ended::Early => {
                let all = self.jobs.len();
                say(&RUN_INTERRUPTED.fill(language, &[("done", &done), ("all", &all)]));
                Code::Interrupted
            }
        }
    }
}
