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

const looks = /** @type {const} */ ([
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
]);

/** @param {Page} page @param {string} lang */
async function speak(page, lang) {
  const set = (/** @type {string} */ value) =>
    Object.assign(Object(document.querySelector('cnn-params')), { lang: value });
  await page.evaluate(set, lang);
  await page.waitForSelector(`.all[lang=${lang}]`);
}

/** Until what was changed is painted; a page that nobody paints is not waited for. @param {Page} page */
const settle = (page) =>
  page.evaluate(() => {
    const painted = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return Promise.race([painted, new Promise((done) => setTimeout(done, 500))]);
  });

/** What axe finds in all colours. @param {Page} page @returns {Promise<string[]>} */
async function barriers(page) {
  const all = [];
  for (const [look, media] of looks) {
    await page.emulateMedia(media);
    await page.waitForSelector(`.all[data-scheme=${media.colorScheme}]`);
    await settle(page);
    const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
    for (const { id, nodes } of violations)
      all.push(`${look}: ${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`);
  }
  await page.emulateMedia(looks[0][1]);
  return all;
}

/** The right-to-left language of the tests. @param {Page} page */
async function teachPseudo(page) {
  const english = await page.evaluate(async () => {
    const { en } = /** @type {any} */ (customElements.get('cnn-params')).languages;
    return [...en.texts, ...(await en.more()).texts];
  });
  await page.evaluate((texts) => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    element.constructor.languages.qps = { name: 'Pseudo', direction: 'rtl', texts };
  }, english.map(pseudoText));
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

/** @param {Page} page @param {string} css */
function strain(page, css) {
  return page.evaluate((text) => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('cnn-params')?.shadowRoot);
    const own = root.adoptedStyleSheets.filter((sheet) => !('strain' in sheet));
    const sheet = Object.assign(new CSSStyleSheet(), { strain: true });
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...own, sheet];
  }, css);
}

const larger = (/** @type {number} */ size) => `.all { font-size: ${size}px }`;
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** What is done to each view: its name, the window, the language, and styles. @type {[string, number, number, string, string][]} */
const strains = [
  ['360 pixels', 360, 800, 'en', ''],
  ['360 pixels in Spanish', 360, 800, 'es', ''],
  ['360 pixels right to left', 360, 800, 'qps', ''],
  ['768 pixels in Spanish', 768, 900, 'es', ''],
  ['400 % zoom of 1280 × 1024', 320, 256, 'en', ''],
  ['200 % text', 1280, 900, 'en', larger(32)],
  ['150 % text on a phone', 360, 800, 'es', larger(24)],
  ['text spacing', 1280, 900, 'en', spacing],
  ['text spacing on a phone', 360, 800, 'es', spacing],
];

for (const name of Object.keys(views)) {
  test(`fault 59: the view "${name}" has no barrier in any language and colour, and holds under every strain`, async () => {
    const { page, context } = await openPage(browser, { bypassCSP: true });
    await openView(page, name);
    await page.addScriptTag({ path: axePath });
    for (const language of ['en', 'es']) {
      await speak(page, language);
      assert.deepEqual(await barriers(page), [], language);
    }
    await teachPseudo(page);
    /** @type {string[]} */ const all = [];
    for (const [what, width, height, language, css] of strains) {
      await page.setViewportSize({ width, height });
      await speak(page, language);
      await strain(page, css);
      await settle(page);
      all.push(...(await misfits(page)).map((one) => `${what}: ${one}`));
    }
    assert.deepEqual(all, []);
    await context.close();
  });
}

test('fault 59: printed, a page is light, whole and without what can only be pressed', async () => {
  const { page } = await openPage(browser, { colorScheme: 'dark' });
  await openView(page, 'wrong');
  await page.evaluate(() =>
    Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { theme: 'dark' }),
  );
  await page.waitForSelector('.all[data-scheme=dark]');
  // The maps are painted, not styled: for paper they are painted again.
  const edge = (/** @type {string} */ turn) =>
    page.evaluate(async (type) => {
      const element = /** @type {any} */ (document.querySelector('cnn-params'));
      dispatchEvent(new Event(type));
      await element.updateComplete;
      const canvas = element.renderRoot.querySelector('canvas[data-layer=flatten]');
      const [red, green, blue] = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height - 1, 1, 1).data;
      return [red, green, blue].every((part) => part > 200);
    }, turn);
  assert.deepEqual([await edge('beforeprint'), await edge('afterprint')], [true, false]);
  await page.emulateMedia({ media: 'print' });
  const look = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('cnn-params')?.shadowRoot);
    const style = (/** @type {string} */ one) => getComputedStyle(/** @type {Element} */ (root.querySelector(one)));
    const shown = [
      '.tools',
      '.network-foot',
      '.foot',
      '.answer input',
      '.answer button',
      '.code-card button',
      '.answer',
      '.strip',
      '.summary-card',
      '.code-card',
      '#reply',
    ].filter((one) => style(one).display !== 'none');
    const strip = /** @type {Element} */ (root.querySelector('.strip'));
    const cut = strip.scrollWidth > strip.clientWidth;
    return { cut, ink: style('.asked').color, paper: style('.card').backgroundColor, shown };
  });
  // Where an answer is still open, there is a line to write it on.
  assert.deepEqual(look.shown, ['.answer', '.strip', '.summary-card', '.code-card', '#reply']);
  assert.deepEqual([look.ink, look.paper], ['rgb(29, 34, 40)', 'rgb(255, 255, 255)']);
  assert.equal(look.cut, false);
  const sheet = await page.pdf({ format: 'A4' });
  const pages = sheet.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  assert.ok(pages >= 1 && pages <= 3, `${pages} pages`);
});

test('an element that nobody has come near to prints nothing, and not that it is starting', async () => {
  const { page } = await openPage(browser);
  await openView(page, 'fresh');
  await page.evaluate(() => {
    const far = document.createElement('cnn-params');
    far.style.setProperty('margin-top', '9000px', 'important');
    document.body.append(far);
  });
  await page.emulateMedia({ media: 'print' });
  const far = page.locator('cnn-params').last();
  assert.equal(await far.locator('.all.loading').isVisible(), false);
  assert.ok(((await far.boundingBox())?.height ?? 0) < 10);
});

test('a right-to-left language turns the page round, and leaves code and formulas as they are', async () => {
  const { page } = await openPage(browser);
  await openView(page, 'follow-up');
  await teachPseudo(page);
  await speak(page, 'qps');
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
