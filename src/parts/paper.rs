//! The report set as the official page, with the findings marked in it.

use web_sys::Element;
use yew::prelude::*;

use super::marks::{marks_of, numbers, severity_of};
use super::table::paper_table;
use crate::focus::place_name;
use crate::state::Action;
use crate::words::Texts;
use model::{Place, SectionId};
use screen::{
    Finding, HeadingLevel, Marks, Paper, PaperBlock, PaperGap, PaperHeading, PaperSentence,
    PaperTitle,
};

pub fn paper(
    t: &'static Texts,
    on: &Callback<Action>,
    paper: &Paper,
    selected: Option<&Finding>,
) -> Html {
    // One listener for all marked spots: a click or key on one selects its finding.
    let back = {
        let on = on.clone();
        move |target: Option<Element>| {
            if let Some(number) = target.and_then(|target| finding_at(&target)) {
                on.emit(Action::BackToFinding(number));
            }
        }
    };
    let onclick = {
        let back = back.clone();
        move |event: MouseEvent| back(event.target_dyn_into())
    };
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            back(event.target_dyn_into());
        }
    };
    html! {
        <article class="paper" lang="zh-CN" tabindex="-1" aria-label={t.report()} {onclick} {onkeydown}>
            for block in paper.blocks.iter() {
                { draw(t, block, selected) }
            }
        </article>
    }
}

fn draw(t: &'static Texts, block: &PaperBlock, selected: Option<&Finding>) -> Html {
    let number = selected.map(|finding| finding.number);
    match block {
        PaperBlock::Title(PaperTitle { lines, marks }) => spot(
            "h2",
            "paper__title",
            Place::Title,
            marks,
            number,
            html! {
                <>
                    for line in lines.iter() { <span class="paper__line">{ line }</span> }
                    { marks_of(t, marks) }
                </>
            },
        ),
        PaperBlock::Heading(PaperHeading { place, level, text, marks }) => {
            let (tag, class) = match level {
                HeadingLevel::Section => ("h3", "paper__h1"),
                HeadingLevel::Subheading => ("h4", "paper__h2"),
            };
            spot(tag, class, *place, marks, number, html! { <>{ text }{ marks_of(t, marks) }</> })
        }
        PaperBlock::Paragraph(sentences) => html! {
            <p class={if closes(sentences) { "paper__text paper__text--closing" } else { "paper__text" }}>
                for sentence in sentences.iter() { { draw_sentence(t, sentence, number) } }
            </p>
        },
        PaperBlock::Table(table) => paper_table(t, table, selected),
        PaperBlock::Gap(PaperGap { place, text, marks }) => spot(
            "p",
            "paper__gap",
            *place,
            marks,
            number,
            html! { <>{ text }{ marks_of(t, marks) }</> },
        ),
    }
}

/// Name and date at the end are set on the right.
fn closes(sentences: &[PaperSentence]) -> bool {
    let first = sentences.first().map(|sentence| sentence.place);
    matches!(first, Some(Place::Sentence(SectionId::Closing, _)))
}

fn draw_sentence(t: &'static Texts, sentence: &PaperSentence, selected: Option<u32>) -> Html {
    let inner = html! { <>{ text_of(sentence) }{ marks_of(t, &sentence.marks) }</> };
    spot("span", "paper__sentence", sentence.place, &sentence.marks, selected, inner)
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

/// An element that a finding can be marked at.
fn spot(
    tag: &'static str,
    class: &'static str,
    place: Place,
    marks: &Marks,
    selected: Option<u32>,
    inner: Html,
) -> Html {
    let here = selected.is_some_and(|number| marks.concerns.contains(&number));
    html! {
        <@{tag} {class} data-place={place_name(place)} data-marks={numbers(&marks.numbers)}
            data-concerns={numbers(&marks.concerns)} data-severity={severity_of(marks)}
            data-pointed={here.then_some("true")} tabindex="-1">{ inner }</@>
    }
}

/// The finding of a mark, or else the first that concerns the spot.
fn finding_at(target: &Element) -> Option<u32> {
    let attribute = |selector: &str, name: &str| {
        target.closest(selector).ok().flatten().and_then(|spot| spot.get_attribute(name))
    };
    attribute("[data-number]", "data-number")
        .or_else(|| attribute("[data-concerns]", "data-concerns"))?
        .split(' ')
        .next()?
        .parse()
        .ok()
}
