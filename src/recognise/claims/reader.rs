//! Sentence by sentence, clause by clause: each number gets its words.

mod without_number;

use super::facts::Facts;
use super::scope;
use super::subject::{self, Topic};
use super::tokens::{Number, Token, Unit, What};
use super::words::{Mark, Noun, Verb, Word};
use crate::model::{Claim, ClaimPeriod, Dispute, Place, Said, SectionId, Subject};
use crate::recognise::lexicon;
use rust_decimal::Decimal;

pub(super) struct Reader<'r> {
    section: SectionId,
    organ: &'r str,
    year: Option<u16>,
    pub claims: Vec<Claim>,
    topic: Topic,
    state: State,
}

/// What a sentence has said so far.
#[derive(Clone, Default)]
struct State {
    sentence: usize,
    period: Option<ClaimPeriod>,
    /// The year that something is compared with.
    compared: Option<ClaimPeriod>,
    /// The same for the whole sentence: 与 2022 年相比.
    against: Option<ClaimPeriod>,
    scope: Option<String>,
    /// The last claims that a share or a growth may speak of.
    last: Vec<Subject>,
    /// Totals of disputes since the last semicolon.
    disputes: Vec<Dispute>,
    /// Index of the first claim of the sentence.
    first: usize,
    killed: bool,
    /// Only those carried in were spoken of.
    only_carried: bool,
    /// What the clause before said, where it had no number.
    before: Facts,
    /// 含上年结转 stands before the number it speaks of: with them, or without.
    carried: Option<Subject>,
    /// Index of the claim whose parts are being listed.
    parts_of: Option<usize>,
    /// 其中 was said.
    singled: bool,
    /// Numbers still to be given to what was named before 分别.
    waiting: Vec<(Vec<Subject>, Option<ClaimPeriod>)>,
}

