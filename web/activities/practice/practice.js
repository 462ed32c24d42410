// Fresh exercises by skill. What was missed comes back; a skill counts as learnt after spaced successes. A skill with a
// layer that no lesson has opens with a worked example.

import { html, nothing } from 'lit';
import { exerciseCourse, exercisePlayer, newSeed } from '../../lesson/exercise.js';
import { ModelError } from '../../engine/engine.js';
import { Confidence, confidenceChoice } from './confidence.js';
import { learntBox, nextSkill, standings, sureAndWrong } from './leitner.js';
import { exampleView, noteExample, openExample, wantsExample } from './worked-example.js';
import { codeCard } from '../../lesson/views/code-card.js';
import { dots, questionCard } from '../../lesson/views/question-card.js';
import { saveButtons } from '../../lesson/views/save-buttons.js';
import { fillsCell } from '../../lesson/questions/all.js';
import { summaryCard } from '../../lesson/views/summary-card.js';
import forms from '../forms.css';
import styles from './practice.css';
import { addStyles } from '../../page/late-styles.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Player } from '../../lesson/player.js' */
/** @import { Variant } from '../../engine/types.js' */
/** @import { Standing } from './leitner.js' */

class Practice {
  /** The skill that was chosen; empty where it follows what was missed. */ chosen = '';
  /** Whether the exercise is in the log. */ noted = false;
  /** The exercise comes back, because one was sure of it. */ back = false;
  /** What stands in the place of the exercise. @type {Variant | undefined} */ example = undefined;
  /** The learner's place in the exercise meanwhile. @type {Player | undefined} */ waiting = undefined;
  confidence = new Confidence();

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, forms);
    addStyles(element, styles);
    const { skill = '', seed, attempt } = element;
    const known = !skill || element.engine.skills.some((/** @type {any} */ one) => one.id === skill);
    if (known) this.chosen = skill;
    else element.notify('link-refused');
    try {
      this.exercise = seed === undefined ? this.drawNext() : this.draw(seed, attempt);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      element.notify('link-refused');
      this.exercise = this.draw(newSeed());
    }
    // Who comes by a link wants the exercise that it names.
    if (seed === undefined && wantsExample(element, this.exercise.skill)) this.showExample();
  }

  /** @returns {Standing[]} */
  get standings() {
    return standings(this.element.engine.skills, this.element.log.entries);
  }

  /** What comes next: first what one was sure of and had wrong. @returns {Variant} */
  drawNext() {
    const again = sureAndWrong(this.element.log.entries);
    if (!again || (this.chosen && this.chosen !== again.skill)) return this.draw(newSeed());
    try {
      const exercise = this.draw(again.seed, again.attempt, again.skill);
      this.back = true;
      return exercise;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      return this.draw(newSeed()); // of another version
    }
  }

  /** @param {number} seed @param {number} [attempt] @param {string} [skill] @returns {Variant} */
  draw(seed, attempt, skill = this.chosen || nextSkill(this.standings)) {
    const exercise = this.element.engine.variant({ skill, seed, ...(attempt === undefined ? {} : { attempt }) });
    this.element.player = exercisePlayer(exerciseCourse(this.element, exercise), this.element.log);
    [this.noted, this.back, this.example] = [false, false, undefined];
    this.confidence = new Confidence();
    return exercise;
  }

  showExample() {
    this.waiting = this.element.player;
    this.example = openExample(this.element, this.exercise.skill);
    noteExample(this.element, this.exercise.skill);
    this.element.requestUpdate();
    this.element.focusOn('.example h3');
  }

  /** From the example to the exercise. */
  leaveExample() {
    this.example = undefined;
    this.element.player = this.waiting;
    this.element.requestUpdate();
    this.element.focusOn('input[name=answer], .question .next');
  }

  /** @param {string} [chosen] */
  next(chosen = this.chosen) {
    this.chosen = chosen;
    this.exercise = this.drawNext();
    this.element.setView({ notice: '' });
    if (wantsExample(this.element, this.exercise.skill)) this.showExample();
    else this.element.focusOn('input[name=answer]');
  }

  /** A finished exercise is written down once. */
  note() {
    const { player, log } = this.element;
    if (!player || this.example) return;
    if (this.confidence.hear(player)) this.element.requestUpdate();
    if (!player.finished || this.noted) return;
    this.noted = true;
    const { skill, seed } = this.exercise;
    const clean = player.cleanCount === player.steps.length;
    const sure = this.confidence.misplaced || undefined;
    log.add({ kind: 'exercise', question: player.course.lesson.id, skill, seed, clean, sure });
    this.element.requestUpdate();
  }
}

