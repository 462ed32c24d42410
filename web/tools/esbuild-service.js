// esbuild with a time limit. Its service was once seen to fall silent in the middle of a build, idle and without an error;
// a build must not wait for ever, and says what it waited for.

import * as esbuild from 'esbuild';

/** Milliseconds; an idle machine needs one or two seconds for the largest file. */
const patience = 120_000;

/**
 * Runs something on a service that may fall silent; where it does, once more on a fresh one.
 * @template T @param {() => Promise<T>} run @param {() => Promise<void>} renew @param {string} what @param {number} [limit] milliseconds
 * @returns {Promise<T>}
 */
export async function patiently(run, renew, what, limit = patience) {
  for (const last of [false, true]) {
    const silence = Symbol('silence');
    /** @type {NodeJS.Timeout | undefined} */ let timer;
    const waiting = new Promise((resolve) => (timer = setTimeout(resolve, limit, silence)));
    const result = await Promise.race([run(), waiting]).finally(() => clearTimeout(timer));
    if (result !== silence) return /** @type {T} */ (result);
    console.warn(`No answer in ${limit / 1000} s: ${what}.${last ? '' : ' Once more with a fresh service.'}`);
    await renew();
  }
  throw new Error(`gave up waiting for ${what}`);
}

/** @param {import('esbuild').BuildOptions} options @returns {Promise<import('esbuild').BuildResult>} */
export function build(options) {
  const what = `esbuild with ${options.outfile ?? options.outdir ?? 'a file'}`;
  return patiently(
    () => esbuild.build(options),
    () => esbuild.stop(),
    what,
  );
}

/** Ends the service, so that nothing of a build outlives it. */
export const stop = () => esbuild.stop();
