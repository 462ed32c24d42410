// The network of a lesson: shapes and counts are shown once they are answered, until then a dashed "?" leads to the question.

import { html, nothing } from 'lit';
import { foldButton } from '../../page/fold.js';
import { sizesText } from '../../words/shape-text.js';
import { errorText } from '../../page/error-text.js';
import { networkStrip } from '../../drawing/network-strip.js';
import { drawingBoard, pictureChooser } from '../../drawing/picture-chooser.js';
import { shownRows } from './shown-rows.js';
import { drawnLesson } from './drawn-lesson.js';
import { sweepButton, sweepView } from '../../drawing/sweep/sweep.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { LayerRow } from '../../engine/types.js' */

/** A known text, or a "?" that leads to its question. @param {LessonNeeds} element @param {string} ask @param {LayerRow} row @param {string} known */
function known(element, ask, row, known) {
  const { player, words } = element;
  const style = ask === 'params' ? 'badge' : 'shape';
  if (!player || player.knows(ask, row.name)) return html`<span class=${style}>${known}</span>`;
  const index = player.indexOf(ask, row.name);
  const current = index === player.current ? 'current' : '';
  const label = words.text(ask === 'params' ? 'ask-cell-params' : 'ask-cell-shape', { layer: row.name });
  return html`<button class="${style} unknown ${current}" aria-label=${label}
    @click=${() => element.goTo((lesson) => lesson.go(index))}>?</button>`;
}

/** @param {LessonNeeds} element */
function notRun({ notRun: reason, words }) {
  if (!reason) return nothing;
  return html`<section class="card" part="network" aria-label=${words.text('network-label')}>
    <p>${errorText(words, reason)}</p>
    <p class="soft">${words.text('network-not-run')}</p>
  </section>`;
}

/** @param {LessonNeeds} element */
export function lessonNetwork(element) {
  const drawn = drawnLesson(element);
  if (!drawn) return notRun(element);
  const facts = (/** @type {LayerRow | undefined} */ row) =>
    row
      ? html`${known(element, 'output_shape', row, sizesText(row.output_shape, element.words.language))}
        ${known(element, 'params', row, element.words.number(row.params))}`
      : html`<span class="shape">${sizesText(drawn.rows[0].input_shapes[0], element.words.language)}</span><span class="badge">0</span>`;
  const style = (/** @type {LayerRow} */ row) => (element.player?.step.layer === row.name ? 'current' : '');
  return html`<section class="card network-card" part="network" aria-label=${element.words.text('network-label')}>
    ${networkStrip(drawn, { facts, style, isShown: shownRows(element) })} ${element.later?.passBar(element, element.network)} ${sweepView(element, drawn)}
    <div class="network-foot folds ${element.view.pictures ? 'open' : ''}">
      ${foldButton(element.words.text('picture-label'), element.view.pictures, () => element.setView({ pictures: !element.view.pictures }))}
      ${pictureChooser(element)} ${sweepButton(element, drawn)}</div>
    ${drawingBoard(element)}
  </section>`;
}
