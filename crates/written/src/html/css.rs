//! What style sheets in a page and styles of its elements say about whether and how text is seen.
//!
//! Only declarations that hide, strike out or raise text are read, and only selectors of names, ids and classes beside
//! or within each other. Sheets in files of their own are not there to be read.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::office::tight;
use super::tree::{NodeId, Tree};
use read::vertical_align::VerticalAlign;

/// Bytes of style sheets that are read, rules of interest in them, and steps that matching may cost.
const MOST_BYTES: usize = 1 << 20;
const MOST_RULES: usize = 512;
const MOST_STEPS: usize = 5_000_000;
/// Parts of one selector.
const MOST_PARTS: usize = 8;
/// What stands further left or above than this, in whatever unit, is off the page.
const FAR: i64 = -500 * ONE;
/// Numbers are counted in thousandths.
const ONE: i64 = 1_000;

/// What styles say of an element: which properties they set, and which of these are on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    set: u16,
    on: u16,
    pub vertical: Option<VerticalAlign>,
}

/// The properties of a [`Look`].
pub(super) mod property {
    pub const NOT_DISPLAYED: u16 = 1;
    pub const INVISIBLE: u16 = 1 << 1;
    pub const TRANSPARENT: u16 = 1 << 2;
    pub const STRUCK: u16 = 1 << 3;
    pub const TINY: u16 = 1 << 4;
    pub const WHITE: u16 = 1 << 5;
    pub const COLOURLESS: u16 = 1 << 6;
    pub const GROUND: u16 = 1 << 7;
    pub const PLACED: u16 = 1 << 8;
    pub const AWAY: u16 = 1 << 9;
    pub const INDENTED: u16 = 1 << 10;
    pub const CLIPPED: u16 = 1 << 11;
    pub const FLAT: u16 = 1 << 12;
    pub const CUT: u16 = 1 << 13;
    /// What is within an element has these of it.
    pub const INHERITED: u16 = INVISIBLE | TINY | WHITE | COLOURLESS;
}
use property::*;

impl Look {
    pub fn is(self, wanted: u16) -> bool {
        self.on & wanted == wanted
    }

    /// Whether the property is set, and off.
    pub fn is_not(self, wanted: u16) -> bool {
        self.set & wanted != 0 && self.on & wanted == 0
    }

    /// Neither the element nor what is in it is seen.
    pub fn hides(self) -> bool {
        const WAYS: [u16; 6] =
            [NOT_DISPLAYED, TRANSPARENT, PLACED | AWAY, INDENTED, PLACED | CLIPPED, FLAT | CUT];
        WAYS.iter().any(|way| self.is(*way))
    }

    /// The same without what hides, for pages that are shown by a script only.
    pub fn without_hiding(self) -> Look {
        Look { set: self.set & STRUCK, on: self.on & STRUCK, ..self }
    }

    /// The look of what is within, where `self` is from what is around it.
    pub fn around(self, inner: Look) -> Look {
        let handed = Look { set: self.set & INHERITED, on: self.on & INHERITED, vertical: None };
        let ground = (self.on | inner.on) & GROUND;
        let own = Look { vertical: inner.vertical, ..handed.under(inner) };
        Look { set: own.set | ground, on: own.on | ground, ..own }
    }

    /// Whether text of this look, inherited properties among it, is not seen.
    pub fn hides_text(self) -> bool {
        let white = self.is(WHITE) && !self.is(GROUND);
        self.on & (INVISIBLE | TINY | COLOURLESS) != 0 || white
    }

    /// This look, and `over` where it says something.
    fn under(self, over: Look) -> Look {
        Look {
            set: self.set | over.set,
            on: (self.on & !over.set) | over.on,
            vertical: over.vertical.or(self.vertical),
        }
    }

    fn put(&mut self, property: u16, on: bool) {
        self.set |= property;
        self.on = if on { self.on | property } else { self.on & !property };
    }
}

/// The rules of a page's style sheets, by what the last part of their selector names.
#[derive(Default)]
pub(super) struct StyleSheet {
    rules: BTreeMap<String, Vec<Rule>>,
    count: usize,
    steps: Cell<usize>,
    /// The page has style sheets in files of their own.
    pub linked: bool,
}

struct Rule {
    /// From the outermost element inwards.
    parts: Vec<Part>,
    /// Counts of ids, of classes and of names, and the place in the sheets.
    weight: (usize, usize, usize, usize),
    normal: Look,
    important: Look,
}

/// What an element of a selector has to be.
#[derive(Default)]
struct Part {
    name: String,
    ids: Vec<String>,
    classes: Vec<String>,
    /// It is a child of the part before it, not only somewhere in it.
    child: bool,
}

impl StyleSheet {
    pub fn of(source: &str, linked: bool) -> StyleSheet {
        let mut sheet = StyleSheet { linked, ..StyleSheet::default() };
        let most = source.char_indices().map(|(at, _)| at).find(|at| *at >= MOST_BYTES);
        sheet.read(&without_comments(source.get(..most.unwrap_or(source.len())).unwrap_or("")), 0);
        sheet
    }

