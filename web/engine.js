// The engine for JavaScript, in browsers and in Node. The only file that knows WebAssembly exists; where a page or a
// browser refuses it, the same engine as plain JavaScript is loaded instead.
// Configs cross as JSON text: one call each way, the same text in every build, and nothing to delete.

import createModule from '#engine';
import packedWasm from '#engine-bytes';
import { toJson } from './json.js';
import { unpackBytes } from './packed-bytes.js';

/** @import { Analysis, Comparison2, Design, DesignOptions, Diagnosis, DiagnosisOptions, FollowUp, Grade, Level, Network,
 *   Optimizer, Parameter, Question, SummaryOptions, Trace, Uses, Variant, VariantOptions } from './types.js' */

/** What the engine refuses, as data: which layer, which argument, what was expected and what was found. */
export class ModelError extends Error {
  /** @param {{ code: string, layer?: string, argument?: string, expected?: string, found?: any }} error */
  constructor({ code, layer = '', argument = '', expected = '', found = null }) {
    const place = [layer && `layer "${layer}"`, argument && `argument "${argument}"`].filter(Boolean).join(', ');
    const want = expected && `expected ${expected.replaceAll('_', ' ')}, found ${JSON.stringify(found)}`;
    super([place, want].filter(Boolean).join(': ') || code.replaceAll('_', ' '));
    this.name = 'ModelError';
    this.code = code;
    this.layer = layer;
    this.argument = argument;
    this.expected = expected;
    this.found = found;
  }
}

/** The engine broke down (out of memory, a trap): this instance is dead, `loadEngine()` gives another. */
export class EngineLost extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(`the engine was lost: ${cause instanceof Error ? cause.message : cause}`, { cause });
    this.name = 'EngineLost';
  }
}

/**
 * JSON text of a value; what JSON cannot hold is an error and not silently null.
 * @param {any} value @param {string} argument
 */
function toText(value, argument) {
  let text;
  try {
    text = typeof value === 'string' && argument === 'config' ? value : toJson(value);
  } catch {
    text = undefined;
  }
  if (text === undefined) throw new ModelError({ code: 'not_json', argument, expected: 'json', found: String(value) });
  return text;
}

/** @param {string} text @returns {any} */
function fromText(text) {
  const answer = JSON.parse(text);
  if (answer && answer.error) throw new ModelError(answer.error);
  return answer;
}

/** Frees networks that were dropped without `free()`. */
const abandoned = new FinalizationRegistry(
  /** @param {() => void} free */ (free) => {
    free();
  },
);

/** @implements {Network} */
class CompiledNetwork {
  #module;
  #id;
  /** @type {any} */ #places;
  #start;
  /** @type {ArrayBuffer | undefined} */ #buffer;
  /** @type {Float32Array[]} */ #inputs = [];
  /** @type {Float32Array[]} */ #outputs = [];
  /** @type {{ name: string, shape: number[], data: Float32Array }[]} */ #activations = [];

  /** @param {any} module @param {any} places */
  constructor(module, places) {
    this.#module = module;
    this.#id = places.id;
    this.#places = places;
    this.#start = module.activations(places.id);
    const id = places.id;
    abandoned.register(this, () => module.free(id), this);
  }

  /** What run() wants: each input's shape without the batch. @returns {number[][]} */
  get inputShapes() {
    return this.#places.inputs.map((/** @type {any} */ place) => place.shape);
  }

  /** @param {number} start @param {{ offset: number, size: number }} place */
  #view(start, place) {
    return new Float32Array(this.#module.HEAPF32.buffer, start + place.offset * 4, place.size);
  }

  /** Memory that has grown is another buffer, and all views of the old one are dead. */
  #refresh() {
    if (this.#id === 0) throw new ModelError({ code: 'network_is_freed' });
    const buffer = this.#module.HEAPF32.buffer;
    if (buffer === this.#buffer) return;
    this.#buffer = buffer;
    const viewOf = (/** @type {any} */ place) => this.#view(this.#start, place);
    this.#inputs = this.#places.inputs.map(viewOf);
    this.#outputs = this.#places.outputs.map(viewOf);
    this.#activations = this.#places.activations
      .filter((/** @type {any} */ place) => place.in_summary)
      .map((/** @type {any} */ place) => ({ name: place.name, shape: place.shape, data: viewOf(place) }));
  }

  /** @param {Float32Array} target @param {ArrayLike<number>} input */
  #write(target, input) {
    const found = input?.length;
    if (found !== target.length) {
      throw new ModelError({ code: 'wrong_input', argument: 'input', expected: `${target.length}_numbers`, found });
    }
    target.set(input);
  }

  /**
   * One call into WebAssembly, and no allocation: the answer is the same view each time.
   * @param {ArrayLike<number> | ArrayLike<number>[]} input H·W·C numbers, channels last; one list an input of the model
   * @returns {any}
   */
  run(input) {
    this.#refresh();
    const inputs = this.#inputs;
    if (inputs.length === 1) this.#write(inputs[0], /** @type {ArrayLike<number>} */ (input));
    else for (let i = 0; i < inputs.length; i++) this.#write(inputs[i], /** @type {any} */ (input)[i]);
    this.#module._run_network(this.#id);
    return this.#outputs.length === 1 ? this.#outputs[0] : this.#outputs;
  }

  /** Every layer's output in the last run. */
  activations() {
    this.#refresh();
    this.#module._show_activations(this.#id);
    return this.#activations;
  }

  /** To be read or written until the next run, which reads all weights again. */
  weights() {
    this.#refresh();
    const start = this.#module.weights(this.#id);
    return this.#places.weights.map((/** @type {any} */ place) => ({
      layer: place.layer,
      name: place.name,
      shape: place.shape,
      data: this.#view(start, place),
    }));
  }

  /** @param {string} layer @param {number} index @returns {Trace} */
  trace(layer, index) {
    return fromText(this.#module.trace(this.#id, layer, index));
  }

  free() {
    abandoned.unregister(this);
    this.#module.free(this.#id);
    this.#id = 0;
  }
}

/** The engine's functions over one instance. Every function throws ModelError for what it refuses. */
class Engine {
  #module;

  /** @param {any} module @param {'wasm' | 'js'} build */
  constructor(module, build) {
    this.#module = module;
    /** Which build this is, for a page that wants to say so. */
    this.build = build;
    this.layers = fromText(module.layers());
    this.beliefs = fromText(module.beliefs());
    /** @type {Level[]} */ this.skills = fromText(module.skills());
    /** @type {Level[]} */ this.tasks = fromText(module.tasks());
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
   * The intermediate to ask for when several causes are left; its answer goes into `options.evidence` of the next call.
   * @param {any} config @param {Question} question
   * @param {string | number | (number | null)[]} answer the same as for `diagnose`
   * @param {DiagnosisOptions} [options]
   * @returns {FollowUp}
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
/** So many are replaced; then something is wrong that a fresh one will not mend. */
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
  return all[scriptName](settings);
}

/** @param {'wasm' | 'js' | undefined} build */
async function start(build) {
  if (losses > mostReplacements) throw new Error('it broke down again and again');
  if (build !== 'js') {
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
