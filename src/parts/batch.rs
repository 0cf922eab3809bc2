//! The list of files that were opened together: the result of each, and a button to show it.

use yew::prelude::*;

use super::copy::CopyButton;
use super::trouble;
use crate::state::{Action, AppState, Batch, InProgress, Item, Outcome};
use crate::words::{Texts, fill};
use screen::Status;

pub fn batch_list(t: &'static Texts, on: &Callback<Action>, state: &AppState) -> Html {
    let batch = &state.batch;
    if batch.items.is_empty() {
        return html! {};
    }
    let checking = match &state.in_progress {
        Some(InProgress::Checking { item, .. }) => *item,
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
        move |_| on.emit(Action::ChooseItem(number))
    };
    let headline = if checking { t.batch_sign_checking().to_owned() } else { headline(t, item) };
    html! {
        <li key={number}>
            <button class="batch__item" type="button" data-status={status(item).word()}
                    aria-current={here.then_some("true")} onclick={choose}>
                <span class="batch__name">{ &item.name }</span>
                <span class="batch__said">{ headline }</span>
            </button>
        </li>
    }
}

/// `共 12 份：3 份有错误，9 份未发现错误`
pub fn summary(t: &Texts, batch: &Batch) -> String {
    let count =
        |wanted: ItemStatus| batch.items.iter().filter(|item| status(item) == wanted).count();
    let parts = [
        (ItemStatus::Wrong, t.batch_wrong()),
        (ItemStatus::Doubtful, t.batch_doubtful()),
        (ItemStatus::Partial, t.batch_partial()),
        (ItemStatus::Clean, t.batch_clean()),
        (ItemStatus::Refused, t.batch_refused()),
        (ItemStatus::Waiting, t.batch_waiting()),
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

/// The result of a file, as the list filters it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ItemStatus {
    Waiting,
    Wrong,
    Doubtful,
    Partial,
    Clean,
    Refused,
}

impl ItemStatus {
    /// Its word in style sheets.
    fn word(self) -> &'static str {
        match self {
            ItemStatus::Waiting => "waiting",
            ItemStatus::Wrong => "wrong",
            ItemStatus::Doubtful => "doubtful",
            ItemStatus::Partial => "partial",
            ItemStatus::Clean => "clean",
            ItemStatus::Refused => "refused",
        }
    }
}

fn status(item: &Item) -> ItemStatus {
    let summary = match &item.outcome {
        Outcome::Waiting => return ItemStatus::Waiting,
        Outcome::Trouble(_) => return ItemStatus::Refused,
        Outcome::Checked(summary) => summary,
    };
    // A report that was read in part is listed by its findings.
    match (summary.status, summary.verdict.wrong, summary.verdict.doubtful) {
        (Status::Refused | Status::Failed, ..) => ItemStatus::Refused,
        (_, 1.., _) | (Status::Wrong, ..) => ItemStatus::Wrong,
        (_, _, 1..) | (Status::Doubtful, ..) => ItemStatus::Doubtful,
        (Status::Partial, ..) => ItemStatus::Partial,
        (Status::Clean, ..) => ItemStatus::Clean,
    }
}

fn headline(t: &Texts, item: &Item) -> String {
    match &item.outcome {
        Outcome::Waiting => t.batch_sign_waiting().to_owned(),
        Outcome::Checked(summary) => summary.verdict.headline.clone(),
        Outcome::Trouble(trouble) => trouble::words(t, trouble).1,
    }
}

/// A line for each file, its fields between tabs, for pasting into a spreadsheet.
fn as_text(t: &Texts, batch: &Batch) -> String {
    let line = |item: &Item| {
        let detail = match &item.outcome {
            Outcome::Checked(summary) => summary.verdict.detail.as_str(),
            _ => "",
        };
        [item.name.as_str(), headline(t, item).as_str(), detail].join("\t")
    };
    let lines: Vec<String> = batch.items.iter().map(line).collect();
    [summary(t, batch), lines.join("\n")].join("\n")
}
