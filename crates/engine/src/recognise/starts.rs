//! Finds where a table begins in running text, by the words that its head or its first row begins with.

use std::ops::Range;

use super::flat::Flat;
use super::lexicon;
use model::TableId;

/// The first words within a range with which a table begins.
pub(super) fn table_start(
    flat: &Flat<'_>,
    table: TableId,
    within: Range<usize>,
) -> Option<Range<usize>> {
    let anchors = match table {
        TableId::Proactive => lexicon::PROACTIVE_ANCHORS,
        TableId::Applications => lexicon::APPLICATIONS_ANCHORS,
        TableId::Disputes => lexicon::DISPUTES_ANCHORS,
    };
    let labels = lexicon::FIRST_LABELS.iter().filter(|_| table == TableId::Applications);
    let found = anchors.iter().chain(labels).filter_map(|one| flat.find(one, within.clone()));
    found.min_by_key(|found| found.start)
}
