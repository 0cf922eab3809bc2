//! Paragraphs, runs and what stands among them.

use super::*;

#[test]
fn paragraphs_are_lines_and_breaks_part_them() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>　全年 </w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t>\
        <w:cr/></w:r><w:r><w:t>四</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>五</w:t></w:r></w:p><w:p/>\
        <w:p><w:r><w:br w:type='page'/><w:t>六&#160;七\u{200b}</w:t></w:r></w:p>";
    assert_eq!(read(body), ["　全年 ", "二\t三", "四-五", "六 七"]);
    assert_eq!(places(body, &[]), ["1 0..4", "1 5..8", "1 9..12", "3 1..4"]);
    let whole = |block: &Block| matches!(block, Block::Line(line) if line.whole);
    assert!(with(body, &[]).0.iter().all(whole));
}

#[test]
fn white_space_at_the_edges_of_a_text_counts_only_where_it_is_kept() {
    let body =
        "<w:p><w:r><w:t> 1 </w:t></w:r><w:r><w:t xml:space='preserve'> 2\n3 </w:t></w:r></w:p>";
    assert_eq!(read(body), ["1 2 3 "]);
}

#[test]
fn changes_are_read_as_accepted() {
    let body = "<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>12</w:delText><w:t>9</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>21</w:t></w:r><w:del><w:r><w:t>8</w:t></w:r></w:del></w:ins>\
        <w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(read(body), ["收到21件"]);
    assert_eq!(remarks(body, &[]), [Remark::TrackedChanges]);
    assert_eq!(remarks(&p("一"), &[]), []);
}

#[test]
fn a_paragraph_whose_end_was_taken_out_goes_on_in_the_next() {
    let gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let body = format!(
        "<w:p>{gone}{}</w:p><w:p>{gone}<w:del>{}</w:del></w:p>{}<w:p>{gone}{}</w:p>",
        r("一"),
        r("二"),
        p("三"),
        r("四")
    );
    assert_eq!(read(&body), ["一三", "四"]);
    assert_eq!(places(&body, &[]), ["1 0..2", "4 0..1"]);
}

#[test]
fn what_is_hidden_is_not_read() {
    let styles = "<w:styles><w:style w:type='character' w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>";
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p>",
        run("<w:vanish/>", "1"),
        run("<w:rStyle w:val='b'/>", "2"),
        run("<w:rStyle w:val='b'/><w:vanish w:val='0'/>", "3"),
        run("", "4"),
        run("<w:vanish/>", "5"),
    );
    assert_eq!(shown(&with(&body, &[("styles", styles)]).0), ["34"]);
}

#[test]
fn fields_show_their_results() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let instruction =
        |text: &str| format!("<w:r><w:instrText>{text}</w:instrText><w:t>x</w:t></w:r>");
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let sum = instruction("=SUM(ABOVE)");
    let nested = format!(
        "<w:p>{begin}{}{begin}{sum}{separate}{}{end}{separate}{}{end}{}</w:p>",
        instruction("IF"),
        r("1"),
        r("2"),
        r("3")
    );
    assert_eq!(read(&nested), ["23"]);
    let over_paragraphs =
        format!("<w:p>{begin}{sum}{separate}{}</w:p><w:p>{}{end}</w:p>", r("1"), r("2"));
    assert_eq!(read(&over_paragraphs), ["1", "2"]);
    assert_eq!(
        read(&format!("<w:p><w:fldSimple w:instr='=1'>{}</w:fldSimple></w:p>", r("1"))),
        ["1"]
    );
    // A beginning without an end hides nothing, an end without a beginning ends nothing.
    assert_eq!(read(&format!("<w:p>{end}{begin}{}</w:p>{}", r("1"), p("2"))), ["1", "2"]);
    let two_cells = tbl(&[tr(&[
        format!("<w:tc><w:p>{begin}{}</w:p></w:tc>", r("1")),
        format!("<w:tc><w:p>{}{end}</w:p></w:tc>", r("2")),
    ])]);
    assert_eq!(read(&two_cells), ["0@1 | 1@2"]);
    // A field that prints something which is not in the file is remarked on.
    let drawn = format!("<w:p>{begin}{}{end}</w:p>", instruction(r" eq \o\ac(○,1)"));
    assert_eq!(read(&drawn), ["\u{FFFD}"]);
    assert_eq!(remarks(&drawn, &[]), [Remark::Undecodable { count: 1 }]);
}

