// A network that learns, as `engine.compile` gives it where an optimizer is named.

/** @import { Network } from '../../engine/types.js' */

/**
 * @typedef {{ loss: number, accuracy: number | null, steps: number, epoch: number, batch_of_epoch: number, batches: number,
 *   epoch_loss: number, epoch_accuracy: number | null, diverged: boolean }} Steps
 * @typedef {{ sample: number, input: number, back: number, product: number }} GradientTerm
 * @typedef {{ before: number, gradient: number, after: number, change: number, samples: number, uses: number, count: number,
 *   terms: GradientTerm[], rest: number, penalty: number, optimizer: { name: string, step: number, learning_rate: number,
 *   [more: string]: any } }} Explanation
 * @typedef {Network & { setData: (x: Uint8Array, y: ArrayLike<number>) => void, stepMany: (count: number, options: { seed: number }) => Steps,
 *   evaluate: (x: Uint8Array, y: ArrayLike<number>) => { loss: number, accuracy: number | null, predictions: Float32Array },
 *   snapshot: () => unknown, restore: (snapshot: any) => void, learningRate: number,
 *   explain: (parameter: { layer: string, weight: string, index: number }) => Explanation | null }} Learner
 */

export {};
