// Practice, challenge, design and the teachers' tools in Chromium, from the single file: by keyboard alone, and with bad input.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { answer, launch, openHash, reply, single, tabTo as tabWithin } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The teachers' tools have more to pass by. @param {Page} page @param {string} selector */
const tabTo = (page, selector) => tabWithin(page, selector, { most: 120 });

/** What the engine answers to the question that is shown, as one types it. @param {Page} page @returns {Promise<string>} */
function rightAnswer(page) {
  return page.evaluate(() => {
    const { player, engine } = /** @type {any} */ (document.querySelector('cnn-params'));
    const { layer, ask } = player.step;
    const right = engine.answer(player.course.lesson.config, layer ? { layer, of: ask } : { of: ask });
    return Array.isArray(right) ? right.slice(1).join(', ') : String(right);
  });
}

/** Answers what is asked, by keyboard. @param {Page} page @param {string} text */
async function typeAnswer(page, text) {
  await tabTo(page, 'input[name=answer]');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('practice by keyboard alone: an exercise to its end, then a fresh one; the log knows it', async () => {
  const { page, messages } = await openHash(browser, 'lesson=practice&skill=chain&seed=5');
  const count = await page.locator('.dot').count();
  for (let i = 0; i < count; i++) {
    await typeAnswer(page, await rightAnswer(page));
    await tabTo(page, '.next');
    if (i + 1 < count) await page.keyboard.press('Enter');
  }
  assert.match(await page.locator('.finished').innerText(), /Done without help/);
  assert.match(await page.locator('.summary-card').innerText(), /This is what Keras prints/);
  const before = await page.locator('pre').innerText();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (text) => document.querySelector('cnn-params')?.shadowRoot?.querySelector('pre')?.innerText !== text,
    before,
  );
  const log = await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).log.entries);
  assert.deepEqual(
    log.map((/** @type {any} */ { kind }) => kind),
    [...Array(count).fill('answer'), 'exercise'],
  );
  assert.equal(log.at(-1).clean, true);
  assert.deepEqual(messages, []);
});

