// `keras.applications`: backbones by name, built by an interpreter of their own.

import { Interpreter } from '../python/interpreter.js';
import { parsePython } from '../python/parse.js';
import { Builtin, PyList, Unknown } from '../python/values.js';
import { ReadError } from '../read-error.js';
import { backboneNames, backboneSource, otherBackbones } from './applications/all.js';
import { tensorsIn } from './tensor.js';

/** @import { Session } from './session.js' */
/** @import { KerasTensor } from './tensor.js' */

/** All that Keras has. */
export const applicationNames = new Set([...backboneNames, ...otherBackbones]);

/** The Input tensors that tensors come from. @param {any} value */
function sourceInputs(value) {
  /** @type {Set<KerasTensor>} */ const inputs = new Set();
  const seen = new Set();
  const todo = tensorsIn(value);
  for (let tensor = todo.pop(); tensor; tensor = todo.pop()) {
    if (seen.has(tensor.node)) continue;
    seen.add(tensor.node);
    if (tensor.node.inputs.length === 0) inputs.add(tensor);
    todo.push(...tensor.node.inputs);
  }
  return new PyList([...inputs]);
}

/** What is given for its arguments: published weights change no count. @param {Session} session @param {string} name @param {any[]} args @param {Map<string, any>} named */
function checkGiven(session, name, args, named) {
  const { interpreter } = session;
  for (const [argument, value] of named) {
    if (value instanceof Unknown && argument !== 'weights')
      interpreter.ask(value, { kind: argument === 'input_shape' ? 'shape' : 'value' });
  }
  const weights = named.get('weights') ?? args[1] ?? 'imagenet';
  if (weights !== null) interpreter.note('weights_ignored', { what: name });
}

/**
 * @param {Session} session @param {string} name @param {any[]} args @param {Map<string, any>} named @returns {any} a Functional
 */
export function backbone(session, name, args, named) {
  const outer = session.interpreter;
  if (!backboneNames.includes(name))
    outer.fault('unknown_application', `The backbone ${name} is not read here.`, { what: name });
  checkGiven(session, name, args, named);
  const inner = new Interpreter(parsePython(backboneSource(name), []), outer.world, [], {});
  inner.module.bind('source_inputs', new Builtin('source_inputs', ([value]) => sourceInputs(value)));
  session.interpreter = inner;
  try {
    inner.executeAll(inner.top, inner.module);
    const model = inner.callFunction(inner.module.names.get(name), args, named);
    for (const layer of [model, ...model.layers]) layer.at = outer.at;
    return model;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const { id, message, ...more } = error;
    return outer.fault(id === 'raised' ? 'wrong_backbone' : id, `${name}: ${message}`, {
      ...more,
      line: undefined,
      column: undefined,
      at: outer.at,
    });
  } finally {
    session.interpreter = outer;
  }
}
