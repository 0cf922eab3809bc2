//! The scope of a number: the reporting body's own, or another body's or area's.

use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};

/// 全市, 全县, 镇里 …: the reporting body's own where it is the government of that area.
pub(super) fn is_own_whole(printed: &str, organ: &str) -> bool {
    let government = lexicon::GOVERNMENTS.iter().find_map(|ending| organ.strip_suffix(ending));
    // Many titles name only the place, without the word for its government.
    let own = government.unwrap_or(organ);
    printed.chars().take(2).any(|level| own.ends_with(level))
}

/// A name of another body or area that stands before a verb or a number.
pub(super) fn other(gap: &str, organ: &str) -> Option<String> {
    let name = gap.trim_start_matches(|c: char| lexicon::BEFORE_A_NAME.contains(c));
    let length = name.chars().count();
    let ends = lexicon::BODIES.iter().any(|ending| name.ends_with(ending));
    let own = organ.contains(name) || lexicon::OWN_NAMES.iter().any(|own| name.contains(own));
    let own = own || is_own_short(name, organ) || is_own_seat(name, organ);
    (ends && (2..=14).contains(&length) && !own).then(|| name.to_owned())
}

/// 县政府, 县政府及县政府办, in the report of the county's government or of its office.
pub(super) fn is_own_government(name: &str, organ: &str) -> bool {
    let joined = |c: char| lexicon::JOINS.contains(c);
    !name.is_empty() && name.split(joined).all(|one| is_one_government(one, organ))
}

fn is_one_government(name: &str, organ: &str) -> bool {
    let office = lexicon::OFFICE_ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    let mut signs = office.unwrap_or(name).chars();
    let level = signs.next().filter(|level| lexicon::LEVELS.contains(*level));
    let government = lexicon::GOVERNMENTS.contains(&signs.as_str());
    let place = |level: char| {
        organ.split_once(level).is_some_and(|(_, rest)| {
            rest.is_empty() || lexicon::GOVERNMENTS.iter().any(|own| rest.starts_with(own))
        })
    };
    government && level.is_some_and(place)
}

/// 全市收到 1264 件，市政府办公室办理 37 件: which of the two the tables count is not said.
pub(super) fn names_two_levels(tokens: &[Token], organ: &str) -> bool {
    let whole =
        tokens.iter().position(|token| token.what == TokenKind::Word(Word::Mark(Mark::Whole)));
    let rest = whole.and_then(|at| tokens.get(at..)).unwrap_or(&[]);
    let mut rest = rest.iter().skip_while(|token| !matches!(token.what, TokenKind::Break(_)));
    rest.any(|token| names_itself(token, organ))
}

/// 以市政府为被申请人的复议, 市政府办公室收到
pub(super) fn names_the_body(tokens: &[Token], organ: &str) -> bool {
    tokens.iter().any(|token| names_itself(token, organ))
}

pub(super) fn names_a_whole(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.what == TokenKind::Word(Word::Mark(Mark::Whole)))
}

/// 其中市政府办公室收到 31 件: behind a sentence that counts what all bodies of the area received.
pub(super) fn singles_itself_out(tokens: &[Token], organ: &str) -> bool {
    let part = |token: &Token| token.what == TokenKind::Word(Word::Mark(Mark::Part));
    let clause = tokens.iter().skip_while(|token| matches!(token.what, TokenKind::Break(_)));
    let mut clause = clause.take_while(|token| !matches!(token.what, TokenKind::Break(_)));
    clause.next().is_some_and(part) && clause.any(|token| names_itself(token, organ))
}

/// The reporting body itself, named beside the bodies of its area: 市政府办公室, 以市政府为答复主体, 以本机关名义.
fn names_itself(token: &Token, organ: &str) -> bool {
    let office = lexicon::OFFICES.iter().any(|office| token.gap.contains(office));
    let own = token.gap.trim_start_matches(|c| lexicon::BEFORE_A_NAME.contains(c));
    let by = |whom: &&str| own.strip_prefix(*whom).is_some_and(|own| is_own_government(own, organ));
    office || lexicon::BY_ITSELF.contains(&token.text.as_str()) || lexicon::BY_WHOM.iter().any(by)
}

