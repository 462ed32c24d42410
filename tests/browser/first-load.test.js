// What a lesson opens with, and what comes when somebody turns to it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { lessons } from '../../web/lesson/lessons/all.js';
import { root } from '../../web/tools/engine-build.js';
import { answer, launch, openPage, serve } from './support.js';

/** Kilobytes that the first load may take, Brotli-compressed. */
const ceiling = 115;

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {{ address: string, close: () => void }} */
let site;
before(async () => {
  browser = await launch();
  site = await serve();
});
after(async () => {
  await browser.close();
  site.close();
});

/** @param {string} url */
const fileOf = (url) => new URL(url).pathname.slice(1) || 'index.html';
/** The rest of the engine, and what is said about answers. @param {string} url */
const isLater = (url) => /engine-rest|later|more/.test(fileOf(url));

/** The test forbids the offline copy, which would load everything. @param {string} message */
const isOurs = (message) => !message.includes('Service Worker');

/** Opens a lesson and waits until it stands and nothing more comes. @param {string} lesson */
async function openLesson(lesson) {
  const opened = await openPage(browser, { serviceWorkers: 'block' });
  await opened.page.goto(`${site.address}#lesson=${lesson}`);
  await opened.page.locator('.question').waitFor();
  await opened.page.waitForLoadState('networkidle');
  return opened;
}

for (const { id } of lessons) {
  test(`${id} opens with a part of the engine and of the words, and says nothing by its id`, async () => {
    const { page, context, requests, messages } = await openLesson(id);
    assert.deepEqual(requests.filter(isLater), []);
    const names = ['index.html', ...requests.map(fileOf)];
    const sizes = names.map((name) => brotliCompressSync(readFileSync(join(root, 'dist', name))).length);
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
    assert.ok(kilobytes < ceiling, `${kilobytes.toFixed(1)} KB in ${names}`);
    // An id that has no words yet would stand there itself: small letters and hyphens.
    const text = await page.locator('cnn-params').evaluate((element) => element.shadowRoot?.textContent ?? '');
    assert.doesNotMatch(text, /\b[a-z_]+-[a-z_]+-[a-z_]+\b/);
    assert.deepEqual(messages.filter(isOurs), []);
    await context.close();
  });
}

test('who turns to the lesson gets the rest, and a wrong answer is diagnosed', async () => {
  const { page, context, requests } = await openLesson('zero-padding');
  await page.locator('cnn-params').hover();
  await page.waitForLoadState('networkidle');
  assert.equal(requests.filter(isLater).length, 3);
  await page.locator('.dot').nth(1).click();
  await answer(page, '54');
  await page.getByText('54 counts the weights without the bias').waitFor();
  await context.close();
});

test('an answer that comes before the rest waits for it and is not lost', async () => {
  const opened = await openPage(browser, { serviceWorkers: 'block' });
  const { page, context, messages } = opened;
  /** @type {(() => void)[]} */ const held = [];
  await page.route('**/activities/**', async (route) => {
    if (isLater(route.request().url())) await new Promise((go) => held.push(() => go(undefined)));
    await route.continue();
  });
  await page.goto(`${site.address}#lesson=zero-padding&step=2`);
  await answer(page, '54');
  await page.waitForTimeout(300);
  assert.equal(await page.locator('#reply').innerText(), '');
  assert.equal(await page.locator('input[name=answer]').inputValue(), '54');
  held.forEach((go) => go());
  await page.getByText('54 counts the weights without the bias').waitFor();
  assert.deepEqual(messages.filter(isOurs), []);
  await context.close();
});

test('where the rest cannot be loaded, a box says so, and the lesson goes on once it can', async () => {
  const { page, context } = await openPage(browser, { serviceWorkers: 'block' });
  let online = false;
  await page.route('**/activities/**', (route) =>
    isLater(route.request().url()) && !online ? route.abort() : route.continue(),
  );
  await page.goto(`${site.address}#lesson=zero-padding&step=2`);
  await answer(page, '54');
  const box = page.getByRole('alert');
  await box.getByText('could not be loaded').waitFor();
  await box.getByRole('button').click();
  await box.getByText('could not be loaded').waitFor();
  online = true;
  await box.getByRole('button').click();
  await page.locator('input[name=answer]').waitFor();
  assert.equal(await page.locator('input[name=answer]').inputValue(), '54');
  await answer(page, '54');
  await page.getByText('54 counts the weights without the bias').waitFor();
  await context.close();
});

test('a lesson that was begun asks once for what cannot be loaded, says so, and does not ask for ever', async () => {
  const { page, context, requests } = await openPage(browser, { serviceWorkers: 'block' });
  await page.goto(`${site.address}#lesson=zero-padding&step=2`);
  await answer(page, '56');
  await page.locator('.question .next').waitFor();
  await page.route('**/activities/**', (route) => (isLater(route.request().url()) ? route.abort() : route.continue()));
  requests.length = 0;
  await page.reload();
  await page.getByRole('alert').getByText('could not be loaded').waitFor();
  await page.waitForTimeout(500);
  assert.ok(requests.filter(isLater).length <= 3, `${requests.filter(isLater)}`);
  await context.close();
});
