// Two screenshots beside each other.

/**
 * By how much the colour of any dot differs, of 255; `Infinity` where they are not of one size. The same
 * letters drawn at another spot of the window differ by a few.
 */
export async function difference(browser, one, other) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async (pictures) => {
      const [a, b] = await Promise.all(pictures.map(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        canvas.drawImage(picture, 0, 0);
        return canvas.getImageData(0, 0, picture.width, picture.height);
      }));
      if (a.width !== b.width || a.height !== b.height) return Infinity;
      return a.data.reduce((most, value, index) => Math.max(most, Math.abs(value - b.data[index])), 0);
    }, [one, other].map((picture) => picture.toString('base64')));
  } finally {
    await page.close();
  }
}
