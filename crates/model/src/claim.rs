//! What the prose claims: a subject, a quantity, a scope, a period, and where it stands.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{ColumnId, Place, RowId, SectionText};

/// Everything that the prose claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    pub claims: Vec<Claim>,
    pub lists: Vec<ListClaim>,
    pub ratios: Vec<RatioClaim>,
    pub statements: Vec<Statement>,
}

/// Reads what the prose of these sections claims, in the report of a body for a year. Who recognises a report says how:
/// on the command line by calling it, in the browser by asking another module.
pub type ReadProse = fn(&[SectionText], &str, Option<u16>) -> Claimed;

/// One claim of the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The number, or the words that stand for one: *all*, *none*.
    pub place: Place,
    pub subject: Subject,
    pub quantity: Quantity,
    /// Another body or area than the report's, as printed.
    pub scope: Option<String>,
    pub period: ClaimPeriod,
    /// It counts a subset of a larger number that the text names.
    pub is_subset: bool,
    /// The number of which it counts a part: that before 其中, the brackets or 中.
    pub within: Option<(Place, Decimal)>,
    /// Words stand beside it that are not known: it may count something else.
    pub is_open: bool,
    /// A rounding: 余, 约, 多, or in ten thousands with decimals.
    pub rounded: bool,
}

