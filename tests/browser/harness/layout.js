// Checks of the layout that hold for every language, width and font.

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
    // The button of a finding is as wide as the card; at its empty end stands the one that copies.
    ...overlaps('control', screen.controls.filter(({ name }) => !name.startsWith('finding__go'))),
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

/**
 * Pairs of boxes of one layer that share more than a fringe. What is scrolled out of a box is compared with what is
 * in that box, and with nothing outside of it.
 */
function overlaps(what, boxes) {
  const found = [];
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => {
    if (one.layer !== other.layer || one.within.includes(other.id) || other.within.includes(one.id)) return;
    const [a, b] = one.scroller === other.scroller ? [one, other] : [inView(one), inView(other)];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 2) found.push(`${what} on ${what}: “${one.name}”, “${other.name}”`);
  }));
  return found;
}

const inView = ({ left, top, right, bottom, view }) => (view
  ? { left: Math.max(left, view.left), top: Math.max(top, view.top), right: Math.min(right, view.right), bottom: Math.min(bottom, view.bottom) }
  : { left, top, right, bottom });

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
  /** The nearest box that scrolls what is in it, and what can be seen through all such boxes. */
  const scrolled = (element) => {
    const scrollers = up(element).filter((one) => ['auto', 'scroll'].includes(style(one).overflowY));
    const boxes = scrollers.map(box);
    const far = (side, pick) => pick(...boxes.map((one) => one[side]));
    const view = { left: far('left', Math.max), top: far('top', Math.max), right: far('right', Math.min), bottom: far('bottom', Math.min) };
    return { scroller: ids.get(scrollers[0]), view: scrollers.length > 0 ? view : null };
  };
  const about = (element) => ({
    id: ids.get(element), name: name(element), layer: layer(element), within: up(element).map((one) => ids.get(one)),
    free: !element.closest('.paper__scroll, .source__scroll'),
    ...scrolled(element),
  });
  /** The box that cuts what an element shows along an axis; none where that can be scrolled to, or ends in “…”. */
  const clipping = (element, axis) => {
    const edge = up(element).find((one) => style(one)[axis] !== 'visible' && style(one).display !== 'inline');
    const cuts = edge && ['hidden', 'clip'].includes(style(edge)[axis]) && style(edge).textOverflow !== 'ellipsis';
    return cuts ? edge.getBoundingClientRect() : null;
  };

  const [texts, cut] = [[], []];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: { parentElement: element, data } } = walker;
    if (!data.trim() || !shown(element) || element.closest('.mark')) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const [across, down] = ['overflowX', 'overflowY'].map((axis) => clipping(element, axis));
    for (const line of [...range.getClientRects()].filter(({ width }) => width >= 1)) {
      // The letters are in the middle of the line; lines may be closer than the font is high.
      const inset = line.height / 4;
      texts.push({ ...about(element), ...near({ left: line.left, right: line.right, top: line.top + inset, bottom: line.bottom - inset }), name: data.trim().slice(0, 30) });
      if ((across && (line.left < across.left - 1 || line.right > across.right + 1))
        || (down && (line.top + inset < down.top || line.bottom - inset > down.bottom))) cut.push(data.trim().slice(0, 30));
    }
  }

  const pressed = [...root.querySelectorAll('button:not(.mark), summary, select, textarea, input:not([type=file]), .file')].filter(shown);
  const controls = pressed.map((element) => ({ ...about(element), ...box(element) }));
  const covered = pressed.filter((element) => {
    const { left, right, top, bottom } = box(element);
    const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const clipped = up(element).slice(1).some((one) => {
      const edge = one.getBoundingClientRect();
      return style(one).overflowY !== 'visible' && (top + bottom < 2 * edge.top || top + bottom > 2 * edge.bottom);
    });
    return hit && !clipped && !element.contains(hit) && !hit.contains(element) && layer(hit) === layer(element) && !hit.matches('.mark');
  }).map(name);

  const marks = [...root.querySelectorAll('.grid .mark')].filter(shown).map((mark) => {
    const cell = mark.closest('td, th');
    const [own, its, at] = [box(mark), box(cell), [...cell.querySelectorAll('.mark')].indexOf(mark)];
    return { number: mark.innerText, place: cell.dataset.place, across: round(its.right - own.right), down: round(own.top - its.top), at };
  });
  const panes = ['.pane--findings', '.pane--paper'].map((selector) => root.querySelector(selector)).filter(Boolean)
    .map((pane) => ({ name: pane.className, shown: shown(pane), height: innerHeight, ...box(pane) }));
  const { scrollWidth, clientWidth } = document.documentElement;
  return { width: innerWidth, sideways: scrollWidth - clientWidth, texts, controls, cut, covered, marks, panes };
}
