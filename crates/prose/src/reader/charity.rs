//! What leaves open what a number counts though its own words are known: it may be of a part, of another set, or of
//! several things. (What words that are not known leave open: `openness`.)

use rust_decimal::Decimal;

use super::{ClaimReader, part};
use crate::facts::ClauseFacts;
use crate::subject;
use crate::words::{Mark, Noun, Verb};
use model::{Claim, Dispute, Quantity, Subject};

/// The meanings of the words before a number and behind it, and those of the next clause where that has no number.
#[derive(Clone, Copy)]
pub(super) struct Around<'f> {
    pub before: &'f ClauseFacts,
    pub behind: &'f ClauseFacts,
    pub next: &'f ClauseFacts,
}

impl Around<'_> {
    /// The words that say what it counts stand behind it.
    pub fn is_from_behind(&self) -> bool {
        !self.before.bears() && self.behind.bears()
    }

    fn told(&self) -> &ClauseFacts {
        if self.before.bears() { self.before } else { self.behind }
    }

    fn names_requests_behind(&self) -> bool {
        !self.before.bears() && self.behind.requests() && self.behind.verbs.is_empty()
    }

    fn is_of_the_year(&self) -> bool {
        self.before.has(Mark::ThisYear) || self.before.has(Mark::Sum)
    }

    /// 全年 42 件申请中
    pub fn names_the_whole_behind(&self) -> bool {
        self.names_requests_behind() && self.is_of_the_year() && !self.behind.bears_more()
    }
}

