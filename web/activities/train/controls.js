// Play, pause, step, rewind; and what a run is set to.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { speeds } from './runner.js';
import { fitLines } from './fit-lines.js';

/** @import { Train } from './logic.js' */
/** @import { Settings, Training } from './training.js' */

/** Who wants no motion is shown where each epoch ends, and not the way there. */
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param {Train} train */
function playButton(train) {
  const { element, training, runner } = train;
  const { words } = element;
  const running = Boolean(runner?.running);
  const name = running ? 'train-pause' : still() ? 'train-one-epoch' : 'train-play';
  const press = () => {
    if (running) runner?.pause();
    else train.play(still() ? 'epoch' : undefined);
  };
  return html`<button class="main play" ?disabled=${!running && training?.finished} @click=${press}>${words.text(name)}</button>`;
}

/** @param {Train} train @param {Training} training */
function rewind(train, training) {
  const { words } = train.element;
  const last = Math.max(0, training.marks.length - 1);
  const at = training.at ?? last;
  const go = (/** @type {Event} */ event) => {
    train.goTo(Number(/** @type {HTMLInputElement} */ (event.target).value));
  };
  const { step = 0 } = training.marks[at] ?? {};
  return html`<label class="rewind"><span class="soft">${words.text('train-rewind')}</span>
    <input type="range" name="rewind" min="0" max=${last} step="1" .value=${String(at)} ?disabled=${last === 0}
      aria-valuetext=${words.text('train-at-step', { step, epoch: words.number(step / training.batches, 1) })} @input=${go} /></label>`;
}

/** @param {Train} train @param {Training} training */
export function playControls(train, training) {
  const { element, runner } = train;
  const { words } = element;
  const { step, steps, settings } = training;
  const speed = (/** @type {Event} */ event) => {
    train.setSpeed(/** @type {HTMLSelectElement} */ (event.target).value);
  };
  return html`<div class="buttons playing">
      ${playButton(train)}
      <button class="quiet" name="step" ?disabled=${runner?.running || training.finished} @click=${() => train.play('step')}>${words.text('train-step')}</button>
      <button class="quiet" name="again" ?disabled=${!training.started} @click=${() => train.again()}>${words.text('train-again')}</button>
      <label class="soft">${words.text('train-speed')} <select name="speed" @change=${speed}>${Object.keys(speeds).map((name) => html`<option value=${name} ?selected=${name === (runner?.speed ?? 'full')}>${words.text(`train-speed-${name}`)}</option>`)}</select></label>
    </div>
    ${rewind(train, training)}
    <p class="soft where without-terms">${words.text('train-where', { step, steps, epoch: Math.ceil(training.epoch), epochs: settings.epochs, batch: settings.batch })}</p>
    <p class="hidden" role="status">${train.said}</p>`;
}

/** Keras's own lines of the network that is looked at. @param {Train} train @param {Training} training */
export function fitCard(train, training) {
  const { words } = train.element;
  const lines = fitLines(training, train.chosen);
  const copy = () => train.copy(lines.join('\n'));
  return html`<div class="fit">
    <div class="card-head"><h4 aria-level=${headingLevel(train.element, 4)}>${words.text('train-fit', { name: train.nameOf(train.chosen) })}</h4>
      <button class="quiet" name="copy" ?disabled=${lines.length === 0} @click=${copy}>${words.text('train-copy')}</button></div>
    <pre tabindex="0" aria-label=${words.text('train-fit', { name: train.nameOf(train.chosen) })} translate="no">${lines.length > 0 ? lines.slice(-4).join('\n') : words.text('train-fit-empty')}</pre>
  </div>`;
}

/** @param {Train} train @param {'learningRate' | 'batch' | 'epochs' | 'seed'} name @param {[number, number, number | string]} range */
function numberField(train, name, [min, max, step]) {
  const { words } = train.element;
  const change = (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const value = Number(field.value);
    const whole = step === 'any' || Number.isInteger(value);
    if (field.value !== '' && whole && value >= min && value <= max) train.set({ [name]: value });
    else field.value = String(train.settings[name]);
  };
  return html`<label>${words.text(`train-${name}`)}
    <input type="number" name=${name} min=${min} max=${max} step=${step} .value=${String(train.settings[name])} @change=${change} /></label>`;
}

/** What a run is set to: what is changed here begins anew. @param {Train} train */
export function settingFields(train) {
  const { settings, element } = train;
  const { words } = element;
  const optimizer = (/** @type {Event} */ event) => {
    const name = /** @type {Settings['optimizer']} */ (/** @type {HTMLSelectElement} */ (event.target).value);
    train.set({ optimizer: name });
  };
  const falling = (/** @type {Event} */ event) => {
    train.set({ falling: /** @type {HTMLInputElement} */ (event.target).checked });
  };
  return html`<div class="fields">
      <label>${words.text('train-optimizer')}
        <select name="optimizer" @change=${optimizer}>${['adam', 'adamw', 'rmsprop', 'sgd'].map((name) => html`<option value=${name} ?selected=${name === settings.optimizer}>${name}</option>`)}</select></label>
      ${numberField(train, 'learningRate', [1e-7, 100, 'any'])} ${numberField(train, 'batch', [1, 256, 1])}
      ${numberField(train, 'epochs', [1, 200, 1])} ${numberField(train, 'seed', [0, 4294967295, 1])}
      <label class="tick"><input type="checkbox" name="falling" .checked=${settings.falling} @change=${falling} />${words.text('train-falling')}</label>
    </div>
    <p class="soft">${words.text(settings.falling ? 'train-settings' : 'train-settings-rate')}</p>
    ${train.training?.networks.some(({ diverged }) => diverged) ? html`<p class="problem">${words.text('train-has-diverged')}</p>` : nothing}`;
}
