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

/** @param {Part} part @param {WebAssembly.Imports} imports @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource>} */
async function instantiate(part, imports) {
  const made = await WebAssembly.instantiate(/** @type {any} */ (part), imports);
  return made instanceof WebAssembly.Instance
    ? { instance: made, module: /** @type {WebAssembly.Module} */ (part) }
    : made;
}

/**
 * @param {Part} part the first
 * @param {() => Promise<Part>} loadRest
 * @returns {Promise<{ module: any, complete: () => Promise<void>, parts: WebAssembly.Module[] }>} complete brings the rest;
 *   parts: what has come so far, compiled
 */
export async function startWasm(part, loadRest) {
  /** @type {WebAssembly.Instance} */
  let first;
  /** @type {WebAssembly.Table | undefined} */
  let whole;
  /** @type {WebAssembly.Module[]} */
  const parts = [];
  const module = await new Promise((resolve, reject) => {
    const instantiateWasm = (
      /** @type {any} */ imports,
      /** @type {(instance: WebAssembly.Instance) => void} */ take,
    ) => {
      const start = instantiate(part, { ...imports, placeholder: placeholders(() => whole) });
      start.then(({ instance, module }) => (parts.push(module), take((first = instance)))).catch(reject);
      return {}; // the exports come later
    };
    createModule({ ...settings, instantiateWasm }).then(resolve, reject);
  });
  const load = async () => {
    const rest = await instantiate(await loadRest(), { primary: first.exports });
    parts.push(rest.module);
    [whole] = Object.values(first.exports).filter((one) => one instanceof WebAssembly.Table);
  };
  /** @type {Promise<void> | undefined} */
  let coming;
  const complete = () => {
    coming ??= load();
    coming.catch(() => (coming = undefined)); // a later call may try again
    return coming;
  };
  return { module, complete, parts };
}
