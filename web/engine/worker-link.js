// The page's end of the worker that runs long passes: one for all networks of the page, started when a pass is slow. A worker
// that is lost is replaced and the model played again; where workers get lost again and again there are none.

import { ModelError } from './errors.js';
import { isOurs, trustedAddress } from '../base/trusted-address.js';

/** @import { Engine } from './api.js' */
/** @import { Change, FeatureMap } from './pass.js' */
/** @import { Answer, Message } from './worker-tasks.js' */
/** @import { Trace } from './types.js' */

/** @typedef {{ signal?: AbortSignal, progress?: (done: number) => void }} PassOptions */
/** @typedef {Omit<Message, 'ask'>} Question */
/** @typedef {{ resolve: (answer: any) => void, reject: (error: unknown) => void, progress?: (done: number) => void }} Asked */

/** Workers that may be lost one after the other, without a pass that comes to its end. */
const mostLosses = 2;
/** Seconds without a word from a worker that was asked something, after which it is taken for lost. */
const mostSilence = 10;
/** Milliseconds that a worker without networks is kept: the next model often comes soon. */
const idle = 30_000;

/** The worker has died, or none can be had. */
export class WorkerLost extends Error {
  name = 'WorkerLost';
}

/** A page runs a classic script whatever it is sent as, a worker does not. Not every browser tells. @param {string} address */
function isSentAsScript(address) {
  const [entry] = /** @type {any[]} */ (performance.getEntriesByName(address));
  return entry?.contentType === undefined || /javascript/.test(entry.contentType);
}

/**
 * Where a worker would be started from: the module's file beside this one, or the classic script itself. Only a file of ours
 * from the origin of the page will do: everything else is refused somewhere, and a refusal is a word on the page's console
 * that nobody can take back. A page's own bundler, too, may have put this code elsewhere and left the file.
 * @returns {string | undefined}
 */
function workerAddress() {
  // An isolated page would want headers with the file; a policy that goes by nonces lets in what has one, and no worker has.
  const isStrange = globalThis.crossOriginIsolated || document.querySelector('script[nonce]');
  if (typeof Worker !== 'function' || isStrange) return undefined;
  const { url = document.baseURI } = import.meta;
  const { href } = new URL(/** @type {any} */ (globalThis).CNN_PARAMS_WORKER, url);
  return isOurs(href) && isSentAsScript(href) ? href : undefined;
}

/** One worker, and what it has been asked. */
class Link {
  #worker;
  /** @type {Map<number, Asked>} */ #asked = new Map();
  #count = 0;
  #silence = 0;
  #watch;
  /** Whether it has ever said a word. */
  lived = false;
  lost = false;

  /** @param {string} address @param {object[]} parts of the engine */
  constructor(address, parts) {
    this.#worker = new Worker(trustedAddress(address));
    this.#worker.addEventListener('message', ({ data }) => this.#hear(data));
    for (const end of ['error', 'messageerror']) this.#worker.addEventListener(end, (event) => this.#fail(event));
    // Ticks are counted rather than time: a page that was asleep has not waited.
    this.#watch = setInterval(() => this.#tick(), 1000);
    this.#worker.postMessage({ parts });
  }

