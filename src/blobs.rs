//! Files as the browser holds them, and looking into them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::state::Content;

/// A file from the disk, of which nothing is read.
pub fn of_file(file: Blob) -> Content {
    let bytes = size(&file);
    Content::new(file.into(), bytes)
}

pub fn of_text(text: &str) -> Content {
    held(Blob::new_with_str_sequence(&Array::of1(&text.into())))
}

/// A copy of the bytes of a script.
pub fn of_bytes(bytes: &Uint8Array) -> Content {
    held(Blob::new_with_u8_array_sequence(&Array::of1(bytes)))
}

/// Only a sequence of something else can fail.
fn held(blob: Result<Blob, JsValue>) -> Content {
    blob.map(of_file).unwrap_or_default()
}

/// Bytes of it; a browser holds none beyond 2⁵³.
pub fn size(blob: &Blob) -> u64 {
    blob.size() as u64
}

/// All of it, or at most its first bytes; `None` where it cannot be read.
pub async fn read(blob: &Blob, most: Option<u32>) -> Option<Vec<u8>> {
    let part = match most {
        Some(most) => &blob.slice_with_f64_and_f64(0.0, f64::from(most)).ok()?,
        None => blob,
    };
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer.unchecked_into()).to_vec())
}
