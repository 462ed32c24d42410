// Packs the handwritten digits of a PNG for the activity "train": `node web/tools/pack-digits.js [digits.png]`.
// The PNG is OpenCV's samples/data/digits.png (Apache-2.0): 50 rows of 100 cells of 20 × 20 grey pixels, 500 of each digit in order.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { textOfBytes } from '../base/byte-text.js';
import { packLevels } from '../base/grey-code.js';
import { root } from './engine-build.js';

const side = 20;
const acrossSheet = 100;

/** The chunks of a PNG of one kind, joined. @param {Buffer} file @param {string} kind */
function chunks(file, kind) {
  const found = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === kind)
      found.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return Buffer.concat(found);
}

/** What a line's filter has added to each byte: of left, above, and above left. @type {((left: number, above: number, corner: number) => number)[]} */
const filters = [
  () => 0,
  (left) => left,
  (left, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
    return a <= b && a <= c ? left : b <= c ? above : corner;
  },
];

/** Grey pixels of a PNG with 8 bits a pixel and no more than that. @param {Buffer} file */
export function greyOfPng(file) {
  const head = chunks(file, 'IHDR');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (head[8] !== 8 || head[9] !== 0 || head[12] !== 0) throw new Error('not a grey PNG of 8 bits');
  const lines = inflateSync(chunks(file, 'IDAT'));
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const filter = filters[lines[row * (width + 1)]];
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const [left, corner] = column > 0 ? [pixels[at - 1], pixels[at - width - 1] ?? 0] : [0, 0];
      pixels[at] = lines[at + row + 1] + filter(left, pixels[at - width] ?? 0, corner);
    }
  }
  return { width, height, pixels };
}

/** Digit after digit, from 0, paper, to 3, ink. @param {Buffer} file */
export function levelsOfSheet(file) {
  const { width, height, pixels } = greyOfPng(file);
  const levels = new Uint8Array(width * height);
  for (let i = 0; i < levels.length; i++) {
    const [digit, cell] = [Math.floor(i / side ** 2), i % side ** 2];
    const row = Math.floor(digit / acrossSheet) * side + Math.floor(cell / side);
    levels[i] = Math.round(pixels[row * width + (digit % acrossSheet) * side + (cell % side)] / 85);
  }
  return levels;
}

/** @param {Buffer} file */
export function digitsModule(file) {
  const text = textOfBytes(packLevels(levelsOfSheet(file), side));
  return `// Written by web/tools/pack-digits.js: 5,000 handwritten digits in four grey levels. They are OpenCV's
// samples/data/digits.png, © its contributors, Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0), reduced to four levels.

export const packedDigits =
  '${text}';
`;
}

if (import.meta.filename === process.argv[1]) {
  const source = process.argv[2] ?? join(root, 'tests', 'fixtures', 'digits', 'digits.png');
  writeFileSync(join(root, 'web', 'activities', 'train', 'digits-data.js'), digitsModule(readFileSync(source)));
}
