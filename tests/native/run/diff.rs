//! Two runs compared.

use super::{folder, objects, run, text};
use crate::support;

#[test]
fn what_is_new_what_is_gone_and_what_cannot_be_said() {
    let (old, new) = (folder("diff-old"), folder("diff-new"));
    let sample = support::sample();
    // The sample's one wrong cell is mended; two other sums break.
    let right = sample.replace(">11<", ">8<");
    assert_ne!(right, sample);
    for (name, before, now) in [
        ("same.html", Some(&sample), Some(&sample)),
        ("mended.html", Some(&sample), Some(&right)),
        ("broken.html", Some(&right), Some(&sample)),
        ("lost.html", Some(&sample), Some(&String::new())),
        ("added.html", None, Some(&sample)),
        ("gone.html", Some(&sample), None),
    ] {
        before.into_iter().for_each(|text| std::fs::write(old.join(name), text).unwrap());
        now.into_iter().for_each(|text| std::fs::write(new.join(name), text).unwrap());
    }
    let wrong = "cell-does-not-fit-its-sums";
    let compare = |old: &str, new: &str| {
        let output = run(&["diff", old, new, "--format=ndjson"]);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
        let mut lines: Vec<String> = objects(&output)
            .iter()
            .filter(|one| one["rule"].is_null() || one["rule"] == wrong)
            .map(|one| [one["file"].as_str(), one["change"].as_str()].map(Option::unwrap).join(" "))
            .collect();
        lines.sort();
        lines
    };
    let wanted = [
        "added.html added",
        "added.html file-added",
        "broken.html added",
        "gone.html file-gone",
        "gone.html gone",
        "lost.html not-read",
        "mended.html gone",
    ];
    assert_eq!(compare(old.to_str().unwrap(), new.to_str().unwrap()), wanted);
    // Runs that were saved, and one of each.
    let saved = |folder: &std::path::Path| {
        let path = folder.with_extension("json");
        let arguments = ["check", folder.to_str().unwrap(), "--format=json", "--output"];
        run(&[&arguments[..], &[path.to_str().unwrap()]].concat());
        path.to_str().unwrap().to_owned()
    };
    let (saved_old, saved_new) = (saved(&old), saved(&new));
    assert_eq!(compare(&saved_old, &saved_new), wanted);
    assert_eq!(compare(&saved_old, new.to_str().unwrap()), wanted);
    let said = run(&["diff", &saved_old, &saved_new]);
    let said = text(&said.stdout);
    assert!(said.contains("+ 新出现") && said.contains("- 已消失"), "{said}");
    assert!(said.contains("不能说原有的问题已消失"), "{said}");
    assert!(!said.contains("same.html"), "{said}");
}

#[test]
fn two_files_are_compared_whatever_their_names() {
    let folder = folder("diff-two");
    let sample = support::sample();
    let (old, new) = (folder.join("draft.html"), folder.join("final.html"));
    std::fs::write(&old, &sample).unwrap();
    std::fs::write(&new, sample.replace(">11<", ">8<")).unwrap();
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    let code = |old: &str, new: &str| run(&["diff", old, new]).status.code().unwrap();
    assert_eq!([code(old, new), code(new, old), code(old, old)], [0, 1, 0]);
    assert_eq!(code(old, "no-such-file"), 2);
    let broken = folder.join("broken.json");
    std::fs::write(&broken, "{\"wire\":1,\n").unwrap();
    let output = run(&["diff", old, broken.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("第 1 行"), "{}", text(&output.stderr));
}
