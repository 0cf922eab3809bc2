//! What the sentence says of its kinds without their numbers: `以自然人为主`, `企业首次超过个人`, `半数以上予以公开`,
//! `是上年的 3 倍`. These are claims about the tables.

use rust_decimal::Decimal;

use super::labels::Kind;
use super::ranks::Superlative;
use super::{Counted, Sentence};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::subject::{self, Topic};
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Word};
use model::{Claim, ClaimPeriod, Place, Quantity, Ratio, Subject};

/// Words between a kind and one that compares it.
const MOST_BETWEEN: usize = 8;

impl Sentence<'_> {
    /// The claim at this place; `spoken` are those of the numbers of the sentence, `found` those before it.
    pub(super) fn against(&self, at: usize, spoken: &[Claim], found: &[Claim]) -> Option<Claim> {
        let (place, own, quantity) = self
            .greatest_of_all(at)
            .or_else(|| self.next_of_all(at))
            .or_else(|| self.exceeds(at, found))
            .or_else(|| self.differs_by(at, spoken))
            .or_else(|| self.halves(at))
            .or_else(|| self.most_are(at))
            .or_else(|| self.part_of_all(at, spoken))
            .or_else(|| self.times_of_last_year(at, spoken))?;
        self.is_of_all(self.clause(at), at, own, spoken).then_some(Claim {
            place,
            subject: own,
            quantity,
            scope: None,
            period: ClaimPeriod::Own,
            is_subset: false,
            within: self.whole_alone(at, spoken),
            is_open: false,
            rounded: false,
        })
    }

    /// 以自然人为主, 无法提供的最多.
    fn greatest_of_all(&self, at: usize) -> Option<(Place, Subject, Quantity)> {
        let (own, place) = self.told_greatest(at)?;
        Some((place, own, Quantity::Greatest))
    }

    fn told_greatest(&self, at: usize) -> Option<(Subject, Place)> {
        let (word, place) = self.superlative(at)?;
        let kind = self.kind_told(word)?;
        // Of a row: beside the others of its class, or beside all.
        let row = kind.id.contains('.');
        let whole = !row && !lexicon::SEVERAL_OUTCOMES.contains(&kind.id);
        let changes = self.is_of_a_change(at) || self.is_of_several_times();
        (whole && !changes).then(|| (subject_of(kind.id, kind.asks), place))
    }

    /// The kind before such a word: 因不掌握而无法提供的居首 is of the row.
    fn kind_told(&self, word: Superlative) -> Option<Kind> {
        let start = self.clause(word.before);
        let from = word.before.saturating_sub(MOST_BETWEEN).max(start);
        let (kind_at, kind) = (from..word.before).rev().find_map(|at| self.kind_before(at + 1))?;
        let plain = |at: usize| self.is_plain(at) || self.is_of_requests(at);
        if !(kind_at + 1..word.before).all(plain) || self.is_joined(kind_at) {
            return None;
        }
        let other = (start..kind_at).find(|at| !self.is_lead(*at));
        let Some(other) = other else { return Some(kind) };
        let (row_at, row) = self.kind_before(other + 1)?;
        let within = row.id.strip_prefix(kind.id).is_some_and(|rest| rest.starts_with('.'));
        let rest = (row_at + 1..kind_at).all(|at| self.is_lead(at));
        (row_at == other && within && rest && !self.is_joined(row_at)).then_some(row)
    }

    /// 企业申请次之, 其次为予以公开: what was told to be the greatest is greater than this.
    fn next_of_all(&self, at: usize) -> Option<(Place, Subject, Quantity)> {
        let token = self.token(at)?;
        let (from, to) = (self.clause(at), self.end_of_clause(at));
        let (kind_at, kind) = match token.text.as_str() {
            text if lexicon::NEXT_BEHIND.contains(&text) => {
                let start = from.max(at.saturating_sub(MOST_BETWEEN));
                let own = (start..at).rev().find_map(|at| self.kind_before(at + 1))?;
                let plain = |at: usize| {
                    self.is_plain(at) || self.is_of_requests(at) || self.counted(at).is_some()
                };
                (own.0 + 1..at).all(plain).then_some(own)?
            }
            _ => {
                let opens = self.printed(from, at + 1);
                let told =
                    lexicon::NEXT_RANK.iter().any(|word| opens == *word || opens.ends_with(word));
                let first = at <= from + 1 && told;
                let end = to.min(at + MOST_BETWEEN);
                (at + 1..end)
                    .filter(|_| first)
                    .find_map(|at| self.kind_before(at + 1).filter(|(own, _)| *own == at))?
            }
        };
        // What stands before in the sentence: 最多的 A.
        let begin = from.saturating_sub(super::LONGEST_SCAN);
        let own = (begin..from).rev().find_map(|at| {
            let (word, _) = self.superlative(at)?;
            self.kind_told(word)
        })?;
        if !own.is_beside_any(kind) || self.is_joined(kind_at) || self.is_of_several_times() {
            return None;
        }
        let quantity =
            Quantity::Against(Ratio::AtLeast, Decimal::ONE_HUNDRED, subject_of(kind.id, kind.asks));
        let place = Place::Span(self.section, self.index, token.at.start, token.at.end);
        Some((place, subject_of(own.id, own.asks), quantity))
    }

    /// 企业提出的申请首次超过个人, 新制多于废止, 办结总数比新收还多.
    fn exceeds(&self, at: usize, found: &[Claim]) -> Option<(Place, Subject, Quantity)> {
        let token = self.token(at)?;
        let (start, end) = (self.clause(at), self.end_of_clause(at));
        let (own, other, kind) = if lexicon::EXCEEDS.contains(&token.text.as_str()) {
            (start..at, at + 1..end, Ratio::Over)
        } else {
            let side = [lexicon::MORE, lexicon::FEWER].contains(&token.text.as_str());
            let compare = (start..at).filter(|_| side).find(|at| {
                let text = self.token(*at).map(|token| token.text.as_str());
                self.has(*at, Mark::Compare)
                    && text.is_some_and(|text| lexicon::COMPARES.contains(&text))
            })?;
            let kind = match token.text.as_str() {
                lexicon::MORE => Ratio::Over,
                lexicon::FEWER => Ratio::Under,
                _ => return None,
            };
            (at + 1 == end).then_some((start..compare, compare + 1..at, kind))?
        };
        if own
            .clone()
            .chain(other.clone())
            .any(|at| self.counted(at).is_some() || self.is_percent(at))
        {
            return None;
        }
        let subjects = |range: std::ops::Range<usize>| self.subject_named(range);
        let own = match own.is_empty() {
            // 无法提供居多，超过予以公开的件数
            true => found.last().map(|claim| claim.subject)?,
            false => subjects(own)?,
        };
        let other = subjects(other)?;
        let place = self.span_of(start, end)?;
        are_alike(own, other).then_some((
            place,
            own,
            Quantity::Against(kind, Decimal::ONE_HUNDRED, other),
        ))
    }

    /// 行政处罚 64 件，比行政许可少 10 件.
    fn differs_by(&self, at: usize, spoken: &[Claim]) -> Option<(Place, Subject, Quantity)> {
        let said = self.counted(at)?;
        let start = self.clause(at);
        let change = at.checked_sub(1).filter(|change| *change > start)?;
        let sign = self.sign(change, at).filter(|_| said.token.gap.is_empty())?;
        let compare = Some(start).filter(|at| {
            let text = self.token(*at).map(|token| token.text.as_str());
            self.has(*at, Mark::Compare)
                && text.is_some_and(|text| lexicon::COMPARES.contains(&text))
        })?;
        let other = self.subject_named(compare + 1..change)?;
        let before = self.last_counted(0, start)?;
        let near = self.clause(start.checked_sub(1)?) <= before.at && before.at + 2 >= start;
        let own = self.spoken_of(before, spoken)?;
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        let value = said.value.checked_mul(sign)?;
        let place = Place::Span(self.section, self.index, said.token.at.start, said.token.at.end);
        (near && ends && own != other && are_alike(own, other)).then_some((
            place,
            own,
            Quantity::Against(Ratio::Difference, value, other),
        ))
    }

    /// 自然人和企业各占一半.
    fn halves(&self, at: usize) -> Option<(Place, Subject, Quantity)> {
        let half = self.has(at, Mark::Half);
        let share = at.checked_sub(1).filter(|share| half && self.has(*share, Mark::Share))?;
        let each = self.token(share)?.gap == lexicon::EACH_SIGN;
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        let (second, and) = (share.checked_sub(1)?, share.checked_sub(2)?);
        let first = and.checked_sub(1)?;
        let joined = self.has(and, Mark::And);
        let kind = |at: usize| self.kind_before(at + 1).filter(|(own, _)| *own == at);
        let ((_, one), (_, other)) = (kind(first)?, kind(second)?);
        let lead = (self.clause(first)..first).all(|at| self.is_lead(at));
        let apart = one.is_beside_any(other) && one.id != other.id;
        if !each || !ends || !joined || !lead || !apart || !self.token(first)?.gap.is_empty() {
            return None;
        }
        // Of a person and of a business, the person is counted in one column.
        let own = if other.id == lexicon::NATURAL_PERSON { other } else { one };
        let whole = if own.asks { Subject::TakenIn } else { Subject::Handled };
        let half = Decimal::from(50);
        let place = self.span_of(first, at + 1)?;
        let own = subject_of(own.id, own.asks);
        Some((place, own, Quantity::Against(Ratio::About, half, whole)))
    }

    /// 30 件中，半数以上予以公开.
    fn most_are(&self, at: usize) -> Option<(Place, Subject, Quantity)> {
        let phrase = self.phrase(at).filter(|phrase| phrase.kind != Ratio::About)?;
        let end = self.end_of_clause(phrase.to);
        let (own_at, kind) = (phrase.to..end)
            .find_map(|at| self.kind_before(at + 1).filter(|(own, _)| *own == at))?;
        let plain = |at: usize| self.is_plain(at) || self.is_of_requests(at);
        let bare = (phrase.to..own_at).all(plain) && (own_at + 1..end).all(plain);
        let direct = self.token(own_at)?.gap.is_empty() && phrase.is_alone();
        let own = match kind.id {
            // What is disclosed in part is disclosed, too.
            lexicon::DISCLOSED => Subject::Outcome(lexicon::DISCLOSED_IN_ALL),
            id => subject_of(id, kind.asks),
        };
        let whole = if kind.asks { Subject::TakenIn } else { Subject::Handled };
        let quantity = Quantity::Against(phrase.kind, phrase.said, whole);
        let place = self.span_of(phrase.from, phrase.to)?;
        (bare && direct).then_some((place, own, quantity))
    }

    /// 自然人申请 31 件，占全部申请的不足一半: of what no number of the sentence is.
    fn part_of_all(&self, at: usize, spoken: &[Claim]) -> Option<(Place, Subject, Quantity)> {
        let phrase = self.phrase(at).filter(|phrase| phrase.kind != Ratio::About)?;
        let start = self.clause(at);
        let share = (start..at).any(|at| self.has(at, Mark::Share));
        let told =
            self.told_before(&phrase, start).filter(|_| share && self.bound(at).is_none())?;
        let ends = self.printed(phrase.to, self.end_of_clause(phrase.to)).is_empty();
        let own = self.spoken_of(told, spoken)?;
        let whole = match own {
            Subject::Applicants(_) => Subject::TakenIn,
            Subject::Outcome(_) => Subject::Handled,
            _ => return None,
        };
        let place = self.span_of(phrase.from, phrase.to)?;
        let quantity = Quantity::Against(phrase.kind, phrase.said, whole);
        ends.then_some((place, own, quantity))
    }

    /// 新收 45 件，是上年的 3 倍; 比上年增长一倍.
    fn times_of_last_year(
        &self,
        at: usize,
        spoken: &[Claim],
    ) -> Option<(Place, Subject, Quantity)> {
        let (said, _) = self.times(at)?;
        let start = self.clause(at);
        let year_before =
            |at: usize| self.year(at).and_then(|own| own.checked_add(1)) == self.year_of_report;
        let last = (start..at).any(|at| {
            let named = self.year(at).is_some() && year_before(at);
            self.has(at, Mark::LastYear) || self.has(at, Mark::Compare) || named
        });
        let plain = (start..at).all(|at| {
            let mark = [Mark::Compare, Mark::Up];
            self.is_bare(at) || mark.iter().any(|mark| self.has(at, *mark))
        });
        if !last || !plain || self.multiple(at).is_some() {
            return None;
        }
        let named = |at: usize| self.is_of_requests(at);
        let own = match self.last_counted(0, start) {
            Some(before) => {
                let own = self.spoken_of(before, spoken);
                let clause = self.clause(before.at);
                // 申请量大增，45 件: nothing but the number.
                let alone = clause == before.at && (0..clause).any(named);
                own.or(alone.then_some(Subject::TakenIn))?
            }
            None => (start..at).any(named).then_some(Subject::TakenIn)?,
        };
        let token = self.token(at)?;
        let place = Place::Span(self.section, self.index, token.at.start, token.at.end);
        Some((place, own, Quantity::Times(said)))
    }

    /// What the reader takes a number for, where nothing is open.
    pub(super) fn spoken_of(&self, one: Counted<'_>, spoken: &[Claim]) -> Option<Subject> {
        let (start, end) = (one.token.at.start, one.token.at.end);
        let place = Place::Span(self.section, self.index, start, end);
        let own = spoken.iter().find(|claim| claim.place == place)?;
        (own.is_plain() && own.within.is_none_or(|(_, whole)| whole >= one.value))
            .then_some(own.subject)
    }

    /// The one subject that these words name.
    fn subject_named(&self, range: std::ops::Range<usize>) -> Option<Subject> {
        let tokens: Vec<&Token> = range.clone().filter_map(|at| self.token(at)).collect();
        if tokens.is_empty() || tokens.len() > MOST_BETWEEN {
            return None;
        }
        let own =
            |token: &&Token| token.gap.is_empty() && !matches!(token.what, TokenKind::Year(_));
        let facts = ClauseFacts::of(&tokens);
        let marks = [Mark::LastYear, Mark::Compare, Mark::Rest, Mark::Except, Mark::And];
        let other = marks.iter().any(|mark| facts.has(*mark)) || facts.listed;
        let before: Vec<&Token> = (0..range.start).filter_map(|at| self.token(at)).collect();
        let mut topic = Topic { requests: true, ..Topic::default() };
        let nouns = |token: &&&Token| matches!(token.what, TokenKind::Word(Word::Noun(_)));
        topic.note(&ClauseFacts::of(&before.iter().filter(nouns).copied().collect::<Vec<_>>()));
        let subjects = subject::subjects(&facts, &topic);
        let [subject] = subjects.as_slice() else { return None };
        (tokens.iter().all(own) && !other).then_some(*subject)
    }
}

