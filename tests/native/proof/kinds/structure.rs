//! Headings and tables that are missing, moved or renamed, and placeholders that were not filled in.

use std::ops::Range;

use model::form::form;
use model::{Edition, Place, SectionId, TableId};

use super::{Case, Kind, Of, Right};
use crate::maker::draw::Draw;
use crate::own::row;
use crate::sample::{Edit, Sample};

pub const KINDS: &[Kind] = &[
    Kind {
        name: "a heading missing",
        rules: &["section-is-missing"],
        of: Of::Others,
        make: missing,
    },
    Kind {
        name: "a heading renamed",
        rules: &["section-is-missing"],
        of: Of::Others,
        make: renamed,
    },
    Kind {
        name: "a heading renumbered",
        rules: &["sections-are-out-of-order"],
        of: Of::Others,
        make: renumbered,
    },
    Kind { name: "a table cut out", rules: &["table-is-missing"], of: Of::Others, make: table_cut },
    Kind {
        name: "a table in another section",
        rules: &["table-is-misplaced", "table-is-missing"],
        of: Of::Others,
        make: table_moved,
    },
    Kind {
        name: "a table put in twice",
        rules: &["table-stands-twice"],
        of: Of::Others,
        make: table_twice,
    },
    Kind {
        name: "a table put in twice with its heading",
        rules: &["table-stands-twice", "sections-are-out-of-order"],
        of: Of::Others,
        make: headed_twice,
    },
    Kind { name: "a row cut out", rules: &["rows-are-missing"], of: Of::Others, make: row_cut },
    Kind {
        name: "two columns that changed places",
        rules: &["columns-are-out-of-order"],
        of: Of::Others,
        make: columns_moved,
    },
    Kind {
        name: "a part fewer than stated",
        rules: &["parts-do-not-match-their-number"],
        of: Of::Others,
        make: parts,
    },
    Kind {
        name: "section five emptied",
        rules: &["problems-are-not-described"],
        of: Of::Others,
        make: emptied,
    },
    Kind {
        name: "a gap of a template",
        rules: &["template-is-left-in"],
        of: Of::Others,
        make: |sample, _| {
            let text = [
                "XX局印发了工作方案。",
                "全年公开信息___条。",
                "（此处填写主要做法）。",
                "××县完善了公开目录。",
            ];
            super::put_each(sample, SectionId::Overview, &text)
        },
    },
];

/// A heading: its section and where it stands.
fn headings(sample: &Sample) -> Vec<(SectionId, Range<usize>)> {
    let all = SectionId::NUMBERED.into_iter();
    all.filter_map(|section| Some((section, sample.heading(section)?))).collect()
}

fn missing(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let cut = |(section, at)| {
        Case::new(sample, &[(at, String::new())], Right::At(vec![Place::Section(section)]))
    };
    headings(sample).into_iter().map(cut).collect()
}

fn renamed(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let names = ["工作亮点", "有关事项说明", "重点工作推进"];
    let found = headings(sample).into_iter();
    let renamed =
        found.filter(|(section, _)| *section != SectionId::Overview).map(|(section, at)| {
            let rest = at.start + 2..at.end;
            let name = *draw.one_of(&names);
            Case::new(sample, &[(rest, name.into())], Right::At(vec![Place::Section(section)]))
        });
    renamed.collect()
}

fn renumbered(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let numbers = ["一", "二", "三", "四", "五", "六", "七"];
    let all = headings(sample).into_iter().enumerate();
    let renumbered = all.map(|(nth, (section, at))| {
        let number = (at.start..at.start + 1, numbers[nth + 1].to_owned());
        Case::new(sample, &[number], Right::At(vec![Place::Section(section)]))
    });
    renumbered.collect()
}

/// A table with what draws it: in a page its element, in a text what stands between its heading and
/// the next.
fn table(sample: &Sample, id: TableId) -> Option<Range<usize>> {
    let own = sample.heading(id.section())?;
    if sample.is_drawn() {
        let rest: String = sample.text[own.end..].iter().collect();
        let chars = |bytes: usize| own.end + rest[..bytes].chars().count();
        let start = rest.find("<table")?;
        let end = start + rest[start..].find("</table>")? + "</table>".len();
        return Some(chars(start)..chars(end));
    }
    let after = [SectionId::Applications, SectionId::Disputes, SectionId::Problems];
    let next = after.into_iter().find(|section| *section > id.section())?;
    let line = sample.text[own.end..].iter().position(|c| *c == '\n')?;
    Some(own.end + line + 1..sample.heading(next)?.start)
}

fn tables(sample: &Sample) -> Vec<(TableId, Range<usize>)> {
    let all = TableId::ALL.into_iter();
    all.filter_map(|id| Some((id, table(sample, id)?))).collect()
}

fn table_cut(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let cut =
        |(id, at)| Case::new(sample, &[(at, String::new())], Right::At(vec![Place::Table(id)]));
    tables(sample).into_iter().map(cut).collect()
}

