//! The name of a body, taken apart: the places that it belongs to, and what it is there.

use super::catalogue::phrases;
use super::text::{contains_one, ends_with_one};

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

    /// What it is at its place.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// 市, 县, 镇 …: how its last place ends.
    pub fn level(&self) -> &'static str {
        self.level
    }

    pub fn is_city(&self) -> bool {
        phrases::CITIES.contains(&self.level)
    }

    /// The text names its last place.
    pub fn has_its_place(&self, text: &str) -> bool {
        self.places.last().is_some_and(|place| text.contains(place))
    }

    pub fn is_department(&self) -> bool {
        ends_with_one(&self.kind, phrases::DEPARTMENT_ENDS)
    }

    /// The text names its last place, and does so once.
    pub fn is_named_once(&self, text: &str) -> bool {
        self.places.last().is_some_and(|place| text.matches(place.as_str()).count() == 1)
    }

    /// The same body by what it is and by the name of its place, which is called a 区 instead of a 县, a 乡
    /// instead of a 镇. A 市 may stand above a 县 of its name.
    pub fn is_place_of_another_kind(&self, other: &Name) -> bool {
        let of = |kinds: &str, name: &Name| kinds.split('/').any(|kind| kind == name.level);
        let mut alike = phrases::PLACES_OF_ONE_RANK.iter();
        self.kind == other.kind
            && self.level != other.level
            && self.places.last() == other.places.last()
            && alike.any(|kinds| of(kinds, self) && of(kinds, other))
    }

    /// The government of its place, or its name alone.
    pub fn is_government(&self) -> bool {
        self.kind.is_empty() || phrases::KINDS_OF_GOVERNMENTS.contains(&self.kind.as_str())
    }

    /// A department, or an office, a centre or a federation.
    fn is_body_of_a_place(&self) -> bool {
        self.is_department() || ends_with_one(&self.kind, phrases::OTHER_BODY_ENDS)
    }

    /// More than the name of a place.
    pub fn is_whole_body(&self) -> bool {
        self.has_place() && self.kind.chars().count() >= 2
    }

    /// The same kind of body at the same level.
    pub fn is_like(&self, other: &Name) -> bool {
        self.kind == other.kind && self.level == other.level
    }

    pub fn is_at_level_of(&self, other: &Name) -> bool {
        self.level == other.level
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

    /// A place of one level beside the other: neither is a zone that may lie in the other one, nor an
    /// abbreviation of it, such as 双江自治县.
    pub fn is_elsewhere(&self, other: &Name) -> bool {
        let (Some(mine), Some(theirs)) = (self.places.last(), other.places.last()) else {
            return false;
        };
        let zone = phrases::DISTRICTS.contains(&self.level)
            && [mine, theirs].iter().any(|place| ends_with_one(place, phrases::ZONES));
        self.is_beside(other) && !zone && !shortens(mine, theirs) && !shortens(theirs, mine)
    }

    /// The same place at the same level. 县水利局 alone leaves the place to the text around it.
    pub fn is_at_place_of(&self, other: &Name) -> bool {
        let same = self.level == other.level && self.places.last() == other.places.last();
        let alone = !self.has_place() && self.full.starts_with(other.level);
        other.has_place() && (same || alone)
    }

    /// Nothing but one body: no list, no words before it.
    pub fn is_one_body(&self) -> bool {
        let stray = |place: &String| contains_one(place, phrases::NO_PART_OF_A_PLACE);
        let is_sign = |c: char| phrases::DEPARTMENT_SIGNS.iter().any(|sign| sign.starts_with(c));
        let ends = self.full.chars().filter(|c| is_sign(*c)).count();
        self.full.chars().all(char::is_alphabetic)
            && ends <= 1
            && !phrases::BEFORE_NAMES.iter().any(|word| self.full.starts_with(word))
            && !self.places.iter().any(stray)
    }

    /// Its kind begins like the other one: 人民政府, 人民政府办公室.
    pub fn is_akin(&self, other: &Name) -> bool {
        self.kind.starts_with(&other.kind) || other.kind.starts_with(&self.kind)
    }

    /// Both are bodies whose lines of work are known, and none of them is common to both.
    ///
    /// 国土资源局 and 自然资源局, 林业局 and 自然资源局 may be one body by two names: their work is of one line.
    pub fn does_other_work(&self, other: &Name) -> bool {
        let does = |name: &Name, line: &str| line.split('/').any(|word| name.kind.contains(word));
        let lines = phrases::LINES_OF_WORK;
        let known = |name: &Name| {
            name.is_body_of_a_place()
                // 人民政府办公室 does no 民政.
                && !contains_one(&name.kind, phrases::OFFICES_OF_GOVERNMENTS)
                && lines.iter().any(|line| does(name, line))
                && !phrases::ANY_WORK.iter().any(|word| name.kind.contains(word))
        };
        known(self)
            && known(other)
            && !lines.iter().any(|line| does(self, line) && does(other, line))
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

/// All characters of the one stand in the other in the same order.
fn shortens(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
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
            ("云溪壮族自治区人民政府", vec!["云溪壮族"], "人民政府"),
            ("云溪地区水利局", vec!["云溪"], "水利局"),
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

    #[test]
    fn departments_do_other_work_where_no_line_of_it_is_common() {
        for (one, other, told_apart) in [
            ("云溪县水务局", "云溪县农业农村局", true),
            ("云溪市人力资源和社会保障局", "云溪市医疗保障局", true),
            ("云溪区卫健委", "云溪区教育局", true),
            ("云溪县审计局", "云溪县统计局", true),
            ("云溪县国土资源局", "云溪县自然资源局", false),
            ("云溪县发展和改革局", "云溪县粮食局", false),
            ("云溪县环保局", "云溪县生态环境局", false),
            ("云溪县住房和城乡建设局", "云溪县综合行政执法局", false),
            ("云溪县安监局", "云溪县应急管理局", false),
            ("云溪县农林水利局", "云溪县水利局", false),
            ("云溪县社会事业局", "云溪县教育局", false),
            ("云溪县档案馆", "云溪县教育局", false),
        ] {
            assert_eq!(
                Name::of(one).does_other_work(&Name::of(other)),
                told_apart,
                "{one} {other}"
            );
            assert_eq!(
                Name::of(other).does_other_work(&Name::of(one)),
                told_apart,
                "{other} {one}"
            );
        }
    }

    #[test]
    fn places_stand_elsewhere_where_none_may_lie_in_the_other() {
        for (one, other, elsewhere) in [
            ("青川县教育局", "清川县教育局", true),
            ("云溪市石桥县教育局", "云溪市双河县教育局", true),
            ("石桥镇人民政府", "石梁镇人民政府", true),
            ("石桥镇人民政府", "柳园镇人民政府", true),
            ("洪湖区教育局", "云溪市洪湖区教育局", false),
            ("云溪经开区教育局", "云溪经济技术开发区教育局", false),
            ("石桥区教育局", "云溪高新区教育局", false),
            ("双江拉祜族自治县教育局", "双江自治县教育局", false),
            ("石桥县教育局", "云溪市教育局", false),
        ] {
            assert_eq!(Name::of(one).is_elsewhere(&Name::of(other)), elsewhere, "{one} {other}");
            assert_eq!(Name::of(other).is_elsewhere(&Name::of(one)), elsewhere, "{other} {one}");
        }
    }
}
