// What a learner did, as a file for the teacher or for oneself.

import { html, nothing } from 'lit';
import { resultsCsv, resultsText } from '../results.js';
import { saveFile } from '../../page/save-file.js';

/** @import { LessonNeeds } from '../needs.js' */

/** @param {LessonNeeds} element @param {string} name of the file @param {object} [more] what the file says besides */
export function saveButtons(element, name, more) {
  const { words, log } = element;
  if (log.entries.length === 0) return nothing;
  const json = () => saveFile(`cnn-params-${name}.json`, resultsText(log.entries, more), 'application/json');
  const csv = () => saveFile(`cnn-params-${name}.csv`, resultsCsv(log.entries), 'text/csv');
  return html`<span class="buttons">
    <button class="quiet" @click=${json}>${words.text('save-json')}</button>
    <button class="quiet" @click=${csv}>${words.text('save-csv')}</button>
  </span>`;
}
