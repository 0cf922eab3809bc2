//! Debian packages.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::run::{output, run};
use crate::step::{step, there};

/// Installs those of `packages` that are missing.
///
/// # Errors
/// They may not be installed here: the message holds the command that does it.
pub fn ensure(what: &str, about: &str, packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !is_there(name)).collect();
    if missing.is_empty() {
        there(what);
        return Ok(());
    }
    if !may_install() {
        bail!(
            "{what}: not on this machine, and it cannot be installed from here. On Debian 12, run\n  \
             sudo apt-get update && sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        );
    }
    step(what, about, || {
        run(&mut quiet("update"))?;
        run(quiet("install").args(["--yes", "--no-install-recommends"]).args(&missing))
    })
}

fn is_there(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status}", package]).stderr(Stdio::null());
    output(&mut query).as_deref() == Some("installed")
}

fn may_install() -> bool {
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    root && output(Command::new("apt-get").arg("--version")).is_some()
}

fn quiet(verb: &str) -> Command {
    let mut command = Command::new("apt-get");
    command.args(["-qq", "-o=Dpkg::Use-Pty=0", verb]).stdout(Stdio::null());
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
