// One's own model in the page: pasted, dropped and linked; what is wrong stands at its line, and nothing is lost.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { exampleSource } from '../../web/activities/own/example.js';
import { launch, openPage, servePages, single } from './support.js';

/** @type {import('playwright-core').Browser} */ let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

/** @param {string} address */
async function openOwn(address = `${single}#lesson=own`) {
  const opened = await openPage(browser);
  await opened.page.goto(address);
  await opened.page.waitForSelector('.own');
  return opened;
}

/** @param {import('playwright-core').Page} page @param {string} text */
async function paste(page, text) {
  await page.locator('textarea[name=source]').fill(text);
}

/** The rows of the summary beside it. @param {import('playwright-core').Page} page */
const rows = (page) => page.locator('.own-lesson .summary-card tbody tr:not(.total)').count();

test('pasted code becomes a lesson beside it; the line in question is lit, and its cursor leads to its question', async () => {
  const { page, messages } = await openOwn();
  await paste(page, exampleSource);
  await page.waitForSelector('.own-lesson .question');
  assert.ok((await rows(page)) >= 9);
  await page.waitForSelector('.source-line.lit');
  assert.match(await page.locator('.source-line.lit').innerText(), /MaxPooling2D/);
  assert.deepEqual(
    await page
      .locator('.source-line.pale')
      .allInnerTexts()
      .then((all) => all.length),
    2,
  );
  // The cursor in the line of Dense.
  await page.locator('textarea[name=source]').evaluate((/** @type {HTMLTextAreaElement} */ area) => {
    area.focus();
    area.selectionStart = area.selectionEnd = area.value.indexOf('layers.Dense');
    area.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
  });
  await page.waitForFunction(() => {
    const own = document.querySelector('cnn-params')?.shadowRoot?.querySelector('.own-lesson cnn-params');
    return /dense/.test(own?.shadowRoot?.querySelector('.question h3, .question .asked')?.textContent ?? '');
  });
  await page.waitForFunction(() => {
    const line = document.querySelector('cnn-params')?.shadowRoot?.querySelector('.source-line.lit');
    return /Dense/.test(line?.textContent ?? '');
  });
  assert.deepEqual(messages, []);
});

test('a fault is told at its line while the last model stays; a name that is missing is asked for', async () => {
  const { page, messages } = await openOwn();
  await paste(page, exampleSource);
  await page.waitForSelector('.own-lesson .question');
  await paste(page, exampleSource.replace('MaxPooling2D', 'MaxPoling2D'));
  await page.waitForSelector('.told.fault');
  assert.match(await page.locator('.told.fault').innerText(), /Line 11, .*Did you mean MaxPooling2D/);
  assert.equal(await page.locator('.source-line.wrong').getAttribute('data-line'), '11');
  assert.ok((await rows(page)) >= 9);
  await paste(page, exampleSource.replace('num_classes = 10', ''));
  await page.waitForSelector('.asking input');
  await page.locator('.asking input').fill('7');
  await page.locator('.asking input').press('Enter');
  await page.waitForSelector('.told:not(.fault)');
  assert.deepEqual(messages, []);
});

test('a saved model is opened with its weights, and runs; text and link come back', async () => {
  const { page, messages, requests } = await openOwn();
  await page
    .locator('.own input[type=file]')
    .setInputFiles(join(root, 'tests', 'fixtures', 'files', 'lesson-same.keras'));
  await page.waitForSelector('.own-lesson .question');
  assert.match(await page.locator('.told').innerText(), /\.keras file, with its weights/);
  const bias = await page.evaluate(() => {
    const own = /** @type {any} */ (
      document.querySelector('cnn-params')?.shadowRoot?.querySelector('.own-lesson cnn-params')
    );
    return [...own.weights.find((/** @type {any} */ one) => one.name === 'bias').data];
  });
  assert.ok(bias.every((/** @type {number} */ one) => one !== 0));
  await page.locator('.card-head button', { hasText: 'Clear' }).click();
  await paste(page, exampleSource);
  await page.waitForSelector('.source-line.lit');
  await page.reload();
  await page.waitForSelector('.own-lesson .question');
  assert.equal(await page.locator('textarea[name=source]').inputValue(), exampleSource);
  await page.locator('.card-head button', { hasText: 'Clear' }).click();
  await page.locator('.card-head button', { hasText: 'Bring it back' }).click();
  await page.waitForSelector('.own-lesson .question');
  assert.deepEqual(requests, []);
  assert.deepEqual(messages, []);
});

test('two models of one text are compared, row by row', async () => {
  const { page, messages } = await openOwn();
  await paste(
    page,
    `from keras import Sequential
from keras.layers import Input, Conv2D, MaxPooling2D, Flatten, Dense
one = Sequential([Input((20, 20, 3)), Conv2D(2, 3, padding='same'), Flatten(), Dense(2)])
two = Sequential([Input((20, 20, 3)), Conv2D(4, 3), MaxPooling2D(), Flatten(), Dense(2)])
`,
  );
  await page.waitForSelector('.own-lesson .question');
  await page.locator('.models button', { hasText: 'two' }).click();
  await page.locator('button.compare').click();
  const text = await page.locator('.differences').innerText();
  assert.match(text, /filters: 2 → 4/);
  assert.match(text, /MaxPooling2D\s+added/);
  assert.match(text, /1,658[\s\S]*762/);
  assert.deepEqual(messages, []);
});

test('a link carries the text', async () => {
  const { page } = await openOwn();
  await paste(page, exampleSource);
  await page.waitForSelector('.own-lesson .question');
  const shared = await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).shared.packed);
  assert.match(shared, /^[\w-]{100,2000}$/);
  const other = await openOwn(`${single}#lesson=own&packed=${shared}`);
  await other.page.waitForSelector('.own-lesson .question');
  assert.equal(await other.page.locator('textarea[name=source]').inputValue(), exampleSource);
});

test('a link to a lesson that is pasted is gone to', async () => {
  const { page } = await openOwn();
  await paste(page, 'https://example.org/course#lesson=max-pooling&step=2');
  await page.waitForSelector('.question');
  assert.equal(
    await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).lesson),
    'max-pooling',
  );
});

test('source stands inside the tag, under a strict content policy', async () => {
  const course = `<!doctype html><html lang="en"><title>Course</title><script type="module" src="cnn-params.js"></script>
<cnn-params><script type="text/x-python">
${exampleSource}</script></cnn-params>`;
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'";
  const { address, close } = await servePages({ 'course.html': course }, { 'content-security-policy': policy });
  const { page, messages } = await openPage(browser);
  await page.goto(`${address}course.html`);
  await page.waitForSelector('.own-lesson .question');
  assert.ok((await rows(page)) >= 9);
  assert.deepEqual(messages, []);
  close();
});

test('of weights that came with a file nobody says that they are start values', async () => {
  const { page } = await openOwn();
  await page
    .locator('.own input[type=file]')
    .setInputFiles(join(root, 'tests', 'fixtures', 'files', 'lesson-same.keras'));
  await page.waitForSelector('.own-lesson .trace-row');
  assert.equal(await page.locator('.own-lesson .start-values').count(), 0);
  await page.locator('.card-head button', { hasText: 'Clear' }).click();
  await paste(page, exampleSource);
  await page.waitForSelector('.source-line.lit');
  await page.waitForSelector('.own-lesson .start-values');
});
