//! Where the applications went, as a picture in proportion and as a table.
//!
//! ```text
//! received  ▇▇▇▇╲                ╱▇▇ disclosed
//!                ▇▇▇▇ (in) (out) ▇▇  refused …
//! carried in ▇▇╱                 ╲▇▇ carried out
//! ```
//!
//! All lengths are whole units of the view box, and proportional to the numbers: where the two sides differ, the gap is
//! drawn, hatched, and nothing is scaled to fit.

use model::Place;
use yew::prelude::*;

use crate::focus::place_name;
use crate::state::Action;
use crate::words::Texts;
use screen::{Flow, FlowRow, FlowSide, FlowYear};

/// The height of the larger side.
const HEIGHT: u64 = 320;
/// The height that a name needs.
const LINE: u64 = 20;
/// Edges of the columns, from left to right: bars of what came, the trunk of what came, that of what went, and bars of
/// what went.
const CAME: u64 = 110;
const TRUNK: u64 = 230;
const WENT: u64 = 360;
const BAR: u64 = 14;
const WIDTH: u64 = 640;

pub fn flow_view(t: &'static Texts, on: &Callback<Action>, flow: &Flow) -> Html {
    // Both years are drawn to one measure.
    let most = flow.years.iter().flat_map(FlowYear::sides).max().unwrap_or_default().max(1);
    html! {
        <article class="flow" tabindex="-1" aria-label={t.view_flow()}>
            if flow.years.is_empty() { <p>{ t.flow_none() }</p> }
            for year in flow.years.iter() {
                <figure class="flow__year">
                    <figcaption class="flow__title">{ &year.year }{ " " }{ &year.sentence }</figcaption>
                    <div class="flow__scroll" role="region" tabindex="0" aria-label={year.sentence.clone()}>
                        { picture(on, year, most) }
                    </div>
                </figure>
            }
            if !flow.years.is_empty() { { table(t, on, flow) } }
        </article>
    }
}

/// A row that is drawn: its bar, and where its ribbon meets the trunk.
struct Band<'a> {
    row: &'a FlowRow,
    top: u64,
    height: u64,
    at_trunk: u64,
}

/// The bands of one side from top to bottom, and the height of all of it. A low band has the room of its name.
fn bands<'a>(rows: impl Iterator<Item = &'a FlowRow>, most: u64) -> (Vec<Band<'a>>, u64) {
    let (mut bands, mut top, mut sum) = (Vec::new(), 0, 0u64);
    for row in rows {
        let Some(value) = row.value.filter(|value| *value > 0) else { continue };
        let at_trunk = scaled(sum, most);
        sum = sum.saturating_add(value);
        let height = scaled(sum, most).saturating_sub(at_trunk).max(1);
        bands.push(Band { row, top, height, at_trunk });
        top += height.max(LINE) + 2;
    }
    (bands, top)
}

fn scaled(value: u64, most: u64) -> u64 {
    u64::try_from(u128::from(value) * u128::from(HEIGHT) / u128::from(most)).unwrap_or(HEIGHT)
}

