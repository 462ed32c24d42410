// What a phone folds away: a button that shows it there and is not there on a desk. The styles are those of `.folds`.

import { html } from 'lit';

/** @param {string} label of what is folded @param {boolean | undefined} open @param {() => void} toggle */
export function foldButton(label, open, toggle) {
  return html`<button class="quiet fold" type="button" aria-expanded=${Boolean(open)} @click=${toggle}>${label} ${open ? '▴' : '▾'}</button>`;
}
