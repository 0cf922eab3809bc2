//! Which files the paths of a command name.

use std::ffi::OsString;
use std::fs::{DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
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

/// Which of the files in folders are meant. A file that was named itself always is.
pub struct Wanted {
    include: Option<GlobSet>,
    exclude: GlobSet,
    /// What the command itself writes.
    output: Option<PathBuf>,
}

impl Wanted {
    /// # Errors
    /// The pattern, and what is wrong with it.
    pub fn of(
        include: &[String],
        exclude: &[String],
        output: Option<&Path>,
    ) -> Result<Wanted, (String, String)> {
        let output = output.and_then(|path| path.canonicalize().ok());
        let include = if include.is_empty() { None } else { Some(patterns(include)?) };
        Ok(Wanted { include, exclude: patterns(exclude)?, output })
    }

    /// `below` is the path from the folder that was named.
    fn wants(&self, below: &Path, path: &Path) -> bool {
        let base = below.file_name().map(Path::new).unwrap_or(below);
        let in_set = |set: &GlobSet| set.is_match(below) || set.is_match(base);
        let is_output = || {
            self.output.as_ref().is_some_and(|output| {
                output.file_name() == path.file_name()
                    && path.canonicalize().is_ok_and(|path| path == *output)
            })
        };
        self.include.as_ref().is_none_or(in_set) && !in_set(&self.exclude) && !is_output()
    }

    /// A folder that is excluded is not gone into.
    fn enters(&self, below: &Path) -> bool {
        let base = below.file_name().map(Path::new).unwrap_or(below);
        !self.exclude.is_match(below) && !self.exclude.is_match(base)
    }
}

fn patterns(given: &[String]) -> Result<GlobSet, (String, String)> {
    let mut set = GlobSetBuilder::new();
    for pattern in given {
        let fault = |why: globset::Error| (pattern.clone(), why.kind().to_string());
        // `*` stays within a folder, `**` does not, as in .gitignore.
        let glob = GlobBuilder::new(pattern.trim_end_matches('/')).literal_separator(true).build();
        set.add(glob.map_err(fault)?);
    }
    set.build().map_err(|why| (given.join(" "), why.to_string()))
}

/// The file, or all files in the folder and in its folders, in the order of their paths. One that is not
/// there is found out when it is opened.
pub fn inputs(path: &Path, wanted: &Wanted, stop: &AtomicBool) -> Vec<Input> {
    let kind = std::fs::metadata(path).map(|found| found.file_type()).ok();
    let found = match kind {
        Some(kind) if kind.is_dir() => within(path, wanted, stop),
        kind => vec![of_kind(path, base_name(path), kind)],
    };
    match found.as_slice() {
        [] => vec![Input { skipped: Some(Skipped::Nothing), ..input(path, base_name(path)) }],
        _ => found,
    }
}

fn of_kind(path: &Path, name: String, kind: Option<FileType>) -> Input {
    let skipped = match kind {
        // A link that was named is followed, so this one stands in a folder: it may lead back there.
        Some(kind) if kind.is_symlink() => Some(Skipped::Link),
        // A pipe without a writer is waited for without end, as a terminal is.
        Some(kind) if !kind.is_file() => Some(Skipped::NotRegular),
        _ => None,
    };
    Input { skipped, ..input(path, name) }
}

/// The files below a folder. Folders in folders wait in a list, so that no depth is too great.
fn within(root: &Path, wanted: &Wanted, stop: &AtomicBool) -> Vec<Input> {
    let mut found = Vec::new();
    let mut waiting: Vec<(PathBuf, String, Option<FileType>)> =
        vec![(root.to_owned(), base_name(root), None)];
    while let Some((path, name, kind)) = waiting.pop() {
        if stop.load(Ordering::Relaxed) {
            return found;
        }
        let below = path.strip_prefix(root).unwrap_or(&path);
        // Only the first has no kind.
        if kind.is_some_and(|kind| !kind.is_dir()) {
            if wanted.wants(below, &path) {
                found.push(of_kind(&path, name, kind));
            }
            continue;
        }
        if kind.is_some() && !wanted.enters(below) {
            continue;
        }
        let Ok(entries) = listed(&path) else {
            // A folder that cannot be listed cannot be opened either, and that is told.
            found.push(input(&path, name));
            continue;
        };
        // The last is taken first.
        for entry in entries.into_iter().rev() {
            let kind = entry.file_type().ok();
            let name = [name.as_str(), "/", &base_name(&entry.path())].concat();
            match kind {
                Some(_) => waiting.push((entry.path(), name, kind)),
                // It has gone, or its kind is not told: whoever opens it will see.
                None => found.push(input(&entry.path(), name)),
            }
        }
    }
    found
}

/// What is in a folder, in the order of names, without litter.
fn listed(folder: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries: Vec<DirEntry> = std::fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.retain(|entry| !is_litter(&entry.file_name().to_string_lossy()));
    entries.sort_by_key(DirEntry::path);
    Ok(entries)
}

fn input(path: &Path, name: String) -> Input {
    Input { path: path.to_owned(), name, skipped: None }
}

pub fn base_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The paths of a list: one a line, or each before a zero byte as `find -print0` writes them. Empty lines are none.
pub fn listed_in(bytes: &[u8]) -> Vec<PathBuf> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|byte| *byte == end);
    let lines =
        lines.map(|line| if end == 0 { line } else { line.strip_suffix(b"\r").unwrap_or(line) });
    lines.filter(|line| !line.is_empty()).map(|line| PathBuf::from(path_of(line))).collect()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_lines_or_zero_bytes() {
        let paths = |bytes: &[u8]| -> Vec<String> {
            let paths = listed_in(bytes).into_iter();
            paths.map(|path| path.to_string_lossy().into_owned()).collect()
        };
        assert_eq!(paths("\u{feff}a b\r\n\n\nc".as_bytes()), ["a b", "c"]);
        assert_eq!(paths(b"a\nb\0c\r\0"), ["a\nb", "c\r"]);
        assert_eq!(paths(b""), [""; 0]);
    }

    #[test]
    fn patterns_are_of_the_path_below_the_folder_or_of_the_name() {
        let all = |patterns: &[&str]| patterns.iter().map(ToString::to_string).collect::<Vec<_>>();
        let wants = |include: &[&str], exclude: &[&str], below: &str| {
            let wanted = Wanted::of(&all(include), &all(exclude), None).ok().unwrap();
            wanted.wants(Path::new(below), Path::new(below))
        };
        assert!(wants(&[], &[], "a/b.pdf"));
        assert!(wants(&["*.pdf"], &[], "a/b.pdf"));
        assert!(!wants(&["*.pdf"], &["b.*"], "a/b.pdf"));
        assert!(!wants(&["a/*.pdf"], &[], "a/c/b.pdf"));
        assert!(wants(&["a/**/*.pdf"], &[], "a/c/b.pdf"));
        let folder = Wanted::of(&[], &all(&["old/"]), None).ok().unwrap();
        assert!(!folder.enters(Path::new("a/old")) && folder.enters(Path::new("a/olds")));
        assert!(Wanted::of(&all(&["["]), &[], None).is_err());
    }
}
