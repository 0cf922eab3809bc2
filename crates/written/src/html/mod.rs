//! Html → blocks in reading order: a line for each paragraph, a grid for each table of data.
//!
//! [`css`] reads what styles say about how text is seen; [`tags`] reads tags and text, html5ever's tree builder makes the tree ([`tree`]), [`survey`] collects facts about all
//! nodes, [`container`] finds the report among the navigation, and [`reader`] makes lines and grids ([`table`]).
//!
//! Anchors: a path counts like-named siblings from 1, as in `html/body/div[2]/p[3]`. `thead`,
//! `tbody` and `tfoot` are left out of it, and the rows of a table are counted through, because the
//! parser puts in a `tbody` where the page has none. Character ranges count in the text of the
//! element as it is rendered: white space collapsed, one `\n` for each line break.

mod container;
mod css;
mod entities;
mod office;
mod reader;
mod run;
mod survey;
mod table;
mod tags;
mod tree;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

use run::TextStyle;
pub(super) use run::WhiteSpace;

use model::document::{Block, Remark};
use read::Limits;

/// The blocks of a page, and the remarks. `space` is the white space
/// outside its tables.
pub(super) fn blocks(
    source: &str,
    space: WhiteSpace,
    limits: &Limits,
) -> (Vec<Block>, Vec<Remark>) {
    let source = office::without_head(source);
    let mut builder = tree::HtmlTreeBuilder::new(limits);
    let ending = tags::read(source, limits, &mut builder);
    let tree = builder.finish();
    let sheet = css::StyleSheet::of(&ending.styles, ending.linked);
    let survey = survey::survey(&tree, &sheet, limits);
    let part = container::container(&tree, &survey);
    let mut reader = reader::HtmlReader::new(
        &tree,
        &survey,
        limits,
        TextStyle { space, ..TextStyle::default() },
    );
    reader.read(part);
    let (mut blocks, full) = reader.finish();
    let titles = container::titles(&tree, &survey, part, &blocks, source);
    blocks.splice(0..0, titles.into_iter().map(Block::Line));
    let limit = ending.limit_reached || survey.limit_reached || full || sheet.is_spent();
    let remarks = [
        (ending.comments, Remark::Comments),
        (ending.cut_short, Remark::CutShort),
        (limit, Remark::LimitReached),
    ];
    (blocks, remarks.into_iter().filter_map(|(is, remark)| is.then_some(remark)).collect())
}
