//! What the words of a stretch say, each kind in its order.

use super::tokens::{Token, What};
use super::words::{Mark, Noun, Verb, Word};

#[derive(Clone, Default, Debug)]
pub(super) struct Facts {
    pub nouns: Vec<Noun>,
    pub verbs: Vec<Verb>,
    pub outcomes: Vec<&'static str>,
    pub askers: Vec<&'static str>,
    pub results: Vec<&'static str>,
    pub marks: Vec<Mark>,
    pub years: Vec<u16>,
    /// What stands before the word for a share, and behind it.
    pub shared: Option<Box<(Facts, Facts)>>,
    /// Something that no table counts stands there, and nothing behind it takes the number back.
    pub foreign: bool,
    /// Only how requests came is spoken of: what follows may be of the tables again.
    pub way: bool,
}

impl Facts {
    pub fn of(tokens: &[&Token]) -> Facts {
        let mut facts = Facts::default();
        if let Some(at) = tokens.iter().position(|token| is_share(token)) {
            let (own, whole) = tokens.split_at(at);
            let whole = whole.get(1..).unwrap_or(&[]);
            facts.shared = Some(Box::new((Facts::of(own), Facts::of(whole))));
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
            What::Year(year) => self.years.push(*year),
            What::Word(Word::Noun(noun)) => {
                match noun {
                    // Something of another name: 住房申请.
                    Noun::WeakRequests => {
                        let verb = before.is_some_and(is_verb) && token.gap.is_empty();
                        self.foreign = !verb && (self.foreign || !token.gap.is_empty());
                    }
                    _ => self.foreign = false,
                }
                self.nouns.push(*noun);
            }
            What::Word(Word::Verb(verb)) => {
                self.foreign &= !matches!(verb, Verb::CarryIn | Verb::CarryOut);
                self.verbs.push(*verb);
            }
            What::Word(Word::Outcome(id)) => {
                self.outcomes.push(id);
                self.foreign = false;
            }
            What::Word(Word::Asker(column)) => {
                let concerns = |token: &Token| token.what == What::Word(Word::Mark(Mark::Concerns));
                self.foreign &= !before.is_some_and(concerns);
                self.askers.push(column);
            }
            What::Word(Word::Result(column)) => self.results.push(column),
            What::Word(Word::Mark(mark)) => {
                self.marks.push(*mark);
                match mark {
                    Mark::WithCarried | Mark::WithoutCarried => self.verbs.push(Verb::CarryIn),
                    Mark::Concerns => self.foreign = true,
                    Mark::Way => {
                        self.way = true;
                        self.foreign = true;
                    }
                    _ => {}
                }
            }
            What::Word(Word::Foreign) => self.foreign = true,
            What::Number(_) | What::Break(_) | What::Group(_) => {}
        }
    }

    /// These words, with the nouns of others where they have none of their own.
    pub fn with_nouns(mut self, others: &Facts) -> Facts {
        if self.nouns.is_empty() {
            self.nouns.clone_from(&others.nouns);
        }
        self
    }

    /// For a denial: how a case ended is said behind it, whose case before it.
    pub fn joined(mut self, before: &Facts) -> Facts {
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

    pub fn requests(&self) -> bool {
        self.names(Noun::Requests) || self.names(Noun::WeakRequests)
    }

    /// Enough to tell what a number is.
    pub fn bears(&self) -> bool {
        let idle = |verb: &Verb| matches!(verb, Verb::Process | Verb::Carry);
        !self.outcomes.is_empty()
            || !self.askers.is_empty()
            || !self.results.is_empty()
            || self.verbs.iter().any(|verb| !idle(verb))
            || self.nouns.iter().any(|noun| *noun != Noun::WeakRequests)
    }
}

fn is_share(token: &Token) -> bool {
    token.what == What::Word(Word::Mark(Mark::Share))
}

fn is_verb(token: &Token) -> bool {
    matches!(
        token.what,
        What::Word(Word::Verb(
            Verb::TakeIn | Verb::New | Verb::Handle | Verb::CarryIn | Verb::Process
        ))
    )
}
