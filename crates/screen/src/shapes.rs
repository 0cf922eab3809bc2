//! Every type of a screen, field by field, as it is packed.

use super::packing::{Packed, Parcel, packed};
use super::*;

packed! {
    Screen {
        file, language, status, verdict, trouble, identity, findings, paper, coverage, last_year,
        notes, not_looked_at, source, json,
    }
    Verdict { headline, detail, wrong, doubtful, remarks, muted, checked, unchecked }
    Trouble { kind, what, todo }
    Identity { edition, year, organ, format }
    Fact { value, shown, known }
    LastYear { file, organ, year, status, said }
    Finding {
        id, number, fingerprint, rule, severity, level, lowered, place, related, title, wrong, why,
        todo, basis, sums, suggestions, rests_on_uncertain, plain,
    }
    PlaceName { place, name }
    SumShown { left, right, left_value, right_value }
    TermShown { place, name, printed }
    SuggestionShown { text, places, certain }
    Paper { blocks }
    PaperSentence { place, text, numbers, marks }
    PaperNumber { start, end, state, about }
    Marks { numbers, concerns, severity }
    PaperTable { table, caption, head_rows, columns, rows, marks }
    PaperCell { text, colspan, rowspan, role, place, name, certain, absent, marks }
    CoverageGroup { title, holds, broken, holds_with_blanks, unchecked }
    Unchecked { what, why, count }
    Note { place, text }
    Source { pages, blocks }
    SourcePiece { text, places }
    SourceCell { pieces, colspan, rowspan }
    SourcePage { number, width, height, texts, rules }
    SourceText { text, top, bottom, edges, places }
}

impl Packed for PaperBlock {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            PaperBlock::Title { place, lines, marks } => {
                out.push(0);
                place.pack(out);
                lines.pack(out);
                marks.pack(out);
            }
            PaperBlock::Heading { place, level, text, marks } => {
                out.push(1);
                place.pack(out);
                level.pack(out);
                text.pack(out);
                marks.pack(out);
            }
            PaperBlock::Paragraph { sentences } => {
                out.push(2);
                sentences.pack(out);
            }
            PaperBlock::Table(table) => {
                out.push(3);
                table.pack(out);
            }
            PaperBlock::Gap { place, text, marks } => {
                out.push(4);
                place.pack(out);
                text.pack(out);
                marks.pack(out);
            }
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> PaperBlock {
        let kind = from.number();
        if kind == 3 {
            return PaperBlock::Table(Packed::unpack(from));
        }
        if kind == 2 {
            return PaperBlock::Paragraph { sentences: Packed::unpack(from) };
        }
        let place = Packed::unpack(from);
        if kind == 0 {
            let lines = Packed::unpack(from);
            return PaperBlock::Title { place, lines, marks: Packed::unpack(from) };
        }
        if kind == 1 {
            let (level, text) = (Packed::unpack(from), Packed::unpack(from));
            return PaperBlock::Heading { place, level, text, marks: Packed::unpack(from) };
        }
        if kind != 4 {
            from.spoil();
        }
        let text = Packed::unpack(from);
        PaperBlock::Gap { place, text, marks: Packed::unpack(from) }
    }
}

impl Packed for CellRole {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(match self {
            CellRole::ColumnLabel => 0,
            CellRole::RowLabel => 1,
            CellRole::Value => 2,
        });
    }

    fn unpack(from: &mut Parcel<'_>) -> CellRole {
        match from.number() {
            0 => CellRole::ColumnLabel,
            1 => CellRole::RowLabel,
            _ => CellRole::Value,
        }
    }
}

impl Packed for SourceBlock {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            SourceBlock::Line(pieces) => {
                out.push(0);
                pieces.pack(out);
            }
            SourceBlock::Table(rows) => {
                out.push(1);
                rows.pack(out);
            }
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> SourceBlock {
        match from.number() {
            0 => SourceBlock::Line(Packed::unpack(from)),
            _ => SourceBlock::Table(Packed::unpack(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;

    /// With something in every list, and every kind of block.
    fn screen() -> Screen {
        let text = |word: &str| word.to_owned();
        let marks = Marks { numbers: vec![1], concerns: vec![1, 300], severity: text("wrong") };
        let place = PlaceName { place: text("title"), name: text("标题") };
        let cell = PaperCell {
            text: text("1"),
            colspan: 1,
            rowspan: 2,
            role: CellRole::RowLabel,
            place: Some(text("p")),
            name: text("n"),
            certain: true,
            absent: false,
            marks: marks.clone(),
        };
        let table = PaperTable {
            table: text("proactive"),
            caption: text("c"),
            head_rows: 1,
            columns: 2,
            rows: vec![vec![cell], Vec::new()],
            marks: marks.clone(),
        };
        let number = PaperNumber { start: 1, end: 2, state: text("explained"), about: text("a") };
        let sentence = PaperSentence {
            place: text("s"),
            text: text("1。"),
            numbers: vec![number],
            marks: marks.clone(),
        };
        let term = TermShown { place: text("t"), name: text("n"), printed: text("3") };
        let sum =
            SumShown { left: vec![term], right: Vec::new(), left_value: u64::MAX, right_value: 0 };
        let piece = SourcePiece { text: text("x"), places: vec![text("p")] };
        let source = Source {
            pages: vec![SourcePage {
                number: 1,
                width: -1,
                height: i32::MAX,
                texts: vec![SourceText { edges: vec![0, -300], ..SourceText::default() }],
                rules: vec![[1, -2, 3, 4]],
            }],
            blocks: vec![
                SourceBlock::Line(vec![piece.clone()]),
                SourceBlock::Table(vec![vec![SourceCell {
                    pieces: vec![piece],
                    colspan: 1,
                    rowspan: 1,
                }]]),
            ],
        };
        Screen {
            findings: vec![Finding {
                number: 3,
                sums: vec![sum],
                rests_on_uncertain: true,
                ..Finding::default()
            }],
            paper: Paper {
                blocks: vec![
                    PaperBlock::Title {
                        place: text("t"),
                        lines: vec![text("l")],
                        marks: marks.clone(),
                    },
                    PaperBlock::Heading {
                        place: text("h"),
                        level: 2,
                        text: text("x"),
                        marks: marks.clone(),
                    },
                    PaperBlock::Paragraph { sentences: vec![sentence] },
                    PaperBlock::Table(table),
                    PaperBlock::Gap { place: text("g"), text: text("x"), marks },
                ],
            },
            notes: vec![Note { place, text: text("note") }],
            source: Some(source),
            ..Screen::default()
        }
    }

    #[test]
    fn a_screen_is_unpacked_as_it_was_packed() {
        let screen = screen();
        let packed = screen.packed();
        assert_eq!(Screen::unpacked(&packed, String::new()), Some(screen));
        // Whatever is cut off or changed is noticed or is another screen, and never the end of us.
        for length in 0..packed.len() {
            assert_eq!(Screen::unpacked(&packed[..length], String::new()), None, "{length}");
        }
        for at in 0..packed.len() {
            let mut other = packed.clone();
            other[at] ^= 0x81;
            let _ = Screen::unpacked(&other, String::new());
        }
        assert_eq!(Screen::unpacked(&[packed, vec![0]].concat(), String::new()), None);
    }
}
