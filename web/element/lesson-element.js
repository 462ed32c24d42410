// What a learner can do in a lesson or an exercise: answer, ask for help, go on. The element around it opens and shows things.

import { LitElement } from 'lit';
import { loadEngine, ModelError } from '../engine/engine.js';
import { keepKeysInside } from '../page/keep-keys-inside.js';
import { LearnerLog } from '../lesson/learner-log.js';
import { isGuess } from '../lesson/progress.js';
import { candidateRows } from '../lesson/questions/all.js';
import { Recovery } from '../engine/recovery.js';
import { engineSpelling } from '../words/spelling.js';
import { sharedStore } from '../page/store.js';
import { completeWords, loadWords } from '../words/words.js';

/** @import { RunningNetwork } from '../drawing/running-network.js' */
/** @import { Player } from '../lesson/player.js' */

export class LessonElement extends LitElement {
  /** The engine that has come with all its parts, and what is said about answers with it. @type {any} */
  #whole = undefined;
  /** What a lesson opens without, once it is there. @type {import('./needs.js').WholeLater | undefined} */
  later = undefined;
  recovery = new Recovery(
    () => this.replaceEngine(),
    () => this.requestUpdate(),
  );

  /** Resolves when the element comes near the part of the page that is seen. @type {Promise<void> | undefined} */
  #far;
  comeNear = () => {};

