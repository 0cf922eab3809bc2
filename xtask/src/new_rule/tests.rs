use super::*;

/// A copy of all that the command touches, gone with its test.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let top =
            std::env::temp_dir().join(format!("gouji-new-rule-{name}-{}", std::process::id()));
        let root = paths::root().unwrap();
        for path in
            paths::files(&root.join(RULES)).unwrap().iter().chain([&root.join("rustfmt.toml")])
        {
            let to = top.join(path.strip_prefix(&root).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(path, to).unwrap();
        }
        Copy(top)
    }

    fn all(&self) -> Vec<(PathBuf, String)> {
        let files = paths::files(&self.0).unwrap();
        files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_rule_gets_its_file_its_line_and_its_entry_in_every_family() {
    let copy = Copy::new("every");
    let families = families(&copy.0).unwrap();
    assert!(families.len() >= 12 && families.contains(&"across_years".to_owned()), "{families:?}");
    for family in families {
        let before = copy.all();
        let name = format!("nothing-is-said-of-{}", family.replace('_', "-"));
        let written = write(&copy.0, &family, &name).unwrap();
        let rule = read(&copy.0, &written.rule).unwrap();
        assert!(rule.starts_with("//! TODO: "), "{rule}");
        assert!(
            rule.contains(&format!("text::{}::{{self as text, slot}};", written.module)),
            "{rule}"
        );
        assert!(!rule.contains(BORROWED), "{rule}");
        let list = read(&copy.0, &written.family).unwrap();
        let (modules, rules) = list.split_once(LIST).unwrap();
        assert!(modules.contains(&format!("\nmod {};\n", written.module)), "{list}");
        let (rules, _) = rules.split_once("];").unwrap();
        assert!(rules.contains(&format!("{}::RULE", written.module)), "{list}");
        assert_eq!(formatted(&copy.0, &list).unwrap(), list);
        let entries: toml::Table = read(&copy.0, &written.catalogue).unwrap().parse().unwrap();
        let rules = entries["rules"].as_array().unwrap();
        let (last, others) = rules.split_last().unwrap();
        assert_eq!(last["id"].as_str(), Some(name.as_str()));
        let keys =
            |entry: &toml::Value| entry.as_table().unwrap().keys().cloned().collect::<Vec<_>>();
        let known = keys(&others[0]);
        assert!(keys(last).iter().all(|key| known.contains(key)), "{last}");
        // What stood there stands there, and no other file has changed.
        let new = [format!("mod {};", written.module), format!("{}::RULE", written.module)];
        let bare = |text: &str| {
            let old = new.iter().fold(text.to_owned(), |text, new| text.replace(new, ""));
            old.replace([' ', '\n', ','], "")
        };
        for (path, text) in before {
            let now = fs::read_to_string(&path).unwrap();
            if path == copy.0.join(&written.family) {
                assert_eq!(bare(&now), bare(&text));
            } else if path == copy.0.join(&written.catalogue) {
                assert!(now.starts_with(&text));
            } else {
                assert_eq!(now, text, "{}", path.display());
            }
        }
    }
}

#[test]
fn what_stood_in_a_family_still_stands_there() {
    let before = "//! A family.\n\nmod beta_is_so;\nmod helper;\n\nuse super::rule::Rule;\n\n\
                  pub(super) const RULES: &[Rule] =\n    &[beta_is_so::RULE, beta_is_so::SECOND];\n\nfn kept() {}\n";
    let after = "//! A family.\n\nmod alpha_is_so;\nmod beta_is_so;\nmod helper;\n\nuse super::rule::Rule;\n\n\
                 pub(super) const RULES: &[Rule] =\n    &[beta_is_so::RULE, beta_is_so::SECOND, alpha_is_so::RULE];\n\nfn kept() {}\n";
    assert_eq!(listed(before, "alpha_is_so").unwrap(), after);
}

#[test]
fn a_name_that_is_taken_or_malformed_and_a_family_that_is_none_are_refused() {
    let copy = Copy::new("refused");
    let before = copy.all();
    for name in [
        "Period-Differs",
        "period",
        "period--differs",
        "-period-differs",
        "period differs",
        "3-rows",
        "",
    ] {
        let error = write(&copy.0, "masthead", name).err().unwrap().to_string();
        assert!(error.contains("called after what is wrong"), "{error}");
    }
    // Of the same family, of another, and one whose file has another name.
    for name in
        ["period-is-not-stated", "period_is_not_stated", "table-is-missing", "number-has-unit"]
    {
        let error = write(&copy.0, "masthead", name).err().unwrap().to_string();
        assert!(error.starts_with("there is a rule "), "{error}");
    }
    let error = write(&copy.0, "masthead", "basis").err().unwrap().to_string();
    assert!(error.contains("called after what is wrong"), "{error}");
    for family in ["analysis", "tests", "data", "nowhere"] {
        let error = write(&copy.0, family, "nothing-is-so").err().unwrap().to_string();
        assert!(
            error.contains("is no family of rules; there are across_years, contact, "),
            "{error}"
        );
    }
    assert!(copy.all() == before, "a refusal writes nothing");
}

#[test]
fn what_comes_next_names_the_files_and_the_narrow_test() {
    let copy = Copy::new("next");
    let written = write(&copy.0, "across-years", "nothing-is-so").unwrap();
    let said = next_steps(&written);
    for part in [
        "crates/engine/src/rules/across_years/nothing_is_so.rs",
        "crates/engine/src/rules/data/catalogue/across-years.toml",
        "-- nothing_is_so every_variant",
        "floors.toml",
    ] {
        assert!(said.contains(part), "{said}");
    }
}
