// What is done when the engine breaks down under an element: another engine, the same lesson on it, and the step again.

import { EngineLost } from './engine.js';

export class Recovery {
  #replace;
  #done;
  /** What is done again on the fresh engine: what was lost, and what came while it was fetched. @type {(() => void)[]} */
  #waiting = [];
  /** While it runs, the view of before stays. */
  running = false;

  /**
   * @param {() => Promise<boolean>} replace puts a fresh engine in place; false where there is none
   * @param {() => void} done called when all is over, well or not
   */
  constructor(replace, done) {
    this.#replace = replace;
    this.#done = done;
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
    this.#waiting.push(again);
    if (this.running) return;
    this.running = true;
    const replaced = await this.#replace();
    this.running = false;
    const waiting = this.#waiting.splice(0);
    if (replaced) for (const one of waiting) this.attempt(one);
    this.#done();
  }
}
