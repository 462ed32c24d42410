// Debian's Chromium through playwright-core.

import { launch } from '../browser/support.js';

/** @import { Driver, Tab } from './tab.js' */

/** @param {import('playwright-core').Browser} browser @returns {Promise<Tab>} */
async function openTab(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  /** @type {string[]} */ const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  /** @type {import('playwright-core').Page | import('playwright-core').Frame} */
  let place = page;
  return {
    collects: false,
    messages: async () => messages,
    goto: async (url) => void (await page.goto(url)),
    evaluate: (run, argument) => /** @type {any} */ (place.evaluate(/** @type {any} */ (run), argument)),
    useFrame: async (use) => void (place = use ? page.frames()[1] : page),
    type: async (text) => {
      for (const key of text) await page.keyboard.press(key === '\n' ? 'Enter' : key);
    },
    close: () => context.close(),
  };
}

/** @returns {Promise<Driver>} */
export async function chromium() {
  const browser = await launch();
  return {
    name: 'Chromium',
    version: browser.version(),
    open: () => openTab(browser),
    close: () => browser.close(),
  };
}
