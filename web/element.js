// <cnn-params>: attributes in, events out. Loads the engine, keeps the state of the view, and hands it to the views.
// Importing this file has no side effect; define.js registers the element.

import { LitElement, html, unsafeCSS } from 'lit';
import { findActivity } from './activities/all.js';
import { openCourse } from './course.js';
import { settingProperties } from './element-properties.js';
import { EngineLost, loadEngine, ModelError } from './engine.js';
import { keepKeysInside } from './keys.js';
import { LearnerLog } from './learner-log.js';
import { lessons } from './lessons/all.js';
import { languages } from './locales/all.js';
import { RunningNetwork } from './network.js';
import { isDarkBehind, onColoursChange } from './page-colours.js';
import { Player } from './player.js';
import { candidateRows } from './questions/changed-rows.js';
import { readAddress, settings } from './settings.js';
import { ownPage } from './site-page.js';
import { Recovery } from './recovery.js';
import { engineSpelling } from './spelling.js';
import { openStore, sharedStore } from './store.js';
import styles from './styles.css';
import { drawMaps } from './views/draw.js';
import { errorBox } from './views/error-box.js';
import { bringIntoView } from './views/network-strip.js';
import { page } from './views/page.js';
import { whenNear } from './when-near.js';
import { loadWords } from './words.js';

export class CnnParams extends LitElement {
  static styles = unsafeCSS(styles);
  /** What can be set, for pages that are made around the element. */
  static settings = settings;
  /** Languages by their code: a page may add its own. */
  static languages = languages;
  /** The lessons, with the number of their questions. */
  static lessons = lessons.map(({ id, steps }) => ({ id, count: steps.length }));

  static properties = {
    ...settingProperties,
    config: { attribute: false },
    storage: { attribute: false },
    engineLoader: { attribute: false },
  };

  /** What lives as long as the element is in a page. */
  #life = new AbortController();
  /** Lesson, config and seed of what is open. @type {any[] | undefined} */
  #opened = undefined;
  #recovery = new Recovery(() => this.#replaceEngine());

  constructor() {
    super();
    /** Id of a lesson, or `compare`. @type {string} */ this.lesson = '';
    /** @type {number | undefined} */ this.step = undefined;
    /** @type {number | undefined} */ this.seed = undefined;
    /** @type {string | undefined} */ this.model = undefined;
    /** @type {string | undefined} */ this.parameter = undefined;
    /** @type {number | undefined} */ this.attempt = undefined;
    /** @type {string} */ this.questions = '';
    /** @type {string} */ this.skill = '';
    /** @type {string} */ this.task = '';
    this.guess = false;
    /** @type {string} */ this.lang = '';
    /** `light`, `dark`, or empty to follow the page. @type {string} */ this.theme = '';
    /** @type {string} */ this.hide = '';
    this.lock = false;
    /** The element is the whole page: the address sets what can be shared. */
    this.site = false;
    /** A Keras config of one's own, instead of a lesson. @type {any} */
    this.config = undefined;
    /** Where progress is kept, instead of localStorage. @type {Storage | undefined} */
    this.storage = undefined;
    /** How the engine is loaded; replaced in tests. @type {() => Promise<any>} */
    this.engineLoader = loadEngine;
    this.words = loadWords('en');
    this.view = {
      listing: 'keras3',
      notice: '',
      drawing: false,
      drawColour: '#c8442f',
      drawAt: 0,
      pictureError: '',
      followUp: '',
    };
    /** @type {import('./store.js').Store} */ this.store = sharedStore();
    /** @type {any} */ this.engine = undefined;
    /** @type {any} */ this.failure = undefined;
    /** @type {Player | undefined} */ this.player = undefined;
    /** @type {RunningNetwork | undefined} */ this.network = undefined;
    /** @type {import('./activities/all.js').OpenActivity | undefined} */ this.activity = undefined;
  }

