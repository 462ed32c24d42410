// <cnn-params>: attributes in, events out. Loads the engine, keeps the state of the view, and hands it to the views.
// Importing this file has no side effect; define.js registers the element.

import { html, unsafeCSS } from 'lit';
import { activities } from '../activities/all.js';
import { findActivityName } from '../settings/activity-names.js';
import { openCourse } from '../lesson/course.js';
import { settingProperties } from './setting-properties.js';
import { EngineLost, ModelError } from '../engine/engine.js';
import { LessonElement } from './lesson-element.js';
import { lessons } from '../lesson/lessons/all.js';
import { askedOf, listQuestions } from '../lesson/listed-questions.js';
import { languages } from '../words/locales/all.js';
import { startNetwork } from '../drawing/running-network.js';
import { onColoursChange, schemeOf } from './page-colours.js';
import { Player } from '../lesson/player.js';
import { readAddress } from '../settings/address.js';
import { settings } from '../settings/settings.js';
import { ownPage, tellPage } from './site-page.js';
import { configInside } from './config-inside.js';
import { openStore } from '../page/store.js';
import styles from './styles.css';
import { errorBox } from './error-box.js';
import { drawLesson } from '../lesson/views/drawn-lesson.js';
import { bringIntoView } from '../drawing/network-strip.js';
import { wholeView } from './whole-view.js';
import { ownTurn, whenNear, whenTurnedTo } from './when-near.js';
import { loadWords } from '../words/words.js';

/** Settings that open something else when they change. */
const opening = ['lesson', 'seed', 'attempt', 'questions', 'skill', 'task', 'packed'];

export class CnnParams extends LessonElement {
  static styles = unsafeCSS(styles);
  /** What can be set, for pages that are made around the element. */
  static settings = settings;
  /** Languages by their code: a page may add its own. */
  static languages = languages;
  /** The lessons, with the number of their questions. */
  static lessons = lessons.map((lesson) => ({ id: lesson.id, count: askedOf(listQuestions(lesson)).length }));

  static properties = {
    ...settingProperties,
    config: { attribute: false },
    source: { attribute: false },
    weights: { attribute: false },
    storage: { attribute: false },
    engineLoader: { attribute: false },
  };

  /** What lives as long as the element is in a page. */
  #life = new AbortController();
  /** As wide as the element and without a height, so that only widths are followed: each render has another height. */
  #ruler = globalThis.document?.createElement('div');
  /** Lesson, config and seed of what is open. @type {any[] | undefined} */
  #opened = undefined;
  /** What was rendered last. @type {any} */ #shown = undefined;

  constructor() {
    super();
    /** Id of a lesson, or `compare`. @type {string} */ this.lesson = '';
    /** Number or id of a question. @type {number | string | undefined} */ this.step = undefined;
    /** @type {number | undefined} */ this.seed = undefined;
    /** @type {string | undefined} */ this.model = undefined;
    /** @type {string | undefined} */ this.parameter = undefined;
    /** @type {number | undefined} */ this.attempt = undefined;
    /** @type {string} */ this.questions = '';
    /** @type {string} */ this.skill = '';
    /** @type {string} */ this.task = '';
    /** @type {string} */ this.term = '';
    /** @type {string} */ this.packed = '';
    /** Source of one's own model, as text. @type {string | undefined} */ this.source = undefined;
    this.guess = false;
    /** @type {string} */ this.lang = '';
    /** `light`, `dark`, or empty to follow the page. @type {string} */ this.theme = '';
    /** @type {string} */ this.hide = '';
    this.lock = false;
    /** The element is the whole page: the address sets what can be shared. */ this.site = false;
    /** A Keras config of one's own, instead of a lesson. @type {any} */ this.config = undefined;
    /** The weights of that config, as `engine.compile` takes them; else they are drawn. @type {any[] | undefined} */ this.weights =
      undefined;
    /** Where progress is kept, instead of localStorage. @type {Storage | undefined} */ this.storage = undefined;
    /** @type {import('../activities/activity.js').OpenActivity | undefined} */ this.activity = undefined;
  }

