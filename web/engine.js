// The engine for JavaScript, in browsers and in Node. The only file that knows WebAssembly exists; where a page or a
// browser refuses it, the same engine as plain JavaScript is loaded instead.
// Configs cross as JSON text: one call each way, the same text in every build, and nothing to delete.

import createModule from '#engine';
import packedWasm from '#engine-bytes';
import { CompiledNetwork } from './compiled-network.js';
import { EngineLost, fromText, ModelError, toText } from './engine-text.js';
import { unpackBytes } from './packed-bytes.js';

/** @import { Analysis, Comparison2, Design, DesignOptions, Diagnosis, DiagnosisOptions, FollowUp, Grade, Level, Network,
 *   Optimizer, Parameter, Question, SummaryOptions, Trace, Uses, Variant, VariantOptions } from './types.js' */

export { EngineLost, ModelError };

/** The engine's functions over one instance. Every function throws ModelError for what it refuses. */
class Engine {
  #module;
  /** @type {Record<string, any[]>} */ #lists = {};

  /** @param {any} module @param {'wasm' | 'js'} build */
  constructor(module, build) {
    this.#module = module;
    /** Which build this is, for a page that wants to say so. */
    this.build = build;
  }

  /** Written when it is first asked for: a lesson needs none, and the catalogue takes as long as half the start. @param {'layers' | 'beliefs' | 'skills' | 'tasks'} name @returns {any[]} */
  #list(name) {
    this.#lists[name] ??= fromText(this.#module[name]());
    return this.#lists[name];
  }

  /** Every layer class and operation that this build knows. */
  get layers() {
    return this.#list('layers');
  }

  /** Every belief with a row of the table of misconceptions that it stands for. */
  get beliefs() {
    return this.#list('beliefs');
  }

  /** What can be practised. @returns {Level[]} */
  get skills() {
    return this.#list('skills');
  }

  /** What can be designed. @returns {Level[]} */
  get tasks() {
    return this.#list('tasks');
  }

  /**
   * Shapes, counts and worked terms of every layer.
   * @param {any} config @param {{ optimizer?: Optimizer }} [options] optimizer: also its variables after `fit`
   * @returns {Analysis}
   */
  analyse(config, options = {}) {
    return fromText(this.#module.analyse(toText(config, 'config'), toText(options, 'options')));
  }

  /**
   * The text that Keras's `model.summary()` prints, of today or of an earlier era.
   * @param {any} config @param {SummaryOptions} [options]
   * @returns {string}
   */
  summary(config, options = {}) {
    return fromText(this.#module.summary(toText(config, 'config'), toText(options, 'options')));
  }

  /** Two models row by row. @param {any} before @param {any} after @returns {Comparison2} */
  compare(before, after) {
    return fromText(this.#module.compare(toText(before, 'config'), toText(after, 'config')));
  }

  /**
   * Whether an answer is right, and if not, every belief that leads to it.
   * @param {any} config @param {Question} question
   * @param {string | number | (number | null)[]} answer as typed, or as numbers
   * @param {DiagnosisOptions} [options] what else is known about the learner
   * @returns {Diagnosis}
   */
  diagnose(config, question, answer, options = {}) {
    const known = [toText(config, 'config'), toText(question, 'question'), toText(answer, 'answer')];
    return fromText(this.#module.diagnose(...known, toText(options, 'options')));
  }

  /**
   * What to ask when several causes are left; its answer goes into `options.evidence` of the next call.
   * @param {any} config @param {Question} question @param {string | number | (number | null)[]} answer as for `diagnose`
   * @param {DiagnosisOptions} [options] @returns {FollowUp}
   */
  followUp(config, question, answer, options = {}) {
    const known = [toText(config, 'config'), toText(question, 'question'), toText(answer, 'answer')];
    return fromText(this.#module.followUp(...known, toText(options, 'options')));
  }

  /**
   * What somebody with these beliefs would answer; without beliefs, the right answer.
   * @param {any} config @param {Question} question @param {{ beliefs?: string[] }} [options]
   * @returns {number | (number | null)[]}
   */
  answer(config, question, options = {}) {
    const asked = toText(question, 'question');
    return fromText(this.#module.answer(toText(config, 'config'), asked, toText(options, 'options')));
  }

  /** A fresh exercise: one seed, one exercise. @param {VariantOptions} options @returns {Variant} */
  variant(options) {
    return fromText(this.#module.variant(toText(options, 'options')));
  }

  /** A design task: a model to start from, and what is wanted. @param {DesignOptions} options @returns {Design} */
  design(options) {
    return fromText(this.#module.design(toText(options, 'options')));
  }

  /** Holds a model against a design task. @param {DesignOptions} options as for `design` @param {any} config @returns {Grade} */
  grade(options, config) {
    return fromText(this.#module.grade(toText(options, 'options'), toText(config, 'config')));
  }

  /** Every multiplication of one forward pass that uses a parameter. @param {any} config @param {Parameter} parameter @returns {Uses} */
  uses(config, parameter) {
    return fromText(this.#module.uses(toText(config, 'config'), toText(parameter, 'parameter')));
  }

  /**
   * A network with weights drawn from a seed (glorot-uniform kernels, zero biases).
   * @param {any} config @param {{ seed?: number }} [options] seed: 0 to 2^32 - 1
   * @returns {Network}
   */
  compile(config, { seed = 1 } = {}) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      const expected = 'integer_from_0_to_4294967295';
      throw new ModelError({ code: 'invalid_argument', argument: 'seed', expected, found: seed });
    }
    const places = fromText(this.#module.compile(toText(config, 'config'), seed));
    return new CompiledNetwork(this.#module, places);
  }
}

/** Engines that broke down on this page. */
let losses = 0;
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
      losses++;
      shared.clear();
      throw lost;
    }
  };
  return new Proxy(module, {
    get: (_, name) =>
      typeof module[name] === 'function'
        ? (/** @type {any[]} */ ...values) => call(String(name), values)
        : module[name],
  });
}

/** Where engine-js.js leaves the JavaScript build. */
const scriptName = Symbol.for('cnn-params.engine');
/** The address of the script that is running now, which a classic script can ask only while it starts. */
const home = globalThis.document?.currentScript?.getAttribute('src') ?? '';

/** What both builds are started with. */
const settings = {
  /** The glue would look for a file beside its own address, which a classic script has not. @param {string} name */
  locateFile: (name) => name,
  /** Failures are thrown, and a host's console is not ours. */
  printErr: () => {},
};

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

async function startWasm() {
  if (!(await allowsWebAssembly())) throw new ModelError({ code: 'no_webassembly' });
  return createModule({ wasmBinary: unpackBytes(packedWasm), ...settings });
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

/** @param {'wasm' | 'js' | undefined} build */
async function start(build) {
  if (losses > mostReplacements + 1) throw new Error('it broke down again and again');
  if (build !== 'js' && losses <= mostReplacements) {
    try {
      return new Engine(guarded(await startWasm()), 'wasm');
    } catch (error) {
      // Refused, or without the vector instructions that ours needs.
      if (build === 'wasm') throw error;
    }
  }
  return new Engine(guarded(await startScript()), 'js');
}

/** @type {Map<string | undefined, Promise<Engine>>} */
const shared = new Map();

/**
 * Loads the engine once; every caller shares it. After an EngineLost it answers a fresh one.
 * @param {{ build?: 'wasm' | 'js' }} [options] one build and no other; without it, WebAssembly where that is allowed,
 *   else JavaScript with the same numbers
 * @returns {Promise<Engine>} rejects where neither can be had, or where it breaks down again and again
 */
export function loadEngine({ build } = {}) {
  const before = shared.get(build);
  if (before) return before;
  const starting = start(build);
  shared.set(build, starting);
  starting.catch(() => {
    if (shared.get(build) === starting) shared.delete(build); // a later call may try again
  });
  return starting;
}

/** @typedef {Engine} EngineApi */
