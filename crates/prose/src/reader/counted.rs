//! Determines what a number with a unit of counting counts.

mod units;

use super::ClaimReader;
use super::charity::Around;
use crate::facts::ClauseFacts;
use crate::subject;
use crate::tokens::Number;
use crate::words::{Mark, Verb};
use model::{Claim, ClaimPeriod, Dispute, Place, Quantity, Subject};
pub(super) use units::in_units;
use units::{each_kind, fits};

impl ClaimReader<'_> {
    /// `each` where the number holds for each kind named. Returns whether the words after it were used.
    pub(super) fn count(
        &mut self,
        number: Number,
        place: Place,
        around: &Around<'_>,
        each: bool,
    ) -> bool {
        let Around { before: facts, behind, next } = *around;
        // 纠错率 0
        let rate = [Mark::Rate, Mark::ForeignRate, Mark::InTime];
        let is_rate = rate.into_iter().any(|mark| facts.has(mark));
        // 2022 年结转 4 件已在一季度答复: when it was answered.
        let carried_in = facts.does(Verb::CarryIn) || self.is_carried_from_before(facts);
        let when = carried_in && behind.does(Verb::Handle);
        let behind_kills = behind.has(Mark::Kill) && !when;
        if self.state.killed || facts.has(Mark::Kill) || behind_kills || is_rate {
            self.topic.note(facts);
            (self.state.counted, self.state.untold) = (true, true);
            self.state.last.clear();
            return false;
        }
        if self.change(number, place, facts) || self.next_waiting(number, place) {
            return false;
        }
        if facts.has(Mark::Respectively) {
            self.respectively(facts);
            self.topic.note(facts);
            self.next_waiting(number, place);
            return false;
        }
        let of_things = self.is_of_things(around);
        self.state.open |= self.words_leave_open(around);
        let from_behind = around.is_from_behind();
        let mut subjects = self.named(facts, behind, from_behind);
        let ended = subject::ended_otherwise(facts, next, &self.topic);
        if subjects.is_empty() {
            subjects.extend(ended.filter(|_| !self.topic.foreign && !facts.foreign));
        }
        if subjects.is_empty() && around.names_the_whole_behind() && !facts.foreign {
            subjects = vec![Subject::TakenIn];
        }
        subjects = self.dated(subjects, facts, behind);
        // 2022 年末未答复的 9 件
        let before = |year: &u16| self.year.is_some_and(|own| *year < own);
        let last = facts.years.last().is_some_and(before) || facts.has(Mark::LastYear);
        if subjects == [Subject::CarriedOut] && last {
            subjects = vec![Subject::CarriedIn];
            self.state.turned = true;
        }
        let published = facts.does(Verb::Publish) || behind.does(Verb::Publish);
        let foreign = facts.foreign || behind.foreign || published;
        // 剩余 2 件按规定延期，转入 2024 年
        let extended = self.state.only_extended && facts.has(Mark::Rest) && !facts.foreign;
        if subjects.is_empty() && (!foreign || extended) {
            subjects = self.unnamed(facts, next);
        }
        // Cases that courts carried over are in no row of the form.
        let of_cases = self.topic.dispute.is_some()
            || subject::dispute(facts).is_some()
            || subject::dispute(behind).is_some();
        let cases = of_cases && !facts.requests();
        subjects.retain(|subject| *subject != Subject::CarriedIn || !cases);
        if next.has(Mark::CountedAsCarried) && !subjects.is_empty() {
            subjects = vec![Subject::CarriedIn];
        }
        subjects = if each { each_kind(&subjects) } else { subjects };
        subjects.retain(|subject| fits(*subject, number, facts, behind));
        subjects.retain(|_| !of_things);
        self.topic.note(facts);
        if from_behind {
            self.topic.note(behind);
        }
        let reached = facts.has(Mark::Reach);
        // 结转下年度的由上年的 5 件降为 2 件: each year carried over its own.
        let carried = reached && self.state.turned && subjects == [Subject::CarriedIn];
        if carried {
            subjects = vec![Subject::CarriedOut];
        } else if reached {
            self.compare_the_one_before();
        }
        self.state.open |= self.subjects_leave_open(&subjects, around);
        let of_any = self.is_of_any_kind(around);
        if of_any {
            subjects.iter_mut().for_each(of_any_kind);
        }
        let is_subset =
            self.is_subset(&subjects, facts, behind) || subjects == [subject::WITHDRAWN];
        let period = self.period_now();
        // 由上年的 9 件减到 5 件，其中维持 3 件: of this year again.
        let period = if reached { ClaimPeriod::Own } else { period };
        if reached {
            self.state.period = None;
        }
        let rounded = number.rounded || facts.has(Mark::About);
        for subject in &mut subjects {
            if *subject == Subject::TakenIn {
                *subject = self.state.carried.take().unwrap_or(*subject);
            }
            let said = Quantity::Number(in_units(*subject, number));
            self.claim(place, *subject, said, period, is_subset, rounded);
        }
        self.state.counted = true;
        self.state.untold = subjects.is_empty();
        // A growth or a share behind it is of this number, and of none before it.
        self.state.last = if self.state.open || of_any { Vec::new() } else { subjects };
        from_behind
    }

    /// The subjects of a number from the words before it, or, where these have no meaning, from those after it.
    fn named(&self, facts: &ClauseFacts, behind: &ClauseFacts, from_behind: bool) -> Vec<Subject> {
        if from_behind {
            let mut joined = behind.clone().with_nouns(facts);
            joined.foreign |= facts.foreign;
            joined.marks.extend(&facts.marks);
            return subject::subjects(&joined, &self.topic);
        }
        if facts.bears() || facts.requests() {
            let mut joined = facts.clone().with_nouns(behind);
            let documents = [Verb::InForce, Verb::Make, Verb::Repeal];
            let of_documents = documents.into_iter().any(|verb| facts.does(verb));
            let clear = facts.does(Verb::CarryOut)
                || facts.does(Verb::CarryIn)
                || (of_documents && self.topic.noun.is_some());
            // 规范性文件 18 件于年内印发
            if facts.verbs.is_empty() {
                let told = behind.verbs.iter().filter(|verb| documents.contains(verb));
                joined.verbs.extend(told);
            }
            let nouns = !facts.nouns.is_empty() || !behind.nouns.is_empty();
            joined.foreign |= behind.foreign && !nouns && !clear;
            return subject::subjects(&joined, &self.topic);
        }
        Vec::new()
    }

    /// A number without words of its own: of one of several bodies, a total, a remainder, another year.
    fn unnamed(&mut self, facts: &ClauseFacts, next: &ClauseFacts) -> Vec<Subject> {
        // 个人居多，61 件里有 57 件: what was named is of the next number.
        if self.topic.foreign || self.state.is_set {
            return Vec::new();
        }
        let carried = next.does(Verb::CarryOut) && !next.has(Mark::None);
        if (carried && !facts.has(Mark::Withdrawn) && !facts.has(Mark::Other))
            || (next.does(Verb::Carry) && !next.has(Mark::None) && self.is_next_year(next))
        {
            return vec![Subject::CarriedOut];
        }
        if facts.bears() || facts.requests() || facts.does(Verb::Carry) {
            return Vec::new();
        }
        // 余件结转下年，凡 3 件
        let before = &self.state.before;
        let left = before.has(Mark::Rest) && before.verbs == [Verb::CarryOut];
        if left
            && before.outcomes.is_empty()
            && facts.marks.iter().all(|mark| *mark == Mark::Neutral)
        {
            return vec![Subject::CarriedOut];
        }
        // 自然人居多，计 52 件
        if let [asker] = self.state.before.askers.as_slice()
            && self.topic.speaks_of_requests()
            && !facts.has(Mark::Sum)
            // 没有企业，一共 14 件: not of those that there were none of.
            && !self.state.before.has(Mark::None)
            // 均由企业提出，一件公开: of one of those.
            && !self.state.before.has(Mark::All)
            && self.state.before.outcomes.is_empty()
        {
            return vec![Subject::Applicants(asker)];
        }
        let last = self.state.last.clone();
        // 上年结转 2 件（去年 4 件）: each year has its own, and only this one's is asked for.
        let carried =
            |subject: &Subject| matches!(subject, Subject::CarriedIn | Subject::CarriedOut);
        if facts.has(Mark::LastYear) && last.iter().any(carried) && !facts.has(Mark::Reach) {
            return Vec::new();
        }
        if facts.has(Mark::Other) {
            return match last.first() {
                Some(Subject::Applicants(_)) => vec![Subject::Applicants("other")],
                Some(Subject::Outcome(id)) if id.starts_with("other.") => {
                    vec![Subject::Outcome("other.misc")]
                }
                _ => Vec::new(),
            };
        }
        if facts.has(Mark::Sum) {
            // 没有企业，一共 14 件: not of those that there were none of.
            let denied = self.state.before.has(Mark::None);
            let told = if denied { ClauseFacts::default() } else { self.state.before.clone() };
            let mut before = subject::subjects(&told, &self.topic);
            // 连同上年结转件，总计办理 33 件: of more than those.
            before.retain(|subject| !matches!(subject, Subject::CarriedIn | Subject::CarriedOut));
            // 其次为予以公开（26 件），两项合计 46 件: of several.
            let outcome = before.iter().any(|one| matches!(one, Subject::Outcome(_)));
            self.state.open |= outcome && self.state.counted;
            return if before.is_empty() { self.total() } else { before };
        }
        let scoped = self.state.scope.is_some() && self.claims.len() > self.state.first;
        let dated =
            !facts.years.is_empty() || facts.has(Mark::LastYear) || facts.has(Mark::ThisYear);
        // 自然人 6 件、企业 1 件；较上年的 9 件: of these, or of all.
        let first = self.claims.get(self.state.first).map(|claim| claim.subject);
        // 现行有效数由 30 件增至 34 件: of the number before, whatever came first.
        let reached = facts.has(Mark::Reach) && self.state.reaches;
        self.state.open |= !reached && first.is_some_and(|first| !last.contains(&first));
        let goes_on = scoped || dated || self.state.compared.is_some() || facts.has(Mark::Reach);
        if goes_on { last } else { Vec::new() }
    }

    /// 2022 年结转, in the report of 2023.
    fn is_carried_from_before(&self, facts: &ClauseFacts) -> bool {
        let earlier = |year: &u16| self.year.is_some_and(|own| *year < own);
        facts.does(Verb::Carry) && facts.years.last().is_some_and(earlier)
    }

    fn is_next_year(&self, facts: &ClauseFacts) -> bool {
        let later = |year: &u16| self.year.is_some_and(|own| *year > own);
        facts.years.iter().any(later)
    }

    /// 总计 after the parts.
    fn total(&self) -> Vec<Subject> {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let has = |subject| spoken.iter().any(|claim| claim.subject == subject);
        match self.state.last.first() {
            // 复议被纠正 3 起，诉讼被纠正 1 起，合计 4 起: of those that ended so.
            Some(Subject::Disputes(_, Some(column))) if self.ended_in_both(column) => Vec::new(),
            Some(Subject::Disputes(kind, Some(_))) => vec![Subject::Disputes(*kind, None)],
            Some(Subject::Outcome("other-handling" | "declined")) => vec![Subject::Handled],
            Some(Subject::Received | Subject::CarriedIn)
                if has(Subject::Received) && has(Subject::CarriedIn) =>
            {
                vec![Subject::TakenInAll]
            }
            _ => Vec::new(),
        }
    }

    /// The last two numbers count cases of two kinds that ended alike.
    fn ended_in_both(&self, column: &str) -> bool {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let ended = |claim: &Claim| match claim.subject {
            Subject::Disputes(kind, Some(own)) if own == column => Some(kind),
            _ => None,
        };
        let [.., one, two] = spoken else { return false };
        ended(one).zip(ended(two)).is_some_and(|(one, two)| one != two)
    }

    /// With a year beside it, 结转 is carried in or carried out.
    fn dated(
        &mut self,
        subjects: Vec<Subject>,
        facts: &ClauseFacts,
        behind: &ClauseFacts,
    ) -> Vec<Subject> {
        let told = subjects
            .iter()
            .any(|subject| matches!(subject, Subject::CarriedIn | Subject::CarriedOut));
        let carries = facts.does(Verb::Carry) || (!facts.bears() && behind.does(Verb::Carry));
        if told || !carries {
            return subjects;
        }
        let years = facts.years.iter().chain(&behind.years);
        let Some(own) = self.year else { return Vec::new() };
        let last = years.last().copied();
        match last {
            Some(year) if year > own => {
                self.state.period = None;
                vec![Subject::CarriedOut]
            }
            Some(year) if year < own => {
                self.state.period = None;
                vec![Subject::CarriedIn]
            }
            // 年末尚有 11 件申请结转
            None if facts.has(Mark::YearEnd) && !facts.has(Mark::LastYear) => {
                vec![Subject::CarriedOut]
            }
            _ => Vec::new(),
        }
    }

    /// Whether the number counts a subset of a larger one.
    fn is_subset(&self, subjects: &[Subject], facts: &ClauseFacts, behind: &ClauseFacts) -> bool {
        let same = facts.has(Mark::Same) || facts.has(Mark::Some) || self.state.in_a_time;
        let persons = facts.has(Mark::Persons) || behind.has(Mark::Persons);
        let same = same || persons;
        let singled = facts.has(Mark::Part) || facts.has(Mark::Rest);
        let handled = subjects.contains(&Subject::Handled);
        let after_whole = self.claims.len() > self.state.first;
        let listed = self.claims.last().is_some_and(|claim| {
            claim.is_subset && claim.subject == Subject::Handled && self.state.parts_of.is_some()
        });
        let money = |subject: &Subject| matches!(subject, Subject::Charged | Subject::Collected);
        let share = self.state.singled && subjects.iter().any(money);
        // 其余 31 件
        let total = |subject: &Subject| {
            matches!(
                subject,
                Subject::Handled
                    | Subject::TakenIn
                    | Subject::Received
                    | Subject::Disputes(_, None)
            )
        };
        // 除 3 件结转外，其余 40 件均已答复: all that was handled.
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let carried = |claim: &Claim| claim.subject == Subject::CarriedOut;
        let all = self.state.excepted && spoken.len() == 1 && spoken.iter().all(carried) && handled;
        let rest = facts.has(Mark::Rest) || behind.has(Mark::Rest) || self.state.rest_goes_on;
        let left = rest && subjects.iter().any(total) && !all;
        // 废止 3 件，另废止 1 件: added to what was counted before.
        let again = facts.has(Mark::Rest)
            && spoken.iter().take(MOST_BEFORE).any(|claim| subjects.contains(&claim.subject));
        let overdue = |subject: &Subject| {
            matches!(subject, Subject::Outcome("other.correction-overdue" | "other.fee-overdue"))
        };
        let of_notices = self.state.part_of_notices && subjects.iter().any(overdue);
        same || share
            || of_notices
            || again
            || left
            || (handled && after_whole && (singled || listed || behind.has(Mark::Rest)))
    }

    /// 2021 年、2022 年分别收到 …; 不予公开、不予处理分别为 ….
    fn respectively(&mut self, facts: &ClauseFacts) {
        let mut waiting = Vec::new();
        if facts.years.len() > 1 {
            let subjects = subject::subjects(facts, &self.topic);
            for year in &facts.years {
                waiting.push((subjects.clone(), Some(self.period(*year))));
            }
        } else if facts.outcomes.len() > 1 {
            for outcome in &facts.outcomes {
                waiting.push((vec![Subject::Outcome(outcome)], None));
            }
        }
        waiting.reverse();
        self.state.waiting = waiting;
    }

    fn next_waiting(&mut self, number: Number, place: Place) -> bool {
        let Some((subjects, period)) = self.state.waiting.pop() else { return false };
        let period = period.unwrap_or(ClaimPeriod::Own);
        for subject in &subjects {
            let said = Quantity::Number(number.value);
            self.claim(place, *subject, said, period, false, number.rounded);
        }
        true
    }
}

/// How cases ended, of whichever kind.
fn of_any_kind(subject: &mut Subject) {
    if let Subject::Disputes(kind, Some(_)) = subject {
        *kind = Dispute::Any;
    }
}

/// Claims of a sentence among which one of the same subject is looked for.
const MOST_BEFORE: usize = 20;
