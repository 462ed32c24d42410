// A class of the catalogue: called, it makes a layer of its arguments.

import { nearest } from '../python/nearest.js';
import { PyFloat, PyInstance, Unknown } from '../python/values.js';
import { configValue } from './config-values.js';
import { KerasLayer } from './layer.js';
import { oldArguments } from './old-spellings.js';
import { snakeCase } from '../../model/keras-names.js';
import { writtenConfig } from './written-config.js';

/** @import { Interpreter } from '../python/evaluation.js' */
/** @import { Session } from './session.js' */

/** What every layer takes beside its own arguments. */
const common = new Set(['name', 'trainable', 'dtype', 'autocast', 'input_shape', 'batch_input_shape', 'batch_shape', 'input_dim',
  'input_length', 'batch_size', 'weights', 'activity_regularizer', 'input_dtype', 'input_tensor']); // prettier-ignore

/** Layers around others have those first. @type {Record<string, string[]>} */
const wrappers = {
  TimeDistributed: ['layer'],
  Bidirectional: ['layer', 'merge_mode', 'weights', 'backward_layer'],
  SpectralNormalization: ['layer'],
  RNN: ['cell', 'return_sequences', 'return_state'],
};

/** What arguments were called before; today's Keras still takes these names. @type {Record<string, Record<string, string>>} */
const oldNames = { LeakyReLU: { alpha: 'negative_slope' } };

/** What older years had as a default, and today's Keras has not. @type {Record<string, Record<string, any>>} */
const oldDefaults = {
  AveragePooling1D: { pool_size: 2 },
  AveragePooling2D: { pool_size: [2, 2] },
  AveragePooling3D: { pool_size: [2, 2, 2] },
};

/** Arguments that change no shape, no count and no name: where they are not known they are left at their default. */
const neutral =
  /(_initializer|_regularizer|_constraint|^seed|^gain|^dtype|^bias_|^activity_)$|_initializer$|_regularizer$|_constraint$|^seed$/;

export class LayerClass {
  /** @param {Session} session @param {{ class_name: string, arguments: any[] }} kind as the engine describes it @param {string} spelling @param {string} [path] where it was found */
  constructor(session, kind, spelling, path = '') {
    this.session = session;
    this.kind = kind;
    this.spelling = spelling;
    this.path = path;
    this.className = 'type';
    this.isLayerClass = true;
  }

  /** @param {string} name */
  attribute(name) {
    return name === '__name__' ? this.kind.class_name : undefined;
  }

  /** @param {any[]} args @param {Map<string, any>} named @param {Interpreter} interpreter @returns {KerasLayer} */
  call(args, named, interpreter) {
    if (this.kind.class_name === 'Lambda') {
      interpreter.fault(
        'lambda_layer',
        'A Lambda layer runs code of its own: what it makes of its input cannot be read.',
      );
    }
    const given = this.#given(args, named);
    const own = new Map([...given].filter(([name]) => !common.has(name) || this.#takes(name)));
    const { config, inner } = this.#config(own, interpreter);
    const layer = new KerasLayer(this.session, this.kind.class_name, config, {
      ...this.#common(given, interpreter),
      inner,
    });
    this.session.check(layer.entry(), layer.at);
    return layer;
  }

  /** @param {string} name */
  #takes(name) {
    return this.kind.arguments.some((one) => one.name === name);
  }

  /** Arguments by name. @param {any[]} args @param {Map<string, any>} named @returns {Map<string, any>} */
  #given(args, named) {
    const { interpreter } = this.session;
    const old = oldArguments(this, args, named);
    if (old) return old;
    const catalogued = this.kind.arguments.map(({ name }) => name);
    const first = wrappers[this.kind.class_name] ?? [];
    const known = [...first, ...catalogued.filter((name) => !first.includes(name))];
    if (args.length > known.length) {
      interpreter.fault(
        'too_many_arguments',
        `${this.spelling} takes ${known.length} arguments at most, not ${args.length}.`,
      );
    }
    const given = new Map(args.map((value, i) => [known[i], value]));
    for (const [spelled, value] of named) {
      const name = oldNames[this.kind.class_name]?.[spelled] ?? spelled;
      if (given.has(name))
        interpreter.fault('argument_twice', `${this.spelling} is given ${name} twice.`, { argument: name });
      if (!known.includes(name) && !common.has(name) && !neutral.test(name)) this.#refuse(name, known);
      given.set(name, value);
    }
    return given;
  }

