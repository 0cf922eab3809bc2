//! The page's wasm: mounts the page on an element and takes it down again.

use browser as _;
use gouji_page::{App, AppProps, Host, Reach};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// A mounted page. Destroying it ends its worker and drops its listeners.
#[wasm_bindgen]
pub struct Handle(AppHandle<App>);

/// Mounts the page on `root`, an element inside the shadow root.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    host: Host,
    whole_page: bool,
    language: String,
    theme: String,
) -> Handle {
    let reach = if whole_page { Reach::WholePage } else { Reach::Element };
    let props = AppProps {
        host,
        root: root.clone(),
        reach,
        language: language.into(),
        theme: theme.into(),
    };
    Handle(Renderer::<App>::with_root_and_props(root, props).render())
}

#[wasm_bindgen]
impl Handle {
    pub fn destroy(self) {
        self.0.destroy();
    }
}

fn main() {}
