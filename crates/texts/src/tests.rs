//! The texts against the list of modules in `index.html`.

/// The names of the modules of the page whose loading is shown: those with `data-later`, but for the silent ones.
fn shown_modules() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../index.html");
    let page = std::fs::read_to_string(path).expect("the page is at the top of the project");
    let elements = page.split("<link ").skip(1).filter_map(|rest| Some(rest.split_once('>')?.0));
    let later = elements.filter(|element| {
        element.contains("data-later") && !element.contains("data-later=\"silent\"")
    });
    let name =
        |element: &str| Some(element.split_once("data-bin=\"")?.1.split_once('"')?.0.to_owned());
    later.filter_map(name).collect()
}

#[test]
fn each_module_has_a_text_for_while_it_is_loaded() {
    let modules = shown_modules();
    assert!(modules.len() > 3, "the list was not found in index.html: {modules:?}");
    for module in &modules {
        assert!(
            crate::CHINESE.loading(module).is_some(),
            "index.html lists the module {module}: texts.toml has no text loading.{module}"
        );
    }
}

/// The first screen is drawn by index.html before any module is there: in the words of the page.
#[test]
fn the_first_screen_says_the_same_before_and_after_it_is_there() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../index.html");
    let page = std::fs::read_to_string(path).expect("the page is at the top of the project");
    let t = &super::CHINESE;
    for text in [
        t.mark(),
        t.product_long(),
        t.open(),
        t.sheet_title(),
        t.sheet_formats(),
        t.sheet_local(),
        t.sheet_looks(),
        t.sheet_looks_1(),
        t.sheet_looks_2(),
        t.sheet_looks_3(),
        t.sheet_not(),
    ] {
        assert!(page.contains(&[">", text, "<"].concat()), "{text}");
    }
}
