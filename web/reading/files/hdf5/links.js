// What a group holds, by name: in the old form (symbol tables), the new one (link messages), and that of large groups.

import { damaged, isNowhere } from './bytes.js';
import { messageType } from './header.js';
import { FractalHeap, treeRecords } from './heaps.js';

/** @import { Bytes } from './bytes.js' */
/** @import { Message } from './header.js' */
/**
 * address: of the object; soft and external links have a target instead, and are never followed.
 * @typedef {{ kind: 'hard', address: number } | { kind: 'soft' | 'external', target: string }} Link
 */

/** @param {Bytes} file @param {number} at in the local heap's data @returns {string} */
function heapText(file, at) {
  let end = file.check(at, 1);
  while (file.u8(end) !== 0) end++;
  return file.text(at, end - at);
}

/** @param {Bytes} file @param {number} node @param {number} names where the names begin @param {Map<string, Link>} links */
function readSymbols(file, node, names, links) {
  file.expect(node, 'SNOD');
  const count = file.u16(node + 6);
  for (let i = 0, at = node + 8; i < count; i++, at += 40) {
    const name = heapText(file, names + file.u64(at));
    const soft = file.u32(at + 16) === 2;
    links.set(
      name,
      soft
        ? { kind: 'soft', target: heapText(file, names + file.u32(at + 24)) }
        : { kind: 'hard', address: file.u64(at + 8) },
    );
  }
}

/** @param {Bytes} file @param {Message} message @param {Map<string, Link>} links */
function readSymbolTable(file, message, links) {
  const heap = file.u64(message.at + 8);
  file.expect(heap, 'HEAP');
  const names = file.u64(heap + 24);
  /** @param {number} node @param {number | null} level */
  const visit = (node, level) => {
    file.expect(node, 'TREE');
    const own = file.u8(node + 5);
    // A child is one level lower, so no tree leads to itself.
    if (file.u8(node + 4) !== 0 || own > 16 || (level !== null && own !== level)) damaged('a tree of the wrong kind');
    const count = file.u16(node + 6);
    for (let i = 0; i < count; i++) {
      const child = file.u64(node + 32 + 16 * i);
      if (own > 0) visit(child, own - 1);
      else readSymbols(file, child, names, links);
    }
  };
  visit(file.u64(message.at), null);
}

/** @param {Bytes} file @param {number} at @param {Map<string, Link>} links */
function readLink(file, at, links) {
  const flags = file.u8(at + 1);
  let next = at + 2;
  const type = flags & 8 ? file.u8(next++) : 0;
  if (flags & 4) next += 8; // when it was made
  if (flags & 16) next += 1; // ASCII or UTF-8: the one is the other
  const width = 1 << (flags & 3);
  const length = file.uint(next, width);
  const name = file.text(next + width, length);
  next += width + length;
  if (type === 0) links.set(name, { kind: 'hard', address: file.u64(next) });
  else if (type === 1) links.set(name, { kind: 'soft', target: file.text(next + 2, file.u16(next)) });
  else links.set(name, { kind: 'external', target: type === 64 ? file.text(next + 3, file.u16(next) - 1) : '?' });
}

/** @param {Bytes} file @param {Message} message @param {Map<string, Link>} links */
function readLinkInfo(file, message, links) {
  const at = message.at + 2 + (file.u8(message.at + 1) & 1 ? 8 : 0);
  const heapAddress = file.u64(at);
  if (isNowhere(heapAddress)) return; // all links are messages
  const heap = new FractalHeap(file, heapAddress);
  for (const record of treeRecords(file, file.u64(at + 8))) readLink(file, heap.find(record + 4).at, links);
}

/** @param {Bytes} file @param {Message[]} messages of a group @returns {Map<string, Link>} */
export function readLinks(file, messages) {
  /** @type {Map<string, Link>} */ const links = new Map();
  for (const message of messages) {
    if (message.type === messageType.symbolTable) readSymbolTable(file, message, links);
    if (message.type === messageType.link) readLink(file, message.at, links);
    if (message.type === messageType.linkInfo) readLinkInfo(file, message, links);
  }
  return links;
}
