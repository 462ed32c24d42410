// What is done when the engine breaks down under an element: another engine, the same lesson on it, and the step again.

import { EngineLost } from './engine.js';

export class Recovery {
  #replace;
  /** While it runs, the view of before stays. */
  running = false;

  /** @param {() => Promise<void>} replace puts a fresh engine in place; rejects where there is none any more */
  constructor(replace) {
    this.#replace = replace;
  }

  /**
   * Runs what needs the engine; where the engine is lost on the way, again on a fresh one.
   * @param {() => void} run @param {() => void} [again]
   */
  attempt(run, again = run) {
    try {
      run();
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error;
      this.#recover(again);
    }
  }

  /** @param {() => void} again */
  async #recover(again) {
    if (this.running) return;
    this.running = true;
    await this.#replace();
    this.running = false;
    this.attempt(again);
  }
}
