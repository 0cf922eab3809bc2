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
    Kind {
        name: "another number of items than announced",
        rules: &["items-do-not-match-their-number"],
        of: Of::Others,
        make: |sample, _| {
            let text = [
                "工作中还有三方面不足：一是更新偏慢；二是解读偏少；三是培训不多；四是台账不全。",
                "采取两项措施：一是定人；二是定岗；三是定责。",
                "存在两个突出问题：第一，栏目陈旧；第二，检索不便；第三，链接失效。",
            ];
            put_each(sample, SectionId::Overview, &text)
        },
    },
    Kind {
        name: "a date that no calendar has",
        rules: &["date-does-not-exist"],
        of: Of::Others,
        make: |sample, _| {
            let text = [
                "政务公开专栏于6月31日完成改版。",
                "公开指南于二月三十日重新编印。",
                "查阅点于9月31日对外开放。",
            ];
            put_each(sample, SectionId::Overview, &text)
        },
    },
    Kind {
        name: "an instrument under another number",
        rules: &["instrument-has-another-number"],
        of: Of::Others,
        make: |sample, _| {
            let text = [
                "认真学习《中华人民共和国政府信息公开条例》（国务院令第171号）。",
                "贯彻《政府信息公开条例》（国务院令第117号）的各项规定。",
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
