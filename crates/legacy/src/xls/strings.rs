//! Text in records: one or two bytes a character; it may continue in the next record.

/// A text in runs, each with the index of its font where it has one of its own.
pub(super) type RichText = Vec<(String, Option<u16>)>;

/// Bytes of a record and of those that continue it.
pub(super) struct RecordBytes<'a> {
    pieces: Vec<&'a [u8]>,
    at: usize,
}

/// A character has two bytes (§2.5.293, `fHighByte`).
const WIDE: u8 = 1;
/// How the text is pronounced follows it (`fExtSt`).
const PRONOUNCED: u8 = 4;
/// The fonts of its runs follow it (`fRichSt`).
const RICH: u8 = 8;

impl<'a> RecordBytes<'a> {
    pub fn new(first: &'a [u8], further: Vec<&'a [u8]>) -> RecordBytes<'a> {
        let mut pieces = vec![first];
        pieces.extend(further);
        pieces.retain(|piece| !piece.is_empty());
        pieces.reverse();
        RecordBytes { pieces, at: 0 }
    }

    /// Whether the bytes go on in another record here.
    fn is_at_end_of_piece(&self) -> bool {
        self.pieces.last().is_some_and(|piece| self.at >= piece.len())
    }

    pub fn byte(&mut self) -> Option<u8> {
        if self.is_at_end_of_piece() {
            self.pieces.pop();
            self.at = 0;
        }
        let byte = self.pieces.last()?.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    pub fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let piece = self.pieces.last()?;
            let step = count.min(piece.len() - self.at.min(piece.len()));
            self.at += step;
            count -= step;
            if count > 0 {
                self.pieces.pop();
                self.at = 0;
            }
        }
        Some(())
    }

    pub fn text(&mut self, count: usize) -> Option<String> {
        self.runs(count).map(|runs| runs.into_iter().map(|(text, _)| text).collect())
    }

    /// So many characters (§2.5.294), in runs. Where they go on in another record, its first byte says anew
    /// how wide they are.
    fn runs(&mut self, count: usize) -> Option<RichText> {
        let flags = self.byte()?;
        let runs = if flags & RICH == 0 { 0 } else { usize::from(self.short()?) };
        let pronounced = if flags & PRONOUNCED == 0 { 0 } else { self.long()? as usize };
        let mut units: Vec<u16> = Vec::new();
        let mut wide = flags & WIDE != 0;
        while units.len() < count {
            if self.is_at_end_of_piece() {
                wide = self.byte()? & WIDE != 0;
            }
            units.push(if wide { self.short()? } else { u16::from(self.byte()?) });
        }
        let mut text = RichText::new();
        let (mut from, mut font) = (0, None);
        let mut run = |end: usize, font: Option<u16>| {
            let end = end.min(units.len());
            let own = units.get(from..end).filter(|own| !own.is_empty());
            text.extend(own.map(|own| (String::from_utf16_lossy(own), font)));
            from = from.max(end);
        };
        for _ in 0..runs {
            let (start, own) = (usize::from(self.short()?), self.short()?);
            run(start, font);
            font = Some(own);
        }
        run(units.len(), font);
        self.skip(pronounced)?;
        Some(text)
    }

    /// A text in runs with a count of two bytes before it.
    pub fn counted_runs(&mut self) -> Option<RichText> {
        let count = usize::from(self.short()?);
        self.runs(count)
    }

    /// A text with a count of two bytes before it.
    pub fn counted(&mut self) -> Option<String> {
        let count = usize::from(self.short()?);
        self.text(count)
    }
}
