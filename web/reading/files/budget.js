// How much memory a file may cost. What a file says of its sizes are claims: a few bytes can claim terabytes.

import { refuse } from './refuse.js';

const megabyte = 2 ** 20;

/** Memory and work that reading may take, by what the person has brought. */
export class Budget {
  /** @param {number} size bytes of all files together */
  constructor(size) {
    this.memory = 4 * size + 64 * megabyte;
    /** Bytes that decompression may give in all, thrown away or not: it is what takes the time. */
    this.work = 2 * this.memory;
  }

  /**
   * Asks before memory is reserved.
   * @param {number} bytes @param {string} part what it is for: a file's name, or `dataset`, `model`, `shards`
   * @throws {ReadError} `file_too_large`
   */
  reserve(bytes, part) {
    if (!(bytes <= this.memory)) {
      refuse(
        'file_too_large',
        `The file is too large: ${part} claims ${bytes} bytes, far more than can be in it. Nothing was unpacked.`,
        {
          part,
          claimed: bytes,
        },
      );
    }
    this.memory -= bytes;
  }

  /** @param {number} bytes that are about to be unpacked @param {string} part @throws {ReadError} `file_too_large` */
  unpack(bytes, part) {
    this.work -= bytes;
    if (!(this.work >= 0)) {
      refuse(
        'file_too_large',
        `The file is too large: ${part} unpacks to far more than can be in it. Reading was stopped.`,
        {
          part,
          claimed: bytes,
        },
      );
    }
  }
}
