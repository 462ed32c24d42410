// Operators on symbolic tensors: `x + y` is a layer of its own to Keras, without weights.

import { callNode } from './layer.js';
import { snakeCase } from '../../model/keras-names.js';

/** @import { Session } from './session.js' */

/** An operation as Keras writes it. */
export class Operation {
  /** @param {Session} session @param {string} className */
  constructor(session, className) {
    this.session = session;
    this.className = className;
    this.name = session.uniqueName(snakeCase(className));
    /** @type {import('./tensor.js').Node[]} */ this.nodes = [];
    this.trainable = true;
    this.at = session.interpreter.at;
    this.isOperation = true;
  }

  entry() {
    const { className, name } = this;
    return { module: 'keras.src.ops.numpy', class_name: className, config: { name }, registered_name: className };
  }

  /** @param {string} name */
  attribute(name) {
    return name === 'name' ? this.name : undefined;
  }
}

/** @param {Session} session @param {string} className @param {any[]} args */
export const applyOperation = (session, className, args) =>
  callNode(new Operation(session, className), args, new Map());
