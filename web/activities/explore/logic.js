// What exploring knows: a model whose every number can be changed. Each change counts and runs it again; what cannot be built
// leaves the last one in sight.

import { configOf, readDesign, designOf, writeDesign } from '../../model/small-model.js';
import { deltasOf } from './row-changes.js';
import { ModelError } from '../../engine/engine.js';
import { findLesson, lessons } from '../../lesson/lessons/all.js';
import { longestPass, passTime, RunningNetwork } from '../../drawing/running-network.js';
import { moveBar } from '../../drawing/pass-bar.js';

/** @import { ActivityHost } from '../host.js' */
/** @import { Design } from '../../model/small-model.js' */
/** @import { Analysis, Comparison2 } from '../../engine/types.js' */
/** @import { Scene } from '../../drawing/drawn-network.js' */

/** Milliseconds without a change after which a long pass starts by itself. */
const restBefore = 400;
const [first] = lessons;

export class Explore {
  /** The network whose maps are in sight. @type {RunningNetwork | undefined} */ network = undefined;
  /** The one that takes its place when its first pass is done. @type {RunningNetwork | undefined} */ coming =
    undefined;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #rest = undefined;
  /** @type {Analysis | undefined} */ analysis = undefined;
  /** @type {Comparison2 | undefined} */ compared = undefined;
  /** @type {ModelError | undefined} */ failure = undefined;
  /** @type {Design[]} */ past = [];
  /** One gesture on a slider is one change. */
  moving = false;
  picture = first.picture;
  /** @type {Design | undefined} */ #next = undefined;

  /** @param {ActivityHost} element */
  constructor(element) {
    this.element = element;
    this.engine = element.engine;
    this.design = this.base = designOf(first.config);
    this.#build(this.base); // so that there is something to see where the link's design cannot be built
    this.#readModel();
  }

  /** What the address asks for; where it is not understood, the first lesson. */
  #readModel() {
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
    clearTimeout(this.#rest);
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
    if (passTime(this.analysis?.layers ?? []) <= longestPass) this.#run();
    else this.#rest = setTimeout(() => this.element.recovery.attempt(() => this.#run()), restBefore);
  }

  /** Compiles and runs what is designed. */
  #run() {
    const { element, analysis } = this;
    if (!analysis || this.closed) return;
    // Two large networks at once could be more than there is memory for; the maps in sight are copies.
    this.coming?.free();
    this.network?.free();
    const seed = element.seed ?? first.seed;
    const lesson = { id: 'design', seed, picture: this.picture, config: configOf(this.design), steps: [] };
    this.coming = new RunningNetwork(this.engine, lesson, analysis, (error, done) => {
      if (moveBar(element, done)) return;
      element.recovery.attempt(() => {
        if (error) throw error;
        this.#arrive(analysis);
        element.requestUpdate();
      });
    });
    this.#arrive(analysis);
  }

  /** Puts a network in sight as soon as there is something to see. @param {Analysis} analysis of that network */
  #arrive(analysis) {
    if (!this.coming?.maps) return;
    this.network = this.coming;
    this.coming = undefined;
    /** The rows that the maps belong to: while a pass is waited for, those of the last one. */
    this.rows = analysis.layers;
  }

  /** @param {string} id */
  choose(id) {
    this.picture = id;
    (this.coming ?? this.network)?.choose(id);
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

  /** Goes on with what the address asks for now, and on the element's engine. */
  follow() {
    const { element } = this;
    if (this.engine !== element.engine) {
      this.engine = element.engine;
      if (this.coming) this.coming = this.coming.on(element.engine);
      else this.network = this.network?.on(element.engine);
    }
    if (element.model !== this.asked) this.#readModel();
  }

  close() {
    this.closed = true;
    clearTimeout(this.#rest);
    for (const network of [this.coming, this.network]) network?.free();
    this.coming = this.network = undefined;
  }
}
