//! A table of the official form, as a real table.

use yew::prelude::*;

use super::field::Shape;
use super::marks::{marks_of, numbers, severity_of};
use super::paper::Drawing;
use crate::focus::place_name;
use crate::words::{Texts, fill};
use model::Place;
use screen::{CellRole, Finding, PaperCell, PaperTable};

pub fn paper_table(drawing: Drawing<'_>, table: &PaperTable) -> Html {
    let t = drawing.t;
    let head = usize::try_from(table.head_rows).unwrap_or_default();
    let row = |cells: &Vec<PaperCell>| {
        html! { <tr>for cell in cells.iter() { { draw(drawing, cell) } }</tr> }
    };
    let concerned = severity_of(&table.marks);
    html! {
        <div class="paper__scroll" role="region" tabindex="0" aria-label={table.caption.clone()} data-table={table.table.word()}>
            if !table.marks.numbers.is_empty() {
                <p class="paper__marks">{ marks_of(t, &table.marks) }</p>
            }
            <table class={classes!("grid", format!("grid--{}", table.table.word()))}
                   data-marks={numbers(&table.marks.numbers)} data-concerns={numbers(&table.marks.concerns)}
                   data-severity={concerned} tabindex="-1">
                <caption class="unseen">{ &table.caption }</caption>
                <colgroup>for _ in 0..table.columns { <col /> }</colgroup>
                if head > 0 {
                    <thead>for cells in table.rows.iter().take(head) { { row(cells) } }</thead>
                }
                <tbody>for cells in table.rows.iter().skip(head) { { row(cells) } }</tbody>
            </table>
        </div>
    }
}

fn draw(drawing: Drawing<'_>, cell: &PaperCell) -> Html {
    let t = drawing.t;
    match cell.role {
        CellRole::Value => value(drawing, cell),
        CellRole::ColumnLabel => label(t, cell, if cell.colspan > 1 { "colgroup" } else { "col" }),
        CellRole::RowLabel => label(t, cell, if cell.rowspan > 1 { "rowgroup" } else { "row" }),
    }
}

fn label(t: &'static Texts, cell: &PaperCell, scope: &'static str) -> Html {
    html! {
        <th class="grid__label" {scope} colspan={span(cell.colspan)} rowspan={span(cell.rowspan)}
            data-place={cell.place.map(place_name)} data-marks={numbers(&cell.marks.numbers)}
            data-concerns={numbers(&cell.marks.concerns)} data-severity={severity_of(&cell.marks)} tabindex="-1">
            { &cell.text }{ marks_of(t, &cell.marks) }
        </th>
    }
}

fn value(drawing: Drawing<'_>, cell: &PaperCell) -> Html {
    let Drawing { t, selected, .. } = drawing;
    let typed = cell.place.and_then(|place| drawing.typed(place));
    let about = match typed {
        Some(_) => Some(drawing.about_typed(cell.typed_over.as_deref())),
        None if cell.absent => Some(t.absent().to_owned()),
        None if !cell.certain => Some(t.uncertain().to_owned()),
        None => None,
    };
    let title = match &about {
        Some(about) => [cell.name.as_str(), about].join(" · "),
        None => cell.name.clone(),
    };
    let (tint, sign) = tint(cell.place, selected);
    let field = cell.place.and_then(|place| drawing.field(place, &cell.name, Shape::Line));
    let proposed = cell.place.and_then(|place| drawing.proposed(place));
    let untouched = typed.is_none();
    html! {
        <td class="grid__value" colspan={span(cell.colspan)} rowspan={span(cell.rowspan)} {title}
            data-place={cell.place.map(place_name)} data-marks={numbers(&cell.marks.numbers)}
            data-concerns={numbers(&cell.marks.concerns)} data-severity={severity_of(&cell.marks)}
            data-certain={(untouched && !cell.certain).then_some("false")}
            data-absent={(untouched && cell.absent).then_some("true")}
            data-typed={typed.map(|_| "true")} data-tint={tint} data-sign={sign} tabindex="-1">
            if let Some(field) = field {
                { field }
            } else {
                <span class="grid__printed">{ typed.unwrap_or(&cell.text) }</span>
                if let Some(proposed) = proposed {
                    <span class="grid__proposed" title={t.proposed_key()}>{ fill(t.proposed(), &[("value", proposed)]) }</span>
                }
                if let Some(about) = about { <span class="unseen">{ about }</span> }
                { marks_of(t, &cell.marks) }
            }
        </td>
    }
}

/// The side of the first sum that the cell is a term of, and its sign.
fn tint(
    place: Option<Place>,
    selected: Option<&Finding>,
) -> (Option<&'static str>, Option<&'static str>) {
    let (Some(place), Some(finding)) = (place, selected) else { return (None, None) };
    for sum in &finding.sums {
        if let Some(at) = sum.left.iter().position(|term| term.place == place) {
            return (Some("left"), (at > 0).then_some("+"));
        }
        if let Some(at) = sum.right.iter().position(|term| term.place == place) {
            return (Some("right"), Some(if at > 0 { "+" } else { "=" }));
        }
    }
    let concerned = finding.related.iter().any(|related| related.place == place);
    (concerned.then_some("concerned"), None)
}

fn span(span: u32) -> Option<String> {
    (span > 1).then(|| span.to_string())
}
