//! Which files are checked, and in what order they are told.

use std::process::Stdio;

use super::{folder, gouji, many, objects, run, text};
use crate::support::{self, SAMPLE};

#[test]
fn the_order_is_that_of_the_files_however_many_are_checked_at_once() {
    let folder = many("order", 40);
    // The first takes longest.
    let slow = support::sample().repeat(30);
    std::fs::write(folder.join("000.html"), slow).unwrap();
    let path = folder.to_str().unwrap();
    let one = run(&["check", path, "-j1", "--format=json"]);
    let names: Vec<String> =
        objects(&one).iter().map(|one| one["file"].as_str().unwrap().to_owned()).collect();
    let wanted: Vec<String> = (0..40).map(|nth| format!("{nth:03}.html")).collect();
    assert_eq!(names, wanted);
    for many in ["-j2", "-j7"] {
        let more = run(&["check", path, many, "--format=json"]);
        assert!(more.stdout == one.stdout, "{many}");
        assert_eq!(more.status.code(), one.status.code());
    }
    assert_eq!(run(&["check", path, "-j0"]).status.code(), Some(2));
}

#[test]
fn a_list_names_files_and_a_bad_line_is_one_that_is_not_there() {
    let folder = folder("listed");
    let list = folder.join("list.txt");
    std::fs::write(&list, format!("\u{feff}{SAMPLE}\r\n\nno such file.html\n{SAMPLE}\n")).unwrap();
    let list = list.to_str().unwrap();
    let output = run(&["check", "--files-from", list, "--format=json"]);
    let statuses: Vec<String> =
        objects(&output).iter().map(|one| one["status"].to_string()).collect();
    assert_eq!(statuses, ["\"wrong\"", "\"refused\"", "\"wrong\""]);
    assert!(text(&output.stderr).starts_with("no such file.html: "));
    let mut command = gouji();
    command.args(["check", SAMPLE, "--files-from", "-", "--format=json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), format!("{SAMPLE}\0").as_bytes())
        .unwrap();
    assert_eq!(objects(&child.wait_with_output().unwrap()).len(), 2);
    let none = run(&["check", "--files-from", "no-such-list"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).starts_with("no-such-list："), "{}", text(&none.stderr));
}

#[test]
fn patterns_choose_among_the_files_of_folders() {
    let folder = many("patterns", 3);
    std::fs::create_dir(folder.join("old")).unwrap();
    std::fs::write(folder.join("old/a.html"), support::sample()).unwrap();
    std::fs::write(folder.join("notes.txt"), "notes").unwrap();
    let path = folder.to_str().unwrap();
    let names = |arguments: &[&str]| -> Vec<String> {
        let output = run(&[&["check", path, "--format=json"], arguments].concat());
        let objects = objects(&output);
        objects.iter().map(|one| one["path"].as_str().unwrap().replace("patterns/", "")).collect()
    };
    assert_eq!(names(&[]).len(), 5);
    assert_eq!(names(&["--include=*.txt"]), ["notes.txt"]);
    assert_eq!(names(&["--exclude=old/", "--exclude=*.txt"]), ["000.html", "001.html", "002.html"]);
    assert_eq!(names(&["--include=old/*", "--include=002.*"]), ["002.html", "old/a.html"]);
    let wrong = run(&["check", path, "--include=["]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).starts_with("[："), "{}", text(&wrong.stderr));
}

#[test]
fn what_a_run_writes_is_none_of_its_files() {
    let folder = many("output", 2);
    let path = folder.to_str().unwrap();
    let out = folder.join("result.json");
    for _ in 0..2 {
        let output = run(&["check", path, "--format=ndjson", "--output", out.to_str().unwrap()]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert_eq!(std::fs::read_to_string(&out).unwrap().lines().count(), 2);
    }
}

#[test]
fn nothing_but_results_is_written_where_no_person_looks_on() {
    let folder = many("quiet", 5);
    let path = folder.to_str().unwrap();
    let output = run(&["check", path]);
    assert_eq!(text(&output.stderr), "");
    assert!(!output.stdout.contains(&0x1b));
    let quiet = run(&["check", path, "--quiet"]);
    assert!(text(&output.stdout).starts_with(text(&quiet.stdout)));
    assert_eq!(text(&output.stdout).lines().count(), text(&quiet.stdout).lines().count() + 1);
}
