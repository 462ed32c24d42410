// Everything that a paste can reach beside Python itself: Keras's modules, and what classes derive from.

import { builtinsFor } from '../python/builtins.js';
import { Module, PyClass, PyInstance, PyList, PyTuple, typeName, Unknown } from '../python/values.js';
import { idleCalls } from './layer.js';
import { kerasPath, Modules } from './modules.js';
import { applyOperation } from './operations.js';
import { makesWeights, OwnModel } from './own-classes.js';
import { tensorsIn } from './tensor.js';

/** @import { Session } from './session.js' */

/** Modules whose names are all known: another name is a mistake. */
const closed = new Set(['keras.layers']);

/** A module's names, with the mistakes told. */
class KerasModule extends Module {
  /** @param {string} path @param {World} world */
  constructor(path, world) {
    super(path);
    this.world = world;
    this.className = 'module';
  }

  /** @param {string} name */
  attribute(name) {
    return this.world.named(this.path, name);
  }
}

export class World {
  /** @param {Session} session */
  constructor(session) {
    this.session = session;
    session.operate = (className, args) => applyOperation(session, className, args);
    this.modules = new Modules(session);
    /** @type {Map<string, any>} */ this.builtins = builtinsFor(session.interpreter);
  }

  get interpreter() {
    return this.session.interpreter;
  }

  /** @param {string} path */
  importModule(path) {
    const real = path === 'tf' ? 'tensorflow' : path;
    return new KerasModule(real, this);
  }

  /** @param {string} path @param {string} name @returns {any} */
  named(path, name) {
    const found = this.modules.find(path, name);
    if (found instanceof Module) return new KerasModule(found.path, this);
    if (found !== undefined) return found;
    const meant = this.modules.meant(path, name);
    const hint = meant ? ` Did you mean ${meant}?` : '';
    return this.interpreter.fault('unknown_name', `${kerasPath(path)} has no ${name}.${hint}`, {
      what: name,
      meant,
    });
  }

  /** @param {string} path @param {string} name */
  importName(path, name) {
    const unknown =
      closed.has(kerasPath(path)) && this.modules.find(path, name) === undefined && !this.modules.meant(path, name);
    // A name of another year, which nothing may need.
    if (unknown) return new Unknown(name, this.interpreter.at, true);
    return this.named(path, name);
  }

  /** @param {string} path */
  starNames(path) {
    const all = this.modules.all(path);
    all.forEach((value, name) => value instanceof Module && all.set(name, new KerasModule(value.path, this)));
    return all;
  }

  /** Whether a value is part of a network. @param {any} value @returns {boolean} */
  isModelled(value) {
    if (value?.isLayer || value?.isModel || value?.isLayerClass || this.isTensor(value)) return true;
    if (value instanceof PyInstance) return value.kind.base !== '';
    return (
      (value instanceof PyList || value instanceof PyTuple) &&
      value.items.length < 50 &&
      value.items.some((one) => this.isModelled(one))
    );
  }

  /** @param {any} value */
  isTensor(value) {
    return tensorsIn(value).length > 0;
  }

  /** Calls that change nothing about which layers there are. @param {string} name */
  isIdle(name) {
    return idleCalls.has(name) || /^(name|layers|shape|(input|output)_shape|\w*weights|history)$/.test(name);
  }

  /** What a class of the paste derives from. @param {any[]} bases */
  baseName(bases) {
    for (const base of bases) {
      if (base?.isModelClass) return 'Model';
      if (base?.isLayerBase) return 'Layer';
      if (base?.isLayerClass)
        this.interpreter.fault('own_layer', `A class that derives from ${base.spelling} is not read here.`);
      if (base instanceof PyClass && base.base) return base.base;
    }
    return '';
  }

  /** @param {PyInstance} instance */
  prepareInstance(instance) {
    if (!instance.kind.base) return;
    const own = new OwnModel(this.session, instance);
    Object.assign(instance, { own, at: this.interpreter.at });
    if (instance.kind.base === 'Layer' && makesWeights(instance.kind, ({ body }) => this.interpreter.textOf(body)))
      own.attribute('add_weight', this.interpreter).run([], new Map());
  }

  /** @param {any} instance */
  baseOf(instance) {
    return {
      className: 'super',
      attribute: (/** @type {string} */ name) => instance.own.attribute(name, this.interpreter),
    };
  }

  /** @param {any} instance @param {any[]} args @param {Map<string, any>} named @returns {any} undefined where it is none of Keras's */
  callInstance(instance, args, named) {
    return instance.own?.call(args, named);
  }

  /** @param {any} instance @param {string} name */
  baseAttribute(instance, name) {
    return instance.own?.attribute(name, this.interpreter);
  }

  /** @param {any} self @param {string} name */
  superAttribute(self, name) {
    const own = self.own?.attribute(name, this.interpreter);
    if (own !== undefined) return own;
    return new Unknown(`super().${name}`, this.interpreter.at);
  }

  /** @param {any} instance @param {string} name @param {any} value */
  setBaseAttribute(instance, name, value) {
    if (!instance.own || name !== 'trainable') return false;
    instance.own.freeze(Boolean(value));
    return true;
  }

  /** @param {PyClass} kind @param {string} name */
  classAttribute(kind, name) {
    return name === '__init__' || kind.base ? new Unknown(`${kind.name}.${name}`, this.interpreter.at) : undefined;
  }

  /** @param {any} value @param {any} kind */
  isOf(value, kind) {
    if (kind?.isLayerClass) return value?.className === kind.kind.class_name;
    if (kind?.isModelClass) return Boolean(value?.isModel) && (kind.name === 'Model' || value.className === kind.name);
    return kind?.isLayerBase === true && Boolean(value?.isLayer || value?.isModel);
  }

  /** @param {any} value @returns {any} */
  typeOf(value) {
    const kind = value?.isLayer ? this.modules.find('keras.layers', value.className) : undefined;
    return kind ?? this.builtins.get(typeName(value)) ?? new Unknown('type', this.interpreter.at);
  }
}
