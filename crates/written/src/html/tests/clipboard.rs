//! What Word, WPS and Excel put on the clipboard; all of it is made up.

use super::{blocks, read, remarks};
use model::document::{Block, Remark};
use read::Limits;

fn word(body: &str) -> String {
    format!(
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\r\nxmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\n\
         xmlns:w=\"urn:schemas-microsoft-com:office:word\"\r\nxmlns=\"http://www.w3.org/TR/REC-html40\">\r\n\
         <head>\r\n<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\r\n\
         <meta name=ProgId content=Word.Document>\r\n<link rel=File-List href=\"file:///C:/1/filelist.xml\">\r\n\
         <!--[if gte mso 9]><xml>\r\n <w:WordDocument>\r\n  <w:View>Normal</w:View>\r\n </w:WordDocument>\r\n</xml><![endif]-->\
         <!--[if gte mso 9]><xml>\r\n <w:LatentStyles DefLockedState=\"false\"></w:LatentStyles>\r\n</xml><![endif]-->\r\n\
         <style>\r\n<!--\r\n /* Font Definitions */\r\n @font-face\r\n\t{{font-family:宋体;\r\n\tpanose-1:2 1 6 0 3 1 1 1 1 1;}}\r\n\
         @page WordSection1\r\n\t{{size:595.3pt 841.9pt;}}\r\n-->\r\n</style>\r\n\
         <!--[if gte mso 10]>\r\n<style>\r\n /* Style Definitions */\r\n table.MsoNormalTable\r\n\t{{mso-style-name:普通表格;}}\r\n</style>\r\n<![endif]-->\r\n\
         </head>\r\n\r\n<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word;text-justify-trim:punctuation'>\r\n\
         <!--StartFragment-->\r\n\r\n{body}\r\n\r\n<!--EndFragment-->\r\n</body>\r\n\r\n</html>\r\n"
    )
}

fn excel(rows: &str) -> String {
    format!(
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\r\nxmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\n\
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"\r\nxmlns=\"http://www.w3.org/TR/REC-html40\">\r\n\r\n<head>\r\n\
         <meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n<meta name=ProgId content=Excel.Sheet>\r\n\
         <style>\r\n<!--table\r\n\t{{mso-displayed-decimal-separator:\"\\.\";\r\n\tmso-displayed-thousand-separator:\"\\,\";}}\r\n\
         ruby\r\n\t{{ruby-align:left;}}\r\n.xl65\r\n\t{{text-align:center;}}\r\n-->\r\n</style>\r\n</head>\r\n\r\n\
         <body link=\"#0563C1\" vlink=\"#954F72\">\r\n\r\n\
         <table border=0 cellpadding=0 cellspacing=0 width=288 style='border-collapse:\r\n collapse;width:216pt'>\r\n\
         <!--StartFragment-->\r\n <col width=72 span=4 style='width:54pt'>\r\n{rows}\r\n<!--EndFragment-->\r\n</table>\r\n\r\n</body>\r\n\r\n</html>\r\n"
    )
}

#[test]
fn automatic_numbers_of_word_are_text() {
    let body = "<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-36.0pt;mso-list:\r\nl0 level1 lfo1'>\
        <![if !supportLists]><b><span lang=EN-US style='font-size:16.0pt;mso-bidi-font-family:黑体'>\
        <span style='mso-list:Ignore'>一、<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span></b>\
        <![endif]><b><span style='font-size:16.0pt'>总体情况<span lang=EN-US><o:p></o:p></span></span></b></p>\r\n\r\n\
        <p class=MsoNormal style='text-indent:32.0pt'><!--[if !supportLists]--><span lang=EN-US><span\r\n\
        style='mso-list:Ignore'>（一）</span></span><!--[endif]--><span>收到申请<span lang=EN-US>12</span>件。</span></p>";
    assert_eq!(read(&word(body)), ["一、   总体情况", "（一）收到申请12件。"]);
    assert_eq!(remarks(&word(body)), []);
}

