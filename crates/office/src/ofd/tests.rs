//! Well-formed and malformed packages; all of them are invented.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod hostile;
mod seen;
#[path = "../../../../tests/native/support/ofd.rs"]
mod writer;

use crate::package::Package;
use model::document::Remark;
use read::paged::{DrawnLine, Page};
use read::{Limits, Refused};
use writer::{Line, Text, document, entry, root, zip};

type Read = Result<(Vec<Page>, Vec<Remark>), Refused>;

fn pages_within(bytes: &[u8], limits: &Limits) -> Read {
    super::pages(&Package::open(bytes, limits)?, limits)
}

fn pages(bytes: &[u8]) -> Read {
    pages_within(bytes, &Limits::default())
}

/// A package whose pages have these contents: what stands in `Page`.
fn contents(pages: &[&str]) -> Vec<u8> {
    let names: Vec<String> =
        (0..pages.len()).map(|at| format!("Doc_0/Pages/Page_{at}/Content.xml")).collect();
    let pages: Vec<String> = pages.iter().map(|content| root("Page", "", content)).collect();
    with(
        document(pages.len()),
        names.iter().map(String::as_str).zip(pages.iter().map(String::as_str)),
    )
}

fn with<'a>(document: String, parts: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let entry = entry();
    let mut all: Vec<(&str, &[u8])> =
        vec![("OFD.xml", entry.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
    all.extend(parts.map(|(name, text)| (name, text.as_bytes())));
    zip(&all)
}

/// A page with these objects in one layer.
fn layer(objects: &str) -> String {
    format!("<ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content>")
}

fn one(objects: &str) -> (Page, Vec<Remark>) {
    let (mut pages, remarks) = pages(&contents(&[&layer(objects)])).unwrap();
    assert_eq!(pages.len(), 1);
    (pages.remove(0), remarks)
}

/// Each span as its text and its left edges in millimetres.
fn spans(page: &Page) -> Vec<(String, Vec<i32>)> {
    let mm = |points: &f32| (points * 25.4 / 72.0).round() as i32;
    page.spans.iter().map(|span| (span.text.clone(), span.edges.iter().map(mm).collect())).collect()
}

fn rules(page: &Page) -> Vec<[i32; 4]> {
    let mm = |points: f32| (points * 25.4 / 72.0).round() as i32;
    let ends = |rule: &DrawnLine| [mm(rule.left), mm(rule.top), mm(rule.right), mm(rule.bottom)];
    page.rules.iter().map(ends).collect()
}

fn text(attributes: &str, codes: &str) -> String {
    format!(
        "<ofd:TextObject ID='9' Font='2' Boundary='10 20 50 5' {attributes}>{codes}</ofd:TextObject>"
    )
}

fn code(attributes: &str, text: &str) -> String {
    format!("<ofd:TextCode X='0' Y='4' {attributes}>{text}</ofd:TextCode>")
}

fn path(attributes: &str, data: &str) -> String {
    format!(
        "<ofd:PathObject ID='9' Boundary='10 20 50 5' {attributes}>\
         <ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )
}

#[test]
fn what_was_written_is_read_where_it_stood() {
    let mut page = writer::Page::a4();
    page.write("总体情况 2023", 90.0, 120.0, 16.0);
    page.texts.push(Text {
        text: "12".into(),
        left: 100.0,
        baseline: 200.0,
        size: 10.0,
        steps: vec![5.5],
    });
    page.frame(80.0, 150.0, 300.0, 210.0);
    page.lines.push(Line { from: (100.0, 150.0), to: (100.0, 210.0) });
    let (read, remarks) = pages(&writer::package(&[page.clone(), page])).unwrap();
    assert_eq!((read.len(), remarks), (2, vec![]));
    let page = &read[1];
    assert_eq!((page.number, page.width.round(), page.height.round()), (2, 595.0, 842.0));
    let near = |a: f32, b: f32| (a - b).abs() < 0.02;
    let [title, number] = &page.spans[..] else { panic!("{:?}", page.spans) };
    assert_eq!((title.text.as_str(), number.text.as_str()), ("总体情况 2023", "12"));
    let lefts = [90.0, 106.0, 122.0, 138.0, 154.0, 162.0, 170.0, 178.0, 186.0, 194.0];
    assert!(title.edges.iter().zip(lefts).all(|(a, b)| near(*a, b)), "{:?}", title.edges);
    assert!(number.edges.iter().zip([100.0, 105.5, 110.5]).all(|(a, b)| near(*a, b)));
    assert!(title.top < 110.0 && title.bottom > 120.0 && near(title.bottom - title.top, 16.0));
    assert_eq!(page.rules.len(), 5);
    let last = page.rules[4];
    assert!(near(last.left, 100.0) && last.left == last.right && near(last.bottom, 210.0));
}

#[test]
fn steps_are_lists_and_runs() {
    let read =
        |attributes: &str, text_: &str| spans(&one(&text("Size='4'", &code(attributes, text_))).0);
    assert_eq!(read("DeltaX='4 4 4'", "一二三四"), [("一二三四".into(), vec![10, 14, 18, 22, 26])]);
    assert_eq!(
        read("DeltaX='g 2 4 5'", "一二三四"),
        [("一二三四".into(), vec![10, 14, 18, 23, 27])]
    );
    assert_eq!(
        read("DeltaX='g 2147483647 4'", "一二三"),
        [("一二三".into(), vec![10, 14, 18, 22])]
    );
    // Too few: the last goes on. None at all: by the width of the characters.
    assert_eq!(read("DeltaX='4'", "一二三"), [("一二三".into(), vec![10, 14, 18, 22])]);
    assert_eq!(read("", "一1 二"), [("一1 二".into(), vec![10, 14, 16, 18, 22])]);
}

#[test]
fn a_gap_or_another_line_begins_another_span() {
    let read =
        |attributes: &str, text_: &str| spans(&one(&text("Size='4'", &code(attributes, text_))).0);
    let apart = [("1".into(), vec![10, 12]), ("23".into(), vec![30, 32, 34])];
    assert_eq!(read("DeltaX='20 2'", "123"), apart);
    let stacked = [("自".into(), vec![10, 14]), ("然".into(), vec![10, 14])];
    assert_eq!(read("DeltaX='0' DeltaY='4'", "自然"), stacked);
    assert_eq!(read("DeltaY='g 1 4'", "自然"), stacked);
    let backwards = [("1".into(), vec![10, 12]), ("2".into(), vec![5, 7])];
    assert_eq!(read("DeltaX='-5'", "12"), backwards);
}

#[test]
fn several_codes_go_on_where_they_say() {
    let codes =
        "<ofd:TextCode X='0' Y='4'>甲</ofd:TextCode><ofd:TextCode X='20'>乙\n</ofd:TextCode>";
    let (page, _) = one(&text("Size='4'", codes));
    assert_eq!(spans(&page), [("甲".into(), vec![10, 14]), ("乙".into(), vec![30, 34])]);
    assert_eq!(page.spans[0].top, page.spans[1].top);
}

#[test]
fn transformations_place_and_scale() {
    let (page, _) = one(&text("Size='2' CTM='2 0 0 2 10 0'", &code("DeltaX='2'", "一二")));
    assert_eq!(spans(&page), [("一二".into(), vec![20, 24, 28])]);
    assert_eq!(((page.spans[0].bottom - page.spans[0].top) * 25.4 / 72.0).round(), 4.0);
    let (page, _) = one(&text("Size='4' HScale='0.5'", &code("", "一二")));
    assert_eq!(spans(&page), [("一二".into(), vec![10, 12, 14])]);
    // A quarter turn of the whole: the characters stand below each other.
    let (page, _) = one(&text("Size='4' CTM='0 1 -1 0 10 0'", &code("DeltaX='4'", "一二")));
    assert_eq!(page.spans.len(), 2);
    assert!(page.spans[0].bottom <= page.spans[1].top + 0.1);
    let (page, _) = one(&text("Size='4' ReadDirection='90'", &code("", "一二")));
    assert!(page.spans.len() == 2 && page.spans[0].edges == page.spans[1].edges);
}

#[test]
fn glyphs_that_only_the_font_knows_are_counted() {
    let substitute = "<ofd:CGTransform CodePosition='1' CodeCount='2' GlyphCount='2'>\
        <ofd:Glyphs>31 32</ofd:Glyphs></ofd:CGTransform>";
    let named = |written: &str| {
        one(&text("Size='4'", &format!("{substitute}{}", code("DeltaX='g 3 4'", written))))
    };
    let (page, remarks) = named("一二三四");
    assert_eq!((spans(&page)[0].0.as_str(), remarks), ("一二三四", vec![]));
    let (page, remarks) = named("一¤¤四");
    assert_eq!(spans(&page), [("一\u{FFFD}\u{FFFD}四".into(), vec![10, 14, 18, 22, 26])]);
    assert_eq!(remarks, [Remark::Undecodable { count: 2 }]);
    let (page, remarks) = named("");
    assert_eq!(spans(&page)[0].0, "\u{FFFD}\u{FFFD}");
    assert_eq!(remarks, [Remark::Undecodable { count: 2 }]);
    // The sign itself, where no glyph stands in for it.
    assert_eq!(spans(&one(&text("Size='4'", &code("", "¤"))).0)[0].0, "¤");
    // Two characters as one glyph, and one as two.
    let ligature = "<ofd:CGTransform CodePosition='0' CodeCount='2' GlyphCount='1'>\
        <ofd:Glyphs>31</ofd:Glyphs></ofd:CGTransform>";
    let (page, _) = one(&text("Size='4'", &format!("{ligature}{}", code("DeltaX='3'", "fi一"))));
    assert_eq!(spans(&page), [("fi一".into(), vec![10, 10, 13, 17])]);
}

#[test]
fn what_is_clear_or_hidden_is_not_read() {
    let shown = code("", "见");
    for attributes in ["Visible='false'", "Fill='false'", "Alpha='0'"] {
        let objects = text("Size='4'", &shown) + &text(&format!("Size='4' {attributes}"), &shown);
        assert_eq!(one(&objects).0.spans.len(), 1, "{attributes}");
    }
    let clear = format!("<ofd:FillColor Value='0 0 0' Alpha='0'/>{shown}");
    assert_eq!(one(&(text("Size='4'", &shown) + &text("Size='4'", &clear))).0.spans.len(), 1);
}

#[test]
fn lines_and_thin_areas_are_rules() {
    let draw = |attributes: &str, data: &str| {
        let objects = text("Size='4'", &code("", "文")) + &path(attributes, data);
        rules(&one(&objects).0)
    };
    assert_eq!(draw("", "M 0 0 L 50 0"), [[10, 20, 60, 20]]);
    assert_eq!(draw("", "S 0 0 M 5 30 L 5 0"), [[15, 20, 15, 50]]);
    assert_eq!(draw("", "M0 0L50 0M0 5L50 5"), [[10, 20, 60, 20], [10, 25, 60, 25]]);
    assert_eq!(draw("CTM='0 2 2 0 0 0'", "M 0 0 L 10 0"), [[10, 20, 10, 40]]);
    let frame = [[10, 20, 60, 20], [60, 20, 60, 30], [10, 30, 60, 30], [10, 20, 10, 30]];
    assert_eq!(draw("", "M 0 0 L 50 0 L 50 10 L 0 10 C"), frame);
    assert_eq!(
        draw("Stroke='false' Fill='true'", "M 0 0 L 50 0 L 50 0.4 L 0 0.4 C"),
        [[10, 20, 60, 20]]
    );
    assert_eq!(draw("Fill='true'", "M 0 0 L 0.4 0 L 0.4 9 L 0 9 L 0 0"), [[10, 20, 10, 29]]);
    // Neither an area, nor what bends, slants or is not drawn.
    let nothing: [[i32; 4]; 0] = [];
    assert_eq!(draw("Stroke='false' Fill='true'", "M 0 0 L 50 0 L 50 9 L 0 9 C"), nothing);
    assert_eq!(draw("LineWidth='8'", "M 0 0 L 50 0"), nothing);
    assert_eq!(draw("", "M 0 0 L 50 30 B 1 1 2 2 80 30 Q 1 1 90 30 A 5 5 0 0 1 99 30"), nothing);
    assert_eq!(draw("Stroke='false'", "M 0 0 L 50 0"), nothing);
    assert_eq!(draw("Alpha='0'", "M 0 0 L 50 0"), nothing);
    assert_eq!(draw("", "M 0 0 B 1 1 2 2 50 0 L 50 9"), [[60, 20, 60, 29]]);
}

#[test]
fn layers_and_templates_are_drawn_in_their_order() {
    let say = |what: &str| text("Size='4'", &code("", what));
    let page = format!(
        "<ofd:Template TemplateID='5' ZOrder='Foreground'/><ofd:Template TemplateID='6'/>\
         <ofd:Template TemplateID='7'/><ofd:Content>\
         <ofd:Layer Type='Foreground'>{}</ofd:Layer><ofd:Layer>{}<ofd:PageBlock><ofd:PageBlock>{}\
         </ofd:PageBlock></ofd:PageBlock></ofd:Layer><ofd:Layer Type='Background'>{}</ofd:Layer>\
         </ofd:Content>",
        say("四"),
        say("二"),
        say("三"),
        say("一")
    );
    let document = document(2).replace(
        "</ofd:CommonData>",
        "<ofd:TemplatePage ID='5' BaseLoc='Tpls/a.xml'/><ofd:TemplatePage ID='6' BaseLoc='Tpls/b.xml'/>\
         </ofd:CommonData>",
    );
    let (page, a, b) = (
        root("Page", "", &page),
        root("Page", "", &layer(&say("五"))),
        root("Page", "", &layer(&say("零"))),
    );
    let parts = [
        ("Doc_0/Pages/Page_0/Content.xml", page.as_str()),
        ("Doc_0/Pages/Page_1/Content.xml", page.as_str()),
        ("Doc_0/Tpls/a.xml", a.as_str()),
        ("Doc_0/Tpls/b.xml", b.as_str()),
    ];
    let (pages, remarks) = pages(&with(document, parts.into_iter())).unwrap();
    for page in &pages {
        let said: String = page.spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(said, "零一二三四五");
    }
    assert_eq!((pages.len(), remarks), (2, vec![]));
}

#[test]
fn composites_come_from_the_resources() {
    let unit = |id: &str, inner: &str| {
        format!(
            "<ofd:CompositeGraphicUnit ID='{id}' Width='9' Height='9'><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit>"
        )
    };
    let composite = |id: &str| {
        format!(
            "<ofd:CompositeObject ID='1' ResourceID='{id}' Boundary='100 0 9 9' CTM='1 0 0 1 5 0'/>"
        )
    };
    let units = unit("7", &text("Size='4'", &code("", "印")))
        + &unit("8", &(composite("8") + &composite("8")));
    let resources =
        root("Res", "", &format!("<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"));
    let read = |id: &str| {
        let page = root("Page", "", &layer(&(text("Size='4'", &code("", "文")) + &composite(id))));
        let parts = [
            ("Doc_0/Pages/Page_0/Content.xml", page.as_str()),
            ("Doc_0/PublicRes.xml", &resources),
        ];
        pages(&with(document(1), parts.into_iter())).unwrap()
    };
    let (page, remarks) = read("7");
    assert_eq!(spans(&page[0])[1], ("印".into(), vec![115, 119]));
    assert_eq!(remarks, []);
    // One that holds itself, twice: it would be drawn for ever.
    let (page, remarks) = read("8");
    assert_eq!((page[0].spans.len(), remarks), (1, vec![Remark::LimitReached]));
    let (_, remarks) = read("nowhere");
    let part = "Doc_0/Pages/Page_0/Content.xml".to_owned();
    assert_eq!(remarks, [Remark::DamagedPart { name: part }]);
}

#[test]
fn pictures_are_no_text() {
    let picture = layer("<ofd:ImageObject ID='3' Boundary='0 0 210 297' ResourceID='4'/>");
    let written = layer(&text("Size='4'", &code("", "文")));
    let blank = layer("");
    assert_eq!(pages(&contents(&[&picture, &picture])).unwrap_err(), Refused::Scanned);
    assert_eq!(pages(&contents(&[&picture, &blank])).unwrap_err(), Refused::Scanned);
    assert_eq!(pages(&contents(&[&blank])).unwrap_err(), Refused::Empty);
    let (read, remarks) = pages(&contents(&[&written, &blank, &picture])).unwrap();
    assert_eq!((read.len(), remarks), (3, vec![Remark::PagesWithoutText { pages: vec![3] }]));
}

#[test]
fn damage_is_named() {
    let written = layer(&text("Size='4'", &code("", "文")));
    let damaged = |part: &str| Refused::Damaged { part: part.into() };
    let broken = layer("<ofd:Broken>");
    let (read, remarks) = pages(&contents(&[&broken, &written])).unwrap();
    let name = || "Doc_0/Pages/Page_0/Content.xml".to_owned();
    assert_eq!((read.len(), read[0].number), (1, 2));
    assert_eq!(remarks, [Remark::DamagedPart { name: name() }]);
    assert_eq!(pages(&contents(&[&broken])).unwrap_err(), damaged(&name()));
    assert_eq!(pages(&with(document(1), [].into_iter())).unwrap_err(), damaged(&name()));
    assert_eq!(
        pages(&with("<x>".into(), [].into_iter())).unwrap_err(),
        damaged("Doc_0/Document.xml")
    );
    assert_eq!(pages(&zip(&[("OFD.xml", b"<OFD/>")])).unwrap_err(), damaged("OFD.xml"));
    assert_eq!(
        pages(&zip(&[("OFD.xml", entry().as_bytes())])).unwrap_err(),
        damaged("Doc_0/Document.xml")
    );
    // An object whose place is garbage is left out, and the part is named.
    for object in [
        "<ofd:TextObject Boundary='a b' Size='4'><ofd:TextCode>失</ofd:TextCode></ofd:TextObject>"
            .to_owned(),
        text("Size='x'", &code("", "失")),
        text("", &code("", "失")),
        text("Size='4' CTM='1 0 0'", &code("", "失")),
        text("Size='4'", &code("DeltaX='4 NaN'", "失失失")),
        text("Size='4'", "<ofd:TextCode X='inf'>失</ofd:TextCode>"),
        text("Size='4'", "<ofd:TextCode X='1e30'>失</ofd:TextCode>"),
        path("", "M 0 0 L 5"),
        path("", "X 0 0"),
        path("", "L 0 0"),
    ] {
        let (page, remarks) = one(&(text("Size='4'", &code("", "文")) + &object));
        assert_eq!((page.spans.len(), page.rules.len()), (1, 0), "{object}");
        assert_eq!(remarks, [Remark::DamagedPart { name: name() }], "{object}");
    }
}

#[test]
fn what_is_encrypted_is_said() {
    for part in ["Encryptions.xml", "Doc_0/EntriesMap.dat"] {
        let entry = entry();
        let bytes = zip(&[("OFD.xml", entry.as_bytes()), (part, b"<a/>")]);
        assert_eq!(pages(&bytes).unwrap_err(), Refused::Encrypted, "{part}");
    }
}

#[test]
fn the_first_of_several_documents_is_read_and_prefixes_do_not_matter() {
    let page = "<Page xmlns='x'><Area><PhysicalBox>0 0 100 50</PhysicalBox></Area><Content><Layer>\
        <TextObject Size='4' Boundary='10 20 9 9'><TextCode X='0' Y='4'>文</TextCode></TextObject>\
        </Layer></Content></Page>";
    let document = "<Document xmlns='x'><Pages><Page ID='1' BaseLoc='/P.xml'/></Pages></Document>";
    let body = |root: &str| format!("<DocBody><DocRoot> {root} </DocRoot></DocBody>");
    let entry = format!("<OFD xmlns='x'>{}{}</OFD>", body("/D.xml"), body("E.xml"));
    let parts = [("OFD.xml", entry.as_str()), ("D.xml", document), ("P.xml", page)]
        .map(|(n, t)| (n, t.as_bytes()));
    let (read, remarks) = pages(&zip(&parts)).unwrap();
    assert_eq!(spans(&read[0]), [("文".into(), vec![10, 14])]);
    assert_eq!(
        ((read[0].width * 25.4 / 72.0).round(), remarks),
        (100.0, vec![Remark::OtherDocuments { count: 1 }])
    );
}
