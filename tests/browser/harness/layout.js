// Whether a screen is whole: facts about boxes that hold for every language, width and font.

/**
 * What is broken in the layout that is on the screen, as sentences for a person; empty where nothing is.
 *
 * Nothing scrolls sideways but tables in their own box; no text is cut, runs out of the window, or lies on other
 * text; no control lies on another, and each one in view is reached by a press on its middle; every numbered
 * mark stands at a corner of its cell; findings and report are side by side or one of them is hidden.
 */
export async function layoutFaults(page) {
  const screen = await page.evaluate(survey);
  return [
    ...(screen.sideways > 0 ? [`the page scrolls sideways by ${screen.sideways} px`] : []),
    ...screen.cut.map((text) => `cut: ${text}`),
    ...screen.covered.map((name) => `covered by something else: ${name}`),
    ...outside(screen),
    ...overlaps('text', screen.texts),
    ...overlaps('control', screen.controls),
    ...strayMarks(screen),
    ...paneFaults(screen),
  ];
}

/** Pixels that rounding of fractions may be off by. */
const SLACK = 1;

function outside({ width, texts, controls }) {
  return [...texts, ...controls].filter(({ free, left, right }) => free && (left < -SLACK || right > width + SLACK))
    .map(({ name, left, right }) => `outside of the window (${left} to ${right} of ${width} px): ${name}`);
}

/** Pairs of boxes of one layer that share more than a fringe. */
function overlaps(what, boxes) {
  const found = [];
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => {
    if (one.layer !== other.layer || one.within.includes(other.id) || other.within.includes(one.id)) return;
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (across > 2 && down > 2) found.push(`${what} on ${what}: “${one.name}”, “${other.name}”`);
  }));
  return found;
}

/** A mark stands astride the upper right corner of its cell; the marks of one cell stand in a row. */
function strayMarks({ marks }) {
  return marks.flatMap(({ number, place, across, down, at }) => {
    const right = across - 20 * at;
    const stands = Math.abs(right) <= 4 && down >= -12 && down <= 4;
    return stands ? [] : [`mark ${number} stands ${across} px left of and ${down} px below the corner of ${place}`];
  });
}

function paneFaults({ width, panes }) {
  const [findings, paper] = panes;
  if (!findings && !paper) return [];
  if (width < 1100) return findings.shown !== paper.shown ? [] : ['on a narrow screen one pane is shown, not both or none'];
  const faults = [];
  if (!findings.shown || !paper.shown) faults.push('on a wide screen both panes are shown');
  if (findings.right > paper.left + SLACK) faults.push(`the panes overlap: ${findings.right} > ${paper.left}`);
  for (const { name, right, bottom, top, height } of panes) {
    if (right > width + SLACK || top >= height || bottom > height + SLACK) faults.push(`${name} leaves the window`);
  }
  return faults;
}

/** Runs in the page: boxes in pixels of the window, of everything inside the element that is drawn. */
function survey() {
  const root = document.querySelector('gouji-check').shadowRoot;
  const ids = new Map([...root.querySelectorAll('*')].map((element, index) => [element, index]));
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !element.closest('.unseen');
  const up = (element, list = []) => (element ? up(element.parentElement, [...list, element]) : list);
  const style = (element) => getComputedStyle(element);
  const layer = (element) => ids.get(up(element).find((one) => ['sticky', 'fixed'].includes(style(one).position)));
  const round = (number) => Math.round(number * 10) / 10;
  const near = ({ left, top, right, bottom }) => ({ left: round(left), top: round(top), right: round(right), bottom: round(bottom) });
  const box = (element) => near(element.getBoundingClientRect());
  const name = (element) => `${element.className || element.localName}: ${(element.innerText || element.ariaLabel || '').slice(0, 30)}`;
  const about = (element) => ({
    id: ids.get(element), name: name(element), layer: layer(element), within: up(element).map((one) => ids.get(one)),
    free: !element.closest('.paper__scroll, .source__scroll'),
  });

  const texts = [];
  const cut = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: { parentElement: element, data } } = walker;
    if (!data.trim() || !shown(element) || element.closest('.mark')) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const holder = up(element).find((one) => style(one).overflowX !== 'visible' && style(one).display !== 'inline');
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      // The letters are in the middle of the line; lines may be closer than the font is high.
      const inset = line.height / 4;
      texts.push({ ...about(element), ...near({ left: line.left, right: line.right, top: line.top + inset, bottom: line.bottom - inset }), name: data.trim().slice(0, 30) });
      if (!holder || ['auto', 'scroll'].includes(style(holder).overflowX) || style(holder).textOverflow === 'ellipsis') continue;
      const edge = holder.getBoundingClientRect();
      if (line.left < edge.left - 1 || line.right > edge.right + 1 || line.top + inset < edge.top || line.bottom - inset > edge.bottom) cut.push(data.trim().slice(0, 30));
    }
  }

  const pressed = [...root.querySelectorAll('button:not(.mark), summary, select, textarea, input:not([type=file]), .file')].filter(shown);
  const controls = pressed.map((element) => ({ ...about(element), ...box(element) }));
  const covered = pressed.filter((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const clipped = up(element).slice(1).some((one) => {
      const edge = one.getBoundingClientRect();
      return style(one).overflowY !== 'visible' && (top + bottom < 2 * edge.top || top + bottom > 2 * edge.bottom);
    });
    return hit && !clipped && !element.contains(hit) && !hit.contains(element) && layer(hit) === layer(element) && !hit.matches('.mark');
  }).map(name);

  const marks = [...root.querySelectorAll('.grid .mark')].filter(shown).map((mark) => {
    const cell = mark.closest('td, th');
    const [own, its] = [box(mark), box(cell)];
    const at = [...cell.querySelectorAll('.mark')].indexOf(mark);
    return { number: mark.innerText, place: cell.dataset.place, across: round(its.right - own.right), down: round(own.top - its.top), at };
  });
  const panes = ['.pane--findings', '.pane--paper'].map((selector) => root.querySelector(selector)).filter(Boolean)
    .map((pane) => ({ name: pane.className, shown: shown(pane), height: innerHeight, ...box(pane) }));
  const { scrollWidth, clientWidth } = document.documentElement;
  return { width: innerWidth, sideways: scrollWidth - clientWidth, texts, controls, cut, covered, marks, panes };
}
