// Said once, where values first appear: nothing is trained yet, and training would not change any count.

import { html, nothing } from 'lit';

/** @import { LessonNeeds } from '../needs.js' */

/** Where it is kept that somebody has read it. */
const key = 'start-values-read';

/** @param {LessonNeeds} element */
export function startValues(element) {
  const { store, words, weights } = element;
  // Weights that were handed in may be trained.
  if (weights || store.read(key)) return nothing;
  const read = () => {
    store.write(key, true);
    element.requestUpdate();
    element.focusOn('.dot[aria-current]');
  };
  return html`<div class="start-values"><p class="soft">${words.text('start-values')}</p>
    <button class="quiet" @click=${read}>${words.text('start-values-read')}</button></div>`;
}
