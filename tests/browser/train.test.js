// Networks that learn in the browser: foretell, play, rewind, ask a parameter why, draw; the page answers all the while.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { launch, openHash } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {string} [more] of the address @param {import('playwright-core').BrowserContextOptions} [options] */
async function openTrain(more = '', options = {}) {
  const opened = await openHash(browser, `lesson=train${more}`, options);
  await opened.page.waitForSelector('.run');
  return opened;
}

/** @param {Page} page */
const where = (page) => page.locator('.where').innerText();

/** Until it rests. @param {Page} page */
const rested = (page) => page.waitForFunction(() => {
  const root = document.querySelector('cnn-params')?.shadowRoot;
  return !/Pause|Pausa/.test(root?.querySelector('.play')?.textContent ?? '');
}, undefined, { timeout: 60_000 }); // prettier-ignore

test('a run of few epochs: guess, play to the end, verdict, events, fit lines, and a page that answers all the while', async () => {
  const { page, messages, requests } = await openTrain();
  await page.locator('input[name=epochs]').fill('2');
  await page.locator('input[name=epochs]').press('Enter');
  await page.locator('select[name=best]').selectOption('2');
  await page.locator('input[name=points]').fill('5');
  await page.locator('button[name=note]').click();
  await page.evaluate(() => {
    const told = /** @type {any[]} */ ([]);
    const gaps = /** @type {number[]} */ ([]);
    document.addEventListener('cnn-params-epoch', (event) => told.push(/** @type {any} */ (event).detail));
    let last = performance.now();
    setInterval(() => {
      gaps.push(performance.now() - last);
      last = performance.now();
    }, 1);
    Object.assign(globalThis, { told, gaps });
  });
  await page.locator('.play').click();
  await rested(page);
  assert.match(await where(page), /Step 250 of 250, epoch 2 of 2/);
  assert.match(await page.locator('.verdict').innerText(), /Best is .* points more than .*Your guess was 715 by 5/s);
  assert.match(
    await page.locator('.fit pre').innerText(),
    /Epoch 2\/2\n125\/125 ━+ .*val_accuracy: 0\.\d{4} - val_loss: /,
  );
  const { told, gaps } = await page.evaluate(() => {
    const { told: heard, gaps: rests } = /** @type {any} */ (globalThis);
    return { told: heard, gaps: rests };
  });
  assert.deepEqual([told.at(-1).epoch, told.at(-1).networks.map((/** @type {any} */ one) => one.params)], [2, [2515, 1651, 715, 2402]]); // prettier-ignore
  // A page that was away for the whole run would have had one rest. How long each is says more of the machine than of us.
  assert.ok(gaps.length > 60, `${gaps.length} rests`);
  assert.deepEqual([messages, requests], [[], []]);
});

test('a step, a parameter by keyboard with its sum and step, and back to the beginning', async () => {
  const { page } = await openTrain();
  assert.match(await page.locator('.one-parameter').innerText(), /Take one step/);
  await page.locator('button[name=step]').click();
  await rested(page);
  assert.match(await where(page), /Step 1 of 1,500/);
  const first = page.locator('canvas.weights[tabindex="0"]');
  await first.press('ArrowUp');
  assert.match(await page.locator('.parameter-name').innerText(), /conv2d\.kernel\[0,1,0,0\]/);
  const told = await page.locator('.one-parameter').innerText();
  assert.match(told, /gradient = .+ × .+ others .+ = /);
  assert.match(told, /What adam made of it, as step 1/);
  await page.locator('.products-of summary').click();
  assert.match(
    await page.locator('.products-of').innerText(),
    /It is used 380 times for a picture, and 32 pictures were in the step: 12,160 products/,
  );
  await page.locator('button[name=again]').click();
  assert.match(await where(page), /Step 0 of 1,500/);
});

test('rewind shows an earlier moment, and going on from there is the same run', async () => {
  const { page } = await openTrain();
  await page.locator('input[name=epochs]').fill('1');
  await page.locator('input[name=epochs]').press('Enter');
  await page.locator('.play').click();
  await rested(page);
  const end = await page.locator('.networks').innerText();
  const figures = (/** @type {string} */ text) => text.match(/[\d.]+ %/g);
  await page.locator('input[name=rewind]').fill('2');
  assert.match(await where(page), /Step 50 of 125/);
  assert.notDeepEqual(figures(await page.locator('.networks').innerText()), figures(end));
  await page.locator('.play').click();
  await rested(page);
  assert.deepEqual(figures(await page.locator('.networks').innerText()), figures(end));
});

