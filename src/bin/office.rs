//! The module that reads what is a zip inside, loaded when the first such file comes: Word, Excel, WPS
//! and OpenDocument of today, OFD, and archives of reports.

mod browser;

use browser::Browser;
use gouji::decode::Part;
use gouji::wire::{self, Unpacked};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads the bytes of a file, and packs what came of it for the module that checks.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Vec<u8> {
    wire::parcel::read(Part::Office, "file", bytes, &Browser)
}

/// The files in an archive: `[{ path, bytes }]`, or `{ path, kind, what, todo }` for one that cannot
/// be had, in the language named. Nothing where the file is no archive.
///
/// # Errors
/// Only where the answer cannot be handed over.
#[wasm_bindgen]
pub fn unpack(bytes: &[u8], language: &str) -> Result<Option<Array>, JsValue> {
    let Some(files) = wire::unpack(bytes, &Browser) else { return Ok(None) };
    let out = Array::new();
    for Unpacked { path, bytes } in files {
        let file = Object::new();
        let set = |key: &str, value: JsValue| Reflect::set(&file, &key.into(), &value);
        set("path", path.into())?;
        match bytes {
            Ok(bytes) => {
                set("bytes", Uint8Array::from(bytes.as_slice()).into())?;
            }
            Err(trouble) => {
                let shown = trouble.shown(wire::language(language));
                set("kind", shown.kind.into())?;
                set("what", shown.what.into())?;
                set("todo", shown.todo.into())?;
            }
        }
        out.push(&file);
    }
    Ok(Some(out))
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}
