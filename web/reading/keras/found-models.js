// The models of a paste: every one that a name at the top level was bound to, as it stands when the paste has ended.

import { PyDict, PyFunction, PyInstance, PyList, PyTuple } from '../python/values.js';
import { ReadError } from '../read-error.js';
import { layersBetween } from './graph.js';

/** @import { Interpreter } from '../python/evaluation.js' */

/**
 * @typedef {{ name: string, config: any, lines: Record<string, number>, function?: true, subclass?: string, input_shape?: (number | null)[] }} FoundModel
 *   lines: where in the text each layer was made, by its name
 */

/** A model's own side, of a Sequential, a Functional or an object of a class of the paste. @param {any} value */
const modelOf = (value) =>
  value?.isModel
    ? value
    : value instanceof PyInstance && value.kind.base === 'Model'
      ? /** @type {any} */ (value).own
      : undefined;

export class FoundModels {
  /** @param {Interpreter} interpreter */
  constructor(interpreter) {
    this.interpreter = interpreter;
    /** @type {{ name: string, model: any }[]} */ this.found = [];
    this.seen = new Set();
  }

  /** @param {string} name @param {any} value */
  #add(name, value) {
    const model = modelOf(value);
    if (!model || this.seen.has(model)) return;
    this.seen.add(model);
    this.found.push({ name, model });
  }

  /** Looks at all names of the top level. */
  look() {
    for (const [name, value] of this.interpreter.module.names) {
      this.#add(name, value);
      if (value instanceof PyList || value instanceof PyTuple)
        value.items.slice(0, 200).forEach((one, i) => this.#add(`${name}[${i}]`, one));
      if (!(value instanceof PyDict)) continue;
      for (const { key, value: one } of [...value.entries.values()].slice(0, 200)) {
        this.#add(typeof key === 'string' ? `${name}['${key}']` : `${name}[${String(key)}]`, one);
      }
    }
  }

  /** Functions that nobody called and that need nothing. */
  #ofFunctions() {
    /** @type {FoundModel[]} */ const models = [];
    for (const [name, value] of this.interpreter.module.names) {
      if (!(value instanceof PyFunction) || value.called || value.isLambda) continue;
      if (value.parameters.some(({ kind, hasDefault }) => (kind === 'plain' || kind === 'named') && !hasDefault))
        continue;
      try {
        const made = this.interpreter.callFunction(value, [], new Map());
        const first = made instanceof PyTuple ? made.items.find(modelOf) : made;
        const model = modelOf(first);
        if (model && !this.seen.has(model)) models.push({ ...this.#written(name, model), function: true });
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
      }
    }
    return models;
  }

  /** @param {string} name @param {any} model @returns {FoundModel} */
  #written(name, model) {
    if (model.isModel && model.outputs.length === 0) this.#buildAsAnswered(name, model);
    if (!model.instance || model.functional) return { name, config: model.entry(), lines: this.#linesOf(model.layers) };
    if (!model.drawn) this.#askShape(name, model);
    const shape = model.inputShape;
    const lines = this.#linesOf(layersBetween(model.session, model.drawn.inputs, model.drawn.outputs));
    return { name, config: model.entry(), lines, subclass: model.instance.kind.name, input_shape: shape };
  }

  /** @param {any[]} layers @returns {Record<string, number>} */
  #linesOf(layers) {
    const { places } = this.interpreter;
    return Object.fromEntries(layers.map(({ name, at }) => [name, places.of(at).line]));
  }

  /** A model that does not say what it reads may stay so; whoever shows it can ask. @param {string} name @param {any} model */
  #buildAsAnswered(name, model) {
    const answer = this.interpreter.answers[`${name}.input_shape`];
    if (answer?.items) model.build([null, ...answer.items]);
  }

  /** @param {string} name @param {any} model */
  #askShape(name, model) {
    const key = `${name}.input_shape`;
    const answer = this.interpreter.answers[key];
    if (answer?.items) model.build([null, ...answer.items]);
    if (model.drawn) return;
    const { line } = this.interpreter.places.of(model.at);
    const message = `Line ${line}: what is the shape of ${name}'s input? It was not built on any.`;
    this.interpreter.fault('not_known', message, { at: model.at, asks: [{ key, line, kind: 'shape' }] });
  }

  /** Whether an object of a class of the paste stands there that no input ever drew, beside models that are whole. @param {any} model */
  #isIdle(model) {
    const undrawn = (/** @type {any} */ one) => one.instance && !one.functional && !one.drawn;
    return undrawn(model) && this.found.some((one) => !undrawn(one.model));
  }

  /** @returns {FoundModel[]} */
  all() {
    const idle = this.found.filter(({ model }) => this.#isIdle(model));
    for (const { name, model } of idle) {
      this.interpreter.at = model.at;
      this.interpreter.note('not_built', { what: name });
    }
    const models = this.found.filter((one) => !idle.includes(one)).map(({ name, model }) => this.#written(name, model));
    return [...models, ...this.#ofFunctions()];
  }
}
