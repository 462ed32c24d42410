// Modules of Python itself that a paste may count with.

import { numberOf } from '../python/operators.js';
import { Bound, Builtin, PyDict, PyFloat, PyTuple, Unknown } from '../python/values.js';

/** `functools`, `math` and `collections`. @param {string} path @param {string} name @returns {any} */
export function plainModules(path, name) {
  if (path === 'functools' && name === 'partial')
    return new Builtin(name, ([callee, ...args], named) => new Bound(callee, args, named));
  if (path === 'collections' && name === 'OrderedDict') {
    return new Builtin(name, ([items]) =>
      (items?.items ?? []).reduce(
        (/** @type {PyDict} */ dict, /** @type {any} */ one) => dict.set(one.items[0], one.items[1]),
        new PyDict(),
      ),
    );
  }
  if (path === 'itertools' && name === 'product') {
    return new Builtin(name, (lists) => ({
      className: 'list',
      iterate: () =>
        lists
          .reduce(
            (all, { items }) =>
              all
                .flatMap((/** @type {any[]} */ head) => items.map((/** @type {any} */ one) => [...head, one]))
                .slice(0, 10_000),
            [[]],
          )
          .map((/** @type {any[]} */ one) => new PyTuple(one)),
    }));
  }
  const whole = /** @type {Record<string, (x: number) => number>} */ ({ ceil: Math.ceil, floor: Math.floor });
  const real = /** @type {Record<string, (x: number, y: number) => number>} */ ({
    sqrt: Math.sqrt,
    log: (x, y) => (y === undefined ? Math.log(x) : Math.log(x) / Math.log(y)),
    log2: Math.log2,
    log10: Math.log10,
    exp: Math.exp,
    pow: Math.pow,
  });
  if (path !== 'math' && path !== 'numpy') return undefined;
  if (path === 'math' && Object.hasOwn(whole, name))
    return new Builtin(name, ([x]) => (x instanceof Unknown ? x : whole[name](numberOf(x))));
  if (Object.hasOwn(real, name))
    return new Builtin(name, ([x, y]) =>
      x instanceof Unknown
        ? x
        : new PyFloat(real[name](numberOf(x), y === undefined ? /** @type {any} */ (undefined) : numberOf(y))),
    );
  return path === 'math' && name === 'pi' ? new PyFloat(Math.PI) : undefined;
}
