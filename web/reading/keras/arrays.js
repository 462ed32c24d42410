// Data: only shapes are known of it, and how many classes its labels have.

import { Builtin, ellipsis, PyFloat, PyList, PySlice, PyTuple, Unknown } from '../python/values.js';
import { sliceIndices } from '../python/items.js';

/** @import { Interpreter } from '../python/evaluation.js' */

/** What is done to data without a change of shape. */
const sameShape = new Set([
  'astype',
  'copy',
  'numpy',
  'clip',
  'round',
  'cache',
  'prefetch',
  'shuffle',
  'repeat',
  'fillna',
  'view',
]);

export class DataArray {
  /** @param {(number | null)[]} shape @param {{ classes?: number }} [more] classes: of labels */
  constructor(shape, { classes } = {}) {
    this.shape = shape;
    this.classes = classes;
    this.isData = true;
    this.className = 'ndarray';
  }

  /** @param {any[]} shape */
  of(shape) {
    return new DataArray(shape, { classes: this.classes });
  }

  get count() {
    return this.shape.reduce(
      (/** @type {number | null} */ product, one) => (one === null || product === null ? null : product * one),
      1,
    );
  }

  /** @param {string} name @param {Interpreter} interpreter @returns {any} */
  attribute(name, interpreter) {
    if (name === 'shape') return new PyTuple([...this.shape]);
    if (name === 'ndim') return this.shape.length;
    if (name === 'size') return this.count ?? new Unknown('size', interpreter.at);
    if (name === 'T') return this.of([...this.shape].reverse());
    if (sameShape.has(name)) return new Builtin(name, () => this);
    if (name === 'reshape')
      return new Builtin(name, (args) =>
        this.reshape(args.length === 1 && args[0]?.items ? args[0].items : args, interpreter),
      );
    if (name === 'flatten' || name === 'ravel') return new Builtin(name, () => this.of([this.count]));
    if (name === 'max' && this.classes) return new Builtin(name, () => Number(this.classes) - 1);
    return /^__/.test(name) ? undefined : new Unknown(`array.${name}`, interpreter.at);
  }

  /** @param {any[]} sizes @param {Interpreter} interpreter */
  reshape(sizes, interpreter) {
    const unknown = sizes.find((one) => one instanceof Unknown);
    if (unknown) return unknown;
    const shape = sizes.map((one) => (one instanceof PyFloat ? one.value : one));
    if (shape.some((one) => typeof one !== 'number'))
      interpreter.fault('wrong_value', 'reshape() needs whole numbers.');
    const known = shape.filter((one) => one >= 0).reduce((product, one) => product * one, 1);
    const rest = this.count === null ? null : this.count / known;
    const fits = shape.includes(-1) ? rest === null || Number.isInteger(rest) : rest === null || rest === 1;
    if (!fits) interpreter.fault('wrong_shape', `${this.count} values do not fit the shape (${shape.join(', ')}).`);
    return this.of(shape.map((one) => (one < 0 ? rest : one)));
  }

  /** @param {string} operator @param {any} other */
  binary(operator, other) {
    void operator;
    if (other instanceof DataArray && other.shape.length > this.shape.length) return other;
    return this;
  }

  unary() {
    return this;
  }

  /** @param {any} key @param {Interpreter} interpreter @returns {any} */
  item(key, interpreter) {
    const keys = key instanceof PyTuple ? key.items : [key];
    const given = keys.filter((/** @type {any} */ one) => one !== null && one !== ellipsis).length;
    /** @type {(number | null)[]} */ const shape = [];
    let axis = 0;
    for (const one of keys) {
      if (one === null) shape.push(1);
      else if (one === ellipsis)
        while (
          axis <
          this.shape.length -
            (given - keys.slice(0, keys.indexOf(one)).filter((/** @type {any} */ k) => k !== null).length)
        )
          shape.push(this.shape[axis++]);
      else if (one instanceof PySlice) shape.push(sliced(this.shape[axis++], one, interpreter));
      else if (typeof one === 'number') axis++;
      else return new Unknown('data', interpreter.at);
    }
    shape.push(...this.shape.slice(axis));
    return shape.length === 0 ? new Unknown('value', interpreter.at) : this.of(shape);
  }

  setItem() {
    return true;
  }

  size() {
    return this.shape[0] ?? undefined;
  }

  /** Its rows, where somebody goes through them: none are known. @param {Interpreter} interpreter */
  iterate(interpreter) {
    void interpreter;
    return [];
  }
}

/** @param {number | null} size @param {PySlice} slice @param {Interpreter} interpreter */
function sliced(size, slice, interpreter) {
  if (size === null || [slice.start, slice.stop].some((one) => one instanceof Unknown)) return null;
  return sliceIndices(interpreter, slice, size).length;
}

