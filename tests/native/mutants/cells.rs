//! Changes of what stands in one cell.

use model::Entry;
use model::form::Kind;

use super::mutant::{Key, Mutant, Seen};
use crate::maker::draw::Draw;
use crate::maker::ink::Ink;
use crate::maker::meaning::meaning;

/// What another number would be in the place of one.
fn other(printed: &str, draw: &mut Draw) -> String {
    let number: u64 = printed.parse().unwrap();
    (number + 1 + draw.below(40)).to_string()
}

fn value(mutant: &Mutant, key: Key) -> Seen {
    Seen::Value(meaning(&mutant.printed(key), mutant.kind(key)))
}

/// Or unclear: what it is cannot be told from its looks alone.
fn perhaps(mutant: &Mutant, key: Key) -> Seen {
    Seen::Unclear(vec![meaning(&mutant.printed(key), mutant.kind(key))])
}

/// A unit or the sign of a note behind a number, which a reader passes over.
pub fn note(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let marks =
        ["①", " ②", "*", "[1]", "（1）", "注1", "件", "人", "件③", "（件）", "※", "＊", "¹"];
    let Some(key) = mutant.any_count(draw) else { return false };
    let text = format!("{}{}", mutant.printed(key), draw.one_of(&marks));
    let seen = match text.contains("注1") {
        true => perhaps(mutant, key),
        false => value(mutant, key),
    };
    mutant.encodes(&text) && put(mutant, key, text, seen)
}

/// What is no number, or none that can be added up.
pub fn doubt(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some(key) = mutant.any_count(draw) else { return false };
    let v = mutant.printed(key);
    let texts = [
        format!("约{v}"),
        format!("({v})"),
        format!("（{v}）"),
        format!("{v}-{}", v.len()),
        format!("{v}～{v}"),
        format!("{v}%"),
        format!("{v}?"),
        format!("{v}余"),
        format!("{v}/1"),
        format!("{v}.5"),
        format!("{v}万"),
        format!("{v}+{v}"),
        format!("不少于{v}"),
        format!("{v}（含{v}）"),
        "若干".into(),
        "#REF!".into(),
        "详见附件".into(),
        "O".into(),
        "l".into(),
        "待统计".into(),
        "1.5E+03".into(),
        "××".into(),
    ];
    let text = draw.one_of(&texts).clone();
    // A note in brackets may be a note.
    let seen = match text.contains('含') {
        true => perhaps(mutant, key),
        // A piece of an application is wrong, and amounts have pieces.
        false if text.contains(".5") => Seen::Unclear(vec![meaning(&text, Kind::Amount)]),
        false => Seen::Unclear(Vec::new()),
    };
    mutant.unsound.extend(text.ends_with(".5").then_some(key.0));
    mutant.encodes(&text) && put(mutant, key, text, seen)
}

/// The old number struck out or hidden, the new one before or behind it.
pub fn replaced(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let inks = [Ink::Struck, Ink::Hidden, Ink::White, Ink::Covered];
    let Some((key, ink)) = inked(mutant, draw, &inks) else { return false };
    let (new, way) = (mutant.printed(key), draw.next() % 8);
    let old = ink.around(&other(&new, draw), way);
    let text = match ink != Ink::Covered && draw.once_in(3) {
        true => format!("{new}{old}"),
        false => format!("{old}{new}"),
    };
    let seen = value(mutant, key);
    put(mutant, key, text, seen)
}

/// Only a number that is struck out or that nobody sees.
pub fn gone(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some((key, ink)) = inked(mutant, draw, &[Ink::Struck, Ink::Hidden, Ink::White]) else {
        return false;
    };
    let text = ink.around(&mutant.printed(key), draw.next() % 8);
    // A hidden number is not there; a struck one is no blank.
    let seen = match ink {
        Ink::Struck => Seen::Unclear(Vec::new()),
        _ => Seen::Unclear(vec![Entry::Blank]),
    };
    put(mutant, key, text, seen)
}

/// A note raised or lowered behind a number.
pub fn raised(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some((key, ink)) = inked(mutant, draw, &[Ink::Raised, Ink::Lowered]) else { return false };
    let sign = *draw.one_of(&["1", "2", "①", "注", "[3]"]);
    let note = ink.around(sign, draw.next() % 8);
    let text = format!("{}{note}", mutant.printed(key));
    let seen = value(mutant, key);
    put(mutant, key, text, seen)
}

/// A piece of a number, or all of it, in another font.
pub fn font(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some((key, ink)) = inked(mutant, draw, &[Ink::Bold, Ink::Red]) else { return false };
    let printed = mutant.printed(key);
    let (first, rest) = printed.split_at(draw.below(printed.len() as u64) as usize);
    let text = format!("{first}{}", ink.around(rest, draw.next() % 8));
    let seen = value(mutant, key);
    put(mutant, key, text, seen)
}

/// A number broken or spread: it may be two.
pub fn parted(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some(key) = mutant.any_count(draw) else { return false };
    let printed = mutant.printed(key);
    if printed.len() < 2 || mutant.format.name == "text-cells" {
        return false;
    }
    let (first, rest) = printed.split_at(1 + draw.below(printed.len() as u64 - 1) as usize);
    let between = if mutant.has_lines() && draw.once_in(2) { '\n' } else { ' ' };
    let seen = perhaps(mutant, key);
    put(mutant, key, format!("{first}{between}{rest}"), seen)
}

/// The same number as others write it.
pub fn written(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some(key) = mutant.any_count(draw) else { return false };
    let printed = mutant.printed(key);
    let wide = |c: char| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap();
    let text = match draw.below(4) {
        0 if printed.len() < 4 => printed.chars().map(wide).collect(),
        1 => format!(" {printed} "),
        2 if mutant.has_lines() => format!("\n{printed}\n"),
        _ => format!("\u{3000}{printed}"),
    };
    let seen = value(mutant, key);
    put(mutant, key, text, seen)
}

/// A number that fits no sum.
pub fn unsound(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let Some(key) = mutant.any_count(draw) else { return false };
    if key.0 == model::TableId::Proactive {
        return false;
    }
    let text = other(&mutant.printed(key), draw);
    let seen = Seen::Value(meaning(&text, mutant.kind(key)));
    mutant.unsound.push(key.0);
    put(mutant, key, text, seen)
}

fn inked(mutant: &Mutant, draw: &mut Draw, inks: &[Ink]) -> Option<(Key, Ink)> {
    let drawn: Vec<Ink> = inks.iter().copied().filter(|ink| mutant.draws(*ink)).collect();
    let key = mutant.any_count(draw)?;
    (!drawn.is_empty()).then(|| (key, *draw.one_of(&drawn)))
}

fn put(mutant: &mut Mutant, key: Key, text: String, seen: Seen) -> bool {
    mutant.put(key, text, seen);
    true
}
