//! The file as it was read, with the same marks as the official page.

use yew::prelude::*;

use crate::words::{Texts, fill};
use screen::{
    Finding, Screen, Source, SourceBlock, SourceCell, SourcePage, SourcePiece, SourceText,
};

pub fn source_view(t: &'static Texts, screen: &Screen, pointed: Option<u32>) -> Html {
    let Some(source) = &screen.source else { return html! {} };
    let desk = Desk { findings: &screen.findings, pointed };
    html! {
        <article class={classes!("source", is_text(source).then_some("source--text"))} lang="zh-CN"
                 tabindex="-1" aria-label={t.view_source()}>
            <p class="source__help">{ t.source_help() }</p>
            for page in source.pages.iter() { { desk.page(t, page) } }
            for block in source.blocks.iter() { { desk.block(block) } }
        </article>
    }
}

/// Nothing but lines: their spaces are all that tells the columns of a table.
fn is_text(source: &Source) -> bool {
    source.pages.is_empty()
        && source.blocks.iter().all(|block| matches!(block, SourceBlock::Line(_)))
}

struct Desk<'a> {
    findings: &'a [Finding],
    pointed: Option<u32>,
}

impl Desk<'_> {
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
            <span class="source__spot" data-places={piece.places.join(" ")} data-severity={severity}
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
        // Four fifths of a line stand above the line that letters stand on.
        let foot = text.bottom.saturating_sub(height / 5).to_string();
        let tinted = severity.is_some() || pointed.is_some();
        html! {
            <g class="source__spot" data-places={text.places.join(" ")} data-severity={severity.clone()}
               data-pointed={pointed} tabindex="-1">
                if tinted {
                    <rect class="source__tint" x={left.to_string()} y={text.top.to_string()}
                          width={right.saturating_sub(left).max(1).to_string()} height={height.to_string()} />
                }
                <text x={lefts(text)} y={foot} font-size={height.to_string()}>{ &text.text }</text>
            </g>
        }
    }

    /// The gravest finding that concerns one of the places, and whether it is the one pointed at.
    fn state(&self, places: &[String]) -> (Option<String>, Option<&'static str>) {
        let concerns = |finding: &&Finding| {
            places.contains(&finding.place.place)
                || finding.related.iter().any(|related| places.contains(&related.place))
        };
        let of = |word: &str| {
            self.findings.iter().filter(concerns).any(|finding| finding.severity == word)
        };
        let severity = ["wrong", "doubtful", "remark"].into_iter().find(|word| of(word));
        let pointed = (self.findings.iter().filter(concerns))
            .any(|finding| Some(finding.number) == self.pointed);
        (severity.map(str::to_owned), pointed.then_some("true"))
    }
}

fn edge(edge: Option<&i32>) -> i32 {
    edge.copied().unwrap_or_default()
}

/// Where each character begins, as the file has it and not as a font of this machine would.
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
