// Registers <cnn-params>. The first definition on a page wins; further copies say so once and do nothing.

import { CnnParams } from './element.js';

const warned = Symbol.for('cnn-params.warned');

if (typeof customElements !== 'undefined') {
  const first = /** @type {any} */ (customElements.get('cnn-params'));
  if (!first) {
    customElements.define('cnn-params', CnnParams);
  } else if (!first[warned]) {
    first[warned] = true;
    console.warn('cnn-params: <cnn-params> is defined already; this copy does nothing.');
  }
}
