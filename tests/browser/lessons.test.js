// The lessons in Chromium, from the single file on disk: by keyboard, with wrong answers, and offline.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, focusIs, goTo, launch, openHash, openPage, reply, serve, single, summary, tabTo } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const lessons = {
  'zero-padding': {
    rows: [],
    kept: [],
    answers: ['20,20,2', '56', '20x20x3', '57', '1,200', '0', '2', '2402', '2 515'],
    table: [
      ['conv2d (Conv2D)', '(None, 20, 20, 2)', '56'],
      ['conv2d_1 (Conv2D)', '(None, 20, 20, 3)', '57'],
      ['flatten (Flatten)', '(None, 1200)', '0'],
      ['dense (Dense)', '(None, 2)', '2,402'],
    ],
    total: '2,515 (9.82 KB)',
  },
  'no-padding': {
    rows: ['dense'],
    kept: ['conv2d', 'conv2d_1', 'flatten'],
    answers: ['18,18,2', '(None, 16, 16, 3)', '768', '1538', '1651', '34.35'],
    table: [
      ['conv2d (Conv2D)', '(None, 18, 18, 2)', '56'],
      ['conv2d_1 (Conv2D)', '(None, 16, 16, 3)', '57'],
      ['flatten (Flatten)', '(None, 768)', '0'],
      ['dense (Dense)', '(None, 2)', '1,538'],
    ],
    total: '1,651 (6.45 KB)',
  },
  'max-pooling': {
    rows: ['dense'],
    kept: ['flatten'],
    answers: ['10,10,3', '0', '300', '602', '715', '71.57'],
    table: [
      ['conv2d (Conv2D)', '(None, 20, 20, 2)', '56'],
      ['conv2d_1 (Conv2D)', '(None, 20, 20, 3)', '57'],
      ['max_pooling2d (MaxPooling2D)', '(None, 10, 10, 3)', '0'],
      ['flatten (Flatten)', '(None, 300)', '0'],
      ['dense (Dense)', '(None, 2)', '602'],
    ],
    total: '715 (2.79 KB)',
  },
};

test('all three lessons by keyboard alone end on the tables of the course', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  await page.waitForSelector('.question');
  const tick = async (/** @type {string[]} */ rows) => {
    for (const row of rows) {
      await tabTo(page, `input[value="${row}"]`);
      await page.keyboard.press('Space');
    }
    await tabTo(page, 'button.main');
    await page.keyboard.press('Enter');
    await tabTo(page, 'button.next');
    await page.keyboard.press('Enter');
  };
  for (const [id, { rows, kept, answers, table, total }] of Object.entries(lessons)) {
    if (rows.length > 0) await tick(rows);
    for (const text of answers) {
      await tabTo(page, 'input[name=answer]');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await tabTo(page, 'button.next');
      await page.keyboard.press('Enter');
    }
    if (kept.length > 0) await tick(kept);
    if (id !== 'max-pooling')
      await page.waitForSelector(`cnn-params[lesson="${Object.keys(lessons)[Object.keys(lessons).indexOf(id) + 1]}"]`);
    await page.evaluate((lesson) => (location.hash = `lesson=${lesson}`), id);
    await page.waitForSelector(`cnn-params[lesson="${id}"] .complete`);
    assert.deepEqual(await summary(page), table);
    assert.match(await page.locator('.totals').innerText(), new RegExp(total.replace(/[().]/g, '\\$&')));
    const index = Object.keys(lessons).indexOf(id) + 1;
    const next = [...Object.keys(lessons), 'compare'][index];
    await page.evaluate((lesson) => (location.hash = `lesson=${lesson}`), next);
    await page.waitForTimeout(50);
  }
  const bars = await page.locator('.side-list').innerText();
  for (const figure of ['2,515', '1,651', '715', '34.35 %', '71.57 %']) assert.ok(bars.includes(figure), figure);
  assert.deepEqual(messages, []);
});

test('54 in the first layer is told that the bias is missing', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await goTo(page, 1);
  await answer(page, '54');
  assert.match(await reply(page), /54 counts the weights without the bias/);
  assert.equal(await page.locator('#reply .dim-bias .open').count(), 1);
});

