// Reads and writes as much of a WebAssembly module as splitting its data needs: sections, numbers, and which numbers stand in
// code. https://webassembly.github.io/spec/core/binary

export const sectionIds = { global: 6, code: 10, data: 11, dataCount: 12 };
export const i32Const = 0x41;
export const end = 0x0b;
/** Bytes of memory that data can fill here. */
const mostMemory = 1 << 20;

/** @typedef {{ id: number, bytes: Uint8Array }} Section */

/** Reads numbers and bytes one after the other. */
export class Cursor {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A LEB128 number of at most 64 bits. As a signed one it is right where it is not negative, as addresses are not. */
  number() {
    let value = 0;
    for (let scale = 1, byte = 0x80; byte & 0x80; scale *= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
    }
    return value;
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** A number of a section's bytes: LEB128, right as a signed and as an unsigned one. @param {number} value not negative */
export function written(value) {
  const bytes = [];
  for (; value >= 0x40; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return Uint8Array.of(...bytes, value);
}

/** @param {Uint8Array} module @returns {Section[]} */
export function sectionsOf(module) {
  const cursor = new Cursor(module, 8);
  const sections = [];
  while (cursor.at < module.length) {
    const id = cursor.byte();
    sections.push({ id, bytes: cursor.take(cursor.number()) });
  }
  return sections;
}

/** @param {Uint8Array} module for its magic and version @param {Section[]} sections */
export function moduleOf(module, sections) {
  const parts = sections.flatMap(({ id, bytes }) => [Uint8Array.of(id), written(bytes.length), bytes]);
  return Buffer.concat([module.subarray(0, 8), ...parts]);
}

/** The memory as the segments fill it. @param {Section | undefined} section */
export function imageOf(section) {
  const image = new Uint8Array(mostMemory);
  const cursor = new Cursor(section?.bytes ?? Uint8Array.of(0));
  for (let left = cursor.number(); left > 0; left--) {
    if (cursor.number() !== 0 || cursor.byte() !== i32Const) throw new Error('a segment of data without an address');
    const at = cursor.number();
    if (cursor.byte() !== end) throw new Error('a segment of data whose address is computed');
    image.set(cursor.take(cursor.number()), at);
  }
  return image;
}

/** What follows an instruction: n a number, b a byte, v a list of numbers, m where in memory. The others have nothing. */
const shapes = new Map(
  /** @type {[number, number, string][]} */ ([
    [0x02, 0x04, 'n'], // block, loop, if
    [0x0c, 0x0d, 'n'], // br, br_if
    [0x0e, 0x0e, 'vn'], // br_table
    [0x10, 0x10, 'n'], // call
    [0x11, 0x11, 'nn'], // call_indirect
    [0x1c, 0x1c, 'v'], // select with types
    [0x20, 0x26, 'n'], // variables and tables
    [0x28, 0x3e, 'm'], // loads and stores
    [0x3f, 0x40, 'b'], // size of memory
    [0x41, 0x42, 'n'], // i32.const, i64.const
    [0x43, 0x43, 'bbbb'], // f32.const
    [0x44, 0x44, 'bbbbbbbb'], // f64.const
    [0xd0, 0xd0, 'n'], // ref.null
    [0xd2, 0xd2, 'n'], // ref.func
    [0xfc00, 0xfc07, ''], // saturating conversions
    [0xfc0a, 0xfc0a, 'bb'], // memory.copy
    [0xfc0b, 0xfc0b, 'b'], // memory.fill
    [0xfd00, 0xfd0b, 'm'], // vectors: loads and the store
    [0xfd0c, 0xfd0d, 'bbbbbbbbbbbbbbbb'], // v128.const, i8x16.shuffle
    [0xfd15, 0xfd22, 'b'], // lanes
    [0xfd54, 0xfd5b, 'mb'], // loads and stores of a lane
    [0xfd5c, 0xfd5d, 'm'],
  ]).flatMap(([first, last, shape]) =>
    Array.from({ length: last - first + 1 }, (_, i) => /** @type {[number, string]} */ ([first + i, shape])),
  ),
);
const prefixes = [0xfc, 0xfd];

/** @param {Cursor} cursor @returns {[operation: number, numbers: number[]]} */
function readInstruction(cursor) {
  const byte = cursor.byte();
  const operation = prefixes.includes(byte) ? byte * 0x100 + cursor.number() : byte;
  /** @type {number[]} */ const numbers = [];
  for (const kind of shapes.get(operation) ?? '') {
    if (kind === 'b') cursor.byte();
    else if (kind === 'v') for (let left = cursor.number(); left > 0; left--) cursor.number();
    else if (kind === 'n') numbers.push(cursor.number());
    else numbers.push(cursor.number(), cursor.number());
  }
  return [operation, numbers];
}

/** All numbers of a section of code that can be part of an address: constants, and offsets of loads and stores. @param {Uint8Array} code */
export function* addressesIn(code) {
  const cursor = new Cursor(code);
  for (let left = cursor.number(); left > 0; left--) {
    const last = cursor.number() + cursor.at;
    for (let locals = cursor.number(); locals > 0; locals--) (cursor.number(), cursor.byte());
    let operation = 0;
    while (cursor.at < last) {
      /** @type {number[]} */ let numbers;
      [operation, numbers] = readInstruction(cursor);
      if (operation === i32Const) yield numbers[0];
      if (shapes.get(operation)?.startsWith('m')) yield numbers[1];
    }
    // An instruction that was read wrongly leads past the end, or to another last one.
    if (cursor.at !== last || operation !== end) throw new Error('an instruction that is not known here');
  }
}
