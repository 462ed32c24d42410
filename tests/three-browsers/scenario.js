// What every engine must do in every situation: load, take 54 for the first layer, say that the bias is missing, draw, and run
// a model that takes long, in a worker where one can be had.

import assert from 'node:assert/strict';
import { modelOf } from '../browser/passes.js';
import { until } from './tab.js';

/** @import { Tab } from './tab.js' */
/** @import { Situation } from './situations.js' */

/** What a browser itself says of the page's sandbox, or of the policy when the engine asks whether WebAssembly is allowed. */
const browsersOwn =
  /allow-scripts and allow-same-origin for its sandbox attribute can|page’s settings blocked WebAssembly|WebAssembly.*violates the following/;

/** The functions below run in the page. */
const inPage = {
  ready: () => Boolean(document.querySelector('cnn-params')?.shadowRoot?.querySelector('.question')),
  /** Opens the second question: the parameters of the first layer. */
  askFirstLayer: () => {
    const root = document.querySelector('cnn-params')?.shadowRoot;
    /** @type {HTMLElement | null | undefined} */ (root?.querySelectorAll('.dot')[1])?.click();
  },
  focusAnswer: () => {
    /** @type {HTMLElement | null | undefined} */
    const input = document.querySelector('cnn-params')?.shadowRoot?.querySelector('input[name=answer]');
    input?.focus();
    return document.activeElement?.localName === 'cnn-params' && input?.matches(':focus');
  },
  reply: () => {
    /** @type {HTMLElement | null | undefined} */
    const reply = document.querySelector('cnn-params')?.shadowRoot?.querySelector('#reply');
    return reply?.innerText.trim() ?? '';
  },
  /** How many colours the feature maps of the first layer have. */
  coloursDrawn: () => {
    const maps = document.querySelector('cnn-params')?.shadowRoot?.querySelectorAll('canvas[data-layer=conv2d]') ?? [];
    return [...maps].map((map) => {
      const canvas = /** @type {HTMLCanvasElement} */ (map);
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const colours = new Set();
      for (let i = 0; i < pixels.length; i += 4) colours.add(`${pixels[i]} ${pixels[i + 1]} ${pixels[i + 2]}`);
      return colours.size;
    });
  },
  /** Opens a model and counts the workers that are started from now on. @param {any} config */
  openLong: (config) => {
    const all = /** @type {any} */ (globalThis);
    const Real = all.Worker;
    all.workers = 0;
    all.Worker = class extends Real {
      constructor(/** @type {any[]} */ ...values) {
        super(...values);
        all.workers++;
      }
    };
    /** @type {any} */ (document.querySelector('cnn-params')).config = config;
  },
  /** What a pass of it gave, once it is there. */
  outcome: () => {
    const { network } = /** @type {any} */ (document.querySelector('cnn-params'));
    if (!network?.maps || network.torn || !network.mapOf('conv2d_2')) return undefined;
    const sum = network
      .mapOf('conv2d_2')
      .data.reduce((/** @type {number} */ all, /** @type {number} */ x) => all + x, 0);
    return { workers: /** @type {any} */ (globalThis).workers, sum };
  },
  close: () => {
    /** @type {any} */ (document.querySelector('cnn-params')).config = undefined;
  },
  text: () => document.querySelector('cnn-params')?.shadowRoot?.textContent ?? '',
};

/** @param {Tab} tab */
async function enterFrame(tab) {
  // A frame takes the focus of the keyboard from its own script only when it has it already.
  await tab.evaluate(() => document.querySelector('iframe')?.focus());
  const isLoaded = () => tab.evaluate(() => document.readyState === 'complete');
  await until(() => tab.useFrame(true).then(isLoaded), 'the frame');
}

/** @param {Tab} tab @param {Situation} situation */
async function longPass(tab, { worker = false }) {
  await tab.evaluate(inPage.openLong, modelOf(3, 16));
  const { workers, sum } = await until(() => tab.evaluate(inPage.outcome), 'the end of a long pass', 60);
  assert.ok(sum > 0);
  if (worker !== 'either') assert.equal(workers, worker ? 1 : 0, 'workers');
  await tab.evaluate(inPage.close);
  await until(() => tab.evaluate(inPage.ready), 'the lesson again');
}

/** @param {Tab} tab @param {Situation} situation @param {string} url */
export async function playScenario(tab, situation, url) {
  await tab.goto(url);
  if (situation.framed) await enterFrame(tab);
  await until(() => tab.evaluate(inPage.ready), 'the first question');
  await tab.evaluate(inPage.askFirstLayer);
  await until(() => tab.evaluate(inPage.focusAnswer), 'the input');
  await tab.type('54\n');
  await until(() => tab.evaluate(inPage.reply), 'the reply');
  assert.match(await tab.evaluate(inPage.reply), /54 counts the weights without the bias/);
  const colours = await tab.evaluate(inPage.coloursDrawn);
  assert.equal(colours.length, 2, 'the first layer has two feature maps');
  for (const count of colours) assert.ok(count > 5, `a map of the forward pass has ${count} colours`);
  const text = await tab.evaluate(inPage.text);
  assert.equal(/compatibility mode/i.test(text), situation.compatibility === true, 'the note on compatibility mode');
  await longPass(tab, situation);
  const noise = (await tab.messages()).filter((line) => !browsersOwn.test(line));
  assert.deepEqual(noise, [], 'nothing on the console');
  await situation.after?.(tab);
}
