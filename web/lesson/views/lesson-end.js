// What stands in the place of the next question: after a guess, and at the end of a lesson.

import { html, nothing } from 'lit';
import { lessons } from '../lessons/all.js';
import { questionKinds } from '../questions/all.js';
import { saveButtons } from './save-buttons.js';

/** @import { LessonNeeds } from '../needs.js' */

/** Every guess beside what it is. @param {LessonNeeds} element */
function guessTable(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const text = (/** @type {any} */ value) =>
    Array.isArray(value)
      ? words.list(value) || words.text('rows-none')
      : typeof value === 'number'
        ? words.number(value)
        : String(value);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text('guess-title')}>
    <table>
      <thead><tr><th scope="col">${words.text('guess-question')}</th><th scope="col">${words.text('guess-yours')}</th><th scope="col">${words.text('guess-is')}</th></tr></thead>
      <tbody>
        ${player.steps.map((step, i) => {
          const kind = questionKinds[step.ask];
          const { title } = kind.words(player.course, step, words, player.knows);
          return html`<tr><th scope="row">${title}</th><td>${text(player.progress[i].guess) || '–'}</td><td>${text(kind.solution(player.course, step))}</td></tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** What comes after a guess: the next question, or all of them beside what they are. @param {LessonNeeds} element */
export function afterGuess(element) {
  const { player, words } = element;
  if (!player?.guessing || !player.here.guess.length) return nothing;
  if (!player.guessed) {
    return html`<div class="buttons"><button class="main next" @click=${() => element.goTo((lesson) => lesson.next())}>${words.text('next')}</button></div>`;
  }
  return html`<p class="finished">${words.text('guess-all')}</p>
    ${guessTable(element)}
    <div class="buttons"><button class="main next" @click=${() => (element.guess = false)}>${words.text('guess-go-on')}</button></div>`;
}

/** How a lesson ends, and where it goes on. @param {LessonNeeds} element */
export function lessonEnd(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const alone = player.aloneCount;
  const index = lessons.findIndex(({ id }) => id === player.course.lesson.id);
  const following = lessons[index + 1];
  const go = following
    ? html`<button class="main next" @click=${() => element.open(following.id)}>${words.text('next-lesson', { lesson: words.text(`lesson-${following.id}`) })}</button>`
    : html`<button class="main next" @click=${() => element.open('compare')}>${words.text('go-compare')}</button>`;
  return html`<p class="finished"><strong>${words.text('lesson-done-title')}.</strong> ${words.text('lesson-done', { alone, helped: player.steps.length - alone })}</p>
    ${element.config || element.lock ? nothing : go} ${saveButtons(element, player.course.lesson.id)}`;
}
