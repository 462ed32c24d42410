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

/** @param {() => Storage} [open] @returns {Store} */
export function openStore(open = () => globalThis.localStorage) {
  /** What was written here or heard of, so that it outlives a storage that is cleared or full. @type {Map<string, string>} */
  const memory = new Map();
  let storage = usable(open);
  /** @type {Set<(key: string, writer?: object) => void>} */
  const listeners = new Set();
  const tell = (/** @type {string} */ key, /** @type {object | undefined} */ writer) =>
    [...listeners].forEach((listener) => listener(key, writer));
  const putAway = (/** @type {string} */ key, /** @type {string} */ text) => {
    try {
      storage?.setItem(prefix + key, text);
    } catch {
      storage = undefined; // full or withdrawn: memory goes on
    }
  };
  /** Another tab wrote. @param {StorageEvent} event */
  const hear = ({ key, newValue, storageArea }) => {
    if (!storage || storageArea !== storage || !key?.startsWith(prefix) || newValue === null) return;
    memory.set(key.slice(prefix.length), newValue);
    tell(key.slice(prefix.length), undefined);
  };
  return {
    get lasting() {
      return storage !== undefined;
    },
    read(key) {
      try {
        const text = memory.get(key) ?? storage?.getItem(prefix + key);
        return text ? JSON.parse(text) : undefined;
      } catch {
        this.setAside(key);
        return undefined;
      }
    },
    write(key, value, writer) {
      const text = toJson(value) ?? 'null';
      memory.set(key, text);
      putAway(key, text);
      tell(key, writer);
    },
    setAside(key) {
      memory.delete(key);
      try {
        const text = storage?.getItem(prefix + key);
        if (text) putAway(`aside:${key}`, text);
        storage?.removeItem(prefix + key);
      } catch {
        storage = undefined;
      }
    },
    listen(listener) {
      if (listeners.size === 0) globalThis.addEventListener?.('storage', hear);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) globalThis.removeEventListener?.('storage', hear);
      };
    },
  };
}

/** @type {Store | undefined} */
let shared;

/** The store of this page. */
export function sharedStore() {
  shared ??= openStore();
  return shared;
}
