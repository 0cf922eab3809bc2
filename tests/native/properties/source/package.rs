//! The parts of a zip, unpacked without the library.

/// A part by its name.
pub fn part(zip: &[u8], name: &str) -> String {
    let archive = rawzip::ZipArchive::from_slice(zip).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).unwrap();
            let bytes = miniz_oxide::inflate::decompress_to_vec(packed.data()).unwrap();
            return String::from_utf8(bytes).unwrap();
        }
    }
    panic!("there is no {name}")
}