test('a worked example comes before the first question, step by step and by keyboard, and not again', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  await page.getByRole('button', { name: /one worked example/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.example');
  const example = page.locator('.example');
  assert.match(await example.innerText(), /step 1 of 4/);
  for (let step = 2; step <= 4; step++) {
    await tabTo(page, '.example .next');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (at) => document.querySelector('cnn-params')?.shadowRoot?.textContent?.includes(`step ${at} of 4`),
      step,
    );
  }
  assert.match(await example.innerText(), /52 parameters[^]*4 × \(2·2 \+ 2·2 \+ 2·2 \+ 1\)/);
  await tabTo(page, '.example .next');
  await page.keyboard.press('Enter');
  assert.equal(await example.count(), 0);
  await answer(page, '20,20,2');
  assert.equal(await page.getByRole('button', { name: /one worked example/ }).count(), 0);
  assert.deepEqual(messages, []);
});

test('a phone has the question and its field on the first screen, and what is folded away is a press away', async () => {
  const { page, messages } = await openPage(browser, { viewport: { width: 360, height: 740 } });
  await page.goto(`${single}#lesson=zero-padding&step=2`);
  await page.waitForSelector('.question');
  const box = await page.locator('input[name=answer]').boundingBox();
  assert.ok(box && box.y + box.height < 740, `the field ends at ${box && box.y + box.height}`);
  await page.mouse.move(180, 300);
  await page.waitForSelector('.trace');
  for (const [folded, button] of [
    ['.pictures', '.network-foot .fold'],
    ['.trace-row', '.trace .fold'],
  ]) {
    assert.equal(await page.locator(folded).first().isVisible(), false, folded);
    await page.locator(button).click();
    assert.equal(await page.locator(folded).first().isVisible(), true, folded);
    assert.equal(await page.locator(button).getAttribute('aria-expanded'), 'true');
  }
  const desk = await openPage(browser);
  await desk.page.goto(`${single}#lesson=zero-padding&step=2`);
  await desk.page.waitForSelector('.question');
  await desk.page.mouse.move(700, 500); // the trace comes when somebody turns to the lesson
  await desk.page.waitForSelector('.trace-row');
  assert.equal(await desk.page.locator('.fold:visible').count(), 0);
  assert.deepEqual(messages, []);
});

test('20 in the first layer is told that the input channels are missing', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await goTo(page, 1);
  await answer(page, '20');
  assert.match(await reply(page), /the input channels are missing/);
  assert.equal(await page.locator('#reply .dim-input_channels .open').count(), 1);
});

test('1178 in the dense row of lesson 2 is told by the rows it comes from, each shrunk by 3 instead of 2', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${single}#lesson=no-padding`);
  await goTo(page, 8);
  await answer(page, '1178');
  assert.match(
    await reply(page),
    /\(None, 17, 17, 2\) for conv2d and \(None, 14, 14, 3\) for conv2d_1\..* shrank by 3 instead of 2\. 1,178 = 588\s×\s2 \+ 2/s,
  );
});

test('a sum is compared factor by factor', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await goTo(page, 3);
  await answer(page, '3*3*3+3');
  assert.match(await reply(page), /You used 3 · 3 · 3\. Missing: input channels\./);
});

test('what is no number is said and kept; an ambiguous one is asked about', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await goTo(page, 8);
  await answer(page, 'quite a lot');
  assert.match(await reply(page), /I could not read “quite a lot”/);
  assert.equal(await page.locator('input[name=answer]').inputValue(), 'quite a lot');
  await answer(page, '2.515');
  assert.match(await reply(page), /can be read in two ways/);
  await page.locator('#reply button').first().click();
  assert.match(await reply(page), /Yes, 2,515/);
});

test('hints go from a nudge to the numbers; "Show me" shows the working', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await goTo(page, 1);
  await page.getByRole('button', { name: 'Hint' }).click();
  assert.match(await page.locator('.hint').innerText(), /A filter has a weight for each cell/);
  await page.getByRole('button', { name: 'Another hint' }).click();
  assert.match(await page.locator('.hint').innerText(), /how deep a filter is/i);
  assert.equal(await page.locator('.hint .open').count(), 0);
  await page.getByRole('button', { name: 'Another hint' }).click();
  assert.equal(await page.locator('.hint .open').count(), 5);
  await page.getByRole('button', { name: 'Another hint' }).click();
  assert.equal(await page.locator('.hint .open').count(), 1); // only the result is left
  await page.getByRole('button', { name: 'Show me' }).click();
  assert.match(await reply(page), /It is 56/);
});

test('a value of a feature map can be chosen by keyboard and shows its products', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  const map = page.locator('canvas[data-layer=conv2d]').first();
  await map.focus();
  await map.press('ArrowRight');
  await map.press('PageDown');
  const text = () => page.locator('.trace').innerText();
  assert.match(await text(), /Value [\d.−]+ of conv2d at row \d+, column \d+, map \d/);
  assert.doesNotMatch(await text(), /numbers made it/, 'that is still asked');
  await goTo(page, 1);
  await page.locator('[part=show-me]').click();
  assert.match(await text(), /28 numbers made it: 27 products and a bias/);
  assert.equal(await page.locator('.trace svg').count(), 6);
});

