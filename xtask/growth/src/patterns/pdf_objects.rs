//! The objects of pdf files: fonts, forms, layers, annotations, tables of objects.

use super::pdf::reported;
use super::{Pattern, add, repeated, times};
use crate::write::pdf::shown;

/// Of objects that a pattern adds.
const FIRST: usize = 1_000;

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in [
        ("objects", "# 0 obj << /A 1 >> endobj\n"),
        ("objects of one number", "9 0 obj << /A # >> endobj\n"),
        ("words between objects", "obj "),
        ("streams", "# 0 obj << /Length 1 >> stream\nx\nendstream endobj\n"),
        ("streams without length", "# 0 obj << >> stream\nx\nendstream endobj\n"),
        ("streams without an end", "# 0 obj << >> stream\nx\n"),
        ("trailers", "trailer << /Root 1 0 R /Prev # >>\n"),
        (
            "tables of objects",
            "xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Prev # >>\nstartxref\n#\n%%EOF\n",
        ),
        ("comments", "%公\n"),
        ("line breaks", "\n"),
        ("opened dictionaries", "<<"),
        ("opened lists", "["),
        ("opened strings", "("),
        ("ends of files", "%%EOF\n"),
    ] {
        add(patterns, format!("pdf/objects/{name}"), times(unit), move |count| {
            let mut file = reported();
            file.behind = repeated(unit, count);
            file.bytes()
        });
    }
    fonts(patterns);
    maps(patterns);
    forms(patterns);
    entries(patterns);
    add(patterns, "pdf/objects/a list of numbers", 1_000, |count| {
        let mut file = reported();
        file.object(FIRST, &format!("[{}]", "1 ".repeat(count)));
        file.page = format!("/A {FIRST} 0 R");
        file.bytes()
    });
    add(patterns, "pdf/objects/a chain of references", 100, |count| {
        let mut file = reported();
        (0..count).for_each(|n| file.object(FIRST + n, &format!("{} 0 R", FIRST + n + 1)));
        file.page = format!("/Rotate {FIRST} 0 R");
        file.bytes()
    });
    add(patterns, "pdf/objects/streams of objects", 20, |count| {
        let mut file = reported();
        for n in 0..count {
            let inner = format!("{} 0 << /A 1 >>", 5 * FIRST + n);
            let first = inner.find('<').unwrap_or(0);
            file.stream(FIRST + n, &format!("/Type /ObjStm /N 1 /First {first}"), inner.as_bytes());
        }
        file.bytes()
    });
    add(patterns, "pdf/objects/one stream of objects", 150, |count| {
        let mut file = reported();
        let head: String = (0..count).map(|n| format!("{} {} ", FIRST + n, 5 * n)).collect();
        let entries = format!("/Type /ObjStm /N {count} /First {}", head.len());
        file.stream(999, &entries, format!("{head}{}", "<<>> ".repeat(count)).as_bytes());
        file.bytes()
    });
}

