// Which names stand in which module, under all the spellings of the years.

import { nearest } from '../python/nearest.js';
import { Builtin, Module, Unknown } from '../python/values.js';
import { numberOf } from '../python/operators.js';
import { applicationNames, backbone, preprocessed } from './applications.js';
import { arrayFunctions, loadedData } from './arrays.js';
import { cloneModel } from './clone.js';
import { ActivationFunction } from './config-values.js';
import { Functional } from './functional.js';
import { makeInput } from './input.js';
import { LayerClass } from './layer-class.js';
import { plainModules } from './plain-modules.js';
import { serializedClass } from './serialized.js';
import { Sequential } from './sequential.js';
import { KerasTensor } from './tensor.js';

/** @import { Session } from './session.js' */

/** What the year calls Keras; the longest first. */
const roots = ['tensorflow.compat.v1.keras', 'tensorflow.compat.v2.keras', 'tensorflow.python.keras', 'tensorflow.contrib.keras', 'tensorflow.keras', 'keras.api._v2.keras', 'keras.api', 'keras.src', 'tf_keras', 'keras_core', 'keras']; // prettier-ignore

/** A path as `keras.…`. @param {string} path */
export function kerasPath(path) {
  const root = roots.find((one) => path === one || path.startsWith(`${one}.`));
  if (!root) return path;
  return `keras${path.slice(root.length)}`
    .replace(/^keras\.layers\.experimental(\.preprocessing)?/, 'keras.layers')
    .replace(
      /^keras\.layers\.(core|convolutional|pooling|normalization|recurrent|embeddings|advanced_activations|merge|merging|wrappers|noise|local|rnn|preprocessing|reshaping|regularization|attention|activation|activations)(\.\w+)*$/,
      'keras.layers',
    )
    .replace(/^keras\.engine(\.\w+)*$/, 'keras.layers')
    .replace(/^keras\.utils\.\w+$/, 'keras.utils')
    .replace(/^keras\.datasets\.(\w+)$/, 'keras.datasets.$1')
    .replace(/^keras\.applications\.\w+$/, 'keras.applications')
    .replace(/^keras\.models\.\w+$/, 'keras.models');
}

/** The submodules of Keras that a paste can go through. */
const submodules = new Set(['layers', 'models', 'applications', 'datasets', 'utils', 'backend', 'initializers', 'regularizers', 'constraints',
  'activations', 'mixed_precision', 'optimizers', 'losses', 'metrics', 'callbacks', 'preprocessing', 'ops', 'random', 'saving', 'config', 'engine', 'experimental']); // prettier-ignore

/** Functions that are layers in small letters. @type {Record<string, string>} */
const layerFunctions = { add: 'Add', subtract: 'Subtract', multiply: 'Multiply', average: 'Average', maximum: 'Maximum', minimum: 'Minimum', concatenate: 'Concatenate', dot: 'Dot' }; // prettier-ignore

/** @type {Record<string, string>} */
const mergeModes = { sum: 'Add', mul: 'Multiply', concat: 'Concatenate', ave: 'Average', max: 'Maximum' };

const activationNames = ['relu', 'sigmoid', 'tanh', 'softmax', 'elu', 'selu', 'gelu', 'softplus', 'softsign', 'swish', 'silu', 'exponential', 'linear', 'hard_sigmoid', 'relu6', 'leaky_relu', 'mish', 'log_softmax', 'hard_silu', 'hard_swish', 'celu', 'glu']; // prettier-ignore

export class Modules {
  /** @param {Session} session */
  constructor(session) {
    this.session = session;
    const layers = session.engine.layers.filter(({ operation }) => !operation);
    /** By every spelling. @type {Map<string, any>} */
    this.kinds = new Map(
      layers.flatMap((kind) => [kind.class_name, ...(kind.aliases ?? [])].map((name) => [name, kind])),
    );
    /** @type {Map<string, any>} */ this.made = new Map();
    this.model = {
      isModelClass: true,
      className: 'type',
      name: 'Model',
      call: (/** @type {any[]} */ args, /** @type {Map<string, any>} */ named) => new Functional(session, args, named),
      attribute: (/** @type {string} */ name) => this.#modelMember(name),
    };
    this.sequential = {
      isModelClass: true,
      className: 'type',
      name: 'Sequential',
      call: (/** @type {any[]} */ args, /** @type {Map<string, any>} */ named) => new Sequential(session, args, named),
      attribute: (/** @type {string} */ name) => this.#modelMember(name),
    };
    this.layer = { isLayerBase: true, className: 'type', name: 'Layer', attribute: () => undefined };
  }

