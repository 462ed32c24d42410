// Exploring: every number of a model is a slider. Each change counts and runs the model again, and says which rows changed
// and why. What cannot be built is said in its place, and nothing is lost.

import { configOf, readDesign, designOf, writeDesign } from '../design.js';
import { deltasOf } from '../deltas.js';
import { ModelError } from '../engine.js';
import { findLesson, lessons } from '../lessons/all.js';
import { RunningNetwork } from '../network.js';
import { drawStrip } from '../views/draw.js';
import { exploreView } from '../views/explore-view.js';
import { wear } from './wear.js';
import styles from './see.css';

/** @import { CnnParams } from '../element.js' */
/** @import { Design } from '../design.js' */
/** @import { Analysis, Comparison2, LayerRow } from '../types.js' */
/** @import { Scene } from '../views/scene.js' */

/** A pass that takes longer, in milliseconds, is not run at each change but when it is asked for. */
const longestPass = 50;
/** Milliseconds a product takes, until a pass has been measured. */
const guessedPace = 4e-6;
const [first] = lessons;

/** About how many products a pass has: only to guess its time. @param {LayerRow[]} rows */
function productsOf(rows) {
  const places = (/** @type {LayerRow} */ { output_shape: shape }) =>
    (shape ?? []).slice(1, -1).reduce((/** @type {number} */ all, size) => all * (size ?? 1), 1);
  return rows.reduce((sum, row) => sum + row.params * places(row), 0);
}

export class Explore {
  /** @type {RunningNetwork | undefined} */ network = undefined;
  /** @type {Analysis | undefined} */ analysis = undefined;
  /** @type {Comparison2 | undefined} */ compared = undefined;
  /** @type {ModelError | undefined} */ failure = undefined;
  /** Milliseconds that the next pass would take, where it is not run by itself. @type {number | undefined} */ waits =
    undefined;
  /** @type {Design[]} */ past = [];
  /** One gesture on a slider is one change. */
  moving = false;
  picture = first.picture;
  #pace = guessedPace;
  /** @type {Design | undefined} */ #next = undefined;

  /** @param {CnnParams} element */
  constructor(element) {
    this.element = element;
    this.engine = element.engine;
    wear(element, styles);
    this.design = this.base = designOf(first.config);
    this.#build(this.base); // so that there is something to see where the link's design cannot be built
    this.#follow();
  }

  /** What the address asks for; where it is not understood, the first lesson. */
  #follow() {
    const { model = '' } = this.element;
    this.asked = this.element.model;
    const lesson = findLesson(model);
    const design = lesson ? designOf(lesson.config) : readDesign(model);
    if (model && !design) this.element.view.notice = 'link-refused';
    this.#show(design ?? this.base);
  }

  /** Changes the design before the next frame: of many changes in one frame the last counts. @param {Design} design @param {boolean} ends whether the gesture ends here */
  change(design, ends = true) {
    const before = this.#next ?? this.design;
    const differs = writeDesign(before) !== writeDesign(design);
    if (!this.moving && differs) this.past.push(before);
    this.moving = !ends;
    if (!differs) return;
    const waiting = this.#next !== undefined;
    this.#next = design;
    if (!waiting) requestAnimationFrame(() => this.#frame());
  }

  #frame() {
    const design = this.#next;
    this.#next = undefined;
    if (!design || !this.element.isConnected || this.closed) return;
    this.#show(design);
    this.element.requestUpdate();
  }

  /** @param {Design} design */
  #show(design) {
    this.design = design;
    const text = writeDesign(design);
    this.asked = this.element.model = text === writeDesign(designOf(first.config)) ? undefined : text;
    this.#build(design);
  }

  /** Counts a design, and runs it where that is quick. @param {Design} design */
  #build(design) {
    const config = configOf(design);
    try {
      this.analysis = this.engine.analyse(config);
      this.compared = this.engine.compare(configOf(this.base), config);
      this.failure = undefined;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.failure = error; // the last model that could be built stays in sight
      return;
    }
    const expected = productsOf(this.analysis?.layers ?? []) * this.#pace;
    if (expected > longestPass) this.waits = expected;
    else this.run();
  }

  /** Compiles and runs what is designed, and learns how long that takes. */
  run() {
    const { element, analysis } = this;
    if (!analysis) return;
    this.waits = undefined;
    this.network?.free();
    const seed = element.seed ?? first.seed;
    const lesson = { id: 'design', seed, picture: this.picture, config: configOf(this.design), steps: [] };
    const start = performance.now();
    this.network = new RunningNetwork(this.engine, lesson, analysis);
    const products = productsOf(analysis.layers);
    if (products > 1e6) this.#pace = (performance.now() - start) / products;
    /** The rows that the maps belong to: while a pass is waited for, those of the last one. */
    this.rows = analysis.layers;
  }

  /** @param {string} id */
  choose(id) {
    this.picture = id;
    this.network?.choose(id);
    this.element.requestUpdate();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return;
    this.#show(before);
    this.element.requestUpdate();
  }

  /** Changes are told against the design as it is now. */
  pin() {
    this.base = this.design;
    this.#show(this.design);
    this.element.requestUpdate();
  }

  get deltas() {
    return this.compared ? deltasOf(this.compared) : [];
  }

  /** @returns {Scene | undefined} */
  get scene() {
    const { element, network, rows } = this;
    return network && rows ? { words: element.words, network, rows } : undefined;
  }

  view() {
    const { element } = this;
    if (this.engine !== element.engine) {
      this.engine = element.engine;
      this.network = this.network?.on(element.engine);
    }
    if (element.model !== this.asked) this.#follow();
    return exploreView(this);
  }

  updated() {
    if (this.scene) drawStrip(this.element.renderRoot, this.scene, [6, 5, 4, 3, 2]);
  }

  close() {
    this.closed = true;
    this.network?.free();
    this.network = undefined;
  }
}

/** @type {Awaited<ReturnType<import('./all.js').Activity['load']>>['open']} */
export const open = (element) => {
  const explore = new Explore(element);
  return { view: () => explore.view(), updated: () => explore.updated(), close: () => explore.close() };
};
