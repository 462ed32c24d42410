// How chunks are packed: deflate, shuffle, check sum. Other filters are plug-ins that Keras does not use.

import { inflate } from '../inflate.js';
import { damaged, unsupported } from './bytes.js';

/** @import { Bytes } from './bytes.js' */
/** @typedef {{ id: number, values: number[] }} Filter */

const names = new Map([
  [4, 'szip'],
  [5, 'nbit'],
  [6, 'scale-offset'],
  [32000, 'lzf'],
  [32001, 'blosc'],
  [32004, 'lz4'],
  [32008, 'bitshuffle'],
  [32015, 'zstd'],
]);

/** The filters in the order in which they were applied. @param {Bytes} file @param {number} at of the message @returns {Filter[]} */
export function readFilters(file, at) {
  const version = file.u8(at);
  if (version !== 1 && version !== 2) damaged('filters of an unknown form');
  const count = file.u8(at + 1);
  /** @type {Filter[]} */ const filters = [];
  let next = at + (version === 1 ? 8 : 2);
  for (let i = 0; i < count; i++) {
    const id = file.u16(next);
    next += 2;
    const named = version === 1 || id >= 256;
    const nameSize = named ? file.u16(next) : 0;
    next += named ? 4 : 2; // its flags, too
    const valueCount = file.u16(next);
    next += 2 + (version === 1 ? Math.ceil(nameSize / 8) * 8 : nameSize);
    const values = Array.from({ length: valueCount }, (_, k) => file.u32(next + 4 * k));
    next += 4 * valueCount + (version === 1 && valueCount % 2 ? 4 : 0);
    if (id < 1 || id > 3) unsupported(`the filter ${names.get(id) ?? id}`);
    filters.push({ id, values });
  }
  return filters;
}

/** The bytes of each value stand together again. @param {Uint8Array} bytes @param {number} width */
function unshuffle(bytes, width) {
  const count = Math.floor(bytes.length / width);
  if (count === 0) return bytes; // a width may be a claim, too
  const out = bytes.slice(); // what is left over stands at the end as it is
  for (let j = 0; j < width; j++) for (let i = 0; i < count; i++) out[i * width + j] = bytes[j * count + i];
  return out;
}

/** Fletcher's sum over numbers of 16 bits. @param {Uint8Array} bytes without the sum */
function fletcher32(bytes) {
  let [low, high] = [0, 0];
  for (let i = 0; i < bytes.length; i += 2) {
    low = (low + (bytes[i] << 8) + (bytes[i + 1] ?? 0)) % 65535;
    high = (high + low) % 65535;
  }
  return [low, high];
}

/** @param {Uint8Array} bytes with the sum behind */
function checked(bytes) {
  if (bytes.length < 4) return damaged('a chunk without its check sum');
  const body = bytes.subarray(0, -4);
  const view = new DataView(bytes.buffer, bytes.byteOffset + body.length, 4);
  const [low, high] = fletcher32(body);
  if (view.getUint16(0, true) % 65535 !== low || view.getUint16(2, true) % 65535 !== high) {
    damaged('a chunk with a wrong check sum');
  }
  return body;
}

/**
 * One chunk as it was before it was packed.
 * @param {Uint8Array} stored @param {Filter[]} filters @param {number} mask a bit for each filter that was left out
 * @param {number} size bytes of a whole chunk, for which the budget was asked
 * @returns {Uint8Array} so many bytes
 */
export function unpackChunk(stored, filters, mask, size) {
  let bytes = stored;
  for (let i = filters.length - 1; i >= 0; i--) {
    if (mask & (1 << i)) continue;
    const { id, values } = filters[i];
    if (id === 3) bytes = checked(bytes);
    else if (id === 2) bytes = unshuffle(bytes, Math.max(1, values[0] ?? 1));
    else {
      // Behind it may come sums of those filters that were applied before.
      const sums = filters.slice(0, i).filter((other) => other.id === 3).length;
      // zlib's frame: two bytes in front, a sum behind that HDF5 itself relies upon.
      const out = inflate(bytes.subarray(2, -4), size + 4 * sums);
      bytes = out ?? damaged('a chunk that cannot be unpacked');
    }
  }
  return bytes.length === size ? bytes : damaged('a chunk of the wrong size');
}
