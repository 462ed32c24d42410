// Fresh exercises by skill. What was missed comes back; a skill counts as learnt after spaced successes.

import { html, nothing } from 'lit';
import { exerciseCourse, exercisePlayer, newSeed } from '../../lesson/exercise.js';
import { ModelError } from '../../engine/engine.js';
import { learntBox, nextSkill, standings } from './leitner.js';
import { codeCard } from '../../lesson/views/code-card.js';
import { dots, questionCard } from '../../lesson/views/question-card.js';
import { saveButtons } from '../../lesson/views/save-buttons.js';
import { summaryCard } from '../../lesson/views/summary-card.js';
import forms from '../forms.css';
import { addStyles } from '../../page/late-styles.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Variant } from '../../engine/types.js' */
/** @import { Standing } from './leitner.js' */

class Practice {
  /** The skill that was chosen; empty where it follows what was missed. */ chosen = '';
  /** Whether the exercise is in the log. */ noted = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, forms);
    const { skill = '', seed, attempt } = element;
    const known = !skill || element.engine.skills.some((/** @type {any} */ one) => one.id === skill);
    if (known) this.chosen = skill;
    else element.notify('link-refused');
    try {
      this.exercise = this.draw(seed ?? newSeed(), seed === undefined ? undefined : attempt);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      element.notify('link-refused');
      this.exercise = this.draw(newSeed());
    }
  }

  /** @returns {Standing[]} */
  get standings() {
    return standings(this.element.engine.skills, this.element.log.entries);
  }

  /** @param {number} seed @param {number} [attempt] @returns {Variant} */
  draw(seed, attempt) {
    const skill = this.chosen || nextSkill(this.standings);
    const exercise = this.element.engine.variant({ skill, seed, ...(attempt === undefined ? {} : { attempt }) });
    this.element.player = exercisePlayer(exerciseCourse(this.element, exercise), this.element.log);
    this.noted = false;
    return exercise;
  }

  /** @param {string} [chosen] */
  next(chosen = this.chosen) {
    this.chosen = chosen;
    this.exercise = this.draw(newSeed());
    this.element.setView({ notice: '' });
    this.element.focusOn('input[name=answer]');
  }

  /** A finished exercise is written down once. */
  note() {
    const { player, log } = this.element;
    if (!player?.finished || this.noted) return;
    this.noted = true;
    const { skill, seed } = this.exercise;
    const clean = player.cleanCount === player.steps.length;
    log.add({ kind: 'exercise', question: player.course.lesson.id, skill, seed, clean });
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
    <p class="soft">${words.text('practice-now', { skill: words.text(`skill-${exercise.skill}`), level: exercise.level })}</p>
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
    <button class="quiet" @click=${() => practice.next()}>${words.text('practice-other')}</button>
  </div>`;
}

/** @param {Practice} practice */
function view(practice) {
  const { element } = practice;
  return html`${element.lock ? nothing : skillChoice(practice)}
    <div class="columns">
      <div class="reading">${codeCard(element)} ${element.player?.finished ? summaryCard(element) : nothing}</div>
      ${questionCard(element, { end: () => end(practice), foot: () => foot(practice) })}
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