  createRenderRoot() {
    const root = super.createRenderRoot();
    keepKeysInside(/** @type {ShadowRoot} */ (root));
    return root;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const stored = this.store.read('theme');
    if (!this.theme && ['light', 'dark'].includes(stored)) this.theme = stored;
    const spoken = this.store.read('lang');
    if (this.site && !this.lang && Object.hasOwn(languages, spoken)) this.lang = spoken;
    this.#readChild();
    if (this.site) ownPage(this.#followAddress, signal);
    const resizes = new ResizeObserver(() => this.#paint());
    resizes.observe(this);
    const unlisten = this.store.listen((key, writer) => {
      if (writer !== this.player && this.player?.hear(key)) this.requestUpdate();
    });
    signal.addEventListener('abort', () => {
      resizes.disconnect();
      unlisten();
    });
    onColoursChange(() => this.requestUpdate(), signal);
    whenNear(this, () => this.#load(), signal);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#life.abort();
    // An element that moves is taken out and put in again at once.
    queueMicrotask(() => !this.isConnected && this.#release());
  }

  #release() {
    this.#opened = undefined;
    this.#close();
    this.engine = undefined;
  }

  #close() {
    this.activity?.close?.();
    this.activity = undefined;
    this.network?.free();
    this.network = undefined;
    this.player = undefined;
  }

  #followAddress = () => {
    const { values, refused } = readAddress(location.search, location.hash);
    Object.assign(this, values);
    this.view.notice = refused ? 'link-refused' : '';
    this.requestUpdate();
  };

  /** A model of the teacher's own may stand inside the tag as JSON. */
  #readChild() {
    const script = this.querySelector('script[type="application/json"]');
    if (!script || this.config) return;
    try {
      this.config = JSON.parse(script.textContent ?? '');
    } catch (error) {
      this.failure = { kind: 'config', message: String(error) };
    }
  }

