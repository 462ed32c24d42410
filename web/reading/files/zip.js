// The directory of a zip and its parts. The sizes in it are claims, and held against the budget before anything is unpacked.

import { inflate } from './inflate.js';
import { refuse } from './refuse.js';

/** @import { Budget } from './budget.js' */
/** @typedef {{ name: string, method: number, encrypted: boolean, crc: number, packed: number, size: number, at: number }} Part */

const endSize = 22;
const isFull = 0xffffffff;

/** @param {string} part @returns {never} */
function damaged(part) {
  return refuse('zip_damaged', `The zip is damaged (${part}). Save or download the file again.`, { part });
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = (byte >>> 1) ^ (byte & 1 ? 0xedb88320 : 0);
  return byte;
});

/** The zip's check sum (CRC-32). @param {Uint8Array} bytes */
function crcOf(bytes) {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** @param {DataView} view @param {number} at */
const u64 = (view, at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;

/** Where the directory's end record is, searched from behind over a comment. @param {DataView} view */
function findEnd(view) {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50 && at + endSize + view.getUint16(at + 20, true) <= view.byteLength) {
      return at;
    }
  }
  return refuse(
    'zip_incomplete',
    'The file is incomplete: the directory at the end of the zip is missing. Save or download it again.',
  );
}

/** Number of parts and place of the directory, in zips of more than 4 GB too. @param {DataView} view */
function directoryOf(view) {
  const end = findEnd(view);
  const short = { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) };
  if (short.count !== 0xffff && short.at !== isFull) return short;
  if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) return short;
  const at = u64(view, end - 12);
  return { count: u64(view, at + 32), at: u64(view, at + 48) };
}

/** What the 64-bit field of a part says instead of sizes that are full. @param {DataView} view @param {number} from @param {number} to @param {Part} part */
function readLongSizes(view, from, to, part) {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const key of /** @type {const} */ (['size', 'packed', 'at'])) {
      if (part[key] !== isFull) continue;
      part[key] = u64(view, next);
      next += 8;
    }
  }
}

/**
 * The parts of a zip by name, of which a later one of the same name counts.
 * @param {Uint8Array} bytes @returns {Map<string, Part>}
 * @throws {ReadError} `zip_incomplete`, `zip_damaged`
 */
export function zipParts(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Map<string, Part>} */ const parts = new Map();
  try {
    let { count, at } = directoryOf(view);
    for (; count > 0; count--) {
      if (view.getUint32(at, true) !== 0x02014b50) damaged('directory');
      const nameEnd = at + 46 + view.getUint16(at + 28, true);
      const extraEnd = nameEnd + view.getUint16(at + 30, true);
      const part = {
        name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      };
      readLongSizes(view, nameEnd, extraEnd, part);
      parts.set(part.name, part);
      at = extraEnd + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof RangeError) damaged('directory'); // a place outside the file
    throw error;
  }
  return parts;
}

/** The bytes of a part as they are stored. @param {Uint8Array} bytes @param {Part} part */
function storedBytes(bytes, { name, at, packed }) {
  if (at + 30 > bytes.length) damaged(name);
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 30);
  if (view.getUint32(0, true) !== 0x04034b50) damaged(name);
  const start = at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packed > bytes.length) damaged(name);
  return bytes.subarray(start, start + packed);
}

/**
 * One part, unpacked.
 * @param {Uint8Array} bytes the zip @param {Part} part @param {Budget} budget
 * @returns {Uint8Array} may be a view of `bytes`
 * @throws {ReadError} `zip_damaged`; `file_too_large`; `zip_encrypted`; `zip_method` where it is packed in a way that is not read
 */
export function unzipPart(bytes, part, budget) {
  const { name, method, size } = part;
  if (part.encrypted)
    refuse('zip_encrypted', `${name} is encrypted. Save the file without a password.`, { part: name });
  if (method !== 0 && method !== 8) {
    const message = `${name} is packed by method ${method}, which is not read here. Zip it again with deflate, or stored.`;
    refuse('zip_method', message, { part: name, method });
  }
  budget.reserve(method === 0 ? 0 : size, name);
  const stored = storedBytes(bytes, part);
  budget.unpack(size, name);
  const out = method === 0 ? stored : inflate(stored, size);
  if (out?.length !== size || crcOf(out) !== part.crc) return damaged(name);
  return out;
}
