// A symbolic tensor: which layer's call put it out, and its shape.

import { Builtin, ellipsis, PyList, PySlice, PyTuple, Unknown } from '../python/values.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { Session } from './session.js' */

/** @typedef {{ layer: any, inputs: KerasTensor[], args: any[], kwargs: Record<string, any>, outputs: KerasTensor[] }} Node one call of a layer */

/** Which operation of Keras each operator is. @type {Record<string, string>} */
const operators = { '+': 'Add', '-': 'Subtract', '*': 'Multiply', '/': 'TrueDivide', '**': 'Power', '//': 'FloorDivide', '%': 'Mod', '@': 'Matmul' }; // prettier-ignore

export class KerasTensor {
  /** @param {Session} session @param {(number | null)[] | null} shape with the batch @param {Node} node @param {number} output which of the call's outputs @param {string} dtype */
  constructor(session, shape, node, output, dtype = 'float32') {
    this.session = session;
    this.shape = shape;
    this.node = node;
    this.output = output;
    this.dtype = dtype;
    this.className = 'KerasTensor';
    this.refusesTruth = true;
  }

  get layer() {
    return this.node.layer;
  }

  /** @param {string} name */
  attribute(name) {
    const shape = () => new PyTuple([...(this.shape ?? [])]);
    if (name === 'shape') return this.shape ? shape() : new Unknown('shape', this.session.interpreter.at);
    if (name === 'dtype') return this.dtype;
    if (name === 'name') return this.layer.name;
    if (name === 'ndim' || name === 'rank') return this.shape?.length ?? null;
    if (name === 'get_shape') return new Builtin(name, shape);
    if (name === '_keras_history') return new PyTuple([this.layer, 0, this.output]);
    if (name === 'set_shape') return new Builtin(name, () => null);
    return undefined;
  }

  /** @param {string} operator @param {any} other @param {boolean} flipped */
  binary(operator, other, flipped) {
    if (!Object.hasOwn(operators, operator)) return undefined;
    if (other instanceof Unknown) this.session.interpreter.ask(other, { kind: 'value' });
    return this.session.operate(operators[operator], flipped ? [other, this] : [this, other]);
  }

  /** @param {string} operator */
  unary(operator) {
    return operator === '-' ? this.session.operate('Negative', [this]) : undefined;
  }

  /** @param {any} key @param {Interpreter} interpreter */
  item(key, interpreter) {
    const part = (/** @type {any} */ one) => {
      if (one instanceof Unknown) interpreter.ask(one);
      if (one === ellipsis) return { class_name: '__ellipsis__', config: {} };
      if (!(one instanceof PySlice)) return one;
      return { class_name: '__slice__', config: { start: one.start, stop: one.stop, step: one.step } };
    };
    const keys = key instanceof PyTuple ? key.items.map(part) : part(key);
    return this.session.operate('GetItem', [this, Array.isArray(keys) ? new PyTuple(keys) : keys]);
  }

  /** @param {Interpreter} interpreter @returns {any} */
  iterate(interpreter) {
    return interpreter.fault('depends_on_values', 'A symbolic tensor cannot be gone through one by one.');
  }

  size() {
    return this.shape?.[0] ?? undefined;
  }
}

/** All tensors within a value, in order. @param {any} value @returns {KerasTensor[]} */
export function tensorsIn(value) {
  if (value instanceof KerasTensor) return [value];
  if (value instanceof PyList || value instanceof PyTuple) return value.items.flatMap(tensorsIn);
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  if (value?.entries instanceof Map) return [...value.entries.values()].flatMap(({ value: one }) => tensorsIn(one));
  return [];
}
