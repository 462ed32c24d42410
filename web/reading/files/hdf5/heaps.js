// Where HDF5 keeps what has no fixed size: strings of datasets (global heap), and links and attributes of large groups
// (fractal heap, found by a B-tree of version 2).

import { damaged, isNowhere, unsupported } from './bytes.js';

/** @import { Bytes } from './bytes.js' */

/**
 * An object of the global heap, as strings of variable length refer to it.
 * @param {Bytes} file @param {number} address of the collection @param {number} index @returns {Uint8Array}
 */
export function globalObject(file, address, index) {
  file.expect(address, 'GCOL');
  const end = address + file.u64(address + 8);
  for (let at = address + 16; at + 16 <= end;) {
    const found = file.u16(at);
    const size = file.u64(at + 8);
    if (found === index) return file.slice(at + 16, size);
    if (found === 0) break; // the free rest
    at += 16 + Math.ceil(size / 8) * 8;
  }
  return damaged('a text that is not in its heap');
}

/** Bytes that a number up to this one takes. @param {number} most */
const bytesFor = (most) => Math.max(1, Math.ceil((Math.floor(Math.log2(Math.max(1, most))) + 1) / 8));

/** A heap whose objects stand in blocks of growing size. */
export class FractalHeap {
  #file;
  #address;

  /** @param {Bytes} file @param {number} address */
  constructor(file, address) {
    this.#file = file;
    this.#address = address;
    file.expect(address, 'FRHP');
    if (file.u16(address + 7) !== 0) unsupported('compressed directories');
    this.width = file.u16(address + 110);
    this.firstSize = file.u64(address + 112);
    this.largestDirect = file.u64(address + 120);
    this.offsetBytes = Math.ceil(file.u16(address + 128) / 8);
    this.lengthBytes = bytesFor(Math.min(this.largestDirect, file.u32(address + 10)));
    if (!(this.width > 0 && this.firstSize > 0 && this.offsetBytes <= 8)) damaged('a heap without blocks');
  }

  /** @param {number} row */
  #blockSize(row) {
    return this.firstSize * 2 ** Math.max(0, row - 1);
  }

  /** Where an offset of the heap is in the file. @param {number} block an indirect block @param {number} rows @param {number} offset @returns {number} */
  #locate(block, rows, offset) {
    const file = this.#file;
    file.expect(block, 'FHIB');
    for (let row = 0, start = 0; row < rows; row++) {
      const size = this.#blockSize(row);
      const end = start + size * this.width;
      if (offset < end) {
        const column = Math.floor((offset - start) / size);
        const child = file.u64(block + 13 + this.offsetBytes + 8 * (row * this.width + column));
        const rest = offset - start - column * size;
        if (size <= this.largestDirect) return child + rest;
        return this.#locate(child, Math.log2(size / this.firstSize / this.width) + 1, rest);
      }
      start = end;
    }
    return damaged('a heap that is too short');
  }

  /** @param {number} at of the object's id in the file @returns {{ at: number, size: number }} */
  find(at) {
    const file = this.#file;
    const kind = (file.u8(at) >> 4) & 3;
    if (kind === 1) return { at: at + 1, size: (file.u8(at) & 15) + 1 };
    if (kind !== 0) unsupported('very large attributes');
    const offset = file.uint(at + 1, this.offsetBytes);
    const size = file.uint(at + 1 + this.offsetBytes, this.lengthBytes);
    const root = file.u64(this.#address + 132);
    const rows = file.u16(this.#address + 140);
    const place = rows === 0 ? root + offset : this.#locate(root, rows, offset);
    file.check(place, size);
    return { at: place, size };
  }
}

/**
 * How wide the numbers are that an inner node of each level tells of its children.
 * @param {number} nodeSize @param {number} recordSize @param {number} depth
 */
function pointerForms(nodeSize, recordSize, depth) {
  let most = Math.floor((nodeSize - 10) / recordSize);
  let total = most;
  /** @type {{ count: number, total: number, size: number }[]} */ const forms = [];
  for (let level = 1; level <= depth; level++) {
    const form = { count: bytesFor(most), total: level > 1 ? bytesFor(total) : 0, size: 0 };
    form.size = 8 + form.count + form.total;
    forms[level] = form;
    most = Math.floor((nodeSize - 10 - form.size) / (recordSize + form.size));
    total = (total + 1) * most + total;
  }
  return forms;
}

/**
 * Places of all records of a B-tree of version 2.
 * @param {Bytes} file @param {number} address @returns {number[]}
 */
export function treeRecords(file, address) {
  file.expect(address, 'BTHD');
  const recordSize = file.u16(address + 10);
  const depth = file.u16(address + 12);
  if (recordSize === 0 || depth > 8) damaged('a tree without records');
  const forms = pointerForms(file.u32(address + 6), recordSize, depth);
  /** @type {number[]} */ const places = [];
  /** @param {number} node @param {number} count @param {number} level */
  const visit = (node, count, level) => {
    file.expect(node, level > 0 ? 'BTIN' : 'BTLF');
    for (let i = 0; i < count; i++) places.push(file.check(node + 6 + i * recordSize, recordSize));
    if (level === 0) return;
    const form = forms[level];
    for (let i = 0; i <= count; i++) {
      const at = node + 6 + count * recordSize + i * form.size;
      visit(file.u64(at), file.uint(at + 8, form.count), level - 1);
    }
  };
  const root = file.u64(address + 16);
  if (!isNowhere(root)) visit(root, file.u16(address + 24), depth);
  return places;
}
