//! What a person can drop, choose or paste: files, folders, text.

use std::cell::Cell;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileList};
use yew::Callback;

use super::folder::{self, Found};
use super::state::{Action, DecisionFile, LoadedFile, Trouble, holds_decisions};
use screen::{Decisions, SourceKind};

/// The largest file that is read, in megabytes. A report with all its mark-up is below one.
pub const LIMIT_MEGABYTES: u32 = 20;

/// The most files taken at once, and their bytes together. A county has some sixty reports.
pub const MOST_FILES: usize = 500;
const MOST_BYTES: usize = 300 << 20;

thread_local! {
    // Numbers the openings of files, over all elements of a page.
    static TOKEN: Cell<u32> = const { Cell::new(0) };
}

/// What was dropped or pasted. Files come first; then text with its tables; then plain text.
pub fn take(transfer: &DataTransfer, on: &Callback<Action>) {
    // Entries can be asked for only while the drop is being handled.
    let entries = folder::entries(transfer);
    if entries.iter().any(web_sys::FileSystemEntry::is_directory) {
        let name = entries.first().map(web_sys::FileSystemEntry::name).unwrap_or_default();
        return open(name, folder::files(entries), on);
    }
    if let Some(files) = transfer.files().filter(|files| files.length() > 0) {
        return choose(&files, on);
    }
    let (html, plain) = (text(transfer, "text/html"), text(transfer, "text/plain"));
    match (html, plain) {
        (Some(html), _) => paste(SourceKind::PastedHtml, html, on),
        (None, Some(plain)) => paste(SourceKind::PastedText, plain, on),
        (None, None) => on.emit(Action::Fail(Trouble::NothingToRead)),
    }
}

/// Files from the file dialog, or dropped.
pub fn choose(files: &FileList, on: &Callback<Action>) {
    let files: Vec<Found> = (0..files.length())
        .filter_map(|index| files.get(index))
        .map(|file| Found { path: file.name(), file })
        .collect();
    match files.first().map(|found| found.path.clone()) {
        Some(name) => open(name, std::future::ready(files), on),
        None => on.emit(Action::Fail(Trouble::NothingToRead)),
    }
}

/// Last year's report, from its file dialog.
pub fn add_last_year(files: &FileList, on: &Callback<Action>) {
    let Some(file) = files.get(0) else { return };
    let on = on.clone();
    spawn_local(async move {
        let loaded = read(Found { path: file.name(), file }).await;
        on.emit(Action::AddLastYear(loaded));
    });
}

/// Reads all files; the page shows `name` meanwhile.
fn open(name: String, files: impl Future<Output = Vec<Found>> + 'static, on: &Callback<Action>) {
    let token = TOKEN.with(|token| {
        token.set(token.get().wrapping_add(1));
        token.get()
    });
    on.emit(Action::Opening { token, name: name.clone() });
    let on = on.clone();
    spawn_local(async move {
        let found = files.await;
        if found.is_empty() {
            return on.emit(Action::Fail(Trouble::EmptyContainer { name }));
        }
        let (mut files, mut bytes) = (Vec::new(), 0usize);
        let among = found.len();
        for file in found.into_iter().take(MOST_FILES) {
            let loaded = read(file).await;
            bytes += loaded.bytes.as_ref().map_or(0, Vec::len);
            files.push(loaded);
            if bytes > MOST_BYTES {
                break;
            }
        }
        let left = among - files.len();
        let (records, files): (Vec<LoadedFile>, Vec<LoadedFile>) =
            files.into_iter().partition(is_record);
        on.emit(Action::Opened { token, files, left });
        if !records.is_empty() {
            on.emit(Action::AddDecisions(records.into_iter().map(decisions).collect()));
        }
    });
}

pub fn paste(source: SourceKind, text: String, on: &Callback<Action>) {
    if text.trim().is_empty() {
        return on.emit(Action::Fail(Trouble::NothingToRead));
    }
    on.emit(Action::Check { name: String::new(), source, bytes: text.into_bytes() });
}

fn is_record(loaded: &LoadedFile) -> bool {
    loaded.bytes.as_ref().is_ok_and(|bytes| holds_decisions(bytes))
}

/// The decisions in a file, or its name where it cannot be read.
fn decisions(LoadedFile { name, bytes }: LoadedFile) -> DecisionFile {
    let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| Decisions::read(&text)).ok_or(name)
}

async fn read(Found { path: name, file }: Found) -> LoadedFile {
    if file.size() > f64::from(LIMIT_MEGABYTES) * 1024.0 * 1024.0 {
        return LoadedFile { bytes: Err(Trouble::TooLarge { name: name.clone() }), name };
    }
    let bytes = match bytes(&file).await {
        Some(bytes) => Ok(bytes),
        None => Err(Trouble::Unreadable { name: name.clone() }),
    };
    LoadedFile { name, bytes }
}

async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer.unchecked_into()).to_vec())
}

fn text(transfer: &DataTransfer, kind: &str) -> Option<String> {
    transfer.get_data(kind).ok().filter(|text| !text.trim().is_empty())
}
