//! What was typed over the report: how much, the way back, and the list of all of it beside what the file has.

use yew::prelude::*;

use super::copy::CopyButton;
use crate::focus::place_name;
use crate::keeping;
use crate::state::{Action, EditShown, Shown};
use crate::words::{Texts, fill};
use screen::Decisions;

/// Nothing before the first edit.
pub fn edits(
    t: &'static Texts,
    on: &Callback<Action>,
    shown: &Shown,
    decisions: Option<&Decisions>,
) -> Html {
    let history = &shown.history;
    if !history.can_undo() && !history.can_redo() && shown.edits().is_empty() {
        return html! {};
    }
    let press = |name: &'static str, keys: &'static str, can: bool, action: Action| {
        let on = on.clone();
        html! {
            <button class="button button--quiet" type="button" title={keys} disabled={!can}
                    onclick={move |_| on.emit(action.clone())}>{ name }</button>
        }
    };
    let listed = shown.listed_edits();
    let save = {
        let (on, shown, decisions) = (on.clone(), shown.clone(), decisions.cloned());
        move |_| keeping::save(t, &shown, decisions.as_ref(), &on)
    };
    html! {
        <section class="edits" aria-label={t.edits()}>
            <p class="edits__bar">
                <span class="edits__count">{ fill(t.edits_count(), &[("count", &listed.len().to_string())]) }</span>
                { press(t.undo(), t.undo_keys(), history.can_undo(), Action::Undo) }
                { press(t.redo(), t.redo_keys(), history.can_redo(), Action::Redo) }
                <button class="button" type="button" title={t.working_file_help()} onclick={save}>{ t.working_file_save() }</button>
            </p>
            if !listed.is_empty() {
                <details class="panel">
                    <summary>{ t.edits_list() }</summary>
                    <table class="edits__list">
                        <thead><tr>
                            <th scope="col">{ t.edits_where() }</th>
                            <th scope="col">{ t.edits_before() }</th>
                            <th scope="col">{ t.edits_after() }</th>
                            <td></td>
                        </tr></thead>
                        <tbody>for edit in listed.iter() { { row(t, on, edit) } }</tbody>
                    </table>
                    <CopyButton {t} name={t.copy_edits()} text={plain(t, &listed)} label={t.copy()} />
                </details>
            }
        </section>
    }
}

fn row(t: &'static Texts, on: &Callback<Action>, edit: &EditShown) -> Html {
    let place = edit.place;
    let act = |action: Action| {
        let on = on.clone();
        move |_| on.emit(action.clone())
    };
    html! {
        <tr key={place_name(place)}>
            <th scope="row">
                <button class="edits__go" type="button" onclick={act(Action::GoToPaper(place))}>{ &edit.name }</button>
            </th>
            <td><del>{ or_blank(t, &edit.before) }</del></td>
            <td><ins>{ or_blank(t, &edit.after) }</ins></td>
            <td>
                <button class="button button--quiet" type="button" aria-label={fill(t.take_back_one(), &[("name", &edit.name)])}
                        onclick={act(Action::TakeBack(place))}>{ t.take_back() }</button>
            </td>
        </tr>
    }
}

fn or_blank<'a>(t: &'a Texts, printed: &'a str) -> &'a str {
    if printed.is_empty() { t.blank() } else { printed }
}

fn plain(t: &'static Texts, edits: &[EditShown]) -> String {
    let line = |edit: &EditShown| {
        let (before, after) = (or_blank(t, &edit.before), or_blank(t, &edit.after));
        fill(t.edit_line(), &[("name", &edit.name), ("before", before), ("after", after)])
    };
    edits.iter().map(line).collect::<Vec<String>>().join("\n")
}
