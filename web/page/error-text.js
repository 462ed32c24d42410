// What the engine refuses, in words.

import { shapeText } from '../words/shape-text.js';

/** @import { ModelError } from '../engine/engine.js' */
/** @import { Words } from '../words/words.js' */

/** @param {any} found */
function foundText(found) {
  if (Array.isArray(found) && typeof found[0] === 'string') return found.join(', ');
  return Array.isArray(found) ? shapeText(found) : JSON.stringify(found);
}

/** What the engine refused, as a sentence. @param {Words} words @param {ModelError} error */
export function errorText(words, { code, layer, argument, expected, found, message }) {
  const id = words.has(`error-${code}`) ? `error-${code}` : 'error-other';
  const named = layer || words.text('error-the-model');
  const args = { layer: named, argument, message, expected: expected.replaceAll('_', ' '), found: foundText(found) };
  return words.text(id, args);
}
