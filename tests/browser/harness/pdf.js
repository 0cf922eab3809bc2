// What Chromium has printed, read by another program than ours.

/** The text of each page of a PDF, without spaces, in the order in which it was drawn. */
export async function printedPages(bytes) {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(letters(items.map(({ str }) => str).join('')));
  }
  await loading.destroy();
  return pages;
}

/** A text without spaces, as `printedPages` gives it. */
export const letters = (text) => text.normalize('NFKC').replaceAll(/\s/g, '');

/**
 * Whether a printed text begins with `words`. A font draws some letters and the radicals of a dictionary alike, and
 * a PDF then names the radical: one letter in four may be another.
 */
export function begins(text, words) {
  const wanted = [...letters(words)];
  const other = wanted.filter((letter, at) => [...text.slice(0, 2 * wanted.length)][at] !== letter);
  return other.length <= wanted.length / 4;
}