  createRenderRoot() {
    const root = super.createRenderRoot();
    root.append(this.#ruler);
    return root;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const stored = this.store.read('theme');
    if (!this.theme && ['light', 'dark'].includes(stored)) this.theme = stored;
    if (!this.config) Object.assign(this, configInside(this));
    if (this.site) ownPage(this, this.#followAddress, signal);
    const resizes = new ResizeObserver(() => requestAnimationFrame(() => this.#paint())); // at once, WebKit may complain
    resizes.observe(this.#ruler);
    const unlisten = this.store.listen((key, writer) => {
      if (writer !== this.player && this.player?.hear(key)) this.requestUpdate();
    });
    signal.addEventListener('abort', () => (resizes.disconnect(), unlisten()));
    onColoursChange(() => this.requestUpdate(), signal);
    whenNear(this, () => (this.comeNear(), this.#load()), signal);
    // Who turns to a lesson will soon answer. A failure is told by the call that needs what is missing.
    whenTurnedTo(this, () => this.complete().catch(() => {}), signal);
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

  async #load() {
    if (this.engine) return;
    try {
      const engine = await this.engineLoader();
      // A plain lesson opens with a part; what asks for more shall not begin with half of it.
      if (this.config || this.guess) await this.complete(engine);
      await ownTurn();
      this.engine = engine;
    } catch (error) {
      this.fail(error, 'engine');
    }
    this.requestUpdate();
  }

  /** Where something could not be loaded: once more, from the beginning. */
  retry() {
    this.failure = undefined;
    this.#release();
    return this.#load();
  }

  shouldUpdate() {
    return !this.recovery.running;
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
    const { config, weights, source } = this;
    const wanted = [...opening.map((name) => this[/** @type {keyof CnnParams} */ (name)]), config, weights, source];
    if (wanted.some((value, i) => value !== this.#opened?.[i])) {
      this.#opened = wanted;
      this.recovery.attempt(() => this.#open());
    } else if (changed.has('step') && this.step) this.player?.go(this.player.placeOf(this.step));
  }

  #open() {
    this.failure = undefined;
    this.#close();
    if (this.site) this.store.write('at', this.lesson);
    if (this.activityId || (this.config && !this.later)) {
      this.#openLater(this.activityId);
      return;
    }
    try {
      const course = openCourse(this.engine, this, this.later?.ownLesson);
      if (!course) {
        this.failure = { kind: 'lesson', lesson: this.lesson };
        return;
      }
      this.player = new Player(course, this.store, this.log);
      this.player.guessing = this.guess;
      if (this.step) this.player.go(this.player.placeOf(this.step));
      Object.assign(this, startNetwork(course, this.networkChanged));
      this.look();
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.failure = { kind: 'model', error };
    }
  }

  /** Id of the activity that is asked for, or nothing for a lesson. */
  get activityId() {
    const activity = findActivityName(this.lesson);
    return activity && (!this.config || activity.ownModel) ? activity.id : '';
  }

  /** An activity's script comes when it is first opened; a model of one's own opens once all is there. @param {string} id of the activity, or nothing */
  async #openLater(id) {
    try {
      const [activity] = await Promise.all([id ? activities[id]() : undefined, this.complete()]);
      if (!activity) this.#opened = undefined;
      else if (id === this.activityId && this.engine)
        this.recovery.attempt(() => (this.activity = activity.open(this)));
    } catch (error) {
      this.fail(error, 'page');
    }
    this.requestUpdate();
  }

  /** @param {string} lesson @param {object} [more] settings to open it with */
  async open(lesson, more = {}) {
    if (lesson !== 'own-model' && !findActivityName(lesson)?.ownModel) this.config = undefined;
    for (const { name, kind } of settings.filter((one) => one.kind !== 'choice' && one.kind !== 'list'))
      Object.assign(this, { [name]: kind === 'flag' ? this[/** @type {keyof CnnParams} */ (name)] : undefined });
    Object.assign(this, { lesson }, more);
    if (this.site) history.replaceState(null, '', `#lesson=${lesson}`);
    this.view.notice = '';
    await this.focusOn('h2');
  }

  /** @param {string} theme */
  setTheme(theme) {
    this.theme = theme;
    this.store.write('theme', theme);
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

  /** The view, a box with the failure, or what stands inside the tag until there is either. */
  #content() {
    if (this.failure) return errorBox(this);
    if (!this.engine) return html`<p class="loading" role="status">${this.words.text('loading')}</p>`;
    try {
      const view = wholeView(this);
      return this.later?.withTerms(this, view) ?? view;
    } catch (error) {
      if (error instanceof EngineLost) throw error;
      // A fault of ours: a readable box rather than a blank, and the fault in the console.
      console.error(error);
      this.failure = { kind: 'page', message: String(error) };
      return errorBox(this);
    }
  }

  /** A view that loses the engine on its way leaves that of before, and comes when the recovery is over. @param {Map<string, any>} changed */
  update(changed) {
    const show = () => (this.#shown = this.#view());
    this.recovery.attempt(show, () => {});
    super.update(changed);
  }

  #view() {
    return html`<div class="all" data-scheme=${schemeOf(this)} lang=${this.words.language} dir=${this.words.direction}>${this.#content()}${this.later?.termNote(this)}</div>`;
  }

  render() {
    return this.#shown;
  }

  updated() {
    const paint = () => this.#paint();
    this.recovery.attempt(paint, () => {});
    if (this.site) tellPage(this);
    if (!this.activityId) bringIntoView(this);
    if (!this.failure && (this.guess || this.config || this.player?.touched)) this.completeOrFail();
  }

  #paint() {
    if (this.activityId) this.activity?.updated?.();
    else drawLesson(this);
  }
}
