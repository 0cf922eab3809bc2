// Files made to exhaust a reader. Each is at the limits of the readers or far beyond them.
import { deflateSync } from 'node:zlib';
import { zip } from './zip.js';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = { name: '[Content_Types].xml', text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' };

/** Letters without order: what packs too well is taken for a bomb before it is read. */
function noise(length) {
  let state = 1;
  return Buffer.from(Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return 97 + (state >>> 24) % 26;
  }));
}

const docx = (name, document) => ({ name, bytes: zip(TYPES, { name: 'word/document.xml', text: document, packed: true }) });
const document = (body, before = '') => `${before}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relation = (kind, target) => `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;

function xlsx(name, inner) {
  const text = `<worksheet xmlns="${SHEET}">${inner}</worksheet>`;
  const parts = [
    TYPES,
    { name: '_rels/.rels', text: relation('officeDocument', 'xl/workbook.xml') },
    { name: 'xl/workbook.xml', text: `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: relation('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', text, packed: true },
  ];
  return { name, bytes: zip(...parts) };
}

/** Objects by their numbers; a reader finds them without a table of where they stand. */
function pdf(name, objects) {
  const all = Object.entries(objects).map(([number, body]) => Buffer.concat([
    Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'),
  ]));
  return { name, bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), ...all, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n')]) };
}

function stream(entries, text) {
  const packed = deflateSync(Buffer.from(text));
  const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding /WinAnsiEncoding >>';
const page = (contents, box = '0 0 600 800') => `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Resources << /Font << /F 9 0 R >> /XObject << /X 5 0 R >> >> /Contents ${contents} >>`;
const book = (pages, objects) => ({
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: `<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${pages.length} >>`,
  9: FONT,
  ...objects,
});

/** `&a9;` is a thousand million words. */
const LAUGHS = `<!DOCTYPE w:document [<!ENTITY a0 "十">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;

const random = (name, magic) => ({ name, bytes: Buffer.concat([Buffer.from(magic, 'latin1'), noise(200_000)]) });

/** The files by what they are, each made when it is asked for. */
export const HOSTILE = {
  'a bomb of three hundred megabytes in a docx': () => docx('bomb.docx', Buffer.alloc(300 << 20, ' ')),
  'a docx of more paragraphs than a book has': () => docx('long.docx', document(`${'<w:p/>'.repeat(2_000_000)}<!--${noise(200_000)}-->`)),
  'a docx of as much as is allowed': () => docx('full.docx', document(`${'<w:p><w:r><w:t>一</w:t></w:r></w:p>'.repeat(240_000)}<!--${noise(200_000)}-->`)),
  'a docx whose tables are in each other without end': () => docx('deep.docx', document(`${'<w:tbl><w:tr><w:tc>'.repeat(100_000)}${'</w:tc></w:tr></w:tbl>'.repeat(100_000)}<!--${noise(100_000)}-->`)),
  'entities that make a thousand million words': () => docx('laughs.docx', document('<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>', LAUGHS)),
  'an entity that is a file of the computer': () => docx('file.docx', document('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>', '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
  'a sheet that says it has three million rows': () => xlsx('declared.xlsx', '<dimension ref="A1:XFD3000000"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3000000"><c r="XFD3000000"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD3000000"/></mergeCells>'),
  'a sheet of three million rows': () => xlsx('rows.xlsx', `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(3_000_000)}</sheetData><!--${noise(500_000)}-->`),
  'a sheet of as many rows as are read': () => xlsx('full.xlsx', `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_000)}</sheetData><!--${noise(100_000)}-->`),
  'a pdf whose pages are their own parents': () => pdf('pages.pdf', { 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>', 3: '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>' }),
  'a pdf whose forms draw each other': () => pdf('forms.pdf', book(['3 0 R'], { 3: page('4 0 R'), 4: stream('', '/X Do'), 5: stream('/Subtype /Form /Resources << /XObject << /X 5 0 R >> >>', '/X Do /X Do') })),
  'a pdf of three million operators': () => pdf('operators.pdf', book(['3 0 R'], { 3: page('4 0 R'), 4: stream('', `BT /F 1 Tf ${'(1) Tj '.repeat(2_000_000)}ET`) })),
  'a pdf of five hundred pages with the same long text': () => pdf('again.pdf', book(Array.from({ length: 500 }, (_, at) => `${100 + at} 0 R`), {
    4: stream('', `BT /F 1 Tf ${'1 1 Td (1) Tj '.repeat(20_000)}ET`),
    ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [100 + at, page('4 0 R')])),
  })),
  'a pdf whose lines are a mesh': () => pdf('mesh.pdf', book(['3 0 R'], { 3: page('4 0 R'), 4: stream('', Array.from({ length: 20_000 }, (_, at) => `0 ${at / 25} m 600 ${at / 25} l S ${at / 34} 0 m ${at / 34} 800 l S`).join(' ')) })),
  'a pdf of five hundred pages of crossing lines': () => pdf('meshes.pdf', book(Array.from({ length: 500 }, (_, at) => `${100 + at} 0 R`), {
    4: stream('', `BT /F 10 Tf 5 5 Td (12) Tj ET ${Array.from({ length: 150 }, (_, at) => `0 ${at * 4} m 8000 ${at * 4} l S ${at * 4} 0 m ${at * 4} 8000 l S`).join(' ')}`),
    ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [100 + at, page('4 0 R', '0 0 8000 8000')])),
  })),
  'html of two hundred thousand elements in each other': () => ({ name: 'deep.html', text: `<!DOCTYPE html>${'<div>'.repeat(200_000)}一、总体情况` }),
  'html of tables in each other': () => ({ name: 'tables.html', text: `<!DOCTYPE html>${'<table><tr><td>'.repeat(20_000)}一、总体情况` }),
  'html of cells that span everything': () => ({ name: 'spans.html', text: `<!DOCTYPE html><table>${'<tr><td rowspan=65534 colspan=1000000>三、收到和处理政府信息公开申请情况<td>1</tr>'.repeat(20_000)}</table>` }),
  'a text of a million numbers': () => ({ name: 'numbers.txt', text: `三、收到和处理政府信息公开申请情况\n${'1 '.repeat(1_000_000)}` }),
  'noise that calls itself a zip': () => random('noise.docx', 'PK\x03\x04'),
  'noise that calls itself a pdf': () => random('noise.pdf', '%PDF-1.7\n'),
  'noise that calls itself an old Word file': () => random('noise.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
};
