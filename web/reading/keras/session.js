// What all models of one paste share: the engine, the names that were given, what is global in Keras.

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Interpreter } from '../python/evaluation.js' */

/** As Keras makes a name of a class. @param {string} text */
export const snakeCase = (text) =>
  text
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

export class Session {
  /** @param {EngineApi} engine @param {Interpreter} interpreter */
  constructor(engine, interpreter) {
    this.engine = engine;
    this.interpreter = interpreter;
    /** `x + y`, which makes a layer of its own. @type {(className: string, args: any[]) => any} */
    this.operate = () => undefined;
    /** Names given so far. @type {Map<string, number>} */ this.counts = new Map();
    /** What `set_global_policy` set. */ this.policy = 'float32';
    /** What was compiled and fitted, for later use. @type {{ line: number, id: string, [more: string]: any }[]} */ this.training =
      [];
  }

  /** The next name that Keras gives by itself. @param {string} base in snake case */
  uniqueName(base) {
    const count = this.counts.get(base) ?? 0;
    this.counts.set(base, count + 1);
    return count === 0 ? base : `${base}_${count}`;
  }

  clear() {
    this.counts.clear();
  }

  /**
   * Asks the engine about a layer on these shapes; what it refuses becomes an error at `at`.
   * @param {any} entry @param {any[]} shapes @param {any} call @param {number} at
   */
  ask(entry, shapes, call, at) {
    if (!this.interpreter.budget.layer())
      this.interpreter.fault('too_large', 'This makes more layers than are read here.');
    try {
      return this.engine.layer(entry, shapes, call);
    } catch (error) {
      const { code, layer, argument, expected, found, message } = /** @type {any} */ (error);
      if (code === undefined) throw error;
      return this.interpreter.fault(code, message, { at, code, layer, argument, expected, found });
    }
  }
}