test('a skill with a new layer opens with a worked example, once; it can be left at once and had again', async () => {
  const { page, messages } = await openHash(browser, 'lesson=practice&skill=embedding');
  await page.waitForSelector('.example');
  assert.match(await page.locator('.example').innerText(), /Embedding: one worked out[^]*How many parameters[^]*[×=]/);
  assert.equal(await page.locator('input[name=answer]').count(), 0);
  const listing = await page.locator('pre').innerText();
  await tabTo(page, '.example .card-head button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('input[name=answer]:focus');
  assert.notEqual(await page.locator('pre').innerText(), listing, 'the exercise is another model');
  await typeAnswer(page, '7');
  const replied = await reply(page);
  await tabTo(page, '.foot .buttons button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.example');
  await page.locator('.example .main').click();
  assert.equal(await reply(page), replied, 'the exercise has waited as it was');
  await page.reload();
  await page.waitForSelector('input[name=answer]');
  assert.equal(await page.locator('.example').count(), 0);
  assert.deepEqual(messages, []);
});

test('who is sure and wrong gets that exercise again first, who is not sure another', async () => {
  const { page, messages } = await openHash(browser, 'lesson=practice&skill=one_convolution&seed=21');
  const sure = page.locator('button[name=sure]');
  await tabTo(page, 'button[name=sure]');
  await page.keyboard.press('Enter');
  assert.equal(await sure.getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Enter');
  assert.equal(await sure.getAttribute('aria-pressed'), 'false', 'it can be taken back');
  await page.keyboard.press('Enter');
  await page.locator('input[name=answer]').fill('7');
  await page.locator('input[name=answer]').press('Enter');
  await page.waitForFunction(() =>
    document.querySelector('cnn-params')?.shadowRoot?.querySelector('button[name=sure][aria-pressed=false]'),
  );
  const config = await page.locator('pre').innerText();
  await page.locator('[part=show-me]').click();
  await page.locator('.next').click();
  await page.getByText('You were sure of this one').waitFor();
  assert.equal(await page.locator('pre').innerText(), config);
  assert.match(await page.locator('.foot').innerText(), /Exercise number 21/);
  await typeAnswer(page, await rightAnswer(page));
  await page.locator('.next').click();
  await page.waitForFunction(
    (text) => document.querySelector('cnn-params')?.shadowRoot?.querySelector('pre')?.innerText !== text,
    config,
  );
  assert.equal(await page.getByText('You were sure of this one').count(), 0);
  const log = await page.evaluate(() => /** @type {any} */ (document.querySelector('cnn-params')).log.entries);
  const exercises = log.filter((/** @type {any} */ { kind }) => kind === 'exercise');
  assert.deepEqual(
    exercises.map((/** @type {any} */ { seed, clean, sure: said }) => [seed, clean, said]),
    [
      [21, false, true],
      [21, true, undefined],
    ],
  );
  assert.deepEqual(messages, []);
});

test('find the mistake by keyboard alone: a row that is right, the one with the mistake, a reason that is not, the reason', async () => {
  const { page, messages } = await openHash(browser, 'lesson=mistake&seed=7');
  await tabTo(page, 'button[name=row][value=""]');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.question').innerText(), /as it should be|follows by the right rule/);
  await page.locator('button[name=row][value=conv2d]').press('Enter');
  assert.match(await page.locator('.question').innerText(), /Yes, conv2d: here it was made/);
  await page.waitForSelector('.reasons button:focus');
  const right = 'button[value=conv_channels_multiply]';
  assert.equal(await page.locator(right).count(), 1);
  await page.locator('.reasons button').first().press('Enter');
  assert.match(await page.locator('.question').innerText(), /That would make it .*, not \(None, 29, 23, 56\)/);
  await page.locator(right).press('Enter');
  assert.match(
    await page.locator('.question').innerText(),
    /multiplies the input channels[^]*Right is \(None, 29, 23, 14\)/,
  );
  await page.waitForSelector('.question .next:focus');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => !document.querySelector('cnn-params')?.shadowRoot?.textContent?.match(/Exercise number 7(?![\d,.])/),
  );
  assert.deepEqual(messages, []);
});

test('the challenge by keyboard alone: ten questions, one try each, and a result to keep', async () => {
  const { page, messages } = await openHash(browser, 'lesson=challenge&seed=12');
  await tabTo(page, '.card button.main');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 10; i++) {
    await page.waitForSelector('input[name=answer]');
    assert.match(await page.locator('.question .card-head').innerText(), new RegExp(`Question ${i + 1} of 10`));
    assert.equal(await page.getByRole('button', { name: 'Hint' }).count(), 0);
    await typeAnswer(page, i === 3 ? '7' : await rightAnswer(page));
    if (i === 3 && (await page.locator('input[name=answer]').count()) > 0) await typeAnswer(page, ', 7, 7');
    await tabTo(page, '.next');
    await page.keyboard.press('Enter');
  }
  assert.match(await page.locator('.result').innerText(), /9 of 10 at the first try[^]*Exercise number 12[^]*missed/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'results (JSON)' }).click(),
  ]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.deepEqual(
    [file.format, file.result.score, file.result.of, file.result.seed],
    ['cnn-params-results', 9, 10, 12],
  );
  assert.deepEqual(messages, []);
});

test('a design task by keyboard alone: the list says what is open, the tries what they cost, another layer can be added', async () => {
  const { page, messages } = await openHash(browser, 'lesson=tasks&task=keep_size&seed=3');
  await tabTo(page, '.checking button.main');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.checks').innerText(), /Output .*\n?found: [^]*open/);
  await tabTo(page, 'select[name=padding]');
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await tabTo(page, '.checking button.main');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.checking [role=status]').innerText(), /Every line is met/);
  assert.equal(await page.locator('.tries li').count(), 2);
  await page.locator('select[name=add]').selectOption('Flatten');
  assert.equal(await page.locator('.piece').count(), 2);
  await page.locator('input[name=filters]').fill('1e3');
  await page.locator('input[name=filters]').blur();
  assert.match(await page.locator('.checking [role=status]').innerText(), /conv2d: the argument filters.*found "1e3"/);
  assert.equal(await page.locator('.piece.bad').count(), 1);
  assert.deepEqual(messages, []);
});

