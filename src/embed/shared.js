/**
 * One worker for all elements of a page. Each holds an end of it that looks like a worker: it posts,
 * hears and is terminated. The worker goes with its last end, or with one that gives it up for dead.
 */
let shared = null;

/** An end of the shared worker; `start` makes that where there is none. */
export function end(start) {
  shared = shared || new Shared(start());
  return new End(shared);
}

class Shared {
  constructor(worker) {
    this.worker = worker;
    this.ends = new Map();
    this.count = 0;
    /** What it said when it came up, for those who come later. */
    this.greeting = null;
    worker.onmessage = ({ data }) => {
      const one = this.ends.get(data.end);
      if (one) return one.hear(data);
      if (data.end) return undefined;
      this.greeting = data;
      return this.ends.forEach((each) => each.hear(data));
    };
    worker.onerror = () => this.die();
  }

  /** Every end that is left hears that the worker is gone, and may ask for another. */
  die() {
    if (shared === this) shared = null;
    this.worker.terminate();
    const left = [...this.ends.values()];
    this.ends.clear();
    left.forEach((each) => each.dispatchEvent(new Event('error')));
  }
}

class End extends EventTarget {
  constructor(whole) {
    super();
    this.whole = whole;
    whole.count += 1;
    this.number = whole.count;
    /** Turns that are not answered. */
    this.open = new Set();
    whole.ends.set(this.number, this);
    // The listeners come after this.
    if (whole.greeting) Promise.resolve().then(() => this.hear(whole.greeting));
  }

  postMessage(letter, moved) {
    if (letter.kind === 'ask') this.open.add(letter.turn);
    this.whole.worker.postMessage({ ...letter, end: this.number }, moved);
  }

  hear(data) {
    if (['answer', 'files', 'unloaded', 'trapped'].includes(data.kind)) this.open.delete(data.turn);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate() {
    const { whole } = this;
    if (!whole.ends.delete(this.number)) return;
    // A worker that still computes for nobody would keep the others waiting.
    if (this.open.size > 0 || whole.ends.size === 0) whole.die();
  }
}
