import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is yes; fails with `what` after `limit` milliseconds. */
export async function until(what, ask, limit = 10_000) {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${limit} ms for: ${what}`);
    await pause(50);
  }
}
