//! The subject of a number, from the words around it and from the sentences before.

use super::facts::ClauseFacts;
use super::words::{Mark, Noun, Verb};
use model::{Dispute, Subject};

/// The subjects of the sentences read so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Topic {
    /// They are about requests.
    pub requests: bool,
    /// Requests are named later in the sentence.
    pub ahead: bool,
    /// They are about something that no table counts.
    pub foreign: bool,
    pub verb: Option<Verb>,
    pub dispute: Option<Dispute>,
    /// Reviews were named, and lawsuits.
    pub cases: (bool, bool),
    /// The subject of table two or of fees that was named last.
    pub noun: Option<Noun>,
}

impl Topic {
    pub fn speaks_of_requests(&self) -> bool {
        self.requests || self.ahead
    }

    /// Updates the topic with the meanings of a range of tokens.
    pub fn note(&mut self, facts: &ClauseFacts) {
        if facts.requests() || !facts.outcomes.is_empty() {
            self.requests |= facts.requests();
            self.noun = None;
        }
        if let Some(dispute) = dispute(facts) {
            // 诉讼 3 件，都是不服复议决定后起诉的: still of the lawsuits.
            let sued = dispute == Dispute::Review && (facts.later || facts.is_of_a_court());
            if !(sued && self.dispute.is_some_and(is_lawsuit)) {
                self.dispute = Some(dispute);
            }
            self.cases.0 |= matches!(dispute, Dispute::Review | Dispute::All);
            self.cases.1 |= dispute != Dispute::Review;
            self.noun = None;
        } else if facts.has(Mark::ReviewBody) && self.dispute != Some(Dispute::Review) {
            self.dispute = None;
        }
        if let Some(noun) = proactive(facts) {
            self.noun = Some(noun);
            self.dispute = None;
        }
        if let Some(verb) = facts.verbs.iter().rev().find(|verb| **verb != Verb::Process) {
            self.verb = Some(*verb);
        }
        if facts.requests() && facts.nouns.len() == 1 {
            self.dispute = None;
        }
        self.foreign = (facts.foreign && !facts.way) || (self.foreign && facts.nouns.is_empty());
    }
}

/// The subjects of a number with the meanings `facts`; empty where no table counts it.
pub(super) fn subjects(facts: &ClauseFacts, topic: &Topic) -> Vec<Subject> {
    if facts.foreign
        || (facts.does(Verb::Publish) && !facts.discloses_in_all() && !facts.is_stock())
    {
        return published_decisions(facts).into_iter().collect();
    }
    if let Some(carried) = carried(facts) {
        return vec![carried];
    }
    if let Some(found) = disputes(facts, topic) {
        return found;
    }
    if let Some(found) = table_two(facts, topic) {
        return found;
    }
    let listed = facts.outcomes.is_empty() || facts.has(Mark::Part);
    if topic.foreign && !facts.requests() && listed {
        return Vec::new();
    }
    if let (Some("other-handling"), Some(kind), false) =
        (outcome(facts), topic.dispute, facts.requests())
    {
        return vec![Subject::Disputes(kind, Some("other"))];
    }
    if let Some(outcome) = outcome(facts) {
        return vec![Subject::Outcome(outcome)];
    }
    // 公民、法人: everybody.
    let own = |column: &&str| *column == "natural-person";
    let everybody = facts.askers.iter().any(own) && !facts.askers.iter().all(own);
    // 科研机构和法律服务机构合计: of several columns.
    let several = facts.askers.windows(2).any(|pair| pair.first() != pair.last());
    if several && !everybody && (facts.has(Mark::And) || facts.has(Mark::Sum)) {
        return Vec::new();
    }
    if let [.., asker] = facts.askers.as_slice()
        && !everybody
        && (facts.requests() || topic.speaks_of_requests())
    {
        return vec![Subject::Applicants(asker)];
    }
    requests(facts, topic)
}

/// 公示行政处罚决定 54 件: of all decisions, or of those that are published.
fn published_decisions(facts: &ClauseFacts) -> Option<Subject> {
    let row = match facts.nouns.as_slice() {
        _ if facts.foreign => return None,
        [Noun::Licensing] => "licensing",
        [Noun::Penalties] => "penalties",
        [Noun::Coercion] => "coercion",
        _ => return None,
    };
    Some(Subject::Proactive(row, "decisions"))
}

