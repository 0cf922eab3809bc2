#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use model::finding::{Level, Severity};
use model::{Place, SectionId};

/// A finding with this number; the name of its rule, its section and its fingerprint follow from a word such as
/// `sum/overview/3+4`.
fn finding(number: u32, word: &str) -> Finding {
    let mut parts = word.split('/');
    let rule = parts.next().unwrap().to_owned();
    let section = match parts.next() {
        Some("problems") => SectionId::Problems,
        _ => SectionId::Overview,
    };
    let fingerprint = word.to_owned();
    let finding = Finding::new(number, Severity::Wrong, Place::Section(section));
    Finding { rule, fingerprint, ..finding }
}

fn all(words: &[&str]) -> Vec<Finding> {
    words.iter().zip(1..).map(|(word, number)| finding(number, word)).collect()
}

fn told(before: &[&str], now: &[&str]) -> (Vec<String>, Vec<u32>, [usize; 3]) {
    let (before, now) = (Rc::new(all(before)), all(now));
    let changes = Changes::between(&before, None, &now);
    let counts = changes.counts(&now);
    let mended = changes.mended().map(|finding| finding.fingerprint.clone()).collect();
    (mended, changes.new, counts)
}

#[test]
fn mended_new_and_remaining_are_told_apart() {
    assert_eq!(
        told(&["a", "b", "c"], &["c", "d"]),
        (vec!["a".into(), "b".into()], vec![2], [2, 1, 1])
    );
    assert_eq!(told(&["a", "b"], &["b", "a"]), (Vec::new(), Vec::new(), [0, 0, 2]));
    assert_eq!(told(&["a"], &[]), (vec!["a".into()], Vec::new(), [1, 0, 0]));
    assert_eq!(told(&[], &["a"]), (Vec::new(), vec![1], [0, 1, 0]));
}

#[test]
fn of_twins_one_may_be_mended() {
    assert_eq!(told(&["a", "a"], &["a"]), (vec!["a".into()], Vec::new(), [1, 0, 1]));
    assert_eq!(told(&["a"], &["a", "a"]), (Vec::new(), vec![2], [0, 1, 1]));
}

#[test]
fn a_sum_that_is_still_wrong_with_another_number_is_not_mended() {
    let (mended, new, _) = told(&["sum/overview/3+4"], &["sum/overview/3+5"]);
    assert_eq!((mended, new), (Vec::new(), Vec::new()));
    // At another place, or of another rule, it is another one.
    let (mended, new, _) = told(&["sum/overview/3+4"], &["sum/problems/3+5"]);
    assert_eq!((mended.len(), new.len()), (1, 1));
    let (mended, new, _) = told(&["sum/overview/3+4"], &["date/overview/3+5"]);
    assert_eq!((mended.len(), new.len()), (1, 1));
    // The name counts more than the place.
    let (mended, ..) = told(&["sum/overview/1", "sum/overview/2"], &["sum/overview/2"]);
    assert_eq!(mended, ["sum/overview/1"]);
}

#[test]
fn what_the_profile_mutes_is_not_counted() {
    let muted = |number, word| Finding { level: Some(Level::Mute), ..finding(number, word) };
    let now = [finding(1, "a"), muted(2, "c")];
    let before = Rc::new(vec![finding(1, "a"), muted(2, "b")]);
    let changes = Changes::between(&before, None, &now);
    assert_eq!(changes.counts(&now), [0, 0, 1]);
}

#[test]
fn the_same_finding_is_found_under_another_number() {
    let now = all(&["date/overview/x", "sum/overview/3+4"]);
    assert_eq!(same(&finding(1, "sum/overview/3+4"), &now).unwrap().number, 2);
    assert_eq!(same(&finding(1, "sum/overview/9"), &now).unwrap().number, 2);
    assert_eq!(same(&finding(1, "name/overview/9"), &now), None);
}