  /** `Model.from_config(model.get_config())`. @param {string} name */
  #modelMember(name) {
    if (name === '__name__') return 'Model';
    if (name !== 'from_config') return undefined;
    return new Builtin(name, ([config]) =>
      config?.isConfigOf
        ? cloneModel(this.session, config.isConfigOf)
        : new Unknown('from_config()', this.session.interpreter.at),
    );
  }

  /** A name of a module, always the same object. @param {string} path as it was written @param {string} name @returns {any} undefined where the module is known and has no such name */
  find(path, name) {
    const key = `${path} ${name}`;
    if (!this.made.has(key)) this.made.set(key, this.#make(path, name));
    return this.made.get(key);
  }

  /** @param {string} path @param {string} name @returns {any} */
  #make(path, name) {
    const home = kerasPath(path);
    const whole = kerasPath(`${path}.${name}`);
    if (home.split('.')[0] !== 'keras') return this.#outside(path, name, whole);
    if (home === 'keras' && name === 'src') return new Module('keras');
    if (home === 'keras' || home === 'keras.models' || home === 'keras.layers')
      return this.#inKeras(home, path, name, whole);
    if (home === 'keras.applications') return this.#application(name, path, whole);
    const made = this.#elsewhere(home, name);
    return made === undefined ? new Unknown(`${home}.${name}`, this.session.interpreter.at) : made;
  }

  /** @param {string} home @param {string} path @param {string} name @param {string} whole @returns {any} */
  #inKeras(home, path, name, whole) {
    const { session } = this;
    if (name === 'Input')
      return new Builtin(name, (args, named) => makeInput(session, args, named, false).nodes[0].outputs[0]);
    if (name === 'InputLayer') return new Builtin(name, (args, named) => makeInput(session, args, named, true));
    if (name === 'Model' || name === 'Functional') return this.model;
    if (name === 'Sequential') return this.sequential;
    if (name === 'Layer') return this.layer;
    if (name === '__version__') return '3.0.0';
    if (home !== 'keras.models' && this.kinds.has(name) && home === 'keras.layers')
      return new LayerClass(session, this.kinds.get(name), name, path);
    if (home === 'keras.layers' && Object.hasOwn(layerFunctions, name)) return this.#layerFunction(name, path);
    if (home === 'keras.layers' && name === 'merge') return this.#merge(path);
    if (home === 'keras' && submodules.has(name)) return new Module(`${path}.${name}`);
    if (home === 'keras.layers' && kerasPath(whole) === 'keras.layers') return new Module(`${path}.${name}`);
    if (home !== 'keras.layers' && name === 'clone_model')
      return new Builtin(name, ([model]) => (model?.isModel ? cloneModel(session, model) : model));
    if (home === 'keras' && name === 'backend') return new Module('keras.backend');
    return home === 'keras.layers' ? undefined : new Unknown(`${home}.${name}`, session.interpreter.at);
  }

  /** `merge([a, b], mode='concat')` of Keras 1. @param {string} path */
  #merge(path) {
    return new Builtin('merge', (args, named) => {
      const { interpreter } = this.session;
      const mode = named.get('mode') ?? args[1] ?? 'sum';
      const className = mergeModes[String(mode)];
      if (!className)
        interpreter.fault('not_read', `merge() in this mode is not read: ${String(mode)}.`, {
          what: `merge(mode=${String(mode)})`,
        });
      const axis = named.get('concat_axis') ?? (className === 'Concatenate' ? -1 : undefined);
      const own = new Map(axis === undefined ? [] : [['axis', axis]]);
      if (named.has('name')) own.set('name', named.get('name'));
      interpreter.note('era', { era: 'keras1', what: 'merge()' });
      const kind = new LayerClass(this.session, this.kinds.get(className), className, path);
      return kind.call([], own, interpreter).call([args[0] ?? named.get('inputs')], new Map(), interpreter);
    });
  }

  /** `add([a, b])`: a layer made and called at once. @param {string} name @param {string} path */
  #layerFunction(name, path) {
    const kind = new LayerClass(this.session, this.kinds.get(layerFunctions[name]), name, path);
    return new Builtin(name, ([inputs, ...more], named) => {
      const { interpreter } = this.session;
      const own = new Map([...named].filter(([key]) => key !== 'inputs'));
      return kind.call(more, own, interpreter).call([inputs ?? named.get('inputs')], new Map(), interpreter);
    });
  }

  /** @param {string} name @param {string} path @param {string} whole @returns {any} */
  #application(name, path, whole) {
    if (applicationNames.has(name))
      return new Builtin(name, (args, named) => backbone(this.session, name, args, named));
    if (name === 'preprocess_input') return new Builtin(name, ([x]) => preprocessed(this.session, path, x));
    if (whole === 'keras.applications') return new Module(`${path}.${name}`);
    return new Unknown(`keras.applications.${name}`, this.session.interpreter.at);
  }

  /** @param {string} home @param {string} name @returns {any} */
  #elsewhere(home, name) {
    const { session } = this;
    if (home === 'keras.activations' && activationNames.includes(name)) return new ActivationFunction(name);
    if (/^keras\.(initializers|regularizers|constraints)$/.test(home)) return serializedClass(session, home, name);
    if (home === 'keras.datasets') return name === 'load_data' ? undefined : new Module(`keras.datasets.${name}`);
    if (home.startsWith('keras.datasets.') && name === 'load_data') {
      return new Builtin(name, () => loadedData(home.split('.')[2]) ?? new Unknown(home, session.interpreter.at));
    }
    if (name === 'clear_session') return new Builtin(name, () => session.clear());
    if (name === 'image_data_format') return new Builtin(name, () => 'channels_last');
    if (name === 'int_shape')
      return new Builtin(name, ([tensor]) =>
        tensor instanceof KerasTensor ? tensor.attribute('shape') : new Unknown(name, session.interpreter.at),
      );
    if (/^set_(global_)?policy$|^set_dtype_policy$/.test(name))
      return new Builtin(name, ([policy]) => this.#setPolicy(policy));
    if (name === 'Policy') return new Builtin(name, ([policy]) => policy);
    if (name === 'experimental' || name === 'sequence' || name === 'image' || name === 'text')
      return new Module(`${home}.${name}`);
    if (/^keras\.(utils|preprocessing)/.test(home) && Object.hasOwn(arrayFunctions, name))
      return this.#arrayFunction(name);
    return undefined;
  }

  /** @param {any} policy */
  #setPolicy(policy) {
    if (typeof policy === 'string') this.session.policy = policy;
    return null;
  }

  /** @param {string} name */
  #arrayFunction(name) {
    return new Builtin(name, (args, named) => arrayFunctions[name](args, named, this.session.interpreter));
  }

  /** Modules beside Keras. @param {string} path @param {string} name @param {string} whole @returns {any} */
  #outside(path, name, whole) {
    const [root] = path.split('.');
    if (kerasPath(whole).split('.')[0] === 'keras') return new Module(`${path}.${name}`);
    if (path === 'tensorflow.nn' && activationNames.includes(name)) return new ActivationFunction(name);
    if ((root === 'numpy' || root === 'tensorflow') && /^(float|int|uint)\d+$|^bool$/.test(name)) return name;
    if (root === 'numpy' || path === 'tensorflow' || path === 'tensorflow.random') {
      if (name === 'prod' && root === 'numpy')
        return new Builtin(name, ([items]) =>
          items instanceof Unknown
            ? items
            : items.items.reduce((/** @type {number} */ all, /** @type {any} */ one) => all * numberOf(one), 1),
        );
      if (name === 'random') return new Module(`${path}.random`);
      if (Object.hasOwn(arrayFunctions, name)) return this.#arrayFunction(name);
    }
    if (
      /^tensorflow(\.(nn|math|compat|compat\.v1|compat\.v2|python|contrib))?$/.test(path) &&
      ['nn', 'compat', 'v1', 'v2', 'python', 'contrib', 'math'].includes(name)
    )
      return new Module(`${path}.${name}`);
    return plainModules(path, name) ?? new Unknown(`${path}.${name}`, this.session.interpreter.at);
  }

  /** All names of a module. @param {string} path @returns {Map<string, any>} */
  all(path) {
    const home = kerasPath(path);
    const names =
      home === 'keras.layers'
        ? [...this.kinds.keys(), ...Object.keys(layerFunctions), 'Input', 'InputLayer', 'Layer']
        : [];
    if (home === 'keras.models' || home === 'keras') names.push('Model', 'Sequential', 'clone_model');
    if (home === 'keras') names.push('Input', ...submodules);
    if (home === 'keras.applications') names.push(...applicationNames);
    return new Map(names.map((name) => [name, this.find(path, name)]));
  }

  /** The name that was meant. @param {string} path @param {string} name */
  meant(path, name) {
    return nearest(name, this.all(path).keys());
  }
}
