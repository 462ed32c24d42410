// Registers <cnn-params>. The first definition on a page wins; a second copy says so once and does nothing.

import { CnnParams } from './element.js';

if (typeof customElements !== 'undefined') {
  if (customElements.get('cnn-params')) {
    console.warn('cnn-params: <cnn-params> is defined already; this copy does nothing.');
  } else {
    customElements.define('cnn-params', CnnParams);
  }
}
