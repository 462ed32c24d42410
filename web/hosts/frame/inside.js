// In frame.html: tells the parent how high the exercise is, and passes events on to the one origin that the address allows.
// `frame.html?origin=https://course.example&lesson=max-pooling`. It scrolls until the parent has said that it resizes.

import { protocol, rateLimit } from './messages.js';

const element = /** @type {HTMLElement} */ (document.querySelector('cnn-params'));
/** The only origin that may change settings and that hears of answers. */
const trusted = readOrigin(new URLSearchParams(location.search).get('origin') ?? '');
const mayPass = rateLimit();
let lastHeight = 0;

/** An origin and nothing else: `*` and `null` would be everybody. @param {string} text */
function readOrigin(text) {
  try {
    return new URL(text).origin === text ? text : '';
  } catch {
    return '';
  }
}

/** @param {object} content @param {string} target origin */
function tell(content, target) {
  parent.postMessage({ cnnParams: protocol, ...content }, target);
}

/** The height is no secret, so anybody may hear it. */
function tellHeight() {
  tell({ height: lastHeight }, '*');
}

function measure() {
  const height = Math.ceil(element.getBoundingClientRect().height);
  if (Math.abs(height - lastHeight) < 2) return; // a rounding must not start a tug of war
  lastHeight = height;
  tellHeight();
}

/** @param {unknown} wanted settings by name; the element itself refuses what it does not understand */
function set(wanted) {
  if (typeof wanted !== 'object' || wanted === null) return;
  const known = /** @type {any} */ (customElements.get('cnn-params'))?.settings ?? [];
  for (const { name, shared } of known) {
    const value = Object.hasOwn(wanted, name) ? /** @type {any} */ (wanted)[name] : undefined;
    if (shared && typeof value === 'string' && value.length <= 100) element.setAttribute(name, value);
  }
}

/** @param {MessageEvent} event */
function receive({ source, origin, data }) {
  if (source !== parent || !mayPass() || data?.cnnParams !== protocol) return;
  if (data.hello === true) tellHeight();
  if (data.sized === true) document.documentElement.style.setProperty('overflow', 'hidden');
  if (trusted && origin === trusted) set(data.set);
}

if (parent !== window) {
  addEventListener('message', receive);
  new ResizeObserver(measure).observe(element);
  for (const name of ['answer', 'step', 'done']) {
    element.addEventListener(`cnn-params-${name}`, (event) => {
      if (trusted) tell({ event: name, detail: /** @type {CustomEvent} */ (event).detail }, trusted);
    });
  }
}
