//! Small compound files for tests: version 3, every stream in sectors of its own.

/// A compound file with these streams in its root. Short ones are filled up with zeros, so that
/// none lies in the mini stream.
pub(super) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let filled: Vec<Vec<u8>> = streams
        .iter()
        .map(|(_, bytes)| {
            let mut bytes = bytes.to_vec();
            bytes.resize(bytes.len().max(4096).next_multiple_of(SECTOR), 0);
            bytes
        })
        .collect();
    let directory = (streams.len() + 1).div_ceil(4);
    let sectors: usize = filled.iter().map(|bytes| bytes.len() / SECTOR).sum::<usize>() + directory;
    let tables = sectors.div_ceil(SECTOR / 4 - 1);

    let mut next: Vec<u32> = vec![0xFFFF_FFFD; tables];
    let chain = |next: &mut Vec<u32>, length: usize| {
        let first = next.len() as u32;
        next.extend((1..length as u32).map(|step| first + step).chain([END]));
        first
    };
    let root = chain(&mut next, directory);
    let mut entries = entry("Root Entry", 5, END, 0, 0xFFFF_FFFF, 1);
    for (index, ((name, _), bytes)) in streams.iter().zip(&filled).enumerate() {
        let first = chain(&mut next, bytes.len() / SECTOR);
        let right = if index + 1 < streams.len() { index as u32 + 2 } else { 0xFFFF_FFFF };
        entries.extend(entry(name, 2, first, bytes.len() as u32, right, 0xFFFF_FFFF));
    }
    entries.resize(directory * SECTOR, 0);
    next.resize(tables * SECTOR / 4, 0xFFFF_FFFF);

    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(SECTOR, 0xFF);
    let mut set = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    set(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    set(44, &(tables as u32).to_le_bytes());
    set(48, &root.to_le_bytes());
    set(56, &4096u32.to_le_bytes());
    set(60, &END.to_le_bytes());
    set(68, &END.to_le_bytes());
    for table in 0..tables {
        set(76 + 4 * table, &(table as u32).to_le_bytes());
    }
    file.extend(next.iter().flat_map(|sector| sector.to_le_bytes()));
    file.extend(entries);
    file.extend(filled.into_iter().flatten());
    file
}

fn entry(name: &str, kind: u8, start: u32, size: u32, right: u32, child: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u16 + 2;
    entry.resize(128, 0);
    let mut set = |at: usize, bytes: &[u8]| entry[at..at + bytes.len()].copy_from_slice(bytes);
    set(64, &length.to_le_bytes());
    set(66, &[kind, 1]);
    set(68, &0xFFFF_FFFFu32.to_le_bytes());
    set(72, &right.to_le_bytes());
    set(76, &child.to_le_bytes());
    set(116, &start.to_le_bytes());
    set(120, &size.to_le_bytes());
    entry
}
