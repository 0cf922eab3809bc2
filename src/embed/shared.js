/**
 * One worker for all elements of a page. Each holds an end of it that looks like a worker: it posts,
 * hears and is terminated. One question is in the worker at a time; the others wait here, and whoever waits
 * is answered in the worker's place, so that nobody takes for dead what only works for somebody else.
 */
let shared = null;

/** An end of the shared worker; `start` makes that where there is none. */
export function end(start) {
  shared = shared || new Shared(start);
  return new End(shared);
}

/** What ends a question. */
const ENDS = ['answer', 'gone', 'files', 'unloaded', 'unreadable', 'trapped'];

/** Milliseconds that a worker may take to come up, on a slow machine. */
const START = 20_000;

class Shared {
  constructor(start) {
    this.start = start;
    this.ends = new Map();
    this.count = 0;
    /** Questions that wait: { end, letter }. */
    this.waiting = [];
    this.run();
  }

  run() {
    const worker = this.start();
    this.worker = worker;
    this.born = performance.now();
    /** What it said when it came up, for those who come later. */
    this.greeting = null;
    /** The end whose question it has. */
    this.busy = null;
    worker.onmessage = ({ data }) => { if (worker === this.worker) this.take(data); };
    worker.onerror = () => { if (worker === this.worker) this.fall(); };
  }

  take(data) {
    const one = this.ends.get(data.end);
    if (!data.end) {
      this.greeting = data;
      this.ends.forEach((each) => each.hear(data));
    }
    const done = one && this.busy === one && ENDS.includes(data.kind);
    if (done) this.busy = null;
    // Its memory cannot be trusted any more.
    if (data.kind === 'trapped') this.restart();
    if (one) one.hear(data);
    this.next();
  }

  /** Hands the worker the next question. */
  next() {
    if (this.busy || !this.isReady() || this.waiting.length === 0) return;
    const { end: one, letter } = this.waiting.shift();
    this.busy = one;
    this.worker.postMessage({ ...letter, end: one.number });
    one.later({ kind: 'loaded', turn: letter.turn });
  }

  isYoung() { return performance.now() - this.born < START; }

  isReady() { return this.greeting !== null && this.greeting.kind === 'ready'; }

  /** Forgets what an end has asked. A worker that still computes for it would keep the others waiting. */
  forget(one) {
    this.waiting = this.waiting.filter((question) => question.end !== one);
    if (this.busy === one) this.restart();
  }

  /** Another worker; who waits goes on waiting, for that one. */
  restart() {
    this.worker.terminate();
    try {
      this.run();
    } catch (error) {
      this.die();
    }
  }

  /** It fell by itself: only who had asked is told, unless there never was a worker. */
  fall() {
    const { busy } = this;
    if (this.greeting === null) return this.die();
    this.restart();
    return busy && busy.dispatchEvent(new Event('error'));
  }

  /** Nobody has a worker any more. Each may ask for another. */
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
    /** Pings that were not answered. */
    this.pings = 0;
    whole.ends.set(this.number, this);
    // The listeners come after this.
    if (whole.greeting) this.later(whole.greeting);
  }

  postMessage(letter) {
    const { whole } = this;
    if (letter.kind === 'ask') {
      // Of two questions only the later one is still asked.
      whole.waiting = whole.waiting.filter((question) => question.end !== this);
      whole.waiting.push({ end: this, letter });
      whole.next();
      if (whole.busy !== this || whole.waiting.some((question) => question.end === this)) {
        this.later({ kind: 'loading', turn: letter.turn, part: '', percent: 100 });
      }
    } else if (whole.isReady() ? whole.busy !== null && whole.busy !== this : whole.isYoung()) {
      this.later({ kind: 'pong' });
    } else {
      this.pings += 1;
      whole.worker.postMessage({ ...letter, end: this.number });
    }
  }

  /** Never from within `postMessage`: who posts does not listen meanwhile. */
  hear(data) {
    this.pings = 0;
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  later(data) {
    Promise.resolve().then(() => this.whole.ends.has(this.number) && this.hear(data));
  }

  terminate() {
    const { whole } = this;
    if (!whole.ends.delete(this.number)) return;
    if (whole.ends.size > 0) {
      // Its reports need not stay open.
      whole.worker.postMessage({ kind: 'close', end: this.number });
      return whole.forget(this);
    }
    return whole.die();
  }

  /** Its owner asks for another because it was silent: where it was, the worker is replaced. */
  doubt() {
    const { whole } = this;
    const silent = whole.isReady() ? this.pings > 1 : !whole.isYoung();
    if (whole === shared && whole.busy === null && silent) whole.restart();
  }
}