/** Data sets that everybody uses: shapes as they are loaded. @type {Record<string, { train: number, test: number, shape: number[], classes: number, column?: boolean }>} */
const sets = {
  mnist: { train: 60000, test: 10000, shape: [28, 28], classes: 10 },
  fashion_mnist: { train: 60000, test: 10000, shape: [28, 28], classes: 10 },
  cifar10: { train: 50000, test: 10000, shape: [32, 32, 3], classes: 10, column: true },
  cifar100: { train: 50000, test: 10000, shape: [32, 32, 3], classes: 100, column: true },
  imdb: { train: 25000, test: 25000, shape: [], classes: 2 },
  reuters: { train: 8982, test: 2246, shape: [], classes: 46 },
  boston_housing: { train: 404, test: 102, shape: [13], classes: 0 },
  california_housing: { train: 16512, test: 4128, shape: [8], classes: 0 },
};

/** `load_data()` of a data set. @param {string} name @returns {PyTuple | undefined} */
export function loadedData(name) {
  const set = Object.hasOwn(sets, name) ? sets[name] : undefined;
  if (!set) return undefined;
  const part = (/** @type {number} */ count) => {
    const labels = new DataArray(set.column ? [count, 1] : [count], { classes: set.classes || undefined });
    return new PyTuple([new DataArray([count, ...set.shape]), labels]);
  };
  return new PyTuple([part(set.train), part(set.test)]);
}

/** @param {any} value @returns {any[]} */
const listOf = (value) => (value instanceof PyTuple || value instanceof PyList ? [...value.items] : [value]);

/** @param {any} size */
const knownSize = (size) => (typeof size === 'number' ? size : null);

/** Functions of numpy and TensorFlow that make or change arrays. @type {Record<string, (args: any[], named: Map<string, any>, interpreter: Interpreter) => any>} */
export const arrayFunctions = {
  zeros: ([shape]) => new DataArray(listOf(shape).map(knownSize)),
  ones: ([shape]) => new DataArray(listOf(shape).map(knownSize)),
  empty: ([shape]) => new DataArray(listOf(shape).map(knownSize)),
  rand: (sizes) => new DataArray(sizes.map(knownSize)),
  randn: (sizes) => new DataArray(sizes.map(knownSize)),
  shape: ([data], _, interpreter) =>
    data instanceof DataArray ? new PyTuple([...data.shape]) : new Unknown('shape', interpreter.at),
  expand_dims: ([data, axis = -1], named) => {
    if (!(data instanceof DataArray)) return data;
    const shape = [...data.shape];
    const at = Number(named.get('axis') ?? axis);
    shape.splice(at < 0 ? shape.length + 1 + at : at, 0, 1);
    return data.of(shape);
  },
  reshape: ([data, shape], _, interpreter) =>
    data instanceof DataArray ? data.reshape(listOf(shape), interpreter) : data,
  to_categorical: ([labels, count], named) => {
    if (!(labels instanceof DataArray)) return labels;
    const classes = named.get('num_classes') ?? named.get('nb_classes') ?? count ?? labels.classes ?? null;
    return new DataArray([labels.shape[0], classes instanceof Unknown ? null : classes], { classes });
  },
  unique: ([labels]) => (labels instanceof DataArray && labels.classes ? new DataArray([labels.classes]) : labels),
  max: ([labels]) => (labels instanceof DataArray && labels.classes ? labels.classes - 1 : labels),
  pad_sequences: ([data, length], named) => {
    const size = named.get('maxlen') ?? length;
    return data instanceof DataArray && typeof size === 'number' ? new DataArray([data.shape[0], size]) : data;
  },
};
for (const name of ['array', 'asarray', 'float32', 'normalize', 'cast', 'constant', 'convert_to_tensor', 'asfarray']) {
  arrayFunctions[name] = ([data], _, interpreter) => (data instanceof DataArray ? data : asArray(data, interpreter));
}
for (const name of ['random', 'normal', 'uniform']) {
  arrayFunctions[name] = ([shape], named) => {
    const given = named.get('shape') ?? named.get('size') ?? shape;
    return given?.items ? new DataArray(given.items.map(knownSize)) : new Unknown(name, 0);
  };
}

/** A list of the paste as an array: its own shape. @param {any} value @param {Interpreter} interpreter @returns {any} */
function asArray(value, interpreter) {
  /** @type {number[]} */ const shape = [];
  for (let one = value; one instanceof PyList || one instanceof PyTuple; one = one.items[0])
    shape.push(one.items.length);
  return shape.length > 0
    ? new DataArray(shape)
    : value instanceof PyFloat || typeof value === 'number'
      ? value
      : new Unknown('array', interpreter.at);
}
