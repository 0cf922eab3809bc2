//! Sequences of events, each with the tasks that follow.

use super::*;

fn idle() -> Watchdog {
    let mut watchdog = Watchdog::default();
    assert_eq!(watchdog.handle(WorkerEvent::Ready), []);
    watchdog
}

/// Ticks until there is a task other than a ping; the number of ticks, and the tasks.
fn silence(watchdog: &mut Watchdog) -> (u32, Vec<Task>) {
    for ticks in 1..1000 {
        let todo = watchdog.handle(WorkerEvent::Tick);
        if todo.iter().any(|what| *what != Task::Ping) {
            return (ticks, todo);
        }
    }
    (1000, Vec::new())
}

#[test]
fn a_worker_that_answers_pings_lives_on() {
    let mut watchdog = idle();
    for _ in 0..100 {
        assert_eq!(watchdog.handle(WorkerEvent::Tick), [Task::Ping]);
        watchdog.handle(WorkerEvent::Pong);
    }
}

#[test]
fn an_idle_worker_that_falls_silent_is_replaced_within_two_seconds() {
    let (ticks, todo) = silence(&mut idle());
    assert_eq!(todo, [Task::Replace, Task::Tell(News::Restarted)]);
    // One tick more, because the worker may die right after a pong.
    assert!((ticks + 1) * TICK <= 2000);
}

#[test]
fn one_that_falls_silent_over_a_question_is_noticed_within_two_seconds_and_asked_again() {
    let mut watchdog = idle();
    assert_eq!(watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 50_000 }), [Task::Send]);
    let (ticks, todo) = silence(&mut watchdog);
    assert!(ticks * TICK <= 2000);
    assert_eq!(todo, [Task::Replace, Task::Tell(News::Replayed)]);
    assert_eq!(watchdog.handle(WorkerEvent::Ready), [Task::Send]);
}

#[test]
fn the_second_attempt_has_time_for_a_slow_machine() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 50_000 });
    silence(&mut watchdog);
    watchdog.handle(WorkerEvent::Ready);
    let (ticks, todo) = silence(&mut watchdog);
    assert!(ticks * TICK >= 20_000);
    assert_eq!(todo, [Task::Replace, Task::Tell(News::Failed { turn: 1 })]);
}

#[test]
fn twice_dead_on_one_question_is_our_failure_and_the_next_question_is_taken() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    watchdog.handle(WorkerEvent::Died);
    watchdog.handle(WorkerEvent::Ready);
    assert_eq!(
        watchdog.handle(WorkerEvent::Died),
        [Task::Replace, Task::Tell(News::Failed { turn: 1 })]
    );
    assert_eq!(watchdog.handle(WorkerEvent::Asked { turn: 2, bytes: 10 }), []);
    assert_eq!(watchdog.handle(WorkerEvent::Ready), [Task::Send]);
}

#[test]
fn a_question_before_the_worker_is_ready_waits_for_it() {
    let mut watchdog = Watchdog::default();
    assert_eq!(watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 }), []);
    assert_eq!(watchdog.handle(WorkerEvent::Ready), [Task::Send]);
}

#[test]
fn a_replacement_that_never_gets_ready_is_replaced_and_not_held_against_the_question() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    watchdog.handle(WorkerEvent::Died);
    let (ticks, todo) = silence(&mut watchdog);
    assert_eq!((ticks, todo), (START_AGAIN, vec![Task::Replace]));
    assert_eq!(watchdog.handle(WorkerEvent::Ready), [Task::Send]);
}

#[test]
fn a_large_file_has_more_time() {
    let mut small = idle();
    small.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    let mut large = idle();
    large.handle(WorkerEvent::Asked { turn: 1, bytes: 20_000_000 });
    assert!(silence(&mut large).0 > silence(&mut small).0 + 50);
}

