//! Why there is no report.

use serde::{Deserialize, Serialize};

/// Why a file is no report that can be read. The words stand in the catalogue of refusals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    Empty,
    TooLarge,
    Image,
    /// The reader for its kind is not in this build.
    Elsewhere,
    /// Office files of a kind that is not read: slides, RTF, OpenDocument text.
    Office,
    Archive,
    /// It opens with a password only.
    Encrypted,
    /// Word 6 and Word 95.
    OldWord,
    /// Microsoft Works.
    Works,
    /// A PDF whose pages are pictures.
    Scanned,
    /// A workbook without a filled cell.
    EmptyWorkbook,
    /// The file, or a part of it that cannot be done without, is broken. `part` is its name inside
    /// the file; empty where it is the file itself.
    Damaged {
        part: String,
    },
    /// These pages (from 1) are broken, and no other has text.
    DamagedPages {
        pages: Vec<usize>,
    },
    /// Bytes that are no text in any encoding we know.
    Binary,
    /// Text whose characters were destroyed by a wrong conversion.
    Mojibake,
    /// Text, but not an annual report on open government information.
    AnotherDocument,
}
