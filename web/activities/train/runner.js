// Plays a training in slices of a few milliseconds a frame, so that the page answers at any time; it rests where nobody looks.

/** @import { Training } from './training.js' */

/** Milliseconds of a frame that are given to learning. */
const slice = 8;
/** Steps a second, by the name of the speed; `full`: as many as go into the slices. @type {Record<string, number>} */
export const speeds = { slow: 2, some: 25, full: Infinity };

/** @typedef {'frame' | 'mark' | 'epoch' | 'rest'} Moment  frame: something was learnt; rest: it has stopped */

export class Runner {
  /** What ends what is played; nothing where it plays on. @type {string | undefined} */ #until = undefined;
  /** @type {number | undefined} */ #frame = undefined;
  /** When the last frame was, and the steps that the speed owes since. */ #last = 0;
  #owed = 0;
  speed = 'full';

  /**
   * @param {Training} training @param {(moment: Moment) => void} changed
   * @param {(run: () => void) => void} [attempt] runs what needs the engine
   */
  constructor(training, changed, attempt = (run) => run()) {
    this.training = training;
    this.changed = changed;
    this.attempt = attempt;
  }

  get running() {
    return this.#frame !== undefined;
  }

  /** @param {'step' | 'epoch'} [until] what it stops after */
  play(until) {
    this.#until = until;
    if (this.running) return;
    this.#last = performance.now();
    this.#owed = until === 'step' ? 1 : 0;
    document.addEventListener('visibilitychange', this.#look);
    this.#next();
  }

  pause() {
    if (this.#frame === undefined) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    document.removeEventListener('visibilitychange', this.#look);
    this.changed('rest');
  }

  #look = () => {
    if (document.hidden) this.pause();
  };

  #next() {
    this.#frame = requestAnimationFrame((now) => {
      this.attempt(() => this.#play(now));
    });
  }

  /** @param {number} now */
  #play(now) {
    const pace = this.#until ? Infinity : speeds[this.speed];
    this.#owed = pace === Infinity ? Infinity : Math.min(this.#owed + ((now - this.#last) / 1000) * pace, 5);
    this.#last = now;
    const end = performance.now() + slice;
    do {
      if (this.#owed < 1) break;
      const done = this.training.advance();
      if (done === 'mark' || done === 'epoch') this.changed(done);
      if (done === 'step' || done === 'epoch') this.#owed--;
      if (this.#isOver(done)) return this.pause();
    } while (performance.now() < end);
    this.changed('frame');
    return this.#next();
  }

  /** @param {string} done */
  #isOver(done) {
    if (done === 'end' || this.#until === done) return true;
    return this.#until === 'step' && done === 'epoch';
  }
}
