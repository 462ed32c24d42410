// One question at a time: a sentence, one input, one main button, two quiet ones, and the reply.

import { html, nothing } from 'lit';
import { hintCount } from '../player.js';
import { headingLevel } from '../../page/heading-level.js';

/** @import { LessonNeeds } from '../needs.js' */

/** @param {LessonNeeds} element */
function textAnswer(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const { reads } = player.kind;
  const wrong = player.verdict && !player.verdict.correct;
  const type = (/** @type {any} */ event) => {
    player.saveDraft(event.target.value);
    // Its picture follows what is typed; nothing else does.
    if (player.step.ask === 'params') element.setView({});
  };
  return html`<input name="answer" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="400"
    aria-label=${words.text('answer-label')} class=${wrong ? 'attention' : ''} placeholder=${words.text(`answer-hint-${reads}`)}
    .value=${String(player.here.draft ?? '')} aria-describedby="reply"
    @input=${type} />`;
}

/** @param {LessonNeeds} element */
function rowsAnswer(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const ticked = Array.isArray(player.here.draft) ? player.here.draft : [];
  const toggle = (/** @type {string} */ name) =>
    element.act((lesson) => {
      lesson.saveDraft(ticked.includes(name) ? ticked.filter((one) => one !== name) : [...ticked, name]);
    });
  return html`<fieldset>
    <legend class="hidden">${words.text(player.step.ask === 'kept_rows' ? 'kept-label' : 'rows-label')}</legend>
    ${element.candidates().map(
      ({ name, class_name }) =>
        html`<label class="tick"><input type="checkbox" name="row" value=${name} .checked=${ticked.includes(name)}
          @change=${() => toggle(name)} /><span>${name} <span class="class-name">(${class_name})</span></span></label>`,
    )}
  </fieldset>`;
}

/** @param {LessonNeeds} element */
function answerForm(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const submit = () => {
    const { draft } = player.here;
    element.answer(player.kind.input === 'rows' ? (Array.isArray(draft) ? draft : []) : String(draft ?? ''));
  };
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    submit();
  };
  const hintWord = player.here.hints === 0 ? 'hint' : 'hint-more';
  // No <form>: a sandboxed frame forbids those, and says so before anybody hears of the event.
  return html`<div class="answer ${player.kind.input}" @keydown=${keydown}>
    ${player.kind.input === 'rows' ? rowsAnswer(element) : textAnswer(element)}
    <div class="buttons">
      <button class="main" type="button" @click=${submit}>${words.text(player.guessing ? 'guess-note' : 'check')}</button>
      ${
        player.once || player.guessing
          ? nothing
          : html`<button class="quiet" type="button" part="hint" ?disabled=${player.here.hints >= hintCount}
        @click=${() => element.act((lesson) => lesson.hint())}>${words.text(hintWord)}</button>
      <button class="quiet" type="button" part="show-me"
        @click=${() => element.showMe()}>${words.text('show-me')}</button>`
      }
    </div>
  </div>`;
}

/** @param {LessonNeeds} element */
export function dots(element) {
  const { player, words } = element;
  if (!player) return nothing;
  return html`<ol class="dots" aria-label=${words.text('progress-label')}>
    ${player.progress.map(({ done, shown }, i) => {
      const state = done ? (shown ? 'shown' : 'done') : 'open';
      return html`<li><button class="dot ${state}" aria-label=${words.text(`progress-dot-${state}`, { number: player.placeNumber(i) })}
        aria-current=${i === player.current ? 'step' : nothing} @click=${() => element.goTo((lesson) => lesson.go(i))}></button></li>`;
    })}
  </ol>`;
}

/** What stands under a lesson's question: its dots, the way back, and whether answers are only guessed. @param {LessonNeeds} element */
function lessonFoot(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const { guess } = element;
  return html`<div class="foot">
    ${dots(element)}
    <div class="buttons">
      <button class="quiet ${guess ? 'chosen' : ''}" aria-pressed=${guess} @click=${() => (element.guess = !guess)}>${words.text('guess-first')}</button>
      <button class="quiet" ?disabled=${!player.canUndo} @click=${() => element.act((lesson) => lesson.undo())}>${words.text('undo')}</button>
      <button class="quiet" ?disabled=${player.doneCount === 0} @click=${() => element.goTo((lesson) => lesson.restart())}>${words.text('restart')}</button>
    </div>
  </div>`;
}

/** Who has done nothing yet in the first lesson may look at a worked example. @param {LessonNeeds} element */
function exampleOffer(element) {
  const { player, words } = element;
  if (!player?.course.lesson.example || player.doneCount > 0 || player.touched || player.canUndo) return nothing;
  return html`<p class="soft">${words.text('example-offer')}
    <button class="quiet" type="button" @click=${() => element.setView({ example: 0 })}>${words.text('example-start')}</button></p>`;
}

/** How often the same reckoning comes again. @param {LessonNeeds} element */
function repeats({ player, words }) {
  const count = player?.step.repeats?.length ?? 0;
  return count > 0 ? ` ${words.text('step-repeats', { count })}` : nothing;
}

/**
 * What differs where a question is not one of a lesson.
 * @typedef {object} Frame
 * @property {string} [place]  which question of how many
 * @property {(element: LessonNeeds) => unknown} [end]  what follows after the last question
 * @property {(element: LessonNeeds) => unknown} [foot]
 * @property {(element: LessonNeeds) => unknown} [before]  what may be said before the answer
 */

/** @param {LessonNeeds} element @param {Frame} [frame] */
export function questionCard(element, frame = {}) {
  const { player, words, later } = element;
  if (!player) return html``;
  if (element.view.example !== undefined && later) return later.workedExample(element);
  const { title, about } = player.kind.words(player.course, player.step, words, player.knows);
  const place = words.text('progress', { number: player.placeNumber(player.current), count: player.lastNumber });
  const next = () =>
    player.finished
      ? (frame.end ?? later?.lessonEnd)?.(element)
      : html`<button class="main next" @click=${() => element.goTo((lesson) => lesson.next())}>${words.text('next')}</button>`;
  return html`<section class="card question" part="question" aria-labelledby="question-title">
    <div class="card-head">
      <span class="soft">${frame.place ?? place}</span>
      <span class="soft">${player.step.layer ?? ''}</span>
    </div>
    <h3 aria-level=${headingLevel(element, 3)} id="question-title" class="asked">${title}</h3>
    <p class="soft">${about}${repeats(element)}</p>
    ${frame.end ? nothing : exampleOffer(element)}
    ${player.here.done ? nothing : [frame.before?.(element), answerForm(element)]}
    <div id="reply" role="status" aria-live="polite">${later?.reply(element)}</div>
    ${later?.countInQuestion(element)}
    ${player.here.done ? html`<div class="buttons">${next()}</div>` : [later?.hints(element), later?.afterGuess(element)]}
    ${(frame.foot ?? lessonFoot)(element)} ${later?.valueTrace(element)}
  </section>`;
}
