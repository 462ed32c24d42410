// Styles of what is loaded later come with it, and stay with the element.

/** @type {WeakMap<ShadowRoot, Set<string>>} */
const stylesOf = new WeakMap();

/** Gives the element more styles, once. @param {{ renderRoot: HTMLElement | DocumentFragment }} element @param {string} css */
export function addStyles({ renderRoot }, css) {
  const root = /** @type {ShadowRoot} */ (renderRoot);
  const texts = stylesOf.get(root) ?? new Set();
  stylesOf.set(root, texts);
  if (texts.has(css)) return;
  texts.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}
