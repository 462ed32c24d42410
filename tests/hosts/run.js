// Builds every host site with its real tool, and plays the first questions in each. `node tests/hosts/run.js reveal`: one only.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../web/tools/engine-build.js';
import { serveFolder } from '../../web/tools/serve.js';
import { launch, openPage, reply } from '../browser/support.js';
import { hosts } from './hosts.js';

/** @import { Host } from './hosts.js' */

const here = dirname(fileURLToPath(import.meta.url));

/** Builds in a copy, so that nothing is left among the sources. @param {Host} host */
async function build(host) {
  const name = host.name.split(/[ ,]/)[0];
  const folder = join(root, 'build', 'hosts', name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, name), folder, { recursive: true });
  return host.build(folder);
}

/** @param {import('playwright-core').Browser} browser @param {Host} host */
async function play(browser, host) {
  const server = serveFolder(await build(host));
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const { page, context, messages } = await openPage(browser);
  await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 })); // the tools' own want
  try {
    await page.goto(`http://127.0.0.1:${port}/${host.start}`);
    await host.reach?.(page);
    const place = host.framed ? page.frameLocator('iframe') : page;
    await place.locator('.dot').nth(1).click();
    await place.locator('input[name=answer]').fill('54');
    await place.locator('input[name=answer]').press('Enter');
    assert.match(await reply(place), /54 counts the weights without the bias/);
    await host.after?.(page);
    assert.deepEqual(messages, [], 'nothing on the console');
  } finally {
    await context.close();
    server.close();
  }
}

const words = process.argv.slice(2);
const browser = await launch();
/** @type {string[]} */ const rows = [];
let failed = 0;
for (const host of hosts.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))) {
  const start = Date.now();
  let problem = '';
  try {
    await play(browser, host);
  } catch (error) {
    problem = String(error);
    failed++;
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(
    `  ${problem ? '✖' : '✔'} ${host.name} (${seconds} s)${problem ? `\n      ${problem.slice(0, 2500)}` : ''}`,
  );
  rows.push(`| ${host.name} | ${problem ? '**fails**' : 'ok'} |`);
}
await browser.close();
console.log(`\n${rows.length - failed} passed, ${failed} failed`);
if (words.length === 0) {
  const intro =
    '# Host pages\n\nWritten by `npm run test:hosts`: each site is built by its real tool and driven in Chromium.\n';
  writeFileSync(join(here, 'table.md'), `${intro}\n| Host | Result |\n| --- | --- |\n${rows.join('\n')}\n`);
}
process.exit(failed > 0 ? 1 : 0);
