// Every view of the page and the way into it: the pictures show them, and what holds everywhere is tested in each.

import { exampleSource } from '../../web/activities/own/example.js';
import { answer, goTo, single } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** Shows every answer up to a question, so that the screen looks like the middle of a lesson. @param {Page} page @param {number} count */
async function showUpTo(page, count) {
  for (let index = 0; index < count; index++) {
    await goTo(page, index);
    await page.locator('[part=show-me]').click();
  }
  await goTo(page, count);
}

/** @param {Page} page @param {string} layer @param {string} [key] */
async function look(page, layer, key = 'ArrowUp') {
  await page.locator(`canvas[data-layer=${layer}]`).first().press(key);
}

/** Watches the layer of a question at work, once its answer is known. @param {Page} page @param {number} index @param {Record<string, number>} presses how often each key */
async function watch(page, index, presses) {
  await showUpTo(page, index + 1);
  await goTo(page, index);
  await page.locator('.sweep-open').click();
  for (const [key, count] of Object.entries(presses)) {
    for (let i = 0; i < count; i++) await page.locator('.stage').press(key);
  }
}

/** A teacher's own model. @param {Page} page @param {...[string, object]} layers */
async function setConfig(page, ...layers) {
  const input = ['InputLayer', { batch_shape: [null, 8, 8, 3] }];
  const all = [input, ...layers].map(([class_name, config], i) => ({
    class_name,
    config: { name: `layer_${i}`, ...Object(config) },
  }));
  await page.evaluate(
    (config) => Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { config }),
    { class_name: 'Sequential', config: { name: 'own', layers: all } },
  );
  await page.waitForSelector('.error-box, .tabs [href="#lesson=own-model"]');
}

