// Records tests/fixtures/progress: node tests/browser/record-progress.js PAGE VERSION, where PAGE is a built cnn-params.html.
// What is there stays as it is: later versions must open it. Only new fixtures are written.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder, openStored, settingsOf, shownOn, storeOf } from './stored.js';
import { answer, goTo, launch } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

const [file, version] = process.argv.slice(2);
const page = pathToFileURL(file).href;

/** @param {Page} at @param {string} name */
const press = (at, name) => at.getByRole('button', { name, exact: true }).click();

/** @param {Page} at @param {string[]} texts each of them right */
async function answerAll(at, texts) {
  for (const text of texts) {
    await answer(at, text);
    await at.locator('.question .next').click();
  }
}

/** What the engine answers to the question that is shown, as one types it. @param {Page} at @returns {Promise<string>} */
const rightAnswer = (at) =>
  at.evaluate(() => {
    const { player, engine } = /** @type {any} */ (document.querySelector('cnn-params'));
    const { layer, ask } = player.step;
    const right = engine.answer(player.course.lesson.config, layer ? { layer, of: ask } : { of: ask });
    return Array.isArray(right) ? right.slice(1).join(', ') : String(right);
  });

/** An exercise to its end, with help or without. @param {Page} at @param {boolean} clean */
async function exercise(at, clean) {
  if (!clean) await press(at, 'Show me');
  for (;;) {
    if ((await at.locator('input[name=answer]').count()) > 0) await answer(at, await rightAnswer(at));
    if ((await at.locator('.finished').count()) > 0) return;
    await at.locator('.question .next').click();
  }
}

const own = {
  class_name: 'Sequential',
  config: {
    name: 'mine',
    layers: [
      { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape: [null, 12, 12, 1] } },
      { class_name: 'Conv2D', config: { name: 'edges', filters: 4, kernel_size: [5, 5], activation: 'relu' } },
      { class_name: 'GlobalAveragePooling2D', config: { name: 'mean' } },
      { class_name: 'Dense', config: { name: 'digit', units: 10, activation: 'softmax' } },
    ],
  },
};

/**
 * Where it is played, and what is done there; then it is opened at each of `opens`.
 * @typedef {{ name: string, about: string, address: string, config?: any, opens: string[], play: (at: Page) => Promise<void> }} Scene
 */

/** @type {Scene[]} */
const scenes = [
  {
    name: 'lesson-in-the-middle',
    about: 'Right; wrong, then right; right with two hints; shown; wrong and hinted; typed and not sent.',
    address: '#lesson=zero-padding',
    opens: [
      '',
      '#lesson=zero-padding',
      '#lesson=zero-padding&step=3',
      '#lesson=zero-padding&step=4',
      '#lesson=zero-padding&step=6',
    ],
    async play(at) {
      await answerAll(at, ['20,20,2']);
      await answer(at, '54');
      await answerAll(at, ['56']);
      await press(at, 'Hint');
      await press(at, 'Another hint');
      await answerAll(at, ['20x20x3']);
      await press(at, 'Show me');
      await goTo(at, 5);
      await press(at, 'Hint');
      await answer(at, '2');
      await goTo(at, 7);
      await answer(at, '1202');
      await goTo(at, 4);
      await at.locator('input[name=answer]').fill('20*20');
    },
  },
  {
    name: 'lesson-finished',
    about: 'All of a lesson: two with wrong tries, one shown, one taken back and given again.',
    address: '#lesson=zero-padding',
    opens: ['#lesson=zero-padding'],
    async play(at) {
      await answerAll(at, ['20,20,2']);
      await answer(at, '20');
      await answer(at, '54');
      await answerAll(at, ['56', '20,20,3']);
      await press(at, 'Show me');
      await at.locator('.question .next').click();
      await answer(at, '1200');
      await press(at, 'Undo');
      await answerAll(at, ['1,200', '0', '2', '2402']);
      await answer(at, '2 513');
      await answer(at, '2 515');
    },
  },
  {
    name: 'lesson-2-guessed-and-carried',
    about: 'Guesses at the first two questions, a wrong Flatten size, and a Dense row that is right for that size.',
    address: '#lesson=no-padding',
    opens: [
      '#lesson=no-padding',
      '#lesson=no-padding&step=1',
      '#lesson=no-padding&step=2',
      '#lesson=no-padding&step=6',
    ],
    async play(at) {
      await press(at, 'Guess first');
      await at.locator('input[value=conv2d]').check();
      await press(at, 'Note my guess');
      await at.locator('.question .next').click();
      await answer(at, '19,19,2');
      await press(at, 'Guess first');
      await goTo(at, 5);
      await answer(at, '588');
      await goTo(at, 8);
      await answer(at, '1178');
    },
  },
  {
    name: 'practice-challenge-design',
    about: 'The log of five exercises, three questions of a challenge, two checks of a design.',
    address: '#lesson=practice&skill=same_padding&seed=1',
    opens: ['#lesson=practice&seed=5&attempt=0', '#lesson=zero-padding'],
    async play(at) {
      const turnTo = async (/** @type {string} */ hash) => {
        await at.goto('about:blank');
        await at.goto(page + hash);
        await at.waitForSelector('.page .card');
      };
      const skills = await at.evaluate(() =>
        /** @type {any} */ (document.querySelector('cnn-params')).engine.skills.map((/** @type {any} */ { id }) => id),
      );
      for (const [i, clean] of [true, false, true, true, true].entries()) {
        await turnTo(`#lesson=practice&skill=${skills[i % 3]}&seed=${i + 1}`);
        await exercise(at, clean);
      }
      await turnTo('#lesson=challenge&seed=12');
      await press(at, 'Start');
      for (const text of ['', '54', '']) {
        await answer(at, text || (await rightAnswer(at)));
        await at.locator('.next').click();
      }
      await turnTo('#lesson=tasks&task=keep_size&seed=3');
      await press(at, 'Check this model');
      await at.locator('select[name=padding]').selectOption('same');
      await press(at, 'Check this model');
      await turnTo('#lesson=zero-padding&step=2');
      await answer(at, '54');
    },
  },
  {
    name: 'own-model',
    about: 'A model of one’s own, two cells of it right, one wrong.',
    address: '#lesson=zero-padding',
    opens: ['#lesson=zero-padding'],
    config: own,
    async play(at) {
      await answerAll(at, ['8,8,4', '104']);
      await answer(at, '8,8,4');
    },
  },
  {
    name: 'language-and-theme',
    about: 'Spanish and dark by the buttons, and an answer in Spanish.',
    address: '#lesson=max-pooling&step=13',
    opens: ['#lesson=max-pooling'],
    async play(at) {
      await press(at, 'Español');
      await at.getByText('Comprobar').waitFor();
      await answer(at, '71,57');
      await at.locator('.tools button').last().click();
      await at.locator('.tools button').last().click();
    },
  },
];

