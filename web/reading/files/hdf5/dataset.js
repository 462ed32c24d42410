// The values of a dataset: in one piece, within its header, or in chunks.

import { chunkCount, chunksOfIndex, chunksOfTree } from './chunks.js';
import { damaged, isNowhere, unsupported } from './bytes.js';
import { readFilters, unpackChunk } from './filters.js';
import { messageType } from './header.js';
import { countOf, readShape, readType, toFloats } from './types.js';

/** @import { Budget } from '../budget.js' */
/** @import { Bytes } from './bytes.js' */
/** @import { Chunk, Grid } from './chunks.js' */
/** @import { Message } from './header.js' */
/** @import { Type } from './types.js' */

/** @param {Bytes} file @param {Message} message @param {number[]} shape @param {number} valueSize @param {boolean} packed */
function chunkedLayout(file, message, shape, valueSize, packed) {
  const version = file.u8(message.at);
  /** @type {number} */ let rank;
  /** @type {number[]} */ let sizes;
  /** @type {(grid: Grid) => Chunk[]} */ let list;
  if (version > 3) {
    const flags = file.u8(message.at + 2);
    rank = file.u8(message.at + 3);
    const width = file.u8(message.at + 4);
    sizes = Array.from({ length: rank }, (_, axis) => file.uint(message.at + 5 + axis * width, Math.min(8, width)));
    const at = message.at + 5 + rank * width;
    list = (grid) => chunksOfIndex(file, file.u8(at), { at: at + 1, flags }, grid);
  } else {
    // Before version 3 the number of axes stood in front, and the address behind a gap.
    const rankAt = message.at + (version === 3 ? 2 : 1);
    const rootAt = message.at + (version === 3 ? 3 : 8);
    rank = file.u8(rankAt);
    sizes = Array.from({ length: rank }, (_, axis) => file.u32(rootAt + 8 + 4 * axis));
    const root = file.u64(rootAt);
    list = (grid) => (isNowhere(root) ? [] : chunksOfTree(file, root, grid));
  }
  const own = sizes.slice(0, -1);
  if (rank !== shape.length + 1 || sizes[rank - 1] !== valueSize || own.includes(0))
    damaged('chunks that do not fit their dataset');
  return { grid: { shape, sizes: own, bytes: countOf(own) * valueSize, packed }, list };
}

/** Where chunks reach over the whole of the last axis, it is one with the axis before: longer rows. @param {Chunk} chunk @param {Grid} grid */
function withoutWholeAxes({ offset }, { shape, sizes }) {
  const wide = { shape: [...shape], sizes: [...sizes], offset: [...offset] };
  while (wide.shape.length > 1 && wide.sizes.at(-1) === wide.shape.at(-1)) {
    const size = wide.shape.at(-1) ?? 1;
    for (const list of [wide.shape, wide.sizes, wide.offset]) {
      list.pop();
      list[list.length - 1] *= size;
    }
  }
  return wide;
}

/**
 * Copies what a chunk has of the dataset, row by row of the last axis. A chunk may stand over, by far.
 * @param {Uint8Array} from @param {Uint8Array} to @param {Chunk} chunk @param {Grid} grid @param {number} valueSize
 */
function copyChunk(from, to, chunk, grid, valueSize) {
  const { shape, sizes, offset } = withoutWholeAxes(chunk, grid);
  const inside = shape.map((size, axis) => Math.min(sizes[axis], size - offset[axis]));
  const last = shape.length - 1;
  const rows = countOf(inside.slice(0, last));
  const length = inside[last] * valueSize;
  for (let row = 0; row < rows; row++) {
    let rest = row;
    let [source, target, sourceStep, targetStep] = [0, offset[last], sizes[last], shape[last]];
    for (let axis = last - 1; axis >= 0; axis--) {
      const index = rest % inside[axis];
      rest = Math.floor(rest / inside[axis]);
      source += index * sourceStep;
      target += (offset[axis] + index) * targetStep;
      sourceStep *= sizes[axis];
      targetStep *= shape[axis];
    }
    to.set(from.subarray(source * valueSize, source * valueSize + length), target * valueSize);
  }
}

/** Values of numbers, with their shape known before they are read. */
export class Dataset {
  #file;
  #messages;
  #budget;

  /** @param {Bytes} file @param {Message[]} messages @param {Budget} budget */
  constructor(file, messages, budget) {
    this.#file = file;
    this.#messages = messages;
    this.#budget = budget;
    /** @type {Type} */ this.type = readType(file, this.#message(messageType.datatype).at);
    /** Sizes along the axes, as the file claims them. @type {number[]} */
    this.shape = readShape(file, this.#message(messageType.dataspace).at) ?? [0];
  }

  /** @param {number} type */
  #message(type) {
    return this.#messages.find((message) => message.type === type) ?? damaged('a dataset that lacks a part');
  }

  /** @param {number} size bytes of all values @returns {Uint8Array} */
  #chunks(size) {
    const file = this.#file;
    const filterMessage = this.#messages.find(({ type }) => type === messageType.filters);
    const filters = filterMessage ? readFilters(file, filterMessage.at) : [];
    const valueSize = this.type.size;
    const layout = this.#message(messageType.layout);
    const { grid, list } = chunkedLayout(file, layout, this.shape, valueSize, filters.length > 0);
    const chunks = list(grid);
    const different = new Set(chunks.map(({ offset }) => offset.join()));
    if (chunks.length !== chunkCount(grid) || different.size !== chunks.length) damaged('chunks that are missing');
    this.#budget.reserve(size, 'dataset');
    const out = new Uint8Array(size);
    for (const chunk of chunks) {
      if (chunk.offset.some((at, axis) => at % grid.sizes[axis] !== 0 || at >= grid.shape[axis]))
        damaged('a chunk outside its dataset');
      this.#budget.unpack(grid.bytes, 'dataset');
      const stored = file.slice(chunk.at, filters.length > 0 ? chunk.size : grid.bytes);
      copyChunk(unpackChunk(stored, filters, chunk.mask, grid.bytes), out, chunk, grid, valueSize);
    }
    return out;
  }

  /** The bytes of all values, row-major. @returns {Uint8Array} may be a view of the file */
  #bytes() {
    const file = this.#file;
    const size = countOf(this.shape) * this.type.size;
    if (size === 0) return new Uint8Array(0);
    if (this.#messages.some(({ type }) => type === messageType.external)) unsupported('values in another file');
    const { at } = this.#message(messageType.layout);
    const version = file.u8(at);
    if (version < 1 || version > 5) unsupported('a newer form of datasets');
    const kind = file.u8(at + (version < 3 ? 2 : 1));
    if (kind === 2) return this.#chunks(size);
    if (kind > 2) unsupported('a dataset made of others');
    if (version < 3) unsupported('a layout of before 2003');
    if (kind === 0) return size <= file.u16(at + 2) ? file.slice(at + 4, size) : damaged('a dataset that is too short');
    const address = file.u64(at + 2);
    return isNowhere(address) ? damaged('a dataset of which nothing is stored') : file.slice(address, size);
  }

  /**
   * All values as floats of 32 bits, row-major.
   * @returns {Float32Array}
   * @throws {ReadError} `hdf5_damaged`, `unsupported_hdf5`; `file_too_large` before memory is reserved
   */
  read() {
    const bytes = this.#bytes();
    this.#budget.reserve(4 * countOf(this.shape), 'dataset');
    return toFloats(bytes, this.type) ?? unsupported(`values that are no numbers (${this.type.kind})`);
  }
}
