// Where the chunks of a dataset are: by a tree (old files), or by the shorter ways of newer ones.

import { damaged, isNowhere, unsupported } from './bytes.js';

/** @import { Bytes } from './bytes.js' */
/** offset: of its first value along each axis; mask: a bit for each filter that was left out. @typedef {{ at: number, size: number, mask: number, offset: number[] }} Chunk */
/** sizes: of a chunk along each axis; bytes: of a whole chunk, unpacked; packed: it has filters. @typedef {{ shape: number[], sizes: number[], bytes: number, packed: boolean }} Grid */

/** @param {Bytes} file @param {number} root @param {Grid} grid @returns {Chunk[]} */
export function chunksOfTree(file, root, { sizes }) {
  /** @type {Chunk[]} */ const chunks = [];
  const keySize = 8 + 8 * (sizes.length + 1);
  /** @param {number} node @param {number | null} level */
  const visit = (node, level) => {
    file.expect(node, 'TREE');
    const own = file.u8(node + 5);
    if (file.u8(node + 4) !== 1 || own > 16 || (level !== null && own !== level)) damaged('a tree of the wrong kind');
    const count = file.u16(node + 6);
    for (let i = 0; i < count; i++) {
      const key = node + 24 + i * (keySize + 8);
      const at = file.u64(key + keySize);
      if (own > 0) visit(at, own - 1);
      else {
        const offset = sizes.map((_, axis) => file.u64(key + 8 + 8 * axis));
        chunks.push({ at, size: file.u32(key), mask: file.u32(key + 4), offset });
      }
    }
  };
  visit(root, null);
  return chunks;
}

/** Chunks along each axis. @param {Grid} grid */
const chunkCounts = ({ shape, sizes }) => shape.map((size, axis) => Math.ceil(size / sizes[axis]));

/** How many chunks the dataset has. @param {Grid} grid */
export const chunkCount = (grid) => chunkCounts(grid).reduce((product, count) => product * count, 1);

/** Where the chunk of a number begins, the last axis fastest. @param {Grid} grid @param {number} number */
function offsetOf(grid, number) {
  const offset = grid.sizes.slice();
  const counts = chunkCounts(grid);
  for (let axis = counts.length - 1; axis >= 0; axis--) {
    offset[axis] = (number % counts[axis]) * grid.sizes[axis];
    number = Math.floor(number / counts[axis]);
  }
  return offset;
}

/** Entries of a "fixed array", in pages where there are many. @param {Bytes} file @param {number} at @param {Grid} grid @returns {Chunk[]} */
function chunksOfArray(file, at, grid) {
  file.expect(at, 'FAHD');
  const entry = file.u8(at + 6);
  const perPage = 2 ** file.u8(at + 7);
  const count = file.u64(at + 8);
  const block = file.u64(at + 16);
  file.expect(block, 'FADB');
  if (count !== chunkCount(grid) || entry !== (grid.packed ? Math.max(13, entry) : 8))
    damaged('a list of chunks of the wrong size');
  const pages = count > perPage ? Math.ceil(count / perPage) : 0;
  const first = block + 14 + (pages ? Math.ceil(pages / 8) + 4 : 0);
  /** @type {Chunk[]} */ const chunks = [];
  for (let i = 0; i < count; i++) {
    const place = file.check(first + i * entry + (pages ? 4 * Math.floor(i / perPage) : 0), entry);
    const size = grid.packed ? file.uint(place + 8, entry - 12) : grid.bytes;
    const mask = grid.packed ? file.u32(place + entry - 4) : 0;
    chunks.push({ at: file.u64(place), size, mask, offset: offsetOf(grid, i) });
  }
  return chunks;
}

/**
 * @param {Bytes} file @param {number} kind of the index, as layouts of versions 4 and 5 name it @param {{ at: number, flags: number }} index of its own fields
 * @param {Grid} grid @returns {Chunk[]}
 */
export function chunksOfIndex(file, kind, { at, flags }, grid) {
  if (kind === 1) {
    const filtered = (flags & 2) !== 0;
    const address = file.u64(at + (filtered ? 12 : 0));
    if (isNowhere(address)) return [];
    const size = filtered ? file.u64(at) : grid.bytes;
    return [{ at: address, size, mask: filtered ? file.u32(at + 8) : 0, offset: grid.sizes.map(() => 0) }];
  }
  if (kind === 2) {
    const address = file.u64(at);
    if (isNowhere(address)) return [];
    const count = chunkCount(grid);
    file.check(address, count * grid.bytes);
    return Array.from({ length: count }, (_, i) => {
      return { at: address + i * grid.bytes, size: grid.bytes, mask: 0, offset: offsetOf(grid, i) };
    });
  }
  if (kind === 3) return isNowhere(file.u64(at + 1)) ? [] : chunksOfArray(file, file.u64(at + 1), grid);
  return unsupported('datasets that can grow');
}
