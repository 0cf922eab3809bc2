//! The files that came together: what came of each, and a way to look at it.

use yew::prelude::*;

use super::copy::CopyButton;
use super::trouble;
use crate::state::{Action, Asked, Batch, Item, Outcome, Stage};
use crate::words::{Texts, fill};

pub fn batch_list(t: &'static Texts, on: &Callback<Action>, stage: &Stage) -> Html {
    let batch = &stage.batch;
    if batch.items.is_empty() {
        return html! {};
    }
    let checking = match &stage.asked {
        Some(Asked::Checking { item, .. }) => *item,
        _ => None,
    };
    let resume = {
        let on = on.clone();
        move |_| on.emit(Action::Resume)
    };
    html! {
        <section class="batch" aria-label={t.batch()}>
            <div class="batch__head">
                <p class="batch__sum">{ summary(t, batch) }</p>
                if batch.halted {
                    <button class="button" type="button" onclick={resume}>{ t.batch_resume() }</button>
                }
                <CopyButton {t} name={t.batch_copy()} text={as_text(t, batch)} label={t.batch_copy()} />
            </div>
            <ol class="batch__list">
                for (number, item) in batch.items.iter().enumerate() {
                    { entry(t, on, number, item, batch.at == Some(number), checking == Some(number)) }
                }
            </ol>
        </section>
    }
}

fn entry(
    t: &'static Texts,
    on: &Callback<Action>,
    number: usize,
    item: &Item,
    here: bool,
    checking: bool,
) -> Html {
    let choose = {
        let on = on.clone();
        move |_| on.emit(Action::Choose(number))
    };
    let said = if checking { t.batch_sign_checking().to_owned() } else { said(t, item) };
    html! {
        <li key={number}>
            <button class="batch__item" type="button" data-status={status(item).to_owned()}
                    aria-current={here.then_some("true")} onclick={choose}>
                <span class="batch__name">{ &item.name }</span>
                <span class="batch__said">{ said }</span>
            </button>
        </li>
    }
}

/// `共 12 份：3 份有错误，9 份未发现错误`
pub fn summary(t: &Texts, batch: &Batch) -> String {
    let count = |wanted: &str| batch.items.iter().filter(|item| status(item) == wanted).count();
    let parts = [
        ("wrong", t.batch_wrong()),
        ("doubtful", t.batch_doubtful()),
        ("partial", t.batch_partial()),
        ("clean", t.batch_clean()),
        ("refused", t.batch_refused()),
        ("waiting", t.batch_waiting()),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(wanted, text)| (count(wanted), text))
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| fill(text, &[("count", &count.to_string())]))
        .collect();
    let all = fill(t.batch_count(), &[("count", &batch.items.len().to_string())]);
    [all, parts.join(t.comma())].join(t.colon())
}

/// A word for what came of it: those of `wire v1`, and `waiting`.
fn status(item: &Item) -> &str {
    match &item.outcome {
        Outcome::Waiting => "waiting",
        Outcome::Checked(screen) if screen.trouble.is_some() => "refused",
        // Of a report that was read in part, what was found in the part counts.
        Outcome::Checked(screen) => match (screen.verdict.wrong, screen.verdict.doubtful) {
            (1.., _) => "wrong",
            (0, 1..) => "doubtful",
            (0, 0) => &screen.status,
        },
        Outcome::Trouble(_) => "refused",
    }
}

fn said(t: &Texts, item: &Item) -> String {
    match &item.outcome {
        Outcome::Waiting => t.batch_sign_waiting().to_owned(),
        Outcome::Checked(screen) => screen.verdict.headline.clone(),
        Outcome::Trouble(trouble) => trouble::words(t, trouble).1,
    }
}

/// A line a file, with tabs: it pastes into a sheet.
fn as_text(t: &Texts, batch: &Batch) -> String {
    let line = |item: &Item| {
        let detail = match &item.outcome {
            Outcome::Checked(screen) => screen.verdict.detail.as_str(),
            _ => "",
        };
        [item.name.as_str(), said(t, item).as_str(), detail].join("\t")
    };
    let lines: Vec<String> = batch.items.iter().map(line).collect();
    [summary(t, batch), lines.join("\n")].join("\n")
}
