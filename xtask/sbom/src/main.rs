//! `xtask-sbom FEATURES MANIFEST…`: prints the bill of materials of what is compiled from these packages for
//! wasm32, as CycloneDX 1.5 in JSON. FEATURES are those of the package at the top of the project, separated
//! by commas. The first MANIFEST names the product.
//!
//! It is a package of its own because only `cargo xtask package` needs its libraries.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use cyclonedx_bom::models::bom::{Bom, SpecVersion};
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata as About;
use cyclonedx_bom::prelude::{Purl, SpdxExpression, Validate};

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let features = words.next().context("usage: xtask-sbom FEATURES MANIFEST…")?;
    let manifests: Vec<String> = words.collect();
    let mut command = MetadataCommand::new();
    if !features.is_empty() {
        command.features(CargoOpt::SomeFeatures(features.split(',').map(str::to_owned).collect()));
    }
    let platform = "--filter-platform=wasm32-unknown-unknown";
    let metadata = command.other_options(["--locked".into(), platform.into()]).exec()?;
    let roots: Vec<&Package> =
        manifests.iter().map(|manifest| package(&metadata, manifest)).collect::<Result<_>>()?;
    let bill = bill(&metadata, &roots)?;
    let faults = bill.validate_version(SpecVersion::V1_5);
    ensure!(faults.passed(), "this is no CycloneDX 1.5: {faults:?}");
    bill.output_as_json(&mut std::io::stdout().lock(), SpecVersion::V1_5)?;
    Ok(())
}

fn package<'a>(metadata: &'a Metadata, manifest: &str) -> Result<&'a Package> {
    let path = metadata.workspace_root.join(manifest);
    let found = metadata.packages.iter().find(|package| package.manifest_path == path);
    found.with_context(|| format!("{path} is no package of this workspace"))
}

/// What came from outside; the packages of this project are the product.
fn bill(metadata: &Metadata, roots: &[&Package]) -> Result<Bom> {
    let product = roots.first().context("no package is named")?;
    let library = Classification::Library;
    let about = Component::new(library, &product.name, &product.version.to_string(), None);
    let compiled = compiled(metadata, roots)?;
    let components = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && compiled.contains(&package.id))
        .map(component)
        .collect::<Result<_>>()?;
    Ok(Bom {
        spec_version: SpecVersion::V1_5,
        serial_number: None,
        metadata: Some(About { component: Some(about), ..About::default() }),
        components: Some(Components(components)),
        ..Bom::default()
    })
}

fn component(package: &Package) -> Result<Component> {
    let (name, version) = (package.name.as_str(), package.version.to_string());
    let licence = package.license.clone().with_context(|| format!("{name} names no licence"))?;
    // Older crates write `MIT/Apache-2.0`.
    let expression = SpdxExpression::parse_lax(licence)?;
    let mut component = Component::new(Classification::Library, name, &version, None);
    component.purl = Some(Purl::new("cargo", name, &version)?);
    component.licenses = Some(Licenses(vec![LicenseChoice::Expression(expression)]));
    Ok(component)
}

/// Everything that is reached without dependencies of builds and of tests.
fn compiled(metadata: &Metadata, roots: &[&Package]) -> Result<BTreeSet<PackageId>> {
    let nodes = &metadata.resolve.as_ref().context("nothing is resolved")?.nodes;
    let mut left: Vec<PackageId> = roots.iter().map(|package| package.id.clone()).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = left.pop() {
        let node = nodes.iter().find(|node| node.id == id).context("a package without a node")?;
        if !seen.insert(id) {
            continue;
        }
        let normal = node.deps.iter().filter(|dependency| {
            dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal)
        });
        left.extend(normal.map(|dependency| dependency.pkg.clone()));
    }
    Ok(seen)
}
