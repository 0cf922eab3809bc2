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
    /// 政府信息公开申请: nothing else is meant.
    Requests,
    /// 申请, 依申请公开: may be part of something else.
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
    /// 办理: says nothing of how far it came.
    Process,
    CarryIn,
    CarryOut,
    /// 结转: a year beside it says from where or to where.
    Carry,
    Make,
    Repeal,
    InForce,
    Decide,
    Issue,
    Charge,
    Collect,
    /// What is published is counted in entries that no table knows.
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
    /// What follows is no claim about the year as a whole.
    Kill,
    Plan,
    /// How a request came: no table counts that.
    Way,
    /// 涉及: of those about one matter only.
    Concerns,
    /// 计入上年结转, said behind the number.
    CountedAsCarried,
    Other,
    Etc,
    Mainly,
    /// The reporting body itself.
    Own,
    /// 全市, 全系统: whose that is, the body's name tells.
    Whole,
    Neutral,
}

/// What a number counts, by the word behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// 件, 份, 宗, 起: what tables three and four count.
    Strong,
    /// 条, 个, 项: anything may be counted so.
    Weak,
    Yuan,
    Percent,
    Bare,
    /// A unit of something else, a date, a number that names and does not count.
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
