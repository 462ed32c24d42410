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

for (const { name, version, config, store, opened = [] } of fixtures) {
  for (const { address, shown } of opened) {
    test(`${name} of ${version} opens at ${address || 'no address'} as it did`, async () => {
      const { page, context, messages } = await openStored(browser, { address, config, store });
      assert.deepEqual(await shownOn(page), shown);
      const kept = await storeOf(page);
      assert.deepEqual(Object.keys(kept), Object.keys(store), 'nothing was set aside');
      assert.deepEqual(messages, []);
      await context.close();
    });
  }
}

test('addresses of earlier versions set and show what they did', async () => {
  for (const { version, read = [] } of fixtures) {
    for (const { address, set, shown } of read) {
      const { page, context } = await openStored(browser, { address });
      assert.deepEqual(await shownOn(page), shown, `${address} of ${version}`);
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
  const { page, messages } = await openStored(browser, { address: '#lesson=zero-padding&step=2&guess=true' });
  await answer(page, '54');
  assert.match(await reply(page), /Noted: 54/);
  await page.getByRole('button', { name: 'Guess first' }).click();
  await answer(page, '20');
  await page.waitForSelector('input[name=follow-up]');
  assert.equal(await focusIs(page, 'input[name=follow-up]'), true);
  assert.deepEqual(messages, []);
});
