//! The file as it was read, marked like the official page.

use yew::prelude::*;

use crate::focus::place_name;
use crate::words::{Texts, fill};
use model::Place;
use model::finding::Severity;
use screen::{Finding, Source, SourceBlock, SourceCell, SourcePage, SourcePiece, SourceText};

pub fn source_view(
    t: &'static Texts,
    source: &Source,
    findings: &[Finding],
    selected: Option<u32>,
) -> Html {
    let view = SourceView { findings, selected };
    html! {
        <article class={classes!("source", is_text(source).then_some("source--text"))} lang="zh-CN"
                 tabindex="-1" aria-label={t.view_source()}>
            <p class="source__help">{ t.source_help() }</p>
            for page in source.pages.iter() { { view.page(t, page) } }
            for block in source.blocks.iter() { { view.block(block) } }
        </article>
    }
}

/// Whether there are only lines. Spaces then separate the columns of tables, so a fixed-width font is used.
fn is_text(source: &Source) -> bool {
    source.pages.is_empty()
        && source.blocks.iter().all(|block| matches!(block, SourceBlock::Line(_)))
}

struct SourceView<'a> {
    findings: &'a [Finding],
    selected: Option<u32>,
}

impl SourceView<'_> {
    fn block(&self, block: &SourceBlock) -> Html {
        match block {
            SourceBlock::Line(pieces) => html! {
                <p class="source__line">for piece in pieces.iter() { { self.piece(piece) } }</p>
            },
            SourceBlock::Table(rows) => html! {
                <div class="source__scroll">
                    <table class="source__table"><tbody>
                        for cells in rows.iter() {
                            <tr>for cell in cells.iter() { { self.cell(cell) } }</tr>
                        }
                    </tbody></table>
                </div>
            },
        }
    }

    fn cell(&self, cell: &SourceCell) -> Html {
        html! {
            <td colspan={cell.colspan.to_string()} rowspan={cell.rowspan.to_string()}>
                for piece in cell.pieces.iter() { { self.piece(piece) } }
            </td>
        }
    }

    fn piece(&self, piece: &SourcePiece) -> Html {
        if piece.places.is_empty() {
            return html! { { &piece.text } };
        }
        let (severity, pointed) = self.state(&piece.places);
        html! {
            <span class="source__spot" data-places={names(&piece.places)} data-severity={severity}
                  data-pointed={pointed} tabindex="-1">{ &piece.text }</span>
        }
    }

    fn page(&self, t: &Texts, page: &SourcePage) -> Html {
        let name = fill(t.source_page(), &[("number", &page.number.to_string())]);
        html! {
            <figure class="source__page">
                <figcaption class="minor">{ &name }</figcaption>
                <svg role="group" aria-label={name} viewBox={format!("0 0 {} {}", page.width, page.height)}>
                    for rule in page.rules.iter() { { line(*rule) } }
                    for text in page.texts.iter() { { self.text(text) } }
                </svg>
            </figure>
        }
    }

    fn text(&self, text: &SourceText) -> Html {
        if text.text.trim().is_empty() {
            return html! {};
        }
        let (severity, pointed) = self.state(&text.places);
        let height = text.bottom.saturating_sub(text.top);
        let (left, right) = (edge(text.edges.first()), edge(text.edges.last()));
        // The base line lies at four fifths of the height of a line.
        let foot = text.bottom.saturating_sub(height / 5).to_string();
        let tinted = severity.is_some() || pointed.is_some();
        html! {
            <g class="source__spot" data-places={names(&text.places)} data-severity={severity}
               data-pointed={pointed} tabindex="-1">
                if tinted {
                    <rect class="source__tint" x={left.to_string()} y={text.top.to_string()}
                          width={right.saturating_sub(left).max(1).to_string()} height={height.to_string()} />
                }
                <text x={lefts(text)} y={foot} font-size={height.to_string()}>{ &text.text }</text>
            </g>
        }
    }

    /// The gravest finding that concerns one of the places, and whether it is the selected one.
    fn state(&self, places: &[Place]) -> (Option<&'static str>, Option<&'static str>) {
        let concerning =
            || self.findings.iter().filter(|one| places.iter().any(|place| one.concerns(*place)));
        let gravest = concerning().map(|finding| finding.severity).min();
        let selected = concerning().any(|finding| Some(finding.number) == self.selected);
        (gravest.map(Severity::word), selected.then_some("true"))
    }
}

fn names(places: &[Place]) -> String {
    let names: Vec<String> = places.iter().map(|place| place_name(*place)).collect();
    names.join(" ")
}

fn edge(edge: Option<&i32>) -> i32 {
    edge.copied().unwrap_or_default()
}

/// The left edges of the characters as the file has them; a font of this machine would set them elsewhere.
fn lefts(text: &SourceText) -> String {
    let lefts: Vec<String> =
        text.edges.iter().take(text.text.chars().count()).map(i32::to_string).collect();
    lefts.join(" ")
}

fn line([left, top, right, bottom]: [i32; 4]) -> Html {
    html! {
        <line x1={left.to_string()} y1={top.to_string()} x2={right.to_string()} y2={bottom.to_string()} />
    }
}
