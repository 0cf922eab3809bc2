/**
 * Watches the file that is looked at and tells the page of every save. Imported when the first file comes.
 *
 * Chromium gives a handle of a file that was dropped or picked, which shows what is on the disk now. Firefox has none,
 * but reads the same File anew each time. In other browsers a File is dead once it was saved, and the page says so.
 * Contents are compared, never times: who saves without a change is not told anything.
 */
import { bytesOf } from './files.js';

/** Milliseconds between two looks: at the time of a handle, which costs nothing, and at a whole file. */
const LOOK = 1000;
const READ = 2000;

/** So many times longer while nobody sees the page. */
const UNSEEN = 10;

/** What is written is read again after so long: where it differs, it is still being written. */
const CALM = 250;

/** So long a file may be away: programs move the old one aside and the new one in its place. */
const PATIENCE = 4000;

/** More is not read, as where it comes. */
const MOST_BYTES = 20 << 20;

/** Looks at the file `{ number, name, blob }` for as long as it is the one that the element watches. */
export async function watch(element, mine) {
  const { number, name, blob } = mine;
  const goes = () => element.watched === mine;
  const source = await sourceOf(element, name, blob).catch(() => null);
  let told = '';
  const tell = (word) => {
    if (word !== told && goes()) element.order({ kind: 'watched', number, name: word });
    told = word;
  };
  if (source === null) return;
  if (source === undefined) return tell('unsupported');
  const now = new Date();
  const since = [now.getHours(), now.getMinutes()].map((part) => `${part}`.padStart(2, '0')).join(':');
  const file = async () => (source.getFile ? source.getFile() : source);
  const stamp = ({ lastModified, size }) => source.getFile && `${lastModified} ${size}`;
  let kept = await bytesOf(blob).catch(() => null);
  let seen = '';
  let away = 0;
  while (goes()) {
    try {
      const found = await file();
      if (!seen || stamp(found) !== seen) {
        const bytes = await whole(found);
        if (!isSame(bytes, kept)) {
          await pause(CALM);
          const again = await whole(await file());
          if (!goes()) return;
          if (!isSame(bytes, again)) continue;
          kept = bytes;
          element.order({ kind: 'saved', number, bytes });
        }
        seen = stamp(found);
      }
      away = 0;
      tell(since);
    } catch (error) {
      away = away || performance.now();
      if (performance.now() - away > PATIENCE) tell('waiting');
    }
    await pause((away ? CALM : source.getFile ? LOOK : READ) * (document.hidden ? UNSEEN : 1));
  }
}

/**
 * A handle, or a File that can be read again. Undefined where the browser has neither; null where no file on a disk is
 * behind it: it was pasted, or dropped by a program that has it in its memory.
 */
async function sourceOf(element, name, blob) {
  const handles = element.handles || [];
  const [first, ...path] = name.split('/');
  let handle = (await Promise.all(handles)).find((one) => one && one.name === first);
  while (handle && path.length > 1) handle = await handle.getDirectoryHandle(path.shift());
  if (handle && path.length === 1) handle = await handle.getFileHandle(path[0]);
  if (handle) return handle;
  // Of a batch, the one that was looked at before; its save is no File.
  const files = element.files = element.files || new Map();
  if (blob instanceof File) files.set(name, blob);
  const file = files.get(name);
  if (!file || handles.length > 0) return null;
  return 'mozInnerScreenX' in window ? file : undefined;
}

/** The bytes of a file that is complete: neither emptied to be written anew nor a zip whose end is missing. */
async function whole(file) {
  const bytes = file.size > MOST_BYTES ? null : await bytesOf(file);
  if (!bytes || bytes.length === 0 || (begins(bytes, 0, [3, 4]) && !hasEnd(bytes))) throw new Error('not complete');
  return bytes;
}

const begins = (bytes, at, kind) => [0x50, 0x4b, ...kind].every((byte, index) => bytes[at + index] === byte);

/** A zip ends with a record of 22 bytes and a comment of at most 65,535. */
function hasEnd(bytes) {
  const first = Math.max(0, bytes.length - 22 - 65535);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (begins(bytes, at, [5, 6])) return true;
  return false;
}

/** A loop: files may have megabytes, and a function for each byte would be felt. */
function isSame(bytes, other) {
  if (!other || bytes.length !== other.length) return false;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] !== other[at]) return false;
  return true;
}

/** Waits so long, or until the page comes to the front: timers of a hidden page sleep. */
function pause(most) {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('focus', end);
      document.removeEventListener('visibilitychange', end);
      done();
    };
    const timer = setTimeout(end, most);
    addEventListener('focus', end);
    document.addEventListener('visibilitychange', end);
  });
}

/**
 * Has a person pick files, and hands them to the file field: with handles, which the field's own dialog does not give.
 * Where the browser refuses, the field's dialog opens.
 */
export async function pick(element, field) {
  let handles;
  try {
    const accept = { '*/*': field.accept.split(',') };
    handles = await showOpenFilePicker({ multiple: field.multiple, types: [{ accept }] });
  } catch (error) {
    if (error.name === 'AbortError') return;
    element.cannotPick = true;
    return field.click();
  }
  const picked = new DataTransfer();
  (await Promise.all(handles.map((handle) => handle.getFile()))).forEach((file) => picked.items.add(file));
  // The field for one file is that of last year's report, which is not watched.
  if (field.multiple) element.handles = handles;
  field.files = picked.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