/// Behind the heading before, or before the last heading.
fn table_moved(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let moved = tables(sample).into_iter().filter_map(|(id, at)| {
        let (section, right) = match id {
            TableId::Disputes => (SectionId::OtherMatters, TableId::Disputes),
            _ => (SectionId::Problems, id),
        };
        let heading = sample.heading(section)?;
        let edits: [Edit; 2] = [(at.clone(), String::new()), {
            let to = line_start(sample, heading.start);
            (to..to, sample.words(&at))
        }];
        // Table four right before section five is where it stands.
        (id != TableId::Disputes || section == SectionId::OtherMatters)
            .then(|| Case::new(sample, &edits, Right::At(vec![Place::Table(right)])))
    });
    moved.collect()
}

fn line_start(sample: &Sample, at: usize) -> usize {
    sample.text[..at].iter().rposition(|c| *c == '\n').map_or(0, |line| line + 1)
}

fn table_twice(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let twice = tables(sample).into_iter().map(|(id, at)| {
        let copy = (at.end..at.end, sample.words(&at));
        Case::new(sample, &[copy], Right::At(vec![Place::Table(id)]))
    });
    twice.collect()
}

fn headed_twice(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let twice = tables(sample).into_iter().filter_map(|(id, at)| {
        let heading = sample.heading(id.section())?;
        let words = format!("{}\n{}\n", sample.words(&heading), sample.words(&at));
        let words = if sample.is_drawn() { format!("<p>{words}</p>") } else { words };
        let copy = (at.end..at.end, words);
        let right = Right::At(vec![Place::Table(id), Place::Section(id.section())]);
        Some(Case::new(sample, &[copy], right))
    });
    twice.collect()
}

/// A row with all that stands on its lines.
fn row_cut(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let html = sample.is_drawn();
    let table = form(sample.edition()).table(TableId::Applications).unwrap();
    let rows = table.rows.iter().filter(|row| row.id.contains('.'));
    let cut = rows.filter_map(|found| {
        let ids = row(found.id);
        let first = sample.cells.get(ids.first()?)?;
        let last = sample.cells.get(ids.last()?)?;
        let edits: Vec<Edit> = if html {
            let open: String = sample.text[..first.start].iter().collect();
            let start = open[..open.rfind("<tr")?].chars().count();
            // The first of a group holds the label of the group for all of them.
            let label: String = sample.text[start..first.start].iter().collect();
            if label.contains("rowspan") {
                return None;
            }
            let close: String = sample.text[last.end..].iter().collect();
            let end = last.end + close[..close.find("</tr>")? + 5].chars().count();
            vec![(start..end, String::new())]
        } else {
            let end = sample.text[last.end..].iter().position(|c| *c == '\n')?;
            let start = line_start(sample, first.start);
            let words: String = sample.text[start..first.start].iter().collect();
            if !words.contains('.') {
                return None;
            }
            vec![(start..last.end + end + 1, String::new())]
        };
        let place = Place::Row(TableId::Applications, found.id);
        let right = Right::At(vec![place, Place::Table(TableId::Applications)]);
        Some(Case::new(sample, &edits, right))
    });
    cut.collect()
}

/// The labels of two columns change places in running text, and their numbers stay. Under labels that are cells the
/// numbers are read, and there is only a remark.
fn columns_moved(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    if sample.is_drawn() {
        return Vec::new();
    }
    let pairs = match sample.edition() {
        Edition::E2021 => [
            (TableId::Proactive, "本年制发件数", "本年废止件数"),
            (TableId::Applications, "商业企业", "科研机构"),
            (TableId::Disputes, "结果维持", "结果纠正"),
        ],
        Edition::E2019 => [
            (TableId::Proactive, "本年新制作数量", "对外公开总数量"),
            (TableId::Applications, "社会公益组织", "法律服务机构"),
            (TableId::Disputes, "未经复议直接起诉", "复议后起诉"),
        ],
    };
    let cases = pairs.into_iter().filter_map(|(table, one, other)| {
        let behind = sample.heading(table.section())?.end;
        let first = |words: &str| sample.find_all(words).into_iter().find(|at| at.start >= behind);
        let edits = [(first(one)?, other.to_owned()), (first(other)?, one.to_owned())];
        Some(Case::new(sample, &edits, Right::At(vec![Place::Table(table)])))
    });
    cases.collect()
}

fn parts(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let edits = [
        ("、存在的主要问题及改进情况、", "、"),
        ("等六部分", "等五部分"),
        ("分6个部分", "分7个部分"),
    ];
    let cases = edits.into_iter().filter_map(|(old, new)| {
        let at = sample.find(old)?;
        let right = Right::At(vec![Place::Section(SectionId::Masthead)]);
        Some(Case::new(sample, &[(at, new.to_owned())], right))
    });
    cases.collect()
}

fn emptied(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let place = Place::Section(SectionId::Problems);
    let Some(section) = sample.checked.report().section(SectionId::Problems) else {
        return Vec::new();
    };
    let sentences: Option<Vec<Range<usize>>> = section
        .paragraphs
        .iter()
        .flat_map(|one| &one.sentences)
        .map(|text| sample.find(text))
        .collect();
    let Some(sentences) = sentences.filter(|all| !all.is_empty()) else { return Vec::new() };
    let cases = ["", "无。"].map(|words| {
        let mut edits: Vec<Edit> = sentences.iter().map(|at| (at.clone(), String::new())).collect();
        edits[0].1 = words.into();
        Case::new(sample, &edits, Right::At(vec![place]))
    });
    cases.into()
}
