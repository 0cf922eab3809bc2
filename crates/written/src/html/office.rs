//! Markup of Word, WPS and Excel that is no part of the page: comments, padding cells for old browsers, and tables
//! around the text of a cell that has a picture over it.

/// What Excel's head of the clipboard (Windows "HTML Clipboard Format") begins with, and what every
/// such head has.
const HEAD: [&str; 2] = ["Version:", "StartHTML:"];
/// Bytes of such a head.
const HEAD_LENGTH: usize = 1 << 10;

/// The conditional comment before padding cells. They are empty and have no width: they make a row as long as the
/// longest, for browsers that need it.
const MISALIGNED: &str = "![if !supportMisaligned";
const ENDS: &str = "<![endif]>";

/// Classes of what belongs to a comment: its mark in the text and the text of the comment itself.
const COMMENTS: &[&str] = &["MsoCommentReference", "msocomanchor", "msocomtxt"];

/// The page without the head that the clipboard of Windows puts before it.
pub(super) fn without_head(source: &str) -> &str {
    let [begins, has] = HEAD;
    let page = source.find('<').filter(|at| *at <= HEAD_LENGTH);
    match page.and_then(|at| source.split_at_checked(at)) {
        Some((head, page)) if head.starts_with(begins) && head.contains(has) => page,
        _ => source,
    }
}

pub(super) fn begins_padding(markup: &str) -> bool {
    markup.get(..MISALIGNED.len()).is_some_and(|head| head.eq_ignore_ascii_case(MISALIGNED))
}

/// What follows the padding that begins here, behind its `<`; `None` where it does not end,
/// or has text in it and is no padding.
pub(super) fn after_padding(markup: &str) -> Option<&str> {
    let (padding, rest) = markup.split_once(ENDS)?;
    let mut texts = padding.split('<').map(|tag| tag.split_once('>').map_or(tag, |(_, text)| text));
    texts.all(|text| text.trim().is_empty()).then_some(rest)
}

/// Whether a class is that of a comment.
pub(super) fn is_comment(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| COMMENTS.contains(&class))
}

/// A style in lower case and without white space, as the questions below want it.
pub(super) fn tight(style: &str) -> String {
    style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

/// The list of all comments at the end of a page.
pub(super) fn lists_comments(style: &str) -> bool {
    style.contains("mso-element:comment")
}

/// A cell whose span only lets its text run over its empty neighbours.
pub(super) fn ignores_span(style: &str) -> bool {
    style.contains("mso-ignore:colspan")
}

/// What Excel puts around the text of a cell that has a picture over it: in it stands a table of
/// one cell.
fn wraps_cell(style: &str) -> bool {
    style.contains("mso-ignore:vglayout2")
}

/// Follows the tags of a page, and says which of them are such a table.
#[derive(Default)]
pub(super) struct PictureWrapper {
    /// Inside such a wrapping: how deep in its own table.
    open: Option<usize>,
}

impl PictureWrapper {
    /// Whether this tag is to be left out.
    pub fn start(&mut self, name: &str, style: &str) -> bool {
        if name == "span" && wraps_cell(style) {
            self.open = Some(0);
            return false;
        }
        match (self.open.as_mut(), name) {
            (Some(depth), "table") => {
                *depth += 1;
                true
            }
            (Some(1..), name) => is_part(name),
            // A cell outside its table: the wrapping did not end where it should.
            (Some(0), name) if is_part(name) => {
                self.open = None;
                false
            }
            _ => false,
        }
    }

    /// Whether this tag is to be left out.
    pub fn end(&mut self, name: &str) -> bool {
        match (self.open.as_mut(), name) {
            (Some(depth @ 1..), "table") => {
                *depth -= 1;
                true
            }
            (Some(1..), name) => is_part(name),
            (Some(0), name) if name == "span" || name == "table" || is_part(name) => {
                self.open = None;
                false
            }
            _ => false,
        }
    }
}

fn is_part(name: &str) -> bool {
    matches!(name, "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "col" | "colgroup")
}