/// A name of the reporting body itself, or a part of it.
pub(super) fn is_own(name: &str, organ: &str) -> bool {
    // 市 alone begins the name of another: 市本级.
    // 规划 in the name of a bureau is a word, too.
    let named = organ.starts_with(name) || lexicon::BODIES.iter().any(|end| name.ends_with(end));
    (name.chars().count() > 1 && organ.contains(name) && named) || is_own_short(name, organ)
}

/// 局机关收到 27 件，所属中心收到 8 件，合计 35 件: which of them the tables count is not said.
pub(super) fn adds_to_the_seat(tokens: &[Token], organ: &str) -> bool {
    let wider =
        |token: &Token| matches!(token.what, TokenKind::Word(Word::Mark(Mark::Sum | Mark::Whole)));
    tokens.iter().any(|token| is_own_seat(&token.gap, organ)) && tokens.iter().any(wider)
}

/// 局机关, 市局本级, 办公室本级, in the report of that bureau or office: all that its tables count. (What the seat of a
/// government counts is a part of what the area does.)
pub(super) fn is_own_seat(name: &str, organ: &str) -> bool {
    let Some((seat, own)) =
        lexicon::SEATS.iter().find_map(|seat| Some((*seat, name.strip_suffix(seat)?)))
    else {
        return false;
    };
    if lexicon::GOVERNMENTS.iter().any(|ending| organ.ends_with(ending)) {
        return false;
    }
    let office = |name: &str| lexicon::OFFICE_ENDINGS.iter().any(|ending| name.ends_with(ending));
    match own {
        "" => seat == lexicon::OWN_SEAT,
        lexicon::COMMITTEE => organ.ends_with(lexicon::COMMITTEES),
        own if office(own) && own != organ => {
            organ.ends_with(own) || (office(organ) && is_own_government(own, organ))
        }
        own => organ.ends_with(own) || is_own_short(own, organ),
    }
}

/// 综合执法队, in the report of a town: its own.
pub(super) fn is_own_team(name: &str, organ: &str) -> bool {
    let team = lexicon::TOWNS.iter().find_map(|town| name.strip_prefix(town)).unwrap_or(name);
    lexicon::OWN_TEAMS.contains(&team)
        && lexicon::TOWN_ENDINGS.iter().any(|ending| organ.ends_with(ending))
}

/// Words of 办公室名义联合 between a government and what it makes.
const MOST_TO_A_VERB: usize = 6;

/// 以我局 (为被告), 以市政府 (名义印发): by itself. Of a government as defendant, the whole area may be told of beside it.
pub(super) fn is_by_itself(name: &str, what: &[Token], organ: &str) -> bool {
    let Some((next, rest)) = what.split_first() else { return false };
    let makes = |token: &Token| token.what == TokenKind::Word(Word::Verb(Verb::Make));
    let own = |whom: &str| match whom {
        "" => next.what == TokenKind::Word(Word::Mark(Mark::Own)),
        whom => is_own_government(whom, organ) && rest.iter().take(MOST_TO_A_VERB).any(makes),
    };
    lexicon::BY_WHOM.iter().find_map(|by| name.strip_prefix(by)).is_some_and(own)
}

/// 税务 (行政许可), in the report of a tax bureau: its own business, and so all that it decided.
pub(super) fn is_own_business(name: &str, what: &[Token], organ: &str) -> bool {
    let Some((noun, rest)) = what.split_first() else { return false };
    let decided = match noun.what {
        TokenKind::Word(Word::Noun(Noun::NormativeDocuments)) => true,
        TokenKind::Word(Word::Noun(Noun::Licensing | Noun::Penalties | Noun::Coercion)) => {
            noun.text.starts_with(lexicon::OF_ADMINISTRATION)
        }
        _ => false,
    };
    let kind = rest.first().is_some_and(|token| token.text == lexicon::KIND_SIGN);
    decided && !kind && name.chars().count() > 1 && organ.contains(name)
}

