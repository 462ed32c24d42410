// What is said where rows are ticked: which of them change, and why. A lesson may have sentences of its own about that.

import { html, nothing } from 'lit';
import { isGuess } from '../progress.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { WordArguments } from '../../words/words.js' */

/** The lesson's own sentence, or one that is true of any two models. @param {LessonNeeds} element @param {string} id @param {WordArguments} [args] */
function text({ player, words }, id, args) {
  const own = `${id}-${player?.course.lesson.id}`;
  return words.text(words.has(own) ? own : id, args);
}

/** @param {LessonNeeds} element @param {string[]} names */
const list = ({ words }, names) => words.list(names) || words.text('rows-none');

/** @param {LessonNeeds} element */
function wrong(element) {
  const { player, words } = element;
  const kept = player?.step.ask === 'kept_rows';
  const { missing = [], extra = [] } = player?.verdict ?? {};
  const weightless = (/** @type {string} */ name) =>
    player?.course.analysis.layers.find((row) => row.name === name)?.params === 0;
  const line = (/** @type {string} */ id, /** @type {string[]} */ names) =>
    names.length > 0 ? html`<p>${text(element, id, { rows: words.list(names), count: names.length })}</p>` : nothing;
  return html`<div class="reply attention">
    ${line(
      kept ? 'kept-extra' : 'rows-extra',
      extra.filter((name) => kept || !weightless(name)),
    )}
    ${line('rows-extra-none', kept ? [] : extra.filter(weightless))} ${line(kept ? 'kept-missing' : 'rows-missing', missing)}
  </div>`;
}

/** The rows that are not asked any more. @param {LessonNeeds} element */
function filled({ player, words }) {
  const rows = player?.steps.filter((_, i) => player.progress[i].filled).map(({ layer = '' }) => layer) ?? [];
  return rows.length > 0
    ? html`<p>${words.text('rows-filled', { rows: words.list([...new Set(rows)]) })}</p>`
    : nothing;
}

/** What is said where the question is answered by ticking rows; undefined for all others. @param {LessonNeeds} element */
export function rowsReply(element) {
  const { player, words } = element;
  if (player?.kind.input !== 'rows') return undefined;
  const { done, shown, guess } = player.here;
  if (done) {
    const answer = list(element, player.kind.solution(player.course, player.step));
    return html`<div class="reply right">
      <p><strong>${words.text(shown ? 'right-shown' : 'right-alone', { answer })}</strong></p>
      <p>${text(element, player.step.ask === 'kept_rows' ? 'right-kept' : 'right-rows')}</p>
      ${filled(element)}
    </div>`;
  }
  if (player.verdict) return wrong(element);
  if (!player.guessing || !isGuess(guess)) return nothing;
  return html`<div class="reply"><p>${words.text('guess-noted', { guess: list(element, guess) })}</p></div>`;
}

/** The hints of such a question; undefined for all others. @param {LessonNeeds} element */
export function rowsHints(element) {
  const { player } = element;
  if (player?.kind.input !== 'rows') return undefined;
  const rungs = [1, 2].filter((rung) => rung <= player.here.hints);
  if (rungs.length === 0) return nothing;
  return html`<div class="reply hint">${rungs.map((rung) => html`<p>${text(element, `hint-${player.step.ask}-${rung}`)}</p>`)}</div>`;
}
