// Keras source to configs. Nothing of it is executed.

import { FoundModels } from './keras/found-models.js';
import { Session } from './keras/session.js';
import { World } from './keras/world.js';
import { Interpreter } from './python/interpreter.js';
import { parsePython } from './python/parse.js';
import { PyFloat, PyTuple } from './python/values.js';
import { ReadError } from './read-error.js';

/** @import { EngineApi } from '../engine/engine.js' */
/** @import { FoundModel } from './keras/found-models.js' */
/** @import { Note } from './python/lines.js' */

/** An answer as a value of Python's: a list is a shape. @param {any} value @returns {any} */
function answerValue(value) {
  if (Array.isArray(value)) return new PyTuple(value.map(answerValue));
  return typeof value === 'number' && !Number.isInteger(value) ? new PyFloat(value) : value;
}

/**
 * @param {EngineApi} engine whole @param {string} source @param {Record<string, any>} [answers] to what was asked, by key: numbers, texts, lists for shapes
 * @returns {{ models: FoundModel[], notes: Note[] }}
 * @throws {ReadError} with line and column; with `asks` where something would have to be known
 */
export function readPython(engine, source, answers = {}) {
  /** @type {Note[]} */ const notes = [];
  const parsed = parsePython(source, notes);
  const known = Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, answerValue(value)]));
  const interpreter = new Interpreter(parsed, /** @type {any} */ (null), notes, known);
  const session = new Session(engine, interpreter);
  interpreter.world = new World(session);
  const found = new FoundModels(interpreter);
  for (const node of parsed.statements) {
    interpreter.execute(node, interpreter.module);
    found.look();
  }
  const models = found.all();
  if (models.length === 0 && /^\s*(import|from)\s+(torch|jax|flax|mxnet|sklearn)\b/m.test(source)) {
    throw new ReadError({
      id: 'other_library',
      message: 'No model of Keras was found in this text. Models of other libraries are not read.',
    });
  }
  if (models.length === 0) {
    throw new ReadError({
      id: 'no_model',
      line: null,
      message: 'No model was found in this text: a Sequential or Model bound to a name.',
    });
  }
  return { models, notes: [...notes, ...session.training].sort((a, b) => a.line - b.line) };
}
