//! From a finding to the report and back.

use super::{Action, Pane, Spot, Stage, Way};

pub(super) fn point(stage: Stage, action: Action) -> Stage {
    let Some(shown) = &stage.shown else { return stage };
    let findings = &shown.screen.findings;
    let known = |number: u32| findings.iter().find(|finding| finding.number == number);
    match action {
        Action::Point(number) => match known(number).map(|finding| finding.place.place.clone()) {
            Some(place) => Stage { pointed: Some(number), pane: Pane::Paper, ..stage }
                .send(Spot::Mark { number, place }),
            None => stage,
        },
        Action::Visit { number, place } => {
            Stage { pointed: Some(number), pane: Pane::Paper, ..stage }.send(Spot::Place(place))
        }
        Action::Return(number) => Stage { pointed: Some(number), pane: Pane::Findings, ..stage }
            .send(Spot::Finding(number)),
        Action::Leave => match stage.pointed.or_else(|| Some(findings.first()?.number)) {
            Some(number) => Stage { pane: Pane::Findings, ..stage }.send(Spot::Finding(number)),
            None => Stage { pane: Pane::Findings, ..stage },
        },
        Action::Step(way) => {
            let shown = findings.iter().filter(|finding| !finding.is_muted());
            let numbers: Vec<u32> = shown.map(|finding| finding.number).collect();
            match neighbour(&numbers, stage.pointed, way) {
                Some(number) => point(stage, Action::Point(number)),
                None => stage,
            }
        }
        _ => stage,
    }
}

/// The next or previous number, around the ends.
fn neighbour(numbers: &[u32], from: Option<u32>, way: Way) -> Option<u32> {
    let at = from.and_then(|from| numbers.iter().position(|number| *number == from));
    match (way, at) {
        (Way::Next, Some(at)) => numbers.get(at + 1).or(numbers.first()),
        (Way::Next, None) => numbers.first(),
        (Way::Previous, Some(at)) => at.checked_sub(1).map_or(numbers.last(), |at| numbers.get(at)),
        (Way::Previous, None) => numbers.last(),
    }
    .copied()
}
