// A working file as the page saves it.

/** Of a report `{ name, text }` with these edits `{ place: text }`. */
export function workingFile({ name, text }, edits) {
  const content = Buffer.from(text);
  const file = {
    'gouji-working-file': 1, name, source: 'file', edition: null, year: null, organ: null, edits, decisions: null,
    checked: { build: '', status: '', headline: '' }, lastYear: null, sum: sum(content), content: content.toString('base64'),
  };
  return { name: `${name}.gouji.json`, text: JSON.stringify(file) };
}

/** CRC-32. */
function sum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return (~sum >>> 0).toString(16).padStart(8, '0');
}
