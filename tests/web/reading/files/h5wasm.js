// HDF5's own library, as a judge: it reads what we read, and writes what Keras's files of these tests do not have.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as h5wasm from 'h5wasm/node';

await h5wasm.ready;

let count = 0;

/** A name for a file that is not there yet, and is gone afterwards. @template T @param {(path: string) => T} use @returns {T} */
function withFile(use) {
  const path = join(tmpdir(), `cnn-params-${process.pid}-${count++}.h5`);
  try {
    return use(path);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Bytes of a file that is written so. @param {string} libver `earliest` or a later form @param {(file: any) => void} write @returns {Uint8Array} */
export function written(libver, write) {
  return withFile((path) => {
    // Its own types know nothing of this.
    const options = /** @type {any} */ ({ libver: [libver, libver === 'earliest' ? 'latest' : libver] });
    const file = new h5wasm.File(path, 'w', options);
    write(file);
    file.close();
    return new Uint8Array(readFileSync(path));
  });
}

/**
 * Its reading of every dataset: shape and values by path; of half floats the shape alone.
 * @param {Uint8Array} bytes @returns {Map<string, { shape: number[], values: number[] }>}
 */
export function judged(bytes) {
  return withFile((path) => {
    writeFileSync(path, bytes);
    const file = new h5wasm.File(path, 'r');
    /** @type {Map<string, { shape: number[], values: number[] }>} */ const found = new Map();
    /** @param {any} group @param {string} prefix */
    const visit = (group, prefix) => {
      for (const name of group.keys()) {
        const one = group.get(name);
        if (one instanceof h5wasm.Group) visit(one, `${prefix}${name}/`);
        else if (one instanceof h5wasm.Dataset) {
          const isHalf = one.dtype === '<e'; // which it does not read; Keras's sums judge those
          const value = /** @type {any} */ (isHalf ? [] : one.value);
          const values = typeof value === 'object' ? Array.from(value, Number) : [Number(value)];
          found.set(prefix + name, { shape: one.shape ?? [], values });
        }
      }
    };
    visit(file, '');
    file.close();
    return found;
  });
}
