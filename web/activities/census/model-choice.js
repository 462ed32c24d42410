// Which model the census shows: a lesson's, a small model that a link carries, or a teacher's own.

import { html, nothing } from 'lit';
import { configOf, readSmallModel } from '../../model/small-model.js';
import { findLesson, lessons } from '../../lesson/lessons/all.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Lesson } from '../../lesson/lessons/all.js' */

/** Seed and picture of the lessons, for models that have none of their own. */
const [{ seed, picture }] = lessons;

/**
 * @param {ActivityNeeds} element
 * @returns {{ id: string, lesson: Lesson, refused: boolean }} refused: what the link asked for is not there
 */
export function chosenModel({ model = '', config, seed: wanted }) {
  const ownSeed = (/** @type {Lesson} */ lesson) => (wanted === undefined ? lesson : { ...lesson, seed: wanted });
  const smallModel = readSmallModel(model);
  const found = findLesson(model);
  if (found) return { id: found.id, lesson: ownSeed(found), refused: false };
  if (smallModel) {
    const lesson = { id: 'own-design', seed, picture, config: configOf(smallModel), steps: [] };
    return { id: 'own-design', lesson: ownSeed(lesson), refused: false };
  }
  const refused = model !== '';
  if (!config) return { id: lessons[0].id, lesson: ownSeed(lessons[0]), refused };
  return { id: 'own-model', lesson: ownSeed({ id: 'own-model', seed, picture, config, steps: [] }), refused };
}

/** Buttons for the models that can be shown. @param {ActivityNeeds} element @param {string} current @param {(model: string | undefined) => void} choose */
export function modelButtons(element, current, choose) {
  const { words, config, model } = element;
  const button = (/** @type {string} */ id, /** @type {string | undefined} */ wanted) =>
    html`<button class="quiet ${id === current ? 'chosen' : ''}" aria-pressed=${id === current}
      @click=${() => choose(wanted)}>${words.text(`lesson-${id}`)}</button>`;
  return html`<div class="choices models" role="group" aria-label=${words.text('model-label')}>
    <span class="soft">${words.text('model-label')}</span>
    ${config ? button('own-model', undefined) : nothing}
    ${lessons.map(({ id }) => button(id, id))}
    ${current === 'own-design' ? button('own-design', model) : nothing}
  </div>`;
}
