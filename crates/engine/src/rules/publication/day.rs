//! The day of publication.

use crate::rules::catalogue::phrases;
use crate::rules::context::Context;
use crate::rules::sentence::Sentence;
use crate::rules::{Date, Why};
use model::{Place, SectionId};

/// A day, and where it is printed; the whole report where the host has given it.
pub(super) struct Published {
    pub date: Date,
    pub place: Place,
}

impl Published {
    /// The day that the host has given, or else the one printed as `发布时间：2024-01-20`.
    ///
    /// # Errors
    /// It is not known.
    pub fn of(cx: &Context<'_>) -> Result<Published, Why> {
        if let Some(date) = cx.setting.published {
            return Ok(Published { date, place: Place::Report });
        }
        let head = cx.sentences_of(SectionId::Masthead);
        head.iter().find_map(printed).ok_or(Why::NoPublicationDate)
    }

    /// `2024-01-20`, in both languages.
    pub fn shown(date: Date) -> String {
        let (year, month, day) = date;
        format!("{year}-{month:02}-{day:02}")
    }
}

fn printed(sentence: &Sentence<'_>) -> Option<Published> {
    let label = sentence.find_unquoted(phrases::PUBLISHED_ON, 0..sentence.len())?;
    let colon = sentence.char(label.end) == Some(':');
    let from = label.end + usize::from(colon);
    let (date, end) = date(sentence, from)?;
    Some(Published { date, place: sentence.span(from..end) })
}

/// `2024-01-20`, `2024/1/20`, `2024.1.20`, `2024年1月20日`, and where it ends.
fn date(sentence: &Sentence<'_>, from: usize) -> Option<(Date, usize)> {
    let mut numbers = [0u16; 3];
    let mut at = from;
    for (index, number) in numbers.iter_mut().enumerate() {
        let most = if index == 0 { 4 } else { 2 };
        let start = at;
        while at < start + most
            && let Some(digit) = sentence.char(at).and_then(|c| c.to_digit(10))
        {
            *number = *number * 10 + u16::try_from(digit).ok()?;
            at += 1;
        }
        let parted = index == 2 || sentence.char(at).is_some_and(|c| !c.is_ascii_digit());
        if at == start || (index == 0 && at < start + 4) || !parted {
            return None;
        }
        at += usize::from(index < 2);
    }
    let [year, month, day] = numbers;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let known =
        (1990..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    known.then_some(((year, month, day), at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Setting;
    use crate::rules::tests::{clean, said};

    fn of(text: &str, beside: &Setting<'_>) -> Option<(Date, String)> {
        let reading = said(SectionId::Masthead, &[text]);
        let published = Published::of(&Context::new(&reading, beside)).ok()?;
        Some((published.date, published.place.to_string()))
    }

    #[test]
    fn the_printed_day_is_read_in_all_its_ways() {
        for text in [
            "发布时间：2024-01-20 09:30",
            "发布日期: 2024/1/20",
            "来源：云溪县 发布时间:2024年1月20日",
            "发布日期 ２０２４.01.20",
        ] {
            let (date, place) = of(text, &Setting::default()).expect(text);
            assert_eq!(date, (2024, 1, 20), "{text}");
            assert!(place.starts_with("masthead:2:"), "{place}");
        }
        for text in ["发布时间：20240120", "发布时间：", "发布日期：2024-13-20", "2024-01-20"]
        {
            assert_eq!(of(text, &Setting::default()), None, "{text}");
        }
    }

    #[test]
    fn what_was_told_counts_before_what_is_printed() {
        let beside = Setting { published: Some((2024, 2, 1)), ..Setting::default() };
        let told = of("发布时间：2024-01-20", &beside);
        assert_eq!(told, Some(((2024, 2, 1), "report".to_owned())));
        assert!(Published::of(&Context::new(&clean(), &Setting::default())).is_err());
    }
}