#[test]
fn wrappers_are_read_through_and_prompts_are_blank() {
    let control = |properties: &str, content: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
    };
    let prompt = "<w:showingPlcHdr/>";
    let body = format!(
        "{}{}<w:p>{}{}<w:hyperlink><w:smartTag>{}</w:smartTag></w:hyperlink><w:bdo>{}</w:bdo></w:p>",
        control("", &p("1")),
        control(prompt, &p("2")),
        control("", &r("3")),
        control(prompt, &r("4")),
        r("5"),
        r("6")
    );
    assert_eq!(read(&body), ["1", "356"]);
    let cells = tbl(&[
        tr(&[control("", &tc("", "1")), control(prompt, &tc("", "2"))]),
        control("", &tr(&[tc("", "3"), tc("", "4")])),
    ]);
    assert_eq!(read(&cells), ["0@1 | 1@", "0@3 | 1@4"]);
}

#[test]
fn ruby_gives_its_base_and_formulas_their_signs() {
    let body = format!(
        "<w:p><w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r></w:p>\
         <w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>\
         <m:sSup><m:e><m:r><m:t>3</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>",
        r("gong"),
        r("公")
    );
    assert_eq!(read(&body), ["公", "1/23⁴"]);
}

#[test]
fn notes_stand_at_the_end_and_never_beside_a_number() {
    let notes = "<w:footnotes><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>含修订</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let mark =
        |more: &str, text: &str| format!("<w:r><w:footnoteReference w:id='2'{more}/>{text}</w:r>");
    let body = tbl(&[tr(&[
        format!("<w:tc><w:p>{}{}</w:p></w:tc>", r("12"), mark("", "")),
        format!(
            "<w:tc><w:p>{}{}</w:p></w:tc>",
            r("3"),
            mark(" w:customMarkFollows='1'", "<w:t>1</w:t>")
        ),
    ])]);
    assert_eq!(shown(&with(&body, &[("footnotes", notes)]).0), ["0@12 | 1@3", "含修订"]);
    assert_eq!(places(&body, &[("footnotes", notes)]), ["1.1.1 1 0..2", "1.1.2 1 0..1", "1 0..3"]);
    assert_eq!(remarks(&body, &[]), [Remark::DamagedPart { name: "word/footnotes.xml".into() }]);
    let raised = format!(
        "<w:p>{}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>[1]</w:t></w:r></w:p>",
        r("12")
    );
    assert_eq!(read(&raised), ["12[¹]"]);
}

#[test]
fn comments_are_left_out_and_said() {
    let comments = "<w:comments><w:comment w:id='1'><w:p><w:r><w:t>核对</w:t></w:r></w:p></w:comment></w:comments>";
    assert_eq!(remarks(&p("1"), &[("comments", comments)]), [Remark::Comments]);
    assert_eq!(remarks(&p("1"), &[("comments", "<w:comments></w:comments>")]), []);
    let tied = "<w:p><w:commentRangeStart w:id='1'/><w:r><w:t>1</w:t><w:commentReference w:id='1'/></w:r></w:p>";
    let (blocks, remarks) = with(tied, &[("comments", comments)]);
    assert_eq!((shown(&blocks), remarks), (vec!["1".to_owned()], vec![Remark::Comments]));
}

#[test]
fn text_boxes_are_read_once_behind_their_paragraph() {
    let box_of = |content: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>\
             {content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>\
             <v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>\
             </mc:AlternateContent></w:r>"
        )
    };
    let table = tbl(&[tr(&[tc("", "3"), tc("", "4")])]);
    let body = format!("<w:p>{}{}</w:p>{}", box_of(&format!("{}{table}", p("2"))), r("1"), p("5"));
    assert_eq!(read(&body), ["1", "2", "0@3 | 1@4", "5"]);
    assert_eq!(places(&body, &[]), ["1 0..1", "2 0..1", "1.1.1 1 0..1", "1.1.2 1 0..1", "3 0..1"]);
    let in_a_cell = |own: &str| {
        tbl(&[tr(&[format!("<w:tc><w:p>{}{own}</w:p></w:tc>", box_of(&p("2"))), tc("", "1")])])
    };
    assert_eq!(read(&in_a_cell(&r("5"))), ["0@5 | 1@1", "2"]);
    // Where it is all that a cell has, it is what the cell says.
    assert_eq!(read(&in_a_cell("")), ["0@2 | 1@1"]);
    let words =
        "<w:p><w:r><w:pict><v:shape><v:textpath string='云溪县'/></v:shape></w:pict></w:r></w:p>";
    assert_eq!(read(words), ["云溪县"]);
}

#[test]
fn a_file_within_the_file_is_said_and_not_read() {
    let body = format!("{}<w:altChunk r:id='aFChunk'/>{}", p("1"), p("3"));
    let (blocks, remarks) = with(&body, &[("aFChunk", "<html><body><p>2</p></body></html>")]);
    assert_eq!(shown(&blocks), ["1", "3"]);
    assert_eq!(remarks, [Remark::FileWithin]);
}
