// What the built page says in Chromium, from the single file on disk: every view, and every question of every lesson with its
// hints and with replies to wrong answers, in both languages.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer, goTo, launch, openPage } from '../browser/support.js';
import { openView, views } from '../browser/views.js';
import { lessonFiles } from './models.js';
import { paintedStyles, readLook } from './page-look.js';
import { pageText, settled } from './page-text.js';

/** @import { Browser, Page } from 'playwright-core' */
/** @typedef {(record: any) => void} Write */

const languages = ['en', 'es'];

/** Typed into every question that takes text, whatever it reads. */
const wrongAnswers = ['54', '20', '2400', '1178', '7', '18, 18, 2', '20, 20, 3', '2.515', '3*3*3*2', '34', 'hello', ''];

/** Milliseconds in which nothing may change before a view counts as opened. */
const rest = 400;

/** A page on which the tree's own helpers open the file of another build. @param {Browser} browser @param {string} dist */
async function openBuild(browser, dist) {
  const opened = await openPage(browser, { reducedMotion: 'reduce' });
  const file = pathToFileURL(join(dist, 'cnn-params.html')).href;
  const { page } = opened;
  // How long somebody took is shown after a challenge: nobody takes any time here.
  await page.addInitScript(() => {
    performance.now = () => 0;
  });
  const goto = page.goto.bind(page);
  page.goto = (url, options) => goto(url.replace(/^file:[^#?]*\/cnn-params\.html/, file), options);
  return opened;
}

/** @param {Browser} browser @param {string} dist @param {string} name @param {string} language @param {Write} write */
async function recordView(browser, dist, name, language, write) {
  const { page, context, messages, requests } = await openBuild(browser, dist);
  await openView(page, name, language);
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await settled(page, rest);
  write({ view: name, language, what: 'text', answer: { ...(await pageText(page)), messages, requests } });
  write({ view: name, language, what: 'look', answer: await page.evaluate(readLook, paintedStyles) });
  await context.close();
}

/** What stands in the question's card. The engine answers at once, so what was asked for is there with the next picture. @param {Page} page @returns {Promise<{ text: string, labels: (string | null)[] }>} */
async function card(page) {
  return page.locator('.card.question').evaluate(async (node) => {
    await Object(document.querySelector('cnn-params')).updateComplete;
    await new Promise((done) => requestAnimationFrame(done));
    const labels = [...node.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
    return { text: /** @type {HTMLElement} */ (node).innerText, labels };
  });
}

/** Every choice of rows but the right one, and that too. @param {Page} page */
async function chooseRows(page) {
  /** @type {Record<string, any>} */ const replies = {};
  const rows = page.locator('input[name=row]');
  const count = await rows.count();
  // Gray code: one tick a time, and every choice is met once.
  for (let i = 1; i < 2 ** count && (await rows.count()) > 0; i++) {
    await rows.nth(31 - Math.clz32(i & -i)).click();
    const names = await page
      .locator('input[name=row]:checked')
      .evaluateAll((/** @type {any[]} */ all) => all.map(({ value }) => value));
    await page.locator('.answer button.main').click();
    replies[names.join(' ')] = await card(page);
  }
  return replies;
}

/** @param {Page} page */
async function typeAnswers(page) {
  /** @type {Record<string, any>} */ const replies = {};
  for (const text of wrongAnswers) {
    if ((await page.locator('input[name=answer]').count()) === 0) break; // that one was right
    await answer(page, text);
    replies[text] = await card(page);
  }
  return replies;
}

/** One question from its words to its answer. @param {Page} page @param {number} index */
async function question(page, index) {
  await goTo(page, index);
  const prompt = await card(page);
  const hints = [];
  while (await page.locator('[part=hint]').isEnabled()) {
    await page.locator('[part=hint]').click();
    hints.push(await card(page));
  }
  const replies =
    (await page.locator('input[name=row]').count()) > 0 ? await chooseRows(page) : await typeAnswers(page);
  const show = page.locator('[part=show-me]');
  if ((await show.count()) > 0) await show.click();
  return { prompt, hints, replies, shown: await card(page), after: await pageText(page) };
}

/** @param {Browser} browser @param {string} dist @param {any} lesson @param {string} language @param {Write} write */
async function recordLesson(browser, dist, lesson, language, write) {
  const { page, context } = await openBuild(browser, dist);
  await page.goto(`file:///cnn-params.html#lesson=${lesson.id}&lang=${language}`);
  await page.waitForSelector(`.all[lang=${language}] .card.question`);
  await settled(page, rest);
  for (const index of lesson.steps.keys()) {
    const found = await question(page, index);
    write({ lesson: lesson.id, question: index + 1, language, answer: found });
  }
  await context.close();
}

/** @param {string} dist a folder with a built cnn-params.html @param {Write} write @returns {Promise<{ views: number, questions: number }>} */
export async function recordPages(dist, write) {
  const browser = await launch();
  let questions = 0;
  try {
    for (const name of Object.keys(views)) {
      for (const language of languages) await recordView(browser, dist, name, language, write);
    }
    for (const lesson of lessonFiles()) {
      questions += lesson.steps.length;
      for (const language of languages) await recordLesson(browser, dist, lesson, language, write);
    }
  } finally {
    await browser.close();
  }
  return { views: Object.keys(views).length, questions };
}