impl ClaimReader<'_> {
    /// 公文 215 份，其中不予公开 28 份: of what the sentence counted before, which no table counts.
    pub(super) fn is_of_things(&mut self, around: &Around<'_>) -> bool {
        let Around { before: facts, behind, .. } = *around;
        self.state.things |= facts.foreign && !facts.way;
        // 56 件公文逐件确定
        let only_things = behind.things && !behind.bears() && behind.nouns.is_empty();
        let issued = facts.verbs.iter().all(|verb| matches!(verb, Verb::Make | Verb::Issue));
        let told = facts.bears() && (!issued || facts.bears_more());
        self.state.things |= only_things && !told && facts.nouns.is_empty();
        self.state.things &= !facts.names(Noun::Requests) && !facts.does(Verb::TakeIn);
        self.state.things && facts.nouns.is_empty() && !around.told().outcomes.is_empty()
    }

    pub(super) fn words_leave_open(&self, around: &Around<'_>) -> bool {
        let Around { before: facts, behind, .. } = *around;
        let outcomes = &around.told().outcomes;
        // 对 25 件申请收取处理费: only of these. 3 件申请因涉及国家秘密不予公开: what became of them says which.
        let told_behind = behind.outcomes.iter().any(|id| id.contains('.'));
        let dated = facts.years.last().is_some_and(|year| Some(*year) == self.year);
        let of_year = around.is_of_the_year() || dated;
        let of_these = around.names_requests_behind() && !of_year && !told_behind;
        // 制发文件 18 件，不予公开 112 件: of documents.
        let reason = facts.outcomes.iter().any(|id| id.contains('.'));
        let named = !facts.nouns.is_empty() || behind.requests();
        // 3 件答复在复议中被纠正
        let ended = subject::dispute(behind).is_some() && !behind.results.is_empty();
        // 收到申请 9 件，多涉及征地项目，6 件予以公开: of the requests, whatever they are about.
        let of_requests = self.topic.requests && !around.told().outcomes.is_empty();
        let of_foreign = self.topic.foreign && !named && !reason && !ended && !of_requests;
        let withdrawn = self.state.withdrawn && facts.does(Verb::Handle);
        // 9 件分别作不予公开、不予处理
        let each = behind.has(Mark::Respectively);
        // 因信息不存在无法提供
        let for_things = around.told().things && !outcomes.is_empty();
        let of_several = names_several(around.told()) && !facts.discloses_in_all();
        // 复议 4 件，诉讼 2 件，1 件作其他处理: of them, or of the requests.
        let other = outcomes.as_slice() == ["other-handling"] && self.topic.dispute.is_some();
        let of_kinds = other && self.kind_is_not_said(around);
        // 按不予处理等方式答复
        let goes_on = around.told().outcomes_go_on && outcomes.iter().all(|id| !id.contains('.'));
        // 此前印发的 2 件继续有效
        let made = facts.does(Verb::Make) || facts.does(Verb::Repeal);
        let of_stock = made && behind.does(Verb::InForce);
        // 7 件作其他答复
        let told = around.told();
        let answered_otherwise = told.has(Mark::Other) && told.does(Verb::Handle);
        // 公示行政处罚 54 件: of those that are published.
        // 公开（含部分公开）40 件: of the rows.
        let rows = facts.discloses_in_all() && (facts.has(Mark::And) || self.state.bracketed);
        let of_published = (facts.does(Verb::Publish) && !rows)
            || subject::continues_published(facts, &self.topic);
        // 其他类型复议案件 41 件
        let of_other_cases = subject::dispute(facts).is_some() && facts.has(Mark::Other);
        // 对复议决定提起的诉讼: of one of them.
        let both = subject::dispute(facts) == Some(Dispute::All);
        let of_one = both && !facts.has(Mark::And) && !facts.listed && !facts.has(Mark::Sum);
        // 5 件均经复议后提起: of those that were counted before.
        let cases = subject::dispute(behind).is_some();
        let of_counted = around.is_from_behind() && behind.has(Mark::All) && cases;
        // 占答复总数的一半：96 件答复里: of the whole.
        let shares = [Mark::Share, Mark::Half, Mark::Majority];
        let of_a_share = shares.into_iter().any(|mark| facts.has(mark)) && !self.state.is_shared;
        // 收到 13 件涉农申请: of one kind of them.
        let kind = behind.foreign && !behind.things;
        let of_one_kind = kind && behind.requests() && !behind.names(Noun::Requests);
        // 收到 3 件重复申请
        let taken = facts.does(Verb::TakeIn) || facts.does(Verb::New);
        let of_a_row = taken && facts.outcomes.is_empty() && told_behind && !behind.has(Mark::All);
        of_a_row
            || (of_these && !facts.requests())
            || of_one_kind
            || of_a_share
            || facts.has(Mark::None)
            || facts.has(Mark::NoneOf)
            || goes_on
            || of_stock
            || of_counted
            || of_one
            || of_other_cases
            || of_published
            || answered_otherwise
            || self.state.levels
            || of_foreign
            || withdrawn
            || each
            || for_things
            || of_several
            || of_kinds
    }

    /// 复议 14 件，诉讼 3 件，维持 9 件: which of the kinds ended so, or all of them, is not said.
    pub(super) fn is_of_any_kind(&self, around: &Around<'_>) -> bool {
        let ended = |facts: &ClauseFacts| !facts.results.is_empty();
        (ended(around.before) || ended(around.behind)) && self.kind_is_not_said(around)
    }

    fn kind_is_not_said(&self, around: &Around<'_>) -> bool {
        let Around { before: facts, behind, .. } = *around;
        // 复议 14 件。诉讼 3 件。对被纠正的 1 件重新答复: of any of them.
        let named = part::names_a_case(facts) || part::names_a_case(behind);
        let of_any = !named && !self.state.case_named && self.topic.cases == (true, true);
        let several = self.kinds_of_disputes() > 1 || self.state.kinds_before > 1;
        subject::dispute(facts).is_none() && (several || of_any) && !self.each_kind_has_its_own()
    }

    /// 复议 9 件，其中维持 7 件；诉讼 3 件，其中维持 2 件: how those of one kind ended was told before the other was counted.
    fn each_kind_has_its_own(&self) -> bool {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let total = |claim: &&Claim| matches!(claim.subject, Subject::Disputes(_, None));
        // 未发生复议；诉讼 3 件，其中维持 2 件
        let done = |claim: &Claim| {
            let denied = claim.quantity == Quantity::Number(Decimal::ZERO);
            matches!(claim.subject, Subject::Disputes(_, ended) if denied || ended.is_some())
        };
        let mut before = spoken.iter().rev().take(MOST_OF_CASES).skip_while(|claim| !total(claim));
        let kind = before.next().map(|last| last.subject);
        kind == self.topic.dispute.map(|kind| Subject::Disputes(kind, None))
            && before.next().is_some_and(done)
    }

    pub(super) fn subjects_leave_open(&self, subjects: &[Subject], around: &Around<'_>) -> bool {
        let Around { before: facts, behind, next } = *around;
        let some = |is: fn(&Subject) -> bool| subjects.iter().any(is);
        // 自然人仍是主力，提出 30 件: perhaps by them.
        let asked_before = self.state.before.askers.len() == 1 && !facts.requests();
        let by_those = asked_before && subjects == [Subject::TakenIn];
        // 尚未审结的复议 5 件、诉讼 7 件: of both.
        let last = self.claims.get(self.state.first..).and_then(|own| own.last());
        let ended = last.is_some_and(|last| matches!(last.subject, Subject::Disputes(_, Some(_))));
        // 尚未审结的复议 2 件，诉讼 1 件: of both, whatever sign stands between them.
        let pending = last.is_some_and(|last| {
            let some = last.quantity != Quantity::Number(Decimal::ZERO);
            some && matches!(last.subject, Subject::Disputes(_, Some("pending")))
        });
        let totals = some(|subject| matches!(subject, Subject::Disputes(_, None)));
        let beside = (ended && self.state.listed) || (pending && facts.verbs.is_empty());
        let of_ended = (beside || self.state.prefixed) && totals && facts.results.is_empty();
        // 修改 2 件，制定 5 件: some count them as made, and none as repealed.
        let made = |subject: &Subject| matches!(subject, Subject::Proactive(_, "made"));
        let repealed = |subject: &Subject| matches!(subject, Subject::Proactive(_, "repealed"));
        // 修改后继续有效的 3 件: of those that are in force.
        let in_force = |subject: &Subject| matches!(subject, Subject::Proactive(_, "in-force"));
        let amended = (self.state.amended && some(made))
            || (facts.has(Mark::Amend) && some(in_force))
            || (self.state.lapsed && some(repealed));
        let cases = some(|subject| matches!(subject, Subject::Disputes(..)));
        let earlier = self.state.earlier && cases && !facts.has(Mark::Sum);
        // 公益组织申请 6 件，予以公开 5 件: of one kind of applicant.
        let own = self.claims.get(self.state.first..).unwrap_or(&[]);
        let is_asker = |claim: &Claim| matches!(claim.subject, Subject::Applicants(_));
        let one = own.first().is_some_and(is_asker)
            && !own.iter().skip(1).take(MOST_BEHIND_ONE).any(is_asker);
        let of_asker = one && some(|subject| matches!(subject, Subject::Outcome(_)));
        // 其余 29 件为不予公开、不予处理和其他处理
        let several = around.is_from_behind() && !next.outcomes.is_empty();
        let asked = some(|subject| matches!(subject, Subject::Applicants(_)));
        // 自然人申请 1 件予以公开: of a cell that no text names.
        let crossed = asked && !behind.outcomes.is_empty();
        // 其余 4 件由企业和科研机构提出
        let rest = facts.has(Mark::Rest) && !self.rest_is_of_one_kind(around);
        let by_others = asked && (rest || self.is_of_a_set());
        let of_carried = asked && self.state.listed && self.state.of_carried;
        // 征求第三方意见 9 次，同意公开 6 件: of those.
        let of_asked =
            self.state.others_asked && some(|subject| matches!(subject, Subject::Outcome(_)));
        by_those
            || of_asker
            || of_ended
            || amended
            || earlier
            || several
            || crossed
            || by_others
            || of_asked
            || of_carried
    }

    /// 自然人 21 件，其余 4 件为企业提出: the others than those of another kind, and of one kind only.
    fn rest_is_of_one_kind(&self, around: &Around<'_>) -> bool {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let of_all = |claim: &Claim| {
            matches!(claim.subject, Subject::TakenIn | Subject::Received | Subject::Applicants(_))
        };
        let told = around.told();
        let one = told.askers.len() == 1
            && around.next.askers.is_empty()
            && !told.has(Mark::Etc)
            && told.outcomes.is_empty();
        one && spoken.iter().take(MOST_BEHIND_ONE).all(of_all)
    }

    /// The claim whose parts are told. 受理 30 件（含上年结转 4 件），其中: that before the brackets.
    fn whole_of_parts(&self) -> Option<&Claim> {
        let last = self.state.parts_of.and_then(|at| self.claims.get(at))?;
        let spoken =
            self.claims.get(self.state.first..).unwrap_or(&[]).iter().take(MOST_BEHIND_ONE);
        let number = self.state.within.map(|(place, _)| place);
        Some(spoken.rev().find(|claim| Some(claim.place) == number).unwrap_or(last))
    }

    /// What was counted before is no total of requests, and this may be a part of it.
    fn is_of_a_set(&self) -> bool {
        let whole = self.whole_of_parts();
        let totals = [
            Subject::TakenIn,
            Subject::Received,
            Subject::TakenInAll,
            // 法人或其他组织 9 件，其中企业 6 件
            Subject::Applicants("legal-persons"),
        ];
        let part = whole.is_some_and(|whole| !totals.contains(&whole.subject));
        // 年末尚有 4 件在办，自然人 3 件
        let first = self.claims.get(self.state.first).map(|claim| claim.subject);
        let carried = matches!(first, Some(Subject::CarriedIn | Subject::CarriedOut));
        let left = self.state.only_left && carried;
        // 全部 18 件中企业 4 件: whether that is a total of the tables can be asked.
        part || left || (self.state.of_unknown && self.state.within.is_none())
    }

    /// How many kinds of disputes the sentence has counted.
    pub(super) fn kinds_of_disputes(&self) -> usize {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let mut kinds: Vec<(Dispute, Quantity)> = Vec::new();
        for claim in spoken {
            // 行政诉讼 7 件，均为复议后起诉: the same ones.
            let same = |(kind, said): &(Dispute, Quantity)| {
                Subject::Disputes(*kind, None) == claim.subject || *said == claim.quantity
            };
            if let Subject::Disputes(kind, None) = claim.subject
                && !kinds.iter().any(same)
            {
                kinds.push((kind, claim.quantity));
            }
        }
        kinds.len()
    }
}

/// Two rows, or a row and another class, are joined; a class may stand beside its own row.
fn names_several(told: &ClauseFacts) -> bool {
    let within = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
    let first = told.outcomes.first();
    let several = told.outcomes.iter().any(|id| first.is_some_and(|one| !within(one, id)));
    several && [Mark::Sum, Mark::And, Mark::Etc].into_iter().any(|mark| told.has(mark))
}

/// Claims of a sentence among which those of another kind of case are looked for.
const MOST_OF_CASES: usize = 20;

/// Claims behind the first of a sentence among which another kind of applicant is looked for.
const MOST_BEHIND_ONE: usize = 6;
