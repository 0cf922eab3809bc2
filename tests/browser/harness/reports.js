// The sample of the page, and what the tests make of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.js';

const sample = readFileSync(join(root, 'src/embed/sample.txt'), 'utf8');

/** Where the sample is wrong: six and two are not eleven. */
export const FAULT = 'applications/unavailable.not-held/total';

/** One cell is wrong. */
export const broken = { name: 'broken.html', text: sample };

/** Every sum comes out. */
export const clean = { name: 'clean.html', text: sample.replace('<td>11</td>', '<td>8</td>') };

/** The broken one as plain text, one cell a line, as it comes from a careless copy. */
export const lines = {
  name: 'lines.txt',
  text: sample
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<\/(td|th|p|h\d)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/\n{2,}/g, '\n'),
};

/** The broken one in the encoding of older pages. */
export const encoded = {
  name: 'gbk.html',
  bytes: gbk(sample.replace('charset="utf-8"', 'charset="gb2312"')),
};

/** Node reads GBK but does not write it: every character is looked up in what it reads. */
function gbk(text) {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => {
    const code = letter.codePointAt(0);
    return code < 0x80 ? [code] : codes.get(letter) ?? [0x3f];
  }));
}
