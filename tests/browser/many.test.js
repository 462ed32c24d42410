// Two hundred elements on one page: one engine, the first as soon as a single one, and no memory kept after they are gone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, servePages } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch({
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
});
after(() => browser.close());

const script = '<script src="/cnn-params.iife.js"></script>';
/** @param {number} count */
const course = (count) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Course</title></head><body>${'<cnn-params></cnn-params>'.repeat(count)}${script}</body></html>`;

/** Counts the instances of WebAssembly that a page makes, but for the probe of eight bytes. */
function countInstances() {
  const real = WebAssembly.instantiate;
  /** @type {any} */ (WebAssembly).instantiate = (/** @type {any[]} */ ...values) => {
    const all = /** @type {any} */ (globalThis);
    if (values[0].byteLength > 8) all.instances = (all.instances ?? 0) + 1;
    return real.apply(WebAssembly, /** @type {any} */ (values));
  };
}

/** Milliseconds until the first question of a page can be answered. @param {string} address */
async function untilUsable(address) {
  const { page, context } = await openPage(browser);
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('cnn-params').first().locator('input[name=answer]').waitFor();
  const time = performance.now() - start;
  await context.close();
  return time;
}

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

test('the first of 200 elements is usable about as soon as a single one', async () => {
  const site = await servePages({ 'one.html': course(1), 'many.html': course(200) });
  /** @type {{ one: number[], many: number[] }} */
  const times = { one: [], many: [] };
  for (let i = 0; i < 7; i++) {
    times.one.push(await untilUsable(`${site.address}one.html`));
    times.many.push(await untilUsable(`${site.address}many.html`));
  }
  const [one, many] = [median(times.one), median(times.many)];
  console.log(
    `first usable: one element ${one.toFixed(0)} ms, the first of 200 ${many.toFixed(0)} ms (×${(many / one).toFixed(2)})`,
  );
  // The aim is 1.5 times on a quiet machine; on a busy one only the order is held.
  assert.ok(many < one * 3, `${many} ms against ${one} ms`);
  site.close();
});

/** Runs in the page: every element is brought to life, then all are removed. How many lived? */
async function comeAndGo() {
  const main = document.createElement('main');
  for (let i = 0; i < 200; i++) main.append(document.createElement('cnn-params'));
  document.body.append(main);
  for (const element of main.children) {
    element.scrollIntoView();
    const end = Date.now() + 10000;
    while (!element.shadowRoot?.querySelector('.question') && Date.now() < end) {
      await new Promise((done) => setTimeout(done, 10));
    }
  }
  const alive = [...main.children].filter((element) => element.shadowRoot?.querySelector('.question')).length;
  main.remove();
  await new Promise((done) => setTimeout(done, 50));
  return alive;
}

test('200 elements share one engine, and their memory is given back', async () => {
  const site = await servePages({ 'none.html': course(1) });
  const { page, context } = await openPage(browser);
  await page.addInitScript(countInstances);
  await page.goto(`${site.address}none.html`);
  await page.locator('.question').waitFor();
  const session = await context.newCDPSession(page);
  const memory = async () => {
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize / 1e6, nodes };
  };
  assert.equal(await page.evaluate(comeAndGo), 200, 'all came to life');
  const before = await memory();
  await page.evaluate(comeAndGo);
  const after = await memory();
  const figures = `heap ${before.heap.toFixed(1)} → ${after.heap.toFixed(1)} MB, nodes ${before.nodes} → ${after.nodes}`;
  console.log(`after another 200 elements came and went: ${figures}`);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).instances), 1, 'one engine');
  assert.ok(after.heap < before.heap + 3, figures);
  assert.ok(after.nodes < before.nodes + 500, figures);
  site.close();
});
