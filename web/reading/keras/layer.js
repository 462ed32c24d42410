// A layer of the paste, and its calls on symbolic tensors.

import { Builtin, Bound, PyList, PyTuple, Unknown } from '../python/values.js';
import { configValue } from './config-values.js';
import { KerasTensor, tensorsIn } from './tensor.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { Session } from './session.js' */
/** @import { Node } from './tensor.js' */

/** @param {string} name */
export const dtypePolicy = (name) => ({
  module: 'keras',
  class_name: 'DTypePolicy',
  config: { name },
  registered_name: null,
});

/** What a call says of training or masks changes no shape. */
const idle = new Set(['training', 'mask']);

/** A tensor as Keras writes it in a node. @param {KerasTensor} tensor @param {(tensor: KerasTensor) => any[]} history */
export const writtenTensor = (tensor, history) => ({
  class_name: '__keras_tensor__',
  config: { shape: tensor.shape, dtype: tensor.dtype, keras_history: history(tensor) },
});

/** Arguments of a call with its tensors written. @param {any} value @param {(tensor: KerasTensor) => any} write @returns {any} */
export function written(value, write) {
  if (value instanceof KerasTensor) return write(value);
  if (Array.isArray(value)) return value.map((one) => written(one, write));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(one, write)]));
  }
  return value;
}

/**
 * Calls a layer, a model or an operation on symbolic tensors.
 * @param {any} layer with `session`, `entry()`, `nodes` and `at` @param {any[]} args @param {Map<string, any>} named
 * @returns {any} a tensor, or a list of them
 */
export function callNode(layer, args, named) {
  const { session } = layer;
  const { interpreter } = session;
  const kept = [...named].filter(([name]) => !idle.has(name));
  const plain = layer.isOperation ? args : args.filter((one, i) => i === 0 || tensorsIn(one).length > 0);
  const given = plain.map((one) => configValue(interpreter, one, 'inputs'));
  const kwargs = Object.fromEntries(kept.map(([name, one]) => [name, configValue(interpreter, one, name)]));
  const inputs = tensorsIn([...plain, ...kept.map(([, one]) => one)]);
  if (inputs.length === 0) interpreter.fault('no_tensor', `${layer.name} is called on nothing that is a tensor.`);
  const write = (/** @type {KerasTensor} */ tensor) =>
    writtenTensor(tensor, () => [tensor.layer.name, 0, tensor.output]);
  const call = { args: written(given, write), kwargs: written(kwargs, write) };
  const { output_shapes: shapes } = session.ask(
    layer.entry(),
    inputs.map(({ shape }) => shape),
    call,
    interpreter.at,
  );
  /** @type {Node} */ const node = { layer, inputs, args: given, kwargs, outputs: [] };
  node.outputs = shapes.map(
    (/** @type {any} */ shape, /** @type {number} */ i) => new KerasTensor(session, shape, node, i),
  );
  layer.nodes.push(node);
  return node.outputs.length === 1 ? node.outputs[0] : new PyList(node.outputs);
}

/** What many attributes of a layer or model are here: nothing that is known. */
const unknownOnes = new Set(['weights', 'trainable_weights', 'non_trainable_weights', 'trainable_variables', 'variables',
  'losses', 'kernel', 'bias', 'optimizer', 'loss', 'metrics', 'history', 'dtype', 'compute_dtype', 'gamma', 'beta']); // prettier-ignore

/** Calls that change nothing about which layers there are. */
export const idleCalls = new Set(['summary', 'fit', 'fit_generator', 'evaluate', 'evaluate_generator', 'predict', 'predict_generator',
  'predict_classes', 'predict_proba', 'predict_on_batch', 'train_on_batch', 'test_on_batch', 'save', 'save_weights', 'load_weights',
  'set_weights', 'get_weights', 'to_json', 'to_yaml', 'count_params', 'compile', 'export', 'reset_states', 'reset_state',
  'adapt', 'get_config',
  'get_vocabulary', 'vocabulary_size', 'plot', 'get_layer']); // prettier-ignore

/** A call that is passed over. @param {string} name */
export const idleCall = (name) => new Builtin(name, () => new Unknown(`${name}()`, 0), true);

/** What can be set on a layer or a model: whether it learns, and its name. @param {any} owner with `session`, `name` and `freeze` @param {string} name @param {any} value */
export function setOnLayer(owner, name, value) {
  if (name === 'trainable') {
    if (value instanceof Unknown) owner.session.interpreter.ask(value, { kind: 'value' });
    owner.freeze(Boolean(value));
  } else if (name === 'name' || name === '_name') owner.name = String(value);
  return true;
}

