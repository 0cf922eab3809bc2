//! What is drawn over, under and through text.

use super::*;

/// The lines of a page with these objects.
fn lines(objects: &str) -> Vec<String> {
    let (page, _) = one(objects);
    let (blocks, _) = read::paged::blocks(&[page], &Limits::default());
    testing::outline(&blocks)
}

#[test]
fn what_is_drawn_over_text_hides_it() {
    let (old, new) = (text("Size='4'", &code("", "16")), text("Size='4'", &code("", "17")));
    let over = |fill: &str, attributes: &str| {
        let data = "M 0 0 L 20 0 L 20 5 L 0 5 C";
        format!(
            "<ofd:PathObject ID='9' Boundary='10 20 20 5' Stroke='false' Fill='true' {attributes}>{fill}\
             <ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    };
    let white = "<ofd:FillColor Value='255 255 255'/>";
    assert_eq!(lines(&format!("{old}{}{new}", over(white, ""))), ["17"]);
    assert_eq!(lines(&format!("{}{new}", over(white, ""))), ["17"]);
    assert_eq!(lines(&format!("{new}{}", over(white, "Alpha='90'"))), ["17"]);
    assert_eq!(lines(&format!("{old}{new}{}", over("", "Visible='false'"))).len(), 1);
    let unseen = text("Size='4'", &(white.to_owned() + &code("", "16")));
    assert_eq!(lines(&(unseen + &new)), ["17"]);
}

#[test]
fn what_is_drawn_twice_struck_out_or_raised_is_read_as_it_is_seen() {
    let new = text("Size='4'", &code("", "17"));
    assert_eq!(lines(&format!("{new}{new}")), ["17"]);
    let note = "<ofd:TextObject ID='8' Font='2' Boundary='14 20 9 9' Size='2'>\
        <ofd:TextCode X='0' Y='2.5'>2</ofd:TextCode></ofd:TextObject>";
    assert_eq!(lines(&format!("{new}{note}")), ["17²"]);
    let strike = "<ofd:PathObject ID='9' Boundary='10 22.5 4 1'>\
        <ofd:AbbreviatedData>M 0 0 L 4 0</ofd:AbbreviatedData></ofd:PathObject>";
    let beside = "<ofd:TextObject ID='8' Font='2' Boundary='15 20 9 9' Size='4'>\
        <ofd:TextCode X='0' Y='4'>18</ofd:TextCode></ofd:TextObject>";
    assert_eq!(lines(&format!("{new}{beside}{strike}")), ["18"]);
}
