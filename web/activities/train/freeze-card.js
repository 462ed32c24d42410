// Freezing a layer: which totals of summary() that changes is foretold first, then it is done, and what learns on is seen.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { withFrozen } from './experiments.js';

/** @import { Analysis } from '../../engine/types.js' */
/** @import { Train } from './logic.js' */
/** @import { Training } from './training.js' */

/** What may change, as summary() names it. */
const totals = /** @type {const} */ (['total', 'trainable', 'fixed', 'optimizer']);
/** @typedef {typeof totals[number]} Total */

/** @param {Analysis} analysis @returns {Record<Total, number>} */
function totalsOf({ total_params, trainable_params, non_trainable_params, optimizer }) {
  const kept = optimizer?.params ?? 0;
  return { total: total_params, trainable: trainable_params, fixed: non_trainable_params, optimizer: kept };
}

/** Layers of a config that keep parameters. @param {Training} training @param {number} chosen */
function layersOf(training, chosen) {
  const { rows, config } = training.networks[chosen];
  const names = (config.config.layers ?? []).map((/** @type {any} */ { config: layer }) => layer.name);
  return rows.filter(({ params, name }) => params > 0 && names.includes(name)).map(({ name }) => name);
}

/** @param {Train} train @param {Training} training @param {string} layer nothing: all learn again */
function freeze(train, training, layer) {
  const { chosen, engine, settings } = train;
  const asked = (train.parts.freeze ??= { guessed: [] });
  const configs = training.networks.map(({ config }) => config);
  const before = totalsOf(engine.analyse(configs[chosen], { optimizer: settings.optimizer }));
  configs[chosen] = withFrozen(configs[chosen], (name) => name === layer);
  const after = totalsOf(engine.analyse(configs[chosen], { optimizer: settings.optimizer }));
  const changed = totals.filter((name) => before[name] !== after[name]);
  asked.done = { layer, after, changed };
  train.goOnWith(configs);
}

/** @param {Train} train */
function judged(train) {
  const { words } = train.element;
  const { done, guessed } = train.parts.freeze ?? {};
  if (!done?.layer) return nothing;
  const right = totals.every((name) => guessed.includes(name) === done.changed.includes(name));
  const name = (/** @type {Total} */ one) => words.text(`train-freeze-${one}`);
  const { total, trainable, fixed, optimizer } = done.after;
  const figures = { total, trainable, fixed, optimizer };
  const given = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, words.number(value)]));
  const changed = words.list(done.changed.map(name)) || '–';
  return `${words.text(right ? 'train-freeze-right' : 'train-freeze-not')} ${words.text('train-freeze-is', { changed, ...given })}`;
}

/** @param {Train} train @param {Training} training */
export function freezeCard(train, training) {
  const { words } = train.element;
  const asked = (train.parts.freeze ??= { guessed: [] });
  const layers = layersOf(training, train.chosen);
  const layer = layers.includes(asked.layer) ? asked.layer : layers[0];
  const frozen = Boolean(asked.done?.layer);
  const tick = (/** @type {Total} */ name) => (/** @type {Event} */ event) => {
    const { checked } = /** @type {HTMLInputElement} */ (event.target);
    asked.guessed = checked
      ? [...asked.guessed, name]
      : asked.guessed.filter((/** @type {Total} */ one) => one !== name);
  };
  const choose = (/** @type {Event} */ event) => {
    asked.layer = /** @type {HTMLSelectElement} */ (event.target).value;
  };
  return html`<section class="card freeze" aria-labelledby="train-freeze">
    <h3 id="train-freeze" aria-level=${headingLevel(train.element, 3)}>${words.text('train-freeze')}</h3>
    <p id="train-freeze-how">${words.text('train-freeze-how')}</p>
    <div class="buttons" role="group" aria-describedby="train-freeze-how">
      <label class="soft">${words.text('train-freeze-layer', { name: train.nameOf(train.chosen) })} <select name="freeze" ?disabled=${frozen} @change=${choose}>${layers.map((name) => html`<option value=${name} ?selected=${name === layer}>${name}</option>`)}</select></label>
      ${totals.map((name) => html`<label class="tick"><input type="checkbox" name=${`freeze-${name}`} ?disabled=${frozen} .checked=${asked.guessed.includes(name)} @change=${tick(name)} />${words.text(`train-freeze-${name}`)}</label>`)}
    </div>
    <div class="buttons">
      <button class="quiet" name="freeze-do" ?disabled=${frozen || !layer} @click=${() => freeze(train, training, layer)}>${words.text('train-freeze-do')}</button>
      <button class="quiet" name="freeze-undo" ?disabled=${!frozen} @click=${() => freeze(train, training, '')}>${words.text('train-freeze-undo')}</button>
    </div>
    <p class="came-out without-terms" role="status">${layers.length === 0 ? words.text('train-freeze-none') : judged(train)}</p>
  </section>`;
}
