// Weights as a short text: each tensor's largest size, then its numbers as parts of that, 16 bits each, in base64.

/** @import { HandedWeight } from '../../engine/types.js' */

const parts = 32767;

/** @param {{ data: Float32Array }[]} weights */
export function packWeights(weights) {
  const words = weights.flatMap(({ data }) => {
    const largest = Math.max(...Array.from(data, Math.abs), 1e-9);
    const head = new Uint16Array(Float32Array.of(largest).buffer);
    return [...head, ...Array.from(data, (number) => Math.round((number / largest) * parts) & 0xffff)];
  });
  return btoa(String.fromCharCode(...words.flatMap((word) => [word & 255, word >> 8])));
}

/**
 * The other way, into the shapes of a network that is asked for them.
 * @param {string} text @param {HandedWeight[]} places layer, name and shape of each weight, in the network's order
 * @returns {HandedWeight[]}
 */
export function unpackWeights(text, places) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  return places.map(({ layer, name, shape, data: { length } }) => {
    const largest = view.getFloat32(at, true);
    const first = at + 4;
    const data = Float32Array.from({ length }, (_, i) => (view.getInt16(first + 2 * i, true) / parts) * largest);
    at = first + 2 * length;
    return { layer, name, shape, data };
  });
}
