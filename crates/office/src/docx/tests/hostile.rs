//! Files that no program writes.

use super::*;
use testing::zip_bytes as zip;

fn limited(body: &str) -> FlowResult {
    open(&[("word/document.xml", &(document(body) + &noise(body.len() / 64)))], &Limits::default())
}

/// A comment that does not pack well: what packs too well is refused as a bomb.
fn noise(length: usize) -> String {
    let mut state = 1u64;
    let letters = (0..length).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(b'a' + (state >> 33) as u8 % 26)
    });
    format!("<!--{}-->", letters.collect::<String>())
}

#[test]
fn depth_is_cut_and_said() {
    let deep = |open: &str, close: &str| {
        format!("{}{}{}", open.repeat(100_000), p("1"), close.repeat(100_000))
    };
    for body in [
        deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        format!("<w:p>{}</w:p>", deep("<w:ins>", "</w:ins>")),
        format!("<w:p><m:oMath>{}</m:oMath></w:p>", deep("<m:f><m:e>", "</m:e></m:f>")),
        format!(
            "<w:p>{}</w:p>",
            deep("<w:r><w:pict><w:txbxContent><w:p>", "</w:p></w:txbxContent></w:pict></w:r>")
        ),
        format!("<w:tbl>{}</w:tbl>", deep("<w:customXml>", "</w:customXml>")),
        format!("<w:p><w:r><w:drawing>{}</w:drawing></w:r></w:p>", deep("<v:g>", "</v:g>")),
    ] {
        let remarks = limited(&body).unwrap().1;
        assert!(remarks.contains(&Remark::LimitReached), "{}", &body[..60]);
    }
}

#[test]
fn spans_beyond_all_measure_are_cut() {
    let huge = |name: &str| format!("<w:{name} w:val='2147483647'/>");
    let body = tbl(&[
        tr(&[tc(&huge("gridSpan"), "1"), tc("", "2")]),
        format!(
            "<w:tr><w:trPr>{}{}</w:trPr>{}</w:tr>",
            huge("gridBefore"),
            huge("gridAfter"),
            tc("", "3")
        ),
        tr(&[tc("<w:gridSpan w:val='99999999999999999999999'/>", "4")]),
        tr(&[tc("<w:gridSpan w:val='0'/>", "5"), tc("<w:gridSpan w:val='-3'/>", "6")]),
    ]);
    let (blocks, remarks) = limited(&body).unwrap();
    assert_eq!(shown(&blocks), ["0@1x2000:1", "", "0@1x2000:4", "0@5 | 1@6"]);
    assert_eq!(remarks, [Remark::LimitReached]);
    let rows = tbl(&vec![tr(&[tc("", "1"), tc("", "2")]); 3_000]);
    let (blocks, remarks) = limited(&rows).unwrap();
    assert_eq!((shown(&blocks).len(), remarks), (2_000, vec![Remark::LimitReached]));
}

#[test]
fn more_than_any_document_has_is_too_large() {
    assert_eq!(limited(&"<w:p/>".repeat(2_000_000)), Err(Refused::TooLarge));
    assert_eq!(limited(&"<w:p/>".repeat(3_000_000)), Err(Refused::TooLarge));
    assert!(limited(&"<w:p/>".repeat(900_000)).is_ok());
}

#[test]
fn floods_of_fields_and_numbers_are_survived() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let cell = |kind: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", mark(kind).repeat(100_000));
    let fields = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("begin"), cell("end"));
    assert!(limited(&fields).is_ok());
    let nested =
        format!("<w:p>{}{}</w:p>", mark("begin").repeat(90_000), mark("end").repeat(90_000));
    assert!(limited(&nested).is_ok());
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='32760'/>\
         <w:numFmt w:val='lowerRoman'/><w:lvlText w:val='{}'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>",
        "%1".repeat(100_000)
    );
    let body = item.repeat(100_000) + &noise(100_000);
    let (_, remarks) = with(&body, &[("numbering", &numbering)]);
    assert_eq!(remarks, [Remark::LimitReached]);
}

/// A file with everything in it, to be broken.
fn whole() -> Vec<(String, String)> {
    let body = format!(
        "{}<w:p><w:pPr><w:pStyle w:val='h'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}\
         <w:del>{}</w:del><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
         <w:r><w:footnoteReference w:id='1'/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>{}",
        p("一"),
        r("二"),
        r("三"),
        tbl(&[
            tr(&[tc("<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>", "1"), tc("", "2")]),
            tr(&[tc("<w:gridSpan w:val='2'/><w:vMerge/>", ""), tc("", "3")]),
        ])
    );
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
        <w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='h'><w:basedOn w:val='g'/></w:style></w:styles>";
    let notes = "<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>";
    parts_of(&body, &[("numbering", numbering), ("styles", styles), ("footnotes", notes)])
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}

fn read_bytes(bytes: &[u8]) -> FlowResult {
    let limits = Limits::default();
    super::super::read(&Package::open(bytes, &limits)?, &limits)
}

#[test]
fn bytes_broken_anywhere_change_no_text_without_a_word() {
    let bytes = packed(&whole());
    let (blocks, remarks) = read_bytes(&bytes).unwrap();
    assert_eq!(remarks, [Remark::TrackedChanges]);
    for at in 0..bytes.len() {
        let mut broken = bytes.clone();
        broken[at] ^= 1 << (at % 8);
        match read_bytes(&broken) {
            Ok((read, said)) if said == remarks => assert_eq!(read, blocks, "at {at}"),
            _ => {}
        }
        let _ = read_bytes(&bytes[..at]);
    }
}

/// The checksum was made after the damage: the reader itself must bear it.
#[test]
fn markup_broken_anywhere_is_survived() {
    let whole = whole();
    for nth in 2..whole.len() {
        let text: Vec<char> = whole[nth].1.chars().collect();
        for at in (0..text.len()).step_by(3) {
            let mut parts = whole.clone();
            parts[nth].1 = text[..at].iter().collect();
            let _ = read_bytes(&packed(&parts));
            let mut changed = text.clone();
            changed[at] = ['<', '9', '/', '\'', '%', 'w'][at % 6];
            parts[nth].1 = changed.iter().collect();
            let _ = read_bytes(&packed(&parts));
        }
    }
}
