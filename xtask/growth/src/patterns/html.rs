//! Web pages.

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in UNITS {
        add(patterns, format!("html/prose/{name}"), times(unit), move |count| {
            report::html(Spot::Prose, &repeated(unit, count)).into_bytes()
        });
    }
    for (name, unit) in ROWS {
        for (place, spot) in [("table three", Spot::TableThree), ("table two", Spot::TableTwo)] {
            add(patterns, format!("html/{place}/{name}"), times(unit), move |count| {
                report::html(spot, &repeated(unit, count)).into_bytes()
            });
        }
    }
    for (name, begin, unit, end) in AROUND {
        add(patterns, format!("html/{name}"), times(unit), move |count| {
            let more = format!("{begin}{}{end}", repeated(unit, count));
            report::html(Spot::Prose, &more).into_bytes()
        });
    }
    for (name, unit) in CHARACTERS.iter().chain(WORDS.iter().skip(1).step_by(4)) {
        add(patterns, format!("html/cell of table three/{name}"), times(unit), move |count| {
            let cell = repeated(unit, count);
            report::html(Spot::TableThree, &format!("<tr><td>{cell}</td><td>1</td></tr>"))
                .into_bytes()
        });
    }
    nested(patterns);
    tables(patterns);
}

/// Beside the paragraphs of a report.
const UNITS: &[Unit] = &[
    ("paragraphs", "<p>公开#</p>"),
    ("empty paragraphs", "<p></p>"),
    ("paragraphs that are not closed", "<p>公开"),
    ("spans", "<span>公</span>"),
    ("spans that are not closed", "<span>公"),
    ("bold that is not closed", "<b>公<p>"),
    ("links that are not closed", "<a href=#>公"),
    ("line breaks", "<br>"),
    ("blocks that are not closed", "<div>公"),
    ("closing tags of nothing", "</b></div>"),
    ("closing paragraphs of nothing", "</p>"),
    ("list items", "<li>公开"),
    ("headings", "<h2>一、总体情况</h2>"),
    ("small tables", "<table><tr><td>公</td><td>1</td></tr></table>"),
    (
        "tables of the form",
        "<table><tr><td>结果维持</td><td>结果纠正</td><td>总计</td></tr><tr><td>1</td><td>0</td><td>1</td></tr></table>",
    ),
    ("tables that are not closed", "<table>公"),
    ("text between table and row", "<table><tr>公</table>"),
    ("comments", "<!-- 公 -->"),
    ("comments that are not closed", "<!-- <!- "),
    ("conditional comments", "<!--[if gte mso 9]><xml></xml><![endif]-->"),
    ("entities", "&nbsp;&#20844;&CounterClockwiseContourIntegral;"),
    ("entities that are none", "&公;&a&#x;"),
    ("less-than signs", "<"),
    ("ends of tags that are not there", "<p a"),
    ("quotes that are not closed", "<p a=\"公"),
    ("hidden elements", "<div hidden>公</div>"),
    ("inline styles", "<p style='color:red;display:block'>公</p>"),
    ("hidden by inline styles", "<span style='display:none'>公</span>1"),
    ("struck out", "<s>16</s>17"),
    ("raised", "17<sup>2</sup>"),
    ("classes", "<p class='a b c MsoNormal'>公</p>"),
    ("inputs", "<input value=1>"),
    ("pictures", "<img src=a alt=公>"),
    ("scripts", "<script>if (a < b) c</script>"),
    ("styles", "<style>p { color: red }</style>"),
    ("foreign elements", "<svg><path/></svg>"),
    ("preformatted lines", "<pre>公\n开\n</pre>"),
    ("templates", "<template><p>公</template>"),
    ("options", "<select><option>公</select>"),
    ("foster parents", "<table><b><tr><td>公"),
];

/// Between the rows of a table of the form.
const ROWS: &[Unit] = &[
    ("rows", "<tr><td>公#</td><td>1</td></tr>"),
    (
        "rows of the form",
        "<tr><td colspan=2>（一）予以公开</td><td>17</td><td>4</td><td>0</td><td>1</td><td>1</td><td>0</td><td>23</td></tr>",
    ),
    ("empty rows", "<tr></tr>"),
    ("rows of empty cells", "<tr><td></td><td></td></tr>"),
    ("columns", "<td>1</td>"),
    ("rows and bodies", "<tbody><tr><td>规章<td>1"),
    ("column spans", "<tr><td colspan=9>公<td>1"),
    ("row spans", "<tr><td rowspan=9>公<td>1"),
    ("row spans without end", "<tr><td rowspan=65534>公<td>1"),
    ("column spans without end", "<tr><td colspan=1000>公"),
    ("labels", "<tr><td>行政规范性文件</td></tr>"),
    ("numbers", "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>"),
    ("heads", "<tr><th>信息内容</th><th>本年制发件数</th><th>本年废止件数</th></tr>"),
    ("nested tables", "<tr><td><table><tr><td>公</td></tr></table></td></tr>"),
    ("captions", "<caption>公</caption>"),
    ("column groups", "<colgroup><col span=2></colgroup>"),
];

