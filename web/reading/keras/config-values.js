// Values of the paste as they stand in a config.

import { PyDict, PyFloat, PyFunction, PyList, PyRange, PySet, PyTuple, Unknown } from '../python/values.js';
import { KerasTensor } from './tensor.js';

/** @import { Interpreter } from '../python/evaluation.js' */

/** An initializer, a regularizer, a constraint: a class with its arguments. */
export class Serialized {
  /** @param {string} module @param {string} className @param {Record<string, any>} config */
  constructor(module, className, config) {
    this.module = module;
    this.className = className;
    this.config = config;
  }

  attribute() {
    return undefined;
  }
}

/** An activation, by its name: it stands for itself and can be handed in. */
export class ActivationFunction {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.className = 'function';
  }

  /** @param {string} name */
  attribute(name) {
    return name === '__name__' ? this.name : undefined;
  }

  /** @param {any[]} args @param {Map<string, any>} named @param {Interpreter} interpreter @returns {any} */
  call(args, named, interpreter) {
    const message = `${this.name}() on a tensor is an operation, and not read here: Activation("${this.name}") is a layer.`;
    return interpreter.fault('operation_not_read', message, { what: this.name });
  }
}

/** @param {Interpreter} interpreter @param {any} value @param {string} argument @param {number} [depth] @returns {any} JSON, with symbolic tensors among it */
export function configValue(interpreter, value, argument, depth = 0) {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (value instanceof PyFloat) return value.value;
  if (depth > 20) interpreter.fault('too_deep', `${argument} is nested too deep.`);
  const inner = (/** @type {any} */ one) => configValue(interpreter, one, argument, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof PyList || value instanceof PyTuple) return value.items.map(inner);
  if (value instanceof PyRange) return Array.from({ length: value.length }, (_, i) => value.start + i * value.step);
  if (value instanceof PyDict && !(value instanceof PySet)) {
    return Object.fromEntries([...value.entries.values()].map(({ key, value: one }) => [String(key), inner(one)]));
  }
  if (value instanceof Unknown) {
    // What has no name of its own is asked for by the argument.
    const key = /^\w+$/.test(value.name) ? value.name : `${argument} (${interpreter.line})`;
    if (!Object.hasOwn(interpreter.answers, key)) interpreter.ask(value, { key });
    return inner(interpreter.answers[key]);
  }
  if (value instanceof ActivationFunction) return value.name;
  if (value instanceof Serialized) {
    const { module, className, config } = value;
    return { module, class_name: className, config, registered_name: null };
  }
  if (value instanceof KerasTensor) return value;
  if (typeof value.entry === 'function') return value.entry();
  if (typeof value.class_name === 'string') return value;
  if (value instanceof PyFunction)
    interpreter.fault('own_function', `${argument} is a function of this text: it cannot be read.`);
  return interpreter.fault('wrong_value', `${argument} is nothing that a layer can take.`, { argument });
}
