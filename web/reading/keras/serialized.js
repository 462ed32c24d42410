// Initializers, regularizers and constraints: classes whose arguments go into the config as they are.

import { Builtin, Unknown } from '../python/values.js';
import { configValue, Serialized } from './config-values.js';

/** @import { Session } from './session.js' */

/** Short names of other years. @type {Record<string, string>} */
const old = {
  l1: 'L1',
  l2: 'L2',
  l1_l2: 'L1L2',
  max_norm: 'MaxNorm',
  maxnorm: 'MaxNorm',
  non_neg: 'NonNeg',
  nonneg: 'NonNeg',
  unit_norm: 'UnitNorm',
  unitnorm: 'UnitNorm',
};

/** Their arguments in Keras's order; of all others the first is a seed. @type {Record<string, string[]>} */
const first = {
  L1: ['l1'],
  L2: ['l2'],
  L1L2: ['l1', 'l2'],
  MaxNorm: ['max_value'],
  Constant: ['value'],
  RandomNormal: ['mean', 'stddev', 'seed'],
  RandomUniform: ['minval', 'maxval', 'seed'],
  TruncatedNormal: ['mean', 'stddev', 'seed'],
  VarianceScaling: ['scale', 'mode', 'distribution', 'seed'],
  Orthogonal: ['gain', 'seed'],
};

/** An initializer, regularizer or constraint of today's name. @param {Session} session @param {string} home @param {string} name */
export function serializedClass(session, home, name) {
  const { interpreter } = session;
  if (/^(get|serialize|deserialize|Initializer|Regularizer|Constraint)$/.test(name))
    return new Unknown(name, interpreter.at);
  const className =
    old[name] ?? (/^[a-z]/.test(name) ? name.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase()) : name);
  const make = new Builtin(name, (args, named) => {
    const names = first[className] ?? ['seed'];
    const given = [...args.map((value, i) => [names[i] ?? `argument_${i}`, value]), ...named].filter(
      ([, value]) => !(value instanceof Unknown),
    );
    const renamed = given.map(([key, value]) => [key === 'l' ? names[0] : key, configValue(interpreter, value, key)]);
    return new Serialized(home, className, Object.fromEntries(renamed));
  });
  return Object.assign(make, {
    entry: () => ({ module: home, class_name: className, config: {}, registered_name: null }),
  });
}
