// What all models of one paste share: the engine, the names that were given, what is global in Keras.

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Interpreter } from '../python/evaluation.js' */

export class Session {
  /** @param {EngineApi} engine @param {Interpreter} interpreter */
  constructor(engine, interpreter) {
    this.engine = engine;
    this.interpreter = interpreter;
    /** `x + y`, which makes a layer of its own. @type {(className: string, args: any[]) => any} */
    this.operate = () => undefined;
    /** Names given so far. @type {Map<string, number>} */ this.counts = new Map();
    /** Arguments that were found to be right. @type {Set<string>} */ this.checked = new Set();
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

  /** Checks a layer's own arguments, those of one kind and the same values once. @param {any} entry @param {number} at */
  check(entry, at) {
    const { name, ...rest } = entry.config;
    const key = typeof name === 'string' ? JSON.stringify([entry.class_name, rest]) : '';
    if (this.checked.has(key)) this.#countLayer();
    else this.ask(entry, [], null, at);
    if (key) this.checked.add(key);
  }

  #countLayer() {
    if (this.interpreter.budget.layer()) return;
    this.interpreter.fault('too_large', 'This makes more layers than are read here.');
  }

  /**
   * Asks the engine about a layer on these shapes; what it refuses becomes an error at `at`.
   * @param {any} entry @param {any[]} shapes @param {any} call @param {number} at
   */
  ask(entry, shapes, call, at) {
    this.#countLayer();
    try {
      return this.engine.layer(entry, shapes, call);
    } catch (error) {
      const { code, layer, argument, expected, found, message } = /** @type {any} */ (error);
      if (code === undefined) throw error;
      return this.interpreter.fault(code, message, { at, code, layer, argument, expected, found });
    }
  }
}
