// Somebody has filled a summary and believes one wrong rule. Which row is wrong by itself, and why?

import { html, nothing } from 'lit';
import { beliefName } from '../../words/belief-name.js';
import { causeSentences, cellText } from '../../words/cause-sentences.js';
import { codeCard } from '../../lesson/views/code-card.js';
import { exercisePlayer, newSeed } from '../../lesson/exercise.js';
import { formula } from '../../drawing/formula.js';
import { headingLevel } from '../../page/heading-level.js';
import { summaryHead } from '../../lesson/views/summary-card.js';
import { workedParts } from '../../lesson/worked-parts.js';
import { mistakeFrom, totalRow, verdictOn, wouldBe } from './logic.js';
import forms from '../forms.css';
import styles from './mistake.css';
import { addStyles } from '../../page/late-styles.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { FilledCell } from './logic.js' */

class FindMistake {
  /** The row that was pointed at last. @type {string | undefined} */ pointed = undefined;
  /** The reason that was given last. @type {string | undefined} */ reason = undefined;
  /** The row and the reason were shown. */ shown = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, forms);
    addStyles(element, styles);
    this.mistake = this.draw(element.seed ?? newSeed());
  }

  /** @param {number} seed */
  draw(seed) {
    [this.pointed, this.reason, this.shown] = [undefined, undefined, false];
    const mistake = mistakeFrom(this.element, seed, (id) => beliefName(this.element, id));
    // Its model stands in the listing; nothing is asked by the card of questions.
    this.element.player = exercisePlayer(mistake.course);
    return mistake;
  }

  get found() {
    return this.shown || (this.pointed !== undefined && verdictOn(this.mistake, this.pointed) === 'found');
  }

  get done() {
    return this.shown || this.reason === this.mistake.belief;
  }

  /** @param {string} part @param {string} answer @param {boolean} correct */
  #note(part, answer, correct) {
    const question = `mistake-${this.mistake.seed}/${part}`;
    this.element.log.add({ kind: 'answer', question, answer, correct });
  }

  /** @param {string} layer */
  point(layer) {
    if (this.found) return;
    this.pointed = layer;
    this.#note('row', layer || 'total_params', this.found);
    this.element.requestUpdate();
    if (this.found) this.element.focusOn('.reasons button');
  }

  /** @param {string} belief */
  give(belief) {
    this.reason = belief;
    this.#note('reason', belief, this.done);
    this.element.requestUpdate();
    if (this.done) this.element.focusOn('.question .next');
  }

  show() {
    this.shown = true;
    this.element.requestUpdate();
    this.element.focusOn('.question .next');
  }

  next() {
    this.mistake = this.draw(newSeed());
    this.element.setView({ notice: '' });
    this.element.focusOn('.question h3');
  }
}

/** @param {FindMistake} activity @param {FilledCell} cell */
function filled({ element, found }, cell) {
  const made = found && cell.wrong && !cell.follows;
  const text = cellText(element.words, cell.value);
  if (made) return html`<mark>${text}</mark>`;
  return text;
}

/** A row by its name; the last is called as Keras calls it. @param {ActivityNeeds} element @param {string} layer */
const rowName = ({ words }, layer) => layer || words.text('summary-total').replace(/\s*:$/, '');

/** One row, which can be pointed at. @param {FindMistake} activity @param {string} layer @param {string} className */
function summaryRow(activity, layer, className) {
  const { element, mistake, pointed } = activity;
  const cells = mistake.cells.filter((cell) => cell.layer === layer);
  const cellOf = (/** @type {string} */ of) => cells.find((cell) => cell.of === of);
  const [shape, count] = [cellOf('output_shape'), cellOf('params') ?? cellOf('total_params')];
  const name = layer || element.words.text('summary-total');
  return html`<tr class=${pointed === layer ? 'lit' : ''}>
    <th scope="row"><button class="quiet row" aria-pressed=${pointed === layer} ?disabled=${activity.found} name="row" value=${layer}
      @click=${() => activity.point(layer)}>${name}</button> ${className ? html`<span class="class-name">(${className})</span>` : nothing}</th>
    <td>${shape ? filled(activity, shape) : nothing}</td>
    <td class="count">${count ? filled(activity, count) : nothing}</td>
  </tr>`;
}

