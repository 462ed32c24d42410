// Copies of models: the same layers under the same names, with calls of their own.

import { inputLayer } from './input.js';
import { callNode, KerasLayer } from './layer.js';
import { Functional } from './functional.js';
import { Operation } from './operations.js';
import { Sequential } from './sequential.js';
import { PyList } from '../python/values.js';
import { KerasTensor } from './tensor.js';

/** @import { Session } from './session.js' */

/** @param {Session} session @param {any} layer @returns {any} */
function copyOf(session, layer) {
  if (layer.isModel) return cloneModel(session, layer);
  if (layer instanceof Operation) return Object.assign(new Operation(session, layer.className), { name: layer.name });
  if (layer.className === 'InputLayer')
    return inputLayer(session, layer.config.batch_shape, { name: layer.name, dtype: layer.dtype });
  const { className, config, name, trainable, dtype, inputShape, module } = layer;
  const inner = layer.inner.map((/** @type {any} */ one) => copyOf(session, one));
  const changed = Object.entries(config).map(([key, one]) => [
    key,
    layer.inner.includes(one) ? inner[layer.inner.indexOf(one)] : one,
  ]);
  return new KerasLayer(session, className, Object.fromEntries(changed), {
    name,
    trainable,
    dtype,
    inputShape,
    inner,
    module,
  });
}

/** @param {any} value @param {(tensor: KerasTensor) => any} change @returns {any} */
function withTensors(value, change) {
  if (value instanceof KerasTensor) return change(value);
  if (Array.isArray(value)) return new PyList(value.map((one) => withTensors(one, change)));
  return value;
}

/** @param {Session} session @param {Functional} model */
function cloneFunctional(session, model) {
  /** @type {Map<any, any>} */ const copies = new Map(model.layers.map((layer) => [layer, copyOf(session, layer)]));
  /** @type {Map<any, KerasTensor[]>} */ const made = new Map();
  const tensorOf = (/** @type {KerasTensor} */ tensor) => {
    if (!made.has(tensor.node)) {
      const copy = copies.get(tensor.layer);
      if (copy.className === 'InputLayer') made.set(tensor.node, copy.nodes[0].outputs);
      else {
        const { args, kwargs } = tensor.node;
        const named = new Map(Object.entries(kwargs).map(([key, one]) => [key, withTensors(one, tensorOf)]));
        callNode(
          copy,
          args.map((one) => withTensors(one, tensorOf)),
          named,
        );
        made.set(tensor.node, copy.nodes[copy.nodes.length - 1].outputs);
      }
    }
    return /** @type {KerasTensor[]} */ (made.get(tensor.node))[tensor.output];
  };
  const ends = [model.inputs, model.outputs].map((tensors) => new PyList(tensors.map(tensorOf)));
  return new Functional(session, ends, new Map([['name', model.name]]));
}

/** @param {Session} session @param {any} model @returns {any} */
export function cloneModel(session, model) {
  if (model instanceof Functional) return cloneFunctional(session, model);
  const layers = model.layers.map((/** @type {any} */ layer) => copyOf(session, layer));
  return new Sequential(session, [new PyList(layers)], new Map([['name', model.name]]));
}
