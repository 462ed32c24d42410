// JSON text both ways: what crosses the seam to the engine.

import { toJson } from '../base/json.js';
import { ModelError } from './errors.js';

/**
 * JSON text of a value; what JSON cannot hold is an error and not silently null.
 * @param {any} value @param {string} argument
 */
export function toText(value, argument) {
  let text;
  try {
    text = typeof value === 'string' && argument === 'config' ? value : toJson(value);
  } catch {
    text = undefined;
  }
  if (text === undefined) throw new ModelError({ code: 'not_json', argument, expected: 'json', found: String(value) });
  return text;
}

/** @param {string} text @returns {any} */
export function fromText(text) {
  const answer = JSON.parse(text);
  if (answer && answer.error) throw new ModelError(answer.error);
  return answer;
}
