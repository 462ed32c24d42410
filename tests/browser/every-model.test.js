// Every model that Keras built, in the page, one by one: it is shown, with its rows and its totals, no error stands anywhere and
// nothing is said on the console.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { root } from '../../web/tools/engine-build.js';
import { goTo, launch, openPage, single } from './support.js';

/** @type {import('playwright-core').Browser} */ let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

const fixtures = join(root, 'tests', 'fixtures');
/** @param {string} name @returns {any[]} */
const models = (name) =>
  readFileSync(join(fixtures, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ rows }) => rows);
/** @returns {any[]} */
const applications = () =>
  readdirSync(join(fixtures, 'applications'))
    .filter((name) => name.endsWith('.json.gz'))
    .map((name) => ({
      id: name,
      ...JSON.parse(gunzipSync(readFileSync(join(fixtures, 'applications', name))).toString()),
    }));

/** Puts a model into the page and says what stands there. @param {any} config */
async function show(config) {
  const element = /** @type {any} */ (document.querySelector('cnn-params'));
  element.config = config;
  const until = performance.now() + 20_000;
  /** @type {(selector: string) => Element[]} */
  const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
  for (;;) {
    await new Promise((done) => setTimeout(done, 5));
    await element.updateComplete;
    const failed = all('.error-box').map((box) => box.textContent?.replace(/\s+/g, ' ').trim() ?? '');
    const shown = element.player?.course.lesson.config === config && all('.summary-card').length > 0;
    if (failed.length > 0 || shown || performance.now() > until) {
      const rows = all('.summary-card tbody tr').length;
      return { failed, shown, rows, drawn: all('.network svg, .network canvas').length };
    }
  }
}

/** @param {string} name @param {any[]} list */
function eachIsShown(name, list) {
  test(`${name}: ${list.length} models are shown, and nothing is said on the console`, async () => {
    const { page, messages } = await openPage(browser);
    await page.goto(single);
    await page.waitForSelector('.question');
    /** @type {string[]} */
    const faults = [];
    for (const { id, config } of list) {
      const { failed, shown, rows } = await page.evaluate(show, config);
      if (failed.length > 0 || !shown || rows === 0 || messages.length > 0)
        faults.push(
          `${id}: ${failed.join()} ${shown ? `${rows} rows` : 'not shown'} ${messages.splice(0).join().slice(0, 300)}`,
        );
    }
    assert.deepEqual(faults, []);
  });
}

eachIsShown('models in a row', models('keras-models'));
eachIsShown('graphs', models('keras-graphs'));
eachIsShown('applications', applications());

test('a long model is folded to what is asked, and unfolds; its line in the listing is in sight', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  await page.waitForSelector('.question');
  const { config, rows } = applications().find(({ id }) => id.startsWith('ResNet50'));
  const { shown, rows: folded } = await page.evaluate(show, config);
  assert.ok(shown && folded < 40, `${folded} of ${rows.length} rows`);
  assert.match(await page.locator('.question').innerText(), /Question 1 of 11/);
  await goTo(page, 9);
  const [box, line] = await Promise.all(['.long', '.long .lit'].map((one) => page.locator(one).first().boundingBox()));
  assert.ok(box && line && line.y >= box.y && line.y < box.y + box.height);
  await page.locator('.summary-card tbody button', { hasText: 'more' }).first().click();
  await page.waitForFunction(
    (count) =>
      document.querySelector('cnn-params')?.shadowRoot?.querySelectorAll('.summary-card tbody tr').length === count,
    rows.length,
  );
  assert.deepEqual(messages, []);
});
