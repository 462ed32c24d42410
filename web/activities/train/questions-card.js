// The questions with a number to foretell, and what came out when it ran.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { engineSpelling } from '../../words/spelling.js';
import { askedWith, continueExperiment, experimentIds, outcomeOfExperiment, progressOf, startExperiment } from './experiments.js'; // prettier-ignore

/** @import { ExperimentId, Outcome, Running } from './experiments.js' */
/** @import { Train } from './logic.js' */

/** Milliseconds of a frame. */
const slice = 8;

/** @typedef {{ typed: string, running?: Running, outcome?: Outcome, frame?: number }} Asked */

/** @param {Train} train @param {ExperimentId} id @returns {Asked} */
function askedOf(train, id) {
  train.parts.asked ??= {};
  return (train.parts.asked[id] ??= { typed: '' });
}

/** @param {Train} train @param {ExperimentId} id */
function run(train, id) {
  const { element, levels, engine, settings } = train;
  const asked = askedOf(train, id);
  if (!levels || asked.running) return;
  train.runner?.pause();
  element.recovery.attempt(() => (asked.running = startExperiment(engine, levels, id, settings.seed)));
  const frame = () => element.recovery.attempt(() => goOn(train, asked, frame), () => stopQuestions(train)); // prettier-ignore
  asked.frame = requestAnimationFrame(frame);
  element.requestUpdate();
}

/** @param {Train} train @param {Asked} asked @param {() => void} again */
function goOn(train, asked, again) {
  const { running } = asked;
  if (!running) return;
  if (continueExperiment(running, slice)) {
    asked.outcome = outcomeOfExperiment(running);
    asked.running = undefined;
    running.training.free();
    running.twin?.free();
  } else asked.frame = requestAnimationFrame(again);
  train.element.requestUpdate();
}

/** Stops what runs, as when the learner goes elsewhere. @param {Train} train */
export function stopQuestions(train) {
  for (const asked of /** @type {Asked[]} */ (Object.values(train.parts.asked ?? {}))) {
    if (asked.frame !== undefined) cancelAnimationFrame(asked.frame);
    asked.running?.training.free();
    asked.running?.twin?.free();
    asked.running = undefined;
  }
}

/** @param {Train} train @param {ExperimentId} id @param {Asked} asked */
function cameOut(train, id, { running, outcome, typed }) {
  const { words } = train.element;
  if (running) return words.text('train-try-running', { percent: Math.round(progressOf(running) * 100) });
  if (!outcome) return nothing;
  const given = Object.entries(outcome.words).map(([name, value]) => [name, words.number(value)]);
  const said = [words.text(`train-try-${id}-is`, Object.fromEntries(given))];
  if (outcome.stopped) said.unshift(words.text('train-try-stopped'));
  const guess = Number(engineSpelling(typed, words.language, 'number').replace('%', ''));
  if (typed.trim() !== '' && Number.isFinite(guess)) {
    const { answer, near } = outcome;
    const counted = id === 'freeze' ? outcome.words.changed : answer;
    const right = Math.abs(guess - answer) <= near || guess === counted;
    said.unshift(words.text(right ? 'train-try-right' : 'train-try-off', { guess: words.number(guess) }));
  }
  return said.join(' ');
}

/** @param {Train} train @param {ExperimentId} id */
function question(train, id) {
  const { words } = train.element;
  const asked = askedOf(train, id);
  const type = (/** @type {Event} */ event) => {
    asked.typed = /** @type {HTMLInputElement} */ (event.target).value;
  };
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    run(train, id);
  };
  const given = Object.fromEntries(Object.entries(askedWith(id)).map(([name, value]) => [name, words.number(value)]));
  return html`<li class="tried">
    <form @submit=${send}>
      <p id="train-try-${id}">${words.text(`train-try-${id}`, given)}</p>
      <div class="buttons">
        <label class="soft">${words.text('train-try-answer')} <input type="text" name=${id} inputmode="decimal" autocomplete="off" maxlength="12"
          aria-describedby="train-try-${id}" .value=${asked.typed} @input=${type} /></label>
        <button class="quiet" ?disabled=${Boolean(asked.running)}>${words.text('train-try-run')}</button>
      </div>
      <p class="came-out without-terms" role="status">${cameOut(train, id, asked)}</p>
    </form>
  </li>`;
}

/** @param {Train} train */
export function questionsCard(train) {
  const { words } = train.element;
  return html`<section class="card tries" aria-labelledby="train-questions">
    <h3 id="train-questions" aria-level=${headingLevel(train.element, 3)}>${words.text('train-questions')}</h3>
    <ol>${experimentIds.map((id) => question(train, id))}</ol>
  </section>`;
}
