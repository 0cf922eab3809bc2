//! What must never hang a run, end it in a panic, or be passed over.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{folder, gouji, large, many, objects, text};
use crate::support::{self, SAMPLE};

fn check(arguments: &[&str]) -> std::process::Output {
    gouji().arg("check").args(arguments).output().unwrap()
}

/// Sends a signal by the program of that name: no test needs more of it.
fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args(["-s", name, &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

/// The processes that a process has started.
fn children(of: u32) -> Vec<u32> {
    let is_child = |entry: std::fs::DirEntry| -> Option<u32> {
        let process: u32 = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        let parent = stat.rsplit(')').next()?.split_whitespace().nth(1)?;
        (parent.parse() == Ok(of)).then_some(process)
    };
    std::fs::read_dir("/proc").unwrap().flatten().filter_map(is_child).collect()
}

/// Waits for its end, which comes.
fn ended(mut child: Child) -> i32 {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or(-1);
        }
        if start.elapsed() > Duration::from_secs(120) {
            child.kill().unwrap();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_pipe_that_nobody_reads_ends_the_run_without_a_word() {
    let reports = many("closed", 60);
    for format in ["text", "json", "csv", "sarif"] {
        let mut command = gouji();
        command.args(["check", reports.to_str().unwrap(), "-j2", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut some = [0; 100];
        child.stdout.as_mut().unwrap().read_exact(&mut some).unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((ended(child), said.as_str()), (2, ""), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    for arguments in [&["check", SAMPLE][..], &["rules"], &["man"], &["diff", SAMPLE, SAMPLE]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = gouji().args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("os error 28"), "{}", text(&output.stderr));
    }
    let output = check(&[SAMPLE, "--output", "/dev/full", "--language=en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("/dev/full: not written to its end"));
    let output = check(&[SAMPLE, "--output", "no/such/folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("no/such/folder："), "{}", text(&output.stderr));
}

#[test]
fn pipes_devices_and_loops_are_passed_over_and_said() {
    let folder = folder("special");
    let pipe = folder.join("pipe.html");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink(".", folder.join("loop")).unwrap();
    symlink("self", folder.join("self")).unwrap();
    std::fs::copy(support::root().join(SAMPLE), folder.join("a.html")).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let output =
        check(&[folder.to_str().unwrap(), &path("pipe.html"), "/dev/zero", &path("self"), "-j2"]);
    let said = text(&output.stderr);
    for (name, what) in [
        ("loop", "是符号链接"),
        ("pipe.html", "不是普通文件"),
        ("/dev/zero", "不是普通文件"),
        ("self", "是符号链接"),
    ] {
        assert!(said.lines().any(|line| line.contains(name) && line.contains(what)), "{said}");
    }
    assert_eq!(said.lines().count(), 6, "{said}");
    assert_eq!(output.status.code(), Some(2));
    // A link that was named and leads nowhere is a file that cannot be opened.
    assert!(text(&output.stdout).ends_with("7 份：1 份有错误，1 份未能核对，5 份跳过。\n"));
}

#[test]
fn what_may_not_be_read_is_said_and_the_rest_is_checked() {
    let folder = many("forbidden", 2);
    let locked = folder.join("000.html");
    let inner = folder.join("inner");
    std::fs::create_dir(&inner).unwrap();
    let lock = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    lock(&locked, 0);
    lock(&inner, 0);
    // Who may read everything cannot be refused.
    let refused = File::open(&locked).is_err();
    let output = check(&[folder.to_str().unwrap(), "--format=json"]);
    lock(&locked, 0o600);
    lock(&inner, 0o700);
    if refused {
        let kinds: Vec<String> =
            objects(&output).iter().map(|one| one["trouble"]["kind"].to_string()).collect();
        assert_eq!(kinds, ["\"not-opened\"", "null", "\"not-opened\""]);
        assert_eq!(text(&output.stderr).lines().count(), 2);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_name_that_is_not_utf_8_is_a_file_like_any_other() {
    let folder = folder("names");
    // GB18030, as old archives unpack.
    let name = OsStr::from_bytes(b"\xc4\xea\xb1\xa8.html");
    std::fs::write(folder.join(name), support::sample()).unwrap();
    for arguments in [vec![folder.clone()], vec![folder.join(name)]] {
        for format in ["json", "text", "csv", "sarif"] {
            let mut command = gouji();
            let output =
                command.arg("check").args(&arguments).args(["--format", format]).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
            text(&output.stdout);
        }
    }
}

#[test]
fn a_file_that_takes_too_long_ends_alone() {
    let folder = folder("slow");
    let slow = large(&folder);
    let slow = slow.to_str().unwrap();
    let packed = folder.join("packed.zip");
    let large = std::fs::read(slow).unwrap();
    let sample = support::sample().into_bytes();
    std::fs::write(
        &packed,
        support::zip(&[("a.html", &sample), ("b.html", &large), ("c.html", &sample)]),
    )
    .unwrap();
    let packed = packed.to_str().unwrap();
    let arguments = [SAMPLE, slow, packed, SAMPLE, "--timeout=1.5", "--format=json", "-j2"];
    let output = check(&arguments);
    let statuses: Vec<String> =
        objects(&output).iter().map(|one| one["status"].as_str().unwrap().to_owned()).collect();
    assert_eq!(statuses, ["wrong", "failed", "wrong", "failed", "wrong", "wrong"]);
    assert_eq!(objects(&output)[3]["path"], "packed.zip/b.html");
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("large.html: 超过 1.5 秒") && said.contains("packed.zip/b.html: 超过"));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_takes_too_much_memory_ends_alone() {
    let folder = folder("memory");
    let large = large(&folder);
    let arguments =
        [SAMPLE, large.to_str().unwrap(), SAMPLE, "--memory=80", "--format=json", "-j1"];
    let output = check(&arguments);
    let statuses: Vec<String> =
        objects(&output).iter().map(|one| one["status"].as_str().unwrap().to_owned()).collect();
    assert_eq!(statuses, ["wrong", "failed", "wrong"]);
    assert!(text(&output.stderr).contains("80 MiB"), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(2));
    std::fs::remove_dir_all(folder).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_that_is_killed_is_replaced_and_its_file_is_checked_again() {
    let reports = many("killed", 120);
    let mut command = gouji();
    command.args(["check", reports.to_str().unwrap(), "--format=json", "-j1"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut statuses: Vec<String> = Vec::new();
    let mut keep = |line: std::io::Result<String>| {
        let one: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        statuses.push(format!("{} {}", one["file"].as_str().unwrap(), one["status"]));
    };
    keep(lines.next().unwrap());
    let first = children(child.id());
    assert_eq!(first.len(), 1);
    signal("KILL", first[0]);
    lines.for_each(keep);
    let wanted: Vec<String> = (0..120).map(|nth| format!("{nth:03}.html \"wrong\"")).collect();
    assert_eq!(statuses, wanted);
    assert_eq!(ended(child), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_run_leaves_what_was_done_and_no_process() {
    let reports = many("interrupted", 400);
    let saved = folder("interrupted-out").join("result.json");
    for (format, name) in [("json", "INT"), ("sarif", "TERM")] {
        let mut command = gouji();
        command.args(["check", reports.to_str().unwrap(), "-j2", "--format", format, "--output"]);
        let child = command.arg(&saved).stderr(Stdio::piped()).spawn();
        let mut child = child.unwrap();
        let start = Instant::now();
        while std::fs::metadata(&saved).map_or(0, |found| found.len()) < 70_000 {
            assert!(start.elapsed() < Duration::from_secs(60), "nothing is written");
            std::thread::sleep(Duration::from_millis(5));
        }
        let processes = children(child.id());
        assert!(!processes.is_empty());
        signal(name, child.id());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(ended(child), 130, "{said}");
        assert!(said.starts_with("已中断：") && said.ends_with("共 400 份。\n"), "{said}");
        let written = std::fs::read_to_string(&saved).unwrap();
        if format == "json" {
            let files: Vec<serde_json::Value> =
                written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert!(!files.is_empty() && files.len() < 400);
        } else {
            let log: serde_json::Value = serde_json::from_str(&written).unwrap();
            assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
        }
        for process in processes {
            assert!(!Path::new(&format!("/proc/{process}")).exists(), "{process} goes on");
        }
        std::fs::remove_file(&saved).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_process_outlives_the_command_line() {
    let folder = folder("orphans");
    let large = large(&folder);
    let mut command = gouji();
    command.args(["check", large.to_str().unwrap()]).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    let processes = loop {
        let found = children(child.id());
        if !found.is_empty() {
            break found;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "no process was started");
    };
    // Until it has set itself to end with its parent, the end of its input does the same.
    std::thread::sleep(Duration::from_millis(200));
    child.kill().unwrap();
    child.wait().unwrap();
    let start = Instant::now();
    let runs = |process: &u32| {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // One that has ended may wait for somebody to take note.
        stat.rsplit(')')
            .next()
            .is_some_and(|rest| !rest.is_empty() && !rest.trim_start().starts_with('Z'))
    };
    while processes.iter().any(runs) {
        assert!(start.elapsed() < Duration::from_secs(2), "it goes on without anybody to tell");
        std::thread::sleep(Duration::from_millis(10));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_standard_input_is_a_file() {
    let mut command = gouji();
    command.args(["check", "-", SAMPLE, "--stdin-name", "县/report.html", "--format=json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(support::sample().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let [piped, named] = objects(&output).try_into().unwrap();
    assert_eq!((&piped["file"], &piped["path"]), (&"report.html".into(), &"县/report.html".into()));
    assert_eq!(piped["tables"], named["tables"]);
    let twice = check(&["-", "-"]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(text(&twice.stderr).contains("标准输入"), "{}", text(&twice.stderr));
    let nothing = gouji().args(["check", "-"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(nothing.status.code(), Some(2));
}
