// Faults of pages and platforms in Chromium, by their numbers in tests/faults.md.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { works } from './host-page.js';
import { answer, goTo, launch, openPage, openTool, serve, single } from './support.js';

/** @import { Page } from 'playwright-core' */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('faults 39 and 40: a hostile link changes nothing, is never shown, and one line says so', async () => {
  const { page, messages } = await openPage(browser);
  for (const hash of ['lesson=<img src=x onerror=alert(1)>', 'lesson=no-padding&step=javascript:1', 'seed=-1']) {
    await page.goto('about:blank');
    await page.goto(`${single}#${hash}`);
    await page.waitForSelector('.question');
    assert.match(await page.locator('.tools').innerText(), /The link could not be read/);
    assert.doesNotMatch(await page.locator('cnn-params').innerText(), /onerror|javascript:/);
    assert.equal(await page.locator('.tabs [aria-current]').innerText(), '1 Zero padding');
  }
  assert.deepEqual(messages, []);
});

test('fault 41: where the browser cannot unpack anything, the page starts, reads its link, and packs an export', async () => {
  const { page, messages } = await openPage(browser);
  await page.addInitScript('delete globalThis.CompressionStream; delete globalThis.DecompressionStream');
  await page.goto(`${single}#lesson=no-padding&step=3`);
  await page.waitForSelector('.question');
  assert.match(await page.locator('.question').innerText(), /Question 3 of 12/);
  await page.goto('about:blank');
  await page.goto(`${single}#lesson=teach&seed=31`);
  await page.locator('button.main').first().click();
  const pack = page.getByRole('button', { name: 'QTI 2.1' });
  const [download] = await Promise.all([page.waitForEvent('download'), pack.click()]);
  assert.match(download.suggestedFilename(), /\.zip$/);
  assert.deepEqual(messages, []);
});

test('fault 52: an engine or an activity that is answered by an HTML page is named in a box, and the page goes on', async () => {
  const notFound = { status: 404, contentType: 'text/html', body: '<!doctype html><h1>Not found</h1>' };
  const site = await serve();
  const { page } = await openPage(browser);
  await page.route(/activities\/compare-/, (route) => route.fulfill(notFound));
  await page.goto(site.address);
  await works(page);
  await openTool(page, 'compare');
  assert.match(await page.locator('.error-box').innerText(), /compare-/);
  await page.locator('.error-box button').click();
  await works(page);
  const second = await openPage(browser);
  await second.page.addInitScript('delete globalThis.WebAssembly');
  await second.page.route('**/engine-js.js', (route) => route.fulfill(notFound));
  await second.page.goto(site.address);
  assert.match(await second.page.locator('.error-box').innerText(), /engine-js\.js/);
  site.close();
});

test('fault 47: two tabs share what either has answered', async () => {
  const site = await serve();
  const { page, context } = await openPage(browser);
  await page.goto(site.address);
  await page.waitForSelector('.question');
  const second = await context.newPage();
  await second.goto(site.address);
  await second.waitForSelector('.question');
  await answer(page, '20,20,2');
  await goTo(second, 1);
  await answer(second, '56');
  for (const one of [page, second]) {
    await one.waitForFunction(
      () => document.querySelector('cnn-params')?.shadowRoot?.querySelectorAll('.dot.done').length === 2,
    );
  }
  await page.reload();
  await page.waitForSelector('.question');
  assert.equal(await page.locator('.dot.done').count(), 2);
  site.close();
});

/** Runs in the page: every function that the WebAssembly exports traps when it is told to. */
function trapOnDemand() {
  const all = /** @type {any} */ (globalThis);
  const real = WebAssembly.instantiate;
  const trapped =
    (/** @type {any} */ run) =>
    (/** @type {any[]} */ ...values) => {
      if (!all.trapNext) return run(...values);
      all.trapNext = false;
      throw new WebAssembly.RuntimeError('unreachable');
    };
  /** @type {any} */ (WebAssembly).instantiate = async (/** @type {any[]} */ ...values) => {
    const result = /** @type {any} */ (await real.apply(WebAssembly, /** @type {any} */ (values)));
    if (!result.instance) return result;
    all.instances = (all.instances ?? 0) + 1;
    const wrap = (/** @type {[string, any]} */ [name, one]) => [name, typeof one === 'function' ? trapped(one) : one];
    return { instance: { exports: Object.fromEntries(Object.entries(result.instance.exports).map(wrap)) } };
  };
}

test('fault 53: a trapped engine is replaced in the middle of a lesson, twice, and then by the JavaScript engine', async () => {
  const site = await serve();
  const { page, messages } = await openPage(browser);
  await page.addInitScript(trapOnDemand);
  await page.goto(site.address);
  await page.waitForSelector('.question');
  await goTo(page, 1);
  for (const [text, wanted] of [
    ['54', '54 counts the weights without the bias'],
    ['20', 'the input channels are missing'],
    ['56', 'Yes'],
  ]) {
    await page.evaluate(() => Object.assign(globalThis, { trapNext: true }));
    await answer(page, text);
    const says = (/** @type {string} */ part) =>
      document.querySelector('cnn-params')?.shadowRoot?.querySelector('#reply')?.textContent?.includes(part);
    await page.waitForFunction(says, wanted);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).trapNext), false, 'it was the trap');
  }
  assert.match(await page.locator('.page').innerText(), /Compatibility mode/);
  assert.deepEqual(messages, []);
  site.close();
});
