// Said where values first appear: nothing is trained yet, and training would not change any count. The lessons' own
// networks can be seen as they are once they have learnt, too: other values, the same number of parameters.

import { html, nothing } from 'lit';

/** @import { RunningNetwork } from '../../drawing/running-network.js' */
/** @import { LessonNeeds } from '../needs.js' */

/** Where it is kept that somebody has read it. */
const key = 'start-values-read';

/** The start values of networks that now have trained ones. @type {WeakMap<RunningNetwork, RunningNetwork['weights']>} */
const before = new WeakMap();

/** @param {LessonNeeds} element @param {RunningNetwork} network @param {boolean} after */
async function show(element, network, after) {
  if (before.has(network) === after) return;
  const start = before.get(network) ?? network.weights;
  const { trainedWeightsOf } = await import('../trained/trained-weights.js');
  if (element.network !== network || before.has(network) === after) return;
  if (after) before.set(network, start);
  else before.delete(network);
  const { selected } = network;
  network.writeAll(after ? trainedWeightsOf(lessonOf(element), start) : start);
  if (selected) element.select(selected.layer, selected.index);
  element.requestUpdate();
}

/** @param {LessonNeeds} element */
const lessonOf = ({ player }) => player?.course.lesson.id ?? '';

/** @param {LessonNeeds} element @param {RunningNetwork} network */
function trainedSwitch(element, network) {
  const { words } = element;
  const after = before.has(network);
  const choice = (/** @type {boolean} */ value) =>
    html`<button class="quiet ${after === value ? 'chosen' : ''}" aria-pressed=${after === value}
      @click=${() => show(element, network, value)}>${words.text('start-values-choice', { which: value ? 'after' : 'before' })}</button>`;
  return html`<div class="start-values trained"><p class="soft">${words.text('start-values-shown', { after: String(after) })}</p>
    ${choice(false)} ${choice(true)}</div>`;
}

/** @param {LessonNeeds} element */
export function startValues(element) {
  const { store, words, weights, config, network } = element;
  // Weights that were handed in may be trained.
  if (weights) return nothing;
  // Those of the lessons are shown at both ends; of a model of one's own nothing is known but that it has not learnt.
  if (!config && network && element.player) return trainedSwitch(element, network);
  if (store.read(key)) return nothing;
  const read = () => {
    store.write(key, true);
    element.requestUpdate();
    element.focusOn('.dot[aria-current]');
  };
  return html`<div class="start-values"><p class="soft">${words.text('start-values')}</p>
    <button class="quiet" @click=${read}>${words.text('start-values-read')}</button></div>`;
}
