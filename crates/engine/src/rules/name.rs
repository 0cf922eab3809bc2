//! The name of a body, taken apart: the places that it belongs to, and what it is there.

use super::catalogue::phrases;
use super::text::ends_with_one;

/// A folded name.
pub(super) struct Name {
    full: String,
    /// Places without 省, 市, 县 … behind them.
    places: Vec<String>,
    /// 市, 县, 镇 …: how its last place ends.
    level: &'static str,
    /// What is left behind the last place.
    kind: String,
}

impl Name {
    pub fn of(full: &str) -> Name {
        let chars: Vec<char> = full.chars().collect();
        let ends = phrases::PLACE_ENDS;
        let ends_at = |at: usize| ends.iter().copied().find(|end| begins(&chars, at, end));
        let general = phrases::NO_PLACE.iter().any(|word| full.starts_with(word));
        let (mut places, mut level) = (Vec::new(), "");
        let (mut from, mut at) = (0, 0);
        while at < chars.len() {
            let Some(end) = ends_at(at).filter(|_| !is_word(&chars, at)) else {
                at += 1;
                continue;
            };
            let next = at + end.chars().count();
            // One character is no place: 通州区 is one name, and 市北区 another.
            if at - from >= 2 && ends_at(next).is_none() {
                places.push(text(&chars, from, at));
                level = end;
                from = next;
            } else if at == 1
                && !general
                && phrases::COUNTY.contains(&end)
                && ends_at(next).is_none()
            {
                // 易县, 沙县: only counties are called by one character, and never without the word.
                places.push(text(&chars, 0, next));
                level = end;
                from = next;
            }
            at = next;
        }
        let kind = text(&chars, from, chars.len());
        if general {
            places.clear();
        }
        Name { full: full.to_owned(), places, level, kind }
    }

    pub fn has_place(&self) -> bool {
        !self.places.is_empty()
    }

    pub fn is_department(&self) -> bool {
        ends_with_one(&self.kind, phrases::DEPARTMENT_ENDS)
    }

    /// More than the name of a place.
    pub fn is_whole_body(&self) -> bool {
        self.has_place() && self.kind.chars().count() >= 2
    }

    /// The same kind of body at the same level.
    pub fn is_like(&self, other: &Name) -> bool {
        self.kind == other.kind && self.level == other.level
    }

    /// Both name places, and none of them belongs to both.
    pub fn is_another_place(&self, other: &Name) -> bool {
        let in_full = |one: &Name, full: &str| one.places.iter().any(|place| full.contains(place));
        self.has_place()
            && other.has_place()
            && !in_full(self, &other.full)
            && !in_full(other, &self.full)
    }

    /// Both name a place of one level last, and not the same one: two towns of a county.
    pub fn is_beside(&self, other: &Name) -> bool {
        let (Some(mine), Some(theirs)) = (self.places.last(), other.places.last()) else {
            return false;
        };
        self.level == other.level && !other.full.contains(mine) && !self.full.contains(theirs)
    }

    /// Both are departments of one sort, and their names share no character: not even as
    /// abbreviations can they be one.
    pub fn is_another_department(&self, other: &Name) -> bool {
        let end = |name: &Name| name.kind.chars().next_back();
        let (mine, theirs) = (self.core(), other.core());
        self.is_department()
            && other.is_department()
            && end(self) == end(other)
            && mine.chars().count() >= 2
            && theirs.chars().count() >= 2
            && !mine.chars().any(|c| theirs.contains(c))
    }

    /// The words that only this department has.
    fn core(&self) -> String {
        let general = phrases::WORDS_OF_DEPARTMENTS;
        general.iter().fold(self.kind.clone(), |core, word| core.replace(word, ""))
    }
}

/// 城乡建设, 社区: the character ends a word, not a place.
fn is_word(chars: &[char], at: usize) -> bool {
    phrases::NO_PLACE_ENDS.iter().any(|word| {
        let length = word.chars().count();
        (0..length).filter_map(|back| at.checked_sub(back)).any(|from| begins(chars, from, word))
    })
}

fn begins(chars: &[char], at: usize, word: &str) -> bool {
    let here = chars.get(at..).unwrap_or(&[]);
    here.len() >= word.chars().count() && word.chars().zip(here).all(|(one, other)| one == *other)
}

fn text(chars: &[char], from: usize, to: usize) -> String {
    chars.get(from..to).unwrap_or(&[]).iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_apart_into_places_and_kind() {
        for (name, places, kind) in [
            ("云溪市石桥县教育局", vec!["云溪", "石桥"], "教育局"),
            ("通州区人民政府", vec!["通州"], "人民政府"),
            ("云溪县住房和城乡建设局", vec!["云溪"], "住房和城乡建设局"),
            ("周湾镇", vec!["周湾"], ""),
            ("易县人民政府", vec!["易县"], "人民政府"),
            ("区统计局", vec![], "区统计局"),
            ("各县教育局", vec![], "各县教育局"),
            ("景德镇市人民政府", vec!["景德镇"], "人民政府"),
            ("二郎街道办事处", vec!["二郎"], "办事处"),
        ] {
            let found = Name::of(name);
            assert_eq!(
                (found.places, found.kind.as_str()),
                (places.iter().map(|p| (*p).to_owned()).collect(), kind),
                "{name}"
            );
        }
    }
}
