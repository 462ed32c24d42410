// Whether the page behind the element is dark. Every documentation tool marks its dark mode in a way of its own; what they
// have in common is the background, so that is what we look at.

/** Red, green, blue from 0 to 1 and how opaque. @param {string} colour as computed: `rgb(…)`, `rgba(…)`, `color(srgb …)`, … */
function partsOf(colour) {
  const numbers = (colour.match(/[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const scale = colour.startsWith('rgb') ? 255 : 1;
  const [red = 1, green = 1, blue = 1, alpha = 1] = numbers;
  return { light: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / scale, alpha };
}

/** What was found in this turn: elements side by side stand on the same ground, and each look at it costs a layout. @type {Map<Element | null, boolean>} */
const found = new Map();

/** Paper is light, and canvases keep the colours that they are painted in. */
let printing = false;

/** @param {Element & { theme: string }} element @returns {string} light or dark */
export const schemeOf = (element) => (printing ? 'light' : element.theme || (isDarkBehind(element) ? 'dark' : 'light'));

/** @param {Element} element */
function isDarkBehind(element) {
  const parent = parentOf(element);
  const before = found.get(parent);
  if (before !== undefined) return before;
  if (found.size === 0) setTimeout(() => found.clear());
  const dark = lookBehind(element);
  found.set(parent, dark);
  return dark;
}

/** The first ancestor with a background of its own decides; a page without any is as its colour scheme says. @param {Element} element */
function lookBehind(element) {
  for (let one = parentOf(element); one; one = parentOf(one)) {
    const { backgroundColor } = getComputedStyle(one);
    const { light, alpha } = partsOf(backgroundColor);
    if (alpha > 0.5 && backgroundColor !== 'transparent') return light < 0.4;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}

/** @param {Element} element @returns {Element | null} out of shadow roots too */
function parentOf(element) {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {AbortController | undefined} */
let watching;

function watch() {
  watching = new AbortController();
  const tell = () => {
    found.clear();
    listeners.forEach((listener) => listener());
  };
  const changes = new MutationObserver(tell);
  // The switches of all known tools set an attribute of one of these two.
  for (const target of [document.documentElement, document.body]) changes.observe(target, { attributes: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell, { signal: watching.signal });
  for (const turn of ['beforeprint', 'afterprint']) {
    addEventListener(turn, ({ type }) => ((printing = type === 'beforeprint'), tell()), watching);
  }
  document.addEventListener('transitionend', ({ target }) => target === document.body && tell(), watching);
  watching.signal.addEventListener('abort', () => changes.disconnect());
}

/** Calls when the colours of the page may have changed. @param {() => void} listener @param {AbortSignal} signal stops it */
export function onColoursChange(listener, signal) {
  if (listeners.size === 0) watch();
  listeners.add(listener);
  signal.addEventListener('abort', () => {
    listeners.delete(listener);
    if (listeners.size === 0) watching?.abort();
  });
}
