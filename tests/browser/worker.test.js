// A long pass: in a worker where one can be had, in slices where not, with the same numbers; progress, stop, lost workers.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { policies } from '../three-browsers/situations.js';
import { modelOf, noteWorkers, open, outcome } from './passes.js';
import { launch, openPage, serve, servePages, single } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Long enough to be watched and stopped: some 3,000 million products. */
const slow = modelOf(9, 32);
/** Just too long for a pass at once, by the first guess. */
const brief = modelOf(3, 16);

/** A page whose workers are noted, once its first lesson stands. @param {string} address */
async function openAt(address) {
  const opened = await openPage(browser, { serviceWorkers: 'block' });
  await opened.page.addInitScript(noteWorkers);
  await opened.page.goto(address);
  await opened.page.waitForSelector('.question');
  opened.messages.splice(0); // that the offline copy was kept from loading everything
  return opened;
}

/** @typedef {'silently' | 'with an error'} Death */

/** Ends the newest worker behind the page's back. @param {Death} how */
function kill(how) {
  const worker = /** @type {any} */ (globalThis).workers.at(-1);
  worker.terminate();
  if (how !== 'silently') worker.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
}

/**
 * Does something in the middle of a pass: in the page itself, since a pass may be over before word of it has come here and
 * back. One that is over is begun again.
 * @param {Page} page @param {'stop' | Death} what presses the button, or ends the worker
 */
async function inPass(page, what) {
  await page.evaluate(`globalThis.killWorker = ${kill}`);
  await page.waitForFunction((wanted) => {
    const { network, renderRoot } = /** @type {any} */ (document.querySelector('cnn-params'));
    const button = renderRoot.querySelector('.pass button');
    if (network.progress === undefined) network.run();
    if (!(network.progress > 0) || !button) return false;
    if (wanted === 'stop') button.click();
    else /** @type {any} */ (globalThis).killWorker(wanted);
    return true;
  }, what);
}

/** The numbers of a model in slices, in the single file from disk. @type {Map<any, any>} */
const inSlices = new Map();

/** @param {any} config */
async function slices(config) {
  const known = inSlices.get(config);
  if (known) return known;
  const { page, context, messages } = await openAt(single);
  await open(page, config);
  const found = await outcome(page);
  assert.equal(found.workers, 0);
  assert.deepEqual(messages, []);
  await context.close();
  inSlices.set(config, found.numbers);
  return found.numbers;
}

test('over http a long pass runs in a worker: the page stays awake, progress grows, and the numbers are those of slices', async () => {
  const site = await serve();
  const { page, context, messages, requests } = await openAt(site.address);
  const before = requests.length;
  await open(page, slow);
  await page.locator('.pass progress').waitFor();
  const { progress, time, longest, workers, numbers } = await outcome(page);
  console.log(`${Math.round(time)} ms in the worker, the page away for ${Math.round(longest)} ms at the longest`);
  assert.equal(workers, 1);
  assert.ok(longest < time / 2, `${longest} ms of ${time} ms`);
  assert.ok(progress.length > 2);
  assert.deepEqual(
    progress,
    [...progress].sort((a, b) => a - b),
  );
  assert.deepEqual(numbers, await slices(slow));
  await page.locator('.pass').waitFor({ state: 'detached' });
  // What is fetched for it is ours, once, and small: the WebAssembly is that of the page.
  const fetched = requests.slice(before);
  assert.ok(fetched.every((url) => url.startsWith(`${site.address}activities/`)));
  const own = fetched
    .filter((url) => /\/(long-pass|pass-worker)-/.test(url))
    .map((url) => url.replace(site.address, ''));
  assert.equal(own.length, 2);
  for (const name of own) assert.ok(statSync(join(root, 'dist', name)).size < 40_000, name);
  assert.deepEqual(messages, []);
  await context.close();
  site.close();
});

test('a pass in the worker is stopped and started again by its button; a changed weight and another picture go along', async () => {
  const site = await serve();
  const { page, context, messages } = await openAt(site.address);
  await open(page, slow);
  await inPass(page, 'stop');
  assert.match(await page.locator('.pass').innerText(), /has not been run/);
  const progress = () =>
    page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).network.progress);
  assert.equal(await progress(), undefined);
  await page.locator('.pass button').click();
  assert.deepEqual((await outcome(page)).numbers, await slices(slow));
  await change(page);
  const changed = await outcome(page);
  assert.equal(changed.workers, 1);
  const { page: disk } = await openAt(single);
  await open(disk, slow);
  await change(disk);
  const expected = await outcome(disk);
  assert.notDeepEqual(expected.numbers, await slices(slow));
  assert.deepEqual(changed.numbers, expected.numbers);
  assert.deepEqual(messages, []);
  await context.close();
  site.close();
});