  async #load() {
    if (this.engine) return;
    try {
      this.engine = await this.engineLoader();
    } catch (error) {
      this.failure = { kind: 'engine', message: String(error) };
    }
    this.requestUpdate();
  }

  /** The same lesson at the same place, with the same picture, on a fresh engine. */
  async #replaceEngine() {
    const shown = this.network;
    try {
      this.engine = await this.engineLoader();
      if (this.player) this.player.course.engine = this.engine;
      if (shown) this.network = shown.on(this.engine);
    } catch (error) {
      this.failure = { kind: 'engine', message: String(error) };
    }
    this.requestUpdate();
  }

  shouldUpdate() {
    return !this.#recovery.running;
  }

  willUpdate(/** @type {Map<string, any>} */ changed) {
    const page = /** @type {HTMLElement | null} */ (this.parentElement?.closest('[lang]'));
    this.words = loadWords(this.lang || page?.lang, () => this.requestUpdate());
    if (this.player) this.player.guessing = this.guess;
    if (changed.has('storage') && this.storage) {
      this.store = openStore(() => /** @type {Storage} */ (this.storage));
      this.#opened = undefined;
    }
    if (!this.engine || !this.isConnected || this.failure?.kind === 'config') return;
    const wanted = [this.lesson, this.config, this.seed, this.attempt, this.questions, this.skill, this.task];
    if (wanted.some((value, i) => value !== this.#opened?.[i])) {
      this.#opened = wanted;
      this.#recovery.attempt(() => this.#open());
    } else if (changed.has('step') && this.step) this.player?.go(this.step - 1);
  }

  #open() {
    this.failure = undefined;
    this.#close();
    if (this.activityId) {
      this.#openActivity(this.activityId);
      return;
    }
    try {
      const course = openCourse(this.engine, this);
      if (!course) {
        this.failure = { kind: 'lesson', lesson: this.lesson };
        return;
      }
      this.player = new Player(course, this.store, this.log);
      this.player.guessing = this.guess;
      if (this.step) this.player.go(this.step - 1);
      this.network = new RunningNetwork(this.engine, course.lesson, course.analysis);
      this.#look();
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.failure = { kind: 'model', error };
    }
  }

  /** Id of the activity that is asked for, or nothing for a lesson. */
  get activityId() {
    const activity = findActivity(this.lesson);
    return activity && (!this.config || activity.ownModel) ? activity.id : '';
  }

  /** Its script comes when it is first opened. @param {string} id */
  async #openActivity(id) {
    try {
      const activity = await findActivity(id)?.load();
      if (id === this.activityId && this.engine) this.#recovery.attempt(() => (this.activity = activity?.open(this)));
    } catch (error) {
      this.failure = { kind: 'page', message: String(error) };
    }
    this.requestUpdate();
  }

  /** Puts the eye on a telling value of the layer in question. */
  #look() {
    const layer = this.player?.step.layer;
    if (layer && this.network?.mapOf(layer)) this.network.select(layer, this.network.tellingIndex(layer));
  }

  /** Changes the state of the lesson and shows it. @param {(player: Player) => void} change */
  act(change) {
    this.#recovery.attempt(() => {
      const { player } = this;
      if (!player) return;
      const before = { current: player.current, finished: player.finished };
      this.view.notice = '';
      change(player);
      if (player.current !== before.current) {
        this.#look();
        this.#tell('step', { step: player.current + 1 });
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
    if (this.player?.here.done || this.player?.here.guess) this.focusOn('.question .next');
    else if (this.player?.inquiry?.asks) this.focusOn('input[name=follow-up]');
  }

  /** Answers the follow-up question of the reply. @param {string} text @param {'shape' | 'number'} reads */
  answerFollowUp(text, reads) {
    this.act((player) => player.answerFollowUp(engineSpelling(text, this.words.language, reads)));
    if (this.player?.inquiry?.misread) return;
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
    const place = { lesson: player.course.lesson.id, question: player.questionId, count: player.steps.length };
    const detail = { version: 1, ...place, ...more };
    this.dispatchEvent(new CustomEvent(`cnn-params-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** Goes to a question and puts the cursor there. @param {(player: Player) => void} move */
  async goTo(move) {
    this.act(move);
    await this.focusOn('.question .answer input, .question .next, .question button');
  }

  /** @param {string} lesson */
  async open(lesson) {
    if (lesson !== 'own-model' && !findActivity(lesson)?.ownModel) this.config = undefined;
    for (const { name, kind } of settings.filter((one) => one.kind !== 'choice' && one.kind !== 'list'))
      Object.assign(this, { [name]: kind === 'flag' ? this[/** @type {keyof CnnParams} */ (name)] : undefined });
    this.lesson = lesson;
    if (this.site) history.replaceState(null, '', `#lesson=${lesson}`);
    this.view.notice = '';
    await this.focusOn('h2');
  }

  /** Shows a short notice, such as "Link copied". @param {string} id */
  notify(id) {
    this.setView({ notice: id });
  }

  /** @param {Partial<CnnParams['view']>} change */
  setView(change) {
    Object.assign(this.view, change);
    this.requestUpdate();
  }

  /** @param {string} theme */
  setTheme(theme) {
    this.theme = theme;
    this.store.write('theme', theme);
  }

  /** Runs a picture of the learner's through the network. @param {Float32Array} pixels 20 × 20 × 3 numbers from 0 to 1 */
  show(pixels) {
    this.act(() => this.network?.show(pixels));
  }

  /** @param {string} language */
  setLanguage(language) {
    this.lang = language;
    this.store.write('lang', language);
  }

  /** What an address can carry. @returns {Record<string, any>} */
  get shared() {
    const own = settings.map(({ name }) => [name, this[/** @type {keyof CnnParams} */ (name)]]);
    return { ...Object.fromEntries(own), ...this.activity?.shared?.() };
  }

  /** @param {string} layer @param {number} index */
  select(layer, index) {
    this.network?.select(layer, index);
    this.requestUpdate();
  }

  candidates() {
    return this.player ? candidateRows(this.player.course) : [];
  }

  /** The view, a box with the failure, or what stands inside the tag until there is either. */
  #content() {
    if (this.failure) return errorBox(this);
    if (!this.engine) return html`<p class="loading" role="status">${this.words.text('loading')}</p>`;
    try {
      return page(this);
    } catch (error) {
      if (error instanceof EngineLost) throw error;
      // A fault of ours: a readable box rather than a blank, and the fault in the console.
      console.error(error);
      this.failure = { kind: 'page', message: String(error) };
      return errorBox(this);
    }
  }

  /** Every update ends with a recovery's, so nothing is done again here. @param {Map<string, any>} changed */
  update(changed) {
    this.#recovery.attempt(
      () => super.update(changed),
      () => {},
    );
  }

  render() {
    const scheme = this.theme || (isDarkBehind(this) ? 'dark' : 'light');
    return html`<div class="all" data-scheme=${scheme} lang=${this.words.language} dir=${this.words.direction}>${this.#content()}</div>`;
  }

  updated() {
    this.#recovery.attempt(
      () => this.#paint(),
      () => {},
    );
    if (!this.activityId) bringIntoView(this);
  }

  #paint() {
    if (this.activityId) this.activity?.updated?.();
    else drawMaps(this);
  }
}
