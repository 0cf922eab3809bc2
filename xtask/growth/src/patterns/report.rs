//! A report in which something is repeated: rules look only at what is a report.

const SAMPLE: &str = include_str!("../../../../src/embed/sample.txt");

/// Where in the report the repeated stands.
#[derive(Clone, Copy, PartialEq)]
pub enum Spot {
    Title,
    /// Before the first heading.
    Front,
    /// In section one.
    Prose,
    /// Between two rows of table two, three, four.
    TableTwo,
    TableThree,
    TableFour,
    /// In section five.
    Problems,
    /// Behind everything.
    End,
}

/// The line of the sample, begun so, behind which each spot is.
const SPOTS: &[(Spot, &str)] = &[
    (Spot::Title, "<h1>"),
    (Spot::Front, "<p>本报告依据"),
    (Spot::Prose, "<h2>一、"),
    (Spot::TableTwo, "<tr><td>行政许可"),
    (Spot::TableThree, "<tr><td colspan=\"2\">（二）部分公开"),
    (Spot::TableFour, "<tr><td>2</td>"),
    (Spot::Problems, "<h2>五、"),
    (Spot::End, "<p>2026年"),
];

/// The page with `more` behind the line of the spot.
pub fn html(spot: Spot, more: &str) -> String {
    let mut out = String::new();
    for line in SAMPLE.lines() {
        out.push_str(line);
        out.push('\n');
        if SPOTS.iter().any(|(at, begin)| *at == spot && line.starts_with(begin)) {
            out.push_str(more);
            out.push('\n');
        }
    }
    out
}

/// The lines of the report as text, the cells of a row parted by `between`; `more` stands behind the line of the spot
/// without a line break before it where it does not begin with one.
pub fn text(spot: Spot, between: &str, more: &str) -> String {
    let mut out = String::new();
    for line in SAMPLE.lines().skip_while(|line| !line.starts_with("<h1>")) {
        let cells = line.replace("</td><td", &format!("{between}<td"));
        let cells = cells.replace("</th><th", &format!("{between}<th"));
        let text = without_tags(&cells);
        out.push_str(&text);
        if SPOTS.iter().any(|(at, begin)| *at == spot && line.starts_with(begin)) {
            out.push_str(more);
        }
        if !text.is_empty() {
            out.push('\n');
        }
    }
    out
}

/// The lines of the report as text with so many more lines at the spot, for formats that have paragraphs or rows.
pub fn lines(spot: Spot, more: &[String]) -> Vec<String> {
    let more: String = more.iter().map(|line| format!("\n{line}")).collect();
    text(spot, " ", &more).lines().map(str::to_owned).collect()
}

fn without_tags(line: &str) -> String {
    let parts = line.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect()
}
