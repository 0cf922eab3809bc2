//! Tests as trials: named as the language's harness names them, their figures printed together.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use libtest_mimic::{Failed, Trial};

use crate::real::Corpus;

/// A test and its name.
pub type Named<Test> = (&'static str, Test);

/// Paths of functions, each with its name: `clean::…`.
macro_rules! named {
    ($($module:ident::$test:ident),+ $(,)?) => {
        &[$((concat!(stringify!($module), "::", stringify!($test)), $module::$test)),+]
    };
}
pub(crate) use named;

/// A line of figures of the test that runs: printed when it ends, where that is asked for or it fails.
macro_rules! figures {
    ($($line:tt)*) => { $crate::trial::keep(format!($($line)*)) };
}
pub(crate) use figures;

thread_local! {
    static LINES: RefCell<String> = const { RefCell::new(String::new()) };
}

pub fn keep(line: String) {
    LINES.with_borrow_mut(|lines| {
        lines.push_str(&line);
        lines.push('\n');
    });
}

pub fn of_the_project(tests: &'static [Named<fn()>], shown: bool) -> impl Iterator<Item = Trial> {
    tests.iter().map(move |(name, test)| Trial::test(*name, move || run(name, shown, test)))
}

/// Ignored where there is no corpus; who runs the ignored ones all the same is told why they fail.
pub fn of_real_reports(
    tests: &'static [Named<fn(&Corpus)>],
    corpus: Option<Corpus>,
    shown: bool,
) -> impl Iterator<Item = Trial> {
    let corpus = corpus.map(Arc::new);
    tests.iter().map(move |(name, test)| {
        let (found, corpus) = (corpus.is_some(), corpus.clone());
        let trial = Trial::test(*name, move || match corpus {
            Some(corpus) => run(name, shown, || test(&corpus)),
            None => Err(Failed::from("there are no real reports: set GOUJI_CORPUS")),
        });
        trial.with_ignored_flag(!found)
    })
}

fn run(name: &str, shown: bool, test: impl FnOnce()) -> Result<(), Failed> {
    let outcome = catch_unwind(AssertUnwindSafe(test));
    let lines = LINES.take();
    if !lines.is_empty() && (shown || outcome.is_err()) {
        // In one piece: others run beside it.
        print!("\n{name}\n{lines}");
    }
    outcome.map_err(|panic| resume_unwind(panic))
}