test('an answer of several causes is asked about until one is left, by keyboard', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding&step=4');
  await typeAnswer(page, '21');
  await page.waitForSelector('input[name=follow-up]');
  assert.doesNotMatch(await reply(page), /wrong/i);
  // What the question is about is not told above it.
  assert.doesNotMatch(await reply(page), /side|one single filter/);
  await tabTo(page, 'input[name=follow-up]');
  await page.keyboard.type('1/0');
  await page.keyboard.press('Enter');
  assert.match(await reply(page), /“1\/0” divides by zero/);
  await page.locator('input[name=follow-up]').fill('6');
  await page.keyboard.press('Enter');
  assert.match(await reply(page), /counts one side of the window/);
});

test('a number that nothing explains is taken step by step, each in an empty field', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding&step=2');
  await typeAnswer(page, '10007');
  const field = page.locator('input[name=follow-up]');
  await field.fill('5');
  await field.press('Enter');
  await page.waitForFunction(() => document.querySelector('cnn-params')?.shadowRoot?.textContent?.includes('Not 5.'));
  assert.equal(await field.inputValue(), '');
  await field.fill('2');
  await field.press('Enter');
  assert.match(await reply(page), /Yes, 2\./);
  assert.equal(await field.count(), 0);
  assert.match(await reply(page), /parts of the formula/);
});

test('guesses are held against what it is only when all are there', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding&guess=true&questions=1+2');
  await answer(page, '19,19,2');
  assert.match(await reply(page), /Noted: 19,19,2/);
  assert.equal(await page.locator('.question table').count(), 0);
  await page.locator('.next').click();
  await answer(page, '54');
  assert.match(await page.locator('.question table').innerText(), /19,19,2\s+\(None, 20, 20, 2\)[^]*54\s+56/);
  await page.locator('.next').click();
  assert.equal(await page.getByRole('button', { name: 'Check' }).count(), 1);
});

test('in Spanish 2.515 is 2515, and it says so; in English it is asked', async () => {
  const { page, messages } = await openHash(browser, 'lesson=zero-padding&step=9&lang=es');
  await page.getByText('Comprobar').waitFor();
  await answer(page, '2.515');
  assert.match(await reply(page), /«2\.515» se lee como 2515[^]*Sí, 2515/);
  await page.goto(`${single}#lesson=max-pooling&step=13&lang=es`);
  await page.reload();
  await page.getByText('Comprobar').waitFor();
  await answer(page, '71,57');
  assert.match(await reply(page), /Sí, 71,57\s%/);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Yes, 71.57 %').waitFor();
  assert.deepEqual(messages, []);
});

