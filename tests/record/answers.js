// How an answer of the engine is written down: refusals as data, long lists and floats as fingerprints.

import { createHash } from 'node:crypto';

/** @param {string | Uint8Array} content */
export const fingerprint = (content) => createHash('sha256').update(content).digest('hex');

/** The bytes of floats. Of a NaN no bit but its being one is laid down in WebAssembly. @param {Float32Array} floats */
export function floatPrint(floats) {
  const copy = Float32Array.from(floats, (value) => (Number.isNaN(value) ? NaN : value));
  return fingerprint(new Uint8Array(copy.buffer));
}

/** Longer lists are kept as their ends and a fingerprint of all. */
const longest = 60;

/** @param {any} value @returns {any} */
export function shortened(value) {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
  }
  if (value.length <= longest) return value.map(shortened);
  const ends = [...value.slice(0, 3), ...value.slice(-2)].map(shortened);
  return { length: value.length, ends, sha256: fingerprint(JSON.stringify(value)) };
}

/** @param {any} error */
function errorData(error) {
  const { name, message, code, layer, argument, expected, found } = error;
  if (name === 'ModelError') return shortened({ error: { name, message, code, layer, argument, expected, found } });
  return { error: { name, message: String(message) } };
}

/** The engine of a build, which is loaded anew where it broke down. */
export class Asker {
  #load;
  #lost = true;
  #calls = 0;
  /** @type {any} */ engine = undefined;

  /** @param {() => Promise<any>} load */
  constructor(load) {
    this.#load = load;
  }

  /** How often the engine was asked. */
  get calls() {
    return this.#calls;
  }

  /** Before each function: a whole engine. */
  async ready() {
    if (!this.#lost) return;
    this.engine = await this.#load();
    this.#lost = false;
  }

  /** What the engine answers, or why it does not. @param {(engine: any) => any} question @returns {any} */
  ask(question) {
    this.#calls++;
    try {
      return shortened(question(this.engine));
    } catch (error) {
      this.#lost ||= /** @type {any} */ (error)?.name === 'EngineLost';
      return errorData(error);
    }
  }

  /** The same as it is, for further questions; undefined where it is refused. @param {(engine: any) => any} question @returns {any} */
  know(question) {
    let whole;
    this.ask((engine) => {
      whole = question(engine);
      return null;
    });
    return whole;
  }

  /** The same, by names. @param {[string, (engine: any) => any][]} questions */
  askAll(questions) {
    return Object.fromEntries(questions.map(([name, question]) => [name, this.ask(question)]));
  }
}
