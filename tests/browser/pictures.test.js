// Pictures that run through the network: ours, the learner's own file, and a drawing.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { launch, openPage, single } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The pixels of the picture as it is drawn, and of the last layer's bars. @param {import('playwright-core').Page} page */
async function drawn(page) {
  const canvases = page.locator('.strip canvas');
  await canvases.first().waitFor(); // the page is not there at once
  return canvases.evaluateAll((canvases) => {
    const data = (/** @type {any} */ canvas) => canvas.toDataURL();
    return { input: data(canvases[0]), map: data(canvases[1]), output: data(canvases[canvases.length - 1]) };
  });
}

test('each of our pictures is drawn and gives other maps', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  const seen = new Set();
  for (const name of ['Lighthouse', 'Boat', 'Fish', 'Mug']) {
    await page.getByRole('button', { name }).click();
    const { input, map } = await drawn(page);
    seen.add(input).add(map);
  }
  assert.equal(seen.size, 8);
});

test('faults 37 and 38: the learner’s own file runs through the network; one that is no picture, or huge, is named and changes nothing', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  const before = await drawn(page);
  const buffer = readFileSync(join(root, 'tests/browser/screens/fresh-360-light.png'));
  await page.setInputFiles('input[type=file]', { name: 'own.png', mimeType: 'image/png', buffer });
  await page.waitForFunction((input) => {
    const canvas = document.querySelector('cnn-params')?.shadowRoot?.querySelector('canvas');
    return canvas?.toDataURL() !== input;
  }, before.input);
  const own = await drawn(page);
  assert.notEqual(own.map, before.map);
  await page.setInputFiles('input[type=file]', {
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('no'),
  });
  assert.match(await page.locator('.pictures [role=alert]').innerText(), /notes\.txt/);
  const huge = join(mkdtempSync(join(tmpdir(), 'cnn-params-huge-')), 'huge.png');
  writeFileSync(huge, '');
  truncateSync(huge, 5e9); // takes no room on the disk
  await page.setInputFiles('input[type=file]', huge);
  await page.locator('.pictures [role=alert]', { hasText: 'huge.png' }).waitFor();
  rmSync(huge);
  assert.deepEqual(await drawn(page), own);
  assert.deepEqual(messages, []);
});

test('one can draw with a pointer and with the keyboard, and start from white', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await page.getByRole('button', { name: 'Draw' }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  const white = await drawn(page);
  const board = page.locator('canvas.drawing');
  await board.click({ position: { x: 100, y: 100 } });
  const pointed = await drawn(page);
  assert.notEqual(pointed.input, white.input);
  assert.notEqual(pointed.map, white.map);
  await board.press('ArrowRight');
  await board.press('Space');
  assert.notEqual((await drawn(page)).input, pointed.input);
});

test('a click on a map shows where the value under the pointer comes from', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  const map = page.locator('canvas[data-layer=conv2d]').nth(1);
  const box = await map.boundingBox();
  // 22 cells across with the padding: the cell in row 3, column 5 has its middle at 3.5 and 5.5 of them.
  const cell = (box?.width ?? 0) / 22;
  await map.click({ position: { x: 5.5 * cell, y: 3.5 * cell } });
  assert.match(await page.locator('.trace').innerText(), /of conv2d at row 3, column 5, map 2/);
});
