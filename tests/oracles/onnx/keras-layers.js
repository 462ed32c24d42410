// What an ONNX operator becomes: layers of Keras, or the reason why it has no equal there.

import { oneSample } from './tensors.js';

/** @import { Tensor } from './protobuf.js' */
/**
 * @typedef {{ class_name: string, config?: Record<string, any>, weights?: Tensor[], from?: string[] }} KerasLayer
 * @typedef {{ layers: KerasLayer[], inputs: Tensor[], output: Tensor }} Translation inputs and output with their batch
 * @typedef {(attributes: Record<string, any>, inputs: Tensor[], outputs: Tensor[]) => Translation} Translate
 */

/** Why a case has no Keras equal. */
export class NoEqual extends Error {}

/** @param {string} reason @returns {never} */
export function refuse(reason) {
  throw new NoEqual(reason);
}

/** Layers on each whole tensor as one sample, for what does not look at the batch. @param {(a: Record<string, any>, inputs: Tensor[]) => KerasLayer[]} layersOf @returns {Translate} */
export const onOneSample = (layersOf) => (attributes, inputs, outputs) => ({
  layers: layersOf(attributes, inputs),
  inputs: inputs.map(oneSample),
  output: oneSample(outputs[0]),
});

/** @param {string} class_name @param {Record<string, any>} [config] @returns {KerasLayer} */
export const layer = (class_name, config = {}) => ({ class_name, config });
/** @param {string} activation */
export const activation = (activation) => onOneSample(() => [layer('Activation', { activation })]);

/** Axis of a sample as Keras counts it, with the batch in front. @param {number} axis */
export const withBatch = (axis) => (axis < 0 ? axis : axis + 1);
