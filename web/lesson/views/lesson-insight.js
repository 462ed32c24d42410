// The insight of a lesson: where the parameters sit, as bars, and one sentence to keep. And the same as a card to hand in.

import { html, nothing, svg } from 'lit';
import { barsOf, largestOf } from '../insight.js';
import { saveFile } from '../../page/save-file.js';
import { addStyles } from '../../page/late-styles.js';
import { cardText } from './insight-card.js';
import styles from './lesson-insight.css';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Bar } from '../insight.js' */
/** @import { Player } from '../player.js' */
/** @import { Words } from '../../words/words.js' */

/** The length of the longest bar. */
const length = 300;

/** @param {string} className */
const kindOf = (className) => (className === 'Dense' ? 'dense' : className.includes('Conv') ? 'conv' : 'other');

/** @param {Bar} bar @param {number} largest @param {Words} words */
function drawnBar({ lesson, total, parts }, largest, words) {
  const scale = length / largest;
  let at = 0;
  const pieces = parts.map(({ class_name, params }) => {
    const start = at;
    at += params * scale;
    return svg`<rect class=${kindOf(class_name)} x=${start} y="0" width=${Math.max(params * scale, 1)} height="14"></rect>`;
  });
  const spoken = parts.map(
    ({ name, params, share }) => `${name} ${words.number(params)} (${words.number(share, 1)} %)`,
  );
  const title = words.has(`lesson-${lesson}`) ? words.text(`lesson-${lesson}`) : '';
  return html`<div class="bar"><span class="soft">${title} <b>${words.number(total)}</b></span>
    <svg viewBox="0 0 ${length} 14" preserveAspectRatio="xMinYMid meet" role="img" aria-label=${spoken.join('; ')}>${pieces}</svg>
    <span class="soft">${words.list(spoken)}</span></div>`;
}

/** One sentence to keep. @param {Player} player @param {Words} words */
export function insightText({ course }, words) {
  const own = `insight-${course.lesson.id}`;
  const bars = barsOf(course);
  const largest = largestOf(bars[bars.length - 1]);
  const args = { layer: largest?.name ?? '', percent: words.number(largest?.share ?? 0, 1) };
  return words.text(words.has(own) ? own : 'insight', args);
}

/** @param {LessonNeeds} element */
export function lessonInsight(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const bars = barsOf(player.course).filter(({ total }) => total > 0);
  if (bars.length === 0) return nothing;
  addStyles(/** @type {any} */ (element), styles);
  const largest = Math.max(...bars.map(({ total }) => total));
  const text = insightText(player, words);
  const save = () =>
    saveFile(`cnn-params-${player.course.lesson.id}.svg`, cardText(player, bars, text, words), 'image/svg+xml');
  return html`<div class="insight" part="insight">
    ${bars.map((bar) => drawnBar(bar, largest, words))}
    <p class="keep">${text}</p>
    <button class="quiet" type="button" @click=${save}>${words.text('insight-save')}</button>
  </div>`;
}