impl<'r> Reader<'r> {
    pub fn new(section: SectionId, organ: &'r str, year: Option<u16>) -> Reader<'r> {
        let mut reader = Reader {
            section,
            organ,
            year,
            claims: Vec::new(),
            topic: Topic::default(),
            state: State::default(),
        };
        reader.begin_paragraph();
        reader
    }

    /// What a paragraph speaks of is not what the one before it spoke of, unless that was a heading.
    pub fn begin_paragraph(&mut self) {
        let headed = self.state.last.is_empty() && self.topic.requests;
        self.topic = Topic {
            requests: headed || self.section == SectionId::Applications,
            ..Topic::default()
        };
        self.state.last.clear();
    }

    pub fn sentence(&mut self, index: usize, tokens: &[Token]) {
        let last = std::mem::take(&mut self.state.last);
        self.state = State {
            sentence: index,
            last,
            first: self.claims.len(),
            only_carried: true,
            ..State::default()
        };
        self.topic.foreign = false;
        self.topic.verb = None;
        // A sentence that names requests anywhere speaks of them everywhere.
        self.topic.ahead = tokens.iter().any(names_requests);
        self.clauses(tokens);
    }

    fn clauses(&mut self, tokens: &[Token]) {
        let mut start = 0;
        for (at, token) in tokens.iter().enumerate() {
            let What::Break(c) = token.what else { continue };
            // 新收申请数：32 件.
            let number = |token: &Token| matches!(token.what, What::Number(_));
            if c == ':' && tokens.get(at + 1).is_some_and(number) {
                continue;
            }
            let clause = tokens.get(start..at).unwrap_or(&[]);
            let counted = clause.iter().any(|token| matches!(token.what, What::Number(_)));
            // A list comma between names makes one clause of them.
            if c == '\u{3001}' && !counted {
                continue;
            }
            self.clause(clause, tokens.get(at + 1..).unwrap_or(&[]));
            start = at + 1;
            if c == ';' {
                self.topic.foreign = false;
                self.state.disputes.clear();
                self.state.scope = None;
                self.state.parts_of = None;
                self.state.killed = false;
            }
        }
        self.clause(tokens.get(start..).unwrap_or(&[]), &[]);
    }

    fn clause(&mut self, clause: &[Token], rest: &[Token]) {
        let next: Vec<&Token> = rest.iter().take_while(is_words).collect();
        let goes_on = rest.get(next.len()).is_none_or(|token| matches!(token.what, What::Break(_)));
        let next = Facts::of(if goes_on { &next } else { &[] });
        let (scope, claims) = (self.state.scope.clone(), self.claims.len());
        let mut window: Vec<&Token> = Vec::new();
        let mut spoken_by_number = false;
        for (at, token) in clause.iter().enumerate() {
            match &token.what {
                What::Number(number) => {
                    self.periods(&window, token);
                    let after: Vec<&Token> =
                        clause.get(at + 1..).unwrap_or(&[]).iter().take_while(is_words).collect();
                    spoken_by_number |= self.number(*number, token, &window, &after, &next);
                    window.clear();
                }
                What::Group(group) => {
                    self.periods_of(&window);
                    self.group(token, group);
                }
                What::Break(_) | What::Word(_) | What::Year(_) => window.push(token),
            }
            if is(token, Mark::Part) {
                self.state.singled = true;
                let last = self.claims.len().checked_sub(1);
                self.state.parts_of = last.filter(|last| *last >= self.state.first);
            }
            self.state.killed |= is(token, Mark::Kill) && !self.this_year_before(clause, at);
            self.state.killed &= !is(token, Mark::Own);
        }
        if !spoken_by_number {
            self.periods_of(&window);
            self.scopes(&window);
            self.all_or_none(&window);
        }
        let facts = Facts::of(&clause.iter().collect::<Vec<_>>());
        self.topic.note(&facts);
        let counted = clause.iter().any(|token| matches!(token.what, What::Number(_)));
        if counted {
            self.state.compared = None;
            self.state.before = Facts::default();
        } else {
            self.state.against = self.state.compared.or(self.state.against);
            self.state.before = facts;
        }
        // 指导全市 12 家医院: whose number was none is not whose the next one is.
        if counted && self.claims.len() == claims {
            self.state.scope = scope;
        }
    }

    /// 今年以来 is this year.
    fn this_year_before(&self, clause: &[Token], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| clause.get(before));
        before.is_some_and(|token| is(token, Mark::ThisYear))
    }

    /// What stands in brackets speaks of the number before them; then the sentence goes on as before.
    fn group(&mut self, token: &Token, group: &[Token]) {
        if let Some(name) = scope::other(&token.gap, self.organ) {
            let within = token.text.trim_matches(['(', ')']);
            self.state.scope = Some(format!("{name}{within}"));
            return;
        }
        let (topic, scope, period) =
            (self.topic.clone(), self.state.scope.clone(), self.state.period);
        if group.iter().any(|token| is(token, Mark::WithoutCarried) || is(token, Mark::WithCarried))
            || group.iter().any(|token| matches!(token.what, What::Word(Word::Verb(Verb::CarryIn))))
        {
            self.with_carried(group);
        }
        self.clauses(group);
        self.topic = topic;
        self.state.scope = scope;
        self.state.period = period;
    }

    /// 收到 30 件（含上年结转 2 件）: with them; 不含: without.
    fn with_carried(&mut self, group: &[Token]) {
        let without = group.iter().any(|token| is(token, Mark::WithoutCarried));
        let subject = if without { Subject::Received } else { Subject::TakenInAll };
        let first = self.state.first;
        match self.claims.get_mut(first..).and_then(|claims| claims.last_mut()) {
            Some(claim) if claim.subject == Subject::TakenIn => claim.subject = subject,
            Some(_) => {}
            None => self.state.carried = Some(subject),
        }
    }

    /// Years and words for years before a number.
    fn periods(&mut self, window: &[&Token], _number: &Token) {
        self.periods_of(window);
        self.scopes(window);
    }

