//! A report as a page of html: as one would write it, as Word saves it, as a CMS publishes it.

use super::ink::{self, Ink, Piece};
use super::page::{Block, Cell, Page, Table};

/// Which spans of the tables are written. Publishing systems lose them.
#[derive(Clone, Copy, PartialEq)]
pub enum Spans {
    Kept,
    RowsDropped,
    Dropped,
}

/// What a program writes around a text.
struct Style {
    title: fn(&str) -> String,
    paragraph: fn(&str) -> String,
    heading: fn(u8, &str) -> String,
    table: &'static str,
    cell: fn(&Cell) -> String,
    spans: Spans,
}

/// A page without a flaw.
pub fn clean(page: &Page) -> String {
    let style = Style {
        title: |text| format!("<h1>{text}</h1>\n"),
        paragraph: |text| format!("<p>{text}</p>\n"),
        heading: |_, text| format!("<h2>{text}</h2>\n"),
        table: "<table>",
        cell: |cell| cell.text.clone(),
        spans: Spans::Kept,
    };
    let css = "body { font: 12pt/1.5 serif } h1 { font-size: 18pt; text-align: center }\n\
               h2 { font-size: 14pt } p { text-indent: 2em }\n\
               table { border-collapse: collapse; width: 100%; font-size: 8pt }\n\
               td { border: 1px solid; padding: 1px 2px; text-align: center }";
    let title = title(page);
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\n\
         <style>\n{css}\n</style></head>\n<body>\n{}</body>\n</html>\n",
        body(page, &style)
    )
}

/// As Word saves and copies it: a class on every paragraph, empty `o:p`, numbers of headings that
/// the list draws, and conditional comments.
pub fn word(page: &Page) -> String {
    let style = Style {
        title: |text| {
            format!(
                "<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:\
                 22.0pt;font-family:方正小标宋简体'>{text}<o:p></o:p></span></b></p>\n\n"
            )
        },
        paragraph: |text| {
            // Word breaks long lines of its source wherever there is a space; here there is none.
            format!(
                "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span \
                 style='font-size:16.0pt;font-family:仿宋_GB2312'>{text}<span lang=EN-US><o:p></o:p></span></span></p>\n\n"
            )
        },
        heading: |ordinal, text| {
            let (number, words) = text.split_at("一、".len());
            format!(
                "<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-36.0pt;mso-list:l0 \
                 level1 lfo{ordinal}'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>{number}\
                 <span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]><span \
                 style='font-family:黑体'>{words}<span lang=EN-US><o:p></o:p></span></span></p>\n\n"
            )
        },
        table: "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:\
                collapse;border:none;mso-yfti-tbllook:1184'>",
        cell: |cell| {
            let text = if cell.text.is_empty() { "&nbsp;" } else { cell.text.as_str() };
            format!(
                "<p class=MsoNormal align=center style='text-align:center;mso-line-height-rule:\
                 exactly'><span lang=EN-US style='font-size:9.0pt;mso-fareast-font-family:宋体'>{text}\
                 <o:p></o:p></span></p>"
            )
        },
        spans: Spans::Kept,
    };
    format!(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:\
         office:word\" xmlns=\"http://www.w3.org/TR/REC-html40\">\n<head>\n<meta http-equiv=Content-Type \
         content=\"text/html; charset=utf-8\">\n<meta name=Generator content=\"Microsoft Word 15\">\n\
         <!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n\
         <style><!--\n p.MsoNormal {{margin:0cm;font-size:10.5pt}}\n--></style></head>\n<body lang=ZH-CN \
         style='text-justify-trim:punctuation'>\n<!--StartFragment-->\n<div class=WordSection1>\n{}</div>\n\
         <!--EndFragment-->\n</body></html>\n",
        body(page, &style)
    )
}

/// As a CMS publishes it: the report in `TRS_Editor` in the middle of tables that lay the page out,
/// with navigation around it and spaces that do not break in it.
pub fn cms(page: &Page) -> String {
    let style = Style {
        title: |text| {
            format!("<P align=center><FONT size=5><STRONG>{text}</STRONG></FONT></P>\r\n")
        },
        paragraph: |text| format!("<P>&nbsp;&nbsp;&nbsp; {text}</P>\r\n"),
        heading: |_, text| format!("<P><STRONG>&nbsp;&nbsp;&nbsp; {text}</STRONG></P>\r\n"),
        table: "<TABLE borderColor=#000000 cellSpacing=0 cellPadding=0 width=\"100%\" border=1>",
        cell: |cell| match cell.is_value {
            true => format!("<P align=center>&nbsp;{}&nbsp;</P>", cell.text),
            false => format!("<P align=center>{}</P>", cell.text.replace("、", "、<BR>")),
        },
        spans: Spans::Kept,
    };
    let title = title(page);
    format!(
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/\
         xhtml1-transitional.dtd\">\r\n<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; \
         charset=utf-8\" />\r\n<title>{title}_政府信息公开年报</title><script>var id = \"12\";</script></head>\r\n\
         <body>\r\n<table width=1000><tr><td colspan=2>首页 &gt; 政务公开 &gt; 政府信息公开年报</td></tr>\r\n\
         <tr><td valign=top width=200><ul><li><a href=#>政府信息公开指南</a></li><li><a href=#>政府信息公开制度\
         </a></li></ul></td><td>\r\n<table width=100%><tr><td>发布时间：2022-01-20&nbsp;&nbsp;来源：本站</td></tr>\
         <tr><td id=zoom><div class=\"TRS_Editor\">\r\n{}</div></td></tr></table>\r\n</td></tr>\
         <tr><td colspan=2>网站地图 联系我们</td></tr></table>\r\n</body></html>\r\n",
        body(page, &style)
    )
}

