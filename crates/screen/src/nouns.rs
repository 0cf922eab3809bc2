//! Packing of the types of `model`: an enum as the number of its variant, an id of the form as its index in the
//! list of all ids.

use model::finding::{Level, Severity};
use model::{CellId, Edit, Edition, Known, Place, SectionId, TableId, form};

use crate::packing::{Packed, Unpacker, packed};

packed! {
    use Severity { Wrong, Doubtful, Remark, }
    use Level { As(severity), Mute, }
    use Edition { E2019, E2021, }
    use TableId { Proactive, Applications, Disputes, }
    use SectionId {
        Masthead, Overview, Proactive, Applications, Disputes, Problems, OtherMatters, Closing,
    }
    use Place {
        Report,
        Title,
        Section(section),
        Sentence(section, index),
        Span(section, index, start, end),
        Table(table),
        Row(table, row),
        Column(table, column),
        Cell(cell),
    }
}

impl Packed for Edit {
    fn pack(&self, out: &mut Vec<u8>) {
        self.place.pack(out);
        self.printed.pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Edit {
        Edit { place: Packed::unpack(from), printed: Packed::unpack(from) }
    }
}

impl Packed for CellId {
    fn pack(&self, out: &mut Vec<u8>) {
        self.table.pack(out);
        self.row.pack(out);
        self.column.pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> CellId {
        let (table, row) = (Packed::unpack(from), Packed::unpack(from));
        CellId { table, row, column: Packed::unpack(from) }
    }
}

/// The id of a row or a column. One that is in no edition of the form is packed as a number that is a fault when read.
impl Packed for &'static str {
    fn pack(&self, out: &mut Vec<u8>) {
        form::ids().binary_search(self).unwrap_or(usize::MAX).pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> &'static str {
        form::ids().get(usize::unpack(from)).copied().unwrap_or_else(|| {
            from.spoil();
            ""
        })
    }
}

impl<T: Packed> Packed for Known<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        let (number, value) = match self {
            Known::Unknown => (0, None),
            Known::Read(value) => (1, Some(value)),
            Known::Likely(value) => (2, Some(value)),
            Known::Corrected(value) => (3, Some(value)),
        };
        out.push(number);
        if let Some(value) = value {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Known<T> {
        match from.variant(4) {
            1 => Known::Read(T::unpack(from)),
            2 => Known::Likely(T::unpack(from)),
            3 => Known::Corrected(T::unpack(from)),
            _ => Known::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn travelled(place: Place) -> Option<Place> {
        let mut bytes = Vec::new();
        place.pack(&mut bytes);
        let mut from = Unpacker::new(&bytes);
        let back = Place::unpack(&mut from);
        from.is_sound().then_some(back)
    }

    #[test]
    fn every_place_of_both_editions_arrives() {
        for table in Edition::ALL.into_iter().flat_map(|edition| form::form(edition).tables) {
            let id = table.id;
            let rows = table.rows.iter().map(|row| Place::Row(id, row.id));
            let columns = table.columns.iter().map(|column| Place::Column(id, column.id));
            let cells = table.cells().map(Place::Cell);
            for place in rows.chain(columns).chain(cells).chain([Place::Table(id)]) {
                assert_eq!(travelled(place), Some(place));
            }
        }
        for section in SectionId::NUMBERED.into_iter().chain([SectionId::Closing]) {
            let span = Place::Span(section, 2, 14, 300);
            for place in [Place::Section(section), Place::Sentence(section, 1000), span] {
                assert_eq!(travelled(place), Some(place));
            }
        }
        assert_eq!(travelled(Place::Report), Some(Place::Report));
        assert_eq!(travelled(Place::Title), Some(Place::Title));
    }

    #[test]
    fn an_id_of_no_form_is_a_fault() {
        assert_eq!(travelled(Place::Row(TableId::Disputes, "no-such-row")), None);
    }
}
