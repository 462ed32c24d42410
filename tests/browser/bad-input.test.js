// Models that cannot be built, in the page: each is named, and the page goes on working.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, launch, openPage, reply, serve, single, summary } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 8, 8, 3] } };
const conv = (/** @type {object} */ config) => ({
  class_name: 'Conv2D',
  config: { name: 'conv', filters: 2, kernel_size: 3, ...config },
});
const flatten = { class_name: 'Flatten', config: { name: 'flatten' } };
const model = (/** @type {object[]} */ ...layers) => ({ class_name: 'Sequential', config: { name: 'own', layers } });

/** What is wrong, the model, and what the box must say. @type {[string, any, RegExp][]} */
const broken = [
  ['no layer that is known', model(input, { class_name: 'Conv9D', config: { name: 'odd' } }), /can count nothing/],
  ['no filters', model(input, conv({ filters: 0 })), /conv: the argument filters must be positive integer; found 0/],
  ['half a filter', model(input, conv({ filters: 2.5 })), /conv: the argument filters.*found 2\.5/],
  ['a window larger than its input', model(input, conv({ kernel_size: 9 })), /conv.*kernel_size.*8/],
  ['a wrong rank', model(input, flatten, conv({})), /conv: the layer expects an input of.*found/],
  ['no input shape', model(conv({})), /does not say how large its input is/],
  ['two layers of one name', model(input, conv({}), conv({})), /Two layers are called conv/],
  ['no layers', model(), /./],
  ['something else altogether', { hello: 'world' }, /./],
];

test('a model that cannot be built is named by layer, argument, expected and found; the page goes on', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  await page.waitForSelector('.question');
  for (const [what, config, says] of broken) {
    await page.evaluate((value) => {
      Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { config: value });
    }, config);
    await page.waitForSelector('.error-box');
    assert.match(await page.locator('.error-box').innerText(), says, what);
    await page.getByRole('button', { name: 'Open the first lesson' }).click();
    await page.waitForSelector('.question');
  }
  await answer(page, '20,20,2');
  assert.match(await reply(page), /Yes/);
  assert.deepEqual(messages, []);
});

test('a model of one’s own is a lesson with every layer that the engine runs', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  await page.waitForSelector('.question');
  const layers = [
    input,
    conv({ filters: 7, padding: 'same' }),
    { class_name: 'ReLU', config: { name: 'relu' } },
    { class_name: 'AveragePooling2D', config: { name: 'average', pool_size: 2 } },
    { class_name: 'Dropout', config: { name: 'dropout', rate: 0.5 } },
    flatten,
    { class_name: 'Dense', config: { name: 'dense', units: 3 } },
    { class_name: 'Softmax', config: { name: 'softmax' } },
  ];
  await page.evaluate(
    (value) => {
      Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { config: value });
    },
    model(...layers),
  );
  await page.waitForSelector('canvas[data-layer=softmax]');
  for (const name of ['conv', 'relu', 'average', 'dropout', 'flatten', 'dense', 'softmax']) {
    await page.locator(`canvas[data-layer=${name}]`).first().press('ArrowRight');
    assert.match(await page.locator('.trace').innerText(), new RegExp(`of ${name}[ ,]`));
  }
  assert.deepEqual(messages, []);
});

const volume = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 8, 8, 8, 3] } };
const conv3d = { class_name: 'Conv3D', config: { name: 'deep', filters: 2, kernel_size: 3 } };
const odd = { class_name: 'Conv9D', config: { name: 'odd' } };
const dense = { class_name: 'Dense', config: { name: 'dense', units: 2 } };

/**
 * A model that does not run, what is said of it, its count without the bias, its table and its totals. The counts:
 * 3·3·3·3·2 + 2 and 3·3·3·2 + 2.
 * @type {[any, RegExp, string, string[][], string[]][]}
 */
const notRun = [
  [model(volume, conv3d), /deep: this page cannot run/, '162', [['deep (Conv3D)', '?', '?']], ['Total params:\n?']],
  [
    model(input, conv({}), odd, flatten, dense),
    /odd: this page cannot run/,
    '54',
    [
      ['conv (Conv2D)', '?', '?'],
      ['odd (Conv9D)', 'unknown', 'unknown'],
      ['flatten (Flatten)', 'unknown', '?'],
      ['dense (Dense)', 'unknown', 'unknown'],
    ],
    [],
  ],
];

test('a model with a layer that is counted but not run, or not even known, has its questions and no network', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(single);
  await page.waitForSelector('.question');
  for (const [config, says, withoutBias, table, total] of notRun) {
    await page.evaluate((value) => {
      Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { config: value });
    }, config);
    await page.getByText('exact all the same').waitFor();
    assert.match(await page.locator('[part=network]').innerText(), says);
    assert.equal(await page.locator('.dot').count(), 3);
    assert.deepEqual(await summary(page), table);
    assert.deepEqual(await page.locator('.totals').allInnerTexts(), total, 'nothing is told before it is answered');
    await page.locator('.dot').nth(1).click();
    await answer(page, withoutBias);
    assert.match(await reply(page), /without the bias/);
    await page.locator('.dot').nth(2).click();
  }
  for (const [index, right] of ['6,6,2', '56', '0'].entries()) {
    await page.locator('.dot').nth(index).click();
    await answer(page, right);
    assert.match(await reply(page), /Yes/);
  }
  assert.match(await page.locator('.totals').innerText(), /Total params:\s*at least 56 /);
  assert.deepEqual(messages, []);
});

test('an attribute with an unknown lesson and a model that is no JSON show a box, and neither takes the other down', async () => {
  const site = await serve();
  const { page } = await openPage(browser);
  await page.goto(`${site.address}index.html`);
  await page.waitForSelector('.question');
  await page.evaluate(() => {
    const unknown = document.createElement('cnn-params');
    unknown.setAttribute('lesson', 'nowhere');
    const garbled = document.createElement('cnn-params');
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = '{"class_name": ';
    garbled.append(script);
    document.body.append(unknown, garbled);
  });
  const boxes = page.locator('.error-box');
  // What is far away waits until somebody comes near.
  await page.locator('cnn-params').last().scrollIntoViewIfNeeded();
  await boxes.nth(1).waitFor();
  assert.match(await boxes.nth(0).innerText(), /no lesson called “nowhere”.*zero-padding/s);
  assert.match(await boxes.nth(1).innerText(), /not valid JSON/);
  await answer(page, '20,20,2');
  assert.match(await reply(page), /Yes/);
  site.close();
});
