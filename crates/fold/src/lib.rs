//! Folding: normalises texts for comparison. Two texts are the same label where they fold to the same characters.
//!
//! Folding drops white space, quotation marks and pinyin after a character, and replaces full-width forms and the
//! traditional characters of the form's own words. It is used for comparison only, never for what is shown.

#![forbid(unsafe_code)]

mod lexicon {
    //! Characters of `data/lexicon.toml`, compiled in.
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

/// A text folded for comparison.
pub fn fold(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    folded(&chars).into_iter().map(|(_, folded)| folded).collect()
}

/// The folded characters with the index of the character each came from.
pub fn folded(chars: &[char]) -> Vec<(usize, char)> {
    let mut out = Vec::with_capacity(chars.len());
    let mut index = 0;
    while let Some(&c) = chars.get(index) {
        if let Some(skip) = pinyin(chars.get(index..).unwrap_or(&[])) {
            index += skip;
            continue;
        }
        if let Some(same) = fold_char(c) {
            out.push((index, same));
        }
        index += 1;
    }
    // `3、其他` and `3．其他` fold to `3.其他`; a list comma elsewhere is kept.
    for position in 1..out.len() {
        let behind_digit = out.get(position - 1).is_some_and(|(_, c)| c.is_ascii_digit());
        if let Some((_, c)) = out.get_mut(position)
            && behind_digit
            && *c == '\u{3001}'
        {
            *c = '.';
        }
    }
    out
}

/// A folded label without the note in brackets behind its words; the bracket of `(三)` in front of them is no note.
pub fn without_note(label: &str) -> &str {
    let ordinal = label.find(')').filter(|_| label.starts_with('(')).map_or(0, |at| at + 1);
    let note = label.get(ordinal..).and_then(|words| words.find('('));
    note.and_then(|at| label.get(..ordinal + at)).unwrap_or(label)
}

fn fold_char(c: char) -> Option<char> {
    if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}') {
        return None;
    }
    if lexicon::SKIPPED.contains(c) {
        return None;
    }
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3008}' => '<',
        '\u{3009}' => '>',
        _ => c,
    };
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    let same = lexicon::SAME.binary_search_by_key(&c, |(from, _)| *from).ok();
    Some(same.and_then(|at| lexicon::SAME.get(at)).map_or(c, |(_, to)| *to))
}

/// Length of `(kāi)` at the beginning of `rest`: Latin letters with tone marks in brackets.
fn pinyin(rest: &[char]) -> Option<usize> {
    let (first, rest) = rest.split_first()?;
    if !matches!(first, '(' | '\u{ff08}') {
        return None;
    }
    let letters = rest.iter().take_while(|c| is_pinyin(**c)).count();
    let toned = rest.iter().take(letters).any(|c| !c.is_ascii());
    let closed = matches!(rest.get(letters), Some(')' | '\u{ff09}'));
    let short = (1..=7).contains(&letters);
    // Syllables without tone marks are as short; longer Latin words in brackets are part of the text.
    (closed && short && (toned || letters <= 6) && rest.iter().take(letters).all(|c| is_pinyin(*c)))
        .then_some(letters + 2)
}

fn is_pinyin(c: char) -> bool {
    c.is_ascii_lowercase() || matches!(c, '\u{e0}'..='\u{fc}' | '\u{101}'..='\u{1dc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        fold(source).into_iter().collect()
    }

    #[test]
    fn white_space_quotes_and_width_are_forgotten() {
        assert_eq!(text("３．危及 “三安全\n一稳定”"), "3.危及三安全一稳定");
        assert_eq!(text("（七）总 计"), "(七)总计");
        assert_eq!(text("3、其他"), "3.其他");
        assert_eq!(text("四、结转"), "四、结转");
    }

    #[test]
    fn a_note_is_no_part_of_a_label() {
        assert_eq!(without_note("行政处罚(指本年度)"), "行政处罚");
        assert_eq!(without_note("(二)部分公开(区分处理的)"), "(二)部分公开");
        assert_eq!(without_note("(七)总计"), "(七)总计");
    }

    #[test]
    fn traditional_characters_and_pinyin_compare_as_the_form_prints_them() {
        assert_eq!(text("主動公開(kāi)政府信息情況"), "主动公开政府信息情况");
        assert_eq!(text("行政處罰"), "行政处罚");
    }
}