    fn periods_of(&mut self, window: &[&Token]) {
        let compares = window.iter().any(|token| is(token, Mark::Compare));
        for token in window {
            let period = match &token.what {
                What::Year(year) => Some(self.period(*year)),
                What::Word(Word::Mark(Mark::LastYear)) => Some(ClaimPeriod::LastYear),
                What::Word(Word::Mark(Mark::ThisYear)) => Some(ClaimPeriod::Own),
                _ => None,
            };
            match period {
                Some(period) if compares => self.state.compared = Some(period),
                Some(period) => self.state.period = Some(period),
                None => {}
            }
        }
    }

    fn period(&self, year: u16) -> ClaimPeriod {
        if self.year == Some(year) { ClaimPeriod::Own } else { ClaimPeriod::Year(year) }
    }

    fn scopes(&mut self, window: &[&Token]) {
        for token in window {
            match &token.what {
                What::Word(Word::Mark(Mark::Own)) => self.state.scope = None,
                What::Word(Word::Mark(Mark::Whole)) => {
                    let own = self.whole_is_own(token);
                    self.state.scope = (!own).then(|| self.printed(token));
                }
                What::Word(Word::Verb(_) | Word::Noun(_) | Word::Mark(Mark::Sum)) => {
                    if let Some(other) = scope::other(&token.gap, self.organ) {
                        self.state.scope = Some(other);
                    }
                }
                _ => {}
            }
        }
    }

    fn whole_is_own(&self, token: &Token) -> bool {
        scope::is_own_whole(&self.printed(token), self.organ)
    }

    /// The words of a mark are not kept; what stands there is found by its place.
    fn printed(&self, token: &Token) -> String {
        token.text.clone()
    }

    /// Claims what a number says; whether its words stand behind it.
    fn number(
        &mut self,
        number: Number,
        token: &Token,
        before: &[&Token],
        after: &[&Token],
        next: &Facts,
    ) -> bool {
        let facts = Facts::of(before);
        let place = Place::Span(self.section, self.state.sentence, token.at.start, token.at.end);
        if let Some(other) = scope::other(&token.gap, self.organ) {
            self.state.scope = Some(other);
        }
        match number.unit {
            Unit::Percent => self.percent(number, place, &facts),
            Unit::Foreign => {
                self.note(&facts);
                self.topic.foreign |= facts.foreign;
            }
            Unit::Strong | Unit::Weak | Unit::Bare | Unit::Yuan => {
                let each = lexicon::EACH_SIGN == token.gap;
                return self.count(number, place, facts, &Facts::of(after), next, each);
            }
        }
        false
    }

    fn note(&mut self, facts: &Facts) {
        self.topic.note(facts);
    }

    fn count(
        &mut self,
        number: Number,
        place: Place,
        facts: Facts,
        behind: &Facts,
        next: &Facts,
        each: bool,
    ) -> bool {
        if self.state.killed || facts.has(Mark::Kill) || behind.has(Mark::Kill) {
            self.note(&facts);
            return false;
        }
        if self.change(number, place, &facts) || self.next_waiting(number, place) {
            return false;
        }
        if facts.has(Mark::Respectively) {
            self.respectively(&facts);
            self.note(&facts);
            self.next_waiting(number, place);
            return false;
        }
        let from_behind = !facts.bears() && behind.bears();
        let mut subjects = self.named(&facts, behind, from_behind);
        subjects = self.dated(subjects, &facts, behind);
        let foreign = facts.foreign || behind.foreign || facts.does(Verb::Publish);
        if subjects.is_empty() && !foreign {
            subjects = self.unnamed(&facts, next);
        }
        // Cases that the courts carried over are in no row.
        let cases = self.topic.dispute.is_some() && !facts.requests();
        subjects.retain(|subject| *subject != Subject::CarriedIn || !cases);
        if next.has(Mark::CountedAsCarried) && !subjects.is_empty() {
            subjects = vec![Subject::CarriedIn];
        }
        subjects = if each { each_kind(&subjects) } else { subjects };
        subjects.retain(|subject| fits(*subject, number, &facts, behind));
        self.note(&facts);
        if from_behind {
            self.note(behind);
        }
        let reached = facts.has(Mark::Reach);
        if reached {
            self.compare_the_one_before();
        }
        let part = self.is_part(&subjects, &facts, behind);
        let period = self.period_now();
        let period = if reached { ClaimPeriod::Own } else { period };
        let about = number.about || facts.has(Mark::About);
        for subject in &mut subjects {
            if *subject == Subject::TakenIn {
                *subject = self.state.carried.take().unwrap_or(*subject);
            }
            let said = Said::Number(in_units(*subject, number));
            self.claim(place, *subject, said, period, part, about);
        }
        if !subjects.is_empty() {
            self.state.last = subjects;
        }
        from_behind
    }

