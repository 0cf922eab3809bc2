//! Refuses a module that the oldest browser would refuse.

use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{Validator, WasmFeatures};

/// What Chromium 80 runs. Everything newer (reference types, several values, SIMD, threads, tail
/// calls, exceptions) is an error, also where only the encoding is newer.
const FLOOR: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::FLOATS)
    .union(WasmFeatures::GC_TYPES);

/// # Errors
/// The module is broken or uses what Chromium 80 does not know.
pub fn check(module: &Path) -> Result<()> {
    let bytes = std::fs::read(module)?;
    Validator::new_with_features(FLOOR)
        .validate_all(&bytes)
        .with_context(|| format!("{} does not run in Chromium 80", module.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modules::OPTIMISE;

    #[test]
    fn wasm_opt_may_use_the_features_of_the_floor() {
        let enabled: Vec<&str> =
            OPTIMISE.iter().filter_map(|word| word.strip_prefix("--enable-")).collect();
        let floor = ["mutable-globals", "nontrapping-float-to-int", "sign-ext", "bulk-memory"];
        assert_eq!(enabled, floor);
        assert!(!OPTIMISE.contains(&"--all-features"));
    }

    #[test]
    fn newer_features_are_refused() {
        // (module (func (param externref))): reference types.
        let module = b"\0asm\x01\0\0\0\x01\x05\x01\x60\x01\x6f\x00";
        assert!(Validator::new_with_features(FLOOR).validate_all(module).is_err());
        assert!(Validator::new().validate_all(module).is_ok());
    }
}
