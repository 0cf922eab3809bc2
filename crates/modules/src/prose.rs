//! The module that reads what the prose of a report claims and judges how it is written, loaded before the first report
//! is opened.

use engine::rules::{Check, Writing};
use wasm_bindgen::prelude::*;

fn main() {}

/// What the prose claims, packed; `packed` are its sections, from the worker's module.
///
/// # Errors
/// The bytes are not from the worker of this build.
#[wasm_bindgen]
pub fn claims(packed: &[u8]) -> Result<Vec<u8>, JsValue> {
    let asked = parcel::prose(packed).ok_or_else(|| JsValue::from_str("no prose"))?;
    Ok(parcel::pack_claimed(&prose::claims(&asked.sections, &asked.organ, asked.year)))
}

/// What the rules of writing say, packed; `packed` is what they ask for, from the worker's module.
///
/// # Errors
/// The bytes are not from the worker of this build.
#[wasm_bindgen]
pub fn judge(packed: &[u8]) -> Result<Vec<u8>, JsValue> {
    let (report, names) = parcel::writing(packed).ok_or_else(|| JsValue::from_str("no report"))?;
    let answered = engine::judge_writing(&Writing::of(&report, &names));
    let check = |check: Check| (check.rule, check.place, check.outcome.code());
    let checks = answered.checks.into_iter().map(check).collect();
    Ok(parcel::pack_judged(&parcel::Judged { findings: answered.findings, checks }))
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}
