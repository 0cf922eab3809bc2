//! The compound file: a small file system in a file (MS-CFB).
//!
//! Its chains and trees are followed for at most as many steps as the file has sectors, so that cycles end; sizes that
//! it declares are not used.

use read::Refused;

/// Sectors of 512 bytes (version 3) or 4,096 (version 4), by the power of two (§2.2).
const SECTOR_SHIFTS: [u16; 2] = [9, 12];
const MINI_SHIFT: u16 = 6;
/// Streams shorter than this lie in the mini stream (§2.2).
const MINI_CUTOFF: usize = 4096;
const ENTRY: usize = 128;
/// Entries of the table of sectors that the header itself holds (§2.2).
const IN_HEADER: usize = 109;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    shift: u16,
    /// The sector after each sector (§2.3); anything beyond the file ends a chain.
    next: Vec<u32>,
    next_mini: Vec<u32>,
    /// Where the mini stream begins, and its length.
    mini: (u32, usize),
    /// The streams in the root. What lies in storages belongs to embedded objects.
    streams: Vec<StreamEntry>,
}

struct StreamEntry {
    name: String,
    start: u32,
    size: usize,
}

/// One entry of the directory (§2.6.1).
struct DirectoryEntry {
    stream: StreamEntry,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
}

impl<'a> Compound<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// [`Refused::Damaged`] where there is none.
    pub fn open(bytes: &'a [u8]) -> Result<Compound<'a>, Refused> {
        let damaged = || Refused::Damaged { part: String::new() };
        let shift = u16_at(bytes, 30).ok_or_else(damaged)?;
        if !SECTOR_SHIFTS.contains(&shift) || u16_at(bytes, 32) != Some(MINI_SHIFT) {
            return Err(damaged());
        }
        let mut file = Compound {
            bytes,
            shift,
            next: Vec::new(),
            next_mini: Vec::new(),
            mini: (0, 0),
            streams: Vec::new(),
        };
        file.next = file.table();
        let directory = u32_at(bytes, 48).ok_or_else(damaged)?;
        let entries: Vec<DirectoryEntry> = file
            .chain(directory)
            .flat_map(|sector| file.sector(sector).chunks_exact(ENTRY))
            .map(DirectoryEntry::read)
            .collect();
        let root = entries.first().filter(|entry| entry.kind == 5).ok_or_else(damaged)?;
        file.mini = (root.stream.start, root.stream.size);
        let first_mini = u32_at(bytes, 60).ok_or_else(damaged)?;
        file.next_mini =
            file.chain(first_mini).flat_map(|sector| numbers(file.sector(sector))).collect();
        file.streams = in_root(entries);
        Ok(file)
    }

    /// The names of the streams in the root.
    pub fn streams(&self) -> impl Iterator<Item = &str> {
        self.streams.iter().map(|stream| stream.name.as_str())
    }

    /// The bytes of a stream in the root; `None` where there is none of that name. Names are
    /// compared without regard to case (§2.6.4).
    ///
    /// # Errors
    /// [`Refused::Damaged`] where the file ends before the stream does.
    pub fn stream(&self, name: &str) -> Option<Result<Vec<u8>, Refused>> {
        let stream = self.streams.iter().find(|own| own.name.eq_ignore_ascii_case(name))?;
        let read = if stream.size < MINI_CUTOFF {
            self.mini_stream(stream)
        } else {
            self.long(stream.start, stream.size)
        };
        Some(read.ok_or_else(|| Refused::Damaged { part: name.to_owned() }))
    }

    fn long(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let sectors = size.div_ceil(1 << self.shift);
        let mut out = Vec::new();
        for sector in self.chain(start).take(sectors) {
            out.extend_from_slice(self.sector(sector));
        }
        // Some programs do not fill up the last sector.
        (out.len() >= size).then(|| out.truncate(size))?;
        Some(out)
    }

    fn mini_stream(&self, stream: &StreamEntry) -> Option<Vec<u8>> {
        let all = self.long(self.mini.0, self.mini.1)?;
        let sectors = stream.size.div_ceil(1 << MINI_SHIFT);
        let mut out = Vec::new();
        for sector in chain(&self.next_mini, stream.start).take(sectors) {
            let from = (sector as usize).checked_shl(MINI_SHIFT.into())?;
            let rest = all.get(from..)?;
            out.extend_from_slice(rest.get(..1 << MINI_SHIFT).unwrap_or(rest));
        }
        (out.len() >= stream.size).then(|| out.truncate(stream.size))?;
        Some(out)
    }

    /// The table of sectors, as far as the file has sectors (§2.3, §2.5).
    fn table(&self) -> Vec<u32> {
        let count = self.bytes.len() >> self.shift;
        let mut table = Vec::new();
        let listed = self.bytes.get(76..76 + 4 * IN_HEADER).unwrap_or(&[]);
        self.add(&mut table, listed, count);
        let mut further = u32_at(self.bytes, 68).unwrap_or(u32::MAX);
        for _ in 0..count {
            let sector = self.sector(further);
            let Some((listed, next)) = sector.split_last_chunk::<4>() else { break };
            if table.len() >= count {
                break;
            }
            self.add(&mut table, listed, count);
            further = u32::from_le_bytes(*next);
        }
        table.truncate(count);
        table
    }

    /// Adds the entries of the listed sectors.
    fn add(&self, table: &mut Vec<u32>, listed: &[u8], count: usize) {
        for sector in numbers(listed) {
            if table.len() >= count {
                return;
            }
            table.extend(numbers(self.sector(sector)));
        }
    }

    /// The bytes of a sector; fewer at the end of the file, none behind it.
    fn sector(&self, sector: u32) -> &'a [u8] {
        let size = 1usize << self.shift;
        let from = (sector as usize).saturating_add(1).saturating_mul(size);
        let rest = self.bytes.get(from..).unwrap_or(&[]);
        rest.get(..size).unwrap_or(rest)
    }

    fn chain(&self, start: u32) -> impl Iterator<Item = u32> {
        chain(&self.next, start)
    }
}

