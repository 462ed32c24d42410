// A page of somebody else's with the element in it, for tests of what such pages do to it.

import assert from 'node:assert/strict';
import { openPage, reply, servePages } from './support.js';

/** @import { Page } from 'playwright-core' */

export const classic = '<script src="/cnn-params.iife.js"></script>';

/** @param {string} body @param {string} [head] */
export const course = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Course</title>${head}</head><body>${body}</body></html>`;

/** A host page with the element, and what the console says. @param {import('playwright-core').Browser} browser @param {string} html @param {import('playwright-core').BrowserContextOptions} [options] */
export async function host(browser, html, options) {
  const site = await servePages({ 'host.html': html });
  const opened = await openPage(browser, options);
  await opened.page.goto(`${site.address}host.html`);
  return { ...opened, site };
}

/** That the first lesson works. @param {Page} page @param {string} [element] */
export async function works(page, element = 'cnn-params') {
  const one = page.locator(element).first();
  await one.locator('.dot').nth(1).click();
  await one.locator('input[name=answer]').fill('54');
  await one.locator('input[name=answer]').press('Enter');
  assert.match(await reply(one), /without the bias/);
}
