//! Any bytes as one part of a package that is otherwise whole: behind a checksum that holds.
#![no_main]

mod host;

use std::io::Write;

use gouji::Source;
use libfuzzer_sys::fuzz_target;
use rawzip::{CompressionMethod, ZipArchiveWriter};

const TYPES: &[u8] = b"<Types/>";
const WORD: &[u8] = b"<Relationships><Relationship Id='r1' Type='/officeDocument' Target='word/document.xml'/></Relationships>";
const EXCEL: &[u8] = b"<Relationships><Relationship Id='r1' Type='/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const BOOK: &[u8] = b"<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='1' sheetId='1' r:id='r1'/></sheets></workbook>";
const SHEET: &[u8] = b"<Relationships><Relationship Id='r1' Type='/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";
const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const OFD: &[u8] = b"<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>Doc/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
const PAGES: &[u8] = b"<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='Page.xml'/></ofd:Pages></ofd:Document>";

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, part)) = bytes.split_first() else { return };
    let parts: &[(&str, &[u8])] = match kind % 4 {
        0 => &[("[Content_Types].xml", TYPES), ("_rels/.rels", WORD), ("word/document.xml", part)],
        1 => &[
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", EXCEL),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", SHEET),
            ("xl/worksheets/sheet1.xml", part),
        ],
        2 => &[("mimetype", SPREADSHEET), ("content.xml", part)],
        _ => &[("OFD.xml", OFD), ("Doc/Document.xml", PAGES), ("Doc/Page.xml", part)],
    };
    host::check(&zip(parts), Source::File);
});

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, bytes) in parts {
        let file = archive.new_file(name).compression_method(CompressionMethod::STORE);
        let (mut entry, config) = file.start().expect("a zip in memory");
        let mut counted = config.wrap(Vec::new());
        counted.write_all(bytes).expect("a zip in memory");
        let (stored, descriptor) = counted.finish().expect("a zip in memory");
        entry.write_all(&stored).expect("a zip in memory");
        entry.finish(descriptor).expect("a zip in memory");
    }
    archive.finish().expect("a zip in memory");
    out
}
