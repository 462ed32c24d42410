// Where in a template's markup its values stand: as attributes, as words of a paragraph, or where no term can be pressed.

/**
 * A value's place. `block` is the number of the paragraph, heading or cell of this template that it is a word of; -1 where
 * that stands in the template around it. `group`: that is a whole table or row of figures. `closed`: in a button, a link, a
 * drawing, or where nobody sees it.
 * @typedef {{ block: number, group: boolean, closed: boolean }} Place
 */

/** What words are read in, one after the other. */
const blocks = new Set(['p', 'h3', 'h4', 'li', 'figcaption', 'legend']);
/** What is pressed or drawn as a whole, and rows of what was typed or counted. */
const closedTags = new Set([
  'a',
  'button',
  'label',
  'option',
  'select',
  'summary',
  'textarea',
  'math',
  'svg',
  'style',
  'td',
  'h2',
]);
/** What is read as one, with all that is in it: a term is marked once. */
const groups = new Set(['table', 'dl', 'pre']);
const groupedBy = /\bclass="trace-row\b/;
const closedBy = /\baria-hidden|\brole="?(?:button|img|application|math)|\bclass="[^"]*\b(?:hidden|without-terms)\b/;
const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'source', 'wbr']);

/** Where a value stands in the joined strings. */
const mark = '\0';
const tokens = /<!--[^]*?-->|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|\0/gi;

/** @typedef {Place & { tag: string }} Open */

/** @param {Open[]} open @param {string} tag @param {string} attributes @param {number} count of the blocks so far */
function opened(open, tag, attributes, count) {
  const around = open[open.length - 1];
  const closed = around.closed || closedTags.has(tag) || closedBy.test(attributes);
  const group = groups.has(tag) || groupedBy.test(attributes);
  const starts = !around.group && (group || blocks.has(tag));
  return { tag, block: starts ? count : around.block, group: around.group || group, closed };
}

/** @param {readonly string[]} strings of a template @returns {(Place | undefined)[]} of each value; nothing for an attribute */
function readPlaces(strings) {
  /** @type {(Place | undefined)[]} */
  const places = [];
  /** @type {Open[]} */
  let open = [{ tag: '', block: -1, group: false, closed: false }];
  let count = 0;
  for (const [token, end, name, attributes] of strings.join(mark).matchAll(tokens)) {
    const tag = name?.toLowerCase();
    if (token === mark) {
      places.push(open[open.length - 1]);
    } else if (end) {
      const last = open.findLastIndex((one) => one.tag === tag);
      if (last > 0) open = open.slice(0, last);
    } else if (tag) {
      for (const sign of attributes) if (sign === mark) places.push(undefined);
      const next = opened(open, tag, attributes, count);
      if (next.block === count) count++;
      if (!empty.has(tag) && !attributes.endsWith('/')) open.push(next);
    }
  }
  return places;
}

/** @type {WeakMap<readonly string[], (Place | undefined)[]>} */
const known = new WeakMap();

/** The places of a template's values; read once. @param {readonly string[]} strings */
export function placesOf(strings) {
  const places = known.get(strings) ?? readPlaces(strings);
  known.set(strings, places);
  return places;
}
