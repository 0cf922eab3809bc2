//! What a person can drop, choose or paste: files, folders, text.

use std::cell::Cell;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DataTransfer, FileList};
use yew::Callback;

use super::blobs;
use super::folder::{self, Found};
use super::state::{
    Action, Came, DecisionFile, Kept, LoadedFile, Trouble, holds_decisions, may_hold_decisions,
};
use screen::{Decisions, SourceKind, WorkingFile};

/// The largest file that is read, in megabytes. A report with all its mark-up is below one.
pub const LIMIT_MEGABYTES: u32 = 20;

/// The most files taken at once. A county has some sixty reports.
pub const MOST_FILES: usize = 500;

/// As many bytes as tell that a file can be read, and that it may be a file of decisions.
const HEAD: u32 = 1024;

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
        match look_into(Found { path: file.name(), file }).await {
            Ok(file) => on.emit(Action::AddLastYear(file)),
            Err(record) => on.emit(Action::AddDecisions(vec![record])),
        }
    });
}

/// Looks into all files; the page shows `name` meanwhile.
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
        let (mut files, mut records) = (Vec::new(), Vec::new());
        let left = found.len().saturating_sub(MOST_FILES);
        for found in found.into_iter().take(MOST_FILES) {
            match look_into(found).await {
                Ok(file) => files.push(file),
                Err(record) => records.push(record),
            }
        }
        on.emit(Action::Opened { token, files, left });
        if !records.is_empty() {
            on.emit(Action::AddDecisions(records));
        }
    });
}

pub fn paste(source: SourceKind, text: String, on: &Callback<Action>) {
    if text.trim().is_empty() {
        return on.emit(Action::Fail(Trouble::NothingToRead));
    }
    on.emit(Action::Check { name: String::new(), source, content: blobs::of_text(&text) });
}

/// A file that is not read before it is checked. Its first bytes tell whether it can be, and whether it may be a
/// file of decisions, which is read at once.
async fn look_into(Found { path: name, file }: Found) -> Result<LoadedFile, DecisionFile> {
    let too_large = blobs::size(&file) > u64::from(LIMIT_MEGABYTES) << 20;
    let mut head = blobs::read(&file, Some(HEAD)).await;
    if !too_large && head.as_deref().is_some_and(may_hold_decisions) {
        head = blobs::read(&file, None).await;
        if let Some(bytes) = head.as_deref().filter(|bytes| holds_decisions(bytes)) {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            return Err(Decisions::read(text).ok_or(name));
        }
    }
    if !too_large && head.as_deref().is_some_and(WorkingFile::is_one) {
        let bytes = blobs::read(&file, None).await;
        return Ok(match bytes.as_deref().map(WorkingFile::read) {
            Some(Ok(kept)) => opened(kept, Came::WorkingFile),
            Some(Err(why)) => {
                LoadedFile::new(name.clone(), Err(Trouble::WorkingFile { name, why }))
            }
            None => LoadedFile::new(name.clone(), Err(Trouble::Unreadable { name })),
        });
    }
    let content = match head {
        _ if too_large => Err(Trouble::TooLarge { name: name.clone() }),
        None => Err(Trouble::Unreadable { name: name.clone() }),
        Some(_) => Ok(blobs::of_file(file.into())),
    };
    Ok(LoadedFile::new(name, content))
}

/// The contents of a working file go to the browser, as those of any file.
pub fn opened(mut file: WorkingFile, came: Came) -> LoadedFile {
    let held = |bytes: Vec<u8>| blobs::of_bytes(&Uint8Array::from(bytes.as_slice()));
    let content = held(std::mem::take(&mut file.content));
    let last_year = file.last_year.as_mut().map(|other| held(std::mem::take(&mut other.content)));
    let name = file.name.clone();
    LoadedFile { name, content: Ok(content), kept: Some(Box::new(Kept { file, last_year, came })) }
}

fn text(transfer: &DataTransfer, kind: &str) -> Option<String> {
    transfer.get_data(kind).ok().filter(|text| !text.trim().is_empty())
}
