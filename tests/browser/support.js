// What the browser suites share: Debian's Chromium, the built page from disk or over http, and axe.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { root } from '../../web/tools/engine-build.js';
import { serveFolder } from '../../web/tools/serve.js';

export const single = pathToFileURL(join(root, 'dist', 'cnn-params.html')).href;
export const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** @param {import('playwright-core').LaunchOptions} [options] */
export function launch(options = {}) {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args, ...options });
}

/** dist/ over http, with headers such as a content policy. @param {Record<string, string>} [headers] */
export async function serve(headers) {
  const server = serveFolder(join(root, 'dist'), headers);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  server.unref(); // a test that fails before it closes its site must not keep the suite waiting
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** dist/ with pages of a course beside it. @param {Record<string, string>} pages by name @param {Record<string, string>} [headers] */
export async function servePages(pages, headers = {}) {
  const folder = serveFolder(join(root, 'dist'), headers);
  const server = createServer((request, response) => {
    const html = pages[(request.url ?? '').slice(1).replace(/[?#].*/, '')];
    if (request.url === '/favicon.ico') response.writeHead(204).end();
    else if (html) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
    else folder.emit('request', request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  server.unref(); // a test that fails before it closes its site must not keep the suite waiting
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/**
 * A page that notes every request beyond its own address and every word on the console.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  /** @type {string[]} */ const requests = [];
  /** @type {string[]} */ const messages = [];
  page.on('request', (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  return { page, context, requests, messages };
}

/**
 * The single file from disk, at a place, once something stands there.
 * @param {import('playwright-core').Browser} browser @param {string} hash without its #
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openHash(browser, hash, options) {
  const opened = await openPage(browser, options);
  await opened.page.goto(`${single}#${hash}`);
  await opened.page.waitForSelector('.page .card, .error-box');
  return opened;
}

/** Types an answer into the question and sends it. @param {import('playwright-core').Page} page @param {string} text */
export async function answer(page, text) {
  const input = page.locator('input[name=answer]');
  await input.fill(text);
  await input.press('Enter');
}

/** Goes to a question by its place. @param {import('playwright-core').Page} page @param {number} index */
export async function goTo(page, index) {
  await page.locator('.dot').nth(index).click();
}

/** What the reply says, once it is there. @param {Pick<import('playwright-core').Page, 'locator'>} place a page, a frame or an element */
export async function reply(place) {
  await place.locator('#reply > *').first().waitFor();
  return place.locator('#reply').innerText();
}

/** The summary as rows of texts. @param {import('playwright-core').Page} page */
export function summary(page) {
  return page
    .locator('.summary-card tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim().replace(/\s+/g, ' '))),
    );
}

/** Whether the innermost element that has the focus matches. @param {import('playwright-core').Page} page @param {string} selector */
export function focusIs(page, selector) {
  return page.evaluate((wanted) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.matches(wanted) ?? false;
  }, selector);
}

/**
 * Presses Tab until the focused element matches.
 * @param {import('playwright-core').Page} page @param {string} selector @param {{ key?: string, most?: number }} [options]
 */
export async function tabTo(page, selector, { key = 'Tab', most = 80 } = {}) {
  for (let i = 0; i < most; i++) {
    if (await focusIs(page, selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`no way by Tab to ${selector}`);
}

/** Opens an activity of the toolbox. @param {Pick<import('playwright-core').Page, 'locator'>} page or a frame @param {string} id */
export async function openTool(page, id) {
  await page.locator('.toolbox-open').click();
  await page.locator(`.toolbox [href='#lesson=${id}']`).click();
}
