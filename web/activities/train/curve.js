// How well each network judges, step by step: lines, and the same as a table for those who do not see them.

import { html, svg, nothing } from 'lit';

/** @import { Train } from './logic.js' */
/** @import { Mark, Training } from './training.js' */

/** The drawing: its size, and what is kept free around the lines. */
const [wide, tall] = [560, 230];
const [left, right, above, below] = [44, 12, 10, 24];
/** What the axis of right answers begins at, in percent; whoever is below is drawn on the line. */
const fewest = 50;

/** @typedef {{ low: number, high: number, ticks: number[], text: (value: number) => string, of: (mark: Mark, network: number, side: 'training' | 'heldBack') => number | undefined }} Axis */

/** @param {Train} train @param {Training} training @returns {Axis} */
function axisOf({ curve, element: { words } }, { marks, networks }) {
  if (curve === 'accuracy') {
    return {
      low: fewest,
      high: 100,
      ticks: [50, 60, 70, 80, 90, 100],
      text: (value) => `${words.number(value)} %`,
      of: (mark, network, side) => {
        const figures = mark.networks[network][side];
        return figures && figures.accuracy * 100;
      },
    };
  }
  const all = marks.flatMap((mark) => networks.map((_, i) => mark.networks[i].heldBack.loss)).filter(Number.isFinite);
  const high = Math.max(0.8, Math.min(3, Math.ceil(Math.max(...all, 0) * 5) / 5));
  const ticks = Array.from({ length: 5 }, (_, i) => (i * high) / 4);
  return {
    low: 0,
    high,
    ticks,
    text: (value) => words.number(value, 1),
    of: (mark, network, side) => mark.networks[network][side]?.loss,
  };
}

/** @param {Axis} axis @param {number} value */
function heightOf({ low, high }, value) {
  const share = (Math.min(Math.max(value, low), high) - low) / (high - low);
  return above + (1 - share) * (tall - above - below);
}

/** @param {Training} training @param {number} step */
const acrossOf = ({ steps }, step) => left + (step / Math.max(1, steps)) * (wide - left - right);

/** @param {Training} training @param {Axis} axis @param {number} network @param {'training' | 'heldBack'} side */
function pathOf(training, axis, network, side) {
  const points = training.marks.flatMap((mark) => {
    const value = axis.of(mark, network, side);
    const seen = value !== undefined && Number.isFinite(value);
    return seen ? [`${acrossOf(training, mark.step).toFixed(1)} ${heightOf(axis, value).toFixed(1)}`] : [];
  });
  return points.length > 0 ? `M${points.join('L')}` : '';
}

/** @param {Train} train @param {Training} training */
export function curveDrawing(train, training) {
  const { words } = train.element;
  const axis = axisOf(train, training);
  const { epochs } = training.settings;
  const every = Math.max(1, Math.ceil(epochs / 6));
  const seen = Array.from({ length: Math.floor(epochs / every) }, (_, i) => (i + 1) * every);
  const now = acrossOf(training, training.step);
  return html`<svg class="curve" viewBox="0 0 ${wide} ${tall}" role="img" aria-label=${words.text('train-curve', { what: words.text(`train-${train.curve}`) })}>
    ${axis.ticks.map((value) => {
      const y = heightOf(axis, value);
      return svg`<line class="grid" x1=${left} x2=${wide - right} y1=${y} y2=${y} /><text x=${left - 6} y=${y + 3.5} text-anchor="end">${axis.text(value)}</text>`;
    })}
    ${seen.map((epoch) => svg`<text x=${acrossOf(training, epoch * training.batches)} y=${tall - 6} text-anchor="middle">${words.number(epoch)}</text>`)}
    <line class="now" x1=${now} x2=${now} y1=${above} y2=${tall - below} />
    ${training.networks.map((_, i) => svg`<path class="line-${i} faint" d=${pathOf(training, axis, i, 'training')} />`)}
    ${training.networks.map((_, i) => svg`<path class="line-${i}" d=${pathOf(training, axis, i, 'heldBack')} />`)}
  </svg>`;
}

/** One line of the list of networks: pressing it looks at that network. @param {Train} train @param {Training} training @param {number} i */
function networkButton(train, training, i) {
  const { words } = train.element;
  const one = training.networks[i];
  const { heldBack } = training.mark?.networks[i] ?? {};
  const percent = heldBack ? `${words.number(heldBack.accuracy * 100, 1)} %` : '–';
  const time = one.steps > 0 ? words.text('train-time', { time: words.number(one.spent / one.steps, 2) }) : '–';
  const choose = () => {
    train.look(i);
  };
  return html`<tr class=${i === train.chosen ? 'lit' : ''}>
    <th scope="row"><button class="quiet ${i === train.chosen ? 'chosen' : ''}" aria-pressed=${i === train.chosen} @click=${choose}>
      <svg class="key" viewBox="0 0 24 8" aria-hidden="true"><path class="line-${i}" d="M0 4L24 4" /></svg>${train.nameOf(i)}</button></th>
    <td class="count">${words.number(one.total)}</td>
    <td class="count">${one.diverged ? words.text('train-diverged') : percent}</td>
    <td class="count">${heldBack && Number.isFinite(heldBack.loss) ? words.number(heldBack.loss, 3) : '–'}</td>
    <td class="count">${time}</td>
  </tr>`;
}

/** Which networks there are, and where each stands. @param {Train} train @param {Training} training */
export function networkTable(train, training) {
  const { words } = train.element;
  const heads = ['network', 'parameters', 'right', 'loss', 'time-head'];
  return html`<div class="scroll without-terms" tabindex="0" role="group" aria-label=${words.text('train-networks')}><table class="networks">
    <thead><tr>${heads.map((head, i) => html`<th scope="col" class=${i > 0 ? 'count' : ''}>${words.text(`train-${head}`)}</th>`)}</tr></thead>
    <tbody>${training.networks.map((_, i) => networkButton(train, training, i))}</tbody>
  </table></div>`;
}

/** The curve's values at the end of each epoch. @param {Train} train @param {Training} training */
export function curveTable(train, training) {
  const { words } = train.element;
  const axis = axisOf(train, training);
  const ends = training.marks.filter(({ step }) => step % training.batches === 0);
  const text = (/** @type {number | undefined} */ value) =>
    value === undefined || !Number.isFinite(value) ? '–' : words.number(value, train.curve === 'loss' ? 3 : 1);
  return html`<details class="as-table"><summary>${words.text('train-table')}</summary>
    <div class="scroll without-terms" tabindex="0" role="group" aria-label=${words.text('train-table')}><table>
      <thead>
        <tr><th scope="col">${words.text('train-epoch')}</th>${training.networks.map((_, i) => html`<th scope="col" class="count">${train.nameOf(i)}<br />${words.text('train-held')}</th><th scope="col" class="count">${train.nameOf(i)}<br />${words.text('train-learnt')}</th>`)}</tr>
      </thead>
      <tbody>${ends.map((mark) => html`<tr><th scope="row">${words.number(mark.step / training.batches)}</th>${training.networks.map((_, i) => html`<td class="count">${text(axis.of(mark, i, 'heldBack'))}</td><td class="count">${text(axis.of(mark, i, 'training'))}</td>`)}</tr>`)}</tbody>
    </table></div>
    ${ends.length === 0 ? html`<p class="soft">${words.text('train-table-empty')}</p>` : nothing}
  </details>`;
}
