// Takes pictures of the page as it is built: `npm run screens` renews those that are kept here,
// `npm run screens -- --all` puts every state, width and theme into build/screens/ to be looked at.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/tools/engine-build.js';
import { launch, openPage } from './support.js';
import { openView, views } from './views.js';

/** States and widths whose pictures are kept in the repository. @type {[string, number][]} */
const kept = [
  ['fresh', 360],
  ['fresh', 768],
  ['fresh', 1280],
  ['wrong', 1280],
];

/** @param {import('playwright-core').Browser} browser @param {string} name @param {number} width @param {'light' | 'dark'} colorScheme @param {string} folder */
async function take(browser, name, width, colorScheme, folder) {
  const { page, context, messages } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme });
  await openView(page, name);
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  const path = join(folder, `${name}-${width}-${colorScheme}.png`);
  // What is kept stays small: the first screen, and all of the page that the README shows.
  await page.screenshot({ path, fullPage: all || name === 'wrong' });
  if (messages.length > 0) console.log(`${name}: ${messages.join(' | ')}`);
  await context.close();
  console.log(`${path.slice(root.length + 1)} ${(readFileSync(path).length / 1024).toFixed(0)} KB`);
}

const argument = (/** @type {string} */ name) =>
  process.argv.find((text) => text.startsWith(`--${name}=`))?.split('=')[1];
const all = process.argv.includes('--all');
const folder = all ? join(root, 'build', 'screens') : join(root, 'tests', 'browser', 'screens');
if (!all) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launch();
const wanted = argument('only')?.split(',') ?? Object.keys(views);
const widths = argument('widths')?.split(',').map(Number) ?? [360, 768, 1280];
const everything = wanted.flatMap((name) => widths.map((width) => /** @type {[string, number]} */ ([name, width])));
for (const [name, width] of all ? everything : kept) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) await take(browser, name, width, theme, folder);
}
await browser.close();