#[test]
fn a_table_of_word_is_its_cells_alone() {
    let cell = |text: &str| {
        format!(
            "<td width=66 valign=top style='width:49.7pt;border:solid windowtext 1.0pt;\r\n  padding:0cm 5.4pt 0cm 5.4pt'>\r\n  \
             <p class=MsoNormal align=center style='text-align:center'><span lang=EN-US\r\n  style='font-family:宋体'>{text}<o:p></o:p></span></p>\r\n  </td>\r\n  "
        )
    };
    let row = |nth: usize, cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!(
            " <tr style='mso-yfti-irow:{nth};height:15.6pt'>\r\n  {cells}\
                 <![if !supportMisalignedRows]>\r\n  <td style='height:15.6pt;border:none' width=0 height=21></td>\r\n  <![endif]>\r\n </tr>\r\n"
        )
    };
    let table = format!(
        "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0\r\n style='border-collapse:collapse;mso-yfti-tbllook:1184'>\r\n{}{}\
         <![if !supportMisalignedColumns]>\r\n <tr height=0>\r\n  <td width=66 style='border:none'></td>\r\n  <td width=66 style='border:none'></td>\r\n </tr>\r\n <![endif]>\r\n</table>",
        row(0, &["甲", "1", ""]),
        row(1, &["乙", "2", "&nbsp;"])
    );
    assert_eq!(read(&word(&table)), ["0@甲 | 1@1 | 2@", "0@乙 | 1@2 | 2@"]);
    // Cells with text are never left out, and a cell without an end is no padding.
    let kept =
        "<table><tr><td>甲<td>1<![if !supportMisalignedRows]><td>2</td><![endif]></tr></table>";
    assert_eq!(read(kept), ["0@甲 | 1@1 | 2@2"]);
    let open = "<table><tr><td>甲<td>1<![if !supportMisalignedRows]></tr><tr><td>乙<td>2</table>";
    assert_eq!(read(open), ["0@甲 | 1@1", "0@乙 | 1@2"]);
}

#[test]
fn comments_of_word_are_left_out_and_it_is_said() {
    let body = "<p class=MsoNormal><a style='mso-comment-reference:甲_1;mso-comment-date:20240105T0900'><span lang=EN-US>12</span></a>\
        <span class=MsoCommentReference><span lang=EN-US style='font-size:10.5pt'><!--[if !supportAnnotations]-->\
        <a class=msocomanchor id=\"_anchor_1\" href=\"#_msocom_1\" name=\"_msoanchor_1\">[甲1]</a><!--[endif]-->\
        <span style='mso-special-character:comment'>&nbsp;</span></span></span><span>件</span></p>\
        <div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width=\"33%\"><![endif]>\
        <div style='mso-element:comment'><div id=\"_com_1\" class=msocomtxt><p class=MsoCommentText>数字待核</p></div></div></div>";
    assert_eq!(read(&word(body)), ["12件"]);
    assert_eq!(remarks(&word(body)), [Remark::Comments]);
    // Nor where hidden text is read.
    let hidden = format!("{body}<div hidden><table><tr><td>甲<td>1</table></div>");
    assert_eq!(read(&word(&hidden)), ["12件", "0@甲 | 1@1"]);
}

#[test]
fn a_range_of_excel_is_what_it_shows() {
    let rows = " <tr height=19 style='height:14.25pt'>\r\n  <td rowspan=2 height=38 class=xl65 width=72 style='height:28.5pt;width:54pt'>信息内容</td>\r\n\
        <td class=xl65 width=72 x:str>甲</td>\r\n  <td align=right x:num=\"1024\">1,024</td>\r\n  <td align=right x:num>0</td>\r\n </tr>\r\n \
        <tr height=0 style='display:none;mso-height-source:userset;mso-height-alt:0'>\r\n  <td>藏</td><td>9</td><td>9</td>\r\n </tr>\r\n \
        <tr height=19>\r\n  <td class=xl65>乙<br>\r\n    丙</td>\r\n  <td><span style='mso-spacerun:yes'>&nbsp;</span>12.50 </td>\r\n  <td></td>\r\n </tr>\r\n \
        <![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n  <td width=72 style='width:54pt'></td>\r\n </tr>\r\n <![endif]>";
    assert_eq!(
        read(&excel(rows)),
        ["0@2x1:信息内容 | 1@甲 | 2@1,024 | 3@0", "1@乙\n丙 | 2@ 12.50 | 3@"]
    );
}

