//! Malformed and oversized files.

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::answer;
use super::file::File;
use model::document::{Block, Remark};
use read::{Limits, Refused};

const TEXT: &str = "BT /F 10 Tf 50 700 Td (12) Tj ET";

#[test]
fn a_page_whose_checksum_is_another_is_named_and_not_read() {
    let mut packed = compress_to_vec_zlib(TEXT.as_bytes(), 6);
    *packed.last_mut().unwrap() ^= 1;
    let file = || File::of(TEXT).stream(50, "/Filter /FlateDecode", &packed).page_with(50);
    let (blocks, remarks) = answer(&file().bytes(), &Limits::default()).unwrap();
    assert_eq!(blocks.len(), 1);
    assert_eq!(remarks, [Remark::DamagedPages { pages: vec![2] }]);
    let only = File::new().stream(50, "/Filter /FlateDecode", &packed).page_with(50).bytes();
    let refused = answer(&only, &Limits::default());
    assert_eq!(refused, Err(Refused::DamagedPages { pages: vec![1] }));
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = vec![b' '; 40 << 20];
    let file = File::of(TEXT).packed(50, "", &bomb).page_with(50).bytes();
    let (blocks, remarks) = answer(&file, &Limits::default()).unwrap();
    assert_eq!((blocks.len(), remarks), (1, vec![Remark::LimitReached]));
    let objects = File::of(TEXT).packed(50, "/Type /ObjStm /N 1 /First 4", &bomb).bytes();
    assert_eq!(answer(&objects, &Limits::default()), Err(Refused::TooLarge));
}

#[test]
fn objects_whose_checksum_is_another_are_not_trusted() {
    let mut packed = compress_to_vec_zlib(b"60 0 << /A 1 >>", 6);
    *packed.last_mut().unwrap() ^= 1;
    let entries = "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode";
    let file = File::of(TEXT).stream(50, entries, &packed).bytes();
    let refused = answer(&file, &Limits::default());
    assert_eq!(refused, Err(Refused::Damaged { part: "50 0 obj".into() }));
}

fn forms(forms: &[(usize, &str, &str)]) -> Vec<u8> {
    let file = File::new()
        .resources("/Font << /F 9 0 R >> /XObject << /X 10 0 R >>")
        .object(9, super::file::LATIN)
        .page(&format!("{TEXT} /X Do"));
    let form = |file: File, (number, inner, operators): &(usize, &str, &str)| {
        let entries = format!("/Subtype /Form /Resources << /XObject << /X {inner} >> >>");
        file.stream(*number, &entries, operators.as_bytes())
    };
    forms.iter().fold(file, form).bytes()
}

#[test]
fn forms_that_draw_each_other_end() {
    let cyclic = forms(&[(10, "11 0 R", "/X Do"), (11, "10 0 R", "/X Do")]);
    let (blocks, remarks) = answer(&cyclic, &Limits::default()).unwrap();
    assert_eq!((blocks.len(), remarks), (1, Vec::new()));
}

#[test]
fn forms_that_double_and_double_are_cut() {
    let inner: Vec<String> = (11..=33).map(|number| format!("{number} 0 R")).collect();
    let doubling: Vec<(usize, &str, &str)> =
        (10..).zip(&inner).map(|(number, inner)| (number, inner.as_str(), "/X Do /X Do")).collect();
    assert_eq!(answer(&forms(&doubling), &Limits::default()), Err(Refused::TooLarge));
}

#[test]
fn two_million_strings_are_cut() {
    let flood = format!("BT /F 1 Tf {}ET", "(1) Tj ".repeat(2_000_000));
    let file = File::of(TEXT).packed(50, "", flood.as_bytes()).page_with(50).bytes();
    let (blocks, remarks) = answer(&file, &Limits::default()).unwrap();
    assert_eq!((blocks.len(), remarks), (1, vec![Remark::LimitReached]));
}

#[test]
fn inline_pictures_without_an_end_are_cut() {
    let text = |pictures: usize| {
        let content = format!("{TEXT} {}", "BI /W 1 ID x ".repeat(pictures));
        let file = File::of(TEXT).packed(50, "", content.as_bytes()).page_with(50).bytes();
        answer(&file, &Limits::default()).unwrap()
    };
    let (blocks, remarks) = text(3);
    assert_eq!((blocks.len(), remarks), (2, vec![]));
    let (blocks, remarks) = text(300_000);
    assert_eq!((blocks.len(), remarks), (1, vec![Remark::LimitReached]));
}

#[test]
fn a_mesh_of_lines_is_cut_and_its_text_is_left() {
    let mut mesh = String::from(TEXT);
    for at in 0..2_000 {
        let at = f64::from(at) * 4.0;
        mesh.push_str(&format!(" 0 {at} m 8000 {at} l S {at} 0 m {at} 8000 l S"));
    }
    let file = File::of(&mesh).every_page("/MediaBox [0 0 8000 8000]").bytes();
    let (blocks, remarks) = answer(&file, &Limits::default()).unwrap();
    assert!(matches!(blocks.as_slice(), [Block::Line(line)] if line.text == "12"));
    assert_eq!(remarks, [Remark::LimitReached]);
}

#[test]
fn deep_states_and_numbers_that_are_none_are_survived() {
    let deep = format!("{} {TEXT} {}", "q ".repeat(100_000), "Q ".repeat(100_000));
    let huge = format!("1e38 0 0 1e38 1e38 1e38 cm {TEXT} 1e38 1e38 1e38 1e38 re S");
    let odd = format!("Tj TJ Tf Td /X Do m l c re S [ ] TJ {TEXT} ( unclosed");
    for operators in [deep, huge, odd] {
        let _ = answer(&File::of(&operators).bytes(), &Limits::default());
    }
}
