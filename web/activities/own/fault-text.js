// Why something was not read, in words.

import { errorText } from '../../page/error-text.js';

/** @import { Words } from '../../words/words.js' */

/** Values that a sentence can hold; lists are joined. @param {Record<string, any>} given */
const plainValues = (given) =>
  Object.fromEntries(
    Object.entries(given)
      .map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value])
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
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
        meant: 'nothing',
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

/** A note of what was read, where there is something to say. @param {Words} words @param {{ id: string, [more: string]: any }} note @returns {string | undefined} */
export function noteText(words, note) {
  const known = [`own-note-${note.id}`, `file-note-${note.id}`].find((id) => words.has(id));
  if (!known) return undefined;
  return words.text(known, { line: 0, what: '', era: '', optimizer: '', batch_size: '', ...plainValues(note) });
}
