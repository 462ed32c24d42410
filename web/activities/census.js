// The census: every parameter of a model, its name, its value, and every multiplication of one forward pass that uses it.

import { html, nothing } from 'lit';
import { groupsOf, parameterName, readName } from '../census.js';
import { ModelError } from '../engine.js';
import { floatText, sizesText } from '../format.js';
import { RunningNetwork } from '../network.js';
import { drawStrip } from '../views/draw.js';
import { errorText } from '../views/error-box.js';
import { level } from '../views/level.js';
import { networkStrip } from '../views/network-strip.js';
import { drawBoard, parameterBoard } from '../views/parameter-board.js';
import { drawUses, heard, usesMaps, usesSentence } from '../views/uses-panel.js';
import { chosenModel, modelButtons, wear } from './model-choice.js';
import styles from './see.css';

/** @import { CnnParams } from '../element.js' */
/** @import { Group, Parameter, Tensor } from '../census.js' */
/** @import { LayerRow, Uses } from '../types.js' */
/** @import { Board } from '../views/parameter-board.js' */
/** @import { Scene } from '../views/scene.js' */

/** The slider goes so far to both sides of zero. */
const reach = 2;

/** @param {Parameter} parameter */
const keyOf = ({ layer, weight, index }) => `${layer} ${weight} ${index}`;

class Census {
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

  /** @param {CnnParams} element */
  constructor(element) {
    this.element = element;
    wear(element, styles);
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
      this.network = new RunningNetwork(engine, lesson, analysis);
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

  /** @returns {Scene | undefined} */
  get scene() {
    const { element, network, rows = [], uses } = this;
    if (!network) return undefined;
    const listed = uses?.uses ?? [];
    const inputs = new Set(listed.flatMap(({ input_index: index }) => (index === null ? [] : [index])));
    const outputs = new Set(listed.map(({ output_index: index }) => index));
    return { words: element.words, network, rows, lit: uses && { layer: uses.layer, inputs, outputs } };
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
      dataOf: (tensor) => /** @type {any} */ (this.#weight({ ...tensor, index: 0 }))?.data,
      isChanged: (parameter) => this.first.has(keyOf(parameter)),
      select: (parameter, focus) => this.select(parameter, focus),
    };
  }

  view() {
    const { element } = this;
    const asked = [element.model, element.seed, element.config];
    if (asked.some((one, i) => one !== this.asked?.[i])) this.#open();
    if (this.engine !== element.engine) {
      this.engine = element.engine;
      this.network = this.network?.on(element.engine);
    }
    return censusView(this);
  }

  updated() {
    const { scene, board, element } = this;
    if (!scene) return;
    drawStrip(element.renderRoot, scene, [5, 4, 3, 2]);
    drawUses(element.renderRoot, scene);
    if (board) drawBoard(element.renderRoot, board);
  }

  close() {
    this.network?.free();
    this.network = undefined;
    this.selected = undefined;
  }
}

/** @param {Census} census */
function nameField(census) {
  const { element, problem } = census;
  const { words } = element;
  const shape = problem?.shape ? `(${problem.shape.join(', ')})` : '';
  const layers = words.list((census.weights ?? []).map(({ layer, name }) => `${layer}.${name}`));
  const args = { weight: problem?.weight ?? '', shape, weights: layers };
  return html`<label class="field">${words.text('census-name')}
      <input name="parameter" autocomplete="off" spellcheck="false" maxlength="240" aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="census-problem" .value=${census.typed || census.name}
        @change=${(/** @type {any} */ event) => census.named(event.target.value)} /></label>
    <p id="census-problem" class="problem" role="status">${problem ? words.text(`census-name-${problem.problem}`, args) : ''}</p>`;
}

/** @param {Census} census */
function valueFields(census) {
  const { element, value } = census;
  const { words } = element;
  const number = (/** @type {any} */ event) => Number(event.target.value);
  return html`<div class="value-fields">
    <label class="field">${words.text('census-value')}
      <input name="value" type="number" step="0.05" .value=${String(Number(value.toFixed(4)))}
        @change=${(/** @type {any} */ event) => census.change(number(event), true)} /></label>
    <input name="value-slider" type="range" min=${-reach} max=${reach} step="0.01" .value=${String(value)}
      aria-label=${words.text('census-slider')} aria-valuetext=${floatText(value)}
      @input=${(/** @type {any} */ event) => census.change(number(event), false)}
      @change=${(/** @type {any} */ event) => census.change(number(event), true)} />
    <button class="quiet" ?disabled=${census.past.length === 0} @click=${() => census.undo()}>${words.text('undo')}</button>
    <button class="quiet" ?disabled=${census.first.size === 0} @click=${() => census.reset()}>${words.text('census-reset')}</button>
  </div>`;
}

/** @param {Census} census @param {Scene} scene */
function detail(census, scene) {
  const { element, uses, name, value } = census;
  const { words } = element;
  return html`<section class="card detail" aria-labelledby="census-title">
    <h3 id="census-title" class="asked" aria-level=${level(element, 3)}>${words.text('census-one')}</h3>
    ${nameField(census)} ${valueFields(census)}
    <p id="census-says" class="hidden" role="status">${heard(scene, name, value, uses)}</p>
    ${uses ? html`${usesMaps(scene, value)}${usesSentence(scene, name, uses)}` : html`<p>${words.text('census-untraced')}</p>`}
  </section>`;
}

/** @param {Census} census */
function censusView(census) {
  const { element, scene, board, rows = [] } = census;
  const { words } = element;
  const models = modelButtons(element, census.id ?? '', (model) => {
    element.parameter = undefined;
    element.model = model;
    element.requestUpdate();
  });
  if (census.failure) {
    return html`<section class="card">${models}<p role="alert">${errorText(words, census.failure)}</p></section>`;
  }
  if (!scene) return html`<section class="card">${models}</section>`;
  const facts = (/** @type {LayerRow | undefined} */ row) =>
    html`<span class="shape">${sizesText(row ? row.output_shape : rows[0].input_shapes[0])}</span>`;
  const total = rows.reduce((sum, { params }) => sum + params, 0);
  return html`<section class="card network-card" aria-label=${words.text('network-label')}>
      ${networkStrip(scene, { facts, style: (row) => (row.name === census.uses?.layer ? 'current' : '') })}
      ${models}
    </section>
    <div class="columns census">
      ${board ? detail(census, scene) : nothing}
      <section class="card board-card" aria-labelledby="board-title">
        <h3 id="board-title" class="asked" aria-level=${level(element, 3)}>${words.text('census-all', { total })}</h3>
        <p class="soft">${words.text('census-how')}</p>
        <p class="legend" aria-hidden="true"><span class="swatch minus"></span>${words.text('census-minus')}<span class="swatch zero"></span>0<span class="swatch plus"></span>${words.text('census-plus')}</p>
        ${board ? parameterBoard(board) : html`<p>${words.text('census-none')}</p>`}
      </section>
    </div>`;
}

/** @type {Awaited<ReturnType<import('./all.js').Activity['load']>>['open']} */
export const open = (element) => {
  const census = new Census(element);
  return { view: () => census.view(), updated: () => census.updated(), close: () => census.close() };
};