test('progress survives a reload, and undo takes back a shown answer', async () => {
  const { page } = await openPage(browser);
  await page.goto(single);
  await answer(page, '20,20,2');
  await page.reload();
  await page.waitForSelector('.question');
  assert.match(await page.locator('.summary-card .card-head').innerText(), /1 of 9 filled/);
  await goTo(page, 3);
  await page.getByRole('button', { name: 'Show me' }).click();
  assert.match(await page.locator('.summary-card .card-head').innerText(), /2 of 9 filled/);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.match(await page.locator('.summary-card .card-head').innerText(), /1 of 9 filled/);
});

test('from disk no request leaves and the console stays empty', async () => {
  const { page, requests, messages } = await openPage(browser, { offline: true });
  await page.goto(single);
  await page.waitForSelector('.question');
  for (const lesson of ['no-padding', 'max-pooling', 'compare']) {
    await page.evaluate((id) => (location.hash = `lesson=${id}`), lesson);
    await page.waitForTimeout(100);
  }
  assert.deepEqual(requests, []);
  assert.deepEqual(messages, []);
});

test('works where storage throws, and says that progress will not last', async () => {
  const { page } = await openPage(browser);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(single);
  await answer(page, '20,20,2');
  assert.match(await reply(page), /Yes/);
  assert.match(await page.locator('.page').innerText(), /Progress cannot be stored/);
});

test('a broken model shows a readable box', async () => {
  const third = await openPage(browser);
  await third.page.goto(single);
  await third.page.waitForSelector('.question');
  await third.page.evaluate(() => {
    const layers = [{ class_name: 'InputLayer', config: { name: 'i', batch_shape: [null, 4, 4, 1] } }];
    const conv = { class_name: 'Conv2D', config: { name: 'big', filters: 2, kernel_size: 9 } };
    Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), {
      config: { class_name: 'Sequential', config: { name: 's', layers: [...layers, conv] } },
    });
  });
  assert.match(await third.page.locator('.error-box').innerText(), /big: the window \(kernel_size\) is larger/);
});

/** Answers a question of the first lesson with the engine in plain JavaScript. @param {import('playwright-core').Page} page */
async function learnInCompatibilityMode(page) {
  await page.waitForSelector('.question');
  await goTo(page, 1);
  await answer(page, '54');
  assert.match(await reply(page), /without the bias/);
  assert.match(await page.locator('.page').innerText(), /Compatibility mode/);
}

test('where there is no WebAssembly, the engine beside the page and the one inside the larger file give the numbers', async () => {
  for (const name of ['cnn-params.html', 'cnn-params-compatible.html']) {
    const { page } = await openPage(browser);
    await page.addInitScript('delete globalThis.WebAssembly');
    await page.goto(single.replace('cnn-params.html', name));
    await learnInCompatibilityMode(page);
  }
});

test('where the content policy refuses WebAssembly, the engine in plain JavaScript is loaded', async () => {
  const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'none'";
  const site = await serve({ 'content-security-policy': policy });
  const { page } = await openPage(browser);
  await page.goto(site.address);
  await learnInCompatibilityMode(page);
  site.close();
});

test('works under a strict content policy and Trusted Types', async () => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'none'; require-trusted-types-for 'script'";
  const site = await serve({ 'content-security-policy': policy });
  const { page, messages } = await openPage(browser);
  await page.goto(site.address);
  await page.waitForSelector('.question');
  await goTo(page, 1);
  await answer(page, '54');
  assert.match(await reply(page), /without the bias/);
  await page.getByRole('button', { name: 'Boat' }).click();
  assert.deepEqual(messages, []);
  site.close();
});

test('that nothing is trained yet is said where values first appear; after training there are others, as many', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding');
  await page.locator('cnn-params').hover();
  const said = page.locator('.trace').getByText('nothing is trained yet');
  await said.waitFor();
  const value = () => page.locator('.trace').innerText();
  const before = await value();
  await page.getByRole('button', { name: 'after training' }).click();
  await page.locator('.trace').getByText('As many parameters as before').waitFor();
  assert.equal(await said.count(), 0);
  assert.ok(await focusIs(page, '.trained button[aria-pressed=true]'));
  assert.notEqual(await value(), before);
  await page.getByRole('button', { name: 'before training' }).click();
  await said.waitFor();
  assert.equal(await value(), before);
});
