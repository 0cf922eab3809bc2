//! The tags of a page, read for html5ever in place of its own tokenizer.
//!
//! That tokenizer brings the names of 2,231 characters with it, and a tag with 300,000 attributes
//! costs it half a minute before any sink is asked. Reading the tags here keeps a visit small and
//! the cost of a page in step with its length. Comments, doctypes and the contents of scripts and
//! styles are left out, and of the attributes only what reading needs is kept.

use super::entities::decoded;
use super::office::{self, PictureWrapper};
use super::tree::HtmlTreeBuilder;
use read::Limits;

/// Elements whose content is not html and not seen: left out with their content. What the form
/// controls among them hold is no part of a report.
const RAW: &[&str] = &["script", "style", "iframe", "noframes", "noembed", "noscript", "xmp"];

/// A field whose content holds no tags. It is seen, and may be what its page was filled in with.
const FIELD: &str = "textarea";

/// Tags that would make the rest of the page unreadable; their content stays.
const UNWRAPPED: &[&str] = &["frameset", "frame", "plaintext"];

/// The attributes that reading needs.
const KEPT: &[&str] = &["id", "class", "rowspan", "colspan", "hidden", "bgcolor", "color"];
/// Those that it needs of fields only.
const OF_FIELDS: &[&str] = &["type", "value"];
/// What a style has to have in it to be kept.
const SEEN: &[&str] = &[
    "visib",
    "opacity",
    "line-through",
    "text-decoration",
    "font-size",
    "color",
    "background",
    "position",
    "display",
    "indent",
    "margin-left",
    "clip",
    "height:0",
    "width:0",
    "overflow",
    "vertical-align",
    "mso-hide",
    "left:",
    "top:",
];

/// Stands for [`FIELD`] in the tree.
pub(super) const FIELD_ELEMENT: &str = "gouji-field";

/// Replaces styles and classes that mean the same: the element belongs to a comment; its span only pads a row.
pub(super) const COMMENT: &str = "gouji-comment";
pub(super) const PADDED: &str = "gouji-padded";

/// How the reading of the tags ended.
#[derive(Default)]
pub(super) struct TagsEnd {
    /// The page ends inside a tag, a comment, a script or a table.
    pub cut_short: bool,
    /// A tag had more attributes than the limit, or the tree is as large as it may be.
    pub limit_reached: bool,
    /// It has comments, which are left out.
    pub comments: bool,
    /// The contents of its style sheets.
    pub styles: String,
    /// It has style sheets in files of their own.
    pub linked: bool,
}

/// Hands the tags and the text of the page to the builder.
pub(super) fn read(source: &str, limits: &Limits, builder: &mut HtmlTreeBuilder) -> TagsEnd {
    let mut reader = TagReader {
        rest: source,
        builder,
        ending: TagsEnd::default(),
        attributes: limits.attributes,
        open_tables: 0,
        closed: false,
        titles_end: true,
        padding_ends: true,
        wrapped: PictureWrapper::default(),
    };
    while reader.step().is_some() {
        if reader.builder.is_full() {
            reader.ending.limit_reached = true;
            return reader.ending;
        }
    }
    reader.ending.cut_short |= reader.open_tables > 0 && !reader.closed;
    reader.ending
}

struct TagReader<'a, 'b> {
    rest: &'a str,
    builder: &'b mut HtmlTreeBuilder,
    ending: TagsEnd,
    attributes: usize,
    open_tables: usize,
    /// `</body>` or `</html>` was met: the page is whole, however its tables end.
    closed: bool,
    /// Whether a title can still end in the rest of the page. Searching again for each title would be quadratic.
    titles_end: bool,
    /// The same for padding cells.
    padding_ends: bool,
    wrapped: PictureWrapper,
}