  /** @param {string} name @param {string[]} known */
  #refuse(name, known) {
    const meant = nearest(name, [...known, ...common]);
    const hint = meant ? ` Did you mean ${meant}?` : '';
    this.session.interpreter.fault('unknown_argument', `${this.spelling} has no argument ${name}.${hint}`, {
      what: name,
      meant,
    });
  }

  /** @param {Map<string, any>} given @param {Interpreter} interpreter */
  #config(given, interpreter) {
    /** @type {Record<string, any>} */ const config = {};
    /** @type {KerasLayer[]} */ const inner = [];
    for (const { name, default: standard, required, kind } of this.kind.arguments) {
      if (!given.has(name)) {
        const old = oldDefaults[this.kind.class_name]?.[name];
        if (required && old !== undefined) interpreter.note('era', { era: 'keras2', what: `${this.spelling}()` });
        else if (required) this.#missing(name, kind);
        config[name] = old ?? standard;
        continue;
      }
      const value = given.get(name);
      if (value instanceof Unknown && neutral.test(name)) config[name] = standard;
      else if (value?.isLayer || value?.isModel) {
        inner.push(value);
        config[name] = kind === 'activation' ? this.#activation(value) : value;
      } else config[name] = this.#value(name, kind, value, interpreter);
    }
    for (const [name, value] of given) {
      if (Object.hasOwn(config, name) || value instanceof Unknown) continue;
      if (value?.isLayer || value?.isModel) inner.push(value);
      config[name] = value?.isLayer || value?.isModel ? value : configValue(interpreter, value, name);
    }
    if (wrappers[this.kind.class_name] && inner.length === 0) this.#missing(wrappers[this.kind.class_name][0], 'layer');
    return { config: writtenConfig(this.session, this.kind.class_name, this.kind.arguments, config), inner };
  }

  /** A layer as an activation; one with weights would be counted by nobody. @param {any} layer */
  #activation(layer) {
    if (layer.className === 'PReLU')
      this.session.interpreter.fault(
        'weights_in_activation',
        'PReLU has weights: as an activation it is not read. Put it behind the layer.',
      );
    return layer.entry();
  }

  /** @param {string} name @param {string} kind @param {any} value @param {Interpreter} interpreter */
  #value(name, kind, value, interpreter) {
    if (value instanceof PyInstance)
      interpreter.fault('own_class', `${name} is an object of a class of this text: it cannot be read.`);
    if (value instanceof PyFloat && kind === 'positive_integer' && name !== 'filters') {
      const shown = Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
      interpreter.fault(
        'float_for_integer',
        `${name} is ${shown}, which is no whole number: write // for a division without rest.`,
        { argument: name, found: value.value },
      );
    }
    return configValue(interpreter, value, name);
  }

  /** @param {string} name @param {string} kind */
  #missing(name, kind) {
    const asks = [{ key: name, line: this.session.interpreter.line, kind: kind === 'tuple' ? 'shape' : 'number' }];
    this.session.interpreter.fault('missing_argument', `${this.spelling} needs ${name}.`, { argument: name, asks });
  }

  /** Name, flags and the shape that it says of its input. @param {Map<string, any>} given @param {Interpreter} interpreter */
  #common(given, interpreter) {
    const plain = (/** @type {string} */ name) => {
      const value = given.get(name) ?? null;
      if (value instanceof Unknown && (value.undefinedName || name === 'trainable'))
        interpreter.ask(value, { kind: 'value' });
      return value;
    };
    const name = plain('name');
    if (typeof name === 'string' && name.includes('/'))
      interpreter.fault('wrong_name', `A name cannot have a / in it: ${name}.`);
    const trainable = plain('trainable');
    const dtype = plain('dtype');
    return {
      name: typeof name === 'string' ? name : this.session.uniqueName(snakeCase(this.kind.class_name)),
      trainable: trainable !== false,
      dtype: typeof dtype === 'string' ? dtype : this.session.policy,
      inputShape: inputShapeOf(this, given, interpreter),
    };
  }
}

/** @param {LayerClass} layer @param {Map<string, any>} given @param {Interpreter} interpreter @returns {any[] | null} batch included */
function inputShapeOf(layer, given, interpreter) {
  const batch = given.get('batch_input_shape');
  if (batch !== undefined && batch !== null) return configValue(interpreter, batch, 'batch_input_shape');
  const size = given.get('batch_size') ?? null;
  const shape = given.get('input_shape');
  if (shape !== undefined && shape !== null) {
    const sizes = configValue(interpreter, shape, 'input_shape');
    if (Array.isArray(sizes)) return [size, ...sizes];
    return interpreter.fault('no_shape', `input_shape is a tuple: write (${sizes},) with a comma.`);
  }
  const length = given.get('input_length') ?? null;
  if (layer.kind.class_name === 'Embedding')
    return length === null ? null : [size, ...[configValue(interpreter, length, 'input_length')].flat()];
  const dim = given.get('input_dim') ?? null;
  if (dim === null) return null;
  const features = configValue(interpreter, dim, 'input_dim');
  if (length !== null) return [size, configValue(interpreter, length, 'input_length'), features];
  return /^(LSTM|GRU|SimpleRNN|Conv1D)$/.test(layer.kind.class_name) ? [size, null, features] : [size, features];
}
