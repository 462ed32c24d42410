// Where progress is kept: localStorage where it works, memory where it throws (sandboxes, blocked cookies, full disks).

const prefix = 'cnn-params:1:';

/**
 * @typedef {{ read: (key: string) => any, write: (key: string, value: any) => void, lasting: boolean }} Store
 *   lasting: false where nothing survives a reload.
 */

/** @param {() => Storage} [open] @returns {Store} */
export function openStore(open = () => globalThis.localStorage) {
  /** @type {Map<string, string>} */
  const memory = new Map();
  /** @type {Storage | undefined} */
  let storage;
  try {
    storage = open();
    storage.setItem(`${prefix}probe`, '1');
    storage.removeItem(`${prefix}probe`);
  } catch {
    storage = undefined;
  }
  return {
    get lasting() {
      return storage !== undefined;
    },
    read(key) {
      try {
        const text = memory.get(key) ?? storage?.getItem(prefix + key);
        return text ? JSON.parse(text) : undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      memory.set(key, text);
      try {
        storage?.setItem(prefix + key, text);
      } catch {
        storage = undefined; // full or withdrawn: memory goes on
      }
    },
  };
}
