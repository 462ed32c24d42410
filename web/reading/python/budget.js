// What a paste may take: it ends in an error with its line, soon, whatever it is.

export const limits = {
  /** Nodes of the tree that are evaluated. */ steps: 250_000,
  /** Calls within calls. */ depth: 90,
  /** Items of a list, letters of a text. */ size: 100_000,
  /** Layers and calls of layers. */ layers: 3_000,
  /** Expressions within expressions. */ nesting: 300,
};

export class Budget {
  constructor() {
    this.steps = 0;
    this.depth = 0;
    this.nesting = 0;
    this.layers = 0;
    /** Of all lists, texts and dictionaries together. */ this.made = 0;
  }

  /** Whether one step more can be had. */
  step() {
    return ++this.steps <= limits.steps;
  }

  /** Whether something of so many items or letters may be made. @param {number} count */
  make(count) {
    if (!(count <= limits.size)) return false;
    this.made += count;
    return this.made <= 20 * limits.size;
  }

  layer() {
    return ++this.layers <= limits.layers;
  }
}
