//! The module that reads zip packages, loaded when the first such file comes: Word and Excel since 2007, WPS,
//! OpenDocument, OFD, and archives of reports.

use browser::Browser;
use js_sys::{Array, Object, Reflect, Uint8Array};
use office::Enclosed;
use read::Limits;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads a file and packs the document, or why there is none, for the worker's module.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Vec<u8> {
    parcel::pack_document(&office::read(bytes, &Limits::default()))
}

/// The files in an archive: `[{ path, bytes }]`, or `{ path, refused }` for one that cannot be
/// unpacked, with the packed reason for the worker's module. `None` where the file is no archive.
///
/// # Errors
/// Only where an object of the script cannot be written.
#[wasm_bindgen]
pub fn unpack(bytes: &[u8]) -> Result<Option<Array>, JsValue> {
    let Some(files) = office::enclosed(bytes, &Limits::default(), &Browser) else {
        return Ok(None);
    };
    let out = Array::new();
    for Enclosed { path, bytes } in files {
        let file = Object::new();
        let set = |key: &str, value: JsValue| Reflect::set(&file, &key.into(), &value);
        set("path", path.into())?;
        match bytes {
            Ok(bytes) => {
                set("bytes", Uint8Array::from(bytes.as_slice()).into())?;
            }
            Err(refused) => {
                let packed = parcel::pack_refused(&refused);
                set("refused", Uint8Array::from(packed.as_slice()).into())?;
            }
        }
        out.push(&file);
    }
    Ok(Some(out))
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}
