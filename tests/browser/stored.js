// Stored progress: put before a page that opens, taken from one, and what the page then shows of it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/tools/engine-build.js';
import { openPage, single } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * What tests/fixtures/progress/NAME.json holds: what stood in localStorage, and what the page showed at some addresses.
 * @typedef {{ about: string, config?: any, store: Record<string, string>, history: Record<string, number>, opened: { address: string, shown: Record<string, any> }[] }} Stored
 */

export const folder = join(root, 'tests', 'fixtures', 'progress');

/** @param {string} name @returns {any} */
export const stored = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** The settings that the element has, without those that are not set. @param {Page} page @returns {Promise<Record<string, any>>} */
export const settingsOf = (page) =>
  page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    const all = element.constructor.settings
      .filter((/** @type {any} */ { shared }) => shared)
      .map((/** @type {any} */ { name }) => [name, element[name]]);
    return Object.fromEntries(
      all.filter((/** @type {any} */ [, value]) => value !== undefined && value !== '' && value !== false),
    );
  });

/** Everything in localStorage, by key. @param {Page} page @returns {Promise<Record<string, string>>} */
export const storeOf = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).sort(([a], [b]) => (a < b ? -1 : 1))));

/**
 * Opens the single file where this is stored.
 * @param {import('playwright-core').Browser} browser @param {{ address: string, config?: any, store?: Record<string, string> }} wanted
 * @param {string} [file]
 */
export async function openStored(browser, { address, config, store = {} }, file = single) {
  const opened = await openPage(browser);
  await opened.page.addInitScript((items) => {
    if (localStorage.length === 0) for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
  }, store);
  await opened.page.goto(file + address);
  await opened.page.waitForSelector('.page .card, .error-box');
  if (config) await setConfig(opened.page, config);
  return opened;
}

/** A model of one's own, once its lesson stands. @param {Page} page @param {any} config */
async function setConfig(page, config) {
  await page.evaluate((model) => Object.assign(document.querySelector('cnn-params') ?? {}, { config: model }), config);
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('cnn-params')).player?.course.lesson.id === 'own-model',
  );
}

/** Until everything is there that comes later. @param {Page} page */
const complete = (page) =>
  page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    await element.complete(); // hints and replies come when they are needed
    while (element.activityId && !element.activity) await new Promise((done) => setTimeout(done, 10));
    await element.updateComplete;
  });

/** Runs in the page. @returns {Record<string, any>} */
function readShown() {
  const root = /** @type {ShadowRoot} */ (document.querySelector('cnn-params')?.shadowRoot);
  const all = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
  const text = (/** @type {Element | null | undefined} */ one) => one?.textContent?.trim().replace(/\s+/g, ' ');
  const texts = (/** @type {string} */ selector) => all(selector).map(text);
  const labels = (/** @type {string} */ selector) => all(selector).map((one) => one.getAttribute('aria-label'));
  const named = /** @type {HTMLInputElement[]} */ (all('input[name], select[name]'));
  const ticks = named.filter(({ type }) => type === 'checkbox');
  const fields = named.filter(({ type }) => !['checkbox', 'file', 'range'].includes(type));
  const shown = {
    language: root.querySelector('.all')?.getAttribute('lang'),
    scheme: root.querySelector('.all')?.getAttribute('data-scheme'),
    title: texts('h2')[0],
    // Without how far a lesson is done, and without the name of the box that an activity is in.
    tab: texts('.tabs [aria-current=page]')[0]?.replace(/^\p{L}+: |, \p{L}+$/gu, ''),
    notice: texts('.tools [role=status]')[0],
    place: texts('.question .card-head')[0],
    question: texts('.question .asked')[0],
    questions: labels('.dot'),
    current: labels('.dot[aria-current=step]')[0],
    fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    ticked: ticks.filter(({ checked }) => checked).map(({ name, value }) => `${name} ${value}`),
    hints: texts('.reply.hint > p:not(.soft)'),
    reply: texts('#reply strong')[0],
    score: texts('.finished')[0],
    filled: texts('.summary-card .card-head .soft')[0],
    summary: all('.summary-card tbody tr').map((row) => [...row.children].map(text)),
    totals: texts('.totals dd'),
    skills: texts('select[name=skill] option'),
    learnt: texts('.card:has(select[name=skill]) .soft'),
    task: texts('.card:has(select[name=task]) .asked')[0],
    checks: texts('.checks li'),
    exercise: texts('.card .soft').find((line) => /^Exercise number \d+$/.test(line ?? '')),
    code: root.querySelector('.summary-card') ? undefined : texts('pre')[0], // a lesson's model is known
  };
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value && Object.keys(value).length > 0));
}

/** What is seen of the progress: texts by what they are, without those that are not there. @param {Page} page */
export async function shownOn(page) {
  await complete(page);
  return page.evaluate(readShown);
}