/// Carried in or carried out, where the words say so.
fn carried(facts: &ClauseFacts) -> Option<Subject> {
    let (carried_in, carried_out) = (facts.does(Verb::CarryIn), facts.does(Verb::CarryOut));
    if carried_in && (facts.does(Verb::New) || facts.does(Verb::TakeIn)) {
        return (facts.has(Mark::Sum) || facts.has(Mark::And)).then_some(Subject::TakenInAll);
    }
    match (carried_in, carried_out) {
        // 承接上年度未办结申请
        (true, _) => Some(Subject::CarriedIn),
        (false, true) => Some(Subject::CarriedOut),
        (false, false) => None,
    }
}

/// The most specific of the outcomes named: a reason rather than its class.
pub(super) fn outcome(facts: &ClauseFacts) -> Option<&'static str> {
    if facts.discloses_in_all() {
        return Some("disclosed-in-all");
    }
    // 因不掌握等原因无法提供: only one of several reasons is named, so the class is meant.
    let class = facts.outcomes.last().filter(|id| facts.has(Mark::Etc) && !id.contains('.'));
    if let Some(class) = class {
        return Some(class);
    }
    let special = facts.outcomes.iter().rev().find(|id| id.contains('.'));
    special.or(facts.outcomes.last()).copied()
}

fn requests(facts: &ClauseFacts, topic: &Topic) -> Vec<Subject> {
    if !(facts.requests() || topic.speaks_of_requests()) {
        return Vec::new();
    }
    // 期初有效规范性文件 25 件，新增 3 件: of those.
    let documents = matches!(topic.noun, Some(Noun::Regulations | Noun::NormativeDocuments));
    if documents && facts.verbs == [Verb::New] && !facts.requests() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let joined = facts.has(Mark::And);
    for verb in facts.verbs.iter().rev() {
        let subject = match verb {
            Verb::New => Subject::Received,
            Verb::TakeIn => Subject::TakenIn,
            Verb::Handle => Subject::Handled,
            Verb::Due => Subject::Due,
            _ => continue,
        };
        if found.is_empty() || (joined && !found.contains(&subject)) {
            found.push(subject);
        }
    }
    if !found.is_empty() || facts.does(Verb::Process) || !facts.requests() {
        return found;
    }
    // A number of requests without an outcome: 申请 12 件.
    let taken_in = match topic.verb {
        Some(Verb::TakeIn | Verb::New) => true,
        None => !facts.has(Mark::Part),
        _ => facts.has(Mark::Sum) && !facts.has(Mark::Part),
    };
    if taken_in { vec![Subject::TakenIn] } else { Vec::new() }
}

/// Which disputes are named.
pub(super) fn dispute(facts: &ClauseFacts) -> Option<Dispute> {
    let has = |noun: Noun| facts.names(noun);
    if has(Noun::AfterReview) {
        return Some(Dispute::AfterReview);
    }
    if has(Noun::Direct) {
        return Some(Dispute::Direct);
    }
    match (has(Noun::Review), has(Noun::Litigation)) {
        (true, true) => Some(Dispute::All),
        (true, false) => Some(Dispute::Review),
        (false, true) => Some(Dispute::Litigation),
        (false, false) => None,
    }
}

/// Requests that were withdrawn stand in this row, beside others.
pub(super) const WITHDRAWN: Subject = Subject::Outcome("other.misc");

/// 行政复议 5 件，已审结 4 件: all but those that are pending; 主动撤回 5 件，计入其他处理: in that row.
pub(super) fn ended_otherwise(
    facts: &ClauseFacts,
    next: &ClauseFacts,
    topic: &Topic,
) -> Option<Subject> {
    if facts.has(Mark::Withdrawn) {
        return (next.outcomes == ["other-handling"]).then_some(WITHDRAWN);
    }
    let settled = facts.results == ["settled"] && facts.nouns.is_empty();
    let kind = topic.dispute.filter(|_| settled && facts.outcomes.is_empty())?;
    Some(Subject::Disputes(kind, Some("settled")))
}

fn is_lawsuit(dispute: Dispute) -> bool {
    matches!(dispute, Dispute::Litigation | Dispute::Direct | Dispute::AfterReview)
}

