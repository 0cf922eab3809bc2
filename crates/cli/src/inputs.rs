//! Which files a path names.

use std::fs::{DirEntry, FileType};
use std::path::{Path, PathBuf};

use office::is_litter;
use view::files::Skipped;

/// A file to be opened.
pub struct Input {
    pub path: PathBuf,
    /// Its base name, or its path from the folder that was named.
    pub name: String,
    /// Why it is not opened, where that is so.
    pub skipped: Option<Skipped>,
}

/// The file, or all files in the folder and in its folders, in the order of their paths. One that is not
/// there is found out when it is opened.
pub fn inputs(path: &Path) -> Vec<Input> {
    let kind = std::fs::metadata(path).map(|found| found.file_type());
    let found = of_kind(path, kind.ok());
    match found.as_slice() {
        [] => vec![Input { skipped: Some(Skipped::Nothing), ..input(path) }],
        _ => found,
    }
}

fn of_kind(path: &Path, kind: Option<FileType>) -> Vec<Input> {
    match kind {
        // A link that was named is followed, so this one stands in a folder.
        Some(kind) if kind.is_symlink() => {
            vec![Input { skipped: Some(Skipped::Link), ..input(path) }]
        }
        Some(kind) if kind.is_dir() => within(path),
        Some(kind) if !kind.is_file() => {
            vec![Input { skipped: Some(Skipped::NotRegular), ..input(path) }]
        }
        _ => vec![input(path)],
    }
}

fn within(folder: &Path) -> Vec<Input> {
    // A folder that cannot be listed cannot be opened either, and that is told.
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![input(folder)] };
    let is_litter = |entry: &DirEntry| is_litter(&entry.file_name().to_string_lossy());
    let mut entries: Vec<DirEntry> = entries.flatten().filter(|entry| !is_litter(entry)).collect();
    entries.sort_by_key(DirEntry::path);
    let below = entries.iter().flat_map(|entry| of_kind(&entry.path(), entry.file_type().ok()));
    let name = base_name(folder);
    below.map(|input| Input { name: [name.as_str(), &input.name].join("/"), ..input }).collect()
}

fn input(path: &Path) -> Input {
    Input { path: path.to_owned(), name: base_name(path), skipped: None }
}

pub fn base_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
