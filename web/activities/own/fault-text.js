// Why something was not read, in words.

import { errorText } from '../../page/error-text.js';

/** @import { Words } from '../../words/words.js' */

/** @param {Record<string, any>} error */
const plainValues = (error) =>
  Object.fromEntries(
    Object.entries(error).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );

/** @param {Words} words @param {any} error a ReadError, or what the engine refused */
export function faultText(words, error) {
  const { id, line, column, code, message } = error;
  const place = line ? `${words.text('own-place', { line, column: column ?? 1 })} ` : '';
  const known = [`read-${id}`, `file-${id}`].find((one) => words.has(one));
  if (known) {
    return (
      place +
      words.text(known, {
        what: '',
        meant: '',
        argument: '',
        layer: '',
        found: '',
        expected: '',
        message: message ?? '',
        ...plainValues(error),
      })
    );
  }
  if (code !== undefined) return place + errorText(words, { expected: '', ...error, message });
  return place + message;
}
