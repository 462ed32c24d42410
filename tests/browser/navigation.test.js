// Where to go: the path of the lessons with what is done, the toolbox, the way past both, and the way back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, focusIs, goTo, launch, openHash, openPage, openTool, single } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {import('playwright-core').Page} page */
const path = async (page) =>
  (await page.locator('.tabs ol a').allTextContents()).map((text) => text.trim().replace(/\s+/g, ' '));

test('the path says how far each lesson is done on this device', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding&step=2');
  await page.locator('cnn-params').hover();
  assert.deepEqual(await path(page), ['1 Zero padding', '2 No padding', '3 Max pooling']);
  await answer(page, '54');
  await page.locator('.path-number.begun').waitFor();
  assert.deepEqual(await path(page), ['1 Zero padding, begun', '2 No padding', '3 Max pooling']);
  for (let i = 0; i < 9; i++) {
    await goTo(page, i);
    await page.locator('[part=show-me]').click();
  }
  await page.locator('.path-number.done').waitFor();
  await page.getByRole('button', { name: 'Go on: No padding' }).click();
  await page.getByText('Question 1 of 12').waitFor();
  assert.deepEqual(await path(page), ['1 Zero padding, done', '2 No padding', '3 Max pooling']);
});

test('the path is one Tab stop, arrows go along it in the direction of the language', async () => {
  const { page } = await openHash(browser, 'lesson=no-padding');
  await page.locator('cnn-params').hover();
  await page.waitForTimeout(300);
  for (let i = 0; i < 2; i++) await page.keyboard.press('Tab'); // past the way past it
  assert.ok(await focusIs(page, '.tabs [href="#lesson=no-padding"]'));
  await page.keyboard.press('ArrowRight');
  assert.ok(await focusIs(page, '.tabs [href="#lesson=max-pooling"]'));
  await page.keyboard.press('ArrowRight');
  assert.ok(await focusIs(page, '.tabs [href="#lesson=max-pooling"]'), 'it ends there');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByText('Question 1 of 9').waitFor();
  await page.evaluate(() => document.querySelector('cnn-params')?.shadowRoot?.querySelector('h2')?.focus());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await focusIs(page, '.toolbox-open'), 'the toolbox is next');
});

test('the toolbox says of each activity what it is for, and closes', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding');
  const open = page.locator('.toolbox-open');
  assert.equal(await open.getAttribute('aria-expanded'), 'false');
  await open.click();
  assert.equal(await open.getAttribute('aria-expanded'), 'true');
  const items = await page.locator('.toolbox a').allInnerTexts();
  assert.ok(items.length >= 8);
  for (const item of items) assert.match(item, /^[A-Z][\w ]+\n\s*[a-z]/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.ok(await focusIs(page, '.toolbox-open'));
  assert.equal(await page.locator('.toolbox').count(), 0);
  await openTool(page, 'census');
  await page.getByText('One parameter').first().waitFor();
  assert.equal(await page.locator('.toolbox').count(), 0);
  assert.equal(await page.locator('.tabs [aria-current=page]').innerText(), 'Toolbox: Census');
});

test('on a phone the tools are in one menu, and a locked element keeps them in sight', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding', { viewport: { width: 360, height: 740 } });
  const theme = page.getByRole('button', { name: 'Theme' });
  assert.equal(await theme.isVisible(), false);
  await page.locator('.toolbox-open').click();
  assert.equal(await theme.isVisible(), true);
  await page.goto('about:blank');
  await page.goto(`${single}#lesson=zero-padding&lock=true`);
  await theme.waitFor();
});

test('the answer box is reached within six Tabs by the way past the navigation; in a host page there is none', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${single}#lesson=zero-padding`);
  await page.locator('input[name=answer]').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(
    await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent),
    'Skip the navigation',
  );
  assert.ok(await page.locator('.skip').isVisible());
  await page.keyboard.press('Enter');
  assert.ok(await focusIs(page, 'input[name=answer]'));
  await page.evaluate(() => document.querySelector('cnn-params')?.removeAttribute('site'));
  await page.locator('.skip').waitFor({ state: 'detached' });
});

test('an address that says nothing goes on where one was; one that says something is followed', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${single}#lesson=max-pooling`);
  await page.getByText('of 14').waitFor();
  await page.goto('about:blank');
  await page.goto(single);
  await page.getByText('of 14').waitFor();
  await openTool(page, 'compare');
  await page.locator('.side-list').waitFor();
  await page.goto('about:blank');
  await page.goto(single);
  await page.locator('.side-list').waitFor();
  await page.goto('about:blank');
  await page.goto(`${single}#step=2`);
  await page.getByText('Question 2 of 9').waitFor();
});

test('the title of the page and its language follow what is shown; a host page keeps its own', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${single}#lesson=zero-padding`);
  await page.locator('.question').waitFor();
  const said = () => page.evaluate(() => [document.title, document.documentElement.lang]);
  assert.deepEqual(await said(), ['Where do the parameters come from? – cnn-params', 'en']);
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByText('Pregunta 1').waitFor();
  assert.deepEqual(await said(), ['¿De dónde salen los parámetros? – cnn-params', 'es']);
  await page.locator('.toolbox-open').click();
  await page.locator(`.toolbox [href='#lesson=census']`).click();
  await page.waitForFunction(() => document.title.startsWith('Cada parámetro'));
});