/// The sectors of a chain. A cycle ends after as many steps as there are sectors.
fn chain(next: &[u32], start: u32) -> impl Iterator<Item = u32> {
    let mut following = start;
    (0..next.len()).map_while(move |_| {
        let sector = following;
        following = *next.get(sector as usize)?;
        Some(sector)
    })
}

impl DirectoryEntry {
    fn read(bytes: &[u8]) -> DirectoryEntry {
        let length = usize::from(u16_at(bytes, 64).unwrap_or(0)).saturating_sub(2).min(62);
        let units = bytes.get(..length).unwrap_or(&[]).as_chunks::<2>().0;
        let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
        let number = |at: usize| u32_at(bytes, at).unwrap_or(u32::MAX);
        DirectoryEntry {
            stream: StreamEntry {
                name: String::from_utf16_lossy(&units),
                start: number(116),
                // The upper half of the size is undefined in version 3 (§2.6.1), and no
                // file that is read has so many bytes.
                size: number(120) as usize,
            },
            kind: bytes.get(66).copied().unwrap_or(0),
            left: number(68),
            right: number(72),
            child: number(76),
        }
    }
}

/// The streams below the root: the directory is a tree (§2.6.4), each entry visited once.
fn in_root(entries: Vec<DirectoryEntry>) -> Vec<StreamEntry> {
    let mut ahead: Vec<u32> = entries.first().map(|root| root.child).into_iter().collect();
    let mut entries: Vec<Option<DirectoryEntry>> = entries.into_iter().map(Some).collect();
    let mut streams = Vec::new();
    while let Some(at) = ahead.pop() {
        let Some(entry) = entries.get_mut(at as usize).and_then(Option::take) else { continue };
        ahead.extend([entry.right, entry.left]);
        if entry.kind == 2 {
            streams.push(entry.stream);
        }
    }
    streams
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}

/// A number of two bytes, the lower first, as everything in these files.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|number| u16::from_le_bytes(*number))
}

/// A number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|number| u32::from_le_bytes(*number))
}
