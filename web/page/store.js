// Where progress is kept: localStorage where it works, memory where it throws (sandboxes, blocked cookies, full disks).
// All elements of a page share one store; other elements and other tabs hear of each change.

import { toJson } from '../base/json.js';

const prefix = 'cnn-params:1:';

/**
 * @typedef {object} Store
 * @property {(key: string) => any} read
 * @property {(key: string, value: any, writer?: object) => void} write  everybody who listens hears of it, but not the writer
 * @property {(key: string) => void} setAside  for a value that is not ours: out of the way, but not destroyed
 * @property {(listener: (key: string, writer?: object) => void) => () => void} listen  answers how to stop
 * @property {boolean} lasting  false where nothing survives a reload
 */

/** A storage that works, found by trying. @param {() => Storage} open */
function usable(open) {
  try {
    const storage = open();
    storage.setItem(`${prefix}probe`, '1');
    storage.removeItem(`${prefix}probe`);
    return storage;
  } catch {
    return undefined;
  }
}

/** @typedef {(key: string, writer?: object) => void} Listener */

/** @implements {Store} */
class KeptStore {
  /** What was written here or heard of, so that it outlives a storage that is cleared or full. @type {Map<string, string>} */
  #memory = new Map();
  /** @type {Set<Listener>} */ #listeners = new Set();
  #storage;

  /** @param {Storage | undefined} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  get lasting() {
    return this.#storage !== undefined;
  }

  /** @param {string} key @returns {any} */
  read(key) {
    try {
      const text = this.#memory.get(key) ?? this.#storage?.getItem(prefix + key);
      return text ? JSON.parse(text) : undefined;
    } catch {
      this.setAside(key);
      return undefined;
    }
  }

  /** @param {string} key @param {any} value @param {object} [writer] */
  write(key, value, writer) {
    const text = toJson(value) ?? 'null';
    this.#memory.set(key, text);
    this.#putAway(key, text);
    this.#tell(key, writer);
  }

  /** @param {string} key */
  setAside(key) {
    this.#memory.delete(key);
    try {
      const text = this.#storage?.getItem(prefix + key);
      if (text) this.#putAway(`aside:${key}`, text);
      this.#storage?.removeItem(prefix + key);
    } catch {
      this.#storage = undefined;
    }
  }

  /** @param {Listener} listener */
  listen(listener) {
    if (this.#listeners.size === 0) globalThis.addEventListener?.('storage', this.#hear);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) globalThis.removeEventListener?.('storage', this.#hear);
    };
  }

  /** @param {string} key @param {object} [writer] */
  #tell(key, writer) {
    [...this.#listeners].forEach((listener) => listener(key, writer));
  }

  /** @param {string} key @param {string} text */
  #putAway(key, text) {
    try {
      this.#storage?.setItem(prefix + key, text);
    } catch {
      this.#storage = undefined; // full or withdrawn: memory goes on
    }
  }

  /** Another tab wrote. @param {StorageEvent} event */
  #hear = ({ key, newValue, storageArea }) => {
    if (!this.#storage || storageArea !== this.#storage || !key?.startsWith(prefix) || newValue === null) return;
    this.#memory.set(key.slice(prefix.length), newValue);
    this.#tell(key.slice(prefix.length));
  };
}

/** @param {() => Storage} [open] @returns {Store} */
export const openStore = (open = () => globalThis.localStorage) => new KeptStore(usable(open));

/** @type {Store | undefined} */
let shared;

/** The store of this page. */
export function sharedStore() {
  shared ??= openStore();
  return shared;
}
