// A model in our engine, through its public interface.
import { weightsOf } from '../models.js';

/** @import { BenchModel } from '../models.js' */

/** @param {import('../../../web/engine/engine.js').EngineApi} engine @param {BenchModel} model @param {{ keep?: 'all' | 'outputs' }} [options] */
export function runnerOf(engine, model, options) {
  const net = engine.compile(model.config, options);
  const places = net.weights();
  weightsOf(model).forEach((values, i) => places[i].data.set(values));
  return {
    /** @param {Float32Array} input @param {Float32Array} output */
    run: (input, output) => output.set(net.run(input)),
    /** What a caller of the engine does. @param {Float32Array} input */
    bare: (input) => net.run(input),
    /** Views of every layer's output; nothing is copied. @param {Float32Array} input */
    all: (input) => {
      net.run(input);
      return net.activations();
    },
    free: () => net.free(),
  };
}