fn picture(on: &Callback<Action>, year: &FlowYear, most: u64) -> Html {
    let side =
        |is_in: bool| year.rows.iter().filter(move |row| (row.side == FlowSide::In) == is_in);
    let (came, left) = bands(side(true), most);
    let (went, right) = bands(side(false), most);
    let [came_sum, went_sum] = year.sides().map(|sum| scaled(sum, most));
    let height = left.max(right).max(came_sum).max(went_sum) + 4;
    html! {
        <svg class="flow__picture" role="img" aria-label={year.sentence.clone()}
             viewBox={["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat()}>
            for band in came.iter() { { drawn(on, band, (CAME, TRUNK)) } }
            for band in went.iter() { { drawn(on, band, (WENT, TRUNK + BAR)) } }
            { bar("flow__trunk", (TRUNK, 0), came_sum) }
            { bar("flow__trunk", (TRUNK + BAR, 0), went_sum) }
            { gap(came_sum, went_sum) }
        </svg>
    }
}

/// A bar, its name beside it, and the ribbon between it and the trunk. A press goes to its row in the report.
fn drawn(on: &Callback<Action>, band: &Band<'_>, (bar_at, trunk): (u64, u64)) -> Html {
    let Band { row, top, height, at_trunk } = band;
    let comes = row.side == FlowSide::In;
    let (from, to) = if comes { (bar_at + BAR, trunk) } else { (bar_at, trunk + BAR) };
    let middle = (from + to) / 2;
    let n = |number: u64| number.to_string();
    let path = [
        "M",
        &n(from),
        " ",
        &n(*top),
        "C",
        &n(middle),
        " ",
        &n(*top),
        " ",
        &n(middle),
        " ",
        &n(*at_trunk),
        " ",
        &n(to),
        " ",
        &n(*at_trunk),
        "V",
        &n(at_trunk + height),
        "C",
        &n(middle),
        " ",
        &n(at_trunk + height),
        " ",
        &n(middle),
        " ",
        &n(top + height),
        " ",
        &n(from),
        " ",
        &n(top + height),
        "Z",
    ];
    let (x, anchor) = if comes { (bar_at - 8, "end") } else { (bar_at + BAR + 8, "start") };
    let place = row.place;
    let on = on.clone();
    let side = match row.side {
        FlowSide::In => "in",
        FlowSide::Handled => "handled",
        FlowSide::Out => "out",
    };
    html! {
        <g class="flow__band" data-side={side} data-place={place_name(place)}
           data-certain={(!row.certain).then_some("false")} onclick={move |_| on.emit(Action::GoToPaper(place))}>
            <title>{ &row.name }{ " " }{ &row.printed }</title>
            <path class="flow__ribbon" d={path.concat()} />
            { bar("flow__bar", (bar_at, *top), *height) }
            <text class="flow__name" x={n(x)} y={n(top + (*height).max(LINE) / 2 + 5)} text-anchor={anchor}>
                { &row.name }{ " " }<tspan class="flow__number">{ &row.printed }</tspan>
            </text>
        </g>
    }
}

fn bar(class: &'static str, (x, y): (u64, u64), height: u64) -> Html {
    html! {
        <rect {class} x={x.to_string()} y={y.to_string()} width={BAR.to_string()} height={height.to_string()} />
    }
}

/// What the shorter side lacks.
fn gap(came: u64, went: u64) -> Html {
    if came == went {
        return html! {};
    }
    let (x, top) = if came < went { (TRUNK, came) } else { (TRUNK + BAR, went) };
    let height = came.abs_diff(went);
    let step = usize::try_from(BAR / 2).unwrap_or(1);
    let hatch = (0..height.saturating_sub(BAR)).step_by(step).map(|at| {
        [
            "M",
            &x.to_string(),
            " ",
            &(top + at + BAR).to_string(),
            "l",
            &BAR.to_string(),
            " -",
            &BAR.to_string(),
        ]
        .concat()
    });
    html! {
        <g class="flow__gap">
            { bar("flow__lack", (x, top), height) }
            <path d={hatch.collect::<String>()} />
        </g>
    }
}

fn table(t: &'static Texts, on: &Callback<Action>, flow: &Flow) -> Html {
    let Some((this, others)) = flow.years.split_first() else { return html! {} };
    let of_other = |year: &FlowYear, place: Place| {
        let found = year.rows.iter().find(|row| row.place == place);
        found.map(|row| row.printed.clone())
    };
    html! {
        <table class="flow__table">
            <thead><tr>
                <th scope="col">{ t.flow_row() }</th>
                for year in flow.years.iter() { <th scope="col">{ &year.year }</th> }
            </tr></thead>
            <tbody>
                for row in this.rows.iter() {
                    <tr key={place_name(row.place)}>
                        <th scope="row"><button class="edits__go" type="button" onclick={{
                            let (on, place) = (on.clone(), row.place);
                            move |_| on.emit(Action::GoToPaper(place))
                        }}>{ &row.name }</button></th>
                        <td>{ &row.printed }</td>
                        for year in others.iter() { <td>{ of_other(year, row.place) }</td> }
                    </tr>
                }
            </tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CellId, TableId};

    fn row(value: u64) -> FlowRow {
        FlowRow {
            place: CellId::new(TableId::Applications, "received", "total").into(),
            name: String::new(),
            side: FlowSide::In,
            printed: value.to_string(),
            value: Some(value),
            certain: true,
        }
    }

    #[test]
    fn bands_are_in_proportion_and_meet_the_trunk_without_a_gap() {
        let rows = [row(30), row(0), row(10), row(1)];
        let (drawn, height) = bands(rows.iter(), 41);
        let at: Vec<(u64, u64)> = drawn.iter().map(|band| (band.at_trunk, band.height)).collect();
        assert_eq!(at, [(0, 234), (234, 78), (312, 8)]);
        assert!(drawn.windows(2).all(|pair| pair[0].at_trunk + pair[0].height == pair[1].at_trunk));
        assert_eq!(height, 236 + 80 + 22);
        assert_eq!(scaled(u64::MAX, u64::MAX), HEIGHT);
    }
}
