//! The browsers that the page is tested in: one of each engine, and the oldest it promises.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{apt, npm};
use crate::paths;
use crate::step::{step, there};

/// Chromium, Firefox and WebKitGTK are Debian's; so are the fonts, without which Chinese is boxes.
const PACKAGES: &[&str] =
    &["chromium", "firefox-esr", "webkit2gtk-driver", "xvfb", "xauth", "fonts-noto-cjk"];

/// Chromium without a browser around it: a page stands sooner in it, and most tests do little else.
const QUICK: &[&str] = &["chromium-headless-shell"];

/// What makes files of other programs for the tests: Chromium prints, LibreOffice saves.
const MAKERS: &[&str] = &[
    "chromium",
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
    "fonts-noto-cjk",
    "poppler-utils",
];

/// Installs what makes files for the tests. Where it may not, the tests that want such files say how
/// many they skipped.
pub fn makers() {
    if let Err(error) = apt::ensure("LibreOffice, for files of other programs", "1 minute", MAKERS)
    {
        eprintln!("  {error:#}");
    }
}

/// The version that the npm package chrome-aws-lambda 2.1.1 holds.
const OLDEST: &str = "chromium-80.0.3987";

/// Installs what is missing, and returns the program of the oldest Chromium.
pub fn browsers() -> Result<PathBuf> {
    apt::ensure("Chromium, Firefox, WebKitGTK and fonts", "1 minute", PACKAGES)?;
    if let Err(error) = apt::ensure("Chromium's headless shell", "20 seconds", QUICK) {
        eprintln!("  {error:#}\n  The tests take longer without it.");
    }
    npm::packages()?;
    oldest(&paths::cache()?.join(OLDEST))
}

fn oldest(home: &Path) -> Result<PathBuf> {
    let program = home.join("chromium");
    if program.exists() {
        there(OLDEST);
        return Ok(program);
    }
    step(OLDEST, "10 seconds", || {
        std::fs::create_dir_all(home)?;
        let packed =
            paths::root()?.join("tests/browser/node_modules/chrome-aws-lambda/bin/chromium.br");
        let mut packed = BufReader::new(File::open(&packed).context(packed.display().to_string())?);
        // Whole or not at all: a run that is stopped here must not leave half a browser.
        let half = home.join("unpacking");
        brotli::BrotliDecompress(&mut packed, &mut File::create(&half)?)?;
        make_executable(&half)?;
        Ok(std::fs::rename(&half, &program)?)
    })?;
    Ok(program)
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    anyhow::bail!("the browser tests run on Linux only")
}
