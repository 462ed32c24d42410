// How far a long pass of a network is, with a way to stop it and to start it again.

import { html, nothing } from 'lit';

/** @import { Needs } from '../page/needs.js' */
/** @import { RunningNetwork } from './running-network.js' */

/** Moves the bar alone: to draw all maps again would take longer than a part of the pass. @param {{ renderRoot: HTMLElement | DocumentFragment }} element @param {number} [done] @returns {boolean} whether there is a bar */
export function moveBar({ renderRoot }, done) {
  if (done === undefined) return false;
  const bar = /** @type {HTMLProgressElement | null | undefined} */ (renderRoot?.querySelector('.runs progress'));
  if (bar) bar.value = done;
  return Boolean(bar);
}

/** Nothing while there is nothing to wait for. @param {Needs} element @param {RunningNetwork | undefined} network */
export function passBar(element, network) {
  const { words } = element;
  if (!network || (network.progress === undefined && network.maps && !network.torn)) return nothing;
  const act = (/** @type {() => void} */ change) => () => (change(), element.requestUpdate());
  if (network.progress === undefined) {
    return html`<p class="pass">
      <label>${words.text('pass-stopped')} <progress max="1" value="0"></progress></label>
      <button class="quiet" @click=${act(() => network.run())}>${words.text('pass-run')}</button>
    </p>`;
  }
  return html`<p class="pass runs">
    <label>${words.text('pass-runs')} <progress max="1" .value=${network.progress}></progress></label>
    <button class="quiet" @click=${act(() => network.stop())}>${words.text('pass-stop')}</button>
  </p>`;
}
