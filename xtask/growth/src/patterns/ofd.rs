//! OFD packages (GB/T 33190-2016). Places are in millimetres from the upper left corner.

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};
use testing::stored as zip;

const SPACE: &str = "xmlns:ofd='http://www.ofdspec.org/2016'";

/// Objects of a page beside the report.
const OBJECTS: &[Unit] = &[
    (
        "texts on one spot",
        "<ofd:TextObject ID='9' Boundary='10 20 50 5' Size='4'><ofd:TextCode X='0' Y='4'>1</ofd:TextCode></ofd:TextObject>",
    ),
    ("empty texts", "<ofd:TextObject ID='9' Boundary='10 20 50 5' Size='4'/>"),
    (
        "paths on one spot",
        "<ofd:PathObject ID='9' Boundary='10 20 50 5'><ofd:AbbreviatedData>M 0 0 L 9 0</ofd:AbbreviatedData></ofd:PathObject>",
    ),
    (
        "filled paths",
        "<ofd:PathObject ID='9' Boundary='10 20 50 5' Fill='true' Stroke='false'><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 L 0 9 C</ofd:AbbreviatedData></ofd:PathObject>",
    ),
    ("pictures", "<ofd:ImageObject ID='9' Boundary='10 20 50 5' ResourceID='3'/>"),
    ("composites", "<ofd:CompositeObject ID='9' ResourceID='7' Boundary='0 0 200 200'/>"),
    ("blocks", "<ofd:PageBlock ID='9'/>"),
    ("layers", "</ofd:Layer><ofd:Layer ID='9'>"),
    ("unknown objects", "<ofd:Thing/>"),
    (
        "objects that are not shown",
        "<ofd:TextObject ID='9' Visible='false' Boundary='10 20 50 5' Size='4'><ofd:TextCode X='0' Y='4'>1</ofd:TextCode></ofd:TextObject>",
    ),
    (
        "clips",
        "<ofd:TextObject ID='9' Boundary='10 20 50 5' Size='4'><ofd:Clips><ofd:Clip/></ofd:Clips><ofd:TextCode X='0' Y='4'>1</ofd:TextCode></ofd:TextObject>",
    ),
    (
        "turned texts",
        "<ofd:TextObject ID='9' CTM='0 1 -1 0 0 0' Boundary='50 20 50 5' Size='4'><ofd:TextCode X='0' Y='4'>1</ofd:TextCode></ofd:TextObject>",
    ),
    ("damaged objects", "<ofd:TextObject Boundary='a b' Size='4'/>"),
];

/// In one text object.
const CODES: &[Unit] = &[
    ("codes on one spot", "<ofd:TextCode X='0' Y='4'>1</ofd:TextCode>"),
    ("empty codes", "<ofd:TextCode/>"),
    (
        "transformations of glyphs",
        "<ofd:CGTransform CodePosition='#' CodeCount='1' GlyphCount='1'/>",
    ),
    ("codes side by side", "<ofd:TextCode X='#' Y='4'>1</ofd:TextCode>"),
];