/// What a claim is about. Rows and columns are those of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// 新收: without what was carried in.
    Received,
    /// 收到, 受理: with or without what was carried in; the text leaves it open.
    TakenIn,
    /// With what was carried in, as the text states.
    TakenInAll,
    CarriedIn,
    Handled,
    /// 应办: what had to be handled, or what of it fell due.
    Due,
    CarriedOut,
    /// A row of the outcomes, or a class of them.
    Outcome(&'static str),
    /// Received from a kind of applicant, by its column; `legal-persons` stands for five columns.
    Applicants(&'static str),
    /// Disputes of a kind; without a column their total.
    Disputes(Dispute, Option<ColumnId>),
    /// A cell of table two; `fees` in 万元.
    Proactive(RowId, ColumnId),
    /// 收费通知 issued.
    Notices,
    /// 信息处理费 charged and collected, in 元.
    Charged,
    Collected,
    /// Handled within the time limit; claimed only as a share.
    HandledInTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dispute {
    Review,
    /// Both kinds of lawsuit.
    Litigation,
    Direct,
    AfterReview,
    /// Reviews and lawsuits in one number.
    All,
    /// One of the kinds, or several together: which of them is not said.
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    Number(Decimal),
    /// 全部, 均.
    All,
    /// Per cent of a whole, where the sentence names it.
    Share(Decimal, Option<Subject>),
    /// Per cent against the year before.
    Growth(Decimal),
    /// More or less than the year before.
    Change(Decimal),
    /// So many times what it was the year before.
    Times(Decimal),
    /// Against another number of this year: so many hundredths of it, more than it, less by so much.
    Against(Ratio, Decimal, Subject),
    /// None of those beside it is greater: 最多.
    Greatest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimPeriod {
    /// The report's year.
    Own,
    LastYear,
    Year(u16),
}

/// A list that reads as the whole of a number: `共 36 条，其中 20 条、16 条`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListClaim {
    pub whole: (Place, u64),
    pub parts: Vec<(Place, u64)>,
    /// Numbers behind the list that may still be parts of the whole.
    pub beyond: Vec<(Place, u64)>,
    /// All stand side by side: none is a part of another.
    pub is_flat: bool,
    /// A word opens it. Else the numbers only stand behind the whole.
    pub is_named: bool,
    /// 其余 names what is left: the parts are all there are.
    pub is_complete: bool,
    /// The whole stands behind its parts, as their sum.
    pub is_sum: bool,
}

/// A number that is told of the report's year, with the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub place: Place,
    /// Those before it, folded: where it was done, what was done; and its unit. Not the year.
    pub words: String,
    pub value: Decimal,
    /// There were some: perhaps not all are told of, but it is not none.
    pub is_some: bool,
    /// It is said of the whole year; otherwise no time is named, and it may be of a part.
    pub of_year: bool,
}

/// A percentage or a difference of two numbers that the text names: `640 条中，…256 条，占 40%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioClaim {
    pub place: Place,
    pub said: Decimal,
    pub kind: Ratio,
    /// The part, or the later number.
    pub part: (Place, Decimal),
    /// The whole, or the earlier number.
    pub whole: (Place, Decimal),
    /// Other numbers of the sentence that may be the whole, or the later number. Empty where the text leaves no choice.
    /// Of a balance, what came (positive) and what went.
    pub others: Vec<Decimal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ratio {
    Share,
    /// A share in tenths, as a fraction or rounded: 三成, 三分之一.
    About,
    /// More than so much: 过半, 超过三成.
    Over,
    /// 三成以上
    AtLeast,
    /// 不足九成
    Under,
    Growth,
    Difference,
    /// 1.8 倍
    Multiple,
    /// 月均 62 条: a whole by the number of its parts.
    Average,
    /// Only that there is more (1) or less (-1): 增至, 逐年下降.
    Direction,
    /// The part is told to be the greatest, and the whole is another of its kind.
    Rank,
    /// Percentages of one whole: `others` are what they are, and come to no more than a hundred.
    Hundred,
    /// What is left: the whole stood at first, and `others` are the signed changes.
    Balance,
}

/// A share in tenths or as a fraction may be so many points off.
const POINTS: u32 = 5;

impl Ratio {
    /// Whether a part has the share of a whole that is said. Never for what is no share; always where it cannot be computed.
    pub fn is_share_of(self, part: Decimal, whole: Decimal, said: Decimal) -> bool {
        let sides = part.checked_mul(Decimal::ONE_HUNDRED).zip(whole.checked_mul(said));
        let Some((part_side, said_side)) = sides else { return true };
        match self {
            Ratio::Share => is_percentage(part, whole, said),
            Ratio::About => {
                let off = Decimal::from(POINTS).checked_mul(whole);
                off.is_none_or(|off| (part_side - said_side).abs() <= off)
            }
            Ratio::Over => part_side > said_side,
            Ratio::AtLeast => part_side >= said_side,
            Ratio::Under => part_side < said_side,
            _ => false,
        }
    }

    /// In words and not in figures: more than half, three tenths, the most.
    pub fn is_in_words(self) -> bool {
        use Ratio::{About, AtLeast, Direction, Over, Rank, Under};
        matches!(self, About | Over | AtLeast | Under | Direction | Rank)
    }
}

/// Whether a part is so many hundredths of a whole, by rounding or by leaving off the digits that are not printed.
pub fn is_percentage(part: Decimal, whole: Decimal, said: Decimal) -> bool {
    let hundredths = || part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    hundredths().is_some_and(|exact| is_rounded(exact, said))
}

/// Whether a number is another with the digits that are printed, by rounding or by leaving off the others.
pub fn is_rounded(exact: Decimal, said: Decimal) -> bool {
    let scale = said.scale();
    let rounded = exact.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
    rounded == said || exact.trunc_with_scale(scale) == said
}

impl Claim {
    /// Whether it is about the report's own body and year, about a whole, not rounded, and nothing else can be meant.
    pub fn is_plain(&self) -> bool {
        let whole = self.scope.is_none() && self.period == ClaimPeriod::Own && !self.is_subset;
        whole && !self.is_open && !self.rounded
    }
}

impl Subject {
    /// Of all requests: what came in, what was in hand, what was handled.
    pub fn is_total(self) -> bool {
        matches!(
            self,
            Subject::Received
                | Subject::TakenIn
                | Subject::TakenInAll
                | Subject::Handled
                | Subject::Due
        )
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Subject::Received => "received",
            Subject::TakenIn => "taken-in",
            Subject::TakenInAll => "taken-in-all",
            Subject::CarriedIn => "carried-in",
            Subject::Handled => "handled",
            Subject::Due => "due",
            Subject::CarriedOut => "carried-out",
            Subject::Outcome(id) => id,
            Subject::Applicants(column) => return write!(f, "from.{column}"),
            Subject::Disputes(kind, None) => kind.word(),
            Subject::Disputes(kind, Some(column)) => {
                return write!(f, "{}.{column}", kind.word());
            }
            Subject::Proactive(row, "decisions" | "amount") => row,
            Subject::Proactive(row, column) => return write!(f, "{row}.{column}"),
            Subject::Notices => "notices",
            Subject::Charged => "charged",
            Subject::Collected => "collected",
            Subject::HandledInTime => "handled-in-time",
        };
        f.write_str(word)
    }
}

impl Dispute {
    fn word(self) -> &'static str {
        match self {
            Dispute::Review => "review",
            Dispute::Litigation => "litigation",
            Dispute::Direct => "litigation-direct",
            Dispute::AfterReview => "litigation-after-review",
            Dispute::All | Dispute::Any => "disputes",
        }
    }
}