fn fonts(patterns: &mut Vec<Pattern>) {
    add(patterns, "pdf/fonts", 15, |count| {
        let mut file = reported();
        let mut operators = String::new();
        for n in 0..count {
            let number = FIRST + n;
            file.fonts.push_str(&format!("/G{n} {number} 0 R "));
            file.object(
                number,
                "<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding /WinAnsiEncoding >>",
            );
            operators.push_str(&format!("BT /G{n} 10 Tf 50 400 Td (12) Tj ET "));
        }
        file.page(&operators);
        file.bytes()
    });
    let simple = "/Type /Font /Subtype /Type1 /BaseFont /A";
    for (name, begin, unit, end) in [
        ("widths", "/FirstChar 0 /LastChar 255 /Widths [", "500 ", "]"),
        ("differences", "/Encoding << /Differences [", "49 /one ", "] >>"),
        ("differences of one run", "/Encoding << /Differences [0 ", "/one ", "] >>"),
    ] {
        add(patterns, format!("pdf/fonts/{name}"), times(unit), move |count| {
            let mut file = reported();
            let more = unit.repeat(count);
            file.object(FIRST, &format!("<< {simple} {begin}{more}{end} >>"));
            file.fonts = format!("/G {FIRST} 0 R");
            file.page("BT /G 10 Tf 50 400 Td (1212) Tj ET");
            file.bytes()
        });
    }
    add(patterns, "pdf/fonts/widths of ideographs", 100, |count| {
        let mut file = reported();
        let widths: String = (0..count).map(|n| format!("{} [500] ", 20 + n)).collect();
        let descendant = format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
             /Supplement 0 >> /W [{widths}] >>"
        );
        file.object(FIRST, &descendant);
        file.object(
            FIRST + 1,
            &format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [{FIRST} 0 R] /ToUnicode 5 0 R >>"
            ),
        );
        file.fonts = format!("/G {} 0 R", FIRST + 1);
        let text: String = (0..count).map(|n| format!("{:04X}", 0x4E00 + n % 20_000)).collect();
        file.page(&format!("BT /G 10 Tf 50 400 Td <{text}> Tj ET"));
        file.bytes()
    });
}

/// Maps from codes to characters, with as many codes shown as they have entries.
fn maps(patterns: &mut Vec<Pattern>) {
    type Entry = fn(usize) -> String;
    let kinds: [(&str, &str, Entry); 5] = [
        ("characters", "bfchar", |n| format!("<{n:04X}> <4E00> ")),
        ("ranges", "bfrange", |n| format!("<{n:04X}> <{n:04X}> <4E00> ")),
        ("ranges one over the other", "bfrange", |n| format!("<0000> <{n:04X}> <4E00> ")),
        ("lists", "bfrange", |n| format!("<{n:04X}> <{n:04X}> [<4E00>] ")),
        ("spaces of codes", "codespacerange", |n| format!("<{n:04X}> <{n:04X}> ")),
    ];
    for (name, kind, entry) in kinds {
        add(patterns, format!("pdf/maps/{name}"), 150, move |count| {
            let mut file = reported();
            let entries: String = (0..count).map(entry).collect();
            let map = format!(
                "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {count} begin{kind} {entries}end{kind} endcmap"
            );
            file.stream(FIRST, "", map.as_bytes());
            file.object(
                FIRST + 1,
                &format!(
                    "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode {FIRST} 0 R >>"
                ),
            );
            file.fonts = format!("/G {} 0 R", FIRST + 1);
            let codes: String = (0..count).map(|n| format!("{n:04X}")).collect();
            file.page(&format!("BT /G 10 Tf 50 400 Td <{codes}> Tj ET"));
            file.bytes()
        });
    }
}

fn forms(patterns: &mut Vec<Pattern>) {
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]";
    add(patterns, "pdf/forms", 30, move |count| {
        let mut file = reported();
        let (mut names, mut operators) = (String::new(), String::new());
        for n in 0..count {
            names.push_str(&format!("/X{n} {} 0 R ", FIRST + n));
            operators.push_str(&format!("/X{n} Do "));
            let entries = format!("{form} /Resources << /Font << /F 3 0 R >> >>");
            file.stream(FIRST + n, &entries, shown("公", 50, n % 790).as_bytes());
        }
        file.resources = format!("/XObject << {names} >>");
        file.page(&operators);
        file.bytes()
    });
    add(patterns, "pdf/forms/one drawn again", 100, move |count| {
        let mut file = reported();
        let entries = format!("{form} /Resources << /Font << /F 3 0 R >> >>");
        file.stream(FIRST, &entries, shown("公", 50, 500).as_bytes());
        file.resources = format!("/XObject << /X {FIRST} 0 R >>");
        file.page(&"/X Do ".repeat(count));
        file.bytes()
    });
    add(patterns, "pdf/forms/one in the other", 30, move |count| {
        let mut file = reported();
        for n in 0..count {
            let number = FIRST + n;
            let inner = format!(
                "{form} /Resources << /Font << /F 3 0 R >> /XObject << /X {} 0 R >> >>",
                number + 1
            );
            file.stream(number, &inner, format!("{}/X Do", shown("公", 50, 500)).as_bytes());
        }
        file.resources = format!("/XObject << /X {FIRST} 0 R >>");
        file.page("/X Do");
        file.bytes()
    });
    add(patterns, "pdf/pictures", 50, |count| {
        let mut file = reported();
        file.stream(FIRST, "/Subtype /Image /Width 1 /Height 1", b"x");
        file.resources = format!("/XObject << /X {FIRST} 0 R >>");
        file.page(&"q 90 0 0 90 50 50 cm /X Do Q ".repeat(count));
        file.bytes()
    });
}

