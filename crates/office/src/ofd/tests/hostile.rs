//! Packages that are too large, and packages that are damaged.

use super::*;

#[test]
fn floods_are_cut_and_it_is_said() {
    let limits = Limits { nodes: 20_000, pages: 2, ..Limits::default() };
    let many = text("Size='4'", &code("", &"文".repeat(3_000)));
    let page = layer(&many);
    let (read, remarks) = pages_within(&contents(&[&page, &page, &page]), &limits).unwrap();
    assert_eq!((read.len(), remarks), (2, vec![Remark::LimitReached]));
    let limits = Limits { nodes: 5_000, ..limits };
    let (read, remarks) = pages_within(&contents(&[&page, &page]), &limits).unwrap();
    assert_eq!((read.len(), remarks), (2, vec![Remark::LimitReached]));
    // Deep blocks cost no stack.
    let deep = "<ofd:PageBlock>".repeat(30_000) + &many + &"</ofd:PageBlock>".repeat(30_000);
    let (read, _) = pages(&contents(&[&layer(&deep)])).unwrap();
    assert_eq!(read[0].spans[0].text.chars().count(), 3_000);
    let bomb = layer(&" ".repeat(8 << 20));
    assert_eq!(pages(&contents(&[&bomb])).unwrap_err(), Refused::TooLarge);
}

#[test]
fn no_corruption_of_a_package_changes_what_is_read() {
    let mut page = writer::Page::a4();
    page.write("收到申请 12 件", 90.0, 120.0, 16.0);
    page.frame(80.0, 150.0, 300.0, 210.0);
    let whole = writer::package(&[page]);
    let (expected, _) = pages(&whole).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x11;
        if let Ok((read, _)) = pages(&bytes) {
            assert_eq!(spans(&read[0]), spans(&expected[0]), "at {at}");
        }
    }
}

#[test]
fn what_is_drawn_again_and_again_is_paid_before_it_is_read() {
    let drawn = |inner: &str, times: usize| {
        let unit = format!(
            "<ofd:CompositeGraphicUnit ID='7'><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit>"
        );
        let units = format!("<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>");
        let again = "<ofd:CompositeObject ID='1' ResourceID='7' Boundary='0 0 9 9'/>".repeat(times);
        let page = root("Page", "", &layer(&(text("Size='4'", &code("", "文")) + &again)));
        let resources = root("Res", "", &units);
        let parts = [
            ("Doc_0/Pages/Page_0/Content.xml", page.as_str()),
            ("Doc_0/PublicRes.xml", &resources),
        ];
        pages(&with(document(1), parts.into_iter())).map(|(_, remarks)| remarks)
    };
    // Neither draws a line or a character that would be paid for afterwards.
    let path = path("", &"M 0 0 ".repeat(20_000));
    let codes = text("Size='4'", &code("", "").repeat(20_000));
    for (inner, times) in [(path, 20_000), (codes, 2_000)] {
        assert_eq!(drawn(&inner, 2), Ok(vec![]));
        let cut = [Ok(vec![Remark::LimitReached]), Err(Refused::TooLarge)];
        assert!(cut.contains(&drawn(&inner, times)));
    }
}
