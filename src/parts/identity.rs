//! The facts that identify the report, with fields to correct them.

use web_sys::{FileList, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::header::{Takes, file_button};
use crate::input;
use crate::state::{Action, Correction, Offer};
use crate::words::{Texts, fill};
use model::{Edition, Known};
use screen::{Fact, Identity, LastYear, Question, filled};

#[derive(Properties, PartialEq)]
pub struct IdentityBoxProps {
    pub t: &'static Texts,
    pub on: Callback<Action>,
    pub identity: Identity,
    /// Last year's report, where one was given.
    pub last_year: Option<LastYear>,
    /// A file of the list that may be last year's report.
    pub offer: Option<Offer>,
    /// The question about the report, with the corrections made so far.
    pub question: Question,
}

#[component]
pub fn IdentityBox(props: &IdentityBoxProps) -> Html {
    let IdentityBoxProps { t, on, identity, question, .. } = props;
    let correcting = use_state(|| false);
    let toggle = {
        let correcting = correcting.clone();
        move |_| correcting.set(!*correcting)
    };
    let done = {
        let (correcting, on) = (correcting.setter(), on.clone());
        Callback::from(move |correction| {
            correcting.set(false);
            on.emit(Action::Correct(correction));
        })
    };
    html! {
        <section class="facts" aria-labelledby="facts-title">
            <div class="facts__head">
                <h2 class="minor" id="facts-title">{ t.identity() }</h2>
                <button class="button button--quiet" type="button" aria-expanded={correcting.to_string()} onclick={toggle}>{ t.correct() }</button>
            </div>
            <dl class="facts__list">
                { fact(t, t.organ(), &identity.organ) }
                { fact(t, t.year(), &identity.year) }
                { fact(t, t.edition(), &identity.edition) }
                { last_year(t, on, props.last_year.as_ref(), props.offer.as_ref()) }
            </dl>
            if *correcting {
                <CorrectionForm {t} {done} question={question.clone()} />
            }
        </section>
    }
}

fn fact<T>(t: &'static Texts, name: &'static str, fact: &Fact<T>) -> Html {
    let (known, how) = match fact.known {
        Known::Read(_) => ("read", None),
        Known::Likely(_) => ("likely", Some(t.likely())),
        Known::Corrected(_) => ("told", Some(t.told())),
        Known::Unknown => ("unknown", None),
    };
    html! {
        <div class="facts__fact" data-known={known}>
            <dt>{ name }</dt>
            <dd>
                if fact.shown.is_empty() { { t.unknown() } } else { { &fact.shown } }
                if let Some(how) = how { <span class="tag">{ how }</span> }
            </dd>
        </div>
    }
}

/// Last year's report: its name and result, and the buttons to add or remove it.
fn last_year(
    t: &'static Texts,
    on: &Callback<Action>,
    other: Option<&LastYear>,
    offer: Option<&Offer>,
) -> Html {
    let give = {
        let on = on.clone();
        Callback::from(move |files: FileList| input::add_last_year(&files, &on))
    };
    let press = |action: Action, name: String| {
        let on = on.clone();
        html! {
            <button class="button button--quiet" type="button" onclick={move |_| on.emit(action.clone())}>{ name }</button>
        }
    };
    let name = if other.is_some() { t.last_year_other() } else { t.last_year_give() };
    html! {
        <div class="facts__fact facts__fact--beside">
            <dt>{ t.last_year() }</dt>
            <dd>
                if let Some(other) = other {
                    <p class="facts__other">{ &other.file }</p>
                    <p data-status={other.status.word()}>
                        { other.organ.as_deref().unwrap_or_default() }{ " " }{ &other.year_shown }{ " " }{ &other.sentence }
                    </p>
                }
                { file_button(name, name, "button button--quiet", Takes::One, give) }
                if let Some(Offer { number, name }) = offer {
                    { press(Action::AddLastYearFromBatch(*number), fill(t.last_year_offer(), &[("name", name)])) }
                }
                if other.is_some() { { press(Action::RemoveLastYear, t.last_year_away().to_owned()) } }
            </dd>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CorrectionFormProps {
    t: &'static Texts,
    done: Callback<Correction>,
    question: Question,
}

#[component]
fn CorrectionForm(CorrectionFormProps { t, done, question }: &CorrectionFormProps) -> Html {
    let (edition, year, organ) = (use_node_ref(), use_node_ref(), use_node_ref());
    let onsubmit = {
        let (edition, year, organ) = (edition.clone(), year.clone(), organ.clone());
        let done = done.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let select = edition.cast::<HtmlSelectElement>();
            done.emit(Correction {
                edition: select.and_then(|field| Edition::read(&field.value())),
                year: text_of(&year).and_then(|year| year.parse().ok()),
                organ: text_of(&organ),
            });
        }
    };
    let option = |edition: Option<Edition>, name: &'static str| {
        let value = edition.map_or("", Edition::word);
        html! { <option {value} selected={question.edition == edition}>{ name }</option> }
    };
    let known_year = question.year.map(|year| year.to_string());
    html! {
        <form class="correction" {onsubmit}>
            <p class="correction__help">{ t.correct_help() }</p>
            <label>{ t.organ() }<input ref={organ} type="text" autocomplete="off" value={question.organ.clone().unwrap_or_default()} /></label>
            <label>{ t.year() }<input ref={year} type="text" inputmode="numeric" pattern="20[0-9][0-9]" maxlength="4" autocomplete="off" value={known_year.unwrap_or_default()} /></label>
            <label>{ t.edition() }
                <select ref={edition}>
                    { option(None, t.edition_auto()) }
                    { option(Some(Edition::E2021), t.edition_2021()) }
                    { option(Some(Edition::E2019), t.edition_2019()) }
                </select>
            </label>
            <button class="button" type="submit">{ t.correct_apply() }</button>
        </form>
    }
}

fn text_of(field: &NodeRef) -> Option<String> {
    filled(&field.cast::<HtmlInputElement>()?.value())
}
