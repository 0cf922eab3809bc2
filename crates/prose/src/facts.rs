//! The meanings of the words in a range of tokens, by kind, each in its order.

use super::tokens::{Token, TokenKind};
use super::words::{Mark, Noun, Verb, Word};
use crate::lexicon;

#[derive(Clone, Default, Debug)]
pub(super) struct ClauseFacts {
    pub nouns: Vec<Noun>,
    pub verbs: Vec<Verb>,
    pub outcomes: Vec<&'static str>,
    pub askers: Vec<&'static str>,
    pub results: Vec<&'static str>,
    pub marks: Vec<Mark>,
    pub years: Vec<u16>,
    /// The meanings before the word for a share, and those after it.
    pub shared: Option<Box<(ClauseFacts, ClauseFacts)>>,
    /// A thing that no table counts is named, and no word after it relates the number to the tables again.
    pub foreign: bool,
    /// 复议后 was read.
    pub later: bool,
    /// A word for such a thing stands among them.
    pub things: bool,
    /// A list comma stands among the words.
    pub listed: bool,
    /// 不予处理等方式: 等 stands behind the last outcome.
    pub outcomes_go_on: bool,
    /// Only the way in which requests came is named; numbers that follow may be of the tables again.
    pub way: bool,
}

impl ClauseFacts {
    pub fn of(tokens: &[&Token]) -> ClauseFacts {
        let mut facts = ClauseFacts::default();
        if let Some(at) = tokens.iter().position(|token| is_share(token)) {
            let (own, whole) = tokens.split_at(at);
            let whole = whole.get(1..).unwrap_or(&[]);
            facts.shared = Some(Box::new((ClauseFacts::of(own), ClauseFacts::of(whole))));
        }
        let mut before: Option<&Token> = None;
        for token in tokens {
            facts.add(token, before);
            before = Some(token);
        }
        facts
    }

    fn add(&mut self, token: &Token, before: Option<&Token>) {
        match &token.what {
            TokenKind::Year(year) => self.years.push(*year),
            TokenKind::Word(Word::Noun(noun)) => {
                match noun {
                    // A request of another kind: 住房申请.
                    // 被申请 2 件: of what was asked of a body that reviews.
                    Noun::WeakRequests if suffered(before) && token.gap.is_empty() => return,
                    Noun::WeakRequests => {
                        // 首次申请 40 件: without those that came again.
                        let first = |token: &Token| token.text == lexicon::FOR_THE_FIRST_TIME;
                        if token.gap.is_empty() && before.is_some_and(first) {
                            self.marks.push(Mark::Same);
                        }
                        let verb = before.is_some_and(is_verb) && token.gap.is_empty();
                        self.foreign = !verb && (self.foreign || !token.gap.is_empty());
                    }
                    _ => self.foreign = false,
                }
                // 全年公布政府规章 2 件: a regulation is made by its promulgation.
                let promulgated = |token: &Token| {
                    lexicon::PROMULGATED.contains(&token.text.as_str()) && self.has(Mark::ThisYear)
                };
                if *noun == Noun::Regulations
                    && token.gap.is_empty()
                    && before.is_some_and(promulgated)
                {
                    self.verbs.pop();
                    self.verbs.push(Verb::Make);
                }
                // 复议后又提起诉讼
                let later = *noun == Noun::Litigation && self.later;
                self.nouns.push(if later { Noun::AfterReview } else { *noun });
            }
            TokenKind::Word(Word::Verb(Verb::Handle) | Word::Mark(Mark::Own))
                if supports(before, token) && self.has(Mark::Court) =>
            {
                self.results.push("upheld");
            }
            TokenKind::Word(Word::Verb(verb)) => {
                // 按期答复 24 件: those in time.
                if *verb == Verb::Handle
                    && lexicon::IN_TIME.iter().any(|way| token.text.starts_with(way))
                {
                    self.marks.push(Mark::Same);
                }
                // 一次办结 30 件: those in this manner.
                let manner = |token: &Token| lexicon::SOME_BY_MANNER.contains(&token.text.as_str());
                if *verb == Verb::Handle && token.gap.is_empty() && before.is_some_and(manner) {
                    self.marks.push(Mark::Same);
                }
                let of_last = before
                    .is_some_and(|token| token.what == TokenKind::Word(Word::Mark(Mark::LastYear)));
                // 去年转来
                let carried = *verb == Verb::Carry && of_last && token.gap.is_empty();
                // 上年度顺延
                let after_last = of_last && *verb == Verb::CarryOut && token.gap.is_empty();
                let verb = if carried || after_last { &Verb::CarryIn } else { verb };
                self.foreign &= !matches!(verb, Verb::CarryIn | Verb::CarryOut);
                self.verbs.push(*verb);
            }
            TokenKind::Word(Word::Outcome(id)) => {
                self.outcomes.push(id);
                self.outcomes_go_on = false;
                self.foreign = false;
            }
            TokenKind::Word(Word::Asker(column)) => {
                let concerns =
                    |token: &Token| token.what == TokenKind::Word(Word::Mark(Mark::Concerns));
                self.foreign &= !before.is_some_and(concerns);
                self.askers.push(column);
            }
            TokenKind::Word(Word::Result(column)) => self.results.push(column),
            TokenKind::Word(Word::Mark(mark)) => {
                self.marks.push(*mark);
                if lexicon::COURTS.iter().any(|court| token.text.contains(court)) {
                    self.marks.push(Mark::Court);
                }
                if lexicon::YEAR_ENDS.contains(&token.text.as_str()) {
                    self.marks.push(Mark::YearEnd);
                }
                let review =
                    |token: &Token| token.what == TokenKind::Word(Word::Noun(Noun::Review));
                self.later |= token.text == lexicon::AFTER && before.is_some_and(review);
                let carries =
                    |token: &Token| token.what == TokenKind::Word(Word::Verb(Verb::Carry));
                match mark {
                    // 向村民答复, 答复村民: of what they asked nothing is said.
                    Mark::Persons
                        if !before.is_some_and(|token| {
                            lexicon::TOWARDS_PERSONS.contains(&token.text.as_str())
                        }) && !self.does(Verb::Handle) =>
                    {
                        self.askers.push(lexicon::NATURAL_PERSON);
                    }
                    // 转到下一年
                    Mark::NextYear if before.is_some_and(carries) && token.gap.is_empty() => {
                        self.verbs.push(Verb::CarryOut);
                        self.foreign = false;
                    }
                    Mark::WithCarried | Mark::WithoutCarried => self.verbs.push(Verb::CarryIn),
                    Mark::Concerns => self.foreign = true,
                    Mark::Neutral if token.text.starts_with(lexicon::AND_OTHERS) => {
                        self.outcomes_go_on = !self.outcomes.is_empty();
                    }
                    Mark::Etc => self.outcomes_go_on = !self.outcomes.is_empty(),
                    // 书面及网络申请: of all ways.
                    Mark::Way => {
                        self.way = true;
                        self.foreign = !self.has(Mark::Channel);
                    }
                    _ => {}
                }
            }
            // 现行有效文件 54 件
            TokenKind::Word(Word::Foreign)
                if token.text == lexicon::FILES
                    && token.gap.is_empty()
                    && before.is_some_and(is_in_force) =>
            {
                self.marks.push(Mark::Files);
            }
            TokenKind::Word(Word::Foreign) => {
                self.foreign = true;
                self.things = true;
            }
            TokenKind::Break(c) => self.listed |= *c == '\u{3001}',
            TokenKind::Number(_) | TokenKind::Group(_) => {}
        }
    }

