// Two kinds of error: what the engine refuses, and its end.

/** What the engine refuses, as data: which layer, which argument, what was expected and what was found. */
export class ModelError extends Error {
  /** @param {{ code: string, layer?: string, argument?: string, expected?: string, found?: any }} error */
  constructor({ code, layer = '', argument = '', expected = '', found = null }) {
    const place = [layer && `layer "${layer}"`, argument && `argument "${argument}"`].filter(Boolean).join(', ');
    const want = expected && `expected ${expected.replaceAll('_', ' ')}, found ${JSON.stringify(found)}`;
    const said = [place, want].filter(Boolean).join(': ') || code.replaceAll('_', ' ');
    super(found === null || want ? said : `${said}: ${found}`);
    this.name = 'ModelError';
    this.code = code;
    this.layer = layer;
    this.argument = argument;
    this.expected = expected;
    this.found = found;
  }
}

/** The engine broke down (out of memory, a trap): this instance is dead, `loadEngine()` gives another. */
export class EngineLost extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(`the engine was lost: ${cause instanceof Error ? cause.message : cause}`, { cause });
    this.name = 'EngineLost';
  }
}
