// How far a long pass of a network is, with a way to stop it and to start it again.

import { html, nothing } from 'lit';

/** @import { CnnParams } from '../element.js' */
/** @import { RunningNetwork } from '../network.js' */

/** Nothing while there is nothing to wait for. @param {CnnParams} element @param {RunningNetwork | undefined} network */
export function passBar(element, network) {
  const { words } = element;
  if (!network || (network.progress === undefined && network.maps && !network.torn)) return nothing;
  const done = network.progress ?? 0;
  const running = network.progress !== undefined;
  const act = (/** @type {() => void} */ change) => () => (change(), element.requestUpdate());
  return html`<p class="pass">
    <label>${words.text(running ? 'pass-runs' : 'pass-stopped')} <progress max="1" .value=${done}></progress></label>
    ${
      running
        ? html`<button class="quiet" @click=${act(() => network.stop())}>${words.text('pass-stop')}</button>`
        : html`<button class="quiet" @click=${act(() => network.run())}>${words.text('pass-run')}</button>`
    }
  </p>`;
}
