//! The bytes of a stream (ISO 32000-2 §7.3.8, §7.4), bounded and with zlib's Adler-32 verified
//! (RFC 1950 §2.2).

use std::cell::Cell;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use read::Limits;

/// How many bytes one byte may become at most, by filter.
const LZW_GROWTH: usize = 2_731;
const FLATE_GROWTH: usize = 1_032;
const RUN_GROWTH: usize = 64;

/// Unpacks streams as long as there is room for all of them together.
pub(super) struct Unpacker {
    left: Cell<usize>,
    most: usize,
}

/// Why a stream cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StreamError {
    /// Its checksum is another, or it cannot be unpacked.
    Damaged,
    TooLarge,
}

impl Unpacker {
    pub fn new(limits: &Limits) -> Unpacker {
        Unpacker { left: Cell::new(limits.unpacked), most: limits.part }
    }

    /// # Errors
    /// [`StreamError`] where the stream is damaged, or there is no room for it.
    pub fn stream(&self, stream: &Stream<'_>) -> Result<Vec<u8>, StreamError> {
        let filters = stream.filters();
        match filters.as_slice() {
            [] => self.plain(stream.raw_data().into_owned()),
            [Filter::FlateDecode] if !is_predicted(stream.dict()) => {
                self.inflated(&stream.raw_data())
            }
            [first @ (Filter::AsciiHexDecode | Filter::Ascii85Decode), rest @ ..] => {
                let plain = match first {
                    Filter::Ascii85Decode => ascii85(&stream.raw_data()),
                    _ => ascii_hex(&stream.raw_data()),
                };
                match rest {
                    [] => self.plain(plain),
                    [Filter::FlateDecode] if !is_predicted(stream.dict()) => self.inflated(&plain),
                    _ => self.plain(by_library(stream, &filters, self.room())?),
                }
            }
            others => self.plain(by_library(stream, others, self.room())?),
        }
    }

    /// What zlib packed. What a damaged stream made before it broke counts too, or many of them
    /// would cost without end.
    ///
    /// # Errors
    /// As [`Unpacker::stream`].
    pub fn inflated(&self, packed: &[u8]) -> Result<Vec<u8>, StreamError> {
        match decompress_to_vec_zlib_with_limit(packed, self.room()) {
            Ok(bytes) => self.plain(bytes),
            Err(error) => {
                self.charge(error.output.len());
                Err(match error.status {
                    TINFLStatus::HasMoreOutput => StreamError::TooLarge,
                    _ => StreamError::Damaged,
                })
            }
        }
    }

    fn room(&self) -> usize {
        self.left.get().min(self.most)
    }

    fn charge(&self, count: usize) {
        self.left.set(self.left.get().saturating_sub(count));
    }

    fn plain(&self, bytes: Vec<u8>) -> Result<Vec<u8>, StreamError> {
        if bytes.len() > self.room() {
            return Err(StreamError::TooLarge);
        }
        self.charge(bytes.len());
        Ok(bytes)
    }
}

/// Filters that pages have not had for twenty years. The library does not bound them, so only what
/// cannot grow beyond the room is handed to it.
fn by_library(
    stream: &Stream<'_>,
    filters: &[Filter],
    room: usize,
) -> Result<Vec<u8>, StreamError> {
    let growth = filters.iter().fold(1usize, |growth, filter| {
        growth.saturating_mul(match filter {
            Filter::LzwDecode => LZW_GROWTH,
            Filter::FlateDecode => FLATE_GROWTH,
            Filter::RunLengthDecode => RUN_GROWTH,
            _ => 1,
        })
    });
    if stream.raw_data().len().saturating_mul(growth) > room {
        return Err(StreamError::TooLarge);
    }
    stream.decoded_data().map(|data| data.into_owned()).map_err(|_| StreamError::Damaged)
}

fn is_predicted(dict: &Dict<'_>) -> bool {
    let parameters = dict
        .get::<Dict<'_>>("DecodeParms")
        .or_else(|| dict.get::<Array<'_>>("DecodeParms")?.iter::<Dict<'_>>().next());
    parameters.and_then(|parameters| parameters.get::<i32>("Predictor")).is_some_and(|it| it > 1)
}

/// §7.4.2. What is no hexadecimal digit is passed over.
fn ascii_hex(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> = digits
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => high << 4 | low,
            [high] => high << 4,
            _ => 0,
        })
        .collect()
}

/// §7.4.3: five characters are four bytes, `z` is four zeros, `~>` ends it.
fn ascii85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let mut flush = |group: &mut Vec<u8>| {
        let given = group.len();
        if given > 1 {
            group.resize(5, 84);
            let value = group
                .iter()
                .fold(0u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
            bytes.extend(value.to_be_bytes().into_iter().take(given - 1));
        }
        group.clear();
    };
    for byte in text {
        match byte {
            b'z' if group.is_empty() => {
                group.extend([0; 5]);
                flush(&mut group);
            }
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    flush(&mut group);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    flush(&mut group);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_for_bytes() {
        assert_eq!(ascii_hex(b"48 65 6C6c 6F7>junk"), b"Hello\x70");
        assert_eq!(ascii85(b"87cURD_*#TDfTZ)~>"), b"Hello, world");
        assert_eq!(ascii85(b"z!!~>"), [0, 0, 0, 0, 0]);
    }
}
