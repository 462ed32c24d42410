// Fault 58: the site's copy for reading without a network is taken whole or not at all, and never from a frame.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { serveFolder } from '../../web/tools/serve.js';
import { launch, openPage, servePages } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A copy of the site that a test may change. */
async function site() {
  const folder = mkdtempSync(join(tmpdir(), 'cnn-params-site-'));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  const server = serveFolder(folder);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    folder,
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {import('playwright-core').Page} page @param {string} address */
async function visit(page, address) {
  await page.goto(address);
  await page.waitForSelector('.question');
}

/** @param {import('playwright-core').Page} page */
const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => caches.keys()));

/** Another build: a changed page, and a worker that knows its fingerprint, or does not. @param {string} folder @param {boolean} whole */
function release(folder, whole) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace('<body>', '<body class="new">');
  const hash = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');
  const known = `"index.html":"${hash(whole ? page : 'another page')}"`;
  const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8').replace(/"index\.html":"\w+"/, known);
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'service-worker.js'), worker.replace(/id:"\w+"/, `id:"${whole ? 'second' : 'broken'}"`));
}

test('fault 58: after one visit the site opens without a network', async () => {
  const { address, close } = await site();
  const { page, context, messages } = await openPage(browser);
  await visit(page, address);
  assert.equal((await installed(page)).length, 1);
  await context.setOffline(true);
  close();
  await visit(page, address);
  assert.equal(await page.locator('.dot').count(), 9);
  assert.deepEqual(messages, []);
});

test('fault 58: a build that arrives in half is not taken; a whole one is, when the last old page is closed', async () => {
  const { folder, address, close } = await site();
  const { page, context } = await openPage(browser);
  await visit(page, address);
  const [first] = await installed(page);
  await visit(page, address);
  for (const whole of [false, true]) {
    release(folder, whole);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => {});
      const coming = registration.installing;
      if (coming) await new Promise((done) => coming.addEventListener('statechange', done, { once: true }));
    });
    assert.equal(await page.evaluate(async (name) => caches.has(name), first), true, 'the old page keeps its build');
    assert.equal((await page.evaluate(() => caches.keys())).length, whole ? 2 : 1);
    await page.reload();
    assert.equal(await page.locator('body.new').count(), 0);
  }
  await page.close();
  const second = await context.newPage();
  await second.waitForTimeout(1000); // the browser takes its time to see that nobody needs the old build
  await visit(second, address);
  assert.equal(await second.locator('body.new').count(), 1);
  close();
});

test('fault 58: a copy that the browser has thrown away is no loss', async () => {
  const { address, close } = await site();
  const { page } = await openPage(browser);
  await visit(page, address);
  await installed(page);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await visit(page, address);
  close();
});

test('fault 58: neither the page for iframes nor the site inside a frame keeps a copy', async () => {
  const frame = (/** @type {string} */ src) =>
    `<!doctype html><title>Course</title><iframe title="x" src="${src}"></iframe>`;
  const pages = { 'a.html': frame('/frame.html'), 'b.html': frame('/index.html') };
  const { address, close } = await servePages(pages);
  for (const name of Object.keys(pages)) {
    const { page } = await openPage(browser);
    await page.goto(address + name);
    await page.frameLocator('iframe').locator('.question').waitFor();
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  }
  close();
});
