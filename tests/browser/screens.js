// Takes pictures of the page as it is built: `npm run screens` renews those that are kept here,
// `npm run screens -- --all` puts every state, width and theme into build/screens/ to be looked at.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/tools/engine-build.js';
import { answer, goTo, launch, openPage, single } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** Shows every answer up to a question, so that the screen looks like the middle of a lesson. @param {Page} page @param {number} count */
async function showUpTo(page, count) {
  for (let index = 0; index < count; index++) {
    await goTo(page, index);
    await page.getByRole('button', { name: 'Show me' }).click();
  }
  await goTo(page, count);
}

/** @param {Page} page @param {string} layer @param {string} [key] */
async function look(page, layer, key = 'ArrowUp') {
  await page.locator(`canvas[data-layer=${layer}]`).first().press(key);
}

/** What there is to see, and how one gets there. @type {Record<string, { lesson: string, reach: (page: Page) => Promise<unknown> }>} */
const states = {
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
      for (let i = 0; i < 3; i++) await page.locator('.question form button').nth(1).click();
    },
  },
  shown: {
    lesson: 'no-padding',
    async reach(page) {
      await showUpTo(page, 4);
      await page.getByRole('button', { name: 'Show me' }).click();
    },
  },
  rows: {
    lesson: 'no-padding',
    async reach(page) {
      await page.locator('input[value=conv2d]').check();
      await page.getByRole('button', { name: 'Check' }).click();
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
    reach: (page) => showUpTo(page, 13).catch(() => undefined),
  },
  'trace-pool': {
    lesson: 'max-pooling',
    reach: (page) => look(page, 'max_pooling2d'),
  },
  'trace-flatten': { lesson: 'zero-padding', reach: (page) => look(page, 'flatten') },
  'trace-dense': { lesson: 'zero-padding', reach: (page) => look(page, 'dense') },
  drawing: { lesson: 'zero-padding', reach: (page) => page.getByRole('button', { name: 'Draw' }).click() },
  compare: { lesson: 'compare', reach: async () => {} },
  sweep: {
    lesson: 'no-padding',
    async reach(page) {
      await showUpTo(page, 2);
      await goTo(page, 1);
      await page.locator('.sweep-open').click();
      for (let row = 0; row < 9; row++) await page.locator('.stage').press('ArrowDown');
    },
  },
  'sweep-pool': {
    lesson: 'max-pooling',
    async reach(page) {
      await showUpTo(page, 6);
      await goTo(page, 5);
      await page.locator('.sweep-open').click();
      for (const key of ['ArrowDown', 'ArrowRight']) {
        for (let i = 0; i < 4; i++) await page.locator('.stage').press(key);
      }
    },
  },
  census: { lesson: 'census', reach: async () => {} },
  'census-edge': { lesson: 'census&parameter=conv2d_1.kernel[0,1,1,2]', reach: async () => {} },
  'census-dense': { lesson: 'census&parameter=dense.kernel[640,1]', reach: async () => {} },
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
  challenge: {
    lesson: 'challenge&seed=12',
    async reach(page) {
      await page.locator('.card button.main').click();
      for (let i = 0; i < 10; i++) {
        await page.getByText(`Question ${i + 1} of 10`).waitFor();
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
  error: { lesson: 'no-such-lesson', reach: async () => {} },
};

/** States and widths whose pictures are kept in the repository. @type {[string, number][]} */
const kept = [
  ['fresh', 360],
  ['fresh', 768],
  ['fresh', 1280],
  ['wrong', 1280],
];

/** @param {import('playwright-core').Browser} browser @param {string} name @param {number} width @param {'light' | 'dark'} colorScheme @param {string} folder */
async function take(browser, name, width, colorScheme, folder) {
  const { page, context, messages } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme });
  const { lesson, reach } = states[name];
  await page.goto(`${single}#lesson=${lesson}`);
  await page.waitForSelector('.page, .error-box');
  await reach(page);
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  const path = join(folder, `${name}-${width}-${colorScheme}.png`);
  // What is kept stays small: the first screen, and all of the page that the README shows.
  await page.screenshot({ path, fullPage: all || name === 'wrong' });
  if (messages.length > 0) console.log(`${name}: ${messages.join(' | ')}`);
  await context.close();
  console.log(`${path.slice(root.length + 1)} ${(readFileSync(path).length / 1024).toFixed(0)} KB`);
}

const argument = (/** @type {string} */ name) =>
  process.argv.find((text) => text.startsWith(`--${name}=`))?.split('=')[1];
const all = process.argv.includes('--all');
const folder = all ? join(root, 'build', 'screens') : join(root, 'tests', 'browser', 'screens');
if (!all) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launch();
const wanted = argument('only')?.split(',') ?? Object.keys(states);
const widths = argument('widths')?.split(',').map(Number) ?? [360, 768, 1280];
const everything = wanted.flatMap((name) => widths.map((width) => /** @type {[string, number]} */ ([name, width])));
for (const [name, width] of all ? everything : kept) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) await take(browser, name, width, theme, folder);
}
await browser.close();
