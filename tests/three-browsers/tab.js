// What the three drivers have in common: a tab that goes to an address, runs functions in its page or its first frame,
// presses keys, and keeps what the console said.

/**
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} goto
 * @property {<T>(run: (argument: any) => T | Promise<T>, argument?: any) => Promise<Awaited<T>>} evaluate  in the page, or in its frame; the function is self-contained
 * @property {(use: boolean) => Promise<void>} useFrame  whether to work in the first frame of the page
 * @property {(text: string) => Promise<void>} type  real keys, into what has the focus; `\n` is Enter
 * @property {() => Promise<string[]>} messages  warnings, errors and every other word on the console, of the page or its frame
 * @property {boolean} collects  whether it learns them from collector.js in the page only
 * @property {() => Promise<void>} close
 */

/** @typedef {{ name: string, version: string, open: () => Promise<Tab>, close: () => Promise<void> }} Driver */

/** Asks until the answer is truthy. @template T @param {() => Promise<T>} ask @param {string} what @param {number} [seconds] @returns {Promise<NonNullable<T>>} */
export async function until(ask, what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  let last = '';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = String(error).split('\n')[0];
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`waited ${seconds} s in vain for ${what}${last ? ` (${last})` : ''}`);
}
