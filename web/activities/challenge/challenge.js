// Ten fresh questions, one try each, and a result that one can keep.

import { html, nothing } from 'lit';
import { challengePlayer, challengeResult, questionCount } from './logic.js';
import { newSeed } from '../../lesson/exercise.js';
import { writeAddress } from '../../settings/address.js';
import { beliefName } from '../../words/belief-name.js';
import { codeCard } from '../../lesson/views/code-card.js';
import { headingLevel } from '../../page/heading-level.js';
import { questionCard } from '../../lesson/views/question-card.js';
import { saveButtons } from '../../lesson/views/save-buttons.js';
import forms from '../forms.css';
import styles from './challenge.css';
import { addStyles } from '../../page/late-styles.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Player } from '../../lesson/player.js' */

class Challenge {
  /** @type {Player[]} */ players = [];
  started = 0;
  current = 0;
  /** Seconds from the first question to the last answer. @type {number | undefined} */ seconds = undefined;
  over = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, forms);
    addStyles(element, styles);
    this.seed = element.seed ?? newSeed();
  }

  get running() {
    return this.players.length > 0 && !this.over;
  }

  /** The last question is open, or was. */
  get last() {
    return this.current === questionCount - 1;
  }

  start() {
    this.players = [];
    this.started = performance.now();
    [this.seconds, this.over] = [undefined, false];
    this.show(0);
  }

  /** @param {number} index */
  show(index) {
    this.current = index;
    // Drawn one by one: all ten at once would be waited for.
    this.players[index] ??= challengePlayer(this.element, this.seed, index, this.element.log);
    this.element.player = this.players[index];
    this.element.requestUpdate();
    this.element.focusOn('input[name=answer]');
  }

  next() {
    if (!this.last) {
      this.show(this.current + 1);
      return;
    }
    this.over = true;
    this.element.player = undefined;
    this.element.requestUpdate();
    this.element.focusOn('.result h3');
  }

  /** The time is taken at the last answer and not when it has been read. */
  watch() {
    if (this.seconds === undefined && this.running && this.last && this.players.every(({ finished }) => finished)) {
      this.seconds = Math.round((performance.now() - this.started) / 1000);
    }
  }

  again() {
    this.seed = newSeed();
    this.start();
  }
}

/** Minutes and seconds. @param {ActivityNeeds} element @param {number} seconds */
function timeText({ words }, seconds) {
  return words.text('challenge-time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** @param {Challenge} challenge */
function startCard(challenge) {
  const { element, seed } = challenge;
  const { words } = element;
  return html`<section class="card">
    <p>${words.text('challenge-rules', { count: questionCount })}</p>
    <p class="soft">${words.text('exercise-seed', { seed: String(seed) })}</p>
    <div class="buttons"><button class="main" @click=${() => challenge.start()}>${words.text('challenge-start')}</button></div>
  </section>`;
}

/** A link to the same ten questions. @param {Challenge} challenge */
async function copyLink({ element, seed }) {
  const address = new URL(location.href);
  address.hash = writeAddress({ lesson: 'challenge', seed, lang: element.lang });
  try {
    await navigator.clipboard.writeText(address.href);
    element.notify('shared');
  } catch {
    location.hash = address.hash;
  }
}

/** The result in words. @param {Challenge} challenge @param {ReturnType<typeof challengeResult>} result */
async function copyResult({ element, seed }, result) {
  const { words } = element;
  const lines = [
    `${words.text('title-challenge')}: ${words.text('challenge-result', { right: result.score, count: result.of })}`,
    timeText(element, result.seconds),
    words.text('exercise-seed', { seed: String(seed) }),
    ...result.causes.map((id) => `– ${beliefName(element, id)}`),
  ];
  try {
    await navigator.clipboard.writeText(lines.join('\n'));
    element.notify('code-copied');
  } catch {
    element.notify('copy-refused');
  }
}

/** @param {Challenge} challenge */
function resultCard(challenge) {
  const { element, players, seed, seconds = 0 } = challenge;
  const { words } = element;
  const version = 1;
  const result = challengeResult(players, { seed, seconds, version });
  return html`<section class="card result">
    <h3 tabindex="-1" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('challenge-result', { right: result.score, count: result.of })}</h3>
    <p>${timeText(element, seconds)} <span class="soft">${words.text('exercise-seed', { seed: String(seed) })}</span></p>
    ${
      result.causes.length > 0
        ? html`<p>${words.text('challenge-causes')}</p>
          <ul class="plain">${result.causes.map((id) => html`<li>${beliefName(element, id)}</li>`)}</ul>`
        : nothing
    }
    <ol class="plain">
      ${players.map((player, i) => {
        const { title } = player.kind.words(player.course, player.step, words, player.knows);
        const right = player.cleanCount === 1;
        return html`<li>${i + 1}. ${title} <b>${words.text(right ? 'challenge-right' : 'challenge-missed')}</b></li>`;
      })}
    </ol>
    <div class="buttons">
      <button class="main" @click=${() => challenge.again()}>${words.text('challenge-again')}</button>
      <button class="quiet" @click=${() => challenge.start()}>${words.text('challenge-same')}</button>
      <button class="quiet" @click=${() => copyResult(challenge, result)}>${words.text('challenge-copy')}</button>
      <button class="quiet" @click=${() => copyLink(challenge)}>${words.text('challenge-link')}</button>
      ${saveButtons(element, `challenge-${seed}`, { result })}
    </div>
  </section>`;
}

/** @param {Challenge} challenge */
function view(challenge) {
  const { element, current, last } = challenge;
  const { words } = element;
  if (challenge.over) return resultCard(challenge);
  if (!challenge.running) return startCard(challenge);
  const end = () =>
    html`<button class="main next" @click=${() => challenge.next()}>${words.text(last ? 'challenge-see' : 'next')}</button>`;
  const foot = () =>
    html`<div class="foot"><span class="soft">${words.text('exercise-seed', { seed: String(challenge.seed) })}</span></div>`;
  const place = words.text('progress', { number: current + 1, count: questionCount });
  return html`<div class="columns">
    <div class="reading">${codeCard(element)}</div>
    ${questionCard(element, { place, end, foot })}
  </div>`;
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  const challenge = new Challenge(element);
  return { view: () => view(challenge), updated: () => challenge.watch(), shared: () => ({ seed: challenge.seed }) };
};