impl<'a> TagReader<'a, '_> {
    /// Text up to the next `<`, and what begins there. `None` at the end.
    fn step(&mut self) -> Option<()> {
        let Some((text, after)) = self.rest.split_once('<') else {
            self.builder.text(&decoded(std::mem::take(&mut self.rest)));
            return None;
        };
        self.builder.text(&decoded(text));
        self.rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            self.to(end_of_comment(comment))
        } else if after.starts_with(['!', '?']) {
            if self.padding_ends && office::begins_padding(after) {
                match office::after_padding(after) {
                    Some(rest) => return self.to(Some(rest)),
                    None => self.padding_ends = false,
                }
            }
            self.to(after.split_once('>').map(|(_, rest)| rest))
        } else if let Some(name) = after.strip_prefix('/') {
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.tag(name, true)
            } else if name.is_empty() {
                self.builder.text("<");
                Some(())
            } else {
                self.to(name.split_once('>').map(|(_, rest)| rest))
            }
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.tag(after, false)
        } else {
            self.builder.text("<");
            Some(())
        }
    }

    /// Goes on at `rest`, or notes that the page ends too early.
    fn to(&mut self, rest: Option<&'a str>) -> Option<()> {
        self.ending.cut_short |= rest.is_none();
        self.rest = rest?;
        Some(())
    }

    fn tag(&mut self, source: &'a str, is_end: bool) -> Option<()> {
        let tag = Tag::read(source, self.attributes);
        self.to(tag.as_ref().map(|tag| tag.rest))?;
        let tag = tag?;
        self.ending.limit_reached |= tag.too_many;
        self.ending.comments |= tag.kept.iter().any(|(name, _)| *name == COMMENT);
        let wraps = match is_end {
            true => self.wrapped.end(&tag.name),
            false => self.wrapped.start(&tag.name, &tag.style),
        };
        if wraps {
            return Some(());
        }
        match tag.name.as_str() {
            "table" if is_end => self.open_tables = self.open_tables.saturating_sub(1),
            "table" => self.open_tables += 1,
            "body" | "html" => self.closed |= is_end,
            _ => {}
        }
        let name = tag.name.as_str();
        if UNWRAPPED.contains(&name) || (is_end && RAW.contains(&name)) {
            return Some(());
        }
        if RAW.contains(&name) {
            let end = end_of_raw(tag.rest, name);
            if let Some((style, _)) = end.filter(|_| name == "style") {
                self.ending.styles.push_str(style);
                self.ending.styles.push('\n');
            }
            return self.to(end.map(|(_, rest)| rest));
        }
        self.ending.linked |= name == "link";
        if name == FIELD {
            return self.field(&tag, is_end);
        }
        if is_end {
            self.builder.end(name);
            return Some(());
        }
        self.builder.start(name, &tag.kept, tag.self_closing);
        if name == "title" {
            self.title(tag.rest);
        }
        Some(())
    }

    /// A field with several lines.
    fn field(&mut self, tag: &Tag<'a>, is_end: bool) -> Option<()> {
        if is_end {
            return Some(());
        }
        let (text, rest) = end_of_raw(tag.rest, FIELD).unwrap_or(("", tag.rest));
        // As an element without a meaning of its own to the tree builder.
        self.builder.start(FIELD_ELEMENT, &tag.kept, false);
        self.builder.text(&decoded(text));
        self.builder.end(FIELD_ELEMENT);
        self.rest = rest;
        Some(())
    }

    /// The text of the title, which holds no tags. A title that does not end is ignored, since the whole report would
    /// become the title.
    fn title(&mut self, source: &'a str) {
        if self.titles_end {
            match end_of_raw(source, "title") {
                Some((text, rest)) => {
                    self.builder.text(&decoded(text));
                    self.rest = rest;
                }
                None => self.titles_end = false,
            }
        }
        self.builder.end("title");
    }
}

/// What follows the comment that has just been opened.
fn end_of_comment(comment: &str) -> Option<&str> {
    if let Some(rest) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return Some(rest);
    }
    let is_end = |before: &str| before.ends_with("--") || before.ends_with("--!");
    let (_, end) = comment
        .match_indices('>')
        .map(|(at, _)| comment.split_at(at))
        .find(|(before, _)| is_end(before))?;
    end.get(1..)
}

