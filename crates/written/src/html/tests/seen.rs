//! Text that is not seen as it is stored: struck out, hidden by styles, raised, in fields, beside pictures.

use super::*;
use model::document::Unclear;

/// The second cell of a table, and why it is unclear, on a page with this style sheet.
fn cell(sheet: &str, content: &str) -> (String, Option<Unclear>) {
    let page = format!(
        "<head><style>{sheet}</style></head><table><tr><td>label<td>{content}<tr><td>a<td>b</table>"
    );
    let (blocks, _) = blocks(&page, &Limits::default());
    let grid = blocks.into_iter().find_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    let cell = grid.unwrap().cells.remove(1);
    (cell.text, cell.unclear)
}

fn seen(text: &str) -> (String, Option<Unclear>) {
    (text.to_owned(), None)
}

#[test]
fn struck_text_is_left_out() {
    let sheet =
        ".gone { color: red; text-decoration: line-through red } .u {text-decoration:underline}";
    for old in [
        "<s>16</s>",
        "<del>16</del>",
        "<strike>16</strike>",
        "<span style='text-decoration:line-through'>16</span>",
        "<span style='text-decoration-line: underline line-through'>16</span>",
        "<span class='x gone'>16</span>",
    ] {
        assert_eq!(cell(sheet, &format!("{old}17")), seen("17"), "{old}");
        assert_eq!(cell(sheet, old), (String::new(), Some(Unclear::Struck)), "{old}");
    }
    assert_eq!(cell(sheet, "<span class=u>17</span>"), seen("17"));
    assert_eq!(cell(sheet, "<s style='text-decoration:none'>17</s>"), seen("17"));
}

#[test]
fn what_styles_hide_is_left_out() {
    for way in [
        "display:none",
        "visibility:hidden",
        "opacity:0",
        "font-size:0",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
        "color:transparent",
        "color:#FFF",
        "position:absolute;clip:rect(0 0 0 0)",
        "height:0;overflow:hidden",
    ] {
        let hidden = (String::new(), Some(Unclear::Hidden));
        let inline = format!("<span style='{way}'>16</span>");
        assert_eq!(cell("", &format!("{inline}17")), seen("17"), "{way}");
        assert_eq!(cell("", &inline), hidden, "{way}");
        let sheet = format!("td > .h, #other {{ {way} }}");
        assert_eq!(cell(&sheet, "<span class=h>16</span>17"), seen("17"), "{way}");
        assert_eq!(cell(&sheet, "<b><span class=h>16</span></b>17"), seen("1617"), "{way}");
        let within = format!("table .h b {{ {way} !important }} .h b {{ display: block }}");
        let text = cell(&within, "<i class=h>1<b style='color:red'>6</b></i>7").0.replace('\n', "");
        assert_eq!(text, "17", "{way}");
    }
}

#[test]
fn the_colour_of_old_pages_hides_and_a_style_wins_over_it() {
    for white in ["#FFFFFF", "white", "#fff"] {
        assert_eq!(cell("", &format!("<font color={white}>16</font>17")), seen("17"), "{white}");
        let styled = format!("<font color={white} style='color:#333'>17</font>");
        assert_eq!(cell("", &styled), seen("17"), "{white}");
        let ruled = format!("<font class=h color={white}>17</font>");
        assert_eq!(cell(".h { color: red }", &ruled), seen("17"), "{white}");
    }
    assert_eq!(cell("", "<font color=red>16</font>17"), seen("1617"));
    assert_eq!(cell("", "<span color=white>16</span>17"), seen("1617"));
}

#[test]
fn later_and_stronger_rules_win() {
    let shown = ".h { display:none } .h { display:inline }";
    assert_eq!(cell(shown, "<span class=h>17</span>"), seen("17"));
    let stronger = "span.h { display:inline } .h { display:none }";
    assert_eq!(cell(stronger, "<span class=h>17</span>"), seen("17"));
    let visible = ".h { visibility:hidden } .h b { visibility:visible }";
    assert_eq!(cell(visible, "<span class=h>16<b>17</b></span>"), seen("17"));
    for other in ["@media print", "@media (max-width: 600px)"] {
        let sheet = format!("{other} {{ .h {{ display:none }} }} /* .h {{ opacity:0 }} */");
        assert_eq!(cell(&sheet, "<span class=h>17</span>"), seen("17"), "{other}");
    }
    let screen = "@media screen { .h { display:none } }";
    assert_eq!(cell(screen, "<span class=h>16</span>17"), seen("17"));
}

#[test]
fn white_text_on_a_ground_is_seen() {
    for ground in ["background:#1f4e79", "background-color: navy"] {
        let span = format!("<span style='color:white;{ground}'>17</span>");
        assert_eq!(cell("", &span), seen("17"), "{ground}");
        let sheet = format!("table {{ {ground} }}");
        assert_eq!(cell(&sheet, "<span style='color:#fff'>17</span>"), seen("17"), "{ground}");
    }
    let page = "<link rel=stylesheet href=a.css><table><tr><td>a<td style='color:#fff'>17</table>";
    assert_eq!(read(page), ["0@a | 1@17"]);
}

#[test]
fn a_hidden_table_is_not_read_beside_a_visible_one() {
    let table = |class: &str, total: &str| {
        format!("<table class={class}><tr><td>总计<td>{total}<tr><td>a<td>b</table>")
    };
    let page = format!("<style>.h{{display:none}}</style>{}{}", table("h", "23"), table("v", "24"));
    assert_eq!(read(&page), ["0@总计 | 1@24", "0@a | 1@b"]);
    // Where nothing else is there, a script shows it.
    let page = format!("<style>.h{{display:none}}</style>{}", table("h", "23"));
    assert_eq!(read(&page), ["0@总计 | 1@23", "0@a | 1@b"]);
}

#[test]
fn figures_that_are_raised_are_no_part_of_a_number() {
    assert_eq!(cell(".n{vertical-align:super}", "17<span class=n>2</span>"), seen("17²"));
    assert_eq!(cell("", "17<span style='vertical-align: sub'>2</span>"), seen("17₂"));
}

#[test]
fn fields_and_pictures_need_an_eye() {
    let field = Some(Unclear::Field);
    assert_eq!(cell("", "<input value='17'>"), ("17".into(), field));
    assert_eq!(cell("", "<input>"), (String::new(), field));
    assert_eq!(cell("", "<input type=hidden value=9>17"), seen("17"));
    assert_eq!(cell("", "<textarea>17</textarea>"), (String::new(), field));
    assert_eq!(cell("", "<select><option>17</select>"), (String::new(), field));
    let picture = Some(Unclear::Picture);
    assert_eq!(cell("", "<img src='17.png'>"), (String::new(), picture));
    assert_eq!(cell("", "1<img src='7.png'>"), ("1".into(), picture));
    assert_eq!(cell("", "<img style='display:none'>17"), seen("17"));
}
