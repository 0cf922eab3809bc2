//! Everything a person can hand us: files, pasted text, dropped text.

use std::cell::Cell;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileList};
use yew::Callback;

use super::state::{Action, Trouble};

/// Above this a file is not read: a report with all its mark-up is below one.
pub const LIMIT_MEGABYTES: u32 = 20;

thread_local! {
    // Tells openings apart, over all elements of a page.
    static TOKEN: Cell<u32> = const { Cell::new(0) };
}

/// What was dropped or pasted. Files come first; then text with its tables; then plain text.
pub fn take(transfer: &DataTransfer, on: &Callback<Action>) {
    if holds_folder(transfer) {
        return on.emit(Action::Cannot(Trouble::Folder));
    }
    if let Some(files) = transfer.files().filter(|files| files.length() > 0) {
        return open(&files, on);
    }
    let (html, plain) = (text(transfer, "text/html"), text(transfer, "text/plain"));
    match (html, plain) {
        (Some(html), _) => paste("pasted-html", html, on),
        (None, Some(plain)) => paste("pasted-text", plain, on),
        (None, None) => on.emit(Action::Cannot(Trouble::Nothing)),
    }
}

/// The first of the files.
pub fn open(files: &FileList, on: &Callback<Action>) {
    let Some(file) = files.get(0) else {
        return on.emit(Action::Cannot(Trouble::Nothing));
    };
    let among = usize::try_from(files.length()).unwrap_or(1);
    let name = file.name();
    if file.size() > f64::from(LIMIT_MEGABYTES) * 1024.0 * 1024.0 {
        return on.emit(Action::Cannot(Trouble::TooLarge { name }));
    }
    let token = TOKEN.with(|token| {
        token.set(token.get().wrapping_add(1));
        token.get()
    });
    on.emit(Action::Opening { token, name, among });
    let on = on.clone();
    spawn_local(async move {
        on.emit(match read(&file).await {
            Some(bytes) => Action::Opened { token, bytes },
            None => Action::Unopened { token },
        });
    });
}

pub fn paste(source: &'static str, text: String, on: &Callback<Action>) {
    if text.trim().is_empty() {
        return on.emit(Action::Cannot(Trouble::Nothing));
    }
    on.emit(Action::Gave { name: String::new(), source, bytes: text.into_bytes() });
}

async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn text(transfer: &DataTransfer, kind: &str) -> Option<String> {
    transfer.get_data(kind).ok().filter(|text| !text.trim().is_empty())
}

fn holds_folder(transfer: &DataTransfer) -> bool {
    let items = transfer.items();
    let Some(first) = items.get(0) else { return false };
    // Not every browser can tell; then the folder arrives as a file that cannot be read.
    js_sys::Reflect::has(&first, &"webkitGetAsEntry".into()).unwrap_or(false)
        && first.kind() == "file"
        && first
            .webkit_get_as_entry()
            .ok()
            .flatten()
            .is_some_and(|entry| entry.unchecked_into::<web_sys::FileSystemEntry>().is_directory())
}