    /// What the words before a number make of it, or, where they say nothing, those behind it.
    fn named(&self, facts: &Facts, behind: &Facts, from_behind: bool) -> Vec<Subject> {
        if from_behind {
            let mut joined = behind.clone().with_nouns(facts);
            joined.foreign |= facts.foreign;
            joined.marks.extend(&facts.marks);
            return subject::subjects(&joined, &self.topic);
        }
        if facts.bears() || facts.requests() {
            let mut joined = facts.clone().with_nouns(behind);
            joined.foreign |= behind.foreign && facts.nouns.is_empty() && behind.nouns.is_empty();
            return subject::subjects(&joined, &self.topic);
        }
        Vec::new()
    }

    /// Nothing is said but a number: one body of several, a total, what is left, another year.
    fn unnamed(&mut self, facts: &Facts, next: &Facts) -> Vec<Subject> {
        if self.topic.foreign {
            return Vec::new();
        }
        if next.does(Verb::CarryOut) || (next.does(Verb::Carry) && self.is_next_year(next)) {
            return vec![Subject::CarriedOut];
        }
        if facts.bears() || facts.requests() {
            return Vec::new();
        }
        let last = self.state.last.clone();
        if facts.has(Mark::Other) {
            return match last.first() {
                Some(Subject::From(_)) => vec![Subject::From("other")],
                Some(Subject::Outcome(id)) if id.starts_with("other.") => {
                    vec![Subject::Outcome("other.misc")]
                }
                _ => Vec::new(),
            };
        }
        if facts.has(Mark::Sum) {
            let before = subject::subjects(&self.state.before, &self.topic);
            return if before.is_empty() { self.total() } else { before };
        }
        let scoped = self.state.scope.is_some() && self.claims.len() > self.state.first;
        let dated =
            !facts.years.is_empty() || facts.has(Mark::LastYear) || facts.has(Mark::ThisYear);
        let goes_on = scoped || dated || self.state.compared.is_some() || facts.has(Mark::Reach);
        if goes_on { last } else { Vec::new() }
    }

    fn is_next_year(&self, facts: &Facts) -> bool {
        let later = |year: &u16| self.year.is_some_and(|own| *year > own);
        facts.years.iter().any(later)
    }

