// The page for iframes and the script of its parent: heights, whom they listen to, and what they refuse.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { launch, openPage, openTool, reply, servePages } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {string} attributes @param {string} [rest] */
const course = (attributes, rest = '<script src="/cnn-params-frame.js" defer></script>') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Course</title></head><body>
  <iframe title="Exercise" width="800" height="200" ${attributes}></iframe>${rest}</body></html>`;

/** @param {string} html */
async function open(html) {
  const site = await servePages({ 'host.html': html });
  const opened = await openPage(browser);
  await opened.page.goto(`${site.address}host.html`);
  const inside = opened.page.frameLocator('iframe');
  await inside.locator('.question').waitFor();
  const height = () =>
    opened.page.locator('iframe').evaluate((frame) => /** @type {HTMLElement} */ (frame).offsetHeight);
  return { ...opened, site, inside, height };
}

test('the script of the parent has at most two kilobytes', () => {
  assert.ok(readFileSync(join(root, 'dist', 'cnn-params-frame.js')).length <= 2048);
});

for (const sandbox of ['', 'sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin"']) {
  test(`the frame grows and shrinks with its content (${sandbox || 'no sandbox'})`, async () => {
    const { page, inside, height, site } = await open(course(`data-cnn-params ${sandbox} src="/frame.html"`));
    await page.waitForFunction(() => (document.querySelector('iframe')?.offsetHeight ?? 0) > 600);
    const isCut = () => inside.locator('html').evaluate((html) => html.scrollHeight > innerHeight + 1);
    assert.equal(await isCut(), false);
    const before = await height();
    await inside.getByRole('button', { name: 'Hint' }).click();
    await page.waitForFunction((old) => (document.querySelector('iframe')?.offsetHeight ?? 0) > old, before);
    assert.equal(await inside.locator('html').evaluate((html) => getComputedStyle(html).overflowY), 'hidden');
    await openTool(inside, 'compare');
    await page.waitForFunction((old) => (document.querySelector('iframe')?.offsetHeight ?? 0) < old, before);
    site.close();
  });
}

test('without the script of the parent the frame scrolls', async () => {
  const { inside, height, site } = await open(course('data-cnn-params src="/frame.html"', ''));
  assert.equal(await inside.locator('html').evaluate((html) => getComputedStyle(html).overflowY), 'visible');
  assert.equal(await height(), 204);
  site.close();
});

test('fault 42: settings are taken from the allowed origin only, and events go to it only', async () => {
  const site = await servePages({ 'host.html': '' });
  site.close();
  /** @param {(origin: string) => string} query */
  const play = async (query) => {
    const pages = { 'host.html': '' };
    const { address, close } = await servePages(pages);
    pages['host.html'] = course(`data-cnn-params src="/frame.html${query(new URL(address).origin)}"`);
    const { page } = await openPage(browser);
    await page.goto(`${address}host.html`);
    const inside = page.frameLocator('iframe');
    await inside.locator('.question').waitFor();
    await page.evaluate(() => {
      const told = /** @type {any[]} */ ([]);
      Object.assign(globalThis, { told });
      document.addEventListener('cnn-params-answer', (event) => told.push(/** @type {CustomEvent} */ (event).detail));
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      frame.contentWindow?.postMessage(
        { cnnParams: 1, set: { theme: 'dark', config: '{}', storage: 'x', __proto__: 1 } },
        '*',
      );
    });
    await inside.locator('input[name=answer]').fill('20,20,2');
    await inside.locator('input[name=answer]').press('Enter');
    await inside.locator('.reply').waitFor();
    await page.waitForTimeout(100);
    const theme = await inside.locator('cnn-params').getAttribute('theme');
    const told = await page.evaluate(() => /** @type {any} */ (globalThis).told);
    close();
    return { theme, told: told.map((/** @type {any} */ { question, correct }) => [question, correct]) };
  };
  const allowed = await play((origin) => `?origin=${encodeURIComponent(origin)}`);
  assert.deepEqual(allowed, { theme: 'dark', told: [['zero-padding/output_shape/conv2d', true]] });
  const others = ['', '?origin=https://evil.example', '?origin=null', '?origin=*'];
  for (const query of others) assert.deepEqual(await play(() => query), { theme: null, told: [] }, query);
});

test('fault 42: a flood of wrong messages changes nothing and is not answered', async () => {
  const { page, inside, height, messages, site } = await open(course('data-cnn-params src="/frame.html"'));
  await page.waitForFunction(() => (document.querySelector('iframe')?.offsetHeight ?? 0) > 600);
  const before = await height();
  const answers = await page.evaluate(async () => {
    let count = 0;
    addEventListener('message', () => count++);
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
    const huge = { cnnParams: 1, hello: true, more: 'x'.repeat(1000) };
    for (let i = 0; i < 10000; i++) {
      frame.contentWindow?.postMessage(i % 2 ? huge : { cnnParams: 9, hello: true }, '*');
      window.postMessage({ cnnParams: 1, height: 5 + i }, '*'); // not from a frame
    }
    await new Promise((done) => setTimeout(done, 500));
    return count - 10000;
  });
  assert.ok(answers <= 90, `${answers} answers`);
  assert.equal(await height(), before);
  await inside.locator('input[name=answer]').fill('20,20,2');
  await inside.locator('input[name=answer]').press('Enter');
  assert.match(await reply(inside), /Yes/);
  assert.deepEqual(messages, []);
  site.close();
});

test('fault 43: a parent without an origin hears heights and nothing else', async () => {
  const inner = course('data-cnn-params src="/frame.html?origin=null"');
  const outer = `<!doctype html><title>Outer</title><iframe title="outer" sandbox="allow-scripts" width="900" height="900" src="/inner.html"></iframe>`;
  const site = await servePages({ 'inner.html': inner, 'outer.html': outer });
  const { page } = await openPage(browser);
  await page.goto(`${site.address}outer.html`);
  const course2 = page.frameLocator('iframe');
  await course2.frameLocator('iframe').locator('.question').waitFor();
  await course2.locator('iframe').evaluate(async (frame) => {
    const end = Date.now() + 5000;
    while (/** @type {HTMLElement} */ (frame).offsetHeight < 600 && Date.now() < end)
      await new Promise((done) => setTimeout(done, 20));
    /** @type {HTMLIFrameElement} */ (frame).contentWindow?.postMessage({ cnnParams: 1, set: { theme: 'dark' } }, '*');
  });
  assert.ok(
    (await course2.locator('iframe').evaluate((frame) => /** @type {HTMLElement} */ (frame).offsetHeight)) > 600,
  );
  await page.waitForTimeout(100);
  assert.equal(await course2.frameLocator('iframe').locator('cnn-params').getAttribute('theme'), null);
  site.close();
});
