//! What the reader knows within a sentence: what was named, counted and left open so far.

use rust_decimal::Decimal;

use crate::facts::ClauseFacts;
use crate::openness::Openness;
use model::{ClaimPeriod, Dispute, Place, Subject};

/// The state within a sentence.
#[derive(Clone, Default)]
pub(super) struct State {
    pub sentence: usize,
    pub period: Option<ClaimPeriod>,
    /// The year that the number of this clause is compared with.
    pub compared: Option<ClaimPeriod>,
    /// The same for all numbers of the sentence: 与 2022 年相比.
    pub against: Option<ClaimPeriod>,
    pub scope: Option<String>,
    /// The last claims that a share or a growth may be about.
    pub last: Vec<Subject>,
    /// Totals of disputes since the last semicolon.
    pub disputes: Vec<Dispute>,
    /// Index of the first claim of the sentence.
    pub first: usize,
    pub killed: bool,
    /// What is no claim is none because it is of a part of the year.
    pub in_a_period: bool,
    /// Only what was carried in was named so far.
    pub only_carried: bool,
    /// Only what was carried in or out was named so far, and by whom.
    pub only_left: bool,
    /// The meanings of the clause before, where it had no number.
    pub before: ClauseFacts,
    /// 含上年结转 or 不含上年结转 was read before its number: with what was carried in, or without.
    pub carried: Option<Subject>,
    /// Index of the claim whose parts are being listed.
    pub parts_of: Option<usize>,
    /// What in the clause leaves open what its numbers count.
    pub openness: Openness,
    /// It does, for the number that is being read.
    pub open: bool,
    /// 除 was read: what is said of all is said of the others.
    pub excepted: bool,
    /// The others were named.
    pub others: bool,
    /// A list comma stands before the clause.
    pub listed: bool,
    /// The last clause without a number names a month, or some of the applicants.
    pub month: bool,
    /// The whole area and an office of its own are both counted.
    pub levels: bool,
    /// Those before the list comma were carried in or out: 结转的自然人申请 5 件、企业申请 1 件.
    pub of_carried: bool,
    /// Third parties were asked before: what is told may be of those requests only.
    pub others_asked: bool,
    /// Requests were withdrawn: those that were answered are fewer than those that were handled.
    pub withdrawn: bool,
    /// Disputes were said to be settled.
    pub settled: bool,
    /// Things that no table counts were counted.
    pub things: bool,
    /// 其余复议 11 件、诉讼 6 件: the rest stands over all numbers that list commas join.
    pub rest_goes_on: bool,
    /// 剩余 2 件按规定延期: nothing else is named behind the number.
    pub only_extended: bool,
    /// The number that is read is that of a set: 61 件里有 57 件.
    pub is_set: bool,
    /// The number that is read is of those within a time: 5 日内答复 11 件.
    pub in_a_time: bool,
    /// The number that is read is the earlier of two: 由 33 件减至 30 件.
    pub is_reached_from: bool,
    /// The number before it is the earlier of the two.
    pub reaches: bool,
    /// Documents ended without being repealed.
    pub lapsed: bool,
    /// The whole area of the body is named: 全市.
    pub circle: bool,
    /// 其余 or 另有 stands in the sentence: what is said of all is said without them.
    pub rest: bool,
    /// A number was read in this sentence.
    pub counted: bool,
    /// What the sentence before was about.
    pub before_it: Vec<Subject>,
    /// 其中 was read.
    pub singled: bool,
    /// What the number is compared with is of the same year: 比自然人少 3 件.
    pub compared_within: bool,
    /// How disputes ended was said before any of them: of all that follow.
    pub prefixed: bool,
    /// The clause before counts notices that ask for something: 发出补正通知 9 份.
    pub of_notices: bool,
    /// What this clause counts is a part of those.
    pub part_of_notices: bool,
    /// The last number has no claim.
    pub untold: bool,
    /// What follows 其中 is of a number that has none.
    pub of_unknown: bool,
    /// How many kinds of disputes the sentence before counted.
    pub kinds_before: usize,
    /// A kind of dispute, or a court, was named in this sentence.
    pub case_named: bool,
    /// The last number that counts something, whether a table knows it or not.
    pub last_number: Option<(Place, Decimal)>,
    /// The number whose parts are told: that before 其中, 中 or the brackets.
    pub within: Option<(Place, Decimal)>,
    /// What stands in brackets is said of words, and not of a number.
    pub of_others: bool,
    /// What was said to be carried out was that of the year before: it was carried in.
    pub turned: bool,
    /// The number is that of a share, or of its whole: 自然人占 28 件, 占新收 40 件的七成.
    pub is_shared: bool,
    /// Not more than one reason is given in the sentence.
    pub one_reason: bool,
    /// Words in brackets are read with those before them: 公开（含部分公开）40 件.
    pub bracketed: bool,
    /// Documents were amended, which some offices count as made.
    pub amended: bool,
    /// Cases of an earlier year are counted beside those of this one.
    pub earlier: bool,
    /// What the clause before names and describes without a number: 复议案件偏多.
    pub described: Option<Subject>,
    /// The number of which all that follows is said: 8 件申请均…, 7 件行政诉讼均….
    pub of_all: Option<(Place, Decimal)>,
    /// All that follows is said of all requests, which were not counted: 申请均….
    pub of_requests: bool,
    /// Subjects named before 分别 that still wait for their numbers.
    pub waiting: Vec<(Vec<Subject>, Option<ClaimPeriod>)>,
}
