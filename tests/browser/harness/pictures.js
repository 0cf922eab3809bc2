// Screenshots against each other, and against those that are kept.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import * as machine from './machine.js';

const baselines = join(machine.root, 'tests/browser/pictures');

/** Dots of a screenshot, each way, that become one of a baseline: letters may be drawn a little differently. */
const SHRINK = 4;
/** What pixelmatch takes for another colour, of 1: a line that is gone, a tint that is another. */
const THRESHOLD = 0.06;
/** Dots that may be of another colour, of 1. */
const SHARE = 0.004;

/** Why screenshots cannot be compared with the kept ones on this machine; `false` where they can. */
export const whyNoBaseline = !isBaselineMachine() && 'the kept pictures are those of Debian 12 and its fonts-noto-cjk';

function isBaselineMachine() {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8')) && /^VERSION_ID="12"$/m.test(readFileSync(release, 'utf8'))
    && existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}

/**
 * Fails where a screenshot (PNG) is not like the kept one of that name; both and their difference are then in
 * tests/browser/shots. With `GOUJI_BLESS=1` it is kept instead.
 */
export function matchesBaseline(t, name, screenshot) {
  const path = join(baselines, `${name}.png`);
  const now = shrunk(PNG.sync.read(screenshot));
  if (process.env.GOUJI_BLESS) {
    mkdirSync(baselines, { recursive: true });
    writeFileSync(path, PNG.sync.write(now));
    t.diagnostic(`${path} is renewed`);
    return;
  }
  const kept = PNG.sync.read(readFileSync(path));
  assert.deepEqual([now.width, now.height], [kept.width, kept.height], 'the size of the picture');
  const marked = new PNG({ width: now.width, height: now.height });
  const changed = pixelmatch(kept.data, now.data, marked.data, now.width, now.height, { threshold: THRESHOLD, includeAA: true });
  const share = changed / (now.width * now.height);
  t.diagnostic(`${changed} of ${now.width * now.height} dots differ: ${(100 * share).toFixed(3)} %`);
  if (share <= SHARE) return;
  mkdirSync(machine.shots, { recursive: true });
  writeFileSync(join(machine.shots, `${name}.png`), screenshot);
  writeFileSync(join(machine.shots, `${name}-difference.png`), PNG.sync.write(marked));
  assert.fail(`${name}: ${(100 * share).toFixed(2)} % of the dots differ; look at ${machine.shots}, and keep it with GOUJI_BLESS=1 if it is right`);
}

/** The same picture `SHRINK` times smaller, each dot the mean of what was there. */
function shrunk(picture) {
  const [width, height] = [picture.width, picture.height].map((side) => Math.floor(side / SHRINK));
  const small = new PNG({ width, height });
  for (let at = 0; at < width * height * 4; at += 1) {
    const [column, row, channel] = [Math.floor(at / 4) % width, Math.floor(at / 4 / width), at % 4];
    let sum = 0;
    for (let dot = 0; dot < SHRINK * SHRINK; dot += 1) {
      const x = column * SHRINK + dot % SHRINK;
      const y = row * SHRINK + Math.floor(dot / SHRINK);
      sum += picture.data[(y * picture.width + x) * 4 + channel];
    }
    small.data[at] = Math.round(sum / (SHRINK * SHRINK));
  }
  return small;
}

/**
 * By how much the colour of any dot of two screenshots differs, of 255; `Infinity` where they are not of one size.
 * The same letters drawn at another spot of the window differ by a few.
 */
export function difference(one, other) {
  const [a, b] = [one, other].map((picture) => PNG.sync.read(picture));
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  return a.data.reduce((most, value, index) => Math.max(most, Math.abs(value - b.data[index])), 0);
}
