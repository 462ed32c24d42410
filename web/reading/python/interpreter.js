// Evaluates a bounded part of Python, without side effects: nothing is executed but what is written in this room.

import { ReadError } from '../read-error.js';
import { Budget, limits } from './budget.js';
import { attributeOf } from './attributes.js';
import { call, callFunction } from './calls.js';
import { expressions } from './expressions.js';
import { nearest } from './nearest.js';
import { Scope } from './scope.js';
import { statements } from './statements.js';
import { Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Places } from './parse.js' */
/** @import { Note } from './lines.js' */
/** @import { Ending, Where, World } from './evaluation.js' */
/** @import { PyFunction } from './values.js' */

export class Interpreter {
  /**
   * @param {{ text: string, places: Places, points: Set<number> }} source @param {World} world @param {Note[]} notes
   * @param {Record<string, any>} answers by key
   */
  constructor(source, world, notes, answers) {
    this.text = source.text;
    this.places = source.places;
    this.points = source.points;
    this.world = world;
    this.notes = notes;
    this.answers = answers;
    this.budget = new Budget();
    this.module = new Scope(null);
    /** Where in the text we are. */ this.at = 0;
    /** The method that runs: the class it was written in, and its object, for `super()`. @type {{ owner: any, self: any } | null} */
    this.method = null;
    /** Whether a name that nothing defines may stand here, as in arguments of what is passed over. */ this.lenient = 0;
  }

  /** @param {SyntaxNode} node */
  textOf(node) {
    return this.text.slice(node.from, node.to);
  }

  get line() {
    return this.places.of(this.at).line;
  }

  /** @param {string} id @param {string} message @param {any} [more] `at`: another place than the one we are at @returns {never} */
  fault(id, message, { at = this.at, ...more } = {}) {
    const { line, column } = this.places.of(at);
    throw new ReadError({ id, message, ...more, line, column });
  }

  /** @param {string} id @param {any} [more] */
  note(id, more = {}) {
    this.notes.push({ line: this.line, id, ...more });
  }

  #step() {
    if (!this.budget.step()) this.fault('too_long', 'This takes too long: a loop without end?');
  }

  /** @param {SyntaxNode} node @param {Scope} scope @returns {any} */
  evaluate(node, scope) {
    this.#step();
    const evaluate = expressions.get(node.name);
    if (!evaluate)
      this.fault('not_read', `This form of Python is not read here: ${node.name}.`, {
        at: node.from,
        what: node.name,
      });
    if (++this.budget.nesting > limits.nesting)
      this.fault('too_deep', 'Expressions are nested too deep here.', { at: node.from });
    const value = evaluate(this, node, scope);
    this.budget.nesting--;
    return value;
  }

  /** @param {SyntaxNode} node @param {Scope} scope @returns {Ending | undefined} */
  execute(node, scope) {
    const run = statements.get(node.name);
    if (!run) return undefined;
    this.at = node.from;
    this.#step();
    return run(this, node, scope);
  }

  /** @param {SyntaxNode} body of a block, or a script @param {Scope} scope @returns {Ending | undefined} */
  executeAll(body, scope) {
    for (let node = body.firstChild; node; node = node.nextSibling) {
      const ending = this.execute(node, scope);
      if (ending) return ending;
    }
    return undefined;
  }

  /** @param {any} callee @param {any[]} args @param {Map<string, any>} [named] @param {Where} [where] @returns {any} */
  call(callee, args, named = new Map(), where = {}) {
    return call(this, callee, args, named, where);
  }

  /** @param {PyFunction} callee @param {any[]} args @param {Map<string, any>} named @returns {any} */
  callFunction(callee, args, named) {
    return callFunction(this, callee, args, named);
  }

  /** @param {any} value @param {string} name @returns {any} */
  attribute(value, name) {
    return attributeOf(this, value, name);
  }

  /** What a name stands for; an Unknown where nothing defines it. @param {string} name @param {Scope} scope */
  lookUp(name, scope) {
    const holder = scope.holder(name);
    if (holder) return holder.names.get(name);
    const builtin = this.world.builtins.get(name);
    if (builtin !== undefined) return builtin;
    if (Object.hasOwn(this.answers, name)) return this.answers[name];
    return new Unknown(name, this.at, true);
  }

  /** All names that can be meant. @param {Scope | null} scope @returns {string[]} */
  namesAround(scope) {
    const names = [...this.world.builtins.keys()];
    for (let one = scope; one; one = one.outer) names.push(...one.names.keys());
    return names;
  }

  /**
   * Says of a value that it would have to be known.
   * @param {Unknown} unknown @param {{ kind?: string, key?: string, scope?: Scope | null }} [how] @returns {never}
   */
  ask(unknown, { kind = 'number', key = unknown.name, scope = this.module } = {}) {
    const { line } = this.places.of(unknown.at);
    const asks = [{ key, line, kind }];
    if (!unknown.undefinedName) {
      this.fault('not_known', `Line ${line}: what is ${key}? It cannot be known from this text.`, {
        at: unknown.at,
        asks,
      });
    }
    const meant = nearest(unknown.name, this.namesAround(scope));
    const hint = meant ? ` Did you mean ${meant}?` : '';
    this.fault('undefined_name', `${unknown.name} is not defined.${hint}`, {
      at: unknown.at,
      what: unknown.name,
      meant,
      asks,
    });
  }

  /** Makes room for something of so many items or letters. @param {number} count */
  make(count) {
    if (!this.budget.make(count)) this.fault('too_large', 'This would become too large to read.');
  }
}