#[test]
fn a_text_that_runs_over_blank_cells_leaves_them_blank() {
    let rows = " <tr>\r\n  <td colspan=2 height=19 style='height:14.25pt;mso-ignore:colspan'>一、本年新收</td>\r\n\
        <td align=right>3</td>\r\n  <td></td>\r\n </tr>\r\n <tr>\r\n  <td>二</td>\r\n  \
        <td colspan=3 style='mso-ignore:colspan'></td>\r\n </tr>";
    assert_eq!(read(&excel(rows)), ["0@一、本年新收 | 1@ | 2@3 | 3@", "0@二 | 1@ | 2@ | 3@"]);
    // Too many of them are cut.
    let wide = "<td colspan=1000 style='mso-ignore:colspan'>".repeat(2);
    let rows = format!("<table>{}</table>", format!("<tr>{wide}").repeat(1_900));
    let limits = Limits { elements: 20_000, ..Limits::default() };
    assert_eq!(blocks(&rows, &limits).1, [Remark::LimitReached]);
}

#[test]
fn a_picture_over_a_cell_does_not_take_the_table_apart() {
    let picture = "<td height=19 width=72 style='height:14.25pt;width:54pt' align=left valign=top>\
        <!--[if gte vml 1]><v:shape id=\"1\"><v:imagedata src=\"a.png\"/></v:shape><![endif]-->\
        <![if !vml]><span style='mso-ignore:vglayout;\r\n  position:absolute;z-index:1;margin-left:3px'><img width=9 src=\"a.png\"></span><![endif]>\
        <span style='mso-ignore:vglayout2'>\r\n  <table cellpadding=0 cellspacing=0>\r\n   <tr>\r\n    <td height=19 class=xl65 width=72>甲</td>\r\n   </tr>\r\n  </table>\r\n  </span></td>";
    let rows = format!("<tr>{picture}<td>1</td></tr><tr><td>乙</td><td>2</td></tr>");
    assert_eq!(read(&excel(&rows)), ["0@甲 | 1@1", "0@乙 | 1@2"]);
    // One that does not end takes no extra time.
    let open = "<table><tr><td><span style='mso-ignore:vglayout2'>甲<td>1<tr><td>乙<td>2</table>";
    assert_eq!(read(open), ["0@甲 | 1@1", "0@乙 | 1@2"]);
}

#[test]
fn wps_writes_quotes_within_quotes() {
    let body = "<p class=MsoNormal style=\"text-indent:32.0000pt;mso-char-indent-count:2.0000;\" ><span style=\"mso-spacerun:'yes';font-family:仿宋;\
        mso-ascii-font-family:'Times New Roman';font-size:16.0000pt;\" ><font face=\"仿宋\" >二、主动公开</font></span>\
        <span style=\"mso-spacerun:'yes';font-family:仿宋;\" ><o:p></o:p></span></p>\
        <table class=MsoNormalTable border=1 style=\"border-collapse:collapse;mso-table-layout-alt:fixed;\" ><tr style=\"height:20.0000pt;\" >\
        <td width=90 valign=center style=\"mso-border-left-alt:0.5000pt solid windowtext;\" ><p class=MsoNormal align=center >\
        <span style=\"font-family:宋体;\" >规章</span></p></td><td width=90 ><p class=MsoNormal ><span style=\"font-family:宋体;\" ><o:p>&nbsp;</o:p></span></p></td>\
        <td class=\"et2\" x:num=\"3\" >3</td></tr></table>\
        <p class=MsoNormal ><![if !supportLists]><span style=\"font-family:宋体;\" ><span style='mso-list:Ignore;' >三、<span>&nbsp;</span></span></span><![endif]><span>情况</span></p>";
    assert_eq!(read(&word(body)), ["二、主动公开", "0@规章 | 1@ | 2@3", "三、 情况"]);
}

#[test]
fn the_head_of_the_clipboard_is_no_text() {
    let page = word("<p class=MsoNormal>文</p>");
    let head = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001000\r\nStartFragment:0000000500\r\n\
        EndFragment:0000000900\r\nSourceURL:file:///C:/1.doc\r\n\r\n";
    assert_eq!(read(&format!("{head}{page}")), ["文"]);
    assert_eq!(read("Version:1.0 <p>文</p>"), ["Version:1.0", "文"]);
}

#[test]
fn hidden_text_and_deletions_of_word_are_not_read() {
    let body = "<p class=MsoNormal>看<span style='display:none;mso-hide:all'>藏</span>见<del cite=\"mailto:%E7%94%B2\" datetime=\"2024-01-05T09:00\">\
        <span lang=EN-US>11</span></del><ins cite=\"mailto:%E7%94%B2\" datetime=\"2024-01-05T09:00\"><span lang=EN-US>12</span></ins></p>";
    let (blocks, _) = blocks(&word(body), &Limits::default());
    assert!(matches!(&blocks[..], [Block::Line(line)] if line.text == "看见12"));
}
