// What earlier versions stored, and their addresses, open in the page of today as they opened in theirs.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { folder, openStored, settingsOf, shownOn, stored, storeOf } from './stored.js';
import { answer, focusIs, launch, reply } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const fixtures = readdirSync(folder).map((name) => ({ name, ...stored(name.replace('.json', '')) }));

/**
 * Without the question that has come since, which stands at the end and is open, and the names that the listing writes.
 * @param {any} now @param {any} then
 */
function lessonAsThen(now, then) {
  const count = then.questions?.length;
  const later = (now.questions ?? []).slice(count);
  if (then.questions) assert.ok(later.every((/** @type {string} */ one) => /, (open|abierta)$/.test(one)));
  return {
    ...now,
    ...(then.questions && {
      questions: now.questions.slice(0, count),
      place: now.place.replace(/( of | de )\d+/, `$1${count}`),
    }),
    ...(now.code && { code: now.code.replace(/, name="\w+"/g, '') }),
  };
}

/** What is shown, without the skills that have come since: they stand among those of then. @param {any} shown @param {any} then */
function asThen(shown, then) {
  const now = lessonAsThen(shown, then);
  if (!then.skills) return now;
  const nameOf = (/** @type {string} */ line) => line.split(' – ')[0];
  const known = then.skills.map(nameOf);
  return {
    ...now,
    skills: now.skills.filter((/** @type {string} */ line) => known.includes(nameOf(line))),
    ...(now.learnt && {
      learnt: now.learnt.map((/** @type {string} */ line) =>
        line.replace(/ of \d+ skills/, ` of ${known.length - 1} skills`),
      ),
    }),
  };
}

for (const { name, version, config, store, opened = [] } of fixtures) {
  for (const { address, shown } of opened) {
    test(`${name} of ${version} opens at ${address || 'no address'} as it did`, async () => {
      const { page, context, messages } = await openStored(browser, { address, config, store });
      assert.deepEqual(asThen(await shownOn(page), shown), shown);
      const kept = await storeOf(page);
      for (const key of Object.keys(store)) assert.equal(kept[key], store[key], `${key} stays as it was`);
      const added = Object.keys(kept).filter((key) => !(key in store));
      assert.ok(
        added.every((key) => /^cnn-params:1:(at|lesson:[a-z-]+:\w{8})$/.test(key)),
        `nothing was set aside, and only progress and the place were added: ${added}`,
      );
      assert.deepEqual(messages, []);
      await context.close();
    });
  }
}

test('addresses of earlier versions set and show what they did', async () => {
  for (const { version, read = [] } of fixtures) {
    for (const { address, set, shown } of read) {
      const { page, context } = await openStored(browser, { address });
      assert.deepEqual(asThen(await shownOn(page), shown), shown, `${address} of ${version}`);
      assert.deepEqual(await settingsOf(page), set, `${address} of ${version}`);
      await context.close();
    }
  }
});

test('a guess that was stored is there again, and a wrong answer after it leads to its follow-up question', async () => {
  const { store } = stored('lesson-2-guessed-and-carried');
  const guessing = await openStored(browser, { address: '#lesson=no-padding&step=2&guess=true', store });
  assert.match(await reply(guessing.page), /Noted: 19,19,2/);
  await guessing.page.reload();
  assert.match(await reply(guessing.page), /Noted: 19,19,2/);
  const { page, messages } = await openStored(browser, { address: '#lesson=zero-padding&step=4&guess=true' });
  await answer(page, '54');
  assert.match(await reply(page), /Noted: 54/);
  await page.getByRole('button', { name: 'Guess first' }).click();
  await answer(page, '21');
  await page.waitForSelector('input[name=follow-up]');
  assert.equal(await focusIs(page, 'input[name=follow-up]'), true);
  assert.deepEqual(messages, []);
});

test('a question that was withdrawn is shown filled and not asked, and the others keep their numbers', async () => {
  const { store, opened } = stored('lesson-in-the-middle');
  const { page, messages } = await openStored(browser, { address: '#lesson=zero-padding&step=5', store });
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    const { course, constructor } = element.player;
    course.questions = course.questions.map((/** @type {any} */ one, /** @type {number} */ i) => ({
      ...one,
      withdrawn: i === 6,
    }));
    element.player = new constructor(course, element.store, element.log);
    element.requestUpdate();
  });
  const shown = await shownOn(page);
  assert.deepEqual(shown.questions, opened[0].shown.questions.toSpliced(6, 1));
  assert.deepEqual([shown.place, shown.filled], ['Question 5 of 9flatten', '4 of 8 filled']);
  assert.equal(shown.summary[3][1], '(None, 2)');
  await page.locator('.dot').nth(6).click();
  assert.equal((await shownOn(page)).place, 'Question 8 of 9dense');
  assert.deepEqual(messages, []);
});

test('a link by a question’s id opens it, and the link that is made from there has its number', async () => {
  const address = '#lesson=no-padding&step=no-padding/params/flatten&questions=2 no-padding/params/flatten 9';
  const { page, messages } = await openStored(browser, { address });
  assert.match((await shownOn(page)).place, /^Question 2 of 3/);
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))));
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await page.waitForFunction(() => /step=2&/.test(location.hash));
  assert.deepEqual(messages, []);
});
