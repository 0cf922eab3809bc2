//! A stream of records, each a kind, a length and so many bytes (MS-XLS §2.1.4).

use crate::compound::u16_at;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
pub(super) const CONTINUE: u16 = 0x003C;

#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// Goes through the records from some place in the stream.
pub(super) struct Records<'a> {
    rest: &'a [u8],
    /// The stream ended inside a record.
    pub cut: bool,
}

impl<'a> Records<'a> {
    pub fn from(stream: &'a [u8], at: usize) -> Records<'a> {
        Records { rest: stream.get(at..).unwrap_or(&[]), cut: false }
    }

    /// The bytes of this record that follow in others, where it was too long for one.
    pub fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut parts = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            let Some(record) = self.next() else { break };
            parts.push(record.data);
        }
        parts
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.rest, 0)?;
        let length = usize::from(u16_at(self.rest, 2)?);
        let body = self.rest.get(4..)?;
        let Some((data, rest)) = body.split_at_checked(length) else {
            self.cut = true;
            self.rest = &[];
            return None;
        };
        self.rest = rest;
        Some(Record { kind, data })
    }
}
