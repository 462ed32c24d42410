// The forms in dist/ beside the single file: the classic script on a host page, the module, the engine in Node.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { findLesson, lessons } from '../../web/lesson/lessons/all.js';
import { serveFolder } from '../../web/tools/serve.js';
import { answer, goTo, launch, openPage, openTool, reply, serve } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const hostFile = join(root, 'dist', 'host-page-of-a-test.html');
after(() => rmSync(hostFile, { force: true }));

const host = `<!doctype html><html lang="en"><meta charset="windows-1252"><title>Course</title>
<style>* { color: red !important; font-size: 40px; box-sizing: content-box } h2, button { display: none }</style>
<h1>A course page</h1>
<script src="cnn-params.iife.js"></script>
<cnn-params lesson="zero-padding" theme="light"></cnn-params>
<cnn-params lesson="no-padding"></cnn-params>`;

test('the classic script works from disk on a page of another charset with hostile styles, twice, and tells what happens', async () => {
  writeFileSync(hostFile, host);
  const { page, messages, requests } = await openPage(browser);
  await page.goto(pathToFileURL(hostFile).href);
  await page.locator('.question').nth(1).waitFor();
  await page.evaluate(() => {
    const told = /** @type {any[]} */ ([]);
    Object.assign(globalThis, { told });
    document.addEventListener('cnn-params-answer', (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  });
  const first = page.locator('cnn-params').first();
  await first.locator('.dot').nth(1).click();
  await first.locator('input[name=answer]').fill('54');
  await first.locator('input[name=answer]').press('Enter');
  assert.match(await reply(first), /54 counts the weights without the bias/);
  const told = await page.evaluate(() => /** @type {any} */ (globalThis).told);
  assert.equal(told.length, 1);
  const { version, lesson, question, answer, correct, causes } = told[0];
  assert.deepEqual([version, lesson, answer, correct], [1, 'zero-padding', '54', false]);
  assert.equal(question, 'zero-padding/params/conv2d');
  assert.equal(causes[0], 'conv_no_bias');
  const colour = await first.locator('.asked').evaluate((node) => getComputedStyle(node).color);
  assert.notEqual(colour, 'rgb(255, 0, 0)');
  assert.deepEqual(
    requests.filter((url) => !url.endsWith('cnn-params.iife.js')),
    [],
  );
  assert.deepEqual(messages, []);
});

/** The lines to paste of a paper, that hold this. @param {string} paper @param {string} mark */
function linesOf(paper, mark) {
  const blocks = readFileSync(join(root, paper), 'utf8').matchAll(/```html\n([\s\S]*?)```/g);
  const found = [...blocks].map(([, text]) => text).find((text) => text.includes(mark));
  assert.ok(found && found.trim().split('\n').length === 2, `${paper} has two lines with ${mark}`);
  return found;
}

/** A stranger's page: an empty file, the lines, and beside it what the paper says to copy. @param {string} lines @param {string[]} copied */
function strangersPage(lines, copied) {
  const folder = mkdtempSync(join(tmpdir(), 'cnn-params-stranger-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of copied) cpSync(join(root, 'dist', name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'page.html'), lines);
  return folder;
}

/** Opens it, answers, and opens an activity. @param {string} address */
async function worksThere(address) {
  const { page, messages } = await openPage(browser);
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(address);
  await goTo(page, 1);
  await answer(page, '54');
  assert.match(await reply(page), /54 counts the weights without the bias/);
  await openTool(page, 'compare');
  await page.locator('.side-list').waitFor();
  assert.deepEqual(messages, []);
}

for (const paper of ['README.md', 'docs/add-to/html.md']) {
  test(`the two lines of ${paper} work in an empty file, by module from a server and by classic script from disk`, async () => {
    const served = strangersPage(linesOf(paper, 'type="module"'), ['cnn-params.js', 'activities']);
    const server = serveFolder(served);
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    server.unref();
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await worksThere(`http://127.0.0.1:${port}/page.html`);
    server.close();
    const onDisk = strangersPage(linesOf(paper, 'cnn-params.iife.js'), ['cnn-params.iife.js']);
    await worksThere(pathToFileURL(join(onDisk, 'page.html')).href);
  });
}

test('the site loads its module and nothing from elsewhere', async () => {
  const site = await serve();
  const { page, requests, messages } = await openPage(browser);
  await page.goto(site.address);
  await page.waitForSelector('.question');
  assert.deepEqual(requests.slice(0, 2), [`${site.address}cnn-params.js`, `${site.address}site.js`]);
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(site.address)),
    [],
  );
  assert.deepEqual(messages, []);
  site.close();
});

test('the headless engine runs in Node', async () => {
  const { loadEngine } = await import(pathToFileURL(join(root, 'dist', 'engine.js')).href);
  const engine = await loadEngine();
  const course = ['zero-padding', 'no-padding', 'max-pooling'].map(findLesson);
  const totals = course.map((lesson) => engine.analyse(lesson?.config).total_params);
  assert.deepEqual(totals, [2515, 1651, 715]);
  const network = engine.compile(lessons[0].config, { seed: 1 });
  assert.equal(network.run(new Float32Array(1200).fill(0.5)).length, 2);
  network.free();
});
