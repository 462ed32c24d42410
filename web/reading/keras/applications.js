// `keras.applications`: backbones by name, built by an interpreter of their own.

import { Interpreter } from '../python/interpreter.js';
import { parsePython } from '../python/parse.js';
import { Builtin, PyFloat, PyList, Unknown } from '../python/values.js';
import { ReadError } from '../read-error.js';
import { backboneNames, backboneSource, otherBackbones } from './applications/all.js';
import { tensorsIn } from './tensor.js';

/** @import { PyFunction } from '../python/values.js' */
/** @import { Session } from './session.js' */
/** @import { Node } from './tensor.js' */

/** All that Keras has. */
export const applicationNames = new Set([...backboneNames, ...otherBackbones]);

/** How many layers of a backbone count as one of the paste: all backbones together can be read at once. */
const share = 8;

/** All calls that tensors come from. @param {any} value */
function callsBefore(value) {
  /** @type {Set<Node>} */ const calls = new Set();
  const todo = tensorsIn(value).map(({ node }) => node);
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (calls.has(node)) continue;
    calls.add(node);
    todo.push(...node.inputs.map((tensor) => tensor.node));
  }
  return [...calls];
}

/** The Input tensors that tensors come from. @param {any} value */
const sourceInputs = (value) =>
  new PyList(callsBefore(value).flatMap(({ inputs, outputs }) => (inputs.length === 0 ? outputs : [])));

/** What is given for its arguments: published weights change no count. @param {Session} session @param {PyFunction} callee @param {any[]} args @param {Map<string, any>} named */
function checkGiven({ interpreter }, { name, parameters }, args, named) {
  const given = new Map([
    ...args.map((value, i) => /** @type {[string, any]} */ ([parameters[i]?.name, value])),
    ...named,
  ]);
  for (const [argument, value] of given) {
    if (value instanceof Unknown && argument !== 'weights')
      interpreter.ask(value, { kind: argument === 'input_shape' ? 'shape' : 'value' });
  }
  if (given.get('weights') !== null) interpreter.note('weights_ignored', { what: name });
}

/**
 * @param {Session} session @param {string} name @param {any[]} args @param {Map<string, any>} named @returns {any} a Functional
 */
export function backbone(session, name, args, named) {
  const outer = session.interpreter;
  if (!backboneNames.includes(name))
    outer.fault('unknown_application', `The backbone ${name} is not read here.`, { what: name });
  if (!outer.budget.layer()) outer.fault('too_large', 'This makes more layers than are read here.');
  const parsed = parsePython(backboneSource(name), []);
  const inner = new Interpreter(parsed, outer.world, [], {});
  inner.module.bind('source_inputs', new Builtin('source_inputs', ([value]) => sourceInputs(value)));
  inner.module.bind('refuse', new Builtin('refuse', ([message]) => inner.fault('wrong_backbone', message)));
  const before = new Set(callsBefore([...args, ...named.values()]).map(({ layer }) => layer));
  for (const node of parsed.statements) inner.execute(node, inner.module);
  const callee = inner.module.names.get(name);
  checkGiven(session, callee, args, named);
  session.interpreter = inner;
  try {
    const model = inner.callFunction(callee, args, named);
    for (const layer of [model, ...model.layers]) if (!before.has(layer)) layer.at = outer.at;
    return model;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const { id, message, ...more } = error;
    return outer.fault(id, `${name}: ${message}`, {
      ...more,
      line: undefined,
      column: undefined,
      at: outer.at,
    });
  } finally {
    session.interpreter = outer;
    outer.budget.layers += inner.budget.layers / share;
  }
}

/** Whose `preprocess_input` brings pixels to -1 … 1, and whose does nothing. */
const toOne = /(mobilenet|mobilenet_v2|xception|inception_v3|inception_resnet_v2|nasnet|resnet_v2)$/;
const asItIs = /(efficientnet|efficientnet_v2|mobilenet_v3|convnext)$/;

/** `preprocess_input(x)`: of data nothing is changed that counts; on a tensor it is a division and a difference. @param {Session} session @param {string} path the module it comes from @param {any} x */
export function preprocessed(session, path, x) {
  if (tensorsIn(x).length === 0 || asItIs.test(path)) return x;
  if (!toOne.test(path)) {
    const message = 'preprocess_input() of this backbone is no layer: put it before the model.';
    session.interpreter.fault('operation_not_read', message, { what: 'preprocess_input' });
  }
  return session.operate('Subtract', [session.operate('TrueDivide', [x, new PyFloat(127.5)]), new PyFloat(1)]);
}
