// Attributes of a group: texts, which is all that Keras writes there and that is read here.

import { damaged, isNowhere } from './bytes.js';
import { messageType } from './header.js';
import { FractalHeap, treeRecords } from './heaps.js';
import { countOf, readShape, readTexts, readType } from './types.js';

/** @import { Bytes } from './bytes.js' */
/** @import { Message } from './header.js' */

/** Places of all attributes: in the header, and of objects with many of them in a heap. @param {Bytes} file @param {Message[]} messages */
function* attributePlaces(file, messages) {
  for (const message of messages) {
    if (message.type === messageType.attribute) yield message.at;
    if (message.type !== messageType.attributeInfo) continue;
    const at = message.at + 2 + (file.u8(message.at + 1) & 1 ? 2 : 0);
    const heapAddress = file.u64(at);
    if (isNowhere(heapAddress)) continue;
    const heap = new FractalHeap(file, heapAddress);
    for (const record of treeRecords(file, file.u64(at + 8))) yield heap.find(record).at;
  }
}

/**
 * The texts of one attribute.
 * @param {Bytes} file @param {Message[]} messages of the object @param {string} wanted its name
 * @returns {string[] | null} null where the object has none of this name, or it holds no texts; a single text is a list of one
 */
export function readAttribute(file, messages, wanted) {
  for (const at of attributePlaces(file, messages)) {
    const version = file.u8(at);
    if (version < 1 || version > 3) damaged('an attribute of an unknown form');
    const padded = (/** @type {number} */ size) => (version === 1 ? Math.ceil(size / 8) * 8 : size);
    const nameAt = at + (version === 3 ? 9 : 8);
    const nameSize = file.u16(at + 2);
    if (file.text(nameAt, nameSize) !== wanted) continue;
    const typeAt = nameAt + padded(nameSize);
    const shapeAt = typeAt + padded(file.u16(at + 4));
    const dataAt = shapeAt + padded(file.u16(at + 6));
    const type = readType(file, typeAt);
    const count = countOf(readShape(file, shapeAt));
    if (count === 0) return [];
    return type.kind === 'text' || type.kind === 'long_text' ? readTexts(file, file, dataAt, type, count) : null;
  }
  return null;
}
