//! What the words of claims mean. The words themselves stand in `data/claims.toml`.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Noun(Noun),
    Verb(Verb),
    /// A row of the outcomes, or a class of them.
    Outcome(&'static str),
    /// A kind of applicant.
    Asker(&'static str),
    /// How a dispute ended.
    Result(&'static str),
    Mark(Mark),
    /// Something that no table counts.
    Foreign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// 政府信息公开申请: unambiguous.
    Requests,
    /// 申请, 依申请公开: may be a part of another term.
    WeakRequests,
    Review,
    Litigation,
    Direct,
    AfterReview,
    Regulations,
    NormativeDocuments,
    Licensing,
    Penalties,
    Coercion,
    Fees,
    ProcessingFee,
    Notices,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    TakeIn,
    New,
    Handle,
    /// 办理: leaves open whether the request was completed.
    Process,
    CarryIn,
    CarryOut,
    /// 结转: carried in or out, depending on a year beside it.
    Carry,
    Make,
    Repeal,
    InForce,
    Decide,
    Issue,
    Charge,
    Collect,
    /// Publications are counted in entries, which no table counts.
    Publish,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    All,
    None,
    Part,
    Rest,
    Same,
    Sum,
    Respectively,
    And,
    Share,
    Compare,
    Up,
    Down,
    Reach,
    Level,
    LevelAbout,
    InTime,
    Rate,
    ForeignRate,
    LastYear,
    ThisYear,
    NextYear,
    WithCarried,
    WithoutCarried,
    About,
    /// What follows is no claim about the whole year.
    Kill,
    Plan,
    /// The way in which a request came; no table counts it.
    Way,
    /// 涉及: only requests about one matter.
    Concerns,
    /// 计入上年结转, after the number.
    CountedAsCarried,
    Other,
    Etc,
    Mainly,
    /// The reporting body itself.
    Own,
    /// 全市, 全系统: the reporting body's own or not, depending on its name.
    Whole,
    Neutral,
}

/// What a number counts, by the unit after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// 件, 份, 宗, 起: what tables three and four count.
    Strong,
    /// 条, 个, 项: units of anything.
    Weak,
    Yuan,
    Percent,
    Bare,
    /// A unit of something else, a date, or a number that is a name.
    Foreign,
}

include!(concat!(env!("OUT_DIR"), "/claims.rs"));

/// The longest word that stands at the beginning of `text`, and its length in characters.
pub(super) fn word_at(text: &[(usize, char)]) -> Option<(Word, usize)> {
    longest(WORDS, text)
}

/// The unit that stands there.
pub(super) fn unit_at(text: &[(usize, char)]) -> Option<(Unit, usize)> {
    longest(UNITS, text)
}

fn longest<T: Copy>(table: &[(&str, T)], text: &[(usize, char)]) -> Option<(T, usize)> {
    let (_, first) = text.first()?;
    let from = table.partition_point(|(phrase, _)| phrase.chars().next() < Some(*first));
    table
        .get(from..)?
        .iter()
        .take_while(|(phrase, _)| phrase.starts_with(*first))
        .filter_map(|(phrase, meaning)| {
            let length = phrase.chars().count();
            let printed = text.get(..length)?.iter().map(|(_, c)| *c);
            phrase.chars().eq(printed).then_some((*meaning, length))
        })
        .max_by_key(|(_, length)| *length)
}