/** @param {Page} page */
function change(page) {
  return page.evaluate(() => {
    const { network } = /** @type {any} */ (document.querySelector('cnn-params'));
    network.choose('fish');
    network.write('conv2d', 'bias', 3, 0.75);
  });
}

test('a worker that dies is replaced and the pass played again; after the next one there are slices', async () => {
  const site = await serve();
  const { page, context, messages } = await openAt(site.address);
  await open(page, slow);
  await inPass(page, 'silently'); // found out by its silence
  await page.waitForFunction(() => /** @type {any} */ (globalThis).workers.length === 2, undefined, {
    timeout: 20_000,
  });
  const replaced = await outcome(page);
  assert.equal(replaced.workers, 2);
  assert.deepEqual(replaced.numbers, await slices(slow));
  // One that dies between two passes: where a value came from is known again all the same.
  await page.evaluate(kill, /** @type {Death} */ ('with an error'));
  assert.deepEqual((await outcome(page)).numbers, replaced.numbers);
  for (let i = 0; i < 2; i++) {
    await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).network.run());
    await inPass(page, 'with an error');
    await page.evaluate(kill, /** @type {Death} */ ('with an error')); // a dead one dies no second time
  }
  await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).network.run());
  assert.deepEqual((await outcome(page)).numbers, replaced.numbers);
  assert.deepEqual(messages, []);
  await context.close();
  site.close();
});

for (const [name, policy] of Object.entries({ strict: policies.strict, 'Trusted Types': policies.trustedTypes })) {
  test(`under the policy "${name}" there is a worker, and nothing is reported`, async () => {
    const site = await serve({ 'content-security-policy': policy });
    const { page, context, messages } = await openAt(site.address);
    await open(page, brief);
    const { workers, numbers } = await outcome(page);
    assert.equal(workers, 1);
    assert.deepEqual(numbers, await slices(brief));
    assert.deepEqual(messages, []);
    await context.close();
    site.close();
  });
}

test('where the policy forbids WebAssembly or the worker cannot be loaded, the pass runs in slices', async () => {
  for (const [headers, missing] of /** @type {[Record<string, string>, boolean][]} */ ([
    [{ 'content-security-policy': policies.noWasm }, false],
    [{}, true],
  ])) {
    const site = await serve(headers);
    const { page, context, messages } = await openAt(site.address);
    if (missing) await page.route(/pass-worker/, (route) => route.abort());
    await open(page, brief);
    const { workers, numbers } = await outcome(page);
    assert.equal(workers, missing ? 1 : 0);
    assert.deepEqual(numbers, await slices(brief));
    if (!missing) assert.deepEqual(messages, []);
    await context.close();
    site.close();
  }
});

/** A page with this body beside dist/, which any origin may load. @param {string} body @param {Record<string, string>} [headers] */
async function host(body, headers = {}) {
  const pages = { 'host.html': `<!doctype html><title>Course</title>${body}` };
  const site = await servePages(pages, { 'access-control-allow-origin': '*', ...headers });
  const opened = await openPage(browser);
  await opened.page.addInitScript(noteWorkers);
  await opened.page.goto(`${site.address}host.html`);
  return { ...opened, site };
}

/** A short pass on a host page: how many workers it took; its numbers are those of slices, and the console is silent. @param {string} body @param {Record<string, string>} headers */
async function workersOn(body, headers) {
  const { page, context, messages, site } = await host(body, headers);
  const place = page.frames().at(-1) ?? page;
  await place.waitForSelector('.question');
  await open(place, brief);
  const { workers, numbers } = await outcome(place);
  assert.deepEqual(numbers, await slices(brief));
  assert.deepEqual(messages, []);
  await context.close();
  site.close();
  return workers;
}

test('the classic script is the script of its worker, where it has an address', async () => {
  const body = '<cnn-params></cnn-params><script src="cnn-params.iife.js"></script>';
  assert.equal(await workersOn(body, { 'content-security-policy': policies.trustedTypes }), 1);
});

const elsewhere = await serve({ 'access-control-allow-origin': '*' });
after(() => elsewhere.close());
const module = '<cnn-params></cnn-params><script type="module" src="cnn-params.js"></script>';
/** @type {[string, string, Record<string, string>][]} */
const without = [
  ['in a sandbox', '<iframe sandbox="allow-scripts" width="900" height="900" src="index.html"></iframe>', {}],
  ['in the single file', '<iframe width="900" height="900" src="cnn-params.html"></iframe>', {}],
  ['from another server', module.replace('src="', `src="${elsewhere.address}`), {}],
  [
    'under a policy of nonces',
    module.replace('src=', 'nonce="n" src='),
    { 'content-security-policy': "script-src 'nonce-n' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src 'none'" },
  ],
];
for (const [name, body, headers] of without) {
  test(`${name} no worker is tried, and nothing is said`, async () => {
    assert.equal(await workersOn(body, headers), 0);
  });
}