/// What pages and the catalogue list: annotations, fields, layers, the structure of the document.
fn entries(patterns: &mut Vec<Pattern>) {
    let numbers =
        |count: usize| -> String { (0..count).map(|n| format!("{} 0 R ", FIRST + n)).collect() };
    for (name, body) in [
        ("links", "<< /Type /Annot /Subtype /Link /Rect [85 92 110 108] >>"),
        ("notes", "<< /Type /Annot /Subtype /FreeText /Contents (1) /Rect [85 92 110 108] >>"),
        ("fields", "<< /Type /Annot /Subtype /Widget /FT /Tx /V (1) /Rect [85 92 110 108] >>"),
    ] {
        add(patterns, format!("pdf/annotations/{name}"), times(body), move |count| {
            let mut file = reported();
            (0..count).for_each(|n| file.object(FIRST + n, body));
            let mut bytes = file;
            bytes.resources = String::new();
            bytes.catalogue = format!("/AcroForm << /Fields [{}] >>", numbers(count));
            bytes.object(999, &format!("[{}]", numbers(count)));
            bytes.page = "/Annots 999 0 R".into();
            let cells: String = (0..count)
                .map(|n| format!("{} {} 28 12 re S ", 20 + n % 20 * 28, 20 + n / 20 % 60 * 12))
                .collect();
            bytes.page(&cells);
            bytes.bytes()
        });
    }
    add(patterns, "pdf/layers", 40, move |count| {
        let mut file = reported();
        let (mut names, mut operators) = (String::new(), String::new());
        for n in 0..count {
            file.object(FIRST + n, "<< /Type /OCG /Name (a) >>");
            names.push_str(&format!("/L{n} {} 0 R ", FIRST + n));
            operators.push_str(&format!("/OC /L{n} BDC {} EMC ", shown("公", 50, n % 790)));
        }
        let all = numbers(count);
        file.catalogue = format!("/OCProperties << /OCGs [{all}] /D << /OFF [{all}] >> >>");
        file.resources = format!("/Properties << {names} >>");
        file.page(&operators);
        file.bytes()
    });
    add(patterns, "pdf/structure", 40, move |count| {
        let mut file = reported();
        let all = numbers(count);
        (0..count)
            .for_each(|n| file.object(FIRST + n, "<< /Type /StructElem /S /P /P 998 0 R /K 0 >>"));
        file.object(998, &format!("<< /Type /StructTreeRoot /K [{all}] >>"));
        file.catalogue = "/StructTreeRoot 998 0 R /MarkInfo << /Marked true >>".into();
        file.bytes()
    });
    add(patterns, "pdf/structure in a chain", 40, move |count| {
        let mut file = reported();
        for n in 0..count {
            let next = FIRST + n + 1;
            file.object(FIRST + n, &format!("<< /Type /StructElem /S /P /K [{next} 0 R] >>"));
        }
        file.object(998, &format!("<< /Type /StructTreeRoot /K [{FIRST} 0 R] >>"));
        file.catalogue = "/StructTreeRoot 998 0 R /MarkInfo << /Marked true >>".into();
        file.bytes()
    });
}
