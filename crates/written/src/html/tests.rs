//! Pages as they are published and pasted; all of them are made up.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod clipboard;
mod seen;

use super::WhiteSpace;
use model::document::{Anchor, Block, Remark};
use read::Limits;

fn blocks(html: &str, limits: &Limits) -> (Vec<Block>, Vec<Remark>) {
    super::blocks(html, WhiteSpace::Collapsed, limits)
}

/// Each line as it stands; each row of a grid as its cells between bars, spans in front.
fn read(html: &str) -> Vec<String> {
    let (blocks, _) = blocks(html, &Limits::default());
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => out.push(line.text),
            Block::Grid(grid) => out.extend((0..grid.rows).map(|row| {
                let cells = grid.row(row).map(|cell| {
                    let span = match (cell.rowspan, cell.colspan) {
                        (1, 1) => String::new(),
                        (high, wide) => format!("{high}x{wide}:"),
                    };
                    format!("{}@{span}{}", cell.column, cell.text)
                });
                cells.collect::<Vec<_>>().join(" | ")
            })),
        }
    }
    out
}

fn paths(html: &str) -> Vec<String> {
    let (blocks, _) = blocks(html, &Limits::default());
    let anchors = blocks.into_iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.anchor],
        Block::Grid(grid) => grid.cells.into_iter().map(|cell| cell.anchor).collect(),
    });
    anchors
        .map(|anchor| match anchor {
            Anchor::Html { path, chars } => format!("{path} {}..{}", chars.start, chars.end),
            other => panic!("{other:?} in a page"),
        })
        .collect()
}

fn remarks(html: &str) -> Vec<Remark> {
    blocks(html, &Limits::default()).1
}

#[test]
fn white_space_is_what_a_browser_shows() {
    assert_eq!(read("<p>\n  某市 \n\t 2023 年 </p>"), ["某市 2023 年"]);
    assert_eq!(read("<p>邮&nbsp;&nbsp;编&#65306;<b> 1 </b> 2</p>"), ["邮  编： 1 2"]);
    assert_eq!(read("<p>&nbsp;</p><p><o:p>&nbsp;</o:p></p><p></p>"), [""; 0]);
    assert_eq!(read("<pre>一  二\n 三</pre>"), ["一  二", " 三"]);
}

#[test]
fn a_break_ends_a_line_and_a_heading_behind_it_stands_alone() {
    assert_eq!(
        read("<p><br/>四、某某</p><p>上文。<br>五、某某<br/><br/></p>"),
        ["四、某某", "上文。", "五、某某"]
    );
    assert_eq!(read("前<div>中<p>一</p>后</div>尾"), ["前", "中", "一", "后", "尾"]);
    assert_eq!(read("<ul><li>一<li>二</ul><h2>三</h2>四"), ["一", "二", "三", "四"]);
}

#[test]
fn what_is_not_shown_is_not_read() {
    let hidden = "<style>p{}</style><script>if(a<b)document.write('<p>x</p>')</script>\
        <!-- <p>x</p> --><template><p>x</p></template><noscript><p>x</p></noscript>\
        <p hidden>x</p><div style='color:red; display : none'><p>x</p></div>\
        <xml><w:View>Normal</w:View></xml><select><option>x</select><textarea>x</textarea>";
    assert_eq!(
        read(&format!("{hidden}<p>看<span style='mso-hide:all'>x</span>得见</p>")),
        ["看得见"]
    );
    assert_eq!(read("<p><ruby>開<rp>(</rp><rt>kāi</rt><rp>)</rp></ruby>放</p>"), ["開放"]);
}

#[test]
fn a_page_that_hides_its_tables_until_a_script_comes_is_read() {
    let html = "<p hidden>x</p><div hidden><table><tr><td>甲<td>1</table></div>";
    assert_eq!(read(html), ["x", "0@甲 | 1@1"]);
    assert_eq!(read(&format!("{html}<table><tr><td>乙<td>2</table>")), ["0@乙 | 1@2"]);
}

#[test]
fn numbers_are_not_glued_to_notes_or_to_what_was_struck_out() {
    assert_eq!(read("<p>12<sup>[1]</sup> 3<sub>4</sub>㎡ <s>5</s><del>6</del>7"), ["12[¹] 3₄㎡ 7"]);
    let html = "<table><tr><td>甲<sup>2</sup><td>\u{FEFF}1\u{200B}&shy;0</table>";
    assert_eq!(read(html), ["0@甲² | 1@10"]);
}