    /// 总计 behind the parts.
    fn total(&self) -> Vec<Subject> {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let has = |subject| spoken.iter().any(|claim| claim.subject == subject);
        match self.state.last.first() {
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

    /// A year beside 结转 says from where or to where.
    fn dated(&mut self, subjects: Vec<Subject>, facts: &Facts, behind: &Facts) -> Vec<Subject> {
        if !(facts.does(Verb::Carry) || behind.does(Verb::Carry)) {
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
            _ => Vec::new(),
        }
    }

    /// 增加 12 件, 减少 3 件: against the year before.
    fn change(&mut self, number: Number, place: Place, facts: &Facts) -> bool {
        let (up, down) = (facts.has(Mark::Up), facts.has(Mark::Down));
        if !(up || down) || facts.has(Mark::Reach) || facts.does(Verb::New) {
            return false;
        }
        let subjects = self.spoken_of(facts);
        let value = if down { -number.value } else { number.value };
        self.note(facts);
        for subject in subjects {
            self.claim(place, subject, Said::Change(value), ClaimPeriod::Own, false, number.about);
        }
        true
    }

    /// What a share or a growth speaks of: what its clause names, or the last claim.
    fn spoken_of(&self, facts: &Facts) -> Vec<Subject> {
        let named = subject::subjects(facts, &self.topic);
        if !named.is_empty() {
            return named;
        }
        let foreign = facts.foreign || self.topic.foreign;
        if foreign { Vec::new() } else { self.state.last.clone() }
    }

    fn percent(&mut self, number: Number, place: Place, facts: &Facts) {
        if self.state.killed || facts.has(Mark::Kill) {
            return self.note(facts);
        }
        let about = number.about || facts.has(Mark::About);
        let named = self.topic.requests || facts.requests();
        let requests = named && !self.topic.foreign && !facts.foreign;
        if facts.has(Mark::InTime) || facts.has(Mark::Rate) {
            let subject =
                if facts.has(Mark::InTime) { Subject::HandledInTime } else { Subject::Handled };
            if requests {
                let (said, period) = (Said::Share(number.value, None), self.period_now());
                self.claim(place, subject, said, period, false, about);
            }
        } else if facts.has(Mark::ForeignRate) {
        } else if facts.has(Mark::Up) || facts.has(Mark::Down) {
            let value = if facts.has(Mark::Down) { -number.value } else { number.value };
            for subject in self.spoken_of(facts) {
                self.claim(place, subject, Said::Growth(value), ClaimPeriod::Own, false, about);
            }
        } else if facts.has(Mark::Share) {
            self.share(number.value, place, facts, about);
        }
        self.note(facts);
    }

    fn share(&mut self, value: Decimal, place: Place, facts: &Facts, about: bool) {
        let Some((own, whole)) = facts.shared.as_deref() else { return };
        let proactive = |subject: &Subject| matches!(subject, Subject::Proactive(..));
        let own = if own.bears() {
            let mut named = subject::subjects(own, &self.topic);
            named.retain(|subject| !proactive(subject));
            named
        } else if self.topic.foreign || facts.foreign {
            Vec::new()
        } else if self.state.before.bears() {
            subject::subjects(&self.state.before, &self.topic)
        } else {
            self.state.last.clone()
        };
        let whole = subject::subjects(whole, &Topic { requests: true, ..Topic::default() });
        for subject in own {
            let (said, period) = (Said::Share(value, whole.first().copied()), self.period_now());
            self.claim(place, subject, said, period, false, about);
        }
    }

    /// 由 310 件增至 365 件: the first number is that of the year compared with.
    fn compare_the_one_before(&mut self) {
        let compared = self.state.compared.or(self.state.against);
        let period = compared.unwrap_or(ClaimPeriod::LastYear);
        let first = self.state.first;
        let before = self.claims.get_mut(first..).and_then(|claims| claims.last_mut());
        if let Some(claim) = before.filter(|claim| claim.period == ClaimPeriod::Own) {
            claim.period = period;
        }
    }

    fn period_now(&mut self) -> ClaimPeriod {
        // What is compared with holds for one number.
        self.state.compared.take().or(self.state.period).unwrap_or(ClaimPeriod::Own)
    }

    /// 2021 年、2022 年分别收到 …; 不予公开、不予处理分别为 ….
    fn respectively(&mut self, facts: &Facts) {
        let waiting = &mut self.state.waiting;
        waiting.clear();
        if facts.years.len() > 1 {
            let subjects = subject::subjects(facts, &self.topic);
            for year in &facts.years {
                let own = self.year == Some(*year);
                let period = if own { ClaimPeriod::Own } else { ClaimPeriod::Year(*year) };
                waiting.push((subjects.clone(), Some(period)));
            }
        } else if facts.outcomes.len() > 1 {
            for outcome in &facts.outcomes {
                waiting.push((vec![Subject::Outcome(outcome)], None));
            }
        }
        waiting.reverse();
    }

    fn next_waiting(&mut self, number: Number, place: Place) -> bool {
        let Some((subjects, period)) = self.state.waiting.pop() else { return false };
        let period = period.unwrap_or(ClaimPeriod::Own);
        for subject in &subjects {
            let said = Said::Number(number.value);
            self.claim(place, *subject, said, period, false, number.about);
        }
        true
    }

    /// Singled out of a larger number.
    fn is_part(&self, subjects: &[Subject], facts: &Facts, behind: &Facts) -> bool {
        let same = facts.has(Mark::Same);
        let singled = facts.has(Mark::Part) || facts.has(Mark::Rest);
        let handled = subjects.contains(&Subject::Handled);
        let after_whole = self.claims.len() > self.state.first;
        let listed = self.claims.last().is_some_and(|claim| {
            claim.part && claim.subject == Subject::Handled && self.state.parts_of.is_some()
        });
        let money = |subject: &Subject| matches!(subject, Subject::Charged | Subject::Collected);
        let share = self.state.singled && subjects.iter().any(money);
        same || share || (handled && after_whole && (singled || listed || behind.has(Mark::Rest)))
    }

    fn span(&self, first: &Token, last: &Token) -> Place {
        Place::Span(self.section, self.state.sentence, first.at.start, last.at.end)
    }

    fn claim(
        &mut self,
        place: Place,
        subject: Subject,
        said: Said,
        period: ClaimPeriod,
        part: bool,
        about: bool,
    ) {
        // What the next year brings is no claim about this one.
        if matches!((period, self.year), (ClaimPeriod::Year(year), Some(own)) if year > own) {
            return;
        }
        if let Subject::Disputes(kind, None) = subject {
            self.state.disputes.push(kind);
        }
        self.state.only_carried &= subject == Subject::CarriedIn;
        let parts_of = self.state.parts_of.and_then(|at| self.claims.get_mut(at));
        if let Some(whole) = parts_of.filter(|_| subject == Subject::CarriedIn)
            && whole.subject == Subject::TakenIn
        {
            whole.subject = Subject::TakenInAll;
        }
        // What the year before carried over is carried in, however it is dated.
        let carried = matches!(subject, Subject::CarriedIn | Subject::CarriedOut);
        let period = if carried { ClaimPeriod::Own } else { period };
        let scope = self.state.scope.clone();
        self.claims.push(Claim { place, subject, said, scope, period, part, about });
    }
}

/// The unit is one in which this subject is counted.
fn fits(subject: Subject, number: Number, facts: &Facts, behind: &Facts) -> bool {
    let money =
        matches!(subject, Subject::Charged | Subject::Collected | Subject::Proactive("fees", _));
    match number.unit {
        Unit::Yuan => money,
        Unit::Strong => !money,
        Unit::Bare if money => number.value.is_zero(),
        Unit::Bare => true,
        Unit::Weak => match subject {
            Subject::Proactive("regulations" | "normative-documents", _) => true,
            Subject::TakenIn | Subject::Handled | Subject::Received => {
                facts.requests() || behind.requests() || facts.does(Verb::Handle)
            }
            _ => false,
        },
        Unit::Percent | Unit::Foreign => false,
    }
}

/// 行政复议、行政诉讼各 1 件.
fn each_kind(subjects: &[Subject]) -> Vec<Subject> {
    match subjects {
        [Subject::Disputes(Dispute::All, column)] => {
            let kinds = [Dispute::Review, Dispute::Litigation];
            kinds.map(|kind| Subject::Disputes(kind, *column)).to_vec()
        }
        others => others.to_vec(),
    }
}

/// Fees are in 万元, the rest in 元.
fn in_units(subject: Subject, number: Number) -> Decimal {
    match subject {
        Subject::Proactive("fees", _) => {
            let value = number.value.checked_div(Decimal::from(10_000));
            value.unwrap_or(number.value).normalize()
        }
        _ => number.value.normalize(),
    }
}

fn is(token: &Token, mark: Mark) -> bool {
    token.what == What::Word(Word::Mark(mark))
}

fn is_words(token: &&Token) -> bool {
    matches!(token.what, What::Word(_) | What::Year(_))
}

fn names_requests(token: &Token) -> bool {
    match &token.what {
        What::Word(Word::Noun(Noun::Requests)) => true,
        What::Group(group) => group.iter().any(names_requests),
        _ => false,
    }
}