/** Layers of Keras that stand in no `keras.layers`. @type {Record<string, string>} */
const elsewhere = { CustomScaleLayer: 'keras.src.applications.inception_resnet_v2' };

export class KerasLayer {
  /** @param {Session} session @param {string} className @param {Record<string, any>} config without name, trainable and dtype @param {{ name: string, trainable: boolean, dtype: any, inputShape?: any[] | null, inner?: KerasLayer[], module?: string }} more */
  constructor(
    session,
    className,
    config,
    { name, trainable, dtype, inputShape = null, inner = [], module = 'keras.layers' },
  ) {
    this.session = session;
    this.className = className;
    this.config = config;
    this.name = name;
    this.trainable = trainable;
    this.dtype = dtype;
    /** What `input_shape=` said, batch included. */ this.inputShape = inputShape;
    /** Layers that are handed in as arguments. */ this.inner = inner;
    this.module = module;
    /** @type {Node[]} */ this.nodes = [];
    this.at = session.interpreter.at;
    this.isLayer = true;
  }

  /** As it stands in a config's `layers`. @returns {any} */
  entry() {
    const { className, name, trainable, dtype, module } = this;
    const config = Object.fromEntries(
      Object.entries(this.config).map(([key, one]) => [key, one?.isLayer || one?.isModel ? one.entry() : one]),
    );
    const common =
      className === 'InputLayer'
        ? { dtype }
        : { trainable, dtype: typeof dtype === 'string' ? dtypePolicy(dtype) : dtype };
    const own = className === 'InputLayer' ? { ...config, ...common, name } : { name, ...common, ...config };
    const home = elsewhere[className];
    return { module: home ?? module, class_name: className, config: own, registered_name: home ? className : null };
  }

  /** @param {any[]} args @param {Map<string, any>} named @param {Interpreter} interpreter */
  call(args, named, interpreter) {
    if (tensorsIn([...args, ...named.values()]).length > 0) return callNode(this, args, named);
    const unknown = args.find((one) => one instanceof Unknown);
    if (unknown || args[0]?.isData) return new Unknown(`${this.name}(…)`, interpreter.at);
    return interpreter.fault('no_tensor', `${this.name} is called on nothing that is a tensor.`);
  }

  /** @param {string} name @param {any} value */
  setAttribute(name, value) {
    return setOnLayer(this, name, value);
  }

  /** @param {boolean} trainable */
  freeze(trainable) {
    this.trainable = trainable;
    for (const one of this.inner) one.freeze(trainable);
  }

  /** The first call's tensors. @param {'inputs' | 'outputs'} end @param {Interpreter} interpreter */
  ends(end, interpreter) {
    const node = this.nodes[0];
    if (!node)
      interpreter.fault(
        'not_called',
        `${this.name} was not called yet: it has no ${end === 'inputs' ? 'input' : 'output'}.`,
      );
    return node[end].length === 1 ? node[end][0] : new PyList([...node[end]]);
  }

  /** @param {string} name @param {Interpreter} interpreter @returns {any} */
  attribute(name, interpreter) {
    if (name === 'name' || name === 'trainable') return this[name];
    if (name === 'output' || name === 'input') return this.ends(/** @type {'outputs'} */ (`${name}s`), interpreter);
    if (name === 'output_shape' || name === 'input_shape') {
      const tensor = this.ends(name === 'output_shape' ? 'outputs' : 'inputs', interpreter);
      return tensor instanceof KerasTensor ? new PyTuple([...(tensor.shape ?? [])]) : new Unknown(name, interpreter.at);
    }
    if (name === '__class__')
      return {
        className: 'type',
        attribute: (/** @type {string} */ one) => (one === '__name__' ? this.className : undefined),
      };
    if (name === 'layer' || name === 'forward_layer') return this.inner[0];
    if (name === 'build' || name === '__init__') return new Builtin(name, () => null);
    if (name === '__call__') return new Bound(this, []);
    if (Object.hasOwn(this.config, name)) return asValue(this.config[name]);
    if (unknownOnes.has(name)) return new Unknown(`${this.name}.${name}`, interpreter.at);
    return idleCalls.has(name) ? idleCall(name) : undefined;
  }
}

/** A value of a config, as the paste sees it. @param {any} value @returns {any} */
function asValue(value) {
  return Array.isArray(value) ? new PyTuple(value.map(asValue)) : value;
}
