// What the values of a dataset or an attribute are, and how many.

import { damaged, textOf } from './bytes.js';
import { globalObject } from './heaps.js';

/** @import { Bytes } from './bytes.js' */
/**
 * kind: what a value is; size: bytes of one; big: the high byte first.
 * @typedef {{ kind: 'uint' | 'int' | 'float' | 'bfloat' | 'text' | 'long_text' | 'opaque' | 'other', size: number, big: boolean }} Type
 */

/** Of IEEE's floats: exponent's place and width, and those of the mantissa, by size. */
const floatForms = new Map([
  [2, '10 5 0 10'],
  [4, '23 8 0 23'],
  [8, '52 11 0 52'],
]);

/** @param {Bytes} file @param {number} at @param {number} size @returns {Type['kind']} */
function floatKind(file, at, size) {
  const form = [12, 13, 14, 15].map((i) => file.u8(at + i)).join(' ');
  if (form === floatForms.get(size)) return 'float';
  return size === 2 && form === '7 8 0 7' ? 'bfloat' : 'other';
}

/** @param {Bytes} file @param {number} at @returns {Type} */
export function readType(file, at) {
  const form = file.u8(at) & 15;
  const bits = file.u8(at + 1);
  const size = file.u32(at + 4);
  const big = (bits & 1) !== 0;
  if (form === 0 && size <= 8) return { kind: bits & 8 ? 'int' : 'uint', size, big };
  if (form === 1) return { kind: floatKind(file, at, size), size, big };
  if (form === 3) return { kind: 'text', size, big: false };
  if (form === 5) return { kind: 'opaque', size, big: false };
  if (form === 8) return readType(file, at + 8); // names for numbers, such as true and false
  if (form === 9 && (bits & 15) === 1) return { kind: 'long_text', size: 16, big: false };
  return { kind: 'other', size, big: false };
}

/** The sizes along the axes; null where there is no value at all. @param {Bytes} file @param {number} at @returns {number[] | null} */
export function readShape(file, at) {
  const version = file.u8(at);
  const rank = file.u8(at + 1);
  if (version !== 1 && version !== 2) damaged('a shape of an unknown form');
  if (rank > 32) damaged('a shape of too many axes');
  if (version === 2 && file.u8(at + 3) === 2) return null;
  const from = at + (version === 1 ? 8 : 4);
  return Array.from({ length: rank }, (_, axis) => file.u64(from + 8 * axis));
}

/** @param {number[] | null} shape */
export const countOf = (shape) => (shape ? shape.reduce((product, size) => product * size, 1) : 0);

/**
 * Strings of an attribute or a dataset.
 * @param {Bytes} file for those of variable length @param {Bytes} data @param {number} at @param {Type} type @param {number} count
 * @returns {string[]}
 */
export function readTexts(file, data, at, type, count) {
  data.check(at, count * type.size); // before anything is reserved
  /** @type {string[]} */ const texts = [];
  for (let i = 0, place = at; i < count; i++, place += type.size) {
    if (type.kind === 'text') texts.push(data.text(place, type.size));
    else {
      const length = data.u32(place);
      const address = data.u64(place + 4);
      const bytes = length === 0 ? new Uint8Array(0) : globalObject(file, address, data.u32(place + 12));
      texts.push(textOf(bytes.subarray(0, length)));
    }
  }
  return texts;
}

/** IEEE's half float. @param {number} bits */
function halfOf(bits) {
  const exponent = (bits >> 10) & 31;
  const rest = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return rest ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? rest * 2 ** -24 : (1 + rest / 1024) * 2 ** (exponent - 15));
}

const asBits = new DataView(new ArrayBuffer(4));

/** The upper half of a float. @param {number} bits */
function bfloatOf(bits) {
  asBits.setUint32(0, bits * 65536);
  return asBits.getFloat32(0);
}

/** @param {DataView} view @param {Type} type @returns {((at: number) => number) | null} null where values are no numbers */
function getterOf(view, { kind, size, big }) {
  const little = !big;
  const long = (/** @type {number} */ at) =>
    Number(kind === 'int' ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
  /** @type {Record<string, (at: number) => number>} */
  const getters = {
    float2: (at) => halfOf(view.getUint16(at, little)),
    float4: (at) => view.getFloat32(at, little),
    float8: (at) => view.getFloat64(at, little),
    bfloat2: (at) => bfloatOf(view.getUint16(at, little)),
    int1: (at) => view.getInt8(at),
    int2: (at) => view.getInt16(at, little),
    int4: (at) => view.getInt32(at, little),
    int8: long,
    uint1: (at) => view.getUint8(at),
    uint2: (at) => view.getUint16(at, little),
    uint4: (at) => view.getUint32(at, little),
    uint8: long,
  };
  return getters[kind + size] ?? null;
}

/**
 * Numbers of any kind as floats of 32 bits.
 * @param {Uint8Array} bytes @param {Type} type @returns {Float32Array | null} null where they are no numbers
 */
export function toFloats(bytes, type) {
  // Nearly all weights, and every machine that runs a browser has the low byte first.
  if (type.kind + type.size === 'float4' && !type.big) return new Float32Array(bytes.slice().buffer);
  const get = getterOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), type);
  if (!get) return null;
  const out = new Float32Array(Math.floor(bytes.length / type.size));
  for (let i = 0; i < out.length; i++) out[i] = get(i * type.size);
  return out;
}
