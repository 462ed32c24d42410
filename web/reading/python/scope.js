// Names and what they are bound to: of the module, of a function's call.

export class Scope {
  /** @param {Scope | null} outer the one around; null for the module's own */
  constructor(outer) {
    this.outer = outer;
    /** @type {Map<string, any>} */ this.names = new Map();
    /** Names that `global` and `nonlocal` send elsewhere. @type {Map<string, Scope>} */ this.elsewhere = new Map();
    /** A class's body is not seen from the functions in it. */
    this.isClass = false;
  }

  /** @returns {Scope} */
  get module() {
    return this.outer ? this.outer.module : this;
  }

  /** @param {string} name @returns {Scope | null} the scope that has the name */
  holder(name) {
    const sent = this.elsewhere.get(name);
    if (sent) return sent.names.has(name) ? sent : null;
    if (this.names.has(name)) return this;
    for (let scope = this.outer; scope; scope = scope.outer) {
      if (!scope.isClass && scope.names.has(name)) return scope;
    }
    return null;
  }

  /** @param {string} name @param {any} value */
  bind(name, value) {
    (this.elsewhere.get(name) ?? this).names.set(name, value);
  }
}