  /** @param {Answer} answer */
  #hear({ ask, progress, answer, refused, broken }) {
    this.#silence = 0;
    this.lived = true;
    const asked = this.#asked.get(ask);
    if (broken !== undefined) this.end();
    else if (progress !== undefined) asked?.progress?.(progress);
    else {
      this.#asked.delete(ask);
      if (refused) asked?.reject(new ModelError(refused));
      else asked?.resolve(answer);
    }
  }

  /** @param {Event} event */
  #fail(event) {
    event.preventDefault(); // it is dealt with here
    this.end();
  }

  #tick() {
    if (this.#asked.size === 0) this.#silence = 0;
    else if (++this.#silence > mostSilence) this.end();
  }

  /** Ends the worker; whoever waits for it is told. */
  end() {
    this.lost = true;
    clearInterval(this.#watch);
    this.#worker.terminate();
    for (const { reject } of this.#asked.values()) reject(new WorkerLost('the worker was lost'));
    this.#asked.clear();
  }

  /** @param {Question} question */
  tell(question) {
    if (!this.lost) this.#worker.postMessage({ ask: 0, ...question });
  }

  /** @param {Question} question @param {PassOptions} [options] @returns {Promise<any>} */
  ask(question, { signal, progress } = {}) {
    if (this.lost) return Promise.reject(new WorkerLost('the worker was lost'));
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const ask = ++this.#count;
      this.#asked.set(ask, { resolve, reject, progress });
      signal?.addEventListener('abort', () => {
        if (!this.#asked.delete(ask)) return;
        this.tell({ kind: 'stop', id: question.id });
        reject(signal.reason);
      });
      this.#worker.postMessage({ ...question, ask });
    });
  }
}

/** @type {Link | undefined} */
let shared;
/** Lost since the last pass that came to its end. */
let losses = 0;
/** Networks that have a place in the worker. */
const users = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let ending;

/** The worker of the page, or a new one. @param {object[]} parts */
function link(parts) {
  if (shared?.lost) {
    losses = shared.lived ? losses + 1 : mostLosses; // what never came will not come
    shared = undefined;
  }
  const address = workerAddress();
  if (!address || losses >= mostLosses) throw new WorkerLost('no worker can be had');
  try {
    return (shared ??= new Link(address, parts));
  } catch (error) {
    losses = mostLosses; // refused: asking again would only be refused again
    throw new WorkerLost(String(error));
  }
}

let count = 0;

/** A network whose passes run in the worker. */
export class DistantNetwork {
  #engine;
  #model;
  #id = ++count;
  /** The worker that knows the model. @type {Link | undefined} */ #link = undefined;
  /** The last pass that came to its end: input and changes. @type {[Float32Array, Change[]] | undefined} */ #last =
    undefined;

  /** @param {Engine} engine that of the page @param {{ config: any, seed: number, weights?: any[] }} model */
  constructor(engine, { config, seed, weights }) {
    this.#engine = engine;
    this.#model = { config, seed, weights };
  }

  /**
   * @param {Float32Array} input @param {Change[]} written every parameter that was changed @param {PassOptions} [options]
   * @returns {Promise<{ maps: FeatureMap[], time: number }>} rejects with WorkerLost where no worker can be had
   */
  async run(input, written, options = {}) {
    for (;;) {
      const worker = link(this.#engine.parts);
      try {
        await this.#introduce(worker, options);
        const answer = await worker.ask({ kind: 'run', id: this.#id, input, written }, options);
        losses = 0;
        this.#last = [input, written];
        return answer;
      } catch (error) {
        if (!(error instanceof WorkerLost)) throw error; // else once more, with another worker
      }
    }
  }

  /** @param {Link} worker @param {PassOptions} options */
  async #introduce(worker, { signal }) {
    if (this.#link === worker) return;
    clearTimeout(ending);
    users.add(this.#id);
    this.#link = worker; // also where nobody waits for the end: what is asked later is answered later
    await worker.ask({ kind: 'compile', id: this.#id, ...this.#model }, { signal });
  }

  /** Where a value of the last pass came from; where the worker is lost, the pass is played again before. @param {string} layer @param {number} index @returns {Promise<Trace>} */
  async trace(layer, index) {
    for (const isLast of [false, true]) {
      if (!this.#last) break;
      if (this.#link?.lost) await this.run(...this.#last);
      try {
        return await /** @type {Link} */ (this.#link).ask({ kind: 'trace', id: this.#id, layer, index });
      } catch (error) {
        if (!(error instanceof WorkerLost) || isLast) throw error;
      }
    }
    throw new WorkerLost('there was no pass');
  }

  free() {
    this.#link?.tell({ kind: 'free', id: this.#id });
    users.delete(this.#id);
    clearTimeout(ending);
    if (users.size === 0) ending = setTimeout(endShared, idle);
  }
}

/** The worker's memory never shrinks, so it goes when nobody needs it. */
function endShared() {
  shared?.end();
  shared = undefined;
}

/** A network in the worker, where one can be had. @param {Engine} engine @param {{ config: any, seed: number, weights?: any[] }} model */
export async function openDistant(engine, model) {
  await engine.complete?.();
  const isWasm = engine.parts?.length === 2 && engine.parts.every((part) => part instanceof WebAssembly.Module);
  return isWasm && workerAddress() ? new DistantNetwork(engine, model) : undefined;
}
