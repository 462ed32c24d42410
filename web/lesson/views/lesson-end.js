// What stands in the place of the next question: after a guess, and at the end of a lesson.

import { html, nothing } from 'lit';
import { accountOf, repeatedMistakes } from '../account.js';
import { exerciseFor } from '../exercise-for.js';
import { guessVerdict } from '../guesses.js';
import { lessons } from '../lessons/all.js';
import { isGuess } from '../progress.js';
import { questionKinds } from '../questions/all.js';
import { beliefName } from '../../words/belief-name.js';
import { causeSentences } from '../../words/cause-sentences.js';
import { lessonInsight } from './lesson-insight.js';
import { saveButtons } from './save-buttons.js';

/** @import { Tally } from '../account.js' */
/** @import { LessonNeeds } from '../needs.js' */
/** @import { Player } from '../player.js' */
/** @import { Variant } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

/** Mistakes that are spoken of at the end. */
const mostMistakes = 3;

/** What is behind a wrong guess, in one sentence; nothing where no mistake is known. @param {Player} player @param {number} index @param {Words} words */
export function guessCause(player, index, words) {
  const { correct = true, diagnosis } = guessVerdict(player, index, words.language) ?? {};
  const [first] = diagnosis?.causes ?? [];
  if (correct || !first || !first.beliefs.some((id) => words.has(id))) return '';
  return causeSentences(player.course, player.steps[index], first, words).is;
}

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
          const cause = guessCause(player, i, words);
          return html`<tr><th scope="row">${title}</th><td>${text(player.progress[i].guess) || '–'}</td><td>${text(kind.solution(player.course, step))}</td></tr>
            ${cause ? html`<tr class="cause"><td colspan="3">${cause}</td></tr>` : nothing}`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** What comes after a guess: the next question, or all of them beside what they are. @param {LessonNeeds} element */
export function afterGuess(element) {
  const { player, words } = element;
  if (!player?.guessing || !isGuess(player.here.guess)) return nothing;
  if (!player.guessed) {
    return html`<div class="buttons"><button class="main next" @click=${() => element.goTo((lesson) => lesson.next())}>${words.text('next')}</button></div>`;
  }
  return html`<p class="finished">${words.text('guess-all')}</p>
    ${guessTable(element)}
    <div class="buttons"><button class="main next" @click=${() => (element.guess = false)}>${words.text('guess-go-on')}</button></div>`;
}

/** @param {Player} player @param {Words} words */
const account = (player, words) =>
  accountOf(player, (index) => guessVerdict(player, index, words.language)?.correct === false);

/** How a lesson went, as sentences whose numbers add up to those of the summary. @param {Player} player @param {Words} words */
export function accountText(player, words) {
  const sentence = (/** @type {[string, Tally]} */ [kind, tally]) => {
    const { count } = tally;
    const outcomes = /** @type {const} */ (['first', 'helped', 'filled', 'shown']).filter((one) => tally[one] > 0);
    const parts = outcomes.map((one) => words.text(`lesson-done-${one}`, { count: tally[one], of: count }));
    return count > 0 ? [words.text(`lesson-done-${kind}`, { count, parts: words.list(parts) })] : [];
  };
  return Object.entries(account(player, words)).flatMap(sentence).join(' ');
}

/** Exercises stay the same while a lesson's end is looked at. @type {WeakMap<object, Record<string, Variant | undefined>>} */
const exercises = new WeakMap();

/** @param {Player} player @param {string} belief */
function exerciseOn({ course }, belief) {
  const found = exercises.get(course) ?? {};
  exercises.set(course, found);
  if (!(belief in found)) found[belief] = exerciseFor(course.engine, belief);
  return found[belief];
}

/** Which mistakes came back, and an exercise on each. @param {LessonNeeds} element */
function mistakes(element) {
  const { player, words, log } = element;
  const found = player ? repeatedMistakes(player, log.entries).slice(0, mostMistakes) : [];
  if (!player || found.length === 0) return nothing;
  const leads = !element.config && !element.lock;
  return html`<div class="mistakes"><p>${words.text('lesson-done-mistakes')}</p>
    <ul>
      ${found.map(({ belief, count }) => {
        const { skill = '', seed, attempt } = (leads && exerciseOn(player, belief)) || {};
        const exercise = () => element.open('practice', { skill, seed, attempt, guess: false });
        return html`<li>${words.text('lesson-done-mistake', { name: beliefName(element, belief), count })}
          ${skill ? html`<button class="quiet" @click=${exercise}>${words.text('lesson-done-exercise', { skill: words.text(`skill-${skill}`) })}</button>` : nothing}</li>`;
      })}
    </ul></div>`;
}

/** Of a large model not all was asked: more of the same kinds, or every row. @param {LessonNeeds} element */
function furtherQuestions(element) {
  const { player, words } = element;
  const listed = player?.course.questions ?? [];
  if (!listed.some(({ spare }) => spare)) return nothing;
  const more = listed.flatMap(({ ask, more: [layer] = [] }) => {
    const found = layer && listed.find((one) => one.ask === ask && one.layer === layer);
    return found ? [found.number] : [];
  });
  const count = listed.filter(({ withdrawn }) => !withdrawn).length;
  const go = (/** @type {string} */ questions) => element.open('own-model', { questions });
  return html`<div class="buttons">
    ${more.length > 0 ? html`<button class="quiet" @click=${() => go(more.join(' '))}>${words.text('more-like-these', { count: more.length })}</button>` : nothing}
    <button class="quiet" @click=${() => go('all')}>${words.text('every-question', { count })}</button>
  </div>`;
}

/** How a lesson ends, and where it goes on. @param {LessonNeeds} element */
export function lessonEnd(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const { id } = player.course.lesson;
  const following = lessons[lessons.findIndex((lesson) => lesson.id === id) + 1];
  const go = following
    ? html`<button class="main next" @click=${() => element.open(following.id)}>${words.text('next-lesson', { lesson: words.text(`lesson-${following.id}`) })}</button>`
    : html`<button class="main next" @click=${() => element.open('compare')}>${words.text('go-compare')}</button>`;
  const train = html`<button class="quiet" @click=${() => element.open('train')}>${words.text('go-train')}</button>`;
  const own = html`<button class="quiet" @click=${() => element.open('own')}>${words.text('go-own')}</button>`;
  return html`<p class="finished"><strong>${words.text('lesson-done-title')}.</strong> ${accountText(player, words)}</p>
    ${furtherQuestions(element)} ${lessonInsight(element)}
    ${mistakes(element)}
    ${element.config || element.lock ? nothing : html`<div class="buttons">${go} ${train}${own}</div>`}
    ${saveButtons(element, id, { lesson: id, account: account(player, words) })}`;
}
