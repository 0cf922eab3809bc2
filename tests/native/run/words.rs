//! What a person asks the command line about itself.

use engine::rules::{Why, catalogue};

use super::{objects, run, text};

#[test]
fn every_rule_and_every_reason_is_explained_in_both_languages() {
    let ids: Vec<&str> = catalogue::entries().iter().map(|entry| entry.id.as_str()).collect();
    let reasons: Vec<&str> = Why::ALL.iter().map(|why| why.id()).collect();
    for (language, why) in [("zh-CN", "为什么"), ("en", "Why")] {
        let words = [&["explain", "--language", language], &ids[..], &reasons[..]].concat();
        let output = run(&words);
        assert_eq!(output.status.code(), Some(0));
        let said = text(&output.stdout);
        assert!(said.matches(why).count() >= ids.len());
        for word in ids.iter().chain(&reasons) {
            assert!(said.lines().any(|line| line.starts_with(word)), "{word}");
        }
        assert!(!said.contains("{instrument}"));
        let list = run(&["rules", "--language", language]);
        let lines: Vec<&str> = text(&list.stdout).lines().collect();
        for id in &ids {
            assert_eq!(
                lines.iter().filter(|line| line.split_whitespace().next() == Some(id)).count(),
                1
            );
        }
        let objects = objects(&run(&["rules", "--format=json", "--language", language]));
        assert_eq!(objects.len(), ids.len());
        for object in &objects {
            for key in ["title", "why", "basis", "holds", "breaks"] {
                assert!(object[key].as_str().is_some_and(|text| !text.is_empty()), "{object}");
            }
        }
    }
    let one = run(&["rules", ids[0]]);
    assert!(text(&one.stdout).starts_with(ids[0]));
}

#[test]
fn a_cell_is_explained_by_edition_and_a_word_that_is_none_gets_the_nearest() {
    let cell = run(&["explain", "applications/other/total", "proactive/procurement/amount"]);
    let said = text(&cell.stdout);
    assert!(
        said.contains("这一版格式没有这一格") && said.contains("国办公开办函〔2019〕60号"),
        "{said}"
    );
    for (word, wanted) in [("table-mising", "table-missing"), ("xyz", "gouji rules")] {
        let output = run(&["explain", word]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(text(&output.stderr).contains(wanted), "{}", text(&output.stderr));
    }
}

#[test]
fn shells_and_the_manual_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        let said = text(&output.stdout);
        for word in ["check", "diff", "rules", "explain", "files-from", "fail-on"] {
            assert!(said.contains(word), "{shell}: {word}");
        }
        assert!(!said.contains("__answer"), "{shell}: what nobody calls is not offered");
    }
    let page = run(&["man"]);
    assert!(text(&page.stdout).contains(".TH gouji 1"));
    for command in ["check", "diff", "rules", "explain", "completions", "man"] {
        assert!(text(&page.stdout).contains(&format!("gouji\\-{command}")), "{command}");
        let page = run(&["man", command]);
        let title = text(&page.stdout).lines().find(|line| line.starts_with(".TH"));
        assert!(title.unwrap().starts_with(&format!(".TH gouji-{command} 1")), "{title:?}");
    }
    assert_eq!(run(&["man", "nothing"]).status.code(), Some(2));
}
