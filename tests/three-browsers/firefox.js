// Debian's Firefox ESR through puppeteer-core, which speaks WebDriver BiDi with it.

import puppeteer from 'puppeteer-core';

/** @import { Driver, Tab } from './tab.js' */

/** @param {import('puppeteer-core').Browser} browser @returns {Promise<Tab>} */
async function openTab(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */ const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  /** @type {import('puppeteer-core').Page | import('puppeteer-core').Frame} */
  let place = page;
  return {
    collects: false,
    messages: async () => messages,
    goto: async (url) => void (await page.goto(url)),
    evaluate: (run, argument) => /** @type {any} */ (place.evaluate(run, argument)),
    useFrame: async (use) => void (place = use ? page.frames()[1] : page),
    type: async (text) => {
      for (const key of text) {
        await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key === '\n' ? 'Enter' : key));
      }
    },
    close: () => context.close(),
  };
}

/** @returns {Promise<Driver>} */
export async function firefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      // Automation relaxes the rule for file:// pages; a reader's Firefox does not.
      'security.fileuri.strict_origin_policy': true,
      'intl.accept_languages': 'en-GB, en',
    },
  });
  return {
    name: 'Firefox ESR',
    version: (await browser.version()).replace(/^\w+\//, ''),
    open: () => openTab(browser),
    close: () => browser.close(),
  };
}
