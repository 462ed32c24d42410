// Fault 59, in every view: axe in both languages, light, dark and forced colours; narrow windows and 400 % zoom; larger text and
// wider spacing; right to left; print. What moves is tested where it moves, the keyboard where there is something to do.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pseudoText } from '../pseudo-text.js';
import { axePath, launch, openPage } from './support.js';
import { openView, views } from './views.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const names = Object.keys(views);

const looks = /** @type {const} */ ([
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
]);

for (const name of names) {
  test(`fault 59: axe finds nothing in the view "${name}", in both languages and all colours`, async () => {
    const { page, context } = await openPage(browser, { bypassCSP: true });
    await openView(page, name);
    await page.addScriptTag({ path: axePath });
    for (const language of name === 'spanish' ? ['es'] : ['en', 'es']) {
      await page.evaluate(
        (lang) => Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { lang }),
        language,
      );
      await page.waitForSelector(`.all[lang=${language}]`);
      for (const [look, media] of looks) {
        await page.emulateMedia(media);
        await page.waitForSelector(`.all[data-scheme=${media.colorScheme}]`);
        const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
        const said = violations.map(
          (/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`,
        );
        assert.deepEqual(said, [], `${language}, ${look}`);
      }
    }
    await context.close();
  });
}

/** Sets the element in the right-to-left language of the tests. @param {Page} page */
async function turnRight(page) {
  const english = await page.evaluate(() => /** @type {any} */ (customElements.get('cnn-params')).languages.en.texts);
  await page.evaluate((texts) => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    element.constructor.languages.qps = { name: 'Pseudo', direction: 'rtl', texts };
    element.lang = 'qps';
  }, english.map(pseudoText));
  await page.waitForSelector('.all[dir=rtl]');
}

/** What is wrong with the layout: too wide a page, or words that leave their card or are cut. @param {Page} page @returns {Promise<string[]>} */
function misfits(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('cnn-params')?.shadowRoot);
    const found = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`the page is ${over} px too wide`);
    const scrolls = (/** @type {Element} */ node) => ['auto', 'scroll'].includes(getComputedStyle(node).overflowX);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = /** @type {Element} */ (node.parentElement);
      if (!node.textContent?.trim() || parent.closest('.hidden, style, option, textarea')) continue;
      let frame = /** @type {Element | null} */ (parent);
      while (frame && !frame.matches('.card, .page') && !scrolls(frame)) frame = frame.parentElement;
      if (!frame || scrolls(frame)) continue; // what scrolls by itself is cut by nobody
      const range = document.createRange();
      range.selectNodeContents(node);
      const [box, around] = [range.getBoundingClientRect(), frame.getBoundingClientRect()];
      if (box.width > 0 && (box.left < around.left - 1 || box.right > around.right + 1))
        found.push(`"${node.textContent.trim().slice(0, 40)}" leaves its frame`);
    }
    for (const control of root.querySelectorAll('button, .tabs a, h2, h3, p, th, td')) {
      const { clientWidth, scrollWidth, clientHeight, scrollHeight } = control;
      if (control.closest('.hidden') || clientWidth === 0) continue;
      if (
        getComputedStyle(control).overflowX !== 'visible' &&
        (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
      )
        found.push(`"${control.textContent?.trim().slice(0, 40)}" is cut`);
    }
    return found;
  });
}

/** @param {string} css */
const wear = (css) => (/** @type {Page} */ page) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.querySelector('cnn-params')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  }, css);

const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** What is done to each view. @type {[string, { width: number, height: number }, string, (page: Page) => Promise<unknown>][]} */
const strains = [
  ['360 pixels', { width: 360, height: 800 }, 'en', async () => {}],
  ['360 pixels in Spanish', { width: 360, height: 800 }, 'es', async () => {}],
  ['360 pixels right to left', { width: 360, height: 800 }, 'en', turnRight],
  ['768 pixels in Spanish', { width: 768, height: 900 }, 'es', async () => {}],
  ['400 % zoom of 1280 × 1024', { width: 320, height: 256 }, 'en', async () => {}],
  ['200 % text', { width: 1280, height: 900 }, 'en', wear('.all { font-size: 32px }')],
  ['200 % text on a phone', { width: 360, height: 800 }, 'es', wear('.all { font-size: 24px }')],
  ['text spacing', { width: 1280, height: 900 }, 'en', wear(spacing)],
  ['text spacing on a phone', { width: 360, height: 800 }, 'es', wear(spacing)],
];

for (const [strain, viewport, language, apply] of strains) {
  test(`fault 59: every view holds at ${strain}`, async () => {
    /** @type {string[]} */ const all = [];
    for (const name of names) {
      const { page, context } = await openPage(browser, { viewport });
      await openView(page, name, language);
      await apply(page);
      await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).requestUpdate());
      await page.waitForTimeout(30);
      all.push(...(await misfits(page)).map((one) => `${name}: ${one}`));
      await context.close();
    }
    assert.deepEqual(all, []);
  });
}

test('fault 59: printed, a page is light, whole and without what can only be pressed', async () => {
  const { page } = await openPage(browser, { colorScheme: 'dark' });
  await openView(page, 'wrong');
  await page.evaluate(() =>
    Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { theme: 'dark' }),
  );
  await page.waitForSelector('.all[data-scheme=dark]');
  await page.emulateMedia({ media: 'print' });
  const look = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('cnn-params')?.shadowRoot);
    const style = (/** @type {string} */ one) => getComputedStyle(/** @type {Element} */ (root.querySelector(one)));
    const shown = [
      '.tools',
      '.network-foot',
      '.foot',
      '.answer',
      '.strip',
      '.summary-card',
      '.code-card',
      '#reply',
    ].filter((one) => style(one).display !== 'none');
    return { ink: style('.asked').color, paper: style('.card').backgroundColor, shown };
  });
  assert.deepEqual(look.shown, ['.strip', '.summary-card', '.code-card', '#reply']);
  assert.deepEqual([look.ink, look.paper], ['rgb(29, 34, 40)', 'rgb(255, 255, 255)']);
  const sheet = await page.pdf({ format: 'A4' });
  const pages = sheet.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  assert.ok(pages >= 1 && pages <= 3, `${pages} pages`);
});

test('a right-to-left language turns the page round, and leaves code and formulas as they are', async () => {
  const { page } = await openPage(browser);
  await openView(page, 'follow-up');
  await turnRight(page);
  await page.waitForSelector('.all[dir=rtl]');
  const [network, code, question] = await Promise.all(
    ['.strip', '.code-card', '.question'].map(async (selector) => ({
      box: await page.locator(selector).boundingBox(),
      direction: await page.locator(selector).evaluate((node) => getComputedStyle(node).direction),
    })),
  );
  assert.equal(network.direction, 'ltr');
  assert.ok((question.box?.x ?? 0) < (code.box?.x ?? 0), 'the question stands left of the code');
  assert.equal(await page.locator('pre').evaluate((node) => getComputedStyle(node).direction), 'ltr');
});
