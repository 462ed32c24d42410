// Small pictures in four grey levels as few bytes: each pixel is foretold from its neighbours, and only how wrong that was is
// written, by a range coder. Deflate and Brotli know bytes in a row and no plane: they need half as much again.

/** Neighbours that foretell a pixel, as rows and columns away from it: those that are known before it. */
const neighbours = [[0, -1], [-1, 0], [-1, -1], [-1, 1], [0, -2], [-2, 0]]; // prettier-ignore
/** Empty cells around a picture, so that every pixel has its neighbours. */
const border = 2;
/** Decisions that make a level: is it paper, is it full ink, and of the two between the darker one. */
const decisions = 3;
/** A chance is of 65,536 and never quite sure: so much is left for the other bit. */
const least = 31;
/** After so many decisions in a surrounding, what is new counts no less. */
const longestMemory = 250;

/** What has been seen so far of each decision in each surrounding: the same in who writes and who reads. */
class Chances {
  #chances = new Uint16Array(4 ** neighbours.length * decisions).fill(1 << 15);
  #seen = new Uint8Array(4 ** neighbours.length * decisions);

  /** The chance of a one. @param {number} place */
  at(place) {
    return this.#chances[place];
  }

  /** @param {number} place @param {boolean} bit */
  learn(place, bit) {
    const aim = bit ? 2 ** 16 - least : least;
    this.#chances[place] += Math.trunc((aim - this.#chances[place]) / (this.#seen[place] + 1.5));
    if (this.#seen[place] < longestMemory) this.#seen[place]++;
  }
}

/**
 * Goes through the pixels of one picture; what each decision is, `decide` knows or finds out.
 * @param {Uint8Array} pixels @param {number} side @param {Uint8Array} framed room for the picture with its border
 * @param {(place: number, bit: boolean) => boolean} decide
 */
function through(pixels, side, framed, decide) {
  const across = side + 2 * border;
  const away = neighbours.map(([down, right]) => down * across + right);
  framed.fill(0);
  for (let i = 0; i < pixels.length; i++) {
    const at = (Math.floor(i / side) + border) * across + (i % side) + border;
    let place = 0;
    for (let n = 0; n < away.length; n++) place = place * 4 + framed[at + away[n]];
    place *= decisions;
    const level = pixels[i];
    if (!decide(place, level > 0)) pixels[i] = 0;
    else if (decide(place + 1, level === 3)) pixels[i] = 3;
    else pixels[i] = decide(place + 2, level === 2) ? 2 : 1;
    framed[at] = pixels[i];
  }
}

/** @param {number} side */
const frameOf = (side) => new Uint8Array((side + 2 * border) ** 2);

/** @param {Uint8Array} levels from 0 to 3, picture after picture @param {number} side pixels of a picture's side @returns {Uint8Array} */
export function packLevels(levels, side) {
  const chances = new Chances();
  /** @type {number[]} */ const bytes = [];
  let low = 0; // up to 2^40: a carry goes into bytes that are written already
  let range = 0xffffffff;
  const carry = () => {
    for (let i = bytes.length - 1; ++bytes[i] === 256; i--) bytes[i] = 0;
  };
  const shift = () => {
    bytes.push(Math.floor(low / 2 ** 24));
    low = (low % 2 ** 24) * 256;
  };
  const write = (/** @type {number} */ place, /** @type {boolean} */ bit) => {
    const bound = (range >>> 16) * chances.at(place);
    if (bit) range = bound;
    else {
      low += bound;
      range -= bound;
      if (low >= 2 ** 32) carry();
      low %= 2 ** 32;
    }
    chances.learn(place, bit);
    for (; range < 2 ** 24; range *= 256) shift();
    return bit;
  };
  const framed = frameOf(side);
  for (let i = 0; i < levels.length; i += side * side) through(levels.slice(i, i + side * side), side, framed, write);
  for (let i = 0; i < 4; i++) shift();
  return Uint8Array.from(bytes);
}

/**
 * The levels again; it rests after each hundred pictures, as all of them take longer than a page may be away.
 * @param {Uint8Array} bytes @param {number} count of pictures @param {number} side @returns {Generator<number, Uint8Array>} pictures that are there
 */
export function* unpackLevels(bytes, count, side) {
  const size = side * side;
  const levels = new Uint8Array(count * size);
  const chances = new Chances();
  let [range, code, next] = [0xffffffff, 0, 0];
  const read = () => (code * 256 + (bytes[next++] ?? 0)) >>> 0;
  while (next < 4) code = read();
  const decide = (/** @type {number} */ place) => {
    const bound = (range >>> 16) * chances.at(place);
    const bit = code < bound;
    if (bit) range = bound;
    else {
      code -= bound;
      range -= bound;
    }
    chances.learn(place, bit);
    for (; range < 2 ** 24; range = (range * 256) >>> 0) code = read();
    return bit;
  };
  const framed = frameOf(side);
  for (let i = 0; i < count; i++) {
    through(levels.subarray(i * size, (i + 1) * size), side, framed, decide);
    if (i % 100 === 99) yield i + 1;
  }
  return levels;
}
