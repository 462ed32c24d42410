// Parameters are kept as files and brought again; what is brought goes on learning.

import { html } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { saveFile } from '../../page/save-file.js';
import { readModel } from '../../reading/read-model.js';
import { filesOfZip, fitted, npzOf, readNpz, tfjsOf } from './parameter-files.js';

/** @import { Train } from './logic.js' */
/** @import { Training } from './training.js' */

/** @param {Training} training @param {number} network */
const copies = (training, network) =>
  training.networks[network].learner.weights().map(({ layer, name, shape, data }) => ({ layer, name, shape, data: data.slice() })); // prettier-ignore

/** What a file holds: NumPy's archive, or what the reader of saved models knows. @param {Train} train @param {File[]} files @param {any} config */
async function weightsIn(train, files, config) {
  const given = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  if (given.length === 1 && /\.npz$/i.test(given[0].name)) return readNpz(given[0].bytes);
  const inside = given.length === 1 && /\.zip$/i.test(given[0].name) ? filesOfZip(given[0].bytes) : given;
  const { weights } = await readModel(inside, { engine: train.engine, config });
  if (!weights) throw new Error('no_weights');
  return weights.map(({ layer, name, shape = [], data }) => ({ layer, name, shape: [...shape], data }));
}

/** @param {Train} train @param {Training} training @param {Event} event */
async function load(train, training, event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const files = [...(input.files ?? [])];
  const { words } = train.element;
  const { chosen } = train;
  const name = files[0]?.name ?? '';
  input.value = '';
  if (files.length === 0) return;
  try {
    const read = await weightsIn(train, files, training.networks[chosen].config);
    const fit = fitted(read, copies(training, chosen));
    if (train.training !== training) return; // another run has begun meanwhile
    if ('problem' in fit) {
      const why = words.text(`train-load-${fit.problem}`, { weight: fit.weight });
      train.parts.loaded = words.text('train-load-failed', { name, why });
    } else {
      const all = training.networks.map((_, i) => (i === chosen ? fit.weights : copies(training, i)));
      train.restartFrom(all);
      train.parts.loaded = words.text('train-loaded', { name });
    }
  } catch {
    train.parts.loaded = words.text('train-load-failed', { name, why: words.text('train-load-broken') });
  }
  train.element.requestUpdate();
}

/** @param {Train} train @param {Training} training */
export function filesCard(train, training) {
  const { words, renderRoot } = train.element;
  const { chosen } = train;
  const { config, total } = training.networks[chosen];
  const npz = () => saveFile(`train-${total}.npz`, npzOf(copies(training, chosen)), 'application/zip');
  const tfjs = () => saveFile(`train-${total}-tfjs.zip`, tfjsOf(config, copies(training, chosen)), 'application/zip');
  const pick = () => /** @type {HTMLElement} */ (renderRoot.querySelector('.keep input[type=file]')).click();
  return html`<section class="card keep" aria-labelledby="train-files">
    <h3 id="train-files" aria-level=${headingLevel(train.element, 3)}>${words.text('train-files')}</h3>
    <div class="buttons">
      <button class="quiet" name="npz" @click=${npz}>${words.text('train-save-npz')}</button>
      <button class="quiet" name="tfjs" @click=${tfjs}>${words.text('train-save-tfjs')}</button>
      <button class="quiet" name="load" @click=${pick}>${words.text('train-load')}</button>
      <input type="file" hidden multiple accept=".npz,.zip,.json,.bin,.h5,.keras" @change=${(/** @type {Event} */ event) => load(train, training, event)} />
    </div>
    <p class="came-out without-terms" role="status">${train.parts.loaded ?? ''}</p>
  </section>`;
}