    /// These meanings; where they have no nouns, with those of `others`.
    pub fn with_nouns(mut self, others: &ClauseFacts) -> ClauseFacts {
        if self.nouns.is_empty() {
            self.nouns.clone_from(&others.nouns);
        }
        self
    }

    /// For a denial: the kind of case is named before it, the outcome after it.
    pub fn joined(mut self, before: &ClauseFacts) -> ClauseFacts {
        if !self.results.is_empty() {
            self.nouns.extend(&before.nouns);
        }
        self
    }

    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    pub fn does(&self, verb: Verb) -> bool {
        self.verbs.contains(&verb)
    }

    pub fn names(&self, noun: Noun) -> bool {
        self.nouns.contains(&noun)
    }

    /// What a court did is said, and not what a body did that reviews.
    pub fn is_of_a_court(&self) -> bool {
        self.has(Mark::Court) && !self.has(Mark::ReviewBody)
    }

    /// 公开（含部分公开）: both rows.
    pub fn discloses_in_all(&self) -> bool {
        let partly = self.outcomes.contains(&"partly-disclosed");
        let joined = self.has(Mark::Part) || self.has(Mark::And);
        let disclosed = self.outcomes.contains(&"disclosed") || self.does(Verb::Publish);
        partly && disclosed && joined && self.outcomes.len() <= 2
    }

    /// 集中发布现行有效规范性文件: all that are in force.
    pub fn is_stock(&self) -> bool {
        self.does(Verb::InForce) && self.names(Noun::NormativeDocuments)
    }

    pub fn requests(&self) -> bool {
        self.names(Noun::Requests) || self.names(Noun::WeakRequests)
    }

    /// More than requests are named.
    pub fn bears_more(&self) -> bool {
        !self.outcomes.is_empty() || !self.askers.is_empty() || !self.results.is_empty()
    }

    /// Whether the words are enough to determine what a number counts.
    pub fn bears(&self) -> bool {
        // 2022 年结转的 6 件
        let dated = !self.years.is_empty();
        let idle = |verb: &Verb| match verb {
            Verb::Process => true,
            Verb::Carry => !dated,
            _ => false,
        };
        !self.outcomes.is_empty()
            || !self.askers.is_empty()
            || !self.results.is_empty()
            || self.verbs.iter().any(|verb| !idle(verb))
            || self.nouns.iter().any(|noun| *noun != Noun::WeakRequests)
    }
}

fn is_share(token: &Token) -> bool {
    token.what == TokenKind::Word(Word::Mark(Mark::Share))
}

/// 支持我局答复, 支持答复: not 支持原告.
pub(super) fn supports(before: Option<&Token>, own: &Token) -> bool {
    let word = TokenKind::Word(Word::Mark(Mark::Supports));
    let answer =
        matches!(own.what, TokenKind::Word(Word::Verb(Verb::Handle) | Word::Mark(Mark::Own)));
    answer && own.gap.is_empty() && before.is_some_and(|token| token.what == word)
}

fn is_in_force(token: &Token) -> bool {
    token.what == TokenKind::Word(Word::Verb(Verb::InForce))
}

/// 被, before what was done.
fn suffered(before: Option<&Token>) -> bool {
    before.is_some_and(|token| token.text == lexicon::SUFFERED)
}

fn is_verb(token: &Token) -> bool {
    matches!(
        token.what,
        TokenKind::Word(Word::Verb(
            Verb::TakeIn | Verb::New | Verb::Handle | Verb::CarryIn | Verb::Process
        ))
    )
}
