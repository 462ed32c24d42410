// What a page says: every text that is seen, what is said to those who hear it, and the tree that screen readers get.

/** @import { Page } from 'playwright-core' */

/**
 * Runs in the page. Lines of visible text as they follow each other, through shadow roots; attributes that are words; and what
 * fields hold. Longer than others, and whole: the page gets the text of this one function, and its steps share line and lists.
 */
export function readTexts() {
  const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'];
  /** @type {string[]} */ const lines = [];
  /** @type {string[]} */ const attributes = [];
  let line = '';
  const end = () => {
    if (line.trim()) lines.push(line.trim());
    line = '';
  };
  const readAttributes = (/** @type {Element} */ element) => {
    const tag = element.localName;
    for (const name of spoken) {
      if (element.hasAttribute(name)) attributes.push(`${tag} ${name}: ${element.getAttribute(name)}`);
    }
    const { value, checked, type } = /** @type {any} */ (element);
    if (element.matches('input, select, textarea'))
      attributes.push(`${tag} holds: ${type === 'checkbox' || type === 'radio' ? checked : value}`);
  };
  const readText = (/** @type {Text} */ node, /** @type {Element} */ parent) => {
    const { whiteSpace } = getComputedStyle(parent);
    // What is folded on the screen is folded here.
    const text = /^(pre|break)/.test(whiteSpace) ? node.data : node.data.replace(/[ \t\r\n\f]+/g, ' ');
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) end();
      line += part;
    }
  };
  const walk = (/** @type {Node} */ node, /** @type {Element} */ parent) => {
    if (node instanceof Text) return readText(node, parent);
    if (!(node instanceof Element) || node.matches('script, style, template, noscript')) return;
    if (!node.matches('option, optgroup') && !node.checkVisibility({ visibilityProperty: true })) {
      // Without a box, but what is inside may have one.
      if (getComputedStyle(node).display !== 'contents') return;
    }
    const inline = /^(inline|contents|ruby)/.test(getComputedStyle(node).display) && !node.matches('option');
    if (!inline) end();
    readAttributes(node);
    const inside = node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
    for (const child of inside) walk(child, node);
    if (!inline) end();
  };
  walk(document.body, document.body);
  end();
  return { title: document.title, language: document.documentElement.lang, lines, attributes };
}

/** Until the page has been painted twice with the same words. @param {Page} page @param {number} [rest] milliseconds for which it must say the same */
export async function settled(page, rest = 0) {
  let before = '';
  let since = Date.now();
  const start = since;
  while (Date.now() - start < 20_000) {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
    );
    const now = JSON.stringify(await page.evaluate(readTexts));
    if (now !== before) since = Date.now();
    else if (Date.now() - since >= rest) return;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

/** @param {Page} page @returns {Promise<any>} */
export async function pageText(page) {
  const texts = await page.evaluate(readTexts);
  const tree = await page.locator('body').ariaSnapshot();
  return { ...texts, address: new URL(page.url()).hash, tree: tree.split('\n') };
}
