//! The files in a folder that was dropped, and in all folders in it.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

use super::input::MOST_FILES;

/// A file, and its path from the folder that was dropped.
pub struct Found {
    pub path: String,
    pub file: File,
}

/// The entries that were dropped; none where the browser has no entries, and a folder is then a file that cannot be
/// read.
pub fn entries(transfer: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = transfer.items();
    (0..items.length())
        .filter_map(|index| items.get(index))
        .filter(|item| item.kind() == "file")
        .filter(|item| js_sys::Reflect::has(item, &"webkitGetAsEntry".into()).unwrap_or(false))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .map(JsCast::unchecked_into)
        .collect()
}

/// All files in the entries, sorted by path, without those that operating systems and office programs leave behind.
pub async fn files(entries: Vec<FileSystemEntry>) -> Vec<Found> {
    let mut waiting = entries;
    let mut found: Vec<Found> = Vec::new();
    while let Some(entry) = waiting.pop() {
        if entry.is_directory() {
            waiting.extend(inside(&entry.unchecked_into()).await);
        } else if !is_litter(&entry.name())
            && let Some(file) = file(entry.unchecked_ref()).await
        {
            found.push(Found { path: entry.full_path().trim_start_matches('/').to_owned(), file });
        }
        // One more than the limit shows that there are more.
        if found.len() > MOST_FILES {
            break;
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// All entries of a folder. Browsers return at most a hundred at a time, and none at the end.
async fn inside(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let some = some(&reader).await.unwrap_or_default();
        if some.length() == 0 {
            return all;
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn some(reader: &FileSystemDirectoryReader) -> Result<Array, JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        // An error here leaves the folder empty.
        let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
    });
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let promise =
        Promise::new(&mut |done, failed| entry.file_with_callback_and_callback(&done, &failed));
    Some(JsFuture::from(promise).await.ok()?.unchecked_into())
}

fn is_litter(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with("~WR")
        || ["thumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}
