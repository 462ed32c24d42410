// An HDF5 file as groups and datasets. Links that are no objects of this file are refused by name, never followed.

import { refuse } from '../refuse.js';
import { readAttribute } from './attributes.js';
import { Bytes, damaged, unsupported } from './bytes.js';
import { Dataset } from './dataset.js';
import { messageType, readHeader } from './header.js';
import { readLinks } from './links.js';

/** @import { Budget } from '../budget.js' */
/** @import { Message } from './header.js' */
/** @import { Link } from './links.js' */

export { Dataset };

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Where the file proper begins: at 0, 512, 1024, … @param {Uint8Array} bytes @returns {number} -1 where there is none */
export function superblockAt(bytes) {
  for (let at = 0; at + 8 <= bytes.length; at = at === 0 ? 512 : 2 * at) {
    if (signature.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/** A group of a file, whose objects are read when they are asked for. */
export class Group {
  #file;
  #messages;
  #budget;
  /** @type {Map<string, Link> | undefined} */ #links;

  /** @param {Bytes} file @param {Message[]} messages @param {Budget} budget @param {string} path */
  constructor(file, messages, budget, path) {
    this.#file = file;
    this.#messages = messages;
    this.#budget = budget;
    this.path = path;
  }

  get #all() {
    this.#links ??= readLinks(this.#file, this.#messages);
    return this.#links;
  }

  /** Names of what is in it. */
  get names() {
    return [...this.#all.keys()];
  }

  /** Texts of an attribute; null where there is none. @param {string} name */
  attribute(name) {
    return readAttribute(this.#file, this.#messages, name);
  }

  /**
   * What stands in it under a name.
   * @param {string} name without slashes @returns {Group | Dataset | null} null where there is nothing
   * @throws {ReadError} `soft_link`, `external_link`: with `path` and `target`; `hdf5_damaged`
   */
  get(name) {
    const link = this.#all.get(name);
    if (!link) return null;
    const path = this.path + name;
    if (link.kind !== 'hard') {
      const message = `${path} is a link to ${link.target} and no data. Save the model again with Keras.`;
      return refuse(`${link.kind}_link`, message, { path, target: link.target });
    }
    const messages = readHeader(this.#file, link.address);
    const isDataset = messages.some(({ type }) => type === messageType.layout);
    if (isDataset) return new Dataset(this.#file, messages, this.#budget);
    return new Group(this.#file, messages, this.#budget, `${path}/`);
  }

  /** What a path leads to, null where it leads nowhere. @param {string[]} names @returns {Group | Dataset | null} */
  find(names) {
    /** @type {Group | Dataset | null} */ let found = this;
    for (const name of names) found = found instanceof Group ? found.get(name) : null;
    return found;
  }

  /** A group of a path, null where there is none. @param {string[]} names */
  group(...names) {
    const found = this.find(names);
    return found instanceof Group ? found : null;
  }
}

/** Address of the root's header. @param {Bytes} file */
function rootOf(file) {
  const version = file.u8(8);
  if (version > 3) unsupported('a newer version of HDF5');
  const sizesAt = version < 2 ? 13 : 9;
  if (file.u8(sizesAt) !== 8 || file.u8(sizesAt + 1) !== 8) unsupported('addresses that are not of 64 bits');
  const endAt = version < 2 ? 40 + 4 * version : 28;
  return { root: file.u64(version < 2 ? 64 + 4 * version : 36), end: file.u64(endAt) };
}

/**
 * The root group of a file.
 * @param {Uint8Array} bytes the whole file @param {Budget} budget for all that is read of it
 * @returns {Group}
 * @throws {ReadError} `no_hdf5`; `hdf5_incomplete`; `hdf5_damaged`; `unsupported_hdf5`
 */
export function openHdf5(bytes, budget) {
  const start = superblockAt(bytes);
  if (start < 0) refuse('no_hdf5', 'This is no HDF5 file: it does not begin as one. Save or download it again.');
  const file = new Bytes(bytes.subarray(start));
  const { root, end } = rootOf(file);
  if (end > bytes.length) {
    refuse('hdf5_incomplete', `The file is incomplete: ${bytes.length} of ${end} bytes are there. Download it again.`, {
      found: bytes.length,
      expected: end,
    });
  }
  const messages = readHeader(file, root);
  if (messages.some(({ type }) => type === messageType.layout)) damaged('no group at its root');
  return new Group(file, messages, budget, '');
}
