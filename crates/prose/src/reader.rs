//! Reads sentence by sentence and clause by clause, and determines what each number counts.

mod around;
mod charity;
mod claimed;
mod compared;
mod counted;
mod described;
mod first_times;
mod of_all;
mod part;
mod setting;
mod state;
mod without_number;
mod years_running;

use super::facts::ClauseFacts;
use super::openness::{self, Openness};
use super::scope;
use super::subject::Topic;
use super::tokens::{Number, Token, TokenKind, is, is_number};
use super::words::{Mark, Unit, Verb, Word};
use crate::lexicon;
use around::{
    MOST_BETWEEN, asks_others, before, carries_cases, counts, counts_earlier_cases, denies,
    each_behind, is_one, is_words, names_an_outcome, names_requests, names_what_is_counted,
    own_words,
};
use charity::Around;
use model::{Claim, ClaimPeriod, Place, SectionId, Subject};
use state::State;

pub(super) struct ClaimReader<'r> {
    /// The paragraph has named the body itself beside those of its area.
    named_itself: bool,
    section: SectionId,
    organ: &'r str,
    year: Option<u16>,
    pub claims: Vec<Claim>,
    topic: Topic,
    state: State,
}

impl<'r> ClaimReader<'r> {
    pub fn new(section: SectionId, organ: &'r str, year: Option<u16>) -> ClaimReader<'r> {
        let mut reader = ClaimReader {
            section,
            organ,
            year,
            claims: Vec::new(),
            topic: Topic::default(),
            state: State::default(),
            named_itself: false,
        };
        reader.begin_paragraph();
        reader
    }

    /// Begins a paragraph. The subject of the one before is kept only where that was a heading.
    pub fn begin_paragraph(&mut self) {
        let headed = self.state.last.is_empty() && self.topic.requests;
        self.topic = Topic {
            requests: headed || self.section == SectionId::Applications,
            ..Topic::default()
        };
        self.state.last.clear();
        self.state.before_it.clear();
        self.state.first = self.claims.len();
        self.named_itself = false;
    }

    pub fn sentence(&mut self, index: usize, tokens: &[Token]) {
        self.open_the_wider_circle(tokens);
        // A new sentence goes on with what the one before was about, and not with its last number.
        let own = self.claims.get(self.state.first..).unwrap_or(&[]).first();
        let kinds_before = self.kinds_of_disputes();
        let mut before_it = std::mem::take(&mut self.state.before_it);
        if let Some(first) = own {
            before_it = vec![first.subject];
        }
        self.state = State {
            sentence: index,
            before_it,
            kinds_before,
            rest: tokens.iter().any(|token| is(token, Mark::Rest)),
            amended: part::counts_amended(tokens),
            earlier: tokens.windows(MOST_BETWEEN).any(counts_earlier_cases)
                || carries_cases(tokens),
            one_reason: openness::gives_one_reason(tokens),
            lapsed: tokens.iter().any(|token| is(token, Mark::Lapsed)),
            circle: scope::names_a_whole(tokens),
            levels: scope::names_two_levels(tokens, self.organ)
                || scope::adds_to_the_seat(tokens, self.organ)
                || (self.named_itself && scope::names_a_whole(tokens)),
            first: self.claims.len(),
            only_carried: true,
            only_left: true,
            ..State::default()
        };
        self.topic.foreign = false;
        self.topic.verb = None;
        // Where a sentence names requests at all, all its clauses are about them.
        self.topic.ahead = tokens.iter().any(names_requests);
        self.clauses(tokens);
        self.named_itself |= scope::names_the_body(tokens, self.organ);
    }

    /// The sentence read last is about requests.
    pub fn speaks_of_requests(&self) -> bool {
        self.topic.speaks_of_requests()
    }

    fn clauses(&mut self, tokens: &[Token]) {
        let (mut start, mut counted) = (0, false);
        for (at, token) in tokens.iter().enumerate() {
            counted |= is_number(token);
            let TokenKind::Break(c) = token.what else { continue };
            // 新收申请数：32 件.
            if c == ':' && tokens.get(at + 1).is_some_and(is_number) {
                continue;
            }
            // 依申请公开：无.
            if c == ':' && tokens.get(at + 1).is_some_and(|token| is(token, Mark::None)) {
                continue;
            }
            // A list comma between names makes one clause of them; 零申请、零投诉 are two.
            let denies = |token: Option<&Token>| token.is_some_and(|token| is(token, Mark::None));
            let own = tokens.get(start..at).unwrap_or(&[]).iter().rev().take(MOST_BETWEEN);
            let denials = denies(tokens.get(at + 1)) && own.map(Some).any(denies);
            if c == '\u{3001}' && !counted && !denials {
                continue;
            }
            let clause = tokens.get(start..at).unwrap_or(&[]);
            self.clause(clause, &token.gap, tokens.get(at + 1..).unwrap_or(&[]));
            (start, counted) = (at + 1, false);
            self.state.rest_goes_on &= c == '\u{3001}';
            self.state.listed = c == '\u{3001}';
            self.state.of_carried &= c == '\u{3001}';
            if matches!(c, ';' | ':') {
                self.topic.foreign = false;
            }
            if c == ';' {
                self.state.described = None;
                self.state.disputes.clear();
                self.state.scope = None;
                self.state.parts_of = None;
                self.state.within = None;
                self.state.killed = false;
                (self.state.excepted, self.state.others) = (false, false);
                self.state.month = false;
                self.state.things = false;
                self.state.prefixed = false;
                // 与上年相同；行政复议 94 件: of this year.
                (self.state.compared, self.state.against) = (None, None);
                // 与 2021 年持平；办结 9 件: of this year again.
                self.state.period = self.state.period.filter(|period| *period == ClaimPeriod::Own);
            }
        }
        self.clause(tokens.get(start..).unwrap_or(&[]), "", &[]);
    }

    /// `tail` are the characters without a meaning at its end, `rest` what follows it.
    fn clause(&mut self, clause: &[Token], tail: &str, rest: &[Token]) {
        let next: Vec<&Token> = rest.iter().take_while(is_words).collect();
        let goes_on =
            rest.get(next.len()).is_none_or(|token| matches!(token.what, TokenKind::Break(_)));
        let next = ClauseFacts::of(if goes_on { &next } else { &[] });
        let (scope, claims) = (self.state.scope.clone(), self.claims.len());
        self.state.excepted |= clause.iter().any(|token| is(token, Mark::Except));
        // 除…外，另有: others than those of the tables.
        let further = |token: &Token| lexicon::FURTHER.contains(&token.text.as_str());
        self.state.others |= self.state.excepted && clause.iter().any(further);
        self.state.others |= clause.iter().any(|token| is(token, Mark::Besides));
        if clause.iter().any(|token| is(token, Mark::ThisYear) || is(token, Mark::Sum)) {
            self.state.month = false;
        }
        let openness = Openness::of(clause, tail, self.organ, self.state.one_reason);
        self.state.openness = openness;
        self.state.open = self.is_open_for_all() || openness.at(None);
        let mut window: Vec<&Token> = Vec::new();
        let mut spoken_by_number = false;
        // 上半年收 11 件，下半年收 17 件，全年合计收到 28 件: of the whole year again.
        let yearly = clause.iter().any(|token| is(token, Mark::ThisYear));
        self.state.killed &= !(yearly && self.state.in_a_period);
        let (killed, mut aside) = (self.state.killed, false);
        for (at, token) in clause.iter().enumerate() {
            match &token.what {
                // 没有收到一件申请, 一份也没有: none, and not one.
                TokenKind::Number(number) if is_one(*number, token) && denies(clause) => {}
                // 依申请公开一项
                TokenKind::Number(number)
                    if is_one(*number, token) && number.unit == Unit::Weak => {}
                TokenKind::Number(number) => {
                    self.periods_of(&window);
                    self.scopes(&window);
                    let known = ClauseFacts::of(&window).bears();
                    let behind = clause.get(at + 1..).unwrap_or(&[]);
                    if part::is_named_behind(&window, token, behind) {
                        window.clear();
                    }
                    self.state.is_set = part::is_a_set(behind);
                    self.state.is_shared = part::is_shared(&window, behind);
                    self.state.others_asked |= asks_others(before(clause, at, window.len()));
                    self.state.reaches = self.state.is_reached_from;
                    self.state.is_reached_from = part::is_reached_from(behind);
                    self.state.in_a_time = part::is_within_a_time(clause, at);
                    let whole = self.is_whole_of_the_year(&window) && names_what_is_counted(behind);
                    let last = if known { Some(at) } else { whole.then_some(at + 1) };
                    self.state.open =
                        self.is_open_for_all() || openness.at(last) || each_behind(rest);
                    self.state.open |=
                        setting::spans_years(&window) || part::is_of_what_is_none(behind);
                    let mut after = own_words(behind);
                    // 20 件申请年内答复 18 件; 其余 8 件无法提供 5 件: what is told is of the next.
                    if !known && behind.get(after.len()).is_some_and(is_number) {
                        let noun =
                            |token: &&&Token| matches!(token.what, TokenKind::Word(Word::Noun(_)));
                        after.truncate(after.iter().take_while(noun).count());
                    }
                    let all = after.iter().any(|token| is(token, Mark::All));
                    let place = Place::Span(
                        self.section,
                        self.state.sentence,
                        token.at.start,
                        token.at.end,
                    );
                    let last = !behind.iter().any(is_number);
                    let cases = of_all::cases_before_all(&after).filter(|_| !known && last);
                    after.truncate(cases.unwrap_or(after.len()));
                    if counts(*number) {
                        self.note_whole((place, number.value), &window, behind);
                    }
                    let asked = all && last && self.state.of_all.is_some();
                    let spoken = self.number(*number, token, &window, &after, &next);
                    if cases.is_some() {
                        self.state.of_all = Some((place, number.value));
                    }
                    spoken_by_number |= spoken && cases.is_none() && !asked;
                    self.state.rest_goes_on |= window.iter().any(|token| is(token, Mark::Rest));
                    self.state.bracketed = false;
                    window.clear();
                }
                TokenKind::Group(group) => {
                    self.periods_of(&window);
                    let last = self.state.last.clone();
                    let behind_one = at.checked_sub(1).and_then(|at| clause.get(at));
                    let of_number = behind_one.is_some_and(is_number) && token.gap.is_empty();
                    // 不予公开 1 件（属国家秘密）
                    if let Some(reason) = part::reason_alone(group).filter(|_| of_number) {
                        self.give_reason(reason);
                        continue;
                    }
                    // 予以公开（含部分公开）40 件
                    if !group.iter().any(is_number) && group.iter().any(names_an_outcome) {
                        window.extend(group);
                        self.state.bracketed = true;
                        continue;
                    }
                    self.compared_with(group, &window);
                    // 房屋征收（增加 20 件）: of what is named before the brackets.
                    self.state.of_others = !of_number;
                    self.group(token, group);
                    self.state.of_others = false;
                    self.state.openness = openness;
                    self.state.last = last;
                }
                TokenKind::Break(_) | TokenKind::Word(_) | TokenKind::Year(_) => window.push(token),
            }
            // 未办结的 60 件中，57 件由自然人提出: of those.
            let behind_one = at.checked_sub(1).and_then(|at| clause.get(at)).is_some_and(is_number);
            let set = is(token, Mark::Within) && behind_one && token.gap.is_empty();
            // 7 起复议案件中
            let of_these = is(token, Mark::Within) && clause.iter().take(at).any(is_number);
            // 其中自然人 11 件，加上上年结转的 2 件: no part of what was parted.
            if lexicon::ADDS.contains(&token.text.as_str()) {
                (self.state.parts_of, self.state.within) = (None, None);
            }
            if is(token, Mark::Part) || of_these {
                // 发出补正通知 9 份，其中逾期未补正 2 件: the row is of those alone.
                let notices = is(token, Mark::Part) && self.state.of_notices;
                self.state.within = self.state.last_number.filter(|_| !notices);
                self.state.part_of_notices = notices;
            }
            if is(token, Mark::Part) || set {
                self.state.singled |= !set;
                self.state.of_unknown = self.state.untold;
                let last = self.claims.len().checked_sub(1);
                self.state.parts_of = last.filter(|last| *last >= self.state.first);
                self.open_what_it_is_a_part_of(clause.get(at + 1..).unwrap_or(&[]));
            }
            // 说理不足, 不足仍然存在: of no number.
            let behind = clause.get(at + 1..).unwrap_or(&[]);
            let lacks =
                lexicon::UNDER.contains(&token.text.as_str()) && !behind.iter().any(is_number);
            if is(token, Mark::Kill) {
                let period = lexicon::PERIODS.contains(&token.text.as_str());
                self.state.in_a_period = period && (self.state.in_a_period || !self.state.killed);
            }
            self.state.killed |=
                is(token, Mark::Kill) && !lacks && !self.this_year_before(clause, at);
            self.state.killed &= !is(token, Mark::Own);
            aside |= is(token, Mark::Aside) || is(token, Mark::Dismissed);
            self.state.killed |= aside;
            self.state.withdrawn |= is(token, Mark::Withdrawn);
            self.state.settled |= token.what == TokenKind::Word(Word::Result("settled"));
        }
        self.state.open = self.is_open_for_all() || openness.at(None);
        self.state.others_asked |= asks_others(before(clause, clause.len(), window.len()));
        if !spoken_by_number {
            self.periods_of(&window);
            self.scopes(&window);
            self.all_dismissed(&window, killed);
            if !part::is_what_was_not_done(&window) {
                self.all_or_none(&window, &next);
            }
            self.none_for_years(clause, killed);
            self.none_before_the_first(clause, tail);
        }
        if aside {
            self.state.killed = killed;
        }
        self.count_described(clause, tail);
        self.note_described(clause, tail);
        let facts = ClauseFacts::of(&clause.iter().collect::<Vec<_>>());
        let carries = [Verb::Carry, Verb::CarryIn, Verb::CarryOut];
        self.state.of_carried |= carries.into_iter().any(|verb| facts.does(verb));
        self.state.part_of_notices = false;
        self.state.of_notices = clause.iter().any(is_number) && part::counts_notices(clause);
        self.topic.note(&facts);
        self.state.case_named |= part::names_a_case(&facts);
        let ended = |token: &Token| matches!(token.what, TokenKind::Word(Word::Result(_)));
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let disputes = |claim: &Claim| matches!(claim.subject, Subject::Disputes(..));
        self.state.prefixed |= clause.iter().any(ended) && !spoken.iter().any(disputes);
        self.state.month |=
            openness::is_of_a_month(clause) || openness::is_of_some_applicants(clause);
        let counted = clause.iter().any(is_number);
        if counted {
            self.state.compared = None;
            self.state.before = ClauseFacts::default();
        } else {
            self.state.against = self.state.compared.or(self.state.against);
            self.state.before = facts;
        }
        // 指导全市 12 家医院: a scope whose number is no claim does not apply to the next number.
        if counted && self.claims.len() == claims {
            self.state.scope = scope;
        }
    }

    /// What stands before leaves open what every number of the clause counts.
    fn is_open_for_all(&self) -> bool {
        self.state.others || self.state.month
    }

    /// Adds the claim of a number; returns whether the words after it were used.
    fn number(
        &mut self,
        number: Number,
        token: &Token,
        before: &[&Token],
        after: &[&Token],
        next: &ClauseFacts,
    ) -> bool {
        // 4 件被维持的案件中有 2 件: the words before 中 are of the set.
        let within = before.iter().rposition(|token| is(token, Mark::Within));
        let (set, before) = before.split_at(within.map_or(0, |at| at + 1));
        self.topic.note(&ClauseFacts::of(set));
        let compare = before.iter().position(|token| is(token, Mark::Compare));
        let behind = compare.and_then(|at| before.get(at..)).unwrap_or(&[]);
        self.state.compared_within = behind.iter().any(|token| {
            matches!(token.what, TokenKind::Word(Word::Asker(_) | Word::Outcome(_) | Word::Noun(_)))
        }) && !behind
            .iter()
            .any(|token| is(token, Mark::LastYear) || matches!(token.what, TokenKind::Year(_)));
        // ——较上年减少 1 件: behind an aside, of what was said before it.
        if before.first().is_some_and(|token| token.gap.contains(lexicon::DASH)) {
            self.state.last.clear();
        }
        let mut facts = ClauseFacts::of(before);
        // 两件维持
        if let Some(result) = after.first().filter(|token| token.gap.is_empty())
            && let TokenKind::Word(Word::Result(column)) = result.what
            && facts.results.is_empty()
        {
            facts.results.push(column);
        }
        let place = Place::Span(self.section, self.state.sentence, token.at.start, token.at.end);
        if let Some(other) = scope::other(&token.gap, self.organ) {
            self.state.scope = Some(other);
        }
        match number.unit {
            // 提高 3.4 个百分点: of two shares.
            Unit::Percent if token.text.ends_with(lexicon::POINT) => self.topic.note(&facts),
            Unit::Percent => self.percent(number, place, &facts, after.first().copied()),
            Unit::Foreign => {
                self.topic.note(&facts);
                self.topic.foreign |= facts.foreign;
            }
            Unit::Strong | Unit::Weak | Unit::Bare | Unit::Yuan => {
                let each = lexicon::EACH_SIGN == token.gap;
                let behind = &ClauseFacts::of(after);
                let around = Around { before: &facts, behind, next };
                // 对 200 件答复提出: of these, whatever they are.
                let towards = |token: &&Token| lexicon::TOWARDS.contains(&token.text.as_str());
                let directed = token.gap.is_empty() && before.last().is_some_and(towards);
                // 对 5 件重复申请不予处理: the row is told with its class.
                let told = part::tells_row_and_class(behind);
                self.state.open |= directed && !self.state.is_reached_from && !told;
                self.state.only_extended = part::is_only_extended(after);
                let change = self.is_change(&facts);
                let used = self.count(number, place, &around, each);
                if !change {
                    self.state.last_number = Some((place, number.value));
                }
                // 其余 6 件无法提供 4 件、不予公开 2 件: of those.
                if facts.has(Mark::Rest) && self.state.untold {
                    self.state.within = self.state.last_number;
                }
                return used;
            }
        }
        false
    }

    fn span(&self, first: &Token, last: &Token) -> Place {
        Place::Span(self.section, self.state.sentence, first.at.start, last.at.end)
    }
}