    /// Whether something was not matched because there is too much.
    pub fn is_spent(&self) -> bool {
        self.steps.get() > MOST_STEPS || self.count >= MOST_RULES
    }

    /// What sheets and its own style say of an element.
    ///
    /// Never a part of its caller, which calls itself for each level of the tree: the sort has a buffer of 4 KiB on the
    /// stack, and 256 of them are more than the stack of WebAssembly.
    #[inline(never)]
    pub fn look(&self, tree: &Tree, id: NodeId) -> Look {
        let mut found: Vec<&Rule> = Vec::new();
        if !self.rules.is_empty() {
            let classes = tree.attribute(id, "class").unwrap_or_default();
            let keys = classes.split_ascii_whitespace().map(|class| format!(".{class}"));
            let keys = keys.chain(tree.attribute(id, "id").map(|id| format!("#{id}")));
            for key in keys.chain([tree.name(id).to_owned(), "*".to_owned()]) {
                let rules = self.rules.get(&key).into_iter().flatten();
                found.extend(rules.filter(|rule| self.matches(&rule.parts, tree, id)));
            }
        }
        found.sort_by_key(|rule| rule.weight);
        let own = tree.attribute(id, "style").map(declared).unwrap_or_default();
        let normal = found.iter().fold(Look::default(), |look, rule| look.under(rule.normal));
        let important = found.iter().fold(Look::default(), |look, rule| look.under(rule.important));
        let mut look = Look::default();
        // What a style says wins over it; elsewhere browsers do not know the attribute.
        if let Some(colour) = tree.attribute(id, "color").filter(|_| tree.name(id) == "font") {
            declare(&mut look, "color", &tight(colour));
        }
        look = look.under(normal).under(own.0).under(important).under(own.1);
        if tree.attribute(id, "bgcolor").is_some_and(|colour| !is_white(&tight(colour))) {
            look.put(GROUND, true);
        }
        if self.linked {
            // What is under white text is not known.
            look.put(WHITE, false);
        }
        look
    }

    fn matches(&self, parts: &[Part], tree: &Tree, id: NodeId) -> bool {
        self.steps.set(self.steps.get().saturating_add(1));
        let Some((last, outer)) = parts.split_last() else { return true };
        if self.steps.get() > MOST_STEPS || !last.is(tree, id) {
            return false;
        }
        if outer.is_empty() {
            return true;
        }
        let mut at = tree.parent(id);
        while let Some(parent) = at {
            if self.matches(outer, tree, parent) {
                return true;
            }
            if last.child {
                return false;
            }
            at = tree.parent(parent);
        }
        false
    }

    fn read(&mut self, source: &str, depth: usize) {
        let mut rest = source;
        while let Some((before, after)) = rest.split_once('{') {
            let selectors = before.rsplit(';').next().unwrap_or(before).trim();
            let Some((body, behind)) = block(after) else { return };
            if let Some(rule) = selectors.strip_prefix('@') {
                let rule = tight(rule);
                let shown = ["mediascreen", "mediaall", "mediaonlyscreen", "layer"];
                // What depends on the size of the window, or is for paper, is not looked at.
                let unconditional =
                    !rule.contains('(') && shown.iter().any(|it| rule.starts_with(it));
                if unconditional && depth < 4 {
                    self.read(body, depth + 1);
                }
            } else {
                self.rule(selectors, body);
            }
            rest = behind;
        }
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let (normal, important) = declared(body);
        if (normal, important) == Default::default() {
            return;
        }
        for selector in selectors.split(',') {
            let Some(parts) = parts(selector) else { continue };
            if self.count >= MOST_RULES {
                return;
            }
            self.count += 1;
            let total = |count: fn(&Part) -> usize| parts.iter().map(count).sum();
            let named = |part: &Part| usize::from(!part.name.is_empty());
            let weight =
                (total(|it| it.ids.len()), total(|it| it.classes.len()), total(named), self.count);
            let key = parts.last().map(Part::key).unwrap_or_default();
            self.rules.entry(key).or_default().push(Rule { parts, weight, normal, important });
        }
    }
}

impl Part {
    fn is(&self, tree: &Tree, id: NodeId) -> bool {
        let classes = tree.attribute(id, "class").unwrap_or_default();
        let has = |class: &String| classes.split_ascii_whitespace().any(|own| own == class);
        (self.name.is_empty() || self.name == tree.name(id))
            && self.ids.iter().all(|wanted| tree.attribute(id, "id") == Some(wanted))
            && self.classes.iter().all(has)
    }

    fn key(&self) -> String {
        match (self.classes.first(), self.ids.first(), self.name.as_str()) {
            (Some(class), ..) => format!(".{class}"),
            (_, Some(id), _) => format!("#{id}"),
            (_, _, "") => "*".to_owned(),
            (_, _, name) => name.to_owned(),
        }
    }
}

