//! The report set as the official page, with the findings marked in it. Every spot of it can be typed in.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::field::{PaperField, Shape};
use super::marks::{marks_of, numbers, severity_of};
use super::table::paper_table;
use crate::focus::place_name;
use crate::state::spots::{self, Heading};
use crate::state::{Action, Field};
use crate::words::{Texts, fill};
use model::{Edit, Place, SectionId, TableId};
use screen::{
    Finding, HeadingLevel, Marks, Paper, PaperBlock, PaperGap, PaperHeading, PaperSentence,
    PaperTitle,
};

/// What is drawn on the paper beside the report.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    pub t: &'static Texts,
    pub on: &'a Callback<Action>,
    pub selected: Option<&'a Finding>,
    /// What was typed; the answer about it may not have come yet.
    pub edits: &'a [Edit],
    /// What a finding suggests.
    pub proposed: &'a [Edit],
    pub field: Option<&'a Field>,
}

pub fn paper(drawing: Drawing<'_>, paper: &Rc<Paper>) -> Html {
    // One listener for all spots. A mark selects its finding; a spot that is pressed a second time opens its field.
    let focused = Rc::new(Cell::new(None));
    let Drawing { t, on, .. } = drawing;
    let onmousedown = {
        let focused = focused.clone();
        move |event: MouseEvent| focused.set(focused_spot(event.target_dyn_into()))
    };
    let onclick = {
        let on = on.clone();
        move |event: MouseEvent| {
            let Some(target) = event.target_dyn_into::<Element>() else { return };
            if let Some(number) = finding_of_mark(&target) {
                on.emit(Action::BackToFinding(number));
            } else if let Some(place) = spot_of(&target).filter(|at| focused.get() == Some(*at)) {
                on.emit(Action::OpenField { place, typed: None });
            }
        }
    };
    let onkeydown = {
        let (on, paper) = (on.clone(), paper.clone());
        move |event: KeyboardEvent| {
            let target = event.target_dyn_into::<Element>();
            if let Some(action) = target.and_then(|target| pressed(&event, &target, &paper)) {
                event.prevent_default();
                on.emit(action);
            }
        }
    };
    html! {
        <article class="paper" lang="zh-CN" tabindex="0" aria-label={t.report()} aria-describedby="paper-keys"
                 {onmousedown} {onclick} {onkeydown}>
            for block in paper.blocks.iter() {
                { draw(drawing, block) }
            }
        </article>
    }
}

/// What a key does: it opens the field of a spot, goes on to another, or selects the finding of a mark.
fn pressed(event: &KeyboardEvent, target: &Element, paper: &Paper) -> Option<Action> {
    let key = event.key();
    let opens = matches!(key.as_str(), "Enter" | "F2");
    if opens && let Some(number) = finding_of_mark(target) {
        return Some(Action::BackToFinding(number));
    }
    let command = event.ctrl_key() || event.meta_key();
    if command && key == "Enter" && !event.shift_key() {
        return Some(Action::TakeProposed);
    }
    let Some(place) = spot_of(target) else {
        // The paper, or a table, as a whole.
        let table = target.closest("[data-table]").ok().flatten();
        let table = table.and_then(|table| table.get_attribute("data-table"));
        let table = table.and_then(|word| TableId::ALL.into_iter().find(|id| id.word() == word));
        return spots::first(paper, table).filter(|_| opens).map(Action::GoToSpot);
    };
    let go = |heading| spots::go(paper, place, heading).map(Action::GoToSpot);
    let is_cell = matches!(place, Place::Cell(_));
    match (key.as_str(), event.shift_key()) {
        _ if command || event.alt_key() => None,
        ("Enter" | "F2", _) => Some(Action::OpenField { place, typed: None }),
        ("ArrowUp", _) => go(Heading::Up),
        ("ArrowDown", _) => go(Heading::Down),
        ("ArrowLeft", _) => go(Heading::Left),
        ("ArrowRight", _) => go(Heading::Right),
        ("Tab", false) if is_cell => go(Heading::Next),
        ("Tab", true) if is_cell => go(Heading::Previous),
        ("Delete" | "Backspace", _) if is_cell => Some(Action::Blank(place)),
        (typed, _) if is_cell && typed.chars().count() == 1 && typed != " " => {
            Some(Action::OpenField { place, typed: Some(key) })
        }
        _ => None,
    }
}

/// The place of the spot around an element, where it can be typed in.
pub fn spot_of(target: &Element) -> Option<Place> {
    let spot = target.closest(".paper [data-place]").ok().flatten()?;
    if spot.tag_name().eq_ignore_ascii_case("th") {
        return None;
    }
    Place::read_editable(&spot.get_attribute("data-place")?)
}

/// The spot around an element that has the focus itself.
fn focused_spot(target: Option<Element>) -> Option<Place> {
    let spot = target?.closest("[data-place]:focus").ok().flatten()?;
    spot_of(&spot)
}

fn finding_of_mark(target: &Element) -> Option<u32> {
    let mark = target.closest("[data-number]").ok().flatten()?;
    mark.get_attribute("data-number")?.parse().ok()
}

