//! From the list of modules to what a browser loads: cargo compiles, wasm-bindgen writes the scripts,
//! wasm-opt makes the modules small.

mod floor;
mod list;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, anyhow};

pub use list::{Module, PAGE, all, page};

use crate::run::{path_with, run};
use crate::setup::{self, Toolchain};
use crate::step::{step, there};

/// Where the scripts and modules are left.
pub const BUILT: &str = "target/wasm/modules";

/// How every module is made small, in this order. `wasm-opt` may use what Chromium 80 runs, and nothing newer.
/// `…imfs=0`: no function is put into its callers, as brotli finds less in what comes of it. Code that is
/// taken apart to plain statements, and its branches built anew, comes out smaller (by 2 KB of brotli).
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-bulk-memory",
    // The stack ends there, so that nothing of Rust lies below 1 KiB.
    "--low-memory-unused",
    "-aimfs=0",
    "-fimfs=0",
    "-ocimfs=0",
    // No engine heeds how a place in memory is said to be aligned, and brotli finds more where all say the same.
    "--dealign",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Makes the modules of these sources in [`BUILT`], unless they are there.
///
/// `id` is the build id; page and worker compare it. `programs` is the folder of `wasm-opt`.
pub fn make(root: &Path, id: &str, programs: &Path, force: bool) -> Result<()> {
    let stamp = root.join("target/wasm/modules-are-of");
    if !force && std::fs::read_to_string(&stamp).is_ok_and(|of| of == id) {
        there("modules");
        return Ok(());
    }
    let toolchain = setup::wasm()?;
    setup::crates(&toolchain)?;
    let modules = all(root)?;
    let built = root.join(BUILT);
    if built.exists() {
        std::fs::remove_dir_all(&built)?;
    }
    let bench = Bench { root, built: &built, programs, toolchain: &toolchain, id };
    step("modules (page, worker and readers)", "3 minutes at first", || bench.make(&modules))?;
    std::fs::write(&stamp, id)?;
    Ok(())
}

/// What cargo is told to compile modules that share a package and its features: one invocation, so that
/// their library is compiled once and their programs are linked side by side.
pub struct Group<'a>(Vec<&'a Module>);

impl Group<'_> {
    /// The groups, the largest first: while the next one is compiled, its modules are made small.
    pub fn of(modules: &[Module]) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for module in modules {
            let key = |module: &Module| (module.manifest.clone(), module.features.clone());
            let same = |group: &&mut Group<'_>| {
                group.0.first().is_some_and(|first| key(first) == key(module))
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.0.push(module),
                None => groups.push(Group(vec![module])),
            }
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.0.len()));
        groups
    }

    /// `cargo build …`. All that it needs was fetched before.
    pub fn compile(&self, root: &Path) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--locked", "--offline", "--profile=wasm"]);
        cargo.arg(format!("--target={}", setup::TARGET));
        if let Some(first) = self.0.first() {
            cargo.arg("--manifest-path").arg(root.join(&first.manifest));
            cargo.arg(format!("--features={}", first.features));
        }
        for module in &self.0 {
            cargo.args(["--bin", &module.name]);
        }
        cargo.current_dir(root);
        cargo
    }
}

struct Bench<'a> {
    root: &'a Path,
    built: &'a Path,
    programs: &'a Path,
    toolchain: &'a Toolchain,
    id: &'a str,
}

impl Bench<'_> {
    fn make(&self, modules: &[Module]) -> Result<()> {
        thread::scope(|threads| {
            // Linking is one thread's work: the other cores compile this meanwhile.
            let bindgen = threads.spawn(|| bindgen(self.root));
            let mut bindgen = Some(bindgen);
            let mut program = PathBuf::new();
            let mut finishing = Vec::new();
            for group in Group::of(modules) {
                let mut cargo = group.compile(self.root);
                self.toolchain.apply(&mut cargo);
                run(cargo.env("GOUJI_BUILD", self.id))?;
                if let Some(bindgen) = bindgen.take() {
                    program = bindgen.join().map_err(|_| anyhow!("stopped"))??;
                }
                for module in group.0 {
                    let program = program.clone();
                    finishing.push(threads.spawn(move || self.finish(&program, module)));
                }
            }
            finishing.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow!("stopped"))?)
        })
    }

    /// From what cargo has compiled to what a browser loads.
    fn finish(&self, bindgen: &Path, module: &Module) -> Result<()> {
        let raw = compiled(self.root, &module.name);
        run(Command::new(bindgen).arg("web").arg(raw).arg(self.built))?;
        let wasm = self.built.join(module.wasm());
        let mut small = Command::new("wasm-opt");
        small.arg(&wasm).args(OPTIMISE).arg("--output").arg(&wasm);
        small.env("PATH", path_with([self.programs])?);
        run(&mut small)?;
        floor::check(&wasm)
    }
}

/// What cargo has compiled.
pub fn compiled(root: &Path, name: &str) -> PathBuf {
    root.join(format!("target/wasm/{}/wasm/{name}.wasm", setup::TARGET))
}

/// The program that writes the scripts, compiled where it is not.
pub fn bindgen(root: &Path) -> Result<PathBuf> {
    let build = ["build", "--quiet", "--locked", "--package=xtask-bindgen"];
    run(Command::new("cargo").args(build).current_dir(root))?;
    let here = std::env::current_exe()?;
    Ok(here.parent().context("no folder")?.join("xtask-bindgen"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn modules_of_one_package_are_compiled_at_once() -> Result<()> {
        let root = paths::root()?;
        let modules = all(&root)?;
        let groups = Group::of(&modules);
        assert!(groups.len() < modules.len());
        assert_eq!(groups.iter().map(|group| group.0.len()).sum::<usize>(), modules.len());
        Ok(())
    }

    /// Program and library speak a private format.
    #[test]
    fn wasm_bindgen_is_of_one_version_everywhere() -> Result<()> {
        let root = paths::root()?;
        let lock: toml::Table = toml::from_str(&std::fs::read_to_string(root.join("Cargo.lock"))?)?;
        let packages = lock.get("package").and_then(|packages| packages.as_array());
        let version = |name: &str| {
            let named =
                |one: &&toml::Value| one.get("name").and_then(|name| name.as_str()) == Some(name);
            packages?.iter().find(named)?.get("version")?.as_str()
        };
        assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
        let trunk: toml::Table =
            toml::from_str(&std::fs::read_to_string(root.join("Trunk.toml"))?)?;
        let tools = trunk.get("tools").and_then(|tools| tools.get("wasm_bindgen"));
        assert_eq!(tools.and_then(|version| version.as_str()), version("wasm-bindgen"));
        assert_eq!(Some(setup::WASM_BINDGEN.version), version("wasm-bindgen"));
        Ok(())
    }
}
