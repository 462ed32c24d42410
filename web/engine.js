// The engine for JavaScript, in browsers and in Node. The only file that knows WebAssembly exists.
// Configs cross as JSON text: one call each way, the same text in every build, and nothing to delete.

import createModule from '#engine';
import packedWasm from '#engine-bytes';

/** @import { Analysis, Comparison2, Diagnosis, Network, Optimizer, Question, SummaryOptions, Trace } from './types.js' */

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

/**
 * JSON text of a value; what JSON cannot hold is an error and not silently null.
 * @param {any} value @param {string} argument
 */
function toText(value, argument) {
  let text;
  try {
    text = typeof value === 'string' && argument === 'config' ? value : JSON.stringify(value);
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

  /** @param {any} module @param {any} places */
  constructor(module, places) {
    this.#module = module;
    this.#id = places.id;
    this.#places = places;
    const id = places.id;
    abandoned.register(this, () => module.free(id), this);
  }

  /** Views are made anew at each call: growing memory detaches old ones. */
  #view(/** @type {number} */ start, /** @type {{ offset: number, size: number }} */ place) {
    if (this.#id === 0) throw new ModelError({ code: 'network_is_freed' });
    return new Float32Array(this.#module.HEAPF32.buffer, start + place.offset * 4, place.size);
  }

  /**
   * @param {ArrayLike<number> | ArrayLike<number>[]} input H·W·C numbers, channels last; one list an input of the model
   */
  run(input) {
    const { inputs, outputs } = this.#places;
    const lists = inputs.length === 1 ? [input] : input;
    const start = this.#module.activations(this.#id);
    inputs.forEach((/** @type {any} */ place, /** @type {number} */ i) => {
      const target = this.#view(start, place);
      const found = lists[i]?.length;
      if (found !== target.length) {
        throw new ModelError({ code: 'wrong_input', argument: 'input', expected: `${target.length}_numbers`, found });
      }
      target.set(lists[i]);
    });
    this.#module.run(this.#id);
    const views = outputs.map((/** @type {any} */ place) => this.#view(start, place));
    return views.length === 1 ? views[0] : views;
  }

  activations() {
    const start = this.#module.activations(this.#id);
    return this.#places.activations
      .filter((/** @type {any} */ place) => place.in_summary)
      .map((/** @type {any} */ place) => ({ name: place.name, shape: place.shape, data: this.#view(start, place) }));
  }

  weights() {
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

  /** @param {any} module */
  constructor(module) {
    this.#module = module;
    this.layers = fromText(module.layers());
    this.beliefs = fromText(module.beliefs());
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
   * @returns {Diagnosis}
   */
  diagnose(config, question, answer) {
    const asked = toText(question, 'question');
    return fromText(this.#module.diagnose(toText(config, 'config'), asked, toText(answer, 'answer')));
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

/** The bytes of the WebAssembly, from the text it travels in. @param {string} packed */
async function unpack(packed) {
  const deflated = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function start() {
  if (typeof WebAssembly === 'undefined') throw new Error('this browser has no WebAssembly');
  return new Engine(await createModule({ wasmBinary: await unpack(packedWasm) }));
}

/** @type {Promise<Engine> | undefined} */
let shared;

/**
 * Loads the engine once; every caller shares it.
 * @returns {Promise<Engine>} rejects where WebAssembly is missing or refused
 */
export function loadEngine() {
  shared ??= start();
  shared.catch(() => {
    shared = undefined; // a later call may try again
  });
  return shared;
}

/** @typedef {Engine} EngineApi */