fn disputes(facts: &ClauseFacts, topic: &Topic) -> Option<Vec<Subject>> {
    let named = dispute(facts);
    let result = facts.results.last().copied().filter(|result| *result != "settled");
    if named.is_none() && result.is_none() {
        return None;
    }
    // 复议 14 件，维持 8 件；法院维持 2 件: of lawsuits.
    let court = || match topic.dispute {
        Some(dispute) if is_lawsuit(dispute) => dispute,
        _ => Dispute::Litigation,
    };
    let judged = facts.is_of_a_court().then(court).filter(|_| result.is_some());
    let kind = named.or(judged).or(topic.dispute)?;
    Some(vec![Subject::Disputes(kind, result)])
}

/// The subject of table two or of fees that is named last.
fn proactive(facts: &ClauseFacts) -> Option<Noun> {
    let of = |noun: &&Noun| {
        !matches!(
            noun,
            Noun::Requests
                | Noun::WeakRequests
                | Noun::Review
                | Noun::Litigation
                | Noun::Direct
                | Noun::AfterReview
        )
    };
    facts.nouns.iter().rev().find(of).copied()
}

fn table_two(facts: &ClauseFacts, topic: &Topic) -> Option<Vec<Subject>> {
    let own = proactive(facts);
    if own.is_none() && facts.requests() {
        return None;
    }
    let verb = |wanted: &[Verb]| {
        let own = facts.verbs.iter().rev().find(|verb| wanted.contains(verb)).copied();
        own.or(topic.verb.filter(|verb| wanted.contains(verb)))
    };
    let noun = own.or_else(|| {
        let told = facts.verbs.iter().any(|verb| {
            matches!(
                verb,
                Verb::Make
                    | Verb::Repeal
                    | Verb::InForce
                    | Verb::Charge
                    | Verb::Collect
                    | Verb::Issue
            )
        });
        topic.noun.filter(|_| told)
    })?;
    let of_documents = noun == Noun::NormativeDocuments || !facts.has(Mark::Files);
    let documents = |row| {
        let column = match verb(&[Verb::Make, Verb::Repeal, Verb::InForce])? {
            Verb::Make => "made",
            Verb::Repeal => "repealed",
            _ => "in-force",
        };
        Some(Subject::Proactive(row, column))
    };
    let decisions = |row| {
        let decided =
            verb(&[Verb::Decide, Verb::Process, Verb::Handle, Verb::Publish, Verb::Issue]);
        let named = facts
            .verbs
            .iter()
            .all(|verb| matches!(verb, Verb::Decide | Verb::Process | Verb::Handle | Verb::Issue));
        let alone = decided.is_none() && !facts.does(Verb::Publish);
        let made =
            decided.is_some_and(|verb| verb != Verb::Publish) || continues_published(facts, topic);
        ((made && named) || (alone && facts.nouns.len() == 1))
            .then_some(Subject::Proactive(row, "decisions"))
    };
    let found = match noun {
        _ if !of_documents => None,
        Noun::Regulations => documents("regulations"),
        Noun::NormativeDocuments => documents("normative-documents"),
        Noun::Licensing => decisions("licensing"),
        Noun::Penalties => decisions("penalties"),
        Noun::Coercion => decisions("coercion"),
        Noun::Fees => Some(Subject::Proactive("fees", "amount")),
        Noun::Notices | Noun::ProcessingFee => fee(facts, noun),
        _ => None,
    };
    Some(found.into_iter().collect())
}

/// Documents of table two in a denial of several kinds.
pub(super) fn made(noun: Noun, facts: &ClauseFacts) -> Option<Subject> {
    let row = match noun {
        Noun::Regulations => "regulations",
        Noun::NormativeDocuments => "normative-documents",
        _ => return None,
    };
    let column = match facts.verbs.last()? {
        Verb::Make => "made",
        Verb::Repeal => "repealed",
        _ => return None,
    };
    Some(Subject::Proactive(row, column))
}

/// 公开行政许可决定 1335 件、行政处罚决定 240 件: of the decisions that are published, too.
pub(super) fn continues_published(facts: &ClauseFacts, topic: &Topic) -> bool {
    let decisions = [Noun::Licensing, Noun::Penalties, Noun::Coercion];
    let before = topic.noun.is_some_and(|noun| decisions.contains(&noun));
    before && topic.verb == Some(Verb::Publish) && facts.verbs.is_empty()
}

fn fee(facts: &ClauseFacts, noun: Noun) -> Option<Subject> {
    match facts.verbs.last() {
        _ if facts.does(Verb::Collect) => Some(Subject::Collected),
        Some(Verb::Charge) => Some(Subject::Charged),
        _ if noun == Noun::Notices => Some(Subject::Notices),
        _ => Some(Subject::Collected),
    }
}
