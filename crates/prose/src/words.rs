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
    /// 应办
    Due,
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
    /// 均不涉及: none of those that were counted before is of this row.
    NoneOf,
    Part,
    Rest,
    /// 除: what follows is said of the others.
    Except,
    /// 中: of those named before.
    Within,
    /// A way in which requests come. One alone: only a part of them.
    Channel,
    /// 截至: a day, and not a part of the year.
    Until,
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
    /// What its clause counts is no claim.
    Aside,
    /// 驳回: what its clause counts is no claim, but 均驳回 leaves nothing corrected.
    Dismissed,
    /// 修改
    Amend,
    /// 翻番
    Double,
    /// 过半
    Majority,
    /// 一半
    Half,
    /// 撤回: handled, but not answered.
    Withdrawn,
    /// The way in which a request came; no table counts it.
    Way,
    /// 涉及: only requests about one matter.
    Concerns,
    /// 计入上年结转, after the number.
    CountedAsCarried,
    /// 除此之外: what follows is said of others.
    Besides,
    /// 复议机关: what it did is no result of a lawsuit.
    ReviewBody,
    /// A word with a sign in it that has a meaning elsewhere (公共, 参与): it is not known.
    Opaque,
    Other,
    Etc,
    Mainly,
    /// The reporting body itself.
    Own,
    /// 某, 同一申请人: some of the applicants.
    Some,
    /// 到期失效: documents that ended without being repealed, which some offices count as repealed.
    Lapsed,
    /// 法院, 判决: words for a lawsuit beside their own meaning.
    Court,
    /// 法院支持我局答复: upheld.
    Supports,
    /// 一件没剩: nothing was carried out.
    NoneLeft,
    /// 缴清: what a notice asked for was paid.
    Paid,
    /// 村民: natural persons, and perhaps not all of them.
    Persons,
    /// 年末: the day on which is counted what is carried out.
    YearEnd,
    /// 现行有效文件: documents, of which kind is said before.
    Files,
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

/// Words, one behind the other.
pub(super) struct Lexicon<T: 'static> {
    /// Each first character, and where its phrases begin in `text`.
    firsts: &'static [(u16, u16)],
    /// UTF-16. Each phrase is followed by [`END`] with the index of its meaning.
    text: &'static [u16],
    meanings: &'static [T],
}

/// The longest word that stands at the beginning of `text`, and its length in characters.
pub(super) fn word_at(text: &[(usize, char)]) -> Option<(Word, usize)> {
    WORDS.longest(text)
}

/// The unit that stands there.
pub(super) fn unit_at(text: &[(usize, char)]) -> Option<(Unit, usize)> {
    UNITS.longest(text)
}

impl<T: Copy> Lexicon<T> {
    fn longest(&self, text: &[(usize, char)]) -> Option<(T, usize)> {
        let first = u16::try_from(u32::from(text.first()?.1)).ok()?;
        let at = self.firsts.binary_search_by_key(&first, |(own, _)| *own).ok()?;
        let (_, start) = self.firsts.get(at)?;
        let mut rest = self.text.get(usize::from(*start)..)?;
        let mut found = None;
        while rest.first() == Some(&first) {
            let length = rest.iter().position(|c| *c >= END)?;
            let (phrase, behind) = rest.split_at_checked(length)?;
            let (end, behind) = behind.split_first()?;
            let printed = text.get(..length).unwrap_or(&[]).iter().map(|(_, c)| u32::from(*c));
            // Sorted: a longer one that fits stands behind its beginning.
            if phrase.iter().map(|c| u32::from(*c)).eq(printed) {
                found = Some((*self.meanings.get(usize::from(end - END))?, length));
            }
            rest = behind;
        }
        found
    }
}
