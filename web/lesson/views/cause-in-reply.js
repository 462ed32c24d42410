// The cause of a wrong answer on the page, and where its formula stays open.

import { html, nothing } from 'lit';
import { causeSentences } from '../../words/cause-sentences.js';
import { nothingOpen } from '../../drawing/formula-parts.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Cause } from '../../engine/types.js' */
/** @import { Opens } from '../../drawing/formula-parts.js' */

/** @param {LessonNeeds} element */
export function rowInQuestion({ player }) {
  return player?.course.analysis.layers.find(({ name }) => name === player.step.layer);
}

/** @param {LessonNeeds} element @param {Cause} cause */
export function causeText({ player, words }, cause) {
  if (!player) return nothing;
  const { start, is, missing, working } = causeSentences(player.course, player.step, cause, words);
  return html`${start ? `${start} ` : nothing}<strong>${is}</strong> ${missing} ${working}`;
}

/** Places of the formula that a cause leaves open; in a total, the rows it counts otherwise. @param {LessonNeeds} element @param {Cause | undefined} cause @returns {Opens} */
export function opensOf({ player }, cause) {
  if (!cause || !player) return nothingOpen;
  if (player.step.ask === 'total_params') {
    const open = cause.rows.map(({ layer }) => layer);
    return (name) => open.includes(name);
  }
  return (weight, label) => cause.gaps.some((gap) => gap.weight === weight && gap.label === label);
}