/** What there is to see, and how one gets there. @type {Record<string, { lesson: string, reach: (page: Page) => Promise<unknown> }>} */
export const views = {
  'own-empty': { lesson: 'own', reach: (page) => page.waitForSelector('.own') },
  own: {
    lesson: 'own',
    async reach(page) {
      await page.locator('.own button', { hasText: /example|ejemplo/ }).click();
      await page.waitForSelector('.own-lesson .question');
    },
  },
  'own-fault': {
    lesson: 'own',
    async reach(page) {
      await page.locator('textarea[name=source]').fill(exampleSource);
      await page.waitForSelector('.own-lesson .question');
      await page.locator('textarea[name=source]').fill(exampleSource.replace('num_classes = 10', ''));
      await page.waitForSelector('.own .told.fault');
    },
  },
  fresh: { lesson: 'zero-padding', reach: async () => {} },
  wrong: {
    lesson: 'zero-padding',
    async reach(page) {
      await showUpTo(page, 3);
      await answer(page, '30');
    },
  },
  hint: {
    lesson: 'zero-padding',
    async reach(page) {
      await goTo(page, 3);
      for (let i = 0; i < 4; i++) await page.locator('[part=hint]').click();
    },
  },
  shown: {
    lesson: 'no-padding',
    async reach(page) {
      await showUpTo(page, 4);
      await page.locator('[part=show-me]').click();
    },
  },
  rows: {
    lesson: 'no-padding',
    async reach(page) {
      await page.locator('input[value=conv2d]').check();
      await page.locator('.answer button.main').click();
    },
  },
  'wrong-valid': {
    lesson: 'no-padding',
    async reach(page) {
      await showUpTo(page, 8);
      await answer(page, '1178');
    },
  },
  complete: {
    lesson: 'max-pooling',
    async reach(page) {
      await showUpTo(page, 12);
      await page.locator('[part=show-me]').click();
    },
  },
  'trace-pool': {
    lesson: 'max-pooling',
    reach: (page) => look(page, 'max_pooling2d'),
  },
  'trace-flatten': { lesson: 'zero-padding', reach: (page) => look(page, 'flatten') },
  'trace-dense': { lesson: 'zero-padding', reach: (page) => look(page, 'dense') },
  drawing: { lesson: 'zero-padding', reach: (page) => page.locator('.pictures button').last().click() },
  term: {
    lesson: 'zero-padding',
    async reach(page) {
      await answer(page, '20');
      await page.locator('.question .term').last().click();
    },
  },
  toolbox: { lesson: 'no-padding', reach: (page) => page.locator('.toolbox-open').click() },
  glossary: { lesson: 'glossary&term=kernel', reach: async () => {} },
  compare: { lesson: 'compare', reach: async () => {} },
  sweep: { lesson: 'no-padding', reach: (page) => watch(page, 1, { ArrowDown: 9 }) },
  'sweep-pool': { lesson: 'max-pooling', reach: (page) => watch(page, 5, { ArrowDown: 4, ArrowRight: 4 }) },
  'sweep-flatten': { lesson: 'zero-padding', reach: (page) => watch(page, 4, { ArrowDown: 9, ArrowRight: 26 }) },
  'sweep-dense': { lesson: 'zero-padding', reach: (page) => watch(page, 7, { ArrowDown: 9, ArrowRight: 26 }) },
  census: { lesson: 'census', reach: async () => {} },
  'census-edge': { lesson: 'census&parameter=conv2d_1.kernel[0,1,1,2]', reach: async () => {} },
  'census-dense': { lesson: 'census&parameter=dense.kernel[640,1]', reach: async () => {} },
  train: {
    lesson: 'train',
    async reach(page) {
      await page.locator('button[name=step]').click();
      await page.locator('.products-of summary').click();
    },
  },
  'train-run': {
    lesson: 'train&task=digits',
    async reach(page) {
      await page.locator('input[name=epochs]').fill('1');
      await page.locator('input[name=epochs]').press('Enter');
      await page.locator('.play').click();
      await page.locator('.verdict', { hasText: /%/ }).waitFor({ timeout: 60_000 });
      for (const folded of ['.as-table', '.confusion']) await page.locator(`${folded} summary`).click();
    },
  },
  explore: {
    lesson: 'explore',
    reach: (page) => page.locator('input[data-field="conv2d.filters"]').press('ArrowRight'),
  },
  'explore-impossible': { lesson: 'explore&model=8x8x3-c2k9s1v-f-d2', reach: async () => {} },
  'follow-up': {
    lesson: 'zero-padding',
    async reach(page) {
      await goTo(page, 1);
      await answer(page, '20');
    },
  },
  guesses: {
    lesson: 'zero-padding&guess=true&questions=1+2',
    async reach(page) {
      await answer(page, '18,18,2');
      await page.locator('.next').click();
      await answer(page, '54');
    },
  },
  spanish: {
    lesson: 'no-padding&lang=es',
    async reach(page) {
      await page.waitForSelector('.all[lang=es]');
      await goTo(page, 8);
      await answer(page, '1.178');
    },
  },
  practice: { lesson: 'practice&skill=residual&seed=5', reach: (page) => answer(page, '900') },
  'practice-example': {
    lesson: 'practice&skill=gru&seed=5',
    reach: (page) => page.getByRole('button', { name: /Worked example|Ejemplo resuelto/ }).click(),
  },
  'practice-field': {
    lesson: 'practice&skill=receptive_field&seed=4',
    async reach(page) {
      await page.locator('button[name=sure]').click();
      await page.locator('[part=show-me]').click();
    },
  },
  mistake: {
    lesson: 'mistake&seed=7',
    async reach(page) {
      await page.locator('button[name=row]').first().click();
      await page.locator('.summary-card').waitFor();
    },
  },
  'mistake-found': {
    lesson: 'mistake&seed=7',
    reach: (page) => page.locator('[part=show-me]').click(),
  },
  challenge: {
    lesson: 'challenge&seed=12',
    async reach(page) {
      await page.locator('.card button.main').click();
      for (let i = 0; i < 10; i++) {
        await page.getByText(new RegExp(`${i + 1} (of|de) 10`)).waitFor();
        await answer(page, '8');
        if ((await page.locator('input[name=answer]').count()) > 0) await answer(page, '8, 8, 8');
        await page.locator('.next').click();
      }
    },
  },
  tasks: {
    lesson: 'tasks&task=reach_shape&seed=5',
    async reach(page) {
      await page.locator('select[name=add]').selectOption('MaxPooling2D');
      await page.locator('.checking button.main').click();
    },
  },
  teach: {
    lesson: 'teach&seed=31',
    async reach(page) {
      await page.locator('select[name=lesson]').selectOption('practice');
      await page.locator('button.main').first().click();
      await page.waitForSelector('.sheet');
    },
  },
  'own-model': {
    lesson: 'zero-padding',
    reach: (page) => setConfig(page, ['Conv2D', { filters: 7, kernel_size: 2 }], ['Mystery', {}], ['Flatten', {}]),
  },
  error: { lesson: 'zero-padding', reach: (page) => setConfig(page, ['Conv2D', { filters: 7, kernel_size: 9 }]) },
  'bad-link': { lesson: 'no-such-lesson', reach: async () => {} },
};

/** Opens a view. @param {Page} page @param {string} name @param {string} [language] */
export async function openView(page, name, language) {
  const { lesson, reach } = views[name];
  await page.goto('about:blank');
  await page.goto(`${single}#lesson=${lesson}`);
  await page.waitForSelector('.card');
  if (language && !lesson.includes('lang=')) {
    const set = (/** @type {string} */ lang) => Object.assign(Object(document.querySelector('cnn-params')), { lang });
    await page.evaluate(set, language);
    await page.waitForSelector(`.all[lang=${language}] .card`);
  }
  await reach(page);
  await page.evaluate(() => Object(document.querySelector('cnn-params')).updateComplete);
}
