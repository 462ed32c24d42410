// Styles of activities come with them, and stay with the element.

/** @import { CnnParams } from '../element.js' */

/** @type {WeakMap<ShadowRoot, Set<string>>} */
const worn = new WeakMap();

/** Gives the element the styles of an activity, once. @param {CnnParams} element @param {string} css */
export function wear({ renderRoot }, css) {
  const root = /** @type {ShadowRoot} */ (renderRoot);
  const texts = worn.get(root) ?? new Set();
  worn.set(root, texts);
  if (texts.has(css)) return;
  texts.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}
