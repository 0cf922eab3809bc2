//! What goes between the command line and the processes that check: frames of postcard, each with its length before it.
//!
//! Both ends are the same program, so that there are no versions.

use std::ffi::OsString;
use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::format::Format;

/// What holds for all files of a run.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Setup {
    pub format: Format,
    pub english: bool,
    /// The output is a terminal, which acts on some characters.
    pub on_terminal: bool,
    /// The texts of the files that were named; the command line has found no fault in them.
    pub profile: String,
    pub published: String,
    pub decisions: Vec<String>,
    /// Name and bytes.
    pub last_year: Option<(String, Vec<u8>)>,
    /// The most memory that a process may take.
    pub mebibytes: u64,
}

/// A file to be checked, or an archive of files.
#[derive(Clone, Serialize, Deserialize)]
pub struct Job {
    /// As a person named it or it was found. Paths are bytes here: not all are UTF-8.
    pub path: OsString,
    /// Its base name, or its path from the folder that was named.
    pub name: String,
    /// Its bytes, where there is no file to read them from.
    pub bytes: Option<Vec<u8>>,
    /// Of an archive: how many of its files are passed over, because they were answered before.
    pub passed_over: usize,
}

#[derive(Serialize, Deserialize)]
pub enum Answer {
    /// A file of an archive comes next.
    Begun {
        path: OsString,
        name: String,
    },
    Checked(Checked),
    End {
        /// There was nothing in it to check.
        empty: bool,
    },
}

/// What came of one file.
#[derive(Default, Serialize, Deserialize)]
pub struct Checked {
    /// What is written for it.
    pub out: Vec<u8>,
    /// What is written behind all files, for formats that have such a place.
    pub behind: Vec<u8>,
    /// What is said on the standard error.
    pub said: Option<String>,
    /// The place of its status in [`STATUSES`](crate::totals::STATUSES).
    pub status: u8,
    pub complete: bool,
    pub wrong: u32,
    pub doubtful: u32,
    pub remarks: u32,
    /// Numbers of the files of decisions that may be about it.
    pub decided: Vec<usize>,
}

/// Longer frames than any file makes: what claims to be one is none.
const LONGEST: u32 = 1 << 30;

pub fn put(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_allocvec(value).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)?;
    out.flush()
}

/// The next frame.
///
/// # Errors
/// There is none: the other end is gone.
pub fn take<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // Grows with what comes, not with what is claimed.
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    postcard::from_bytes(&bytes).map_err(io::Error::other)
}
