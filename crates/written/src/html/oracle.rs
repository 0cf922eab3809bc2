//! Compares our reading of tags with html5ever's own tokenizer.

use proptest::prelude::*;

use super::tags;
use super::tree::{HtmlTreeBuilder, NodeId, ROOT, Tree, by_html5ever};
use read::Limits;

/// All elements and texts of a tree. Attributes are not compared: ours keeps only some.
fn outline(tree: &Tree, id: NodeId) -> String {
    let inner: String = tree.children(id).iter().map(|child| outline(tree, *child)).collect();
    match (tree.text(id), tree.name(id)) {
        (Some(text), _) => text.to_owned(),
        (None, "") => inner,
        (None, name) => format!("<{name}>{inner}</{name}>"),
    }
}

fn outlines(html: &str) -> [String; 2] {
    let mut builder = HtmlTreeBuilder::new(&Limits::default());
    tags::read(html, &Limits::default(), &mut builder);
    // A comment, which ours leaves out, decides where in a table white space goes.
    let dense = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect();
    [builder.finish(), by_html5ever(html)].map(|tree| dense(outline(&tree, ROOT)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    /// Our reading of tags is that of html5ever's own tokenizer, for what is no raw text.
    #[test]
    fn tags_are_read_as_html5ever_reads_them(
        scraps in proptest::collection::vec(prop::sample::select(SCRAPS), 0..40)
    ) {
        let html = scraps.concat();
        let [ours, theirs] = outlines(&html);
        prop_assert_eq!(ours, theirs, "{}", html);
    }
}

const SCRAPS: &[&str] = &[
    "<p>",
    "</p>",
    "<br>",
    "</br>",
    "<br/>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<TH ",
    "<tbody>",
    "<caption>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<i>",
    "</i>",
    "<div>",
    "</div>",
    "<li>",
    "<ul>",
    "<h1>",
    "</h2>",
    "<pre>\n",
    "<select>",
    "<option>",
    "<form>",
    "<input>",
    "<svg/>",
    "<math>",
    "<nobr>",
    "<o:p>",
    "</o:p>",
    "<!--",
    "-->",
    "--!>",
    "<!",
    "<!-->",
    "<?x",
    "</",
    "</ ",
    "<",
    ">",
    "/>",
    " ",
    "\n",
    "\r\n",
    "=",
    "\"",
    "'",
    " a=",
    " a='b'",
    " c=\"d",
    "&nbsp;",
    "&lt",
    "&amp;",
    "&#65",
    "&#x4e00;",
    "&",
    "&mdash;",
    "\u{4E00}",
    "12",
    "x",
    "<!DOCTYPE html>",
    "<body>",
    "</html>",
];
