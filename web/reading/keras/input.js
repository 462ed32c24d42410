// `Input(…)`, `InputLayer(…)`: where a model's tensors begin.

import { PyList, PyTuple, Unknown } from '../python/values.js';
import { configValue } from './config-values.js';
import { KerasLayer } from './layer.js';
import { KerasTensor } from './tensor.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { Session } from './session.js' */

/** @param {Session} session @param {(number | null)[]} batchShape @param {{ name?: string, dtype?: string }} [more] @returns {KerasLayer} with its one call, whose output is the tensor */
export function inputLayer(session, batchShape, { name, dtype = 'float32' } = {}) {
  const config = { batch_shape: batchShape, sparse: false, ragged: false, optional: false };
  const own = name ?? session.uniqueName('input_layer');
  const layer = new KerasLayer(session, 'InputLayer', config, { name: own, trainable: true, dtype });
  session.ask(layer.entry(), [], null, layer.at);
  /** @type {import('./tensor.js').Node} */ const node = { layer, inputs: [], args: [], kwargs: {}, outputs: [] };
  node.outputs = [new KerasTensor(session, batchShape, node, 0, dtype)];
  layer.nodes.push(node);
  return layer;
}

/** @param {Interpreter} interpreter @param {any} shape @param {string} argument */
function sizesOf(interpreter, shape, argument) {
  if (shape instanceof Unknown) interpreter.ask(shape, { kind: 'shape' });
  if (!(shape instanceof PyTuple) && !(shape instanceof PyList)) {
    const shown = typeof shape === 'number' ? `: (${shape}) is a number, write (${shape},)` : '';
    interpreter.fault('no_shape', `${argument} is a tuple${shown}.`, { argument });
  }
  return configValue(interpreter, shape, argument);
}

/**
 * @param {Session} session @param {any[]} args @param {Map<string, any>} named @param {boolean} isLayer `InputLayer`, whose first argument is the same
 * @returns {KerasLayer}
 */
export function makeInput(session, args, named, isLayer) {
  const { interpreter } = session;
  const names = ['shape', 'batch_size', 'dtype'];
  const given = new Map([
    ...args.map((value, i) => /** @type {[string, any]} */ ([names[i] ?? 'more', value])),
    ...named,
  ]);
  const known = ['shape', 'batch_size', 'dtype', 'name', 'batch_shape', 'sparse', 'ragged', 'tensor', 'optional'];
  const old = isLayer ? ['input_shape', 'batch_input_shape', 'input_dtype'] : [];
  for (const name of given.keys()) {
    if (![...known, ...old].includes(name))
      interpreter.fault('unknown_argument', `Input has no argument ${name}.`, { what: name });
  }
  const batch = given.get('batch_shape') ?? given.get('batch_input_shape');
  const shape = given.get('shape') ?? given.get('input_shape');
  if (batch === undefined && shape === undefined)
    interpreter.fault('missing_argument', 'Input needs shape.', { argument: 'shape' });
  const size = given.get('batch_size') ?? null;
  const sizes =
    batch !== undefined && batch !== null
      ? sizesOf(interpreter, batch, 'batch_shape')
      : [size instanceof Unknown ? null : size, ...sizesOf(interpreter, shape, 'shape')];
  const name = given.get('name');
  const dtype = given.get('dtype');
  return inputLayer(session, sizes, {
    name: typeof name === 'string' ? name : undefined,
    dtype: typeof dtype === 'string' ? dtype : undefined,
  });
}
