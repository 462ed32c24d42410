// The scenario in three engines times all situations. Prints the table, writes it to table.md, and fails where one cell does.
// `node tests/three-browsers/run.js webkit sandbox`: only engines and situations whose names hold one of the words.

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from './chromium.js';
import { firefox } from './firefox.js';
import { playScenario } from './scenario.js';
import { situations } from './situations.js';
import { webkit } from './webkit.js';

/** @import { Driver } from './tab.js' */
/** @import { Situation } from './situations.js' */

const starters = { chromium, firefox, webkit };
const words = process.argv.slice(2);

/** A list cut down to what the command names, or all of it. @template T @param {T[]} list @param {(one: T) => string} nameOf */
function wanted(list, nameOf) {
  const named = list.filter((one) => words.some((word) => nameOf(one).includes(word)));
  return named.length > 0 ? named : list;
}

/** @param {Driver} driver @param {Situation} situation @returns {Promise<string>} empty where all went well */
async function play(driver, situation) {
  const tab = await driver.open();
  const place = await situation.open(tab.collects);
  try {
    await playScenario(tab, situation, place.url);
    return '';
  } catch (error) {
    const noise = (await tab.messages().catch(() => [])).map((line) => `\n      ${line.slice(0, 300)}`).join('');
    return `${String(error).split('\n').slice(0, 12).join('\n      ')}${noise}`;
  } finally {
    await tab.close();
    place.close();
  }
}

/** @param {string[]} heads @param {Map<string, string[]>} rows */
function tableText(heads, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const body = [...rows].map(([name, cells]) => line([name, ...cells]));
  return [line(['Situation', ...heads]), line(['---', ...heads.map(() => '---')]), ...body].join('\n');
}

/** @type {string[]} */ const heads = [];
/** @type {Map<string, string[]>} */
const rows = new Map(wanted(situations, ({ name }) => name).map(({ name }) => [name, []]));
let failed = 0;
let passed = 0;
for (const [id, start] of wanted(Object.entries(starters), ([name]) => name)) {
  const began = Date.now();
  const driver = await start();
  for (const situation of wanted(situations, ({ name }) => name)) {
    const problem = await play(driver, situation);
    rows.get(situation.name)?.push(problem ? '**fails**' : 'ok');
    console.log(`  ${problem ? '✖' : '✔'} ${id}, ${situation.name}${problem ? `\n      ${problem}` : ''}`);
    if (problem) failed++;
    else passed++;
  }
  heads.push(`${driver.name} ${driver.version}`);
  await driver.close();
  console.log(`  ${driver.name} ${driver.version}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
const table = tableText(heads, rows);
console.log(`\n${table}\n\n${passed} passed, ${failed} failed`);
if (words.length === 0) {
  const about = situations.map(
    (one) => `- **${one.name}**: ${one.about.startsWith('default') ? `\`${one.about}\`` : one.about}`,
  );
  const intro = `Written by \`npm run test:browsers\`. In each: load, answer 54 for the first layer, read that the bias is missing, see the feature maps drawn, run a model that takes long (in a worker where one can be had), and find nothing on the console.`;
  const path = join(dirname(fileURLToPath(import.meta.url)), 'table.md');
  writeFileSync(
    path,
    `# Three engines, ${situations.length} situations\n\n${intro}\n\n${table}\n\n${about.join('\n')}\n`,
  );
}
process.exit(failed > 0 ? 1 : 0);
