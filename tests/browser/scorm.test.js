// The SCORM 1.2 package in scorm-again, as a learning platform runs it: in a frame, with the interface in the window around.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { root } from '../../web/tools/engine-build.js';
import { writeScorm } from '../../web/hosts/scorm/make-package.js';
import { launch, openPage, reply } from './support.js';

/** @import { Page } from 'playwright-core' */

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Record<string, Uint8Array>} */
let files;
before(async () => {
  browser = await launch();
  files = unzipSync(new Uint8Array(readFileSync(await writeScorm())));
});
after(() => browser.close());

const runtime = join(root, 'node_modules', 'scorm-again', 'dist', 'scorm12.min.js');

/** A platform that knows what was committed, and gives it back at the next visit. */
const platform = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Platform</title>
<script src="/scorm12.js"></script></head><body><script>
  const kept = JSON.parse(sessionStorage.getItem('cmi') || 'null');
  const make = window.Scorm12API || window.AICC;
  window.API = new make({ autocommit: false, logLevel: 5 });
  if (kept) window.API.loadFromJSON(kept);
  window.commits = 0;
  window.API.on('LMSCommit', () => { window.commits++; sessionStorage.setItem('cmi', JSON.stringify(window.API.renderCMIToJSONObject().cmi ?? window.API.renderCMIToJSONObject())); });
</script><iframe title="lesson" src="/sco/index.html" width="1000" height="900"></iframe></body></html>`;

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', xml: 'text/xml' };

/** @param {string} [page] of the platform */
async function serve(page = platform) {
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1).replace(/[?#].*/, '');
    const type = types[/** @type {keyof types} */ (name.split('.').at(-1))] ?? 'text/html; charset=utf-8';
    const body = name === 'scorm12.js' ? readFileSync(runtime) : name.startsWith('sco/') ? files[name.slice(4)] : page;
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** @param {Page} page @param {string} name */
const value = (page, name) => page.evaluate((one) => /** @type {any} */ (globalThis).API.LMSGetValue(one), name);

/** Shows every answer of the lesson that is open, and goes on. @param {Page} page */
async function finishLesson(page) {
  const sco = page.frameLocator('iframe');
  await sco.locator('.question').waitFor();
  const open = await sco.locator('.dot.open').count();
  for (let i = 0; i < open; i++) {
    await sco.getByRole('button', { name: 'Show me' }).click();
    await sco.locator('.question .next').click();
  }
}

test('the manifest names each file of the package', () => {
  const manifest = new TextDecoder().decode(files['imsmanifest.xml']);
  const named = [...manifest.matchAll(/<file href="(.*?)"/g)].map(([, name]) => name);
  assert.deepEqual([...named, 'imsmanifest.xml'].sort(), Object.keys(files).sort());
  assert.match(manifest, /<schemaversion>1\.2</);
  assert.match(manifest, /adlcp:scormtype="sco" href="index\.html"/);
});

test('answers are committed one by one, progress comes back, and the end is reported with the score', async () => {
  const { address, close } = await serve();
  const { page, messages } = await openPage(browser);
  await page.goto(address);
  const sco = page.frameLocator('iframe');
  await sco.locator('input[name=answer]').fill('20,20,2');
  await sco.locator('input[name=answer]').press('Enter');
  await sco.locator('.question .next').click();
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).commits), 1);
  assert.deepEqual(
    [await value(page, 'cmi.core.lesson_status'), await value(page, 'cmi.core.score.raw')],
    ['incomplete', '3'],
  );
  await page.reload();
  await sco.locator('.question').waitFor();
  assert.equal(await sco.locator('.dot.done').count(), 1, 'the platform brought it back');
  await finishLesson(page);
  await finishLesson(page);
  await finishLesson(page);
  assert.equal(await value(page, 'cmi.core.lesson_status'), 'completed');
  assert.equal(await value(page, 'cmi.core.score.raw'), '3');
  assert.ok((await value(page, 'cmi.suspend_data')).length <= 4096);
  assert.deepEqual(messages, []);
  close();
});

test('fault 50: suspend_data that was cut begins anew and keeps the score', async () => {
  const { address, close } = await serve();
  const { page } = await openPage(browser);
  await page.goto(address);
  const sco = page.frameLocator('iframe');
  await sco.locator('input[name=answer]').fill('20,20,2');
  await sco.locator('input[name=answer]').press('Enter');
  await sco.locator('.question .next').waitFor();
  await page.evaluate(() => {
    const cmi = JSON.parse(sessionStorage.getItem('cmi') ?? '{}');
    cmi.suspend_data = cmi.suspend_data.slice(0, 40);
    Object.assign(globalThis, { cut: JSON.stringify(cmi) });
    document.querySelector('iframe')?.remove();
    sessionStorage.setItem('cmi', /** @type {any} */ (globalThis).cut);
  });
  await page.reload();
  await sco.locator('.question').waitFor();
  assert.match(await sco.locator('#notice').innerText(), /kept only a part/);
  assert.equal(await sco.locator('.dot.done').count(), 0);
  assert.equal(await value(page, 'cmi.core.score.raw'), '3');
  close();
});

test('fault 49: without a platform, or with one that throws, the lesson goes on and a line says so', async () => {
  const frame = '<iframe title="lesson" src="/sco/index.html" width="1000" height="900"></iframe>';
  const throwing = '<script>window.API = new Proxy({}, { get: () => () => { throw new Error("gone"); } })</script>';
  for (const html of [frame, throwing + frame]) {
    const { address, close } = await serve(`<!doctype html><title>Platform</title>${html}`);
    const { page, messages } = await openPage(browser);
    await page.goto(address);
    const sco = page.frameLocator('iframe');
    await sco.locator('input[name=answer]').fill('20,20,2');
    await sco.locator('input[name=answer]').press('Enter');
    assert.match(await reply(sco), /Yes/);
    assert.match(await sco.locator('#notice').innerText(), /does not answer/);
    assert.deepEqual(messages, []);
    close();
  }
});