/** @param {string} name @param {any} value */
function save(name, value) {
  const path = join(folder, `${name}.json`);
  if (existsSync(path)) return console.log(`${name} is there already`);
  writeFileSync(path, `${JSON.stringify({ version, ...value }, undefined, 2)}\n`);
}

const browser = await launch();
mkdirSync(folder, { recursive: true });
for (const { name, about, address, opens, config, play } of scenes) {
  const played = await openStored(browser, { address, config }, page);
  await play(played.page);
  const store = await storeOf(played.page);
  await played.context.close();
  const opened = [];
  let history;
  for (const place of opens) {
    const again = await openStored(browser, { address: place, config, store }, page);
    opened.push({ address: place, shown: await shownOn(again.page) });
    history = await again.page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).log.history);
    await again.context.close();
  }
  save(name, { about, config, store, history, opened });
}

/** Addresses with every setting that they can carry, and some that are refused. */
const addresses = [
  '',
  '#lesson=no-padding&step=4',
  '#lesson=max-pooling&step=13&lang=es',
  '#lesson=zero-padding&questions=9+2',
  '#lesson=zero-padding&questions=9,2',
  '#lesson=zero-padding&guess=true&questions=1+2',
  '#lesson=zero-padding&guess=false&seed=7',
  '#lesson=zero-padding&hide=hint+show-me+tools&lock=true',
  '#lesson=census&model=max-pooling&parameter=conv2d_1.kernel%5B0%2C2%2C1%2C1%5D',
  '#lesson=explore&model=20x20x3-c2k3s1p-m2-c3k3s2v-g-d2',
  '#lesson=practice&seed=5&attempt=0&skill=chain',
  '#lesson=challenge&seed=12',
  '#lesson=tasks&seed=3&task=keep_size',
  '#lesson=compare&theme=dark',
  '#lesson=teach&seed=31',
  '?lang=es&theme=light',
  '?lang=es&lesson=no-padding#lang=en',
  '#lesson=zero-padding&step=0',
  '#lesson=zero-padding&lang=xx',
  '#lesson=no-such-lesson&step=2',
  '#lesson=practice&skill=no_such_skill&seed=5',
  '#lesson=max-pooling&utm_source=mail',
];

/** What the button for the link gives at an address. @param {Page} at */
async function sharedLink(at) {
  await at.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))));
  await press(at, 'Copy link');
  return at.evaluate(() => location.hash);
}

const read = [];
const shared = [];
for (const address of addresses) {
  const opened = await openStored(browser, { address }, page);
  const shown = await shownOn(opened.page);
  read.push({ address, set: await settingsOf(opened.page), shown });
  const isOpen = (await opened.page.getByRole('button', { name: 'Copy link', exact: true }).count()) > 0;
  if (isOpen) shared.push({ at: address, link: await sharedLink(opened.page) });
  await opened.context.close();
}
save('addresses', { about: 'What addresses set and open, and the links that the page makes there.', read, shared });
await browser.close();