/// The parts of a selector; `None` where it asks for more than names, ids and classes.
fn parts(selector: &str) -> Option<Vec<Part>> {
    let spaced = selector.trim().replace('>', " > ");
    let mut parts: Vec<Part> = Vec::new();
    let mut child = false;
    for word in spaced.split_ascii_whitespace() {
        if word == ">" {
            child = true;
            continue;
        }
        let known = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | '*');
        if !word.chars().all(known) || parts.len() >= MOST_PARTS {
            return None;
        }
        let mut part = Part { child: std::mem::take(&mut child), ..Part::default() };
        let mut rest = word;
        while !rest.is_empty() {
            let end = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '.' | '#'));
            let (piece, after) = rest.split_at_checked(end.map_or(rest.len(), |(at, _)| at))?;
            match (piece.strip_prefix('.'), piece.strip_prefix('#')) {
                (Some(class), _) => part.classes.push(class.to_owned()),
                (_, Some(id)) => part.ids.push(id.to_owned()),
                _ if piece == "*" => {}
                _ => part.name = piece.to_ascii_lowercase(),
            }
            rest = after;
        }
        parts.push(part);
    }
    (!parts.is_empty()).then_some(parts)
}

/// What declarations say, and what they say is important.
fn declared(source: &str) -> (Look, Look) {
    let (mut normal, mut important) = (Look::default(), Look::default());
    for declaration in source.split(';') {
        let declaration = tight(declaration);
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (value, look) = match value.strip_suffix("!important") {
            Some(value) => (value, &mut important),
            None => (value, &mut normal),
        };
        declare(look, name, value);
    }
    (normal, important)
}

fn declare(look: &mut Look, name: &str, value: &str) {
    let zero = || value.starts_with('0') && !value.contains(|c| ('1'..='9').contains(&c));
    let away = || leading(value).is_some_and(|number| number <= FAR);
    match name {
        "display" => look.put(NOT_DISPLAYED, value == "none"),
        "mso-hide" => look.put(NOT_DISPLAYED, value == "all"),
        "visibility" => look.put(INVISIBLE, matches!(value, "hidden" | "collapse")),
        "opacity" => look.put(TRANSPARENT, leading(value).is_some_and(|share| share <= ONE / 20)),
        "text-decoration" | "text-decoration-line" => {
            look.put(STRUCK, value.contains("line-through"))
        }
        "font-size" => {
            let pixels = value.ends_with("px") || value.ends_with("pt");
            look.put(TINY, zero() || (pixels && leading(value).is_some_and(|size| size <= ONE)))
        }
        "color" => {
            look.put(WHITE, is_white(value));
            look.put(COLOURLESS, value == "transparent");
        }
        "background" | "background-color" | "background-image" => {
            let none = ["none", "transparent", "inherit", "initial", ""].contains(&value);
            look.put(GROUND, !none && !is_white(value));
        }
        "position" => look.put(PLACED, matches!(value, "absolute" | "fixed")),
        "left" | "top" | "right" | "bottom" if away() => look.put(AWAY, true),
        "text-indent" | "margin-left" => look.put(INDENTED, away()),
        "clip" | "clip-path" => {
            let none = ["rect(0", "rect(1px,1px", "inset(50%", "inset(100%"];
            look.put(CLIPPED, none.iter().any(|way| value.starts_with(way)));
        }
        "height" | "max-height" | "width" | "max-width" if zero() => look.put(FLAT, true),
        "overflow" => look.put(CUT, matches!(value, "hidden" | "clip")),
        "vertical-align" => {
            look.vertical = match value {
                "super" => Some(VerticalAlign::Superscript),
                "sub" => Some(VerticalAlign::Subscript),
                _ => None,
            }
        }
        _ => {}
    }
}

/// The number that a value begins with, in thousandths.
fn leading(value: &str) -> Option<i64> {
    let negative = value.starts_with('-');
    let plain = value.trim_start_matches(['-', '+']);
    let end = plain.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(plain.len());
    let (whole, decimals) = plain.get(..end)?.split_once('.').unwrap_or((plain.get(..end)?, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let digits = format!("{whole}{:0<3}", decimals.get(..3).unwrap_or(decimals));
    let number: i64 = digits.parse().unwrap_or(i64::MAX);
    Some(if negative { -number } else { number })
}

fn is_white(colour: &str) -> bool {
    matches!(colour, "white" | "#fff" | "#ffffff" | "rgb(255,255,255)" | "rgba(255,255,255,1)")
}

fn without_comments(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    // Pages for old browsers hide their sheets in a comment of html.
    out.replace("<!--", "").replace("-->", "")
}

/// The content of a block that has just been opened, and what follows it.
fn block(source: &str) -> Option<(&str, &str)> {
    let mut depth = 0usize;
    for (at, c) in source.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some((source.get(..at)?, source.get(at + 1..)?)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
