//! The command line: output, exit codes and options.

use read::Limits;
use std::fs::File;
use std::path::PathBuf;
use std::process::Output;
use view::Trouble;

use screen::{Language, LastYearStatus, Question};
use serde_json::Value;

use crate::support::{self, SAMPLE, command as check};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn objects(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = support::scratch("cli", name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_bytes_are_those_of_the_worker() {
    for language in [Language::Chinese, Language::English] {
        let output = check(&[SAMPLE, "--format", "json", "--language", language.word()]);
        let question = Question { name: "sample.txt".into(), language, ..Question::default() };
        let bytes = support::sample().into_bytes();
        let answer = support::ask(&question, &bytes);
        assert_eq!(text(&output.stdout), format!("{}\n", answer.json));
        assert_eq!(objects(&output)[0]["language"], language.word());
    }
}

/// The sample as the report of another year; it carries out three.
fn of_year(year: &str) -> String {
    let sample = support::sample();
    sample.replace("2025", year)
}

#[test]
fn last_years_report_is_compared_and_named_in_the_same_bytes_as_the_workers() {
    let path = written("last-year.html", of_year("2024").as_bytes());
    let output = check(&[SAMPLE, "--format=json", "--last-year", path.to_str().unwrap()]);
    let question = Question {
        name: "sample.txt".into(),
        last_year: "last-year.html".into(),
        ..Question::default()
    };
    let bytes = support::sample().into_bytes();
    let last = std::fs::read(&path).unwrap();
    let report = support::read(&question, &bytes);
    let other =
        support::read(&Question { name: "last-year.html".into(), ..question.clone() }, &last);
    let answer = support::answer(&question, report, Some(other));
    assert_eq!(text(&output.stdout), format!("{}\n", answer.json));
    let object = &objects(&output)[0];
    let compared = serde_json::json!({
        "file": "last-year.html", "organ": "云溪县人民政府", "year": 2024, "status": "compared",
    });
    assert_eq!(object["last-year"], compared);
    let found = |rule: &str| {
        object["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == rule)
    };
    assert!(found("carried-in-differs-from-last-year") && found("text-repeats-last-year"));
    let said = check(&[SAMPLE, "--last-year", path.to_str().unwrap()]);
    assert!(text(&said.stdout).contains(&answer.screen.summary.last_year.unwrap().sentence));
}

#[test]
fn another_years_report_or_none_is_told_and_not_compared() {
    let older = written("older.html", of_year("2021").as_bytes());
    let empty = support::fixtures("refused").join("empty.txt");
    for (path, status, reason) in [
        (&older, "not-the-year-before", "not-the-year-before"),
        (&empty, "refused", "last-year-not-read"),
    ] {
        let output = check(&[SAMPLE, "--format=json", "--last-year", path.to_str().unwrap()]);
        let object = &objects(&output)[0];
        assert_eq!(object["last-year"]["status"], status);
        let checks = object["checked"].as_array().unwrap();
        let carried =
            checks.iter().find(|check| check["rule"] == "carried-in-differs-from-last-year");
        assert_eq!(carried.unwrap()["reason"], reason);
    }
    assert_eq!(objects(&check(&[SAMPLE, "--format=json"]))[0].get("last-year"), None);
}

#[test]
fn last_years_report_goes_with_one_file() {
    for files in [vec![SAMPLE, SAMPLE], vec!["src"]] {
        let output = check(&[&files[..], &["--last-year", SAMPLE]].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(text(&output.stderr).starts_with("--last-year goes with one FILE"));
    }
    let output = check(&[SAMPLE, "--last-year=no-such-file.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("no-such-file.html: "));
}

#[test]
fn last_years_report_may_have_been_read_by_another_module() {
    let doc = std::fs::read(support::fixtures("doc").join("2021.doc")).unwrap();
    let parcel = parcel::pack_document(&legacy::read(&doc, &Limits::default()));
    let question = Question { last_year: "2021.doc".into(), ..Question::default() };
    let bytes = support::sample().into_bytes();
    let beside = |other| support::answer(&question, support::read(&question, &bytes), Some(other));
    let answer = beside(parcel::document(&parcel).unwrap().map_err(Trouble::from));
    assert_eq!(answer, beside(support::read(&question, &doc)));
    assert_eq!(answer.screen.summary.last_year.unwrap().file, "2021.doc");
    let broken = beside(
        parcel::document(b"").map_or(Err(Trouble::Failed), |read| read.map_err(Trouble::from)),
    )
    .screen
    .summary
    .last_year
    .unwrap();
    assert_eq!(broken.status, LastYearStatus::Failed);
}

#[test]
fn each_kind_of_file_that_cannot_be_read_says_what_it_is_and_what_to_do() {
    let folder = support::fixtures("refused");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.file_stem().unwrap().to_str().unwrap();
        let output = check(&[path.to_str().unwrap(), "--format=json"]);
        let [object] = objects(&output).try_into().unwrap();
        assert_eq!(object["trouble"]["kind"], kind);
        assert_eq!((output.status.code(), &object["status"]), (Some(2), &"refused".into()));
        assert_eq!(object["file"], path.file_name().unwrap().to_str().unwrap());
        assert_eq!(object["findings"], Value::Array(vec![]));
        for language in ["zh-CN", "en"] {
            let language = ["--language", language].join("=");
            let output = check(&[path.to_str().unwrap(), "--format=json", &language]);
            let said = check(&[path.to_str().unwrap(), &language]);
            for sentence in ["what", "todo"] {
                let sentence = objects(&output)[0]["trouble"][sentence].to_string();
                assert!(sentence.len() > 12, "{kind}: {sentence}");
                assert!(
                    text(&said.stdout).contains(sentence.trim_matches('"')),
                    "{kind}: {sentence}"
                );
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 13);
}

#[test]
fn every_report_in_a_folder_and_in_a_zip_is_checked_and_named_by_its_path() {
    let folder = support::scratch("cli", "county");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("water")).unwrap();
    let sample = support::sample().into_bytes();
    std::fs::write(folder.join("water/report.html"), &sample).unwrap();
    std::fs::write(folder.join(".DS_Store"), b"litter").unwrap();
    let packed = support::zip(&[("roads/report.html", &sample), ("inner.zip", b"PK\x05\x06")]);
    std::fs::write(folder.join("more.zip"), packed).unwrap();
    let output = check(&[folder.to_str().unwrap(), "--format=json"]);
    let said: Vec<[String; 3]> = objects(&output)
        .iter()
        .map(|object| ["path", "file", "status"].map(|key| object[key].as_str().unwrap().into()))
        .collect();
    assert_eq!(
        said,
        [
            ["county/more.zip/inner.zip", "inner.zip", "refused"],
            ["county/more.zip/roads/report.html", "report.html", "wrong"],
            ["county/water/report.html", "report.html", "wrong"],
        ]
        .map(|file| file.map(String::from))
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn people_are_told_what_programs_are_told() {
    let wrong = check(&[SAMPLE, "--format=json"]);
    let [object] = objects(&wrong).try_into().unwrap();
    let output = check(&[SAMPLE]);
    let said = text(&output.stdout);
    assert!(said.starts_with(SAMPLE));
    for finding in object["findings"].as_array().unwrap() {
        for part in ["title", "wrong", "todo"] {
            assert!(said.contains(finding[part].as_str().unwrap()), "{said}");
        }
    }
    assert_eq!((object["status"].as_str(), wrong.status.code()), (Some("wrong"), Some(1)));
    assert_eq!(output.status.code(), Some(1));
    let sample = support::sample();
    let path = written("cut.html", sample.split("<h2>四、").next().unwrap().as_bytes());
    let object = objects(&check(&[path.to_str().unwrap(), "--format=json"])).remove(0);
    let said = check(&[path.to_str().unwrap()]);
    let unchecked: Vec<&Value> = object["checked"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["outcome"] == "unchecked")
        .collect();
    assert!(!unchecked.is_empty());
    for check in unchecked {
        assert!(text(&said.stdout).contains(check["why"].as_str().unwrap()), "{check}");
    }
}

#[test]
fn a_large_file_is_refused_and_not_read() {
    let path = written("large.txt", b"1");
    File::options().write(true).open(&path).unwrap().set_len(100 << 20).unwrap();
    let output = check(&[path.to_str().unwrap(), "--format=json"]);
    assert_eq!(objects(&output)[0]["trouble"]["kind"], "too-large");
    assert_eq!(output.status.code(), Some(2));
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_file_that_is_not_there_is_told_on_stderr_and_the_others_are_checked() {
    let output = check(&["no-such-file.html", SAMPLE, "--format=json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("no-such-file.html: "), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr).lines().count(), 1);
    let objects = objects(&output);
    assert_eq!(objects[0]["trouble"]["kind"], "not-opened");
    assert_eq!((objects.len(), &objects[1]["file"]), (2, &"sample.txt".into()));
}

#[test]
fn an_encoding_changes_nothing() {
    let sample = support::sample();
    let read = |name: &str, bytes: &[u8]| {
        let path = written(name, bytes);
        let mut object = objects(&check(&[path.to_str().unwrap(), "--format=json"])).remove(0);
        object["file"] = Value::Null;
        // The page declares UTF-8; a file in another encoding gets a remark.
        object["notes"] = Value::Null;
        object
    };
    let utf8 = read("utf-8.html", sample.as_bytes());
    let gbk = encoding_rs::GB18030.encode(&sample).0.into_owned();
    let utf16: Vec<u8> = sample.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("gbk.html", &gbk), utf8);
    assert_eq!(read("utf-16.html", &utf16), utf8);
    assert_eq!(utf8["format"], "html");
}

#[test]
fn the_last_line_counts_the_files() {
    let folder = support::scratch("cli", "counted");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(support::root().join(SAMPLE), folder.join("a.html")).unwrap();
    std::fs::write(folder.join("b.txt"), "").unwrap();
    let path = folder.to_str().unwrap();
    for (language, line) in
        [("zh-CN", "2 份：1 份有错误，1 份未能核对。"), ("en", "2 files: 1 wrong, 1 not checked.")]
    {
        let output = check(&[path, "--language", language]);
        assert_eq!(text(&output.stdout).lines().last(), Some(line));
        assert_eq!(output.status.code(), Some(2));
    }
    let output = check(&[SAMPLE, "--language=en"]);
    assert_eq!(text(&output.stdout).lines().last(), Some("1 file: 1 wrong."));
    // An object is a line; a count is none.
    assert_eq!(objects(&check(&[path, "--format=json"])).len(), 2);
}

#[test]
fn what_was_read_in_part_is_no_success() {
    let sample = support::sample();
    let page = sample.split("<h2>四、").next().unwrap();
    let path = written("part.html", page.as_bytes());
    let path = path.to_str().unwrap();
    let output = check(&[path, "--format=json"]);
    let object = &objects(&output)[0];
    assert_eq!((&object["status"], &object["complete"]), (&"wrong".into(), &false.into()));
    let gap = &object["account"][2]["not-read"][0];
    assert_eq!((&gap["place"], &gap["kind"]), (&"disputes".into(), &"table-missing".into()));
    assert_eq!(output.status.code(), Some(2), "not read comes before found");
    assert_eq!(check(&[path, "--lenient"]).status.code(), Some(1));
}

#[test]
fn where_there_is_nothing_to_check_it_says_so() {
    let empty = support::scratch("cli", "nothing");
    std::fs::create_dir_all(&empty).unwrap();
    let packed = written("folders.zip", &support::zip(&[(".DS_Store", b"litter")]));
    for path in [&empty, &packed] {
        let output = check(&[path.to_str().unwrap(), "--lenient"]);
        assert_eq!(output.status.code(), Some(2), "{}", path.display());
        assert!(text(&output.stderr).ends_with(": 没有可以核对的文件。\n"));
        assert_eq!(text(&output.stdout), "没有可以核对的文件。\n");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_skipped_and_said() {
    let folder = support::scratch("cli", "special");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(support::root().join(SAMPLE), folder.join("a.html")).unwrap();
    std::os::unix::fs::symlink("a.html", folder.join("link.html")).unwrap();
    // A reader of a socket or a pipe without a writer waits for ever.
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("s")).unwrap();
    let output = check(&[folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said: Vec<&str> = text(&output.stderr).lines().collect();
    assert!(
        said[0].contains("link.html: 是符号链接") && said[1].contains("s: 不是普通文件"),
        "{said:?}"
    );
    assert_eq!(text(&output.stdout).lines().last(), Some("3 份：1 份有错误，2 份跳过。"));
    let lenient = check(&[folder.to_str().unwrap(), "--lenient"]);
    assert_eq!(lenient.status.code(), Some(1));
    // One that was named itself is followed.
    let named = check(&[folder.join("link.html").to_str().unwrap()]);
    assert_eq!(named.status.code(), Some(1));
}

#[test]
fn nothing_that_a_terminal_acts_on_comes_out_of_a_file_or_its_name() {
    let page = support::sample()
        .replace("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请&#27;[31m数量")
        .replace("<h2>五、", "<p>本年新收政府信息公开申请99件&#27;]0;x&#7;。</p><h2>五、");
    let path = written("a\u{1b}[2J\nb.html", page.as_bytes());
    let path = path.to_str().unwrap();
    let output = check(&[path, "no\u{9b}2J.html"]);
    let acts = |c: char| c.is_control() && c != '\n';
    for stream in [&output.stdout, &output.stderr] {
        assert!(!text(stream).contains(acts), "{:?}", text(stream));
    }
    assert!(text(&output.stdout).contains("a\\u{1b}[2J\\u{a}b.html"));
    let json = check(&[path, "--format=json"]);
    assert!(!text(&json.stdout).contains(acts));
}

#[test]
fn what_to_do_needs_no_page() {
    for entry in std::fs::read_dir(support::fixtures("refused")).unwrap() {
        let path = entry.unwrap().path();
        for (language, words) in [("zh-CN", ["粘贴", "本页"]), ("en", ["paste", "copy it"])] {
            let output = check(&[path.to_str().unwrap(), "--language", language]);
            for word in words {
                assert!(!text(&output.stdout).contains(word), "{}", text(&output.stdout));
            }
        }
    }
}

#[test]
fn without_a_file_it_says_how_it_is_called() {
    let output = check(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Usage: gouji check"), "{}", text(&output.stderr));
}
