// Design tasks: the learner changes a small model, the engine says what it costs, and every model that meets the list is right.

import { html, nothing } from 'lit';
import { ModelError } from '../../engine/engine.js';
import { newSeed } from '../../lesson/exercise.js';
import { shapeText, sizesText } from '../../words/shape-text.js';
import { ModelEditor } from '../../model/model-editor.js';
import { errorText } from '../../page/error-text.js';
import { headingLevel } from '../../page/heading-level.js';
import { modelPieces } from './model-pieces.js';
import forms from '../forms.css';
import styles from './design.css';
import { addStyles } from '../../page/late-styles.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Analysis, Check, Design, Grade } from '../../engine/types.js' */

/** Tries that are listed. */
const mostTries = 50;

class Designing {
  /** @type {{ params: number, difference: number, met: number, ok: boolean }[]} */ tries = [];
  /** Of the model as it is now; nothing once it was changed. @type {Grade | undefined} */ grade = undefined;
  /** @type {Analysis | undefined} */ analysis = undefined;
  /** @type {ModelError | undefined} */ error = undefined;
  /** @type {Design | undefined} */ design = undefined;
  /** @type {ModelEditor | undefined} */ editor = undefined;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, forms);
    addStyles(element, styles);
    const { tasks } = element.engine;
    const known = tasks.some((/** @type {any} */ { id }) => id === element.task);
    if (element.task && !known) element.notify('link-refused');
    this.task = known ? element.task : tasks[0].id;
    this.open(element.seed ?? newSeed());
  }

  /** @param {number} seed @param {string} [task] */
  open(seed, task = this.task) {
    const { engine } = this.element;
    this.task = task;
    const design = engine.design({ task, seed });
    this.design = design;
    this.editor = new ModelEditor(design.config, engine.layers);
    this.tries = [];
    this.changed();
  }

  /** Counts what is there now; what cannot be built is named. */
  changed() {
    this.grade = undefined;
    this.error = undefined;
    try {
      this.analysis = this.element.engine.analyse(this.editor?.config);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.error = error;
    }
    this.element.requestUpdate();
  }

  check() {
    const { element, design, task } = this;
    if (!design || this.error) return;
    const options = { task, seed: design.seed };
    const grade = element.engine.grade(options, this.editor?.config);
    this.grade = grade;
    const { total_params: params, before } = grade.cost;
    const met = grade.checks.filter((/** @type {any} */ { ok }) => ok).length;
    this.tries = [...this.tries, { params, difference: params - before, met, ok: grade.ok }].slice(-mostTries);
    element.log.add({
      kind: 'answer',
      question: `design-${task}-${design.seed}`,
      answer: String(params),
      correct: grade.ok,
    });
    element.requestUpdate();
  }
}

/** @param {ActivityNeeds} element @param {any} value */
function valueText({ words }, value) {
  if (!Array.isArray(value)) return typeof value === 'number' ? words.number(value) : '–';
  return typeof value[0] === 'string' ? words.list(value) : shapeText(value);
}

/** @param {ActivityNeeds} element @param {Check} check */
function checkText(element, { id, wanted }) {
  const counted = id === 'changed_arguments' ? wanted : valueText(element, wanted);
  return element.words.text(`check-${id}`, { wanted: counted });
}

/** The task in a sentence, with the numbers of its checks. @param {ActivityNeeds} element @param {Design} design */
function aboutTask({ words }, { task, checks }) {
  const wanted = (/** @type {string} */ id) => checks.find((check) => check.id === id)?.wanted;
  const limit =
    checks.find(({ id }) => ['max_trainable_params', 'max_params', 'max_share'].includes(id)) ??
    checks.find(({ id }) => id === 'exact_params');
  return words.text(`about-task-${task}`, {
    params: limit ? words.number(limit.wanted) : '',
    input: sizesText(wanted('input_shape') ?? null, words.language),
    output: sizesText(wanted('output_shape') ?? null, words.language),
  });
}