/// Objects with places that depend on their number.
type Placed = (&'static str, fn(usize) -> String);

const PLACED: &[Placed] = &[
    ("texts in a grid", |n| text("12", 10 + n % 20 * 9, 10 + n / 20 % 60 * 4, "")),
    ("texts in a column", |n| text("公开", 20, n % 290, "")),
    ("texts in a line", |n| text("1", n % 200, 200, "")),
    ("texts one beside the other", |n| text("公", n % 50 * 4, n / 50 % 70 * 4, "")),
    ("lines across", |n| path(5, n % 290, "M 0 0 L 200 0")),
    ("lines down", |n| path(n % 200, 5, "M 0 0 L 0 280")),
    ("boxes", |n| path(n % 24 * 8, n / 24 % 34 * 8, "M 0 0 L 7 0 L 7 7 L 0 7 C")),
    ("cells with borders", |n| {
        let (left, top) = (10 + n % 20 * 9, 10 + n / 20 % 60 * 4);
        path(left, top, "M 0 0 L 9 0 L 9 4 L 0 4 C") + &text("12", left, top, "")
    }),
    ("a mesh of lines", |n| match n % 2 {
        0 => path(5, n / 2 % 290, "M 0 0 L 200 0"),
        _ => path(n / 2 % 200, 5, "M 0 0 L 0 280"),
    }),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in OBJECTS {
        add(patterns, format!("ofd/objects/{name}"), times(unit), move |count| {
            one_page(&repeated(unit, count), "")
        });
    }
    for (name, unit) in CODES {
        add(patterns, format!("ofd/text/{name}"), times(unit), move |count| {
            let codes = repeated(unit, count);
            one_page(
                &format!(
                    "<ofd:TextObject ID='9' Boundary='10 20 50 5' Size='4'>{codes}</ofd:TextObject>"
                ),
                "",
            )
        });
    }
    for (name, unit) in PLACED {
        add(patterns, format!("ofd/placed/{name}"), 50, move |count| {
            one_page(&(0..count).map(unit).collect::<String>(), "")
        });
    }
    for (name, unit) in CHARACTERS.iter().chain(WORDS.iter().skip(3).step_by(4)) {
        add(patterns, format!("ofd/line of text/{name}"), times(unit) / 2, move |count| {
            one_page(&text(&repeated(unit, count), 10, 200, "DeltaX='g 99999 4'"), "")
        });
    }
    attributes(patterns);
    parts(patterns);
}

fn attributes(patterns: &mut Vec<Pattern>) {
    for (name, step) in
        [("steps", "4 "), ("runs of steps", "g 1 4 "), ("long runs of steps", "g 9999 4 ")]
    {
        add(patterns, format!("ofd/text/{name}"), times(step), move |count| {
            let steps = format!("DeltaX='{}'", step.repeat(count));
            one_page(&text(&"公".repeat(count), 10, 200, &steps), "")
        });
    }
    for (name, piece) in [
        ("moves", "M 0 0 "),
        ("lines", "L 9 0 "),
        ("curves", "B 1 2 3 4 5 6 "),
        ("closings", "C "),
        ("arcs", "A 1 1 0 0 0 5 5 "),
        ("unknown words", "X "),
    ] {
        add(patterns, format!("ofd/path/{name}"), times(piece), move |count| {
            one_page(&path(10, 10, &format!("M 0 0 {}", piece.repeat(count))), "")
        });
    }
    add(patterns, "ofd/nested blocks", 150, |count| {
        let (open, close) = ("<ofd:PageBlock>".repeat(count), "</ofd:PageBlock>".repeat(count));
        one_page(&format!("{open}{}{close}", text("公", 10, 10, "")), "")
    });
    add(patterns, "ofd/composites of many objects", 30, |count| {
        let inner: String = (0..count).map(|n| text("公", 20, n % 290, "")).collect();
        let unit = format!(
            "<ofd:CompositeGraphicUnits>{}</ofd:CompositeGraphicUnits>",
            composite(7, &inner)
        );
        one_page("<ofd:CompositeObject ID='9' ResourceID='7' Boundary='0 0 200 290'/>", &unit)
    });
    add(patterns, "ofd/composites one in the other", 30, |count| {
        let one = |n: usize| {
            let next = n + 1;
            composite(
                n,
                &format!("<ofd:CompositeObject ID='9' ResourceID='{next}' Boundary='0 0 9 9'/>"),
            )
        };
        let units: String = (7..7 + count).map(one).collect();
        let units = format!("<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>");
        one_page("<ofd:CompositeObject ID='9' ResourceID='7' Boundary='0 0 200 290'/>", &units)
    });
    add(patterns, "ofd/composites each drawn once", 30, |count| {
        let units: String =
            (0..count).map(|n| composite(100 + n, &text("公", 20, n % 290, ""))).collect();
        let drawn: String = (0..count)
            .map(|n| {
                format!(
                    "<ofd:CompositeObject ID='9' ResourceID='{}' Boundary='0 0 200 290'/>",
                    100 + n
                )
            })
            .collect();
        one_page(&drawn, &format!("<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"))
    });
}

/// Pages, templates, resources.
fn parts(patterns: &mut Vec<Pattern>) {
    let lines: String = (0..20).map(|n| text("公开", 20, 20 + n * 8, "")).collect();
    let few = lines.clone();
    add(patterns, "ofd/pages", 5, move |count| package(&vec![page("", &few); count], "", "", &[]));
    add(patterns, "ofd/empty pages", 10, |count| package(&vec![page("", ""); count], "", "", &[]));
    add(patterns, "ofd/templates", 20, move |count| {
        let list = repeated("<ofd:TemplatePage ID='t#' BaseLoc='T.xml'/>", count);
        let used = repeated("<ofd:Template TemplateID='t#'/>", count);
        package(&[page(&used, "")], "", &list, &[("Doc_0/T.xml", page("", &lines))])
    });
    let font = "<ofd:Font ID='#' FontName='宋体' FamilyName='宋体'/>";
    add(patterns, "ofd/fonts", times(font), move |count| {
        one_page("", &format!("<ofd:Fonts>{}</ofd:Fonts>", repeated(font, count)))
    });
    let parameters =
        "<ofd:DrawParam ID='p#' Relative='p0'><ofd:FillColor Value='0 0 0'/></ofd:DrawParam>";
    add(patterns, "ofd/drawing parameters", 30, move |count| {
        let objects: String = (0..count)
            .map(|n| {
                text("公", 20, n % 290, "").replace("ID='9'", &format!("ID='9' DrawParam='p{n}'"))
            })
            .collect();
        let all = repeated(parameters, count);
        one_page(&objects, &format!("<ofd:DrawParams>{all}</ofd:DrawParams>"))
    });
    add(patterns, "ofd/drawing parameters in a chain", 30, move |count| {
        let one = |n: usize| format!("<ofd:DrawParam ID='p{n}' Relative='p{}'/>", n + 1);
        let all: String = (0..count).map(one).collect();
        let objects: String = (0..count)
            .map(|n| {
                text("公", 20, n % 290, "").replace("ID='9'", &format!("ID='9' DrawParam='p{n}'"))
            })
            .collect();
        one_page(&objects, &format!("<ofd:DrawParams>{all}</ofd:DrawParams>"))
    });
    let note =
        "<ofd:Annot ID='#' Type='Watermark'><ofd:Appearance Boundary='10 20 5 5'/></ofd:Annot>";
    add(patterns, "ofd/annotations", times(note), move |count| {
        let list = "<ofd:Annotations>Annots.xml</ofd:Annotations>";
        let index = format!(
            "<ofd:Annotations {SPACE}><ofd:Page PageID='10'><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
        );
        let notes = format!("<ofd:PageAnnot {SPACE}>{}</ofd:PageAnnot>", repeated(note, count));
        let boxes: String = (0..count)
            .map(|n| path(n % 24 * 8, n / 24 % 34 * 8, "M 0 0 L 7 0 L 7 7 L 0 7 C"))
            .collect();
        let parts = [("Doc_0/Annots.xml", index), ("Doc_0/A.xml", notes)];
        package(&[page("", &boxes)], "", &format!("?{list}"), &parts)
    });
}

fn composite(id: usize, inner: &str) -> String {
    format!(
        "<ofd:CompositeGraphicUnit ID='{id}'><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit>"
    )
}

fn text(text: &str, left: usize, top: usize, code: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<ofd:TextObject ID='9' Font='2' Boundary='{left} {top} 180 5' Size='4'><ofd:TextCode X='0' Y='4' {code}>{text}\
         </ofd:TextCode></ofd:TextObject>"
    )
}