#[test]
fn markdown_around_tables_keeps_its_lines() {
    let text =
        "# 题\n\n一、总体情况\n文 文\n续\n<table><tr><td>甲\n乙</td><td>1</td></tr></table>\n尾";
    let (blocks, _) = super::blocks(text, WhiteSpace::Kept, &Limits::default());
    let lines = blocks.iter().map(|block| match block {
        Block::Line(line) => (line.text.as_str(), line.whole),
        Block::Grid(grid) => (grid.cells[0].text.as_str(), true),
    });
    let expected = [
        ("# 题", false),
        ("一、总体情况", false),
        ("文 文", false),
        ("续", false),
        ("甲 乙", true),
        ("尾", false),
    ];
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}

#[test]
fn spans_are_laid_out() {
    let html = "<table><tr><td rowspan=2>甲<td colspan=2>乙</tr><tr><td>1<td>2</table>";
    assert_eq!(read(html), ["0@2x1:甲 | 1@1x2:乙", "1@1 | 2@2"]);
}

#[test]
fn a_dropped_rowspan_leaves_short_rows() {
    let html = "<table><tr><td>甲<td>子<td>1</tr><tr><td>丑<td>2</tr></table>";
    assert_eq!(read(html), ["0@甲 | 1@子 | 2@1", "0@丑 | 1@2"]);
}

#[test]
fn spans_that_reach_too_far_are_cut() {
    let html = "<table><tr><td rowspan=9>甲<td>1</tr><tr><td>2</tr></table>";
    assert_eq!(read(html), ["0@2x1:甲 | 1@1", "1@2"]);
    let html = "<table><tr><td rowspan=0>甲<td colspan=0>1</tr><tr><td colspan=x>2</tr></table>";
    assert_eq!(read(html), ["0@2x1:甲 | 1@1", "1@2"]);
    let html = "<table><tr><td colspan=1000000>甲</tr><tr><td>1<td>2</tr></table>";
    assert_eq!(read(html), ["0@1x1000:甲", "0@1 | 1@2"]);
}

#[test]
fn cells_that_overlap_are_both_kept() {
    let html = "<table><tr><td>1<td rowspan=2>2</tr><tr><td colspan=2>3<td>4</tr></table>";
    assert_eq!(read(html), ["0@1 | 1@2x1:2", "0@1x2:3 | 2@4"]);
}

#[test]
fn groups_stand_as_they_are_drawn() {
    let html = "<table><tfoot><tr><td>尾<td>3</tfoot><tbody><tr><th rowspan=5>身<td>2</tbody>\
        <thead><tr><th>头<th>1</thead></table>";
    assert_eq!(read(html), ["0@头 | 1@1", "0@身 | 1@2", "0@尾 | 1@3"]);
}

#[test]
fn cells_keep_their_breaks() {
    let html = "<table><tr><td><p>本年<br />制发</p><p> 件数 </p><td>&nbsp;<td>\n1\n</table>";
    assert_eq!(read(html), ["0@本年\n制发\n件数 | 1@ | 2@1"]);
}

#[test]
fn unclosed_cells_rows_and_paragraphs_are_closed() {
    let html = "<table><tr><td><p>甲<td>1<tr><td>乙<td><p>2</table><p>后<p>文";
    assert_eq!(read(html), ["0@甲 | 1@1", "0@乙 | 1@2", "后", "文"]);
}

#[test]
fn a_table_around_tables_is_layout() {
    let html = "<table><tr><td>左<td><p>前</p><table><tr><td>甲<td>1</table>后</table>";
    assert_eq!(read(html), ["左", "前", "0@甲 | 1@1", "后"]);
    assert_eq!(read("<table><tr><td><p>一<p>二</td></tr><tr><td>三</table>"), ["一", "二", "三"]);
}

#[test]
fn text_that_has_no_cell_comes_before_its_table() {
    assert_eq!(
        read("<table>走失<caption>题</caption><tr><td>甲<td>1</table>"),
        ["走失", "题", "0@甲 | 1@1"]
    );
}

#[test]
fn the_container_of_the_report_is_enough() {
    let report = "<p>一、总体情况</p><table><tr><td>甲<td>1</table><p>六、其他需要报告的事项</p>";
    let page = format!(
        "<title>某市2023年报告_某市政府网</title><div class=nav>首页 公开</div><h1>某市</h1>\
         <div id=content><div class='a TRS_Editor b'>{report}</div>分享</div>"
    );
    assert_eq!(
        read(&page),
        [
            "某市",
            "某市2023年报告_某市政府网",
            "一、总体情况",
            "0@甲 | 1@1",
            "六、其他需要报告的事项"
        ]
    );
    let aside = "<table><tr><td><a>首页</a><td><a>公开</a></table>";
    let page = format!("<table><tr><td>{aside}<tr><td id=zoom>{report}</table>");
    assert_eq!(read(&page), ["一、总体情况", "0@甲 | 1@1", "六、其他需要报告的事项"]);
    // A container without the table is not the report.
    let page = format!("<div id=zoom><p>{}</p></div>{report}", "空话".repeat(40));
    assert_eq!(read(&page).len(), 4);
}

