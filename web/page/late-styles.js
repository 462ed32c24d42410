// Styles of what is loaded later come with it, and stay with the element.

/** @type {WeakMap<ShadowRoot, Set<string>>} */
const worn = new WeakMap();

/** Gives the element more styles, once. @param {{ renderRoot: HTMLElement | DocumentFragment }} element @param {string} css */
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
