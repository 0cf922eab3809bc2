//! Text that is not seen as it is stored: struck out, hidden, raised, or beside pictures and text boxes.

use super::*;
use model::document::Unclear;

fn set(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

/// The text of a cell of a table with these runs, and why it is unclear.
fn cell(runs: &str) -> (String, Option<Unclear>) {
    cell_with("", runs, "<w:styles/>")
}

fn cell_with(properties: &str, runs: &str, styles: &str) -> (String, Option<Unclear>) {
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{properties}<w:p>{runs}</w:p></w:tc></w:tr></w:tbl>",
        p("label")
    );
    let (blocks, _) = with(&body, &[("styles", styles)]);
    let Block::Grid(grid) = &blocks[0] else { panic!("no grid") };
    (grid.cells[1].text.clone(), grid.cells[1].unclear)
}

#[test]
fn struck_text_is_left_out() {
    for strike in ["<w:strike/>", "<w:dstrike/>", "<w:rStyle w:val='gone'/>"] {
        let styles = "<w:styles><w:style w:type='character' w:styleId='gone'><w:rPr><w:strike/></w:rPr></w:style>\
            </w:styles>";
        let runs = format!("{}{}", set(strike, "16"), r("17"));
        assert_eq!(cell_with("", &runs, styles), ("17".into(), None), "{strike}");
        let alone = cell_with("", &set(strike, "16"), styles);
        assert_eq!(alone, (String::new(), Some(Unclear::Struck)), "{strike}");
    }
    let kept = set("<w:strike w:val='0'/><w:u w:val='single'/>", "17");
    assert_eq!(cell(&kept), ("17".into(), None));
    assert_eq!(read(&format!("<w:p>{}{}</w:p>", set("<w:strike/>", "16"), r("17"))), ["17"]);
}

#[test]
fn hidden_text_is_left_out() {
    for hidden in ["<w:vanish/>", "<w:color w:val='FFFFFF'/>", "<w:sz w:val='2'/>"] {
        let runs = format!("{}{}", r("17"), set(hidden, "16"));
        assert_eq!(cell(&runs), ("17".into(), None), "{hidden}");
        assert_eq!(cell(&set(hidden, "16")), (String::new(), Some(Unclear::Hidden)), "{hidden}");
    }
}

#[test]
fn white_text_on_a_ground_is_seen() {
    let white = "<w:color w:val='FFFFFF'/>";
    let shading = "<w:shd w:val='clear' w:fill='1F4E79'/>";
    assert_eq!(cell(&set(&format!("{white}{shading}"), "17")), ("17".into(), None));
    let properties = format!("<w:tcPr>{shading}</w:tcPr>");
    let styles = "<w:styles/>";
    assert_eq!(cell_with(&properties, &set(white, "17"), styles), ("17".into(), None));
    let blank = "<w:tcPr><w:shd w:val='clear' w:fill='auto'/></w:tcPr>";
    let unseen = cell_with(blank, &set(white, "17"), styles);
    assert_eq!(unseen, (String::new(), Some(Unclear::Hidden)));
}

#[test]
fn figures_that_are_raised_or_lowered_are_no_part_of_a_number() {
    let raised = set("<w:position w:val='8'/>", "2");
    assert_eq!(cell(&format!("{}{raised}", r("17"))), ("17²".into(), None));
    let lowered = set("<w:position w:val='-6'/>", "2");
    assert_eq!(cell(&format!("{}{lowered}", r("17"))), ("17₂".into(), None));
    // A whole number is moved in its cell.
    assert_eq!(cell(&set("<w:position w:val='8'/>", "17")), ("17".into(), None));
    let hair = set("<w:position w:val='2'/>", "2");
    assert_eq!(cell(&format!("{}{hair}", r("17"))), ("172".into(), None));
}

#[test]
fn pictures_and_text_boxes_beside_a_number_need_an_eye() {
    let picture = "<w:r><w:drawing><w:inline><w:graphic/></w:inline></w:drawing></w:r>";
    assert_eq!(cell(picture), (String::new(), Some(Unclear::Picture)));
    assert_eq!(cell(&format!("{}{picture}", r("1"))), ("1".into(), Some(Unclear::Picture)));
    let boxed = |style: &str| {
        format!(
            "<w:r><w:pict><v:shape style='{style}'><v:textbox><w:txbxContent>{}</w:txbxContent>\
             </v:textbox></v:shape></w:pict></w:r>",
            p("7")
        )
    };
    let beside = format!("{}{}", r("1"), boxed(""));
    assert_eq!(cell(&beside), ("1".into(), Some(Unclear::TextBox)));
    assert_eq!(cell(&boxed("")), ("7".into(), None));
    let free = boxed("position:absolute;left:0");
    assert_eq!(cell(&free), ("7".into(), Some(Unclear::TextBox)));
}
