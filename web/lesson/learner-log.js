// What a learner did on this device: a list that only grows, kept with the progress. Nothing leaves the browser by itself.
// The order is that of the list, never that of the clocks, which go backwards.

/** @import { Store } from '../page/store.js' */

/**
 * kind `answer`: an answer was checked or shown; `guess`: noted without a verdict; `cause`: follow-up questions led to this;
 * `exercise`: a fresh exercise was finished, `clean` without help or slip.
 * @typedef {{ kind: 'answer' | 'guess' | 'cause' | 'exercise', question: string, at: string, answer?: any, correct?: boolean,
 *   shown?: boolean, carried?: boolean, causes?: string[], seconds?: number, skill?: string, seed?: number, clean?: boolean,
 *   sure?: boolean }} Entry
 *   sure: of an answer, what was said of it before; of an exercise, that one was sure of an answer that was wrong
 */

const key = 'log';
/** Older entries are dropped beyond this. */
const longest = 2000;
const kinds = ['answer', 'guess', 'cause', 'exercise'];

/** @param {any} entry @returns {entry is Entry} */
export function isEntry(entry) {
  const is = (/** @type {string} */ name, /** @type {string} */ type) =>
    entry[name] === undefined || typeof entry[name] === type;
  return (
    typeof entry === 'object' &&
    entry !== null &&
    kinds.includes(entry.kind) &&
    typeof entry.question === 'string' &&
    entry.question.length < 200 &&
    ['correct', 'shown', 'carried', 'clean', 'sure'].every((name) => is(name, 'boolean')) &&
    ['seconds', 'seed'].every((name) => is(name, 'number')) &&
    ['at', 'skill'].every((name) => is(name, 'string')) &&
    (entry.causes === undefined ||
      (Array.isArray(entry.causes) && entry.causes.every((/** @type {any} */ id) => typeof id === 'string')))
  );
}

export class LearnerLog {
  #store;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** @returns {Entry[]} */
  get entries() {
    const saved = this.#store.read(key);
    if (saved === undefined) return [];
    if (Array.isArray(saved)) return saved.filter(isEntry);
    this.#store.setAside(key);
    return [];
  }

  /** @param {Omit<Entry, 'at'>} entry */
  add(entry) {
    const all = [...this.entries, { ...entry, at: new Date().toISOString() }];
    this.#store.write(key, all.slice(-longest), this);
  }

  clear() {
    this.#store.write(key, [], this);
  }

  /** How often each belief was found behind an answer, for ranking causes. @returns {Record<string, number>} */
  get history() {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { kind, causes = [] } of this.entries) {
      if (kind !== 'cause') continue;
      for (const id of causes.flatMap((cause) => cause.split('+'))) counts[id] = (counts[id] ?? 0) + 1;
    }
    return counts;
  }
}
