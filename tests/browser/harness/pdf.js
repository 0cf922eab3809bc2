// What Chromium has printed, read by another program than ours.

/** Points by which a letter may stand over the edge of its page: none should, but for rounding. */
const SLACK = 0.5;

/**
 * The pages of a PDF: `text` without spaces in the order in which it was drawn, `outside` the pieces of text that
 * leave the page.
 */
export async function printedPages(bytes) {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left, bottom, right, top] = page.view;
    const { items } = await page.getTextContent();
    const outside = items.filter(({ str, width, transform: [, , , , x, y] }) => {
      return str.trim() && (x < left - SLACK || x + width > right + SLACK || y < bottom - SLACK || y > top + SLACK);
    });
    pages.push({ text: items.map(({ str }) => str).join('').replaceAll(/\s/g, ''), outside: outside.map(({ str }) => str) });
  }
  await loading.destroy();
  return pages;
}
