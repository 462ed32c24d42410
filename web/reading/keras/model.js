// What Sequential and Functional have in common.

import { Bound, Builtin, PyList, PyTuple, Unknown } from '../python/values.js';
import { callNode, idleCall, idleCalls, setOnLayer } from './layer.js';
import { KerasTensor, tensorsIn } from './tensor.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { Session } from './session.js' */

export class KerasModel {
  /** @param {Session} session @param {string} name */
  constructor(session, name) {
    this.session = session;
    this.name = name;
    this.trainable = true;
    this.isModel = true;
    this.at = session.interpreter.at;
    /** @type {import('./tensor.js').Node[]} */ this.nodes = [];
    /** @type {any[]} */ this.layers = [];
    /** @type {KerasTensor[]} */ this.inputs = [];
    /** @type {KerasTensor[]} */ this.outputs = [];
  }

  get className() {
    return this.constructor.name === 'Sequential' ? 'Sequential' : 'Functional';
  }

  /** Layers as `model.layers` lists them. @returns {any[]} */
  listed() {
    return this.layers;
  }

  /** As it stands in a config. @returns {any} */
  entry() {
    throw new Error('each kind of model writes its own');
  }

  /** @param {boolean} trainable */
  freeze(trainable) {
    this.trainable = trainable;
    for (const one of this.layers) one.freeze?.(trainable);
  }

  /** @param {any[]} args @param {Map<string, any>} named @param {Interpreter} interpreter @returns {any} */
  call(args, named, interpreter) {
    if (tensorsIn([...args, ...named.values()]).length > 0) return callNode(this, args, named);
    if (args[0]?.isData && this.outputs.length === 0) this.build(args[0].shape);
    return new Unknown(`${this.name}(…)`, interpreter.at);
  }

  /** @param {(number | null)[]} shape batch included */
  build(shape) {
    void shape;
  }

  /** @param {string} name @param {any} value */
  setAttribute(name, value) {
    return setOnLayer(this, name, value);
  }

  /** @param {KerasTensor[]} tensors @param {string} name */
  #end(tensors, name) {
    if (tensors.length === 0)
      this.session.interpreter.fault('not_built', `${this.name} has no ${name} yet: it has no input shape.`);
    return tensors.length === 1 ? tensors[0] : new PyList([...tensors]);
  }

  /** `get_layer('name')`, `get_layer(index=2)`. @param {any[]} args @param {Map<string, any>} named */
  #getLayer([name = null, at], named) {
    const index = named.get('index') ?? at ?? (typeof name === 'number' ? name : undefined);
    const wanted = named.get('name') ?? name;
    const all = this.listed();
    const found =
      typeof index === 'number' ? all[index < 0 ? index + all.length : index] : all.find((one) => one.name === wanted);
    return found ?? this.session.interpreter.fault('no_such_layer', `${this.name} has no layer ${index ?? wanted}.`);
  }

  /** What was set for training. @param {string} name @param {any[]} args @param {Map<string, any>} named */
  #noteTraining(name, args, named) {
    const { training, interpreter } = this.session;
    const plain = (/** @type {any} */ value) =>
      value?.value !== undefined ? value.value : typeof value === 'object' ? (value?.className ?? null) : value;
    const names = name === 'compile' ? ['optimizer', 'loss', 'metrics'] : ['x', 'y', 'batch_size', 'epochs'];
    const given = Object.fromEntries([...args.map((value, i) => [names[i] ?? `argument_${i}`, value]), ...named]);
    const kept = ['optimizer', 'loss', 'batch_size', 'epochs', 'nb_epoch'].filter((key) => given[key] !== undefined);
    training.push({
      line: interpreter.line,
      id: name,
      model: this.name,
      ...Object.fromEntries(kept.map((key) => [key, plain(given[key])])),
    });
    return new Unknown(`${name}()`, interpreter.at);
  }

  /** @param {string} name @param {Interpreter} interpreter @returns {any} */
  attribute(name, interpreter) {
    const builtin = (/** @type {(args: any[], named: Map<string, any>) => any} */ run) => new Builtin(name, run);
    if (name === 'name' || name === 'trainable') return this[name];
    if (name === 'layers') return new PyList([...this.listed()]);
    if (name === 'input') return this.#end(this.inputs, name);
    if (name === 'output') return this.#end(this.outputs, name);
    if (name === 'inputs' || name === 'outputs') return new PyList([...this[name]]);
    if (name === 'input_shape' || name === 'output_shape') {
      const end = this.#end(name === 'input_shape' ? this.inputs : this.outputs, name);
      const shapeOf = (/** @type {KerasTensor} */ tensor) => new PyTuple([...(tensor.shape ?? [])]);
      return end instanceof KerasTensor ? shapeOf(end) : new PyList(end.items.map(shapeOf));
    }
    if (name === 'get_layer') return builtin((args, named) => this.#getLayer(args, named));
    if (name === 'get_config') return builtin(() => ({ isConfigOf: this, className: 'dict' }));
    if (name === 'compile' || name === 'fit') {
      return new Builtin(name, (args, named) => this.#noteTraining(name, args, named), true);
    }
    if (name === 'build') return builtin((args, named) => this.buildFrom(args[0] ?? named.get('input_shape')));
    if (name === '__call__' || name === 'call') return new Bound(this, []);
    if (idleCalls.has(name) && !/^(trainable_weights|history|stop_training)$/.test(name)) return idleCall(name);
    return /weights|variables|losses|optimizer|metrics|history|stop_training|dtype/.test(name)
      ? new Unknown(name, interpreter.at)
      : undefined;
  }

  /** @param {any} shape a tuple or list of the paste */
  buildFrom(shape) {
    const { interpreter } = this.session;
    if (shape instanceof Unknown) interpreter.ask(shape, { kind: 'shape' });
    if (!(shape instanceof PyTuple) && !(shape instanceof PyList)) return null;
    if (this.outputs.length === 0) this.build(shape.items);
    return null;
  }
}
