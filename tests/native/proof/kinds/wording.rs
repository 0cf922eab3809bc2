//! Typing errors in the prose.

use model::SectionId;

use super::{Case, Kind, Of, put_each};
use crate::sample::Sample;

pub const KINDS: &[Kind] = &[
    Kind {
        name: "a set phrase mistyped",
        rules: &["set-phrase-is-mistyped"],
        of: Of::Others,
        make: |sample, _| mistyped(sample),
    },
    Kind {
        name: "a word typed twice",
        rules: &["word-stands-twice"],
        of: Of::Others,
        make: |sample, _| {
            let text = [
                "定期核对公开目录目录的内容。",
                "公布专项资金资金的安排。",
                "健全工作机制机制建设。",
            ];
            put_each(sample, SectionId::Overview, &text)
        },
    },
];

fn mistyped(sample: &Sample) -> Vec<Case> {
    put_each(
        sample,
        SectionId::Overview,
        &[
            "认真学习《中华人民共和国政府信息公开条列》。",
            "规范行政复义的答复文书。",
            "按时编制年度报高。",
            "严格执行保密审查管，明确分工。",
            "及时更新规范性文体目录。",
        ],
    )
}
