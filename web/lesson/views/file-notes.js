// What a model's file says otherwise than what follows from its config: told beside the summary, which shows what was counted.

import { html, nothing } from 'lit';
import { shapeText } from '../../words/shape-text.js';

/** @import { LessonNeeds } from '../needs.js' */

/** Shapes of inputs are one, shapes of weights are several. @param {any[]} shape */
const text = (shape) => (Array.isArray(shape[0]) ? shape.map(shapeText).join(', ') : shapeText(shape));

/** @param {LessonNeeds} element */
export function fileNotes({ player, words }) {
  const { differences = [] } = player?.course.analysis ?? {};
  if (differences.length === 0) return nothing;
  return html`<ul class="soft file-notes">
    ${differences.map(
      ({ layer, of, file, counted }) =>
        html`<li>${words.text(`file-differs-${of}`, { layer, file: text(file), counted: text(counted) })}</li>`,
    )}
  </ul>`;
}