#[test]
fn the_title_is_told_once() {
    let body = "<p>某某市人民政府</p><p>2023年政府信息公开工作年度报告</p><p>文</p>";
    let page = format!("<title>某某市人民政府2023年政府信息公开工作年度报告</title>{body}");
    assert_eq!(read(&page).len(), 3);
    assert_eq!(paths("<title> 某市 报告 </title><p>文")[0], "html/head/title 0..5");
    let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><title>旧题</title><p>文";
    assert_eq!(read(word), ["文"]);
}

#[test]
fn anchors_name_the_element_and_its_part() {
    assert_eq!(
        paths("<div><p>一<br>二三</p>四<p>五</p>六</div><p>七"),
        [
            "html/body/div[1]/p[1] 0..1",
            "html/body/div[1]/p[1] 2..4",
            "html/body/div[1] 0..1",
            "html/body/div[1]/p[2] 0..1",
            "html/body/div[1] 2..3",
            "html/body/p[1] 0..1"
        ]
    );
    let html = "<table><thead><tr><th>甲<th>乙<tbody><tr><th>丙<td>10</table>";
    assert_eq!(
        paths(html),
        [
            "html/body/table[1]/tr[1]/th[1] 0..1",
            "html/body/table[1]/tr[1]/th[2] 0..1",
            "html/body/table[1]/tr[2]/th[1] 0..1",
            "html/body/table[1]/tr[2]/td[1] 0..2"
        ]
    );
}

#[test]
fn word_and_wps_clipboards_read_well() {
    let html = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head>\
        <meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\
        <!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->\
        <style><!-- /* Font Definitions */ @font-face {font-family:宋体;} --></style></head>\
        <body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->\
        <p class=MsoNormal><![if !supportLists]><span>一、</span><![endif]>总体情况<o:p></o:p></p>\
        <table class=MsoTableGrid border=1 style='border-collapse:collapse'>\
        <tr style='mso-yfti-irow:0'><td width=90 rowspan=2 valign=top>\
        <p class=MsoNormal align=center><span lang=EN-US>1<o:p></o:p></span></p></td>\
        <td width=\"90\"><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td></tr>\
        <tr><td>2</td></tr></table><!--EndFragment--></body></html>";
    assert_eq!(read(html), ["一、总体情况", "0@2x1:1 | 1@", "1@2"]);
    assert_eq!(remarks(html), []);
}

#[test]
fn odd_tags_are_read_as_browsers_read_them() {
    assert_eq!(
        read("1 < 2 &lt;b> </> <?php ?> <p a='>'b=\"<\" c=>&amp;lt;</p>"),
        ["1 < 2 <b>", "&lt;"]
    );
    assert_eq!(
        read("<!--><p>一<!---><p>二<!-- a -- b --!><p>三<!-- x --->四"),
        ["一", "二", "三四"]
    );
    assert_eq!(
        read("<TITLE>甲<b></Title><P>乙<Script>'</scripts>'</SCRIPT >丙"),
        ["甲<b>", "乙丙"]
    );
    assert_eq!(read("<svg/><title>走失<p>文"), ["走失", "文"]);
    assert_eq!(read("<frameset><frame><p>文</p></frameset><plaintext><p>尾"), ["文", "尾"]);
}

#[test]
fn a_page_that_was_cut_says_so() {
    assert_eq!(remarks("<p>文<!-- "), [Remark::CutShort]);
    assert_eq!(remarks("<p>文<td colspan=\"2"), [Remark::CutShort]);
    assert_eq!(remarks("<table><tr><td>甲<td>1"), [Remark::CutShort]);
    assert_eq!(remarks("<table><tr><td>甲<td>1</body>"), []);
}

#[test]
fn floods_are_cut_and_it_is_said() {
    let limits = Limits { elements: 3_000, ..Limits::default() };
    let page = |tag: String| format!("<p>文</p>{tag}<p>尾</p>");
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=1")).collect();
    let pages = [
        page(format!("<p{attributes}>")),
        page("<div>".repeat(9_000)),
        page("<table><tr><td>".repeat(9_000)),
        page("<b><i><font id=x>".repeat(9_000)),
        page("<a><b><div></a>".repeat(9_000)),
        page("<p>一</p>".repeat(4_000)),
        page(format!("<table>{}</table>", "<tr><td rowspan=9999>1".repeat(2_100))),
        page(format!("<table><tr>{}</table>", "<td colspan=1000>1".repeat(9))),
        page(format!("<table>{}</table>", "<tr><td rowspan=999 colspan=999>1".repeat(1_400))),
    ];
    for page in pages {
        let (blocks, remarks) = blocks(&page, &limits);
        assert_eq!(remarks.last(), Some(&Remark::LimitReached), "{}", &page[..40]);
        assert!(matches!(&blocks[0], Block::Line(line) if line.text == "文"));
    }
}
