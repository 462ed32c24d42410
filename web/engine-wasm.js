// Starts the WebAssembly of the engine from its two parts (see tools/split-engine.js), as bytes or as compiled already.

import createModule from '#engine';

/** What both builds are started with. */
export const settings = {
  /** The glue would look for a file beside its own address, which a classic script has not. @param {string} name */
  locateFile: (name) => name,
  /** Failures are thrown, and a host's console is not ours. */
  printErr: () => {},
};

/** A call reached a function of the part that has not come yet. */
export class RestMissing extends Error {
  name = 'RestMissing';
}

/**
 * Stand for the functions of the rest, each under its place in the table. When the rest comes it takes these places;
 * who has kept a function from before is passed on.
 * @param {() => WebAssembly.Table | undefined} whole the table, once the rest is there
 */
function placeholders(whole) {
  const standIn =
    (/** @type {string} */ place) =>
    (/** @type {any[]} */ ...values) => {
      const table = whole();
      if (table) return table.get(Number(place))(...values);
      throw new RestMissing('a part of the engine has not come yet');
    };
  return new Proxy({}, { get: (_, place) => standIn(String(place)) });
}

/** @typedef {BufferSource | WebAssembly.Module} Part */

/** @param {Part} part */
const compile = async (part) => (part instanceof WebAssembly.Module ? part : WebAssembly.compile(part));

/**
 * @param {Part} part the first
 * @param {() => Promise<Part>} loadRest
 * @param {boolean} [all] the rest is wanted at once: it is loaded and compiled while the first part starts
 * @returns {Promise<{ module: any, complete: () => Promise<void>, parts: WebAssembly.Module[] }>} complete brings the rest;
 *   parts: what has come so far, compiled
 */
export async function startWasm(part, loadRest, all = false) {
  /** @type {(first: WebAssembly.Instance) => void} */
  let take;
  /** @type {Promise<WebAssembly.Instance>} */
  const first = new Promise((resolve) => (take = resolve));
  /** @type {WebAssembly.Table | undefined} */
  let whole;
  /** @type {WebAssembly.Module[]} */
  const parts = [];
  const load = async () => {
    const rest = await compile(await loadRest());
    const { exports } = await first;
    await WebAssembly.instantiate(rest, { primary: /** @type {any} */ (exports) });
    parts.push(rest);
    [whole] = Object.values(exports).filter((one) => one instanceof WebAssembly.Table);
  };
  /** @type {Promise<void> | undefined} */
  let coming;
  const complete = () => {
    coming ??= load();
    coming.catch(() => (coming = undefined)); // a later call may try again
    return coming;
  };
  const start = async (/** @type {WebAssembly.Imports} */ imports) => {
    parts.push(await compile(part));
    return WebAssembly.instantiate(parts[0], { ...imports, placeholder: placeholders(() => whole) });
  };
  const starting = new Promise((resolve, reject) => {
    const instantiateWasm = (
      /** @type {WebAssembly.Imports} */ imports,
      /** @type {(instance: WebAssembly.Instance) => void} */ receive,
    ) => {
      start(imports)
        .then((instance) => (take(instance), receive(instance)))
        .catch(reject);
      return {}; // the exports come later
    };
    createModule({ ...settings, instantiateWasm }).then(resolve, reject);
  });
  if (all) complete().catch(() => {});
  return { module: await starting, complete, parts };
}
