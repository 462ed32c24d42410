// What a listing says beside sizes and choices: initializers, regularizers and constraints as Keras code, the dtype, and the
// layer that another one wraps.

import { literal, writtenArguments } from './listing.js';

/** @import { Describe, Piece, Rest } from './listing.js' */

/** Keras 2 wrote its default, glorot_uniform, like this. @type {Record<string, any>} */
const glorot = { scale: 1, mode: 'fan_avg', distribution: 'uniform' };
/** An argument that every layer takes, though not all signatures name it. */
const activity = { name: 'activity_regularizer', kind: 'regularizer', default: null, required: false };
/** What every layer's config has, beside what the listing writes of it. */
const everywhere = ['name', 'trainable', 'dtype'];
const modules = ['initializer', 'regularizer', 'constraint'];

/** @param {any} a @param {any} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {string} className @param {any} config */
const isGlorot = (className, config) =>
  className === 'VarianceScaling' &&
  Object.entries(config).every(([name, value]) => (name in glorot ? value === glorot[name] : value === null)) &&
  'mode' in config;

/** What is not said by the defaults of its class. @param {any} config @param {{ name: string, default: any }[]} args */
function saidBeside(config, args) {
  const standard = new Map(args.map((argument) => [argument.name, argument.default]));
  return Object.entries(config).filter(([name, value]) => value !== null && !same(value, standard.get(name)));
}

/** The name of a dtype or of a DTypePolicy; none for what has none. @param {any} dtype @returns {string} */
const dtypeName = (dtype) => (typeof dtype === 'string' ? dtype : (dtype?.config?.name ?? ''));

/** Writes it for the layers of one listing, and notes what has to be imported for it. @param {string} quote @param {Describe} describe @returns {Rest} */
export function restWriter(quote, describe) {
  const imported = new Set();
  const wrapped = new Set();

  /** @param {any} value @param {{ kind: string, default: any }} argument @returns {string | undefined} */
  function objectCode(value, argument) {
    const className = typeof value === 'string' ? value : value.class_name;
    const config = value.config ?? {};
    const module = `${argument.kind}s`;
    const entry = describe(`${module}.${isGlorot(className, config) ? 'GlorotUniform' : className}`);
    // A class that Keras does not have is somebody's own: its name stands for it, and nothing is imported.
    const known = entry.name !== undefined && !String(value.registered_name ?? '').includes('>');
    const said = isGlorot(className, config) ? [] : saidBeside(config, known ? entry.arguments : []);
    if (said.length === 0 && (known || typeof value === 'string')) {
      const name = known ? entry.name : className;
      return name === argument.default ? undefined : literal(name, quote);
    }
    const bare = known && said.length === 1 && entry.arguments.length === 1 && said[0][0] !== 'seed';
    const args = said.map(([name, one]) => (bare ? '' : `${name}=`) + literal(one, quote)).join(', ');
    if (!known) return `${className}(${args})`;
    imported.add(module);
    // What Keras calls L2 today was a function l2.
    const old = quote === "'" && module === 'regularizers';
    return `${module}.${old ? entry.class_name.toLowerCase().replace('l1l2', 'l1_l2') : entry.class_name}(${args})`;
  }

  /** @param {any} layer @returns {string} */
  function layerCode({ class_name: className, config }) {
    wrapped.add(className);
    const entry = describe(className);
    // Of classes that are not in the catalogue, such as cells, everything is said that is a number, a choice or a list.
    const own = Object.keys(config).map((name) => ({ name, kind: 'any', default: null, required: false }));
    const args = entry.arguments.length > 0 ? entry.arguments : own.filter(({ name }) => !everywhere.includes(name));
    const written = writtenArguments(config, { ...entry, arguments: args }, quote, rest);
    return `${className}(${written.map((pieces) => pieces.map(({ text }) => text).join('')).join(', ')})`;
  }

  /** Of an argument that is an object. @param {any} value @param {any} argument @returns {string | undefined} */
  function codeOf(value, argument) {
    if (modules.includes(argument.kind)) return value ? objectCode(value, argument) : undefined;
    if (!value?.class_name) return undefined;
    // A function that Keras knows, by its name; code of one's own cannot be said.
    if (typeof value.config === 'string') return literal(value.config, quote);
    return /^[A-Z]/.test(value.class_name) ? layerCode(value) : undefined;
  }

  /** @type {Rest} */
  const rest = {
    imported,
    wrapped,
    first: (config) => (config.layer?.class_name ? [[{ text: layerCode(config.layer) }]] : []),
    last(config, entry) {
      const own = entry.arguments.some(({ name }) => name === activity.name);
      /** @type {Piece[][]} */ const written = [];
      for (const argument of /** @type {any[]} */ (own ? entry.arguments : [...entry.arguments, activity])) {
        const code = codeOf(config[argument.name], argument);
        if (code) written.push([{ text: `${argument.name}=${code}` }]);
      }
      const dtype = dtypeName(config.dtype);
      if (dtype && dtype !== 'float32') written.push([{ text: `dtype=${literal(dtype, quote)}` }]);
      return written;
    },
  };
  return rest;
}