/// 市局 is the bureau of the city, and not that of a district of it or a branch: 石湖市城东区教育局, 石湖市公安局城东分局.
fn is_of_this_level(organ: &str, level: char, kind: char) -> bool {
    let rest = organ.rsplit_once(level).map_or("", |(_, rest)| rest);
    let own = rest.strip_suffix(kind).unwrap_or(rest);
    let below = |sign: char| lexicon::LEVELS_WITHIN.contains(sign);
    let district = !below(level) && own.contains(below);
    !own.contains(kind) && !district
}

/// 我委, 本分局: the reporting body by a word of its own, and not all bodies of its area.
pub(super) fn means_itself(token: &Token, organ: &str) -> bool {
    let own = token.what == TokenKind::Word(Word::Mark(Mark::Own));
    let all = lexicon::ALL_BODIES.contains(&token.text.as_str());
    let by_sign = token.gap.starts_with(|sign: char| lexicon::OWN_SIGNS.contains(sign));
    (own && !all) || (by_sign && is_own_short(&token.gap, organ))
}

/// 镇政府 in the report of the town's government.
fn is_own_short(name: &str, organ: &str) -> bool {
    // 市局 in the report of a bureau of that level.
    let mut signs = name.chars();
    if let (Some(level), Some(kind), None) = (signs.next(), signs.next(), signs.next())
        && lexicon::LEVELS.contains(level)
        && organ.contains(level)
        && organ.ends_with(kind)
        && is_of_this_level(organ, level, kind)
    {
        return true;
    }
    // 本场 in the report of a 林场
    let kind = name.strip_prefix(|sign: char| lexicon::OWN_SIGNS.contains(sign));
    if kind.is_some_and(|kind| !kind.is_empty() && organ.ends_with(kind)) {
        return true;
    }
    let short: String = organ.replace(lexicon::PEOPLES, "");
    let level = lexicon::GOVERNMENTS_OF_MANY.iter().any(|many| organ.ends_with(many));
    !level && name.chars().count() >= 3 && short.ends_with(name)
}

#[cfg(test)]
mod tests {
    use super::{is_own_seat, is_own_team};

    #[test]
    fn the_seat_of_a_bureau_or_office_is_the_body_itself() {
        for (name, organ) in [
            ("局机关", "云溪县教育局"),
            ("市局机关", "宁川市公安局"),
            ("市局本级", "宁川市公安局"),
            ("委机关", "宁川市卫生健康委员会"),
            ("县政府办公室本级", "云溪县人民政府办公室"),
            ("本级", "云溪县水利局"),
        ] {
            assert!(is_own_seat(name, organ), "{name}");
        }
        for (name, organ) in [
            ("县政府本级", "云溪县人民政府"),
            ("本级", "云溪县人民政府"),
            ("税务机关", "国家税务总局云溪县税务局"),
            ("机关", "云溪县教育局"),
            ("县局机关", "宁川市公安局"),
            ("市政府办公室本级", "云溪县人民政府办公室"),
        ] {
            assert!(!is_own_seat(name, organ), "{name}");
        }
    }

    #[test]
    fn the_team_of_a_town_is_its_own() {
        assert!(is_own_team("镇综合执法队", "云溪县石桥镇人民政府"));
        assert!(is_own_team("综合行政执法队", "城东街道办事处"));
        assert!(!is_own_team("综合执法队", "云溪县人民政府"));
        assert!(!is_own_team("邻镇综合执法队", "云溪县石桥镇人民政府"));
    }
}
