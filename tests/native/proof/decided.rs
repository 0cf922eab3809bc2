//! Profiles, applied to real reports.

use engine::rules::catalogue;
use screen::{Question, Status};
use serde_json::{Value, json};

use crate::reading::{self, Answer, Screen};
use crate::real::Corpus;
use crate::trial::figures;

fn ask(profile: String, bytes: &[u8]) -> Answer {
    let question = Question { name: "report".into(), profile, ..Question::default() };
    reading::ask(&question, bytes)
}

/// A profile that mutes every rule there is.
fn all_muted() -> String {
    let rules = catalogue::entries().iter().map(|entry| (entry.id.to_string(), json!("mute")));
    let levels = Value::Object(rules.collect());
    json!({"gouji-profile": 1, "name": "云溪县", "levels": levels}).to_string()
}

/// What proves or breaks a sum counts as it did.
pub fn no_profile_acquits_a_real_report(corpus: &Corpus) {
    let (mut reports, mut broken) = (0, 0);
    for (name, bytes) in corpus.files() {
        let (plain, muted) = (ask(String::new(), &bytes), ask(all_muted(), &bytes));
        if plain.screen.summary.trouble.is_some() {
            continue;
        }
        reports += 1;
        let sums = |screen: &Screen| {
            screen.findings.iter().filter(|one| !one.sums.is_empty() && !one.is_muted()).count()
        };
        assert_eq!(
            plain.screen.summary.verdict.wrong, muted.screen.summary.verdict.wrong,
            "{name}"
        );
        assert_eq!(sums(&plain.screen), sums(&muted.screen), "{name}");
        if plain.screen.summary.verdict.wrong > 0 || sums(&plain.screen) > 0 {
            broken += 1;
            assert_ne!(muted.screen.summary.status, Status::Clean, "{name}");
        }
    }
    figures!("{reports} reports, {broken} of them with a broken sum");
    assert!(reports >= 34 && broken >= 5);
}
