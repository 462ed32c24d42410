// Decompression that ends where the size said before is reached, so that no bomb goes off.

import { Inflate } from 'fflate';

/** Deflate makes at most 1032 bytes of one, so a step never makes more than 2 MB. */
const step = 2048;

/**
 * @param {Uint8Array} packed raw deflate, without the frame of zlib
 * @param {number} size bytes that come out; the caller has asked the budget for them
 * @returns {Uint8Array | null} null where the stream is damaged, shorter or longer than said
 */
export function inflate(packed, size) {
  if (size > packed.length * 1032 + 64) return null; // no stream gives so much
  const out = new Uint8Array(size);
  let length = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    if (length + chunk.length <= size) out.set(chunk, length);
    length += chunk.length;
    ended = final;
  });
  try {
    for (let at = 0; at < packed.length && length <= size && !ended; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    return null; // fflate's own words say less than the place that called
  }
  return length === size ? out : null;
}