#[test]
fn where_workers_cannot_start_the_check_moves_into_the_page() {
    let mut watchdog = Watchdog::default();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    assert_eq!(watchdog.handle(WorkerEvent::CannotStart), [Task::CheckInPage]);
    assert_eq!(watchdog.handle(WorkerEvent::Ready), [Task::Tell(News::InPage), Task::Send]);
    assert_eq!(watchdog.handle(WorkerEvent::Died), [Task::Tell(News::Failed { turn: 1 })]);
}

#[test]
fn where_that_fails_too_it_is_said() {
    let mut watchdog = Watchdog::default();
    watchdog.handle(WorkerEvent::CannotStart);
    assert_eq!(watchdog.handle(WorkerEvent::CannotStart), [Task::Tell(News::CannotCheck)]);
    assert_eq!(
        watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 }),
        [Task::Tell(News::CannotCheck)]
    );
}

#[test]
fn a_worker_of_another_build_is_not_asked() {
    let mut watchdog = Watchdog::default();
    assert_eq!(watchdog.handle(WorkerEvent::OtherBuild), [Task::Tell(News::OtherBuild)]);
    assert_eq!(watchdog.handle(WorkerEvent::Ready), []);
}

#[test]
fn one_that_keeps_dying_is_not_started_for_ever() {
    let mut watchdog = idle();
    let mut last = Vec::new();
    for _ in 0..=MOST_DEATHS {
        last = watchdog.handle(WorkerEvent::Died);
        watchdog.handle(WorkerEvent::Ready);
    }
    assert_eq!(last, [Task::Tell(News::CannotCheck)]);
}

#[test]
fn cancelling_ends_the_worker_that_is_at_it() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    assert_eq!(watchdog.handle(WorkerEvent::Cancelled), [Task::Replace]);
    assert_eq!(watchdog.handle(WorkerEvent::Ready), []);
}

#[test]
fn a_slow_line_is_no_dead_worker_and_what_follows_is_timed_anew() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    assert_eq!(watchdog.handle(WorkerEvent::Loading { turn: 1 }), []);
    for _ in 0..500 {
        assert_eq!(watchdog.handle(WorkerEvent::Tick), [Task::Ping]);
        watchdog.handle(WorkerEvent::Pong);
    }
    assert_eq!(watchdog.handle(WorkerEvent::Loaded { turn: 1 }), []);
    let (ticks, todo) = silence(&mut watchdog);
    assert_eq!((ticks, todo), (PATIENCE, vec![Task::Replace, Task::Tell(News::Replayed)]));
}

#[test]
fn a_worker_that_dies_while_it_loads_is_noticed() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    watchdog.handle(WorkerEvent::Loading { turn: 1 });
    let (ticks, todo) = silence(&mut watchdog);
    assert!((ticks + 1) * TICK <= 2000);
    assert_eq!(todo, [Task::Replace, Task::Tell(News::Replayed)]);
}

#[test]
fn a_reader_that_cannot_be_had_is_said_and_the_worker_lives_on() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    watchdog.handle(WorkerEvent::Loading { turn: 1 });
    let todo = watchdog.handle(WorkerEvent::ReaderNotLoaded { turn: 1 });
    assert_eq!(todo, [Task::Tell(News::ReaderNotLoaded { turn: 1 })]);
    assert_eq!(watchdog.handle(WorkerEvent::Tick), [Task::Ping]);
    assert_eq!(watchdog.handle(WorkerEvent::ReaderNotLoaded { turn: 1 }), []);
}

#[test]
fn a_file_that_cannot_be_read_ends_its_question_and_not_the_worker() {
    let mut watchdog = idle();
    watchdog.handle(WorkerEvent::Asked { turn: 1, bytes: 10 });
    // A disk may be slow.
    watchdog.handle(WorkerEvent::Loading { turn: 1 });
    let todo = watchdog.handle(WorkerEvent::Unreadable { turn: 1 });
    assert_eq!(todo, [Task::Tell(News::Unreadable { turn: 1 })]);
    assert_eq!(watchdog.handle(WorkerEvent::Tick), [Task::Ping]);
}
