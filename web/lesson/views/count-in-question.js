// The count that is asked for, as a picture: beside the open question, as it is typed, and with its numbers once it is there.

import { html, nothing } from 'lit';
import { countedOf, countPicture, styles, typedCount } from '../../drawing/count-picture.js';
import { countParts } from '../../drawing/formula-parts.js';
import { formula } from '../../drawing/formula.js';
import { addStyles } from '../../page/late-styles.js';
import { findLesson } from '../lessons/all.js';
import { rowInQuestion } from './cause-in-reply.js';

/** @import { LayerRow } from '../../engine/types.js' */
/** @import { LessonNeeds } from '../needs.js' */

/** Whether the learner knows what the layer reads. @param {LessonNeeds} element @param {number} source a row; -1 is the picture */
function knowsInput({ player }, source) {
  const name = player?.course.analysis.layers[source]?.name;
  return Boolean(player?.here.done || name === undefined || player?.knows('output_shape', name));
}

/** @param {LessonNeeds} element */
export function countInQuestion(element) {
  const { player, words } = element;
  const row = rowInQuestion(element);
  // What a question inside the reply asks for is not shown under it.
  if (!player || !row || player.step.ask !== 'params' || player.inquiry?.asks) return nothing;
  const counted = countedOf(row, knowsInput(element, row.inputs[0] ?? -1));
  if (!counted) return nothing;
  addStyles(/** @type {any} */ (element), styles);
  const { done, draft } = player.here;
  const typed = done ? undefined : typedCount(String(draft ?? ''), counted);
  const picture = countPicture(typed ?? counted, words, { own: Boolean(typed), told: done || Boolean(typed) });
  return html`${picture}${done ? wayToCensus(element, row) : fadingFormula(element, row)}`;
}

/** Help that a lesson gives at first: the formula, with some of its factors. @param {LessonNeeds} element @param {LayerRow} row */
function fadingFormula({ player, words }, row) {
  const { given } = player?.step ?? {};
  if (!player || !given || player.verdict || player.here.hints > 0 || player.here.tries.length > 0) return nothing;
  return formula(
    countParts(row, words, (weight, label) => label !== '' && (weight === 'bias' || !given.includes(label))),
  );
}

/** @param {LessonNeeds} element @param {LayerRow} row */
function wayToCensus(element, row) {
  const { player, words } = element;
  const [term] = row.terms;
  const { id = '' } = player?.course.lesson ?? {};
  if (element.config || element.lock || !term || !findLesson(id)) return nothing;
  const first = `${row.name}.${term.weight}[${[...new Set(term.factors.map(({ axis }) => axis))].map(() => 0)}]`;
  const open = () => element.open('census', { model: id, parameter: first });
  return html`<div class="buttons"><button class="quiet" type="button" @click=${open}>${words.text('picture-census')}</button></div>`;
}
