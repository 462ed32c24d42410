// What the activity "train" shows, from the question to the settings.

import { html, nothing } from 'lit';
import { errorText } from '../../page/error-text.js';
import { headingLevel } from '../../page/heading-level.js';
import { shapeText } from '../../words/shape-text.js';
import { fitCard, playControls, settingFields } from './controls.js';
import { curveDrawing, curveTable, networkTable } from './curve.js';
import { filesCard } from './files-card.js';
import { freezeCard } from './freeze-card.js';
import { guessCard } from './guess.js';
import { ownDigitCard } from './own-digit.js';
import { picturesCard } from './own-pictures.js';
import { boardOf, parametersCard } from './parameters.js';
import { questionsCard } from './questions-card.js';
import { runSeen, seeingCard } from './seeing.js';

/** @import { Board } from '../../drawing/parameter-board.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */
/** @import { Train } from './logic.js' */
/** @import { Training } from './training.js' */

/** What is painted after a render. @typedef {{ drawn?: DrawnNetwork, board?: Board }} Seen */

/** What is learnt: the question. @param {Train} train */
function taskButtons(train) {
  const { element, task } = train;
  const { words } = element;
  /** @type {import('./tasks.js').TaskId[]} */
  const ids = ['parity', 'digits', ...(train.pictures ? /** @type {const} */ (['pictures']) : []), ...(element.config ? /** @type {const} */ (['model']) : [])]; // prettier-ignore
  return html`<div class="choices tasks" role="group" aria-label=${words.text('train-task')}>
    <span class="soft">${words.text('train-task')}</span>
    ${ids.map((id) => html`<button class="quiet ${id === task ? 'chosen' : ''}" aria-pressed=${id === task} @click=${() => train.choose(id)}>${words.text(`train-task-${id}`)}</button>`)}
  </div>`;
}

/** What a model of one's own would need to learn the digits. @param {Train} train */
function misfitText({ misfit, element: { words } }) {
  if (!misfit) return nothing;
  const { problem, found } = misfit;
  const said = Array.isArray(found) ? shapeText([null, ...found]) : String(found);
  return html`<p class="problem" role="alert">${words.text(`train-misfit-${problem}`, { found: said })}</p>`;
}

/** @param {Train} train @param {Training} training */
function runCard(train, training) {
  const { element, curve } = train;
  const { words } = element;
  const kind = (/** @type {'accuracy' | 'loss'} */ id) =>
    html`<button class="quiet ${curve === id ? 'chosen' : ''}" aria-pressed=${curve === id} @click=${() => train.drawCurve(id)}>${words.text(`train-${id}`)}</button>`;
  const held = words.number(training.task.data.heldBack.y.length);
  return html`<section class="card run" aria-labelledby="train-run">
    <div class="card-head"><h3 id="train-run" class="without-terms" aria-level=${headingLevel(train.element, 3)}>${words.text('train-right-on', { count: held })}</h3>
      <div class="choices" role="group" aria-label=${words.text('train-curve-of')}>${kind('accuracy')}${kind('loss')}</div></div>
    ${curveDrawing(train, training)}
    ${playControls(train, training)}
    ${networkTable(train, training)}
    <p class="soft without-terms">${words.text('train-lines')}</p>
    ${fitCard(train, training)}
    ${curveTable(train, training)}
  </section>`;
}

/** @param {Train} train */
function settingsCard(train) {
  const { words } = train.element;
  return html`<section class="card settings" aria-labelledby="train-set">
    <h3 id="train-set" aria-level=${headingLevel(train.element, 3)}>${words.text('train-set')}</h3>
    ${settingFields(train)}
    <p class="soft source">${words.text('train-source')}</p>
  </section>`;
}

/** @param {Train} train @param {Seen} seen is filled with what will be painted */
export function trainView(train, seen) {
  const { training, failure, element } = train;
  const { words } = element;
  if (failure) {
    return html`<section class="card">${taskButtons(train)}<p role="alert">${errorText(words, failure)}</p></section>`;
  }
  if (!training) {
    return html`<section class="card"><p class="loading" role="status">${words.text('loading')}</p></section>`;
  }
  const { drawn, chances } = runSeen(train, training);
  Object.assign(seen, { drawn, board: boardOf(train, training) });
  return html`<section class="card what">${taskButtons(train)}${misfitText(train)}</section>
    ${guessCard(train, training)}
    <div class="columns train">
      ${runCard(train, training)}
      ${seeingCard(train, training, drawn, chances)}
    </div>
    ${parametersCard(train, training, seen.board)}
    <div class="columns train">
      <div>${ownDigitCard(train, training)} ${questionsCard(train)}</div>
      <div>${settingsCard(train)} ${freezeCard(train, training)} ${filesCard(train, training)} ${picturesCard(train)}</div>
    </div>`;
}