/// The text of an element that holds no tags, and what follows its end tag.
fn end_of_raw<'a>(source: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    source.match_indices("</").find_map(|(at, _)| {
        let after = source.get(at + 2..)?;
        let found = after.get(..name.len())?.eq_ignore_ascii_case(name);
        let rest = after.get(name.len()..)?;
        if !found || !rest.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c)) {
            return None;
        }
        Some((source.get(..at)?, rest.split_once('>')?.1))
    })
}

/// A tag as the tokenizer of the HTML Standard (§13.2.5) understands it.
struct Tag<'a> {
    name: String,
    kept: Vec<(&'static str, &'a str)>,
    /// In lower case and without white space.
    style: String,
    self_closing: bool,
    too_many: bool,
    /// What follows its `>`.
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag whose name begins `source`. `None` where it does not end.
    fn read(source: &'a str, most: usize) -> Option<Tag<'a>> {
        let (name, mut rest) = split(source, |c| is_space(c) || c == '/' || c == '>')?;
        let mut tag = Tag {
            name: name.to_ascii_lowercase(),
            kept: Vec::new(),
            style: String::new(),
            self_closing: false,
            too_many: false,
            rest,
        };
        let mut count = 0usize;
        loop {
            let trimmed = rest.trim_start_matches(|c| is_space(c) || c == '/');
            if let Some(after) = trimmed.strip_prefix('>') {
                // Its length is compared and not the rest of the page, which is long.
                let skipped = rest.len().saturating_sub(trimmed.len());
                tag.self_closing = rest.get(..skipped).is_some_and(|s| s.ends_with('/'));
                tag.too_many = count > most;
                tag.rest = after;
                return Some(tag);
            }
            let (name, value, after) = attribute(trimmed)?;
            count += 1;
            if count <= most {
                tag.keep(name, value);
            }
            rest = after;
        }
    }

    fn keep(&mut self, name: &'a str, value: &'a str) {
        if let Some(kept) = KEPT.iter().find(|kept| kept.eq_ignore_ascii_case(name)) {
            self.kept.push((kept, value));
            if *kept == "class" && office::is_comment(value) {
                self.kept.push((COMMENT, ""));
            }
        } else if let Some(kept) = OF_FIELDS.iter().find(|kept| kept.eq_ignore_ascii_case(name)) {
            self.kept.extend((self.name == "input").then_some((*kept, value)));
        } else if name.eq_ignore_ascii_case("style") {
            self.style = office::tight(value);
            if SEEN.iter().any(|word| self.style.contains(word)) {
                self.kept.push(("style", value));
            }
            let implied = [
                (COMMENT, office::lists_comments(&self.style)),
                (PADDED, office::ignores_span(&self.style)),
            ];
            self.kept.extend(implied.into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, "")));
        }
    }
}

/// Name, raw value and what follows. The value is empty where there is none.
fn attribute(source: &str) -> Option<(&str, &str, &str)> {
    // A name may begin with `=`, and cannot end before its first character.
    let first = source.chars().next()?.len_utf8();
    let (more, rest) =
        split(source.get(first..)?, |c| is_space(c) || matches!(c, '/' | '>' | '='))?;
    let name = source.get(..first + more.len())?;
    let Some(value) = rest.trim_start_matches(is_space).strip_prefix('=') else {
        return Some((name, "", rest));
    };
    let value = value.trim_start_matches(is_space);
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, rest) = quoted.split_once(quote)?;
            return Some((name, value, rest));
        }
    }
    let (value, rest) = split(value, |c| is_space(c) || c == '>')?;
    Some((name, value, rest))
}

/// Parts before the first character that `ends`; it stays in the second half.
fn split(source: &str, ends: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    source.find(ends).map(|at| source.split_at(at))
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{C}' | '\r' | ' ')
}