fn subject_of(id: &'static str, asks: bool) -> Subject {
    if asks { Subject::Applicants(id) } else { Subject::Outcome(id) }
}

/// Both are counted in one place of the form, or are all that came and all that went.
fn are_alike(one: Subject, other: Subject) -> bool {
    let decided = |row: &str| lexicon::DECISIONS.contains(&row);
    match (one, other) {
        (Subject::Applicants(one), Subject::Applicants(other)) => one != other,
        (Subject::Outcome(one), Subject::Outcome(other)) => one != other,
        (Subject::Proactive(row, one), Subject::Proactive(own, other)) => {
            (row == own && one != other) || (row != own && decided(row) && decided(own))
        }
        (Subject::Handled, Subject::Received | Subject::TakenIn)
        | (Subject::Received | Subject::TakenIn, Subject::Handled) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use model::{Quantity, Ratio, Subject};
    use rust_decimal::Decimal;

    fn says(sentence: &str) -> Vec<(Subject, Quantity)> {
        let claims = crate::tests::claims(sentence);
        let compares = |quantity: &Quantity| {
            matches!(quantity, Quantity::Times(_) | Quantity::Against(..) | Quantity::Greatest)
        };
        let own = claims.iter().filter(|claim| compares(&claim.quantity));
        own.map(|claim| (claim.subject, claim.quantity)).collect()
    }

    #[test]
    fn times_of_last_year_are_of_the_number_before() {
        let twice = Quantity::Times(Decimal::new(20, 1));
        assert_eq!(says("新收申请36件，比上年增长了一倍。"), [(Subject::Received, twice)]);
        let five = Quantity::Times(Decimal::from(5));
        assert_eq!(says("新收申请50件，是去年的5倍。"), [(Subject::Received, five)]);
        assert_eq!(says("新收申请50件，近去年的5倍。"), []);
        assert_eq!(says("发布信息50条，是去年的5倍。"), []);
        assert_eq!(says("新收申请50件，其中征地类是去年的5倍。"), []);
    }

    #[test]
    fn kinds_are_compared_where_nothing_narrows_them_down() {
        let all = Decimal::ONE_HUNDRED;
        let persons = Subject::Applicants("natural-person");
        let more = Quantity::Against(Ratio::Over, all, persons);
        let business = Subject::Applicants("business");
        assert_eq!(says("企业提出的申请首次超过个人。"), [(business, more)]);
        assert_eq!(says("收到申请9件，以企业申请居多。"), [(business, Quantity::Greatest)]);
        assert_eq!(says("通过网上提交的申请，企业居多。"), []);
        assert_eq!(says("上年申请中企业居多。"), []);
        assert_eq!(says("走访对象以企业居多。"), []);
    }
}
