// Terms: pressed by pointer and by keyboard, in every place where words stand; their note; the page of all of them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, focusIs, goTo, launch, openHash, openPage, serve, single, tabTo } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const note = '.term-note';

/** @param {Page} page @param {string} place */
async function press(page, place) {
  const term = page.locator(`${place} .term`).first();
  await page.locator('cnn-params').hover();
  await term.click();
  return (await page.locator(`${note} h4`).innerText()).trim();
}

test('a term is one sentence and a picture, in questions, listings, summaries, hints and replies', async () => {
  const { page, messages } = await openHash(browser, 'lesson=zero-padding&step=2');
  await page.locator('[part=hint]').click();
  await answer(page, '54');
  await page.locator('.reply').first().waitFor();
  /** @type {[string, string][]} */
  const places = [
    ['.about', 'padding'],
    ['.asked', 'parameter'],
    ['.question > p', 'filter'],
    ['.reply.attention p', 'weight'],
    ['.reply.hint p', 'filter'],
    ['.code-card pre', 'convolution'],
    ['.summary-card thead', 'shape'],
    ['.summary-card dl', 'parameter'],
    ['.trace', 'map'],
  ];
  for (const [place, name] of places) {
    assert.equal(await press(page, place), name, place);
    assert.match(await page.locator(`${note} p`).innerText(), /^[A-Z].*\.$/, place);
    assert.ok((await page.locator(`${note} svg *`).count()) > 1, place);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(note).count(), 0, place);
  }
  assert.deepEqual(messages, []);
});

test('a term is marked where it comes first in a sentence, and not again', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding');
  await page.locator('cnn-params').hover();
  await page.locator('pre .term').first().waitFor();
  const terms = await page.locator('pre .term').evaluateAll((all) => all.map((one) => Object(one).dataset.term));
  assert.equal(new Set(terms).size, terms.length);
  assert.ok(terms.includes('softmax') && terms.includes('same'), `${terms}`);
});

test('by keyboard: one Tab stop a paragraph, arrows to the others, Enter opens, Escape goes back, Tab goes on', async () => {
  const { page } = await openHash(browser, 'lesson=max-pooling&step=2');
  await tabTo(page, '.question > p .term');
  await page.keyboard.press('ArrowRight');
  assert.ok(await focusIs(page, '.question > p .term:not(:first-child)'));
  await page.keyboard.press('Enter');
  await page.locator(note).waitFor();
  assert.ok(await focusIs(page, note), 'the note is read');
  await page.keyboard.press('Escape');
  assert.ok(await focusIs(page, '.question > p .term'));
  await page.keyboard.press('Space');
  await page.locator(note).waitFor();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
  assert.ok(await focusIs(page, `${note} button:last-child`));
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(note).count(), 0);
  assert.ok(await focusIs(page, 'input[name=answer]'), 'what follows the words is next');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator(note).waitFor();
  await page.locator('h2').click();
  assert.equal(await page.locator(note).count(), 0, 'pressing elsewhere closes it');
});

test('a note stays while the lesson is drawn again, and what was typed stays too', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding');
  await page.locator('input[name=answer]').fill('20, 2');
  await press(page, '.asked');
  await page.evaluate(() => Object(document.querySelector('cnn-params')).requestUpdate());
  assert.equal(await page.locator(note).count(), 1);
  assert.equal(await page.locator('input[name=answer]').inputValue(), '20, 2');
});

test('a note fits: on a phone, right to left, at the end of the page, in both colours', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, context } = await openHash(browser, 'lesson=zero-padding&step=2', {
      viewport: { width: 360, height: 740 },
      colorScheme,
    });
    for (const place of ['.about', '.question > p', '.summary-card dl', '.code-card pre']) {
      await page.evaluate(() => scrollTo(0, 0));
      await press(page, place);
      const box = await page.locator(note).boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= 360 && box.y >= 0 && box.y + box.height <= 740, place);
      await page.keyboard.press('Escape');
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await context.close();
  }
});

test('under a strict policy, notes open and nothing is refused', async () => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'self'; worker-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html cnn-params";
  const site = await serve({ 'content-security-policy': policy });
  const { page, messages } = await openPage(browser);
  await page.goto(`${site.address}#lesson=zero-padding`);
  await press(page, '.asked');
  const box = await page.locator(note).boundingBox();
  const words = await page.locator('.asked .term').boundingBox();
  assert.ok(box && words && Math.abs(box.y - words.y - words.height) < 20, 'it stands below its words');
  assert.deepEqual(
    messages.filter((one) => !one.includes('Service Worker') && !one.includes('service-worker')),
    [],
  );
  site.close();
});

test('all terms are on one page, each with an address, in both languages', async () => {
  for (const [lang, name] of [
    ['en', 'window'],
    ['es', 'ventana'],
  ]) {
    const { page, context, messages } = await openHash(browser, `lesson=glossary&term=window&lang=${lang}`);
    await page.locator(`.glossary .current`).waitFor();
    assert.match(await page.locator('.glossary .current').innerText(), new RegExp(`^${name}$`, 'm'));
    assert.ok(await focusIs(page, '[data-entry=window] h3'));
    assert.ok((await page.locator('.glossary li').count()) > 30);
    assert.equal(await page.locator('.glossary svg').count(), await page.locator('.glossary li').count());
    await page.locator('[data-entry=kernel] h3 a').click();
    assert.match(await page.locator('.glossary .current').innerText(), /^kernel$/m);
    assert.deepEqual(messages, []);
    await context.close();
  }
});

test('from a note to the page of all terms; in a locked lesson there is no way there', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding');
  await press(page, '.asked');
  await page.locator(note).getByRole('button', { name: 'All terms' }).click();
  await page.locator('.glossary .current').waitFor();
  assert.match(await page.locator('.glossary .current').innerText(), /^shape$/m);
  await page.goto('about:blank');
  await page.goto(`${single}#lesson=zero-padding&lock=true`);
  await press(page, '.asked');
  assert.equal(await page.locator(note).getByRole('button').count(), 1);
});

test('terms are not pressed by mistake: a question is gone to with its input, and rows are ticked by their words', async () => {
  const { page } = await openHash(browser, 'lesson=no-padding');
  await page.locator('cnn-params').hover();
  await page.locator('.asked .term').first().waitFor();
  await page.getByText('conv2d_1').last().click();
  assert.equal(await page.locator(note).count(), 0);
  await goTo(page, 2);
  assert.ok(await focusIs(page, 'input[name=answer], .question .next'));
});
