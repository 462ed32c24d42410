// Moves data that only the rest of the engine reads out of its first part and into the rest: names of layers that no lesson
// has, exercises, beliefs. Binaryen splits functions and leaves all data in the first part.
//
// Which data the first part can reach is read off, never guessed: every number in its code that could be an address, by the
// linker's own list of what lies where, and from there every word that could be one. A number that only looks like an address
// keeps a piece too many, which costs bytes and nothing else.

import {
  addressesIn,
  end as endOfCode,
  i32Const,
  imageOf,
  moduleOf,
  sectionIds,
  sectionsOf,
  written,
} from './wasm-module.js';

/** @import { Section } from './wasm-module.js' */

/** Zero bytes between two runs of data that cost less than another segment. */
const smallestGap = 8;

/** @typedef {{ at: number, size: number, text?: boolean }} Piece  address and bytes of one variable or, with `text`, one string */
/** @param {Uint8Array} image what is to be written @param {Uint8Array} whole the memory as it shall be, of which it is a part @returns {Section} */
function dataOf(image, whole) {
  /** @type {Piece[]} */ const runs = [];
  image.forEach((byte, at) => {
    if (byte === 0) return;
    const last = runs.at(-1);
    const end = last ? last.at + last.size : 0;
    // Zeros may only be written where there shall be zeros.
    if (last && at - end < smallestGap && whole.subarray(end, at).every((one) => one === 0))
      last.size = at + 1 - last.at;
    else runs.push({ at, size: 1 });
  });
  const segments = runs.map(({ at, size }) => [
    Uint8Array.of(0, i32Const, ...written(at), endOfCode, ...written(size)),
    image.subarray(at, at + size),
  ]);
  return { id: sectionIds.data, bytes: Buffer.concat([written(runs.length), ...segments.flat()]) };
}

/** Each string of the linker's table of strings is a piece of its own. @param {Uint8Array} image @param {Piece} table @returns {Piece[]} */
function stringsIn(image, { at, size }) {
  const pieces = [];
  for (let from = at; from < at + size;) {
    const next = Math.min(image.indexOf(0, from) + 1, at + size);
    pieces.push({ at: from, size: next - from, text: true });
    from = next;
  }
  return pieces;
}

/** What lies where, from what `wasm-ld --print-map` prints. @param {string} map @param {Uint8Array} image @returns {Piece[]} */
function piecesOf(map, image) {
  const pieces = [];
  for (const [, address, length, file] of map.matchAll(
    /^ +([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}(\S.*):\(\.(?:ro)?data.*\)$/gm,
  )) {
    const piece = { at: parseInt(address, 16), size: parseInt(length, 16) };
    pieces.push(...(file === '<internal>' ? stringsIn(image, piece) : [piece]));
  }
  return pieces;
}

/** Marks the bytes that can be reached from some numbers. @param {Piece[]} pieces @param {Uint8Array} image @param {Iterable<number>} numbers */
function reached(pieces, image, numbers) {
  const words = new DataView(image.buffer);
  const marks = new Uint8Array(image.length);
  /** @type {(Piece | undefined)[]} */ const pieceAt = new Array(image.length);
  for (const piece of pieces) pieceAt.fill(piece, piece.at, piece.at + piece.size);
  /** @type {Set<Piece>} */ const tables = new Set();
  const keep = (/** @type {number} */ address) => {
    const piece = pieceAt[address];
    if (!piece) return;
    if (!piece.text) tables.add(piece);
    // A string is read forwards, and the linker lets a short one be the end of a long one.
    marks.fill(1, piece.text ? address : piece.at, piece.at + piece.size);
  };
  for (const number of numbers) {
    keep(number);
    // The end of a table is the address after its last byte.
    const before = pieceAt[number - 1];
    if (before && !before.text) keep(number - 1);
  }
  for (const { at, size } of tables) {
    for (let word = Math.ceil(at / 4) * 4; word + 4 <= at + size; word += 4) keep(words.getUint32(word, true));
  }
  return marks;
}

/**
 * @param {Uint8Array} first @param {Uint8Array} rest both parts of the engine @param {string} map what the linker printed of them
 * @returns {{ first: Uint8Array, rest: Uint8Array }} the same two, with the data where it is needed
 */
export function splitData(first, rest, map) {
  const sections = sectionsOf(first);
  const find = (/** @type {number} */ id) => sections.find((section) => section.id === id);
  const whole = imageOf(find(sectionIds.data));
  const pieces = piecesOf(map, whole);
  const kept = reached(pieces, whole, addressesIn(find(sectionIds.code)?.bytes ?? written(0)));
  const [sooner, later] = [whole.slice(), new Uint8Array(whole.length)];
  for (const { at, size } of pieces) {
    for (let byte = at; byte < at + size; byte++) if (!kept[byte]) [sooner[byte], later[byte]] = [0, whole[byte]];
  }
  // Without the count of segments, which only instructions that we do not have would need.
  const rewritten = sections
    .filter(({ id }) => id !== sectionIds.dataCount)
    .map((section) => (section.id === sectionIds.data ? dataOf(sooner, whole) : section));
  return { first: moduleOf(first, rewritten), rest: moduleOf(rest, [...sectionsOf(rest), dataOf(later, whole)]) };
}
