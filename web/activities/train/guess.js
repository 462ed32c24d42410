// What is foretold before anything has learnt: which network will be best, and by how much; and what came of it.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { engineSpelling } from '../../words/spelling.js';

/** @import { Train } from './logic.js' */
/** @import { Training } from './training.js' */

/**
 * Which network was best at the end, and by how many points it is over the linear one, or over the last of them.
 * @param {Training} training
 */
export function outcomeOf(training) {
  const percents = training.mark.networks.map(({ heldBack }) => Math.round(heldBack.accuracy * 1000) / 10);
  const best = percents.indexOf(Math.max(...percents));
  const linear = training.networks.findIndex(({ id }) => id === 'linear');
  const other = linear < 0 || linear === best ? percents.indexOf(Math.min(...percents)) : linear;
  const points = Math.round((percents[best] - percents[other]) * 10) / 10;
  // Of a thousand digits, one percent is ten: who is nearer than that is as good.
  const equals = percents.flatMap((percent, i) => (i !== best && percents[best] - percent <= 1 ? [i] : []));
  return { percents, best, other, points, equals };
}

/** @param {Train} train @param {Training} training */
function verdict(train, training) {
  const { words } = train.element;
  const { best, other, points, percents, equals } = outcomeOf(training);
  const percent = words.number(percents[best], 1);
  const said = [
    words.text('train-verdict', { best: train.nameOf(best), percent, other: train.nameOf(other), points: words.number(points, 1) }), // prettier-ignore
    equals.length > 0
      ? words.text('train-as-good', { networks: words.list(equals.map((i) => train.nameOf(i))), count: equals.length })
      : '',
  ];
  const { guess } = train;
  const guessed = Number(engineSpelling(guess.points, words.language, 'number'));
  if (guess.noted && guess.points.trim() !== '' && Number.isFinite(guessed)) {
    const off = words.number(Math.abs(Math.round((guessed - points) * 10) / 10), 1);
    said.push(words.text('train-guess-off', { name: train.nameOf(guess.best), points: words.number(guessed), off }));
  }
  return said.filter(Boolean).join(' ');
}

/** @param {Train} train @param {Training} training */
export function guessCard(train, training) {
  const { words } = train.element;
  const { guess } = train;
  if (training.networks.length < 2) return nothing;
  const closed = guess.noted || training.started;
  const says = training.finished
    ? verdict(train, training)
    : words.text(guess.noted ? 'train-guess-noted' : closed ? 'train-guess-passed' : 'train-guess-why');
  const note = (/** @type {Event} */ event) => {
    event.preventDefault();
    train.noteGuess();
  };
  return html`<section class="card guess" aria-labelledby="train-guess">
    <form class="asking-row" @submit=${note}>
      <p id="train-guess" class="asked">${words.text('train-guess')}</p>
      <label class="soft">${words.text('train-guess-best')} <select name="best" ?disabled=${closed}
        @change=${(/** @type {any} */ event) => (guess.best = Number(event.target.value))}>${training.networks.map((_, i) => html`<option value=${i} ?selected=${i === guess.best}>${train.nameOf(i)}</option>`)}</select></label>
      <label class="soft">${words.text('train-guess-points')} <input type="text" name="points" inputmode="decimal" autocomplete="off" maxlength="8" ?disabled=${closed}
        .value=${live(guess.points)} @input=${(/** @type {any} */ event) => (guess.points = event.target.value)} /></label>
      <button class="quiet" name="note" ?disabled=${closed}>${words.text('train-guess-note')}</button>
    </form>
    <p class="verdict without-terms" role="status">${says}</p>
  </section>`;
}