/// With what stands around all repetitions.
const AROUND: &[(&str, &str, &str, &str)] = &[
    ("attributes", "<p ", "a#=1 ", ">公</p>"),
    ("a long attribute", "<p title='", "公", "'>公</p>"),
    ("a long tag", "<p", "a", ">公</p>"),
    ("a long inline style", "<p style='", "color:red;", "'>公</p>"),
    ("a long class", "<p class='", "a# ", "'>公</p>"),
    ("a long comment", "<!--", "-", "-->"),
    ("a long script", "<script>", "<!--<script>", "</script>"),
    ("rules of css", "<style>", ".a# { display: none } ", "</style><p class=a1>公</p>"),
    ("selectors of css", "<style>p", ", .a#", " { display: none }</style><p class=a1>公</p>"),
    ("media of css", "<style>", "@media print { .a { } ", "</style><p>公</p>"),
    ("comments of css", "<style>", "/* * ", "</style><p>公</p>"),
    ("declarations of css", "<style>p {", "color: red;", "}</style><p>公</p>"),
    ("blocks of css that are not closed", "<style>", "a {", "</style><p>公</p>"),
    ("cells in one row", "<table><tr>", "<td>1</td>", "</table>"),
    ("text in one cell", "<table><tr><td>", "公开 ", "</table>"),
    ("paragraphs in one cell", "<table><tr><td>", "<p>公</p>", "</table>"),
    ("breaks in one cell", "<table><tr><td>", "公<br>", "</table>"),
    ("text in front of a table", "<table>", "公<b>", "</table>"),
    ("a long preformatted text", "<pre>", "公\n", "</pre>"),
    ("a long title", "<title>", "公", "</title>"),
    ("words parted by elements", "<p>", "<b>公</b><i>开</i>", "</p>"),
];

/// One in the other.
const NESTED: &[(&str, &str, &str)] = &[
    ("blocks", "<div>", "</div>"),
    ("spans", "<span>", "</span>"),
    ("bold and italic", "<b><i>", "</i></b>"),
    ("tables", "<table><tr><td>", "</table>"),
    ("lists", "<ul><li>", "</ul>"),
    ("foreign elements", "<svg><g>", "</g></svg>"),
    ("hidden", "<div style='color:red'>", "</div>"),
    ("fonts closed in the wrong order", "<font><b>", "</font></b>"),
];

fn nested(patterns: &mut Vec<Pattern>) {
    for (name, open, close) in NESTED {
        add(patterns, format!("html/nested/{name}"), 300, move |count| {
            let more = format!("{}公{}", open.repeat(count), close.repeat(count));
            report::html(Spot::Prose, &more).into_bytes()
        });
    }
}

/// Cells in so many rows and columns, and what many rules meet many elements with.
fn tables(patterns: &mut Vec<Pattern>) {
    for (name, cell) in [
        ("numbers", "<td>1</td>"),
        ("text", "<td>公开</td>"),
        ("labels", "<td>总计</td>"),
        ("nothing", "<td></td>"),
        ("spans", "<td colspan=2 rowspan=2>1</td>"),
    ] {
        add(patterns, format!("html/square table/{name}"), 350, move |count| {
            let side = count.isqrt().max(1);
            let rows = format!("<tr>{}</tr>", cell.repeat(side)).repeat(count / side);
            report::html(Spot::Prose, &format!("<table>{rows}</table>")).into_bytes()
        });
    }
    for (name, rule) in [
        ("classes", ".a# { display: none }"),
        ("children", "div .a# b { display: none }"),
        ("elements", "p { color: red }"),
        ("attributes", "p[a='#'] { visibility: hidden }"),
    ] {
        // Of 512 rules and more none is applied.
        add(patterns, format!("html/rules of css and elements/{name}"), 15, move |count| {
            let (rules, elements) = (repeated(rule, count), repeated("<p class=a#>公</p>", count));
            report::html(Spot::Prose, &format!("<style>{rules}</style>{elements}")).into_bytes()
        });
    }
}
