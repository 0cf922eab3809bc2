//! Claims without a number: 全部办结, 未发生, 持平.

use rust_decimal::Decimal;

use super::{ClaimReader, is};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::subject;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Claim, ClaimPeriod, Dispute, Quantity, Subject};

impl ClaimReader<'_> {
    /// Clauses without a number, and what is said of all behind one: 全部办结, 未发生.
    pub(super) fn all_or_none(&mut self, window: &[&Token], next: &ClauseFacts) {
        let all = window.iter().position(|token| is(token, Mark::All));
        let none = window.iter().position(|token| is(token, Mark::None));
        // 无法提供的 4 件，系补正后仍不明确
        let are = |token: &&Token| token.text == lexicon::ARE;
        let all = all.or_else(|| window.first().filter(|token| are(token)).map(|_| 0));
        if self.state.killed {
            return;
        }
        if let Some(at) = window.iter().position(|token| is(token, Mark::NoneLeft)) {
            return self.none_left(window, at);
        }
        if window.iter().any(|token| is(token, Mark::NoneOf)) {
            return self.none_of_a_class(window);
        }
        match (all, none) {
            (_, Some(at)) => self.none(window, at, next),
            (Some(at), None) => self.all(window, at),
            (None, None) => {
                self.compared_in_words(window);
                self.ended_so(window);
            }
        }
    }

    /// 收到 14 件申请，答复 14 件，一件没剩: nothing was carried out.
    fn none_left(&mut self, window: &[&Token], at: usize) {
        let facts = ClauseFacts::of(window);
        let apart = self.state.rest || self.state.excepted || facts.foreign || facts.bears_more();
        let own = self.topic.speaks_of_requests() && !self.topic.foreign;
        if let Some(token) = window.get(at).filter(|_| own && !apart) {
            let (place, none) = (self.span(token, token), Quantity::Number(Decimal::ZERO));
            self.claim(place, Subject::CarriedOut, none, ClaimPeriod::Own, false, false);
            // 自然人申请 40 件，一件没剩: of those.
            if let Some(claim) = self.claims.last_mut() {
                claim.within = self.state.last_number;
            }
        }
    }

    /// 同比有所下降, 与上年持平: a direction, and a change of 0.
    fn compared_in_words(&mut self, window: &[&Token]) {
        let facts = ClauseFacts::of(window);
        // 与 2021 年持平, in the report of 2023: the year between is not asked for.
        let last = |year: &u16| self.year.is_some_and(|own| own.checked_sub(1) == Some(*year));
        if !facts.years.iter().all(last) {
            return;
        }
        let word = window.iter().position(|token| is(token, Mark::Up) || is(token, Mark::Down));
        let ends = word.filter(|at| at + 1 == window.len() && facts.has(Mark::Compare));
        if let Some(token) = ends.and_then(|at| window.get(at)) {
            let value = if is(token, Mark::Up) { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
            let place = self.span(token, token);
            self.state.compared = None;
            for subject in self.spoken_of(&facts) {
                self.claim(place, subject, Quantity::Change(value), ClaimPeriod::Own, false, true);
            }
        }
        // 与新收数持平: two numbers of one year.
        let with = |token: &&Token| is(token, Mark::Compare) || is(token, Mark::And);
        let compare = window.iter().position(with);
        let behind = compare.and_then(|at| window.get(at..)).unwrap_or(&[]);
        let within =
            behind.iter().any(|token| matches!(token.what, TokenKind::Word(Word::Verb(_))));
        if let Some(token) = window.iter().find(|token| is(token, Mark::Level)).filter(|_| !within)
        {
            let place = self.span(token, token);
            self.state.compared = None;
            for subject in self.spoken_of(&facts) {
                let said = Quantity::Change(Decimal::ZERO);
                self.claim(place, subject, said, ClaimPeriod::Own, false, false);
            }
        }
    }

    fn none(&mut self, window: &[&Token], at: usize, next: &ClauseFacts) {
        let (before, after) = (window.get(..at).unwrap_or(&[]), window.get(at..).unwrap_or(&[]));
        let after = before_accountability(after);
        let (mut said, facts) = (ClauseFacts::of(after), ClauseFacts::of(before));
        // 未制发、未废止规范性文件: the noun stands in the denial behind.
        if matches!(said.verbs.as_slice(), [Verb::Make | Verb::Repeal]) && next.has(Mark::None) {
            said = said.with_nouns(next);
        }
        let (Some(first), Some(last)) = (window.get(at), window.last()) else { return };
        let place = self.span(first, last);
        // 其余未收取信息处理费
        self.state.open |= facts.has(Mark::Rest);
        // 公开的信息中未涉及: of what was published; 未收到申请后: of the time before.
        let earlier = last.text == lexicon::AFTER;
        if earlier || (facts.foreign && facts.has(Mark::Within)) {
            return self.topic.note(&said);
        }
        // 上年结转申请无: the denial stands after its subject.
        // 无结转
        let dated = !facts.years.is_empty() || facts.has(Mark::LastYear);
        let next = window.get(at + 1).filter(|token| token.gap.is_empty() && !dated);
        let carries = |token: &&Token| token.what == TokenKind::Word(Word::Verb(Verb::Carry));
        let none_carried = next.is_some_and(carries) && said.verbs == [Verb::Carry];
        // 上年度没有遗留到本年度办理的事项, 上年无结转
        let carried = said.does(Verb::Carry)
            && said.verbs.iter().all(|verb| matches!(verb, Verb::Carry | Verb::Process))
            && (said.has(Mark::ThisYear) || window.get(at + 1).is_some_and(carries));
        let left = facts.has(Mark::LastYear) && carried;
        let subjects = if left {
            vec![Subject::CarriedIn]
        } else if none_carried {
            vec![Subject::CarriedOut]
        } else if ends_denial(after) && (facts.bears() || facts.requests()) {
            // 行政许可未发生
            self.denied(&facts)
        } else if said.bears() || said.requests() {
            // 信息处理费未收取: the noun stands before the denial.
            self.denied(&said.clone().joined(&facts).with_nouns(&facts))
        } else {
            Vec::new()
        };
        // 法人未提出申请
        let total = |subject: &Subject| {
            matches!(subject, Subject::TakenIn | Subject::Received | Subject::Handled)
        };
        // 无一败诉: of lawsuits.
        // 没有一件被复议机关纠正或者被判败诉: of both.
        let corrected = |token: &&&Token| token.what == TokenKind::Word(Word::Result("corrected"));
        let mut lost = after.iter().filter(corrected);
        let lost = lost.any(|token| token.text == lexicon::LOST)
            && after.iter().filter(corrected).all(|token| token.text == lexicon::LOST);
        let reviews = |subject: &Subject| matches!(subject, Subject::Disputes(Dispute::Review, _));
        let subjects = if lost && subjects.iter().any(reviews) { Vec::new() } else { subjects };
        // 没有企业、科研机构提出申请
        let several = said.askers.len() > 1 && !said.askers.contains(&"natural-person");
        let asked = |subject: &Subject| total(subject) || matches!(subject, Subject::Applicants(_));
        let subjects = if several && !subjects.is_empty() && subjects.iter().all(asked) {
            said.askers.iter().map(|asker| Subject::Applicants(asker)).collect()
        } else {
            subjects
        };
        let subjects = match facts.askers.as_slice() {
            [asker] if subjects.iter().all(total) && !subjects.is_empty() => {
                vec![Subject::Applicants(asker)]
            }
            [_, ..] => Vec::new(),
            [] => subjects,
        };
        // 上年度无跨年办理事项: what that year carried over.
        let last = facts.has(Mark::LastYear);
        let turned = |subject| match subject {
            Subject::CarriedOut if last => Subject::CarriedIn,
            other => other,
        };
        // 除此之外，没有其他申请
        let others = said.has(Mark::Other) && !said.results.contains(&"other");
        let subjects = if others { Vec::new() } else { subjects };
        // 未收到传真提交的申请: none by that way.
        let way = |facts: &ClauseFacts| facts.has(Mark::Channel) || facts.has(Mark::Way);
        self.topic.note(&said);
        for subject in subjects.into_iter().filter(|_| !way(&said) && !way(&facts)).map(turned) {
            let period = self.period_now();
            self.claim(place, subject, Quantity::Number(Decimal::ZERO), period, false, false);
            // 没有企业，一共 14 件: of all.
            let of_one_kind = matches!(subject, Subject::Applicants(_));
            self.state.last = if of_one_kind { Vec::new() } else { vec![subject] };
        }
    }

    /// The subjects of which a denial states that there were none.
    pub(super) fn denied(&self, facts: &ClauseFacts) -> Vec<Subject> {
        if facts.foreign || facts.does(Verb::Publish) {
            return Vec::new();
        }
        if facts.results.last() == Some(&"corrected") {
            let kinds = [(Noun::Review, Dispute::Review), (Noun::Litigation, Dispute::Litigation)];
            let named = kinds.into_iter().filter(|(noun, _)| facts.names(*noun));
            let mut kinds: Vec<Dispute> = named.map(|(_, kind)| kind).collect();
            // 诉讼 3 件，无一败诉
            if kinds.is_empty() {
                kinds.extend(self.dispute_lost());
            }
            return kinds
                .into_iter()
                .map(|kind| Subject::Disputes(kind, Some("corrected")))
                .collect();
        }
        // 未作出不予公开答复
        let answered = facts.does(Verb::Handle) && facts.outcomes.is_empty();
        // 无尚未审结案件
        let pending = facts.results.as_slice() == ["pending"];
        if (!facts.results.is_empty() && !pending) || answered {
            return Vec::new();
        }
        if facts.outcomes.len() > 1 {
            // 没有因属于国家秘密而不予公开的: of this row, and not of its class.
            let row_of = |class: &str| {
                facts
                    .outcomes
                    .iter()
                    .any(|id| id.strip_prefix(class).is_some_and(|row| row.starts_with('.')))
            };
            let told = facts.outcomes.iter().filter(|outcome| !row_of(outcome));
            return told.map(|outcome| Subject::Outcome(outcome)).collect();
        }
        let both: Vec<Subject> = [Noun::Regulations, Noun::NormativeDocuments]
            .into_iter()
            .filter(|noun| facts.names(*noun) && facts.nouns.len() > 1)
            .filter_map(|noun| subject::made(noun, facts))
            .collect();
        if !both.is_empty() {
            return both;
        }
        // 无行政处罚、行政强制
        let decided = |noun: &Noun| match noun {
            Noun::Licensing => Some(Subject::Proactive("licensing", "decisions")),
            Noun::Penalties => Some(Subject::Proactive("penalties", "decisions")),
            Noun::Coercion => Some(Subject::Proactive("coercion", "decisions")),
            _ => None,
        };
        let all: Option<Vec<Subject>> = facts.nouns.iter().map(decided).collect();
        if let Some(decisions) = all.filter(|all| all.len() > 1) {
            return decisions;
        }
        if pending && subject::dispute(facts).is_none() && self.sued_in_all() {
            return vec![Subject::Disputes(Dispute::Litigation, Some("pending"))];
        }
        subject::subjects(facts, &self.topic)
    }

    /// 行政诉讼 8 件，其中直接起诉 6 件、复议后起诉 2 件；没有在审案件: of all of them, where none was told to be pending.
    fn sued_in_all(&self) -> bool {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let litigation = Subject::Disputes(Dispute::Litigation, None);
        let of_one = matches!(self.topic.dispute, Some(Dispute::Direct | Dispute::AfterReview));
        let told = |claim: &Claim| matches!(claim.subject, Subject::Disputes(_, Some("pending")));
        of_one && spoken.iter().any(|claim| claim.subject == litigation) && !spoken.iter().any(told)
    }
}

/// 未发生行政复议和责任追究情形: the denial without what is denied beside.
fn before_accountability<'w, 't>(denial: &'w [&'t Token]) -> &'w [&'t Token] {
    let beside = |pair: &[&Token]| {
        let [and, other] = pair else { return false };
        let joins = is(and, Mark::And) || matches!(and.what, TokenKind::Break(_));
        let both = and.gap.is_empty() && other.gap.is_empty();
        joins && both && lexicon::DENIED_BESIDE.contains(&other.text.as_str())
    };
    let Some(at) = denial.windows(2).position(beside) else { return denial };
    let (own, rest) = denial.split_at(at);
    let ends = |token: &&Token| {
        token.gap.is_empty() && lexicon::DENIAL_ENDS.contains(&token.text.as_str())
    };
    if rest.iter().skip(2).all(ends) { own } else { denial }
}

/// 上年结转申请无, 诉讼没有发生: nothing else is denied.
fn ends_denial(denial: &[&Token]) -> bool {
    let empty = |token: &&&Token| {
        token.text.is_empty() || lexicon::DENIAL_ENDS.contains(&token.text.as_str())
    };
    denial.len() <= 3 && denial.iter().skip(1).filter(|token| !empty(token)).count() == 0
}