/** @param {FindMistake} activity */
function summary(activity) {
  const { element, mistake } = activity;
  const { words } = element;
  return html`<div class="summary-card" part="summary">
    <table translate="no" aria-label=${words.text('mistake-summary')}>
      <thead>
        ${summaryHead(words)}
      </thead>
      <tbody>
        ${mistake.course.analysis.layers.map(({ name, class_name }) => summaryRow(activity, name, class_name))}
        ${summaryRow(activity, totalRow, '')}
      </tbody>
    </table>
  </div>`;
}

/** What is said about the row that was pointed at. @param {FindMistake} activity */
function replyToRow({ element, mistake, pointed, shown }) {
  const { words } = element;
  if (pointed === undefined && !shown) return nothing;
  const layer = shown ? mistake.at.layer : (pointed ?? '');
  const name = rowName(element, layer);
  const verdict = verdictOn(mistake, layer);
  const kind = verdict === 'found' ? 'right' : 'attention';
  return html`<div class="reply ${kind}"><p><strong>${words.text(`mistake-row-${verdict}`, { row: name })}</strong></p></div>`;
}

/** What is said about a reason. @param {FindMistake} activity */
function replyToReason(activity) {
  const { element, mistake, reason, done } = activity;
  const { words } = element;
  if (reason === undefined && !done) return nothing;
  const { at, cause, course } = mistake;
  if (!done) {
    const other = wouldBe(mistake, reason ?? '');
    const args = { value: cellText(words, other), is: cellText(words, at.value) };
    return html`<div class="reply attention"><p>${words.text('mistake-reason-other', args)}</p></div>`;
  }
  const step = { ask: at.of, layer: at.layer || undefined };
  const { is, missing, working } = causeSentences(course, step, cause, words);
  return html`<div class="reply right">
    <p><strong>${is}</strong> ${missing} ${working}</p>
    <p>${words.text('mistake-right', { value: cellText(words, at.right) })}</p>
    ${workedParts(course, step, words).map(formula)}
  </div>`;
}

/** @param {FindMistake} activity */
function reasons(activity) {
  const { element, mistake, reason } = activity;
  const { words } = element;
  const cell = words.text(mistake.at.of === 'output_shape' ? 'summary-shape' : 'summary-params');
  const args = { value: cellText(words, mistake.at.value), cell, row: rowName(element, mistake.at.layer) };
  return html`<p>${words.text('mistake-why', args)}</p>
    <ul class="plain reasons">
      ${mistake.choices.map(
        (id) =>
          html`<li><button class="choice" name="reason" value=${id} aria-pressed=${reason === id} ?disabled=${activity.done}
            @click=${() => activity.give(id)}>${beliefName(element, id)}</button></li>`,
      )}
    </ul>`;
}

/** @param {FindMistake} activity */
function questionOf(activity) {
  const { element, mistake, found, done } = activity;
  const { words } = element;
  return html`<section class="card question" part="question" aria-labelledby="question-title">
    <h3 id="question-title" class="asked" tabindex="-1" aria-level=${headingLevel(element, 3)}>${words.text('mistake-where')}</h3>
    <p class="soft">${words.text('mistake-how')}</p>
    ${summary(activity)}
    <div role="status" aria-live="polite">${replyToRow(activity)}</div>
    ${found && !activity.shown ? reasons(activity) : nothing}
    <div role="status" aria-live="polite">${replyToReason(activity)}</div>
    <div class="buttons">
      ${
        done
          ? html`<button class="main next" @click=${() => activity.next()}>${words.text('mistake-next')}</button>`
          : html`<button class="quiet" part="show-me" @click=${() => activity.show()}>${words.text('show-me')}</button>`
      }
    </div>
    <div class="foot"><span class="soft">${words.text('exercise-seed', { seed: String(mistake.seed) })}</span>
      ${done ? nothing : html`<button class="quiet" @click=${() => activity.next()}>${words.text('practice-other')}</button>`}</div>
  </section>`;
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  const activity = new FindMistake(element);
  return {
    view: () =>
      html`<div class="columns">
        <div class="reading">${codeCard(element, activity.pointed ?? '')}</div>
        ${questionOf(activity)}
      </div>`,
    shared: () => ({ seed: activity.mistake.seed }),
  };
};