/// A page with some of its spans, empty paragraphs of white space and words broken in their cells.
pub fn plain(page: &Page, spans: Spans) -> String {
    let style = Style {
        title: |text| format!("<p>{text}</p>"),
        paragraph: |text| format!("<p>{text}&nbsp;</p>"),
        heading: |_, text| format!("<p>{text}</p>"),
        table: "<table>",
        cell: |cell| match cell.is_value {
            true => format!("<p align=center>&nbsp;{}</p>", cell.text),
            false => cell.text.replace("、", "、<br>"),
        },
        spans,
    };
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>年报</title><style>td{{color:red}}</style>\
         </head><body><div class=nav>首页 &gt; 政府信息公开年报</div><div id=zoom>{}</div></body></html>",
        body(page, &style)
    )
}

fn body(page: &Page, style: &Style) -> String {
    let mut out = String::new();
    for block in &page.blocks {
        out.push_str(&match block {
            Block::Title(text) => (style.title)(text),
            Block::Paragraph(text) | Block::Closing(text) => (style.paragraph)(text),
            Block::Heading { ordinal, text, .. } => (style.heading)(*ordinal, text),
            Block::Table(rows) => table(rows, style),
        });
    }
    out
}

fn table(table: &Table, style: &Style) -> String {
    let mut out = format!("{}<tbody>", style.table);
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td");
            if style.spans != Spans::Dropped && cell.colspan > 1 {
                out.push_str(&format!(" colspan={}", cell.colspan));
            }
            if style.spans == Spans::Kept && cell.rowspan > 1 {
                out.push_str(&format!(" rowspan='{}'", cell.rowspan));
            }
            // A line break within a cell; the styles write none of their own.
            let text = ink::written(&(style.cell)(cell), inked);
            out.push_str(&format!(">{}</td>", text.replace('\n', "<br>")));
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody></table>\n"
}

/// A piece of a cell, in one of the ways in which pages are written.
fn inked(Piece { ink, text }: Piece) -> String {
    let Some((ink, way)) = ink else { return text.to_owned() };
    let ways: &[(&str, &str)] = match ink {
        Ink::Struck => &[
            ("<s>", "</s>"),
            ("<del>", "</del>"),
            ("<strike>", "</strike>"),
            ("<span style='text-decoration:line-through'>", "</span>"),
        ],
        Ink::Hidden => &[
            ("<span style='display:none'>", "</span>"),
            ("<span style=\"visibility: hidden\">", "</span>"),
            ("<span style='opacity:0'>", "</span>"),
            ("<span hidden>", "</span>"),
            ("<span style='font-size:0'>", "</span>"),
            ("<span style='display:none;mso-hide:all'>", "</span>"),
            ("<span style='position:absolute;left:-9999px'>", "</span>"),
            ("<b style='display: none !important'>", "</b>"),
        ],
        Ink::White | Ink::Covered => &[
            ("<span style='color:#fff'>", "</span>"),
            ("<span style='color:white'>", "</span>"),
            ("<font color=#FFFFFF>", "</font>"),
            ("<span style='color:rgb(255,255,255)'>", "</span>"),
        ],
        Ink::Raised => &[("<sup>", "</sup>"), ("<span style='vertical-align:super'>", "</span>")],
        Ink::Lowered => &[("<sub>", "</sub>"), ("<span style='vertical-align:sub'>", "</span>")],
        Ink::Bold => &[("<b>", "</b>"), ("<span style='font-weight:bold'>", "</span>")],
        Ink::Red => &[("<font color=red>", "</font>"), ("<span style='color:#c00'>", "</span>")],
    };
    let (begin, end) = ways[way % ways.len()];
    format!("{begin}{text}{end}")
}

fn title(page: &Page) -> String {
    let lines = page.blocks.iter().filter_map(|block| match block {
        Block::Title(text) => Some(text.as_str()),
        _ => None,
    });
    lines.collect()
}
