// What a pass is told, and what it leaves of each layer, out of the engine's memory.

/** @import { Network } from './types.js' */

/** A parameter that was changed: layer, weight, index, value. @typedef {[string, string, number, number]} Change */
/** @typedef {{ name: string, shape: number[], data: Float32Array }} FeatureMap */

/** Copies: views die when the engine's memory grows. @param {Network} network @returns {FeatureMap[]} */
export const mapsOf = (network) => network.activations().map((map) => ({ ...map, data: map.data.slice() }));
