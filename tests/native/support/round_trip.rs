//! JSON as the command line writes it, and what is read out of it again.

use engine::Judged;
use model::document::{Anchor, Format};
use model::language::Language;
use model::{TableId, TableState};
use read::Refused;
use serde_json::Value;
use view::v1;

use crate::reading::check_bytes;

pub fn written(checked: &Judged) -> String {
    v1::write("report.json", Ok::<_, Refused>(checked), Language::Chinese)
}

/// Holds that a report is read again as it was: how many cells were compared.
pub fn holds(name: &str, first: &Judged) -> usize {
    let line = written(first);
    let again = check_bytes("report.json", line.as_bytes()).unwrap();
    assert_eq!(again.format, Format::Json);
    let (one, other) = (first.report(), again.report());
    assert_eq!(one.masthead.title, other.masthead.title, "{name}");
    assert_eq!(one.organ.get(), other.organ.get(), "{name}");
    assert_eq!(one.year.get(), other.year.get(), "{name}");
    let mut cells = 0;
    for id in TableId::ALL {
        let (one, other) = (one.table(id).unwrap(), other.table(id).unwrap());
        for (key, cell) in &one.cells {
            cells += 1;
            let back = &other.cells[key];
            let same =
                (&cell.entry, cell.certain, &cell.note) == (&back.entry, back.certain, &back.note);
            assert!(same, "{name} {id:?} {key:?}: {cell:?} became {back:?}");
        }
        // One that could not be read at all comes back as what its cells are: unread.
        let unread = |state| matches!(state, TableState::Unreadable | TableState::Partial);
        let same = one.state == other.state || (unread(one.state) && unread(other.state));
        assert!(same, "{name} {id:?}: {:?} became {:?}", one.state, other.state);
    }
    let value: Value = serde_json::from_str(&line).unwrap();
    for (place, anchor) in &again.reading.anchors {
        let Anchor::Json { pointer, chars } = anchor else { panic!("{place}: {anchor:?}") };
        let text = value.pointer(pointer).unwrap().as_str().unwrap();
        assert!(chars.end <= text.chars().count() && chars.start < chars.end.max(1), "{place}");
    }
    cells
}
