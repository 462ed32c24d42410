// The 5,000 handwritten digits: unpacked while the page goes on, split by a seed, and laid out as a network wants to read them.

import { bytesOfText } from '../../base/byte-text.js';
import { dice, shuffled } from '../../base/dice.js';
import { unpackLevels } from '../../base/grey-code.js';
import { packedDigits } from './digits-data.js';

/** Pixels of a side, digits in all, and of each kind in order. */
export const side = 20;
export const digitCount = 5000;
const ofEach = 500;
/** A level is 0, paper, to 3, ink: what it is multiplied by. */
export const levelScale = 1 / 3;

/** @type {Promise<Uint8Array> | undefined} */
let loaded;

/** Lets the page answer in between. */
const rest = () => new Promise((resolve) => setTimeout(resolve));

async function unpack() {
  const work = unpackLevels(bytesOfText(packedDigits), digitCount, side);
  for (;;) {
    const { done, value } = work.next();
    if (done) return /** @type {Uint8Array} */ (value);
    await rest();
  }
}

/** Levels of all digits, 400 each; once for all elements of a page. */
export function loadDigits() {
  loaded ??= unpack();
  return loaded;
}

/** @param {number} index of a digit, from 0 to 4,999 */
export const digitOf = (index) => Math.floor(index / ofEach);

/** Which are learnt from, and which are held back to judge by. @param {number} count @param {number} seed @param {number} [share] of those that are learnt from */
export function split(count, seed, share = 0.8) {
  const order = shuffled(Array(count).keys(), dice(seed));
  const first = Math.round(count * share);
  return { training: order.slice(0, first), heldBack: order.slice(first) };
}

/**
 * Digits as rows of samples: grey in one channel, or the same in three; a larger picture has paper around.
 * @param {Uint8Array} levels @param {ArrayLike<number>} indices @param {number[]} shape height, width, channels
 */
export function samplesOf(levels, indices, [height, width, channels]) {
  const size = height * width * channels;
  const [above, before] = [Math.floor((height - side) / 2), Math.floor((width - side) / 2)];
  const samples = new Uint8Array(indices.length * size);
  for (let n = 0; n < indices.length; n++) {
    const from = indices[n] * side * side;
    for (let cell = 0; cell < side * side; cell++) {
      const place = (Math.floor(cell / side) + above) * width + (cell % side) + before;
      const start = n * size + place * channels;
      samples.fill(levels[from + cell], start, start + channels);
    }
  }
  return samples;
}
