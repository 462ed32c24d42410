// Starts the engine, in browsers and in Node: the WebAssembly, and where a page or a browser refuses it, the same engine as
// plain JavaScript. Only this file and wasm.js know that WebAssembly exists.
// The WebAssembly comes in two parts: what opening a lesson runs, and the rest (see tools/split-engine.js).

import firstText from '#engine-first';
import { bytesOfText } from '../base/byte-text.js';
import { Engine } from './api.js';
import { EngineLost, ModelError } from './errors.js';
import { RestMissing, settings, startWasm } from './wasm.js';

export { EngineLost, ModelError };

/** Engines that broke down on this page. */
let losses = 0;
/** A call met a function of the rest before that had come: engines are whole from now on. */
let restIsMissed = false;
/** So many are replaced by the same build, and then one by the JavaScript build. */
const mostReplacements = 2;

/**
 * The module, until one of its functions throws what is no answer: memory that it could not get, a trap, a full stack. From
 * then on nothing in it can be trusted, so every call is refused.
 * @param {any} module
 */
function guarded(module) {
  /** @type {EngineLost | undefined} */
  let lost;
  const call = (/** @type {string} */ name, /** @type {any[]} */ values) => {
    if (lost && name === 'free') return undefined; // gone with all the rest
    if (lost) throw lost;
    try {
      return module[name](...values);
    } catch (error) {
      lost = new EngineLost(error);
      if (error instanceof RestMissing) restIsMissed = true;
      else losses++;
      shared.clear();
      throw lost;
    }
  };
  /** @type {Record<string, any>} */
  const guards = {
    /** Another one each time that the memory has grown. */
    get HEAPF32() {
      return module.HEAPF32;
    },
  };
  for (const name of Object.keys(module)) {
    if (typeof module[name] === 'function') guards[name] = (/** @type {any[]} */ ...values) => call(name, values);
  }
  return guards;
}

/** Where engine-js.js leaves the JavaScript build. */
const scriptName = Symbol.for('cnn-params.engine');
/** The address of the script that is running now, which a classic script can ask only while it starts. */
const home = globalThis.document?.currentScript?.getAttribute('src') ?? '';

/**
 * Instantiates the smallest module there is: in Lockdown Mode and under a strict content policy `WebAssembly` may well
 * exist and yet refuse.
 */
async function allowsWebAssembly() {
  try {
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}

async function loadRest() {
  const { default: text } = await import('#engine-rest').catch((error) => {
    throw new ModelError({ code: 'part_not_loaded', found: String(error) });
  });
  return WebAssembly.compile(bytesOfText(text));
}

/** @param {boolean} all the rest will be asked for at once, so it is fetched and compiled while the first part starts */
async function startWebAssembly(all) {
  const allowed = allowsWebAssembly();
  const first = bytesOfText(firstText); // while the browser thinks about it
  if (!(await allowed)) throw new ModelError({ code: 'no_webassembly' });
  let early = all ? loadRest() : undefined;
  early?.catch(() => {});
  const rest = () => {
    const coming = early ?? loadRest();
    early = undefined; // where it failed, a later call tries again
    return coming;
  };
  const { module, complete, parts } = await startWasm(first, rest);
  return new Engine(guarded(module), 'wasm', complete, parts);
}

/** Loads a classic script, where a page on disk may not import a module. @param {string} address */
function loadClassicScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new ModelError({ code: 'engine_not_found', found: address })));
    document.head.append(script);
  });
}

async function startScript() {
  const all = /** @type {any} */ (globalThis);
  if (!all[scriptName]) {
    try {
      await import('#engine-js');
    } catch (error) {
      if (!globalThis.document) throw error;
      await loadClassicScript(new URL('engine-js.js', new URL(home, document.baseURI)).href);
    }
  }
  return all[scriptName]({ ...settings }); // the glue keeps the object as its own
}

/** @param {'wasm' | 'js' | undefined} build @param {boolean} all */
async function start(build, all) {
  if (losses > mostReplacements + 1) throw new Error('it broke down again and again');
  if (build !== 'js' && losses <= mostReplacements) {
    try {
      return await startWebAssembly(all);
    } catch (error) {
      // Refused, or without the vector instructions that ours needs.
      if (build === 'wasm') throw error;
    }
  }
  return new Engine(guarded(await startScript()), 'js');
}

/** @type {Map<string | undefined, Promise<Engine>>} */
const shared = new Map();

/** @param {'wasm' | 'js' | undefined} build @param {boolean} all */
function startOnce(build, all) {
  const before = shared.get(build);
  if (before) return before;
  const starting = start(build, all);
  shared.set(build, starting);
  starting.catch(() => {
    if (shared.get(build) === starting) shared.delete(build); // a later call may try again
  });
  return starting;
}

/**
 * Loads the engine once; every caller shares it. After an EngineLost it answers a fresh one.
 * @param {{ build?: 'wasm' | 'js', part?: 'first' | 'all' }} [options] build: one build and no other; without it,
 *   WebAssembly where that is allowed, else JavaScript with the same numbers. part: `first` comes sooner and opens lessons;
 *   its `complete()` loads the rest
 * @returns {Promise<Engine>} rejects where neither can be had, or where it breaks down again and again
 */
export async function loadEngine({ build, part = 'all' } = {}) {
  const all = part === 'all' || restIsMissed;
  const engine = await startOnce(build, all);
  if (all) await engine.complete();
  return engine;
}

/** @typedef {Engine} EngineApi */
