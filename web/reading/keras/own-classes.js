// Classes of the paste that derive from Model or Layer: their `call` is run on symbolic tensors, and what it calls is the network.

import { Builtin, PyFunction, PyInstance, PyList, PyTuple, Unknown } from '../python/values.js';
import { Functional } from './functional.js';
import { graphEntry } from './graph.js';
import { inputLayer } from './input.js';
import { idleCall, idleCalls } from './layer.js';
import { snakeCase } from '../../model/keras-names.js';
import { tensorsIn } from './tensor.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { PyClass } from '../python/values.js' */
/** @import { Session } from './session.js' */
/** @import { KerasTensor } from './tensor.js' */

/** What an object of such a class is to Keras. */
export class OwnModel {
  /** @param {Session} session @param {PyInstance} instance */
  constructor(session, instance) {
    this.session = session;
    this.instance = instance;
    this.at = session.interpreter.at;
    this.name = '';
    this.trainable = true;
    /** The graph that its `call` drew. @type {{ inputs: KerasTensor[], outputs: KerasTensor[] } | null} */ this.drawn =
      null;
    /** A Functional that it was made of: `super().__init__(inputs, outputs)`. @type {Functional | null} */ this.functional =
      null;
    this.inputShape = /** @type {any} */ (null);
    this.wasBuilt = false;
  }

  /** @param {any[]} args @param {Map<string, any>} named */
  start(args, named) {
    const { kind } = this.instance;
    const name = named.get('name');
    if (kind.base === 'Model' && (args.length >= 2 || named.has('inputs') || named.has('outputs'))) {
      this.functional = new Functional(this.session, args, named);
      this.name = this.functional.name;
      return null;
    }
    this.name = typeof name === 'string' ? name : this.session.uniqueName(snakeCase(kind.name));
    if (named.get('trainable') === false) this.trainable = false;
    return null;
  }

  /** Every layer that hangs on the object. @returns {any[]} */
  layers() {
    if (this.functional) return this.functional.layers;
    /** @param {any} value @returns {any[]} */
    const within = (value) => {
      if (value?.isLayer || value?.isModel || value instanceof PyInstance) return [value];
      if (value instanceof PyList || value instanceof PyTuple) return value.items.flatMap(within);
      return [];
    };
    return [...this.instance.attributes.values()].flatMap(within);
  }

  /** @param {boolean} trainable */
  freeze(trainable) {
    this.trainable = trainable;
    for (const one of this.layers()) (one.own ?? one)?.freeze?.(trainable);
  }

  /** Runs `call` on tensors: its layers become part of the graph. @param {any[]} args @param {Map<string, any>} named */
  runCall(args, named) {
    const { interpreter } = this.session;
    const { instance } = this;
    const method = instance.kind.find('call') ?? instance.kind.find('forward');
    if (!(method instanceof PyFunction))
      interpreter.fault('no_call', `${instance.kind.name} has no call() that could be read.`, { at: instance.kind.at });
    const build = instance.kind.find('build');
    if (build instanceof PyFunction && !this.wasBuilt) {
      this.wasBuilt = true;
      const [tensor] = tensorsIn(args);
      interpreter.callFunction(build, [instance, new PyTuple([...(tensor?.shape ?? [])])], new Map());
    }
    const given = new Map(
      [...named].filter(([name]) =>
        method.parameters.some((/** @type {any} */ one) => one.name === name || one.kind === 'double'),
      ),
    );
    method.parameters.slice(1 + args.length).forEach((/** @type {any} */ { name, kind, hasDefault }) => {
      if (kind === 'plain' && !hasDefault && !given.has(name) && /^(training|mask|inference)$/.test(name))
        given.set(name, null);
    });
    return interpreter.callFunction(method, [instance, ...args], given);
  }

  /** Draws the graph on an input of this shape. @param {any[]} shape batch included */
  build(shape) {
    if (this.drawn || this.functional) return;
    this.inputShape = shape;
    const input = inputLayer(this.session, shape, { name: 'input' }).nodes[0].outputs[0];
    const outputs = tensorsIn(this.runCall([input], new Map()));
    if (outputs.length === 0)
      this.session.interpreter.fault('no_tensor', `call() of ${this.instance.kind.name} answers no tensor.`, {
        at: this.instance.kind.at,
      });
    this.drawn = { inputs: [input], outputs };
  }

  /** @returns {any} */
  entry() {
    if (this.functional) return this.functional.entry();
    return graphEntry(this.session, { name: this.name, trainable: this.trainable, .../** @type {any} */ (this.drawn) });
  }

  /** @param {string} name @param {Interpreter} interpreter @returns {any} */
  attribute(name, interpreter) {
    const builtin = (/** @type {(args: any[], named: Map<string, any>) => any} */ run) => new Builtin(name, run);
    if (name === '__init__') return builtin((args, named) => this.start(args, named));
    if (name === 'name' || name === '_name') return this.name;
    if (name === 'trainable') return this.trainable;
    if (name === 'layers') return new PyList(this.layers());
    if (name === 'build') return builtin((args, named) => this.#buildFrom(args[0] ?? named.get('input_shape')));
    if (name === 'call' || name === '__call__') return builtin((args, named) => this.call(args, named));
    if (name === 'add_weight' || name === 'add_variable') return builtin(() => this.#refuseWeights());
    if (this.functional) return this.functional.attribute(name, interpreter);
    if (idleCalls.has(name)) return idleCall(name);
    return /weights|variables|losses|add_loss|add_metric|built|optimizer|metrics|dtype|input_spec|supports_masking/.test(
      name,
    )
      ? new Unknown(name, interpreter.at)
      : undefined;
  }

  /** @returns {never} */
  #refuseWeights() {
    const { kind } = this.instance;
    const message = `${kind.name} is a class of this text that makes weights of its own: they cannot be read from source.`;
    return this.session.interpreter.fault('own_weights', message, { at: this.at, what: kind.name });
  }

  /** @param {any} shape */
  #buildFrom(shape) {
    if (shape instanceof Unknown) this.session.interpreter.ask(shape, { kind: 'shape' });
    if ((shape instanceof PyTuple || shape instanceof PyList) && this.instance.kind.base === 'Model')
      this.build([...shape.items]);
    return null;
  }

  /** @param {any[]} args @param {Map<string, any>} named */
  call(args, named) {
    const { interpreter } = this.session;
    if (this.functional) return this.functional.call(args, named, interpreter);
    if (tensorsIn([...args, ...named.values()]).length > 0) return this.runCall(args, named);
    if (args[0]?.isData && this.instance.kind.base === 'Model') this.build(args[0].shape);
    return new Unknown(`${this.name}(…)`, interpreter.at);
  }
}

/** Whether a class of the paste makes weights in its own code. @param {PyClass} kind @param {(function_: PyFunction) => string} textOf */
export const makesWeights = (kind, textOf) =>
  [...kind.members.values()].some(
    (member) => member instanceof PyFunction && /self\.add_(weight|variable)\(/.test(textOf(member)),
  );