fn path(left: usize, top: usize, data: &str) -> String {
    format!(
        "<ofd:PathObject ID='9' Boundary='{left} {top} 200 280' LineWidth='0.2'><ofd:AbbreviatedData>{data}\
         </ofd:AbbreviatedData></ofd:PathObject>"
    )
}

fn page(templates: &str, objects: &str) -> String {
    format!(
        "<ofd:Page {SPACE}>{templates}<ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

/// The report, and a page with these objects.
fn one_page(objects: &str, resources: &str) -> Vec<u8> {
    package(&[page("", objects)], resources, "", &[])
}

/// The report and more pages. `common` stands among what all pages share; behind `?` it stands behind the pages.
fn package(pages: &[String], resources: &str, common: &str, more: &[(&str, String)]) -> Vec<u8> {
    let lines = report::lines(Spot::End, &[]);
    let place =
        |(index, line): (usize, &String)| text(line, 10, 10 + 7 * index, "DeltaX='g 99999 4'");
    let report = lines
        .chunks(38)
        .map(|lines| page("", &lines.iter().enumerate().map(place).collect::<String>()));
    let pages: Vec<String> = report.chain(pages.iter().cloned()).collect();
    let list: String = (0..pages.len())
        .map(|n| format!("<ofd:Page ID='{}' BaseLoc='P{n}.xml'/>", 10 + n))
        .collect();
    let (common, behind) = common.split_once('?').unwrap_or((common, ""));
    let document = format!(
        "<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
         <ofd:PublicRes>R.xml</ofd:PublicRes>{common}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages>{behind}</ofd:Document>"
    );
    let entry = format!(
        "<ofd:OFD {SPACE} DocType='OFD' Version='1.0'><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>\
         </ofd:DocBody></ofd:OFD>"
    );
    let resources = format!("<ofd:Res {SPACE}>{resources}</ofd:Res>");
    let mut parts = vec![
        ("OFD.xml".to_owned(), entry),
        ("Doc_0/Document.xml".to_owned(), document),
        ("Doc_0/R.xml".to_owned(), resources),
    ];
    parts.extend(pages.into_iter().enumerate().map(|(n, page)| (format!("Doc_0/P{n}.xml"), page)));
    parts.extend(more.iter().map(|(name, part)| ((*name).to_owned(), part.clone())));
    zip(&parts)
}