test('a digit is drawn by keyboard, and every network says what it takes it for', async () => {
  const { page } = await openTrain();
  const pad = page.locator('canvas.pad');
  await pad.focus();
  for (let i = 0; i < 11; i++) await page.keyboard.press('Shift+ArrowDown');
  const answers = page.locator('.own-digit tbody tr');
  assert.equal(await answers.count(), 4);
  for (const text of await answers.allInnerTexts()) assert.match(text, /(even|odd)\s+[\d.]+ %/);
  assert.match(await page.locator('.seeing').innerText(), /It is: your drawing/);
  await page.keyboard.press('Delete');
  assert.match(await answers.first().innerText(), /–/);
});

test('who wants no motion is shown where each epoch ends', async () => {
  const { page } = await openTrain('', { reducedMotion: 'reduce' });
  await page.locator('.play', { hasText: 'Learn one epoch' }).click();
  await rested(page);
  assert.match(await where(page), /Step 125 of 1,500/);
});

test('a frozen layer: which totals change is foretold and told', async () => {
  const { page } = await openTrain();
  for (const name of ['trainable', 'fixed', 'optimizer']) await page.locator(`input[name=freeze-${name}]`).check();
  await page.locator('button[name=freeze-do]').click();
  assert.match(await page.locator('.freeze .came-out').innerText(), /^Right\..*2,459 are trained and 56 are not/);
  await page.locator('button[name=step]').click();
  await rested(page);
  assert.match(await page.locator('.one-parameter').innerText(), /This parameter is frozen/);
});

test('parameters are saved and opened again', async () => {
  const { page } = await openTrain();
  const saving = page.waitForEvent('download');
  await page.locator('button[name=npz]').click();
  const path = await (await saving).path();
  assert.equal(unzipSync(readFileSync(path))['dense/kernel.npy'].length, 128 + 2400 * 4);
  await page.locator('button[name=step]').click();
  await rested(page);
  await page.locator('.keep input[type=file]').setInputFiles({ name: 'kept.npz', mimeType: 'application/zip', buffer: readFileSync(path) }); // prettier-ignore
  await page.locator('.keep', { hasText: 'Read: kept.npz' }).waitFor();
  await page.locator('.keep input[type=file]').setInputFiles({ name: 'other.npz', mimeType: 'application/zip', buffer: Buffer.from('no zip') }); // prettier-ignore
  await page.locator('.keep', { hasText: 'it cannot be read' }).waitFor();
});

test('pictures of one’s own in two classes are learnt', async () => {
  const { page } = await openTrain();
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'); // prettier-ignore
  const files = (/** @type {string} */ name) =>
    Array.from({ length: 10 }, (_, i) => ({ name: `${name}${i}.png`, mimeType: 'image/png', buffer: png }));
  await page.locator('input[name=class-0]').fill('cats');
  await page.locator('input[name=files-0]').setInputFiles(files('a'));
  await page.locator('input[name=files-1]').setInputFiles(files('b'));
  await page.locator('button[name=learn-own]').click();
  await page.locator('.tasks .chosen', { hasText: 'Your pictures' }).waitFor();
  await page.locator('button[name=step]').click();
  await rested(page);
  assert.match(await page.locator('.chances').innerText(), /cats.*2/s);
});

test('a model of one’s own that does not fit is told what to change; one that fits learns', async () => {
  const { page } = await openTrain();
  const set = (/** @type {number[]} */ shape) =>
    page.evaluate(
      (batch_shape) => {
        const layers = [
          { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape } },
          { class_name: 'Flatten', config: { name: 'flatten' } },
          { class_name: 'Dense', config: { name: 'dense', units: 10, activation: 'softmax' } },
        ];
        const config = { class_name: 'Sequential', config: { name: 'own', layers } };
        Object.assign(Object(document.querySelector('cnn-params')), { config });
      },
      [null, ...shape],
    );
  await set([32, 32, 3]);
  await page.locator('.problem', { hasText: '32' }).waitFor();
  await set([28, 28, 1]);
  await page.locator('.networks', { hasText: '7,850' }).waitFor();
  await page.locator('button[name=step]').click();
  await rested(page);
  assert.match(await where(page), /Step 1 of/);
});
