#![allow(clippy::indexing_slicing)]

use model::finding::{Level, Severity};
use model::{CellId, Edit, Edition, Known, Place, SectionId, TableId};

use super::*;
use crate::*;

fn text(word: &str) -> String {
    word.to_owned()
}

fn cell_place() -> Place {
    Place::Cell(CellId::new(TableId::Disputes, "review", "total"))
}

fn marks() -> Marks {
    Marks { numbers: vec![1], concerns: vec![1, 300], severity: Some(Severity::Wrong) }
}

fn summary() -> Summary {
    Summary {
        file: text("a.docx"),
        status: Status::Partial,
        complete: true,
        verdict: Verdict { headline: text("h"), wrong: 1, ..Verdict::default() },
        trouble: Some(Trouble { kind: TroubleKind::Works, what: text("w"), todo: text("t") }),
        identity: Identity {
            edition: Fact { known: Known::Corrected(Edition::E2019), shown: text("e") },
            year: Fact { known: Known::Likely(2023), shown: text("2023") },
            organ: Fact { known: Known::Read(text("某局")), shown: text("某局") },
            format: text("f"),
        },
        last_year: Some(LastYear {
            file: text("b"),
            organ: None,
            year: Some(2022),
            year_shown: text("2022"),
            status: LastYearStatus::NotTheYearBefore,
            sentence: text("s"),
        }),
    }
}

fn findings() -> Vec<Finding> {
    let term = TermShown { place: cell_place(), name: text("n"), printed: text("3") };
    let sum =
        SumShown { left: vec![term], right: Vec::new(), left_value: u64::MAX, right_value: 0 };
    let suggestion = SuggestionShown {
        text: text("x"),
        edits: vec![Edit { place: cell_place(), printed: text("4") }],
        certain: true,
    };
    let finding = Finding::new(3, Severity::Doubtful, Place::Span(SectionId::Overview, 2, 14, 31));
    vec![Finding {
        level: Some(Level::As(Severity::Remark)),
        sums: vec![sum],
        suggestions: vec![suggestion],
        rests_on_uncertain: true,
        ..finding
    }]
}

fn paper() -> Paper {
    let cell = PaperCell {
        text: text("1"),
        colspan: 1,
        rowspan: 2,
        role: CellRole::RowLabel,
        place: Some(cell_place()),
        name: text("n"),
        certain: true,
        absent: false,
        typed_over: Some(text("2")),
        marks: marks(),
    };
    let table = PaperTable {
        table: TableId::Proactive,
        caption: text("c"),
        head_rows: 1,
        columns: 2,
        rows: vec![vec![cell], Vec::new()],
        marks: marks(),
    };
    let state = NumberState::Explained;
    let sentence = PaperSentence {
        place: Place::Sentence(SectionId::Overview, 0),
        text: text("1。"),
        numbers: vec![PaperNumber { start: 1, end: 2, state, about: text("a") }],
        typed_over: Some(text("2。")),
        marks: marks(),
    };
    let heading = PaperHeading {
        place: Place::Section(SectionId::Problems),
        level: HeadingLevel::Subheading,
        text: text("x"),
        typed_over: None,
        marks: marks(),
    };
    let gap = PaperGap { place: Place::Table(TableId::Disputes), text: text("x"), marks: marks() };
    Paper {
        blocks: vec![
            PaperBlock::Title(PaperTitle {
                lines: vec![text("l")],
                typed_over: None,
                marks: marks(),
            }),
            PaperBlock::Heading(heading),
            PaperBlock::Paragraph(vec![sentence]),
            PaperBlock::Table(table),
            PaperBlock::Gap(gap),
        ],
    }
}

fn coverage() -> Coverage {
    let unchecked = vec![Unchecked { what: text("w"), why: text("y"), count: 2 }];
    let place = PlaceName { place: Place::Report, name: text("n") };
    Coverage {
        groups: vec![CoverageGroup {
            title: text("t"),
            holds: 1,
            broken: 2,
            holds_with_blanks: 3,
            unchecked,
        }],
        notes: vec![Note { place, text: text("note") }],
        not_looked_at: vec![text("s")],
    }
}

fn source() -> Source {
    let piece = SourcePiece { text: text("x"), places: vec![Place::Title, cell_place()] };
    Source {
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
    }
}

/// With something in every list, and every kind of block.
fn all() -> Parts {
    Parts {
        summary: Some(summary()),
        findings: Some(findings()),
        paper: Some(paper()),
        coverage: Some(coverage()),
        source: Some(source()),
        flow: Some(flow()),
    }
}

fn flow() -> Flow {
    let row = FlowRow {
        place: cell_place(),
        name: text("n"),
        side: FlowSide::Out,
        printed: text("3"),
        value: Some(3),
        certain: false,
    };
    Flow { years: vec![FlowYear { year: text("2023"), sentence: text("s"), rows: vec![row] }] }
}

#[test]
fn parts_are_unpacked_as_they_were_packed() {
    let parts = all();
    let packed = parts.packed();
    assert_eq!(Parts::unpacked(&packed), Some(parts));
    // Bytes that are cut or changed give `None` or other parts; they never panic.
    for length in 0..packed.len() {
        assert_eq!(Parts::unpacked(&packed[..length]), None, "{length}");
    }
    for at in 0..packed.len() {
        for bits in [0x01, 0x7F, 0x80, 0x81, 0xFF] {
            let mut other = packed.clone();
            other[at] ^= bits;
            let _ = Parts::unpacked(&other);
        }
    }
    assert_eq!(Parts::unpacked(&[packed, vec![0]].concat()), None);
}

#[test]
fn each_part_travels_by_itself() {
    let alone = Parts { paper: Some(paper()), ..Parts::default() };
    let back = Parts::unpacked(&alone.packed());
    assert_eq!(back.as_ref().map(Parts::set), Some(PartSet::of([Part::Paper])));
    assert_eq!(back, Some(alone));
}

#[test]
fn a_set_of_parts_is_named_by_words() {
    let set = PartSet::report();
    assert_eq!(set.words(), "summary findings paper coverage");
    assert_eq!(PartSet::read(&set.words()), set);
    assert_eq!(PartSet::read("paper unheard"), PartSet::of([Part::Paper]));
    assert_eq!(all().set().without(set), PartSet::of([Part::Source, Part::Flow]));
    assert!(PartSet::read("").is_empty());
}