test('hostile answers and links are said in a line, and the page goes on', async () => {
  const { page, messages } = await openHash(browser, 'lesson=practice&skill=chain&seed=5');
  for (const text of [
    '',
    ' ',
    '1/0',
    'x'.repeat(1_000_000),
    '<img src=x onerror=alert(1)>',
    '-5',
    '1e3',
    '9'.repeat(200),
  ]) {
    await page.locator('input[name=answer]').evaluate((input, value) => {
      const field = /** @type {HTMLInputElement} */ (input);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await page.getByRole('button', { name: 'Check' }).click();
    assert.notEqual((await reply(page)).trim(), '', text.slice(0, 20));
  }
  for (const link of [
    'lesson=practice&skill=no_such_skill',
    'lesson=tasks&task=nothing',
    'lesson=practice&seed=<script>',
    'lesson=practice&skill=__proto__&seed=1',
  ]) {
    await page.goto('about:blank');
    await page.goto(`${single}#${link}`);
    await page.getByText('The link could not be read').waitFor();
    await page.waitForSelector('.card');
  }
  assert.deepEqual(messages, []);
});

const entry = { question: 'q', at: '', answer: '54', correct: false };
/** Results of a learner who forgot the bias. */
const forgotBias = {
  format: 'cnn-params-results',
  version: 1,
  entries: [
    { ...entry, kind: 'cause', causes: ['conv_no_bias'] },
    { ...entry, kind: 'answer' },
  ],
};
/** @param {string} name @param {string} text */
const jsonFile = (name, text) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

/** The path of a file of 5 GB. */
function hugeFile() {
  const huge = join(mkdtempSync(join(tmpdir(), 'cnn-params-huge-')), 'huge.json');
  writeFileSync(huge, '');
  truncateSync(huge, 5e9); // takes no room on the disk
  return huge;
}

test('faults 37 and 38: a class’s files are read once each; foreign, huge and vanished ones and folders are named and skipped', async () => {
  const { page, messages } = await openHash(browser, 'lesson=teach');
  await page
    .locator('input[name=class-files]')
    .setInputFiles([
      jsonFile('a.json', JSON.stringify(forgotBias)),
      jsonFile('b.json', JSON.stringify(forgotBias)),
      jsonFile('holiday.json', '{"format":"other"}'),
      jsonFile('<b>.json', 'not json'),
      jsonFile('large.json', 'x'.repeat(5_100_000)),
    ]);
  await page.getByText('2 files were read').waitFor();
  const huge = hugeFile();
  await page.locator('input[name=class-files]').setInputFiles([huge]);
  rmSync(huge);
  await page.locator('input[name=class-files]').setInputFiles([jsonFile('a.json', JSON.stringify(forgotBias))]);
  await page.locator('.drop').evaluate((place) => {
    const folder = { name: 'folder', size: 4096, text: () => Promise.reject(new Error('NotReadableError')) };
    const event = Object.defineProperty(new Event('drop'), 'dataTransfer', { value: { files: [folder] } });
    place.dispatchEvent(event);
  });
  await page.getByText('folder').waitFor();
  await page.getByText('2 files were read').waitFor();
  const text = await page.locator('section', { has: page.locator('input[name=class-files]') }).innerText();
  assert.match(text, /skipped: holiday\.json, <b>\.json, large\.json, huge\.json, and folder/);
  assert.match(text, /forgets the bias of a convolution\s+2/);
  assert.deepEqual(messages, []);
});

test('a teacher’s link, sheet and exports are made from a number, and what cannot be read is said', async () => {
  const { page, messages } = await openHash(browser, 'lesson=teach&seed=31');
  await page.locator('select[name=lesson]').selectOption('practice');
  await page.locator('select[name=skill]').selectOption('chain');
  await page.locator('input[name=seed]').fill('7');
  await page.locator('input[name=lock]').check();
  await page.locator('input[name=hide-hint]').check();
  const link = await page.locator('textarea[name=address]').inputValue();
  assert.match(link, /#lesson=practice&seed=7&skill=chain&hide=hint&lock=true$/);
  assert.match(
    await page.locator('textarea[name=embed]').inputValue(),
    /^<cnn-params lesson="practice" seed="7" skill="chain" hide="hint" lock><\/cnn-params>$/,
  );
  await page.locator('input[name=seed]').fill('-1');
  await page.getByText('This cannot be read: Exercise number').waitFor();
  await page.getByRole('button', { name: 'Make the sheet' }).click();
  await page.waitForSelector('.sheet');
  assert.match(await page.locator('.sheet .key').innerText(), / = /);
  for (const [name, starts] of /** @type {[string, RegExp][]} */ ([
    ['GIFT', /^::practice/],
    ['Moodle XML', /^<\?xml[^]*<quiz>/],
    ['QTI 2.1', /^PK/],
  ])) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    assert.match(readFileSync(await download.path(), 'latin1'), starts, name);
  }
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.sheet').isVisible(), true);
  for (const hidden of ['.tabs', '.tools', 'input[name=class-files]', 'textarea[name=address]'])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  await page.goto('about:blank');
  await page.goto(link);
  await page.waitForSelector('.question');
  assert.equal(await page.locator('.tabs').isVisible(), false);
  assert.deepEqual(messages, []);
});

test('the teachers’ tools by keyboard alone: a link, a sheet and an export', async () => {
  const { page, messages } = await openHash(browser, 'lesson=teach&seed=31');
  await tabTo(page, 'select[name=lesson]');
  await page.keyboard.press('p');
  await tabTo(page, 'input[name=lock]');
  await page.keyboard.press('Space');
  assert.match(await page.locator('textarea[name=address]').inputValue(), /#lesson=practice&lock=true$/);
  await tabTo(page, 'input[name=sheet-seed]');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sheet');
  await tabTo(page, 'button[data-export=gift]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.match(download.suggestedFilename(), /gift/);
  assert.deepEqual(messages, []);
});
