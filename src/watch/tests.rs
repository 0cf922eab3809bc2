//! The life of a worker, told as stories.

use super::*;

fn idle() -> Watch {
    let mut watch = Watch::default();
    assert_eq!(watch.hear(Heard::Ready), []);
    watch
}

/// Ticks until something other than a ping is to be done; how many they were, and what it is.
fn silence(watch: &mut Watch) -> (u32, Vec<Do>) {
    for ticks in 1..1000 {
        let todo = watch.hear(Heard::Tick);
        if todo.iter().any(|what| *what != Do::Ping) {
            return (ticks, todo);
        }
    }
    (1000, Vec::new())
}

#[test]
fn a_worker_that_answers_pings_lives_on() {
    let mut watch = idle();
    for _ in 0..100 {
        assert_eq!(watch.hear(Heard::Tick), [Do::Ping]);
        watch.hear(Heard::Pong);
    }
}

#[test]
fn an_idle_worker_that_falls_silent_is_replaced_within_two_seconds() {
    let (ticks, todo) = silence(&mut idle());
    assert_eq!(todo, [Do::Replace, Do::Tell(Told::Restarted)]);
    // One tick more, because it may die right after a pong.
    assert!((ticks + 1) * TICK <= 2000);
}

#[test]
fn one_that_falls_silent_over_a_question_is_noticed_within_two_seconds_and_asked_again() {
    let mut watch = idle();
    assert_eq!(watch.hear(Heard::Asked { turn: 1, bytes: 50_000 }), [Do::Send]);
    let (ticks, todo) = silence(&mut watch);
    assert!(ticks * TICK <= 2000);
    assert_eq!(todo, [Do::Replace, Do::Tell(Told::Replayed)]);
    assert_eq!(watch.hear(Heard::Ready), [Do::Send]);
}

#[test]
fn the_second_attempt_has_time_for_a_slow_machine() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 50_000 });
    silence(&mut watch);
    watch.hear(Heard::Ready);
    let (ticks, todo) = silence(&mut watch);
    assert!(ticks * TICK >= 20_000);
    assert_eq!(todo, [Do::Replace, Do::Tell(Told::Failed { turn: 1 })]);
}

#[test]
fn twice_dead_on_one_question_is_our_failure_and_the_next_question_is_taken() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    watch.hear(Heard::Died);
    watch.hear(Heard::Ready);
    assert_eq!(watch.hear(Heard::Died), [Do::Replace, Do::Tell(Told::Failed { turn: 1 })]);
    assert_eq!(watch.hear(Heard::Asked { turn: 2, bytes: 10 }), []);
    assert_eq!(watch.hear(Heard::Ready), [Do::Send]);
}

#[test]
fn a_question_before_the_worker_is_ready_waits_for_it() {
    let mut watch = Watch::default();
    assert_eq!(watch.hear(Heard::Asked { turn: 1, bytes: 10 }), []);
    assert_eq!(watch.hear(Heard::Ready), [Do::Send]);
}

#[test]
fn a_replacement_that_never_gets_ready_is_replaced_and_not_held_against_the_question() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    watch.hear(Heard::Died);
    let (ticks, todo) = silence(&mut watch);
    assert_eq!((ticks, todo), (START_AGAIN, vec![Do::Replace]));
    assert_eq!(watch.hear(Heard::Ready), [Do::Send]);
}

#[test]
fn a_large_file_has_more_time() {
    let mut small = idle();
    small.hear(Heard::Asked { turn: 1, bytes: 10 });
    let mut large = idle();
    large.hear(Heard::Asked { turn: 1, bytes: 20_000_000 });
    assert!(silence(&mut large).0 > silence(&mut small).0 + 50);
}

#[test]
fn where_workers_cannot_start_the_check_moves_into_the_page() {
    let mut watch = Watch::default();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    assert_eq!(watch.hear(Heard::Unstartable), [Do::MoveIn]);
    assert_eq!(watch.hear(Heard::Ready), [Do::Tell(Told::InPage), Do::Send]);
    assert_eq!(watch.hear(Heard::Died), [Do::Tell(Told::Failed { turn: 1 })]);
}

#[test]
fn where_that_fails_too_it_is_said() {
    let mut watch = Watch::default();
    watch.hear(Heard::Unstartable);
    assert_eq!(watch.hear(Heard::Unstartable), [Do::Tell(Told::Unable)]);
    assert_eq!(watch.hear(Heard::Asked { turn: 1, bytes: 10 }), [Do::Tell(Told::Unable)]);
}

#[test]
fn a_worker_of_another_build_is_not_asked() {
    let mut watch = Watch::default();
    assert_eq!(watch.hear(Heard::OtherBuild), [Do::Tell(Told::OtherBuild)]);
    assert_eq!(watch.hear(Heard::Ready), []);
}

#[test]
fn one_that_keeps_dying_is_not_started_for_ever() {
    let mut watch = idle();
    let mut last = Vec::new();
    for _ in 0..=FALLS {
        last = watch.hear(Heard::Died);
        watch.hear(Heard::Ready);
    }
    assert_eq!(last, [Do::Tell(Told::Unable)]);
}

#[test]
fn cancelling_ends_the_worker_that_is_at_it() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    assert_eq!(watch.hear(Heard::Cancelled), [Do::Replace]);
    assert_eq!(watch.hear(Heard::Ready), []);
}

#[test]
fn a_slow_line_is_no_dead_worker_and_what_follows_is_timed_anew() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    assert_eq!(watch.hear(Heard::Loading { turn: 1 }), []);
    for _ in 0..500 {
        assert_eq!(watch.hear(Heard::Tick), [Do::Ping]);
        watch.hear(Heard::Pong);
    }
    assert_eq!(watch.hear(Heard::Loaded { turn: 1 }), []);
    let (ticks, todo) = silence(&mut watch);
    assert_eq!((ticks, todo), (PATIENCE, vec![Do::Replace, Do::Tell(Told::Replayed)]));
}

#[test]
fn a_worker_that_dies_while_it_loads_is_noticed() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    watch.hear(Heard::Loading { turn: 1 });
    let (ticks, todo) = silence(&mut watch);
    assert!((ticks + 1) * TICK <= 2000);
    assert_eq!(todo, [Do::Replace, Do::Tell(Told::Replayed)]);
}

#[test]
fn a_reader_that_cannot_be_had_is_said_and_the_worker_lives_on() {
    let mut watch = idle();
    watch.hear(Heard::Asked { turn: 1, bytes: 10 });
    watch.hear(Heard::Loading { turn: 1 });
    let todo = watch.hear(Heard::Unloaded { turn: 1 });
    assert_eq!(todo, [Do::Tell(Told::Unloaded { turn: 1 })]);
    assert_eq!(watch.hear(Heard::Tick), [Do::Ping]);
    assert_eq!(watch.hear(Heard::Unloaded { turn: 1 }), []);
}
