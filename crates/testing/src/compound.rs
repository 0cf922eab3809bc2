//! Compound files of old Word and Excel ([MS-CFB]), version 3.

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// A file with these streams in its root, of at most 7 MB. Short ones are filled up with zeros, so that none lies in the mini
/// stream.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let filled: Vec<Vec<u8>> = streams.iter().map(|(_, bytes)| filled(bytes)).collect();
    let directory = (streams.len() + 1).div_ceil(4);
    let sectors: usize = filled.iter().map(|bytes| bytes.len() / SECTOR).sum::<usize>() + directory;
    let tables = sectors.div_ceil(SECTOR / 4 - 1);
    let mut next: Vec<u32> = vec![0xFFFF_FFFD; tables];
    let root = chain(&mut next, directory);
    let mut entries = entry("Root Entry", 5, END, 0, FREE, 1);
    for (index, ((name, _), bytes)) in streams.iter().zip(&filled).enumerate() {
        let first = chain(&mut next, bytes.len() / SECTOR);
        let right = if index + 1 < streams.len() { index as u32 + 2 } else { FREE };
        entries.extend(entry(name, 2, first, bytes.len() as u32, right, FREE));
    }
    entries.resize(directory * SECTOR, 0);
    next.resize(tables * SECTOR / 4, FREE);
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(24, 0);
    file.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for word in [tables as u32, root, 0, 4096, END, 0, END, 0] {
        file.extend(word.to_le_bytes());
    }
    file.extend((0..tables as u32).flat_map(u32::to_le_bytes));
    file.resize(SECTOR, 0xFF);
    file.extend(next.iter().flat_map(|sector| sector.to_le_bytes()));
    file.extend(entries);
    file.extend(filled.into_iter().flatten());
    file
}

fn filled(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().max(4096).next_multiple_of(SECTOR), 0);
    bytes
}

/// So many sectors one behind the other; the first of them.
fn chain(next: &mut Vec<u32>, length: usize) -> u32 {
    let first = next.len() as u32;
    next.extend((1..length as u32).map(|step| first + step).chain([END]));
    first
}

fn entry(name: &str, kind: u8, start: u32, size: u32, right: u32, child: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u16 + 2;
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([FREE, right, child].iter().flat_map(|word| word.to_le_bytes()));
    entry.resize(116, 0);
    entry.extend([start, size, 0].iter().flat_map(|word| word.to_le_bytes()));
    entry
}
