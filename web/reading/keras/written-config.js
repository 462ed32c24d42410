// Arguments as Keras writes them into a config: sizes for every axis, initializers as objects with all that they take.

/** @import { Session } from './session.js' */

/** @typedef {{ name: string, kind: string, length: number }} Argument as the engine describes it */

/** A class of Keras by a name, or an object of one, with the arguments that it was not given. @param {Session} session @param {string} module @param {any} value */
function objectOf(session, module, value) {
  const spelled = typeof value === 'string' ? value : value.class_name;
  const entry = session.engine.describe(`${module}.${spelled}`);
  // Somebody's own class, or one that is not in the catalogue, stays as it is.
  if (entry.name === undefined) return value;
  const standard = entry.arguments.map((/** @type {any} */ one) => [one.name, one.default]);
  const config = { ...Object.fromEntries(standard), ...value.config };
  return { module: `keras.${module}`, class_name: entry.class_name, config, registered_name: null };
}

/** @param {Session} session @param {Argument} argument @param {any} value */
function writtenValue(session, { kind, length }, value) {
  if (kind === 'tuple' && length > 0 && typeof value === 'number') return Array.from({ length }, () => value);
  if (kind === 'activation') return value ?? 'linear';
  const isObject = kind === 'initializer' || kind === 'regularizer' || kind === 'constraint';
  if (!isObject || value === null || value === undefined) return value;
  return objectOf(session, `${kind}s`, value);
}

/** What Keras writes of some layers though it is no argument that anybody gives. @type {Record<string, Record<string, null>>} */
const beside = {
  Dense: { quantization_config: null },
  EinsumDense: { quantization_config: null },
  Embedding: { activity_regularizer: null, quantization_config: null },
};

/**
 * @param {Session} session @param {string} className @param {Argument[]} known @param {Record<string, any>} config by name; layers among the values stay
 * @returns {Record<string, any>}
 */
export function writtenConfig(session, className, known, config) {
  const kinds = new Map(known.map((argument) => [argument.name, argument]));
  const entries = Object.entries(config).map(([name, value]) => {
    const argument = kinds.get(name);
    return [name, argument && !value?.isLayer ? writtenValue(session, argument, value) : value];
  });
  const written = { ...beside[className], ...Object.fromEntries(entries) };
  // A pooling steps by its window where nothing else is said.
  if ('pool_size' in written && written.strides === null) written.strides = written.pool_size;
  return written;
}
