// The layers of a model with a control for each argument, named as Keras names it, and what each layer puts out.

import { html, nothing } from 'lit';
import { shapeText } from '../../words/shape-text.js';
import { argumentValue } from '../../model/model-editor.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Argument, ModelEditor } from '../../model/model-editor.js' */
/** @import { ModelError } from '../../engine/engine.js' */
/** @import { Analysis } from '../../engine/types.js' */

/** analysis: of the last model that could be built. @typedef {{ analysis?: Analysis, error?: ModelError, changed: () => void }} State */

/** An argument as it is typed: `3, 5`. @param {any} value */
const typed = (value) => (Array.isArray(value) ? value.flat().join(', ') : String(value ?? ''));

/** @param {ActivityNeeds} element @param {Argument} argument @param {any} config @param {(value: any) => void} set */
function control({ words }, { name, kind, choices, default: standard, required }, config, set) {
  const value = config[name];
  if (kind === 'true_or_false') {
    return html`<label><code>${name}</code><input type="checkbox" name=${name} .checked=${value ?? standard} @change=${(/** @type {any} */ event) => set(event.target.checked)} /></label>`;
  }
  if (kind === 'choice') {
    return html`<label><code>${name}</code><select name=${name} @change=${(/** @type {any} */ event) => set(event.target.value)}>
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === (value ?? standard)}>${choice}</option>`)}
    </select></label>`;
  }
  const change = (/** @type {any} */ event) => {
    const { value: text } = event.target;
    set(text.trim() === '' && !required ? '' : argumentValue(text));
  };
  return html`<label><code>${name}</code><input type="text" name=${name} autocomplete="off" maxlength="40" .value=${typed(value)}
    placeholder=${required ? words.text('design-shape-hint') : typed(standard)} @change=${change} /></label>`;
}

/** @param {ActivityNeeds} element @param {ModelEditor} editor @param {State} state @param {number} index */
function pieceHead(element, editor, { analysis, error, changed }, index) {
  const { words } = element;
  const { class_name: className, config } = editor.layers[index];
  const row = error ? undefined : analysis?.layers.find(({ name }) => name === config.name);
  const act = (/** @type {() => void} */ change, /** @type {string} */ focus) => {
    change();
    changed();
    element.focusOn(focus);
  };
  const label = (/** @type {string} */ id) => words.text(id, { layer: config.name });
  const move = (/** @type {-1 | 1} */ step, /** @type {string} */ id, /** @type {string} */ sign) =>
    html`<button class="quiet" name=${`${id}-${config.name}`} aria-label=${label(id)}
      ?disabled=${index + step < 0 || index + step >= editor.layers.length}
      @click=${() => act(() => editor.move(index, step), `[data-layer="${config.name}"] button:enabled`)}>${sign}</button>`;
  return html`<div class="piece-head">
    <b><code>${config.name}</code></b> <span class="class-name">${className}</span>
    ${row ? html`<span class="soft">${words.text('design-row', { shape: shapeText(row.output_shape), params: words.number(row.params) })}</span>` : nothing}
    <span class="buttons">
      ${move(-1, 'design-up', '↑')} ${move(1, 'design-down', '↓')}
      <button class="quiet" aria-label=${label('design-remove')} @click=${() => act(() => editor.remove(index), 'select[name=add]')}>×</button>
    </span>
  </div>`;
}

/** @param {ActivityNeeds} element @param {ModelEditor} editor @param {State} state @param {number} index */
function piece(element, editor, state, index) {
  const layer = editor.layers[index];
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    editor.set(index, name, value);
    state.changed();
  };
  const trainable = {
    name: 'trainable',
    kind: 'true_or_false',
    default: true,
    required: false,
    length: 0,
    choices: [],
  };
  return html`<li class="piece ${state.error?.layer === layer.config.name ? 'bad' : ''}" data-layer=${layer.config.name}>
    ${pieceHead(element, editor, state, index)}
    <div class="fields">
      ${[...editor.argumentsOf(layer), trainable].map((argument) => control(element, argument, layer.config, set(argument.name)))}
    </div>
  </li>`;
}

/** @param {ActivityNeeds} element @param {ModelEditor} editor @param {State} state */
export function modelPieces(element, editor, state) {
  const { words } = element;
  const [input] = editor.config.config.layers;
  const add = (/** @type {any} */ event) => {
    editor.add(event.target.value);
    event.target.value = '';
    state.changed();
  };
  const restart = () => {
    editor.restart();
    state.changed();
  };
  return html`<p class="soft">${words.text('design-input')}: ${shapeText(input.config.batch_shape)}</p>
    <ol class="pieces">${editor.layers.map((_, index) => piece(element, editor, state, index))}</ol>
    <div class="buttons">
      <label>${words.text('design-add')}
        <select name="add" ?disabled=${editor.full} @change=${add}>
          <option value="">–</option>
          ${editor.palette.map((name) => html`<option value=${name}>${name}</option>`)}
        </select>
      </label>
      <button class="quiet" @click=${restart}>${words.text('design-start-again')}</button>
    </div>`;
}