/** How far a skill has come, as text. @param {ActivityNeeds} element @param {Standing} standing */
function standingText({ words }, { seen, box, learnt, missed }) {
  if (learnt) return words.text('practice-learnt');
  if (seen === 0) return words.text('practice-new');
  return missed ? words.text('practice-missed') : words.text('practice-steps', { done: box, count: learntBox });
}

/** @param {Practice} practice */
function skillChoice(practice) {
  const { element, chosen, exercise } = practice;
  const { words } = element;
  const all = practice.standings;
  const learnt = all.filter((one) => one.learnt).length;
  return html`<section class="card">
    <div class="card-head">
      <label>${words.text('practice-skill')}
        <select name="skill" @change=${(/** @type {any} */ event) => practice.next(event.target.value)}>
          <option value="" ?selected=${chosen === ''}>${words.text('practice-automatic')}</option>
          ${all.map(
            (one) =>
              html`<option value=${one.id} ?selected=${one.id === chosen}>${words.text(`skill-${one.id}`)} – ${standingText(element, one)}</option>`,
          )}
        </select>
      </label>
      <span class="soft">${words.text('practice-learnt-count', { learnt, count: all.length })}</span>
    </div>
    <p class="soft">${words.text('practice-now', { skill: words.text(`skill-${exercise.skill}`), level: exercise.level })}
      ${practice.back ? words.text('practice-back') : nothing}</p>
  </section>`;
}

/** @param {Practice} practice */
function end(practice) {
  const { element } = practice;
  const { player, words } = element;
  if (!player) return nothing;
  const clean = player.cleanCount === player.steps.length;
  const standing = practice.standings.find(({ id }) => id === practice.exercise.skill);
  return html`<p class="finished"><strong>${words.text(clean ? 'practice-clean' : 'practice-again')}</strong>
      ${standing && clean ? standingText(element, standing) : nothing}</p>
    <button class="main next" @click=${() => practice.next()}>${words.text('practice-next')}</button>
    ${saveButtons(element, 'practice')}`;
}

/** @param {Practice} practice */
function foot(practice) {
  const { element, exercise } = practice;
  const { words } = element;
  return html`<div class="foot">
    ${dots(element)}
    <span class="soft">${words.text('exercise-seed', { seed: String(exercise.seed) })}</span>
    <div class="buttons">
      <button class="quiet" @click=${() => practice.showExample()}>${words.text('worked-show')}</button>
      <button class="quiet" @click=${() => practice.next()}>${words.text('practice-other')}</button>
    </div>
  </div>`;
}

/** @param {Practice} practice */
function view(practice) {
  const { element, example } = practice;
  const choice = element.lock ? nothing : skillChoice(practice);
  if (example) return html`${choice} ${exampleView(element, example, () => practice.leaveExample())}`;
  return html`${choice}
    <div class="columns">
      <div class="reading">${codeCard(element)} ${element.player?.finished && element.player.steps.some(fillsCell) ? summaryCard(element) : nothing}</div>
      ${questionCard(element, { end: () => end(practice), foot: () => foot(practice), before: () => confidenceChoice(element) })}
    </div>`;
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  const practice = new Practice(element);
  return {
    view: () => view(practice),
    updated: () => practice.note(),
    shared: () => {
      const { skill, seed, attempt } = practice.exercise;
      return { skill, seed, attempt };
    },
  };
};