  constructor() {
    super();
    this.#far = new Promise((resolve) => {
      this.comeNear = () => {
        this.#far = undefined;
        resolve();
      };
    });
    this.words = loadWords('en');
    this.view = {
      listing: 'keras3',
      notice: '',
      drawing: false,
      drawColour: '#c8442f',
      drawAt: 0,
      pictureError: '',
      followUp: '',
      toolbox: false,
    };
    /** @type {import('../page/store.js').Store} */ this.store = sharedStore();
    /** How the engine is loaded; replaced in tests. */
    this.engineLoader = () => loadEngine({ part: 'first' });
    /** @type {any} */ this.engine = undefined;
    /** @type {any} */ this.failure = undefined;
    /** @type {Player | undefined} */ this.player = undefined;
    /** @type {RunningNetwork | undefined} */ this.network = undefined;
    /** Why there is no network. @type {import('../engine/engine.js').ModelError | undefined} */ this.notRun =
      undefined;
  }

  createRenderRoot() {
    const root = /** @type {ShadowRoot} */ (super.createRenderRoot());
    keepKeysInside(root);
    // Holds the place of what is not drawn yet.
    const place = document.createElement('div');
    place.className = 'all loading';
    root.append(place);
    return root;
  }

  firstUpdated() {
    this.renderRoot.querySelector('.all.loading')?.remove();
  }

  /** Nothing is drawn before the element comes near; what is set until then waits. */
  scheduleUpdate() {
    return this.#far ? this.#far.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** A long pass goes on, comes to its end, or breaks off. @param {unknown} [error] @param {number} [done] */
  networkChanged = (error, done) => {
    if (this.later?.moveBar(/** @type {any} */ (this), done)) return;
    this.recovery.attempt(() => {
      if (error) throw error;
      if (this.network?.maps && !this.network.selected) this.look();
      this.requestUpdate();
    });
  };

  /**
   * Brings what a lesson opens without: the rest of the engine, and what is said about answers.
   * @returns {Promise<void>} rejects where it cannot be loaded
   */
  async complete(engine = this.engine) {
    if (!engine || engine === this.#whole) return;
    const page = Promise.all([import('./loaded-later.js'), completeWords()]).catch((error) => {
      throw new ModelError({ code: 'part_not_loaded', found: String(error) });
    });
    const [[later]] = await Promise.all([page, engine.complete?.()]);
    this.later = later;
    later.addStyles(/** @type {any} */ (this));
    this.#whole = engine;
    this.requestUpdate();
  }

  /** The same, and where it fails a box says so. */
  async completeOrFail() {
    try {
      await this.complete();
    } catch (error) {
      this.fail(error, 'page');
      this.requestUpdate();
    }
  }

  /** The same lesson at the same place, with the same picture, on a fresh engine. False where there is none. */
  async replaceEngine() {
    const shown = this.network;
    try {
      this.engine = await this.engineLoader();
      if (this.player) this.player.course.engine = this.engine;
      if (shown) this.network = shown.on(this.engine);
      await this.complete();
      return true;
    } catch (error) {
      this.fail(error, 'engine');
      return false;
    }
  }

  /** Shows a box instead of the view. @param {any} error @param {'engine' | 'page'} kind where it is not a part that did not come */
  fail(error, kind) {
    this.failure = { kind: error?.code === 'part_not_loaded' ? 'part' : kind, message: String(error) };
  }

  /** Shows a short notice, such as "Link copied". @param {string} id */
  notify(id) {
    this.setView({ notice: id });
  }

  /** @param {Partial<LessonElement['view']>} change */
  setView(change) {
    Object.assign(this.view, change);
    this.requestUpdate();
  }

  /** Puts the eye on a telling value of the layer in question. */
  look() {
    const layer = this.player?.step.layer;
    if (layer && this.network?.mapOf(layer)) this.network.select(layer, this.network.tellingIndex(layer));
  }

  /** Changes the state of the lesson and shows it. @param {(player: Player) => void} change */
  act(change) {
    this.recovery.attempt(() => {
      const { player } = this;
      if (!player) return;
      const before = { current: player.current, finished: player.finished };
      this.view.notice = '';
      change(player);
      if (player.current !== before.current) {
        this.look();
        this.#tell('step', { step: player.step.number });
      }
      if (player.finished && !before.finished) this.#tell('done', { alone: player.aloneCount });
      this.requestUpdate();
    });
  }

  /** What a learner did on this device. */
  get log() {
    return new LearnerLog(this.store);
  }

  /** @param {any} answer text in the spelling of the language, or names of rows */
  answer(answer) {
    const reads = this.player?.kind.reads ?? 'rows';
    this.take(answer, typeof answer === 'string' ? engineSpelling(answer, this.words.language, reads) : answer);
  }

  /** @param {any} answer @param {any} [read] in the spelling that the engine reads */
  take(answer, read = answer) {
    this.act((player) => {
      const { correct, diagnosis } = player.submit(answer, read);
      const causes = diagnosis?.causes.map(({ id }) => id) ?? [];
      this.#tell('answer', { answer, correct, shown: false, causes, alone: player.aloneCount });
    });
    this.view.followUp = '';
    const { player } = this;
    if (player?.here.done || (player?.guessing && isGuess(player.here.guess))) this.focusOn('.question .next');
    else if (player?.inquiry?.asks) this.focusOn('input[name=follow-up]');
  }

  /** Answers the follow-up question of the reply. @param {string} text @param {'shape' | 'number' | 'sum'} reads */
  answerFollowUp(text, reads) {
    this.act((player) => player.answerFollowUp(engineSpelling(text, this.words.language, reads)));
    if (this.player?.inquiry?.unread) return;
    this.view.followUp = '';
    this.focusOn(this.player?.inquiry?.asks ? 'input[name=follow-up]' : 'input[name=answer]');
  }

  /** Gives the answer away. */
  showMe() {
    this.goTo((player) => {
      player.showMe();
      this.#tell('answer', { answer: null, correct: false, shown: true, causes: [], alone: player.aloneCount });
    });
  }

  /** Puts the focus where the work goes on, once it is there. @param {string} selector */
  async focusOn(selector) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */
    const target = this.renderRoot.querySelector(selector);
    target?.focus();
  }

  /** What the page around hears; the form of `detail` has a version. @param {'answer' | 'step' | 'done'} name @param {object} more */
  #tell(name, more) {
    const { player } = this;
    if (!player) return;
    const place = { lesson: player.course.lesson.id, question: player.step.id, count: player.steps.length };
    const detail = { version: 1, ...place, ...more };
    this.dispatchEvent(new CustomEvent(`cnn-params-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** Goes to a question and puts the cursor there. @param {(player: Player) => void} move */
  async goTo(move) {
    this.act(move);
    await this.focusOn('.question .answer input, .question .next, .question button');
  }

  /** Runs a picture of the learner's through the network. @param {Float32Array} pixels 20 × 20 × 3 numbers from 0 to 1 */
  show(pixels) {
    this.act(() => this.network?.show(pixels));
  }

  /** @param {string} layer @param {number} index */
  select(layer, index) {
    this.network?.select(layer, index);
    this.requestUpdate();
  }

  candidates() {
    return this.player ? candidateRows(this.player.course) : [];
  }
}
