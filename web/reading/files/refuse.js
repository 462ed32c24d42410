// One way to refuse a file, for all who read a part of one.

import { ReadError } from '../read-error.js';

/**
 * @param {string} id a code, whose words are `file-ID` in `reading-files.ftl`, as those of a note are `file-note-ID`
 * @param {string} message a plain English sentence: what is wrong, and what to do
 * @param {Record<string, any>} [more] what the sentence speaks of; not `name`, which is the error's own
 * @returns {never}
 * @throws {ReadError} always
 */
export function refuse(id, message, more = {}) {
  throw new ReadError({ id, message, ...more });
}