fn draw(drawing: Drawing<'_>, block: &PaperBlock) -> Html {
    let t = drawing.t;
    match block {
        PaperBlock::Title(PaperTitle { lines, typed_over, marks }) => {
            let text = lines.concat();
            let lines = match drawing.typed(Place::Title).filter(|typed| *typed != text) {
                Some(typed) => vec![typed],
                None => lines.iter().map(String::as_str).collect(),
            };
            let inner = html! {
                <>
                    for line in lines { <span class="paper__line">{ line }</span> }
                    { marks_of(t, marks) }
                </>
            };
            drawing.spot(("h2", "paper__title"), Place::Title, (marks, typed_over), inner)
        }
        PaperBlock::Heading(PaperHeading { place, level, text, typed_over, marks }) => {
            let kind = match level {
                HeadingLevel::Section => ("h3", "paper__h1"),
                HeadingLevel::Subheading => ("h4", "paper__h2"),
            };
            let text = drawing.typed(*place).unwrap_or(text);
            let inner = html! { <>{ text }{ marks_of(t, marks) }</> };
            drawing.spot(kind, *place, (marks, typed_over), inner)
        }
        PaperBlock::Paragraph(sentences) => html! {
            <p class={if closes(sentences) { "paper__text paper__text--closing" } else { "paper__text" }}>
                for sentence in sentences.iter() { { draw_sentence(drawing, sentence) } }
            </p>
        },
        PaperBlock::Table(table) => paper_table(drawing, table),
        PaperBlock::Gap(PaperGap { place, text, marks }) => {
            let inner = html! { <>{ text }{ marks_of(t, marks) }</> };
            drawing.spot(("p", "paper__gap"), *place, (marks, &None), inner)
        }
    }
}

/// Name and date at the end are set on the right.
fn closes(sentences: &[PaperSentence]) -> bool {
    let first = sentences.first().map(|sentence| sentence.place);
    matches!(first, Some(Place::Sentence(SectionId::Closing, _)))
}

fn draw_sentence(drawing: Drawing<'_>, sentence: &PaperSentence) -> Html {
    let PaperSentence { place, text, typed_over, marks, .. } = sentence;
    let text = match drawing.typed(*place).filter(|typed| typed != text) {
        Some(typed) => typed.into(),
        None => text_of(sentence),
    };
    let inner = html! {
        <>
            { text }
            if let Some(proposed) = drawing.proposed(*place) {
                <span class="paper__proposed">{ proposed }</span>
            }
            { marks_of(drawing.t, marks) }
        </>
    };
    drawing.spot(("span", "paper__sentence"), *place, (marks, typed_over), inner)
}

/// A sentence with its numbers marked as explained, contradicted or not examined.
fn text_of(sentence: &PaperSentence) -> Html {
    let chars: Vec<char> = sentence.text.chars().collect();
    let text =
        |from: usize, to: usize| -> String { chars.get(from..to).unwrap_or(&[]).iter().collect() };
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX).min(chars.len());
    let mut last = 0;
    let mut pieces: Vec<Html> = Vec::new();
    for number in &sentence.numbers {
        let (start, end) = (place(number.start).max(last), place(number.end));
        pieces.push(text(last, start).into());
        pieces.push(html! {
            <span class="said" data-state={number.state.word()} title={number.about.clone()}>
                { text(start, end) }
            </span>
        });
        last = end.max(start);
    }
    pieces.push(text(last, chars.len()).into());
    html! { { for pieces } }
}

impl Drawing<'_> {
    /// An element that a finding can be marked at, and that can be typed in.
    fn spot(
        self,
        (tag, class): (&'static str, &'static str),
        place: Place,
        (marks, typed_over): (&Marks, &Option<String>),
        inner: Html,
    ) -> Html {
        let here = self.selected.is_some_and(|finding| marks.concerns.contains(&finding.number));
        let typed = self.typed(place).is_some();
        let title = typed.then(|| self.about_typed(typed_over.as_deref()));
        let inner = match self.field(place, self.t.typing(), Shape::Lines) {
            Some(field) => field,
            None if typed => html! { <>{ inner }<span class="unseen">{ title.clone() }</span></> },
            None => inner,
        };
        html! {
            <@{tag} {class} {title} data-place={place_name(place)} data-marks={numbers(&marks.numbers)}
                data-concerns={numbers(&marks.concerns)} data-severity={severity_of(marks)}
                data-pointed={here.then_some("true")} data-typed={typed.then_some("true")} tabindex="-1">{ inner }</@>
        }
    }

    /// The field, where it is open at this place.
    pub fn field(self, place: Place, name: &str, shape: Shape) -> Option<Html> {
        let field = self.field.filter(|field| field.place == place)?.clone();
        let (on, name) = (self.on.clone(), AttrValue::from(name.to_owned()));
        Some(html! { <PaperField {on} {field} {name} {shape} /> })
    }

    /// What is typed there.
    pub fn typed(&self, place: Place) -> Option<&str> {
        printed(self.edits, place)
    }

    /// What the finding that is looked at suggests there.
    pub fn proposed(&self, place: Place) -> Option<&str> {
        printed(self.proposed, place)
    }

    /// Says that it was typed here, and what the file has.
    pub fn about_typed(self, typed_over: Option<&str>) -> String {
        let before = typed_over.filter(|before| !before.is_empty());
        fill(self.t.typed_over(), &[("before", before.unwrap_or(self.t.blank()))])
    }
}

fn printed(edits: &[Edit], place: Place) -> Option<&str> {
    edits.iter().find(|edit| edit.place == place).map(|edit| edit.printed.as_str())
}
