/**
 * Drafts: what a person has done to a report, in a database of this browser, where a person has turned that on. Imported
 * when it is turned on, or where there is the database: that it is there is all that is remembered.
 *
 * A draft belongs to one opening of a report in one tab. While the tab lives it holds a lock of the draft's name, so that
 * no other tab goes on with it or offers it. Where there are no locks (plain http), one that is opened goes on under a
 * new name and the old one stays.
 *
 * localStorage has too little room for the files, and writes when it likes.
 */
import { bytesOf } from './files.js';

const NAME = 'gouji.drafts';

/** What was done, by the draft's name, and the files that it was done to, which are written once. */
const STORES = ['drafts', 'files'];

/** So many are kept; the oldest goes for a new one. */
const MOST = 8;

/** Begins the names of the drafts of this tab. */
const TAB = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}-`;

let database = null;
/** One thing after the other, in the order in which it was asked for. */
let last = Promise.resolve();
/** The draft written last, and the files of it that are in the store. */
let written = {};
let told = '';
const held = new Set();

const named = (name) => (name.includes('-') ? name : TAB + name);

function tell(element, word) {
  if (word !== told) element.order({ kind: 'drafts', name: word });
  told = word;
}

/** Begins to keep drafts. */
export const on = (element) => next(element, async () => {
  database = database || await opened(element, true);
  tell(element, 'on');
}, 'none');

/** Removes all, in every tab. */
export const off = (element) => next(element, async () => {
  if (database) database.close();
  database = null;
  await new Promise((done, fail) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = done;
    asked.onerror = () => fail(asked.error);
  });
  forget(element);
}, 'full');

/** Says which drafts of earlier visits there are. */
export const list = (element) => next(element, async () => {
  database = database || await opened(element, false).catch(() => null);
  if (!database) return tell(element, 'off');
  tell(element, 'on');
  const [all] = await run((drafts) => [drafts.getAll()], 'readonly');
  const locks = navigator.locks ? (await navigator.locks.query()).held.map(({ name }) => name) : [];
  const lines = all
    .filter(({ name }) => !name.startsWith(TAB) && !locks.includes(lockOf(name)))
    .sort((one, other) => other.at - one.at)
    .map(({ name, report, at }) => [name, timeOf(at), report.replace(/\s+/g, ' ')].join('\t'));
  return element.order({ kind: 'earlier', name: lines.join('\n') });
}, 'none');

/** Opens one of them. */
export const open = (element, name) => next(element, async () => {
  const [draft, files] = await run((drafts, contents) => [drafts.get(name), contents.get(name)], 'readonly');
  if (!draft || !files) return element.order({ kind: 'cannot', name: draft ? draft.report : name });
  const [bytes, lastYear] = files;
  const own = await hold(name);
  return element.order({ kind: 'draft', name: own ? name : '', text: draft.text, bytes, lastYear });
}, 'none');

/** Removes one of them. */
export function drop(element, name) {
  next(element, () => remove(name), 'full');
  list(element);
}

/** Writes a draft; without a text it goes. `content` and `lastYear` are Blobs. */
export const keep = (element, given, report, text, content, lastYear) => next(element, async () => {
  const name = named(given);
  if (!database) return;
  if (!text) {
    written = {};
    await remove(name);
    return;
  }
  hold(name);
  const isSame = written.name === name && written.content === content && written.lastYear === lastYear;
  const files = isSame ? null : await Promise.all([bytesOf(content), bytesOf(lastYear)]);
  if (!isSame) await makeRoom(name);
  const at = Date.now();
  await run((drafts, contents) => [
    drafts.put({ name, report, at, text }, name),
    ...(files ? [contents.put(files, name)] : []),
  ]);
  written = { name, content, lastYear };
  tell(element, timeOf(at));
}, 'full');

const remove = (name) => run((drafts, contents) => [drafts.delete(name), contents.delete(name)]);

async function makeRoom(name) {
  const [all] = await run((drafts) => [drafts.getAll()], 'readonly');
  const others = all.filter((draft) => draft.name !== name).sort((one, other) => other.at - one.at);
  await Promise.all(others.slice(MOST - 1).map((draft) => remove(draft.name)));
}

/** Does it after what was asked for before; where it fails, `word` says so. */
function next(element, act, word) {
  last = last.then(act).catch(() => {
    written = {};
    // It is said each time.
    told = '';
    tell(element, word);
  });
}

function forget(element) {
  written = {};
  tell(element, 'off');
}

/** The database. Unless it is to be made, one that is not there stays so. */
function opened(element, make) {
  return new Promise((done, fail) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      if (make) STORES.forEach((store) => asked.result.createObjectStore(store));
      else asked.transaction.abort();
    };
    asked.onsuccess = () => {
      const found = asked.result;
      // Another tab removes all.
      found.onversionchange = () => {
        found.close();
        database = null;
        forget(element);
      };
      done(found);
    };
    asked.onerror = (event) => {
      event.preventDefault();
      fail(asked.error);
    };
  });
}

/** The results of requests, once all of them are on the disk. */
function run(act, mode = 'readwrite') {
  return new Promise((done, fail) => {
    const all = database.transaction(STORES, mode, { durability: 'strict' });
    const asked = act(...STORES.map((store) => all.objectStore(store)));
    all.oncomplete = () => done(asked.map(({ result }) => result));
    all.onabort = () => fail(all.error);
  });
}

const lockOf = (name) => `${NAME} ${name}`;

/** Holds a draft until the tab goes. Whether it is this tab's alone; without locks nobody knows. */
function hold(name) {
  if (held.has(name)) return true;
  if (!navigator.locks) return false;
  return new Promise((done) => {
    navigator.locks.request(lockOf(name), { ifAvailable: true }, (lock) => {
      done(Boolean(lock));
      if (!lock) return undefined;
      held.add(name);
      return new Promise(() => {});
    }).catch(() => done(false));
  });
}

/** The time of the day, with the day where that is another. */
function timeOf(at) {
  const two = (number) => `${number}`.padStart(2, '0');
  const time = new Date(at);
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  const isToday = time.toDateString() === new Date().toDateString();
  return isToday ? clock : `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`;
}
