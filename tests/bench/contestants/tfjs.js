// TensorFlow.js: the layers API on its WebAssembly backend (SIMD, one thread).
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, model as makeModel } from '@tensorflow/tfjs-layers';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { weightsOf } from '../models.js';

/** @import { BenchModel } from '../models.js' */

export const name = 'tfjs-wasm';

/** @param {string} backend */
export async function start(backend) {
  if (backend === 'wasm') {
    setWasmPaths('/tfjs/');
    setThreadsCount(1);
  }
  await tf.setBackend(backend);
  await tf.ready();
}

/** @param {BenchModel} model */
export async function prepare(model) {
  await start('wasm');
  const loaded = await loadLayersModel({ load: async () => ({ modelTopology: model.config }) });
  const shapes = loaded.getWeights().map((weight) => weight.shape);
  const weights = weightsOf(model).map((values, i) => tf.tensor(values, shapes[i]));
  loaded.setWeights(weights);
  weights.forEach((weight) => weight.dispose());
  const every = makeModel({ inputs: loaded.inputs, outputs: loaded.layers.map((layer) => layer.output) });
  /** @type {[number, number, number, number]} */
  const shape = [1, ...model.input_shape];
  const predict = (/** @type {any} */ net, /** @type {Float32Array} */ input) => {
    const results = tf.tidy(() => [net.predict(tf.tensor4d(input, shape))].flat());
    const arrays = results.map((result) => result.dataSync());
    results.forEach((result) => result.dispose());
    return arrays;
  };
  return {
    /** @param {Float32Array} input @param {Float32Array} output */
    run: (input, output) => output.set(predict(loaded, input)[0]),
    /** Copies: tfjs gives no views. @param {Float32Array} input */
    all: (input) => predict(every, input),
    free: () => loaded.dispose(),
  };
}
