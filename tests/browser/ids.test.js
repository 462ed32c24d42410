// No id of ours is ever seen: all views, and every question in every state, in both languages, have words for what they say.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lessons } from '../../web/lesson/lessons/all.js';
import { loadEngine } from '../../web/engine/engine.js';
import { launch, openPage, single } from './support.js';
import { settled } from '../record/page-text.js';
import { knownWords, strangeWords } from './said-words.js';
import { openView, views } from './views.js';
import { readNow, readyToWalk, walkQuestions } from './walk.js';
import { layerModels } from './layer-models.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./walk.js').Said} Said */

const languages = ['en', 'es'];
const known = await knownWords();
const { skills, tasks } = await loadEngine();

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {string} hash */
async function open(hash) {
  const { page, context } = await openPage(browser, { reducedMotion: 'reduce' });
  await readyToWalk(page);
  if (hash) {
    await page.goto(`${single}#${hash}`);
    await page.waitForSelector('.page .card, .error-box');
  }
  return { page, context };
}

/** Each once, with the first place where it stands. @param {Said[]} said @param {string} language */
function strange(said, language) {
  /** @type {Map<string, string>} */ const found = new Map();
  for (const { place, texts, names } of said)
    for (const word of strangeWords(texts, known(language), names)) if (!found.has(word)) found.set(word, place);
  return [...found].map(([word, place]) => `${word}: ${place}`);
}

/** What somebody typed: the names that stand in an error about a lesson, or in source of one's own. @type {Record<string, string[]>} */
const typed = { 'bad-link': ['no-such-lesson', ...lessons.map(({ id }) => id)], 'own-fault': ['num_classes'] };

/** @param {string} view @param {Said[]} said */
const withoutTyped = (view, said) => said.map((one) => ({ ...one, names: [...one.names, ...(typed[view] ?? [])] }));

for (const language of languages) {
  for (const { id } of lessons) {
    test(`${id} in ${language}: every question, open, wrong in every known way, with each hint, shown and right`, async () => {
      const { page, context } = await open(`lesson=${id}&lang=${language}`);
      const said = await walkQuestions(page, id);
      assert.ok(said.length > 200, 'this many states are read');
      assert.deepEqual(strange(said, language), []);
      await context.close();
    });
  }

  test(`every view in ${language}`, async () => {
    /** @type {string[]} */ const found = [];
    for (const name of Object.keys(views)) {
      const { page, context } = await open('');
      await openView(page, name, language);
      await settled(page, 100); // a change may be counted after the next picture
      const said = withoutTyped(name, await readNow(page, name));
      found.push(...strange(said, views[name].lesson.includes('lang=es') ? 'es' : language));
      await context.close();
    }
    assert.deepEqual(found, []);
  });

  test(`practice of every skill and every task of design in ${language}`, async () => {
    const { page, context } = await open(`lang=${language}`);
    /** @type {Said[]} */ const said = [];
    for (const { id } of skills) {
      await openExercise(page, { lesson: 'practice', skill: id, seed: 3 });
      said.push(...(await walkQuestions(page, id)));
    }
    for (const { id } of tasks) {
      await openExercise(page, { lesson: 'tasks', task: id, seed: 3 });
      await page.locator('.checking button.main').click();
      said.push(...(await readNow(page, id)));
    }
    assert.deepEqual(strange(said, language), []);
    await context.close();
  });

  test(`models of one’s own with every kind of layer, as lessons and in the census, in ${language}`, async () => {
    const { page, context } = await open(`lang=${language}`);
    /** @type {Said[]} */ const said = [];
    for (const [name, config] of Object.entries(layerModels)) {
      await openExercise(page, { lesson: '', config });
      said.push(...(await walkQuestions(page, name)));
      await openExercise(page, { lesson: 'census' });
      said.push(...(await readNow(page, `census of ${name}`)));
    }
    assert.deepEqual(strange(said, language), []);
    await context.close();
  });
}

/** Sets what is to be opened, and waits until it stands. @param {Page} page @param {any} settings */
async function openExercise(page, settings) {
  await page.evaluate(async (wanted) => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    const before = [element.player, element.activity];
    Object.assign(element, wanted);
    await element.updateComplete;
    const stands = () =>
      element.failure ||
      ((element.player !== before[0] || element.activity !== before[1]) && (element.player || element.activity));
    for (let i = 0; !stands(); i++) {
      if (i > 2000) throw new Error(`${JSON.stringify(wanted)} does not open`);
      await new Promise((done) => setTimeout(done, 5));
    }
    await element.updateComplete;
  }, settings);
}

test('an id that lacks its words is found, wherever it stands', async () => {
  const { page, context } = await open('lesson=zero-padding');
  const planted = ['share-moving_mean', 'input_features', 'why-no-params', 'about_own'];
  for (const id of planted) {
    for (const attribute of ['', 'aria-label', 'placeholder']) {
      await page.evaluate(
        ([text, name]) => {
          const place = document.querySelector('cnn-params')?.shadowRoot?.querySelector('.card');
          const added = document.createElement('p');
          added.id = 'planted';
          if (name) added.setAttribute(name, text);
          else added.textContent = text;
          place?.append(added);
        },
        [id, attribute],
      );
      const found = strange(await readNow(page, 'planted'), 'en');
      assert.equal(found.length, 1, `${id} ${attribute}: ${found}`);
      assert.ok(found[0].startsWith(id), found[0]);
      await page.evaluate(() => document.querySelector('cnn-params')?.shadowRoot?.querySelector('#planted')?.remove());
    }
  }
  await context.close();
});
