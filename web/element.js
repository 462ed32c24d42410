// <cnn-params>: attributes in, events out. Loads the engine, keeps the state of the view, and hands it to the views.
// Importing this file has no side effect; define.js registers the element.

import { LitElement, html, unsafeCSS } from 'lit';
import { candidateRows } from './questions/changed-rows.js';
import { findLesson, lessons } from './lessons/all.js';
import { ownLesson } from './lessons/own-model.js';
import { Player } from './player.js';
import { RunningNetwork } from './network.js';
import { drawMaps } from './views/draw.js';
import { errorBox } from './views/error-box.js';
import { page } from './views/page.js';
import { loadEngine, ModelError } from './engine.js';
import { loadWords } from './words.js';
import { openStore } from './store.js';
import styles from './styles.css';

/** @import { Course } from './questions/all.js' */
/** @import { Lesson } from './lessons/all.js' */

export class CnnParams extends LitElement {
  static styles = unsafeCSS(styles);

  static properties = {
    lesson: { type: String, reflect: true },
    theme: { type: String, reflect: true },
    site: { type: Boolean },
    config: { attribute: false },
    engineLoader: { attribute: false },
  };

  /** @type {string | undefined} */ #layerInView;
  /** Maps are drawn as large as there is room. @type {ResizeObserver | undefined} */
  #resizes;

  constructor() {
    super();
    /** Id of a lesson, or `compare`. @type {string} */
    this.lesson = '';
    /** `light`, `dark`, or empty to follow the page. @type {string} */
    this.theme = '';
    /** On the site itself the address names the lesson: `#lesson=max-pooling`. */
    this.site = false;
    /** A Keras config of one's own, instead of a lesson. @type {any} */
    this.config = undefined;
    /** How the engine is loaded; replaced in tests. @type {() => Promise<any>} */
    this.engineLoader = loadEngine;
    this.words = loadWords(typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en');
    this.store = openStore();
    this.view = { listing: 'keras3', notice: '', drawing: false, drawColour: '#c8442f', drawAt: 0, pictureError: '' };
    /** @type {any} */ this.engine = undefined;
    /** @type {any} */ this.failure = undefined;
    /** @type {Player | undefined} */ this.player = undefined;
    /** @type {RunningNetwork | undefined} */ this.network = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.theme ||= this.store.read('theme') ?? '';
    this.#readChild();
    if (this.site) {
      // The site's own page; in a host page nothing outside of the element is touched.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        'body { margin: 0; background: light-dark(#fbfaf7, #15181c) } :root { color-scheme: light dark }',
      );
      document.adoptedStyleSheets.push(sheet);
      this.#readAddress();
      addEventListener('hashchange', this.#readAddress);
    }
    this.#resizes = new ResizeObserver(() => drawMaps(this));
    this.#resizes.observe(this);
    if (!this.engine) this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    removeEventListener('hashchange', this.#readAddress);
  }

  #readAddress = () => {
    const lesson = new URLSearchParams(location.hash.slice(1)).get('lesson');
    if (lesson) this.lesson = lesson;
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
    try {
      this.engine = await this.engineLoader();
    } catch (error) {
      this.failure = { kind: 'engine', message: String(error) };
    }
    this.requestUpdate();
  }

  /** The lesson that is shown: the teacher's model, the attribute's, or the first. @returns {Lesson | undefined} */
  #chosenLesson() {
    if (this.config) return ownLesson(this.config, this.engine.analyse(this.config));
    return findLesson(this.lesson || lessons[0].id);
  }

  willUpdate(/** @type {Map<string, any>} */ changed) {
    if (!this.engine || this.failure?.kind === 'config') return;
    if (!changed.has('lesson') && !changed.has('config') && this.player) return;
    this.#open();
  }

  #open() {
    this.failure = undefined;
    if (this.lesson === 'compare' && !this.config) return;
    try {
      const lesson = this.#chosenLesson();
      if (!lesson) {
        this.failure = { kind: 'lesson', lesson: this.lesson };
        return;
      }
      const from = lesson.from ? findLesson(lesson.from) : undefined;
      /** @type {Course} */
      const course = {
        engine: this.engine,
        lesson,
        analysis: this.engine.analyse(lesson.config),
        before: from && { config: from.config, analysis: this.engine.analyse(from.config) },
      };
      this.player = new Player(course, this.store);
      this.network?.free();
      this.network = new RunningNetwork(this.engine, lesson, course.analysis);
      this.#look();
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.failure = { kind: 'model', error };
    }
  }

  /** Puts the eye on a telling value of the layer in question. */
  #look() {
    const layer = this.player?.step.layer;
    if (layer && this.network?.mapOf(layer)) this.network.select(layer, this.network.tellingIndex(layer));
  }

  /** Changes the state of the lesson and shows it. @param {(player: Player) => void} change */
  act(change) {
    if (!this.player) return;
    const before = this.player.current;
    this.view.notice = '';
    change(this.player);
    if (this.player.current !== before) this.#look();
    this.requestUpdate();
  }

  /** @param {any} answer */
  answer(answer) {
    this.act((player) => {
      const { correct, diagnosis } = player.submit(answer);
      const detail = { version: 1, lesson: player.course.lesson.id, question: player.step, answer, correct };
      const causes = diagnosis?.causes.map(({ id }) => id) ?? [];
      this.#tell('answer', { ...detail, causes });
      if (player.finished) this.#tell('done', { version: 1, lesson: detail.lesson });
    });
    if (this.player?.here.done) this.#focus('.question .next');
  }

  /** Puts the focus where the work goes on, once it is there. @param {string} selector */
  async #focus(selector) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */
    const target = this.renderRoot.querySelector(selector);
    target?.focus();
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`cnn-params-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** Goes to a question and puts the cursor there. @param {(player: Player) => void} move */
  async goTo(move) {
    this.act(move);
    await this.#focus('.question .answer input, .question .next, .question button');
  }

  /** @param {string} lesson */
  async open(lesson) {
    this.config = undefined;
    this.lesson = lesson;
    if (this.site) history.replaceState(null, '', `#lesson=${lesson}`);
    this.view.notice = '';
    await this.#focus('h2');
  }

  /** Shows a short notice, such as "Link copied". @param {string} id */
  notify(id) {
    this.view.notice = id;
    this.requestUpdate();
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

  /** @param {string} layer @param {number} index */
  select(layer, index) {
    this.network?.select(layer, index);
    this.requestUpdate();
  }

  candidates() {
    return this.player ? candidateRows(this.player.course) : [];
  }

  render() {
    if (this.failure) return errorBox(this);
    if (!this.engine) return html`<p class="loading" role="status">${this.words.text('loading')}</p>`;
    try {
      return page(this);
    } catch (error) {
      // A fault of ours: a readable box rather than a blank, and the fault in the console.
      console.error(error);
      this.failure = { kind: 'page', message: String(error) };
      return errorBox(this);
    }
  }

  updated() {
    drawMaps(this);
    this.#bringIntoView();
  }

  /** Where the strip is wider than its room, the layer in question is brought to its middle, once. */
  #bringIntoView() {
    const layer = this.player?.step.layer;
    /** @type {HTMLElement | null} */
    const figure = this.renderRoot.querySelector('.layer.current');
    const strip = figure?.parentElement;
    if (layer === this.#layerInView || !figure || !strip) return;
    this.#layerInView = layer;
    const middle = figure.getBoundingClientRect().left + figure.offsetWidth / 2;
    const box = strip.getBoundingClientRect();
    strip.scrollLeft += middle - (box.left + box.width / 2);
  }
}
