// The host pages: how each real tool builds its site from tests/hosts/NAME, and what is special to try there.

import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../../web/tools/bundle.js';
import { root } from '../../web/tools/engine-build.js';
import { runCommand } from '../../web/tools/run-command.js';

/** @import { Page, FrameLocator } from 'playwright-core' */
/**
 * @typedef {object} Host
 * @property {string} name
 * @property {(folder: string) => Promise<string>} build  in a copy of its folder; answers the folder of the site
 * @property {string} start  the first address
 * @property {(page: Page) => Promise<void>} [reach]  from there to the element
 * @property {(page: Page) => Promise<void>} [after]  what else must hold once the scenario was played
 * @property {boolean} [framed]
 */

/** @param {string} cwd @param {string} command @param {...string} args */
async function run(cwd, command, ...args) {
  const { ok, output } = await runCommand(command, args, { cwd, title: `${command} ${args[0] ?? ''}` });
  if (!ok) throw new Error(`${command} ${args.join(' ')}:\n${output.slice(-3000)}`);
}

/** Files of dist/ beside a page. @param {string} folder @param {string[]} names */
function copyDist(folder, names) {
  for (const name of names) cpSync(join(dist, name), join(folder, name), { recursive: true });
  return folder;
}

/** The packages of the lock file, and ours as npm packs it. @param {string} folder */
async function install(folder) {
  if (!existsSync(join(folder, 'node_modules'))) await run(folder, 'npm', 'ci', '--no-audit', '--no-fund');
  // Bundlers remember a package by its version, and ours changes without a new one.
  rmSync(join(folder, 'node_modules', '.cache'), { recursive: true, force: true });
  await run(root, 'npm', 'pack', '--pack-destination', folder);
  const packed = readdirSync(folder).find((name) => /^cnn-params-.*\.tgz$/.test(name)) ?? '';
  await run(folder, 'npm', 'install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `./${packed}`);
}

/** @param {Page} page @returns {Promise<string | null>} the colours that the element has taken from the page */
const scheme = (page) => page.locator('cnn-params .all').getAttribute('data-scheme');

/** Away by the site's own navigation, which loads no page, and back. @param {Page} page @param {string} away */
async function thereAndBack(page, away) {
  await page.evaluate(() => Object.assign(globalThis, { samePage: true }));
  await page.getByRole('link', { name: away }).first().click();
  await page.locator('cnn-params').waitFor({ state: 'detached' });
  await page.goBack();
  await page.locator('cnn-params .question').waitFor();
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).samePage), true, 'no page was loaded');
}

/** @type {Host[]} */
export const hosts = [
  {
    name: 'plain, by module',
    build: async (folder) => copyDist(folder, ['cnn-params.js', 'activities']),
    start: 'module.html',
  },
  {
    name: 'plain, by classic script',
    build: async (folder) => copyDist(folder, ['cnn-params.iife.js']),
    start: 'classic.html',
  },
  {
    name: 'sphinx',
    build: async (folder) => {
      copyDist(join(folder, '_static'), ['cnn-params.js', 'activities']);
      await run(folder, 'sphinx-build', '-q', '-b', 'html', '.', '_build');
      return join(folder, '_build');
    },
    start: 'index.html',
  },
  {
    name: 'mkdocs',
    build: async (folder) => {
      copyDist(join(folder, 'docs'), ['cnn-params.iife.js']);
      await run(folder, 'mkdocs', 'build', '--quiet');
      return join(folder, 'site');
    },
    start: 'index.html',
    reach: (page) => page.getByRole('link', { name: 'exercise', exact: true }).click(),
    after: async (page) => {
      assert.equal(await scheme(page), 'dark', 'the palette is slate');
      await thereAndBack(page, 'Start');
    },
  },
  {
    name: 'docusaurus',
    build: async (folder) => {
      await install(folder);
      await run(folder, 'npm', 'run', 'build');
      return join(folder, 'build');
    },
    start: '',
    reach: (page) => page.getByRole('main').getByRole('link', { name: 'exercise', exact: true }).click(),
    after: async (page) => {
      await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
      await page.locator('cnn-params .all[data-scheme=dark]').waitFor();
      await thereAndBack(page, 'Course');
    },
  },
  {
    name: 'vitepress',
    build: async (folder) => {
      await install(folder);
      await run(folder, 'npm', 'run', 'build');
      return join(folder, '.vitepress', 'dist');
    },
    start: '',
    reach: (page) => page.getByRole('main').getByRole('link', { name: 'exercise', exact: true }).click(),
    after: async (page) => {
      await page.evaluate(() => document.documentElement.classList.add('dark'));
      await page.locator('cnn-params .all[data-scheme=dark]').waitFor();
      await thereAndBack(page, 'Course');
    },
  },
  {
    name: 'reveal',
    build: async (folder) => {
      if (!existsSync(join(folder, 'node_modules'))) await run(folder, 'npm', 'ci', '--no-audit', '--no-fund');
      cpSync(join(folder, 'node_modules', 'reveal.js', 'dist'), join(folder, 'reveal'), { recursive: true });
      return copyDist(folder, ['cnn-params.iife.js']);
    },
    start: 'index.html',
    after: async (page) => {
      const slide = () => page.evaluate(() => /** @type {any} */ (globalThis).Reveal.getState());
      await page.locator('.dot').nth(3).click();
      await page.locator('input[name=answer]').focus();
      await page.keyboard.type('n p b . f o 3*3 ');
      await page.keyboard.press('ArrowRight');
      await page.locator('canvas[data-layer=conv2d]').first().press('ArrowDown');
      const { indexh, paused, overview } = await slide();
      assert.deepEqual(
        [indexh, Boolean(paused), Boolean(overview)],
        [0, false, false],
        'keys typed inside stay inside',
      );
      await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
      await page.keyboard.press('ArrowRight');
      assert.equal((await slide()).indexh, 1, 'keys outside are those of the slides');
    },
  },
  {
    name: 'jupyter (anywidget)',
    build: async (folder) => copyDist(folder, ['anywidget.js']),
    start: 'index.html',
    after: async (page) => {
      const traits = await page.evaluate(() => /** @type {any} */ (globalThis).saved);
      assert.deepEqual([traits.answers.length, traits.answers[0].question], [1, 'zero-padding/params/conv2d']);
      await page.evaluate(() => /** @type {any} */ (globalThis).notebook.model.set('lesson', 'max-pooling'));
      await page.locator('cnn-params[lesson=max-pooling] .question').waitFor();
      await page.evaluate(() => /** @type {any} */ (globalThis).notebook.remove());
      assert.equal(await page.locator('cnn-params').count(), 0);
      assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).notebook.listeners.size), 0);
    },
  },
  {
    name: 'lms (sandboxed frame)',
    build: async (folder) => copyDist(folder, ['frame.html', 'frame.js', 'cnn-params.iife.js', 'cnn-params-frame.js']),
    start: 'index.html',
    framed: true,
    after: async (page) => {
      await page.waitForFunction(() => (document.querySelector('iframe')?.offsetHeight ?? 0) > 710);
    },
  },
];
