// What the census knows: every parameter of a model, its name, its value, and every multiplication of one forward pass that
// uses it.

import { groupsOf, parameterName, readName } from '../../model/parameters.js';
import { ModelError } from '../../engine/engine.js';
import { RunningNetwork } from '../../drawing/running-network.js';
import { drawLitMap } from '../../drawing/draw-lit.js';
import { chosenModel } from './model-choice.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Group, Parameter, Tensor } from '../../model/parameters.js' */
/** @import { LayerRow, Uses } from '../../engine/types.js' */
/** @import { Board } from '../../drawing/parameter-board.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */

/** @param {Parameter} parameter */
const keyOf = ({ layer, weight, index }) => `${layer} ${weight} ${index}`;

export class Census {
  /** @type {RunningNetwork | undefined} */ network = undefined;
  /** @type {Group[]} */ groups = [];
  /** @type {Uses | undefined} */ uses = undefined;
  /** @type {any} */ failure = undefined;
  /** What stands in the field for a name, while it is no name. */
  typed = '';
  /** @type {any} */ problem = undefined;
  /** Values before each change, the last one last. @type {(Parameter & { value: number })[]} */ past = [];
  /** Values as they were drawn, of parameters that were changed. @type {Map<string, Parameter & { value: number }>} */ first =
    new Map();
  /** Whether the slider is being moved: one gesture is one change. */
  moving = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    this.#open();
  }

  #open() {
    const { element } = this;
    const { engine } = element;
    this.asked = [element.model, element.seed, element.config];
    this.engine = engine;
    const { id, lesson, refused } = chosenModel(element);
    this.id = id;
    if (refused) element.view.notice = 'link-refused';
    this.config = lesson.config;
    this.past = [];
    this.first = new Map();
    this.close();
    try {
      const analysis = engine.analyse(lesson.config);
      this.rows = /** @type {LayerRow[]} */ (analysis.layers);
      this.network = new RunningNetwork(engine, lesson, analysis, element.networkChanged);
      this.weights = this.network.weights;
      this.groups = groupsOf(this.weights, this.rows);
      this.failure = undefined;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.failure = error;
      return;
    }
    this.#begin();
  }

  /** Starts at the parameter that the link names, else in the middle of the first kernel. */
  #begin() {
    const { element, weights = [], groups } = this;
    if (groups.length === 0) return;
    const named = element.parameter && readName(element.parameter, weights);
    if (named && 'problem' in named) element.view.notice = 'link-refused';
    if (named && 'parameter' in named) return this.#take(named.parameter);
    const [tensor] = groups[0].tensors;
    const middle = Math.floor(tensor.count / 2) * tensor.inner * tensor.outer;
    return this.#take({ layer: tensor.layer, weight: tensor.weight, index: middle });
  }

  /** @param {Parameter} parameter */
  #take(parameter) {
    this.selected = parameter;
    this.typed = '';
    this.problem = undefined;
    this.moving = false;
    try {
      this.uses = this.engine.uses(this.config, parameter);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.uses = undefined;
    }
  }

  /** @param {Parameter} parameter @param {boolean} focus also moves the focus to its grid */
  async select(parameter, focus) {
    const { element } = this;
    this.#take(parameter);
    element.parameter = this.name;
    element.requestUpdate();
    await element.updateComplete;
    if (!focus) return;
    /** @type {HTMLElement | null} */ (element.renderRoot.querySelector('canvas.weights[tabindex="0"]'))?.focus();
  }

  /** @param {Parameter} parameter */
  #weight({ layer, weight }) {
    return this.weights?.find((one) => one.layer === layer && one.name === weight);
  }

  get name() {
    const weight = this.selected && this.#weight(this.selected);
    return weight && this.selected ? parameterName(weight, this.selected.index) : '';
  }

  get value() {
    return this.selected ? (this.#weight(this.selected)?.data[this.selected.index] ?? 0) : 0;
  }

  /** @param {Parameter} parameter @param {number} value */
  #write(parameter, value) {
    const weight = this.#weight(parameter);
    if (!weight) return;
    const key = keyOf(parameter);
    const before = this.first.get(key)?.value ?? weight.data[parameter.index];
    weight.data[parameter.index] = value;
    this.network?.write(parameter.layer, parameter.weight, parameter.index, value);
    if (weight.data[parameter.index] === before) this.first.delete(key);
    else this.first.set(key, { ...parameter, value: before });
  }

  /** @param {number} value @param {boolean} ends whether the gesture ends here */
  change(value, ends) {
    if (!this.selected || !Number.isFinite(value)) return;
    if (!this.moving && value !== this.value) this.past.push({ ...this.selected, value: this.value });
    this.moving = !ends;
    this.#write(this.selected, value);
    this.element.requestUpdate();
  }

  undo() {
    const last = this.past.pop();
    if (!last) return;
    this.#write(last, last.value);
    this.select({ layer: last.layer, weight: last.weight, index: last.index }, false);
  }

  reset() {
    for (const { value, ...parameter } of [...this.first.values()]) this.#write(parameter, value);
    this.past = [];
    this.element.requestUpdate();
  }

  /** @param {string} text */
  named(text) {
    const found = readName(text, this.weights ?? []);
    if ('parameter' in found) return this.select(found.parameter, false);
    this.typed = text;
    this.problem = found;
    return this.element.requestUpdate();
  }

  /** @returns {DrawnNetwork | undefined} */
  get drawn() {
    const { element, network, rows = [], uses } = this;
    if (!network) return undefined;
    const listed = uses?.uses ?? [];
    const inputs = new Set(listed.flatMap(({ input_index: index }) => (index === null ? [] : [index])));
    const outputs = new Set(listed.map(({ output_index: index }) => index));
    return {
      words: element.words,
      network,
      rows,
      lit: uses && { layer: uses.layer, inputs, outputs, draw: drawLitMap },
    };
  }

  /** @returns {Board | undefined} */
  get board() {
    const { element, rows = [], groups, selected } = this;
    if (!selected) return undefined;
    return {
      words: element.words,
      rows,
      groups,
      selected,
      saidBy: 'census-says',
      dataOf: (tensor) => /** @type {any} */ (this.#weight({ ...tensor, index: 0 }))?.data,
      isChanged: (parameter) => this.first.has(keyOf(parameter)),
      select: (parameter, focus) => this.select(parameter, focus),
    };
  }

  /** Goes on with what the element is set to now, and on its engine. */
  follow() {
    const { element } = this;
    const asked = [element.model, element.seed, element.config];
    if (asked.some((one, i) => one !== this.asked?.[i])) this.#open();
    if (this.engine !== element.engine) {
      this.engine = element.engine;
      this.network = this.network?.on(element.engine);
    }
  }

  close() {
    this.network?.free();
    this.network = undefined;
    this.selected = undefined;
  }
}
