// Numbers in the bytes of an HDF5 file, never beyond its end, and never for ever.
//
// Why HDF5 is read here and not by jsfive: with pako in it, it is 23 KB compressed, most of what reading files may weigh; it
// takes the low half of a dimension for the whole, inflates chunks without an end, follows trees as wide as they claim,
// returns from a loop of links without saying so, and reads neither compact data, nor dense attributes, nor files with a
// block of the user's in front. Each of these would need what stands here anyway. Its judge in the tests is h5wasm.

import { refuse } from '../refuse.js';

/** @param {string} [where] @returns {never} */
export function damaged(where = 'its structure') {
  return refuse('hdf5_damaged', `The HDF5 file is damaged (${where}). Save or download it again.`, { where });
}

/** @param {string} what @returns {never} */
export function unsupported(what) {
  return refuse(
    'unsupported_hdf5',
    `The HDF5 file uses ${what}, which is not read here. Save the model again with Keras.`,
    { what },
  );
}

const decoder = new TextDecoder();

export class Bytes {
  #view;
  /** A tree can lead to itself, so reading has an end: more than the largest directories take, less than a second. */
  #left;

  /** @param {Uint8Array} bytes from the superblock on: addresses count from there */
  constructor(bytes) {
    this.bytes = bytes;
    this.length = bytes.length;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = 4e6 + bytes.length / 16;
  }

  /** The place, when so many bytes are there. @param {number} at @param {number} size */
  check(at, size) {
    this.#left -= 1 + size / 64;
    if (this.#left < 0) damaged('a part that leads to itself');
    if (!(at >= 0 && size >= 0 && at + size <= this.length)) damaged('a place outside the file');
    return at;
  }

  /** @param {number} at */
  u8(at) {
    return this.#view.getUint8(this.check(at, 1));
  }

  /** @param {number} at */
  u16(at) {
    return this.#view.getUint16(this.check(at, 2), true);
  }

  /** @param {number} at */
  u32(at) {
    return this.#view.getUint32(this.check(at, 4), true);
  }

  /** Above 2^53 rounded, which no file reaches; HDF5's undefined address is beyond every file. @param {number} at */
  u64(at) {
    this.check(at, 8);
    return this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * 2 ** 32;
  }

  /** A number of one to eight bytes. @param {number} at @param {number} size */
  uint(at, size) {
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + this.u8(at + i);
    return value;
  }

  /** A view, no copy. @param {number} at @param {number} size */
  slice(at, size) {
    this.check(at, size);
    return this.bytes.subarray(at, at + size);
  }

  /** UTF-8, to the first NUL. @param {number} at @param {number} size */
  text(at, size) {
    return textOf(this.slice(at, size));
  }

  /** @param {number} at @param {string} signature */
  expect(at, signature) {
    if (decoder.decode(this.slice(at, signature.length)) !== signature) damaged(`no ${signature} where one should be`);
  }
}

/** A string of fixed length, padded with NULs or spaces behind a NUL. @param {Uint8Array} bytes */
export function textOf(bytes) {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** An address that points nowhere. @param {number} address */
export const isNowhere = (address) => address >= 2 ** 63;
