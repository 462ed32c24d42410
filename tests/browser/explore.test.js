// Exploring: sliders that re-count, designs that are refused, links, and how long a change takes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openHash, tabTo } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('exploring by keyboard alone: a slider re-counts, says why, and is taken back', async () => {
  const { page, messages } = await openHash(browser, 'lesson=explore');
  const reasons = page.locator('.reasons');
  assert.match(await reasons.innerText(), /Nothing has changed yet/);
  await tabTo(page, 'input[data-field="conv2d.filters"]');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() =>
    /2,570/.test(document.querySelector('cnn-params')?.shadowRoot?.querySelector('.total')?.textContent ?? ''),
  );
  const said = await reasons.innerText();
  assert.match(said, /2,570 parameters: 2\.19 % more\./);
  assert.match(said, /conv2d: 56\s→\s84, because filters 2\s→\s3\./);
  assert.match(said, /conv2d_1: 57\s→\s84, because input channels 2\s→\s3\./);
  assert.match(
    await page.evaluate(() => document.querySelector('cnn-params')?.getAttribute('model') ?? ''),
    /^20x20x3-c3k3s1p-/,
  );
  await page.getByRole('button', { name: 'Add pooling after conv2d_1' }).press('Enter');
  await page.locator('.deltas', { hasText: 'max_pooling2d' }).waitFor();
  assert.match(
    await reasons.innerText(),
    /max_pooling2d is new, with 0 parameters\..*dense: 2,402\s→\s602, because inputs 1200\s→\s300\./s,
  );
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Undo' }).press('Enter');
  assert.match(await reasons.innerText(), /Nothing has changed yet/);
  assert.deepEqual(messages, []);
});

test('an impossible design is refused in its place, and nothing is lost', async () => {
  const { page } = await openHash(browser, 'lesson=explore&model=4x4x3-c2k3s1v-c3k3s1p-f-d2');
  await page.locator('.piece').first().getByRole('slider').nth(1).press('End');
  const problem = page.locator('.piece').first().locator('.problem');
  assert.match(await problem.innerText(), /conv2d: the window \(kernel_size\) is larger than what it slides over/);
  assert.equal(await page.locator('input[data-field="conv2d.kernel_size"]').inputValue(), '9');
  assert.equal(await page.locator('input[data-field="conv2d_1.filters"]').inputValue(), '3');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await problem.count(), 0);
  assert.equal(await page.locator('input[data-field="conv2d.kernel_size"]').inputValue(), '3');
});

test('a link that names no design or no parameter is said to be unread, and shows the first model', async () => {
  for (const hash of [
    'lesson=explore&model=20x20x3-nonsense',
    'lesson=census&parameter=conv9.kernel[0]',
    'lesson=census&model=zzz',
  ]) {
    const { page, messages } = await openHash(browser, hash);
    assert.match(await page.locator('.tools').innerText(), /The link could not be read/, hash);
    assert.match(await page.locator('.strip').first().innerText(), /conv2d_1/);
    assert.deepEqual(messages, []);
  }
});

test('a design that takes long is counted at once, and runs in slices that can be stopped', async () => {
  // The largest design is no long pass for this machine; for a slow one it is.
  const { page, messages } = await openHash(browser, `lesson=explore&model=64x64x4${'-c16k9s1p'.repeat(10)}-f-d2`);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await page.reload();
  // At the first sight of the bar, as a learner's click could come too late on a fast machine.
  await page.evaluate(async () => {
    const root = /** @type {any} */ (document.querySelector('cnn-params')).shadowRoot;
    while (!root.querySelector('.pass progress')) await new Promise((resolve) => setTimeout(resolve, 1));
    root.querySelector('.pass button').click();
  });
  assert.match(await page.locator('.total').innerText(), /→/);
  assert.match(await page.locator('.pass').innerText(), /has not been run/);
  // Between two slices the page answers: it never waits for the whole pass.
  const { answers, maps } = await page.evaluate(async () => {
    const root = /** @type {any} */ (document.querySelector('cnn-params')).shadowRoot;
    root.querySelector('.pass button').click();
    let answers = 0;
    for (; root.querySelector('.pass'); answers++) await new Promise((resolve) => setTimeout(resolve, 1));
    return { answers, maps: root.querySelectorAll('.network-card canvas[data-layer]').length };
  });
  assert.ok(answers >= 2, `${answers} answers`);
  assert.equal(maps, 10 * 8 + 2);
  assert.deepEqual(messages, []);
});

/** Milliseconds that the page works for each change of a slider, without waiting for a frame. @param {Page} page @param {string} selector @param {number} count */
function measure(page, selector, count) {
  return page.evaluate(async ([wanted, most]) => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    const taken = [];
    const real = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (call) => (call(performance.now()), 0);
    for (let i = 0; i < Number(most); i++) {
      const slider = element.shadowRoot.querySelector(wanted);
      const value = Number(slider.min) + (i % 2) * Number(slider.step) * 3 + Number(slider.step);
      const start = performance.now();
      slider.value = String(value);
      slider.dispatchEvent(new Event('input'));
      await element.updateComplete;
      taken.push(performance.now() - start);
    }
    globalThis.requestAnimationFrame = real;
    return taken.sort((a, b) => a - b);
  }, /** @type {[string, number]} */ ([selector, count]));
}

test('a change of a slider is counted, run, worded and painted within a frame', async () => {
  const figures = [];
  for (const [hash, selector] of [
    ['lesson=explore', 'input[data-field="conv2d.filters"]'],
    ['lesson=explore', 'input[data-field="conv2d_1.kernel_size"]'],
    ['lesson=census', 'input[name=value-slider]'],
  ]) {
    const { page } = await openHash(browser, hash);
    const taken = await measure(page, selector, 60);
    const [median, slowest] = [taken[30], taken[57]];
    figures.push(
      `${selector.match(/[\w.-]+(?=["\]])/g)?.pop()} ${median.toFixed(1)} ms (95 %: ${slowest.toFixed(1)} ms)`,
    );
    // Far above the aim of 16 ms, for machines that build at the same time.
    assert.ok(median < 100, figures.join(', '));
  }
  console.log(`seed - a slider's change takes ${figures.join(', ')}`);
});
