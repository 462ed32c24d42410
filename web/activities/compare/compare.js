// The three models side by side: their real feature maps at one scale, totals as bars, and a table. What changed is lit.

import { html } from 'lit';
import { sizesText } from '../../words/shape-text.js';
import { findLesson } from '../../lesson/lessons/all.js';
import { RunningNetwork } from '../../drawing/running-network.js';
import { alignStrips, modelStrips, onlyChange, rowNames } from './side-by-side.js';
import { drawStrip } from '../../drawing/draw-strip.js';
import { addStyles } from '../../page/late-styles.js';
import marks from '../marks.css';
import styles from './compare.css';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Side } from './side-by-side.js' */

/** The words of this activity speak of three models, and of what becomes of the first: a further lesson does not stand here by itself. */
const compared = ['zero-padding', 'no-padding', 'max-pooling'].flatMap((id) => findLesson(id) ?? []);

/** Each against the first one, running on the same picture with weights of one seed. @param {ActivityNeeds} element @returns {Side[]} */
function openSides({ engine, seed }) {
  return compared.map((lesson) => {
    const analysis = engine.analyse(lesson.config);
    const network = new RunningNetwork(engine, seed === undefined ? lesson : { ...lesson, seed }, analysis);
    return { lesson, compared: engine.compare(compared[0].config, lesson.config), rows: analysis.layers, network };
  });
}

/** One model's shape and count of a row; what changed is marked for eyes and for ears. @param {ActivityNeeds} element @param {any} row */
function cell({ words }, row) {
  if (!row?.after) return html`<td class="absent">${words.text('compare-absent')}</td>`;
  const value = (/** @type {string} */ text, /** @type {boolean} */ changed) =>
    changed && row.before
      ? html`<span class="changed">${text}<span class="hidden"> ${words.text('compare-changed')}</span></span>`
      : html`<span>${text}</span>`;
  return html`<td><div class="pairs">
    ${value(sizesText(row.after.output_shape, words.language), row.shape_changed)} ${value(words.number(row.after.params), row.params_changed)}
  </div></td>`;
}

/** @param {ActivityNeeds} element @param {Side[]} models */
function table(element, models) {
  const { words } = element;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text('title-compare')}>
    <table class="compare">
      <thead>
        <tr>
          <th scope="col">${words.text('compare-layer')}</th>
          ${models.map(
            ({ lesson }) => html`<th scope="col">
                ${words.text(`lesson-${lesson.id}`)}
                <div class="pairs"><span>${words.text('compare-shape')}</span><span>${words.text('compare-params')}</span></div>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rowNames(models).map(
          (name) => html`<tr>
            <th scope="row">${name}</th>
            ${models.map(({ compared }) =>
              cell(
                element,
                compared.rows.find((/** @type {any} */ row) => row.name === name),
              ),
            )}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.text('compare-total')}</th>
          ${models.map(({ compared }) => html`<td class="count">${words.number(compared.after_total)}</td>`)}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** Cells of a map, so that three networks fit. */
const cellSizes = [5, 4, 3, 2];

class Compare {
  /** @type {Side[]} */ sides = [];

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, marks);
    addStyles(element, styles);
    this.#open();
  }

  #open() {
    this.engine = this.element.engine;
    this.sides = openSides(this.element);
  }

  view() {
    const { element } = this;
    if (this.engine !== element.engine) this.#open();
    return html`<section class="card sides">${modelStrips(element, this.sides)}
        <p class="only">${onlyChange(element, this.sides)}</p></section>
      <section class="card">${table(element, this.sides)}</section>`;
  }

  updated() {
    const { words, renderRoot } = this.element;
    const places = [...renderRoot.querySelectorAll('.side')];
    // One scale for all: the largest with which every network fits.
    for (const cell of cellSizes) {
      places.forEach((place, i) => drawStrip(place, { ...this.sides[i], words }, [cell]));
      if (alignStrips(places)) break;
    }
  }

  close() {
    for (const { network } of this.sides ?? []) network.free();
    this.sides = [];
  }
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  const compare = new Compare(element);
  return { view: () => compare.view(), updated: () => compare.updated(), close: () => compare.close() };
};
