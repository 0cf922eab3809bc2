//! The path of the project, derived from the folder of the manifest here only.

use std::path::Path;

/// The root of the project, above `docs`, `src` and `tests`.
pub fn root() -> &'static Path {
    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    Path::new(ROOT)
}
