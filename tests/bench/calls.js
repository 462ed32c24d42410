// The overhead of a call: run() on models with next to no arithmetic.

import { launch, openBench } from './site.js';
import { best, median, tableText, timeText } from './statistics.js';

/** @typedef {any} Bench what page.js puts on the page; it lives in the browser */

/** What a call of run() takes beyond the arithmetic, and beside it the lessons' passes. @param {string} address @param {number} rounds */
export async function calls(address, rounds) {
  const browser = await launch();
  const page = await openBench(browser, address, ['ours']);
  const [sizes, lessons] = [
    [1, 4, 1200],
    ['M1', 'M2', 'M3'],
  ];
  const times = await page.evaluate(
    ([list, ids, count]) => /** @type {Bench} */ (globalThis).bench.calls(list, ids, count),
    /** @type {[number[], string[], number]} */ ([sizes, lessons, rounds]),
  );
  await browser.close();
  const results = Object.keys(times).map((id) => {
    const above = times[id].map((/** @type {number} */ ms, /** @type {number} */ i) => ms - times.nothing[i]);
    return { id, times: times[id], median: median(above), best: best(above) };
  });
  const call = results.find(({ id }) => id === 'Flatten 4')?.median ?? 0;
  console.log('\nA call of run(), less a loop around nothing; 1200 numbers are the input of a lesson\n');
  console.log(
    tableText(
      ['', 'median', 'best', 'of it the call'],
      results
        .filter(({ id }) => id !== 'nothing')
        .map((r) => [r.id, timeText(r.median), timeText(r.best), `${Math.round((call / r.median) * 100)} %`]),
    ),
  );
  console.log(`\nA call of Flatten 4: ${Math.round(call * 1e6)} ns (${call <= 2e-4 ? 'reached' : 'missed'} 200 ns)`);
  return results;
}
