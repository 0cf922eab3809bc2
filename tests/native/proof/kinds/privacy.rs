//! Numbers of persons, markings of papers, contacts, and the day of publication.

use model::{Place, SectionId};

use super::{Case, Kind, Of, Right, put, put_each};
use crate::maker::draw::Draw;
use crate::sample::Sample;

pub const KINDS: &[Kind] = &[
    Kind {
        name: "an identity number",
        rules: &["identity-number-is-printed"],
        of: Of::Others,
        make: identity,
    },
    Kind {
        name: "three mobile numbers",
        rules: &["mobile-number-is-printed"],
        of: Of::Others,
        make: mobiles,
    },
    Kind {
        name: "a bank card number",
        rules: &["bank-card-number-is-printed"],
        of: Of::Others,
        make: card,
    },
    Kind {
        name: "a marking of secret papers",
        rules: &["secret-marking-is-left-in"],
        of: Of::Others,
        make: |sample, _| {
            let text = ["机密★10年。", "内部资料，注意保存。"];
            put_each(sample, SectionId::Overview, &text)
        },
    },
    Kind {
        name: "a postal code or telephone too short",
        rules: &["contact-is-malformed"],
        of: Of::Others,
        make: |sample, _| {
            let text =
                ["联系地址的邮编：12300。", "联系电话：0123-765432。", "邮政编码：1230000。"];
            put_each(sample, SectionId::OtherMatters, &text)
        },
    },
    Kind {
        name: "an address that leads nowhere",
        rules: &["link-is-malformed"],
        of: Of::Others,
        make: |sample, _| {
            let text = [
                "电子版见http：//www.yunxi.gov.cn/xxgk。",
                "电子版见http:/www.yunxi.gov.cn。",
                "电子版见http://192.168.3.7/xxgk。",
                "电子版见www，yunxi.gov.cn。",
            ];
            put_each(sample, SectionId::OtherMatters, &text)
        },
    },
    Kind {
        name: "published after the deadline",
        rules: &["published-after-the-deadline"],
        of: Of::Others,
        make: late,
    },
    Kind {
        name: "published before the year ended",
        rules: &["published-before-the-year-ended"],
        of: Of::Others,
        make: early,
    },
];

/// GB 11643: seventeen digits and the character that fits them. 990000 is no place.
fn identity(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    const WEIGHTS: [u64; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (year, month, day) = (1950 + draw.below(50), 1 + draw.below(12), 1 + draw.below(28));
    let body = format!("330000{year}{month:02}{day:02}{:03}", draw.below(1000));
    let digits = body.chars().map(|c| u64::from(c.to_digit(10).unwrap()));
    let sum: u64 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let last = "10X98765432".chars().nth(sum as usize % 11).unwrap();
    let sentence = format!("申请人的公民身份号码为{body}{last}。");
    put(sample, SectionId::Overview, &sentence).into_iter().collect()
}

fn mobiles(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let mut number = || format!("1{}0{:08}", 3 + draw.below(7), draw.below(100_000_000));
    let sentence = format!("可拨打{}、{}、{}咨询。", number(), number(), number());
    put(sample, SectionId::Overview, &sentence).into_iter().collect()
}

/// ISO/IEC 7812-1: the last digit makes the sum a multiple of ten.
fn card(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let body = format!("400000{:09}", draw.below(1_000_000_000));
    let sum: u64 = body
        .chars()
        .rev()
        .enumerate()
        .map(|(at, c)| {
            let digit = u64::from(c.to_digit(10).unwrap());
            if at % 2 == 0 { digit * 2 % 10 + digit / 5 } else { digit }
        })
        .sum();
    let sentence = format!("费用转入开户银行账号{body}{}。", (10 - sum % 10) % 10);
    put(sample, SectionId::Overview, &sentence).into_iter().collect()
}

fn late(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    // The article names governments from the county up, and departments.
    let told = ["市人民政府", "县人民政府", "局"].iter().any(|end| sample.organ().ends_with(end));
    if !told {
        return Vec::new();
    }
    published(sample, (sample.year() + 1, 4 + draw.below(5) as u8, 9))
}

fn early(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    published(sample, (sample.year(), 10 + draw.below(3) as u8, 9))
}

fn published(sample: &Sample, day: (u16, u8, u8)) -> Vec<Case> {
    let right = Right::At(vec![Place::Report]);
    vec![Case { published: Some(day), ..Case::new(sample, &[], right) }]
}
