// What exploring knows: a model whose every number can be changed. Each change counts and runs it again; what cannot be built
// leaves the last one in sight.

import { configOf, readSmallModel, smallModelOf, writeSmallModel } from '../../model/small-model.js';
import { rowChangesOf } from './row-changes.js';
import { ModelError } from '../../engine/engine.js';
import { findLesson, lessons } from '../../lesson/lessons/all.js';
import { longestPass, passTime, RunningNetwork } from '../../drawing/running-network.js';
import { moveBar } from '../../drawing/pass-bar.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { SmallModel } from '../../model/small-model.js' */
/** @import { Analysis, Comparison2 } from '../../engine/types.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */

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
  /** @type {SmallModel[]} */ past = [];
  /** One gesture on a slider is one change. */
  moving = false;
  picture = first.picture;
  /** @type {SmallModel | undefined} */ #next = undefined;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    this.engine = element.engine;
    this.smallModel = this.base = smallModelOf(first.config);
    this.#build(this.base); // so that there is something to see where the link's model cannot be built
    this.#readModel();
  }

  /** What the address asks for; where it is not understood, the first lesson. */
  #readModel() {
    const { model = '' } = this.element;
    this.asked = this.element.model;
    const lesson = findLesson(model);
    const smallModel = lesson ? smallModelOf(lesson.config) : readSmallModel(model);
    if (model && !smallModel) this.element.view.notice = 'link-refused';
    this.#show(smallModel ?? this.base);
  }

  /** Changes the model before the next frame: of many changes in one frame the last counts. @param {SmallModel} smallModel @param {boolean} ends whether the gesture ends here */
  change(smallModel, ends = true) {
    const before = this.#next ?? this.smallModel;
    const differs = writeSmallModel(before) !== writeSmallModel(smallModel);
    if (!this.moving && differs) this.past.push(before);
    this.moving = !ends;
    if (!differs) return;
    const waiting = this.#next !== undefined;
    this.#next = smallModel;
    if (!waiting) requestAnimationFrame(() => this.#frame());
  }

  #frame() {
    const smallModel = this.#next;
    this.#next = undefined;
    if (!smallModel || !this.element.isConnected || this.closed) return;
    this.#show(smallModel);
    this.element.requestUpdate();
  }

  /** @param {SmallModel} smallModel */
  #show(smallModel) {
    this.smallModel = smallModel;
    const text = writeSmallModel(smallModel);
    this.asked = this.element.model = text === writeSmallModel(smallModelOf(first.config)) ? undefined : text;
    this.#build(smallModel);
  }

  /** Counts a model, and runs it where that is quick. @param {SmallModel} smallModel */
  #build(smallModel) {
    clearTimeout(this.#rest);
    const config = configOf(smallModel);
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
    const lesson = { id: 'design', seed, picture: this.picture, config: configOf(this.smallModel), steps: [] };
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

  /** Changes are told against the model as it is now. */
  pin() {
    this.base = this.smallModel;
    this.#show(this.smallModel);
    this.element.requestUpdate();
  }

  get rowChanges() {
    return this.compared ? rowChangesOf(this.compared) : [];
  }

  /** @returns {DrawnNetwork | undefined} */
  get drawn() {
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