/** @param {Designing} designing */
function taskCard(designing) {
  const { element, task, design } = designing;
  const { words, engine } = element;
  if (!design) return nothing;
  return html`<section class="card">
    <div class="card-head">
      <label>${words.text('design-task')}
        <select name="task" ?disabled=${element.lock} @change=${(/** @type {any} */ event) => designing.open(newSeed(), event.target.value)}>
          ${engine.tasks.map((/** @type {any} */ { id }) => html`<option value=${id} ?selected=${id === task}>${words.text(`task-${id}`)}</option>`)}
        </select>
      </label>
      <span class="soft">${words.text('exercise-seed', { seed: String(design.seed) })}
        <button class="quiet" @click=${() => designing.open(newSeed())}>${words.text('design-seed')}</button></span>
    </div>
    <p class="asked">${aboutTask(element, design)}</p>
  </section>`;
}

/** @param {Designing} designing */
function checkList({ element, design, grade }) {
  const { words } = element;
  const checks = grade?.checks ?? design?.checks ?? [];
  return html`<ul class="checks">
    ${checks.map((/** @type {any} */ check) => {
      const shown = check.found !== undefined && check.id !== 'same_layers';
      const state = grade
        ? html`<span class="state ${check.ok ? 'met' : ''}">${words.text(check.ok ? 'design-met' : 'design-open')}</span>`
        : nothing;
      return html`<li><span>${checkText(element, check)}</span>
        ${shown ? html`<span class="soft">${words.text('check-found', { found: valueText(element, check.found) })}</span>` : nothing} ${state}</li>`;
    })}
  </ul>`;
}

/** A number with its sign, as the language writes it. @param {ActivityNeeds} element @param {number} value */
const signed = ({ words }, value) => new Intl.NumberFormat(words.language, { signDisplay: 'exceptZero' }).format(value);

/** What each try cost. @param {Designing} designing */
function tryList({ element, tries, design }) {
  const { words } = element;
  if (tries.length === 0) return html`<p class="soft">${words.text('design-no-tries')}</p>`;
  const count = design?.checks.length ?? 0;
  return html`<ol class="plain tries">
    ${tries.map(
      ({ params, difference, met, ok }, i) => html`<li>${words.text('design-try', { number: i + 1 })}:
        ${words.text('cost', { params: words.number(params), difference: signed(element, difference) })}
        <b>${ok ? words.text('design-done') : words.text('design-some', { met, count })}</b></li>`,
    )}
  </ol>`;
}

/** @param {Designing} designing */
function checkCard(designing) {
  const { element, grade, error } = designing;
  const { words } = element;
  return html`<section class="card checking" aria-labelledby="design-checks">
    <h3 id="design-checks" aria-level=${headingLevel(element, 3)}>${words.text('design-checks')}</h3>
    ${checkList(designing)}
    <div class="buttons"><button class="main" ?disabled=${Boolean(error)} @click=${() => designing.check()}>${words.text('design-check')}</button></div>
    <div role="status">
      ${error ? html`<p class="reply attention">${errorText(words, error)}</p>` : nothing}
      ${grade ? html`<p class="reply ${grade.ok ? 'right' : 'attention'}">${words.text(grade.ok ? 'design-done' : 'design-not-yet')}</p>` : nothing}
    </div>
    <h3 aria-level=${headingLevel(element, 3)}>${words.text('design-tries')}</h3>
    ${tryList(designing)}
  </section>`;
}

/** @param {Designing} designing */
function view(designing) {
  const { element, editor, analysis, error } = designing;
  if (!editor) return html``;
  return html`${taskCard(designing)}
    <div class="columns building">
      <section class="card" aria-labelledby="design-model">
        <h3 id="design-model" aria-level=${headingLevel(element, 3)}>${element.words.text('design-model')}</h3>
        ${modelPieces(element, editor, { analysis, error, changed: () => designing.changed() })}
      </section>
      ${checkCard(designing)}
    </div>`;
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  const designing = new Designing(element);
  return { view: () => view(designing), shared: () => ({ task: designing.task, seed: designing.design?.seed }) };
};
