// A checker that takes a given time for one file, on any machine.

/** To be called before the page is opened: its worker computes `milliseconds`, or for ever, over the file `name`. */
export function busy(page, name, milliseconds) {
  const body = `
import { answer as real } from './worker.js?real';
export * from './worker.js?real';
export { default } from './worker.js?real';
export function answer(key, question, ...rest) {
  const end = JSON.parse(question).name === ${JSON.stringify(name)} ? performance.now() + ${milliseconds} : 0;
  while (performance.now() < end);
  return real(key, question, ...rest);
}
`;
  return page.route('**/worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
}
