// The reply is about the answer given: what it *is*, what is missing, and the formula with that place left open.

import { html, nothing } from 'lit';
import { contentsSentence } from '../../words/contents-sentence.js';
import { keptBy } from '../../words/layer-words.js';
import { familyId, rowArguments } from '../questions/cell.js';
import { causeText, opensOf, rowInQuestion } from './cause-in-reply.js';
import { wellAhead } from '../inquiry.js';
import { evidence, followUp } from './follow-up.js';
import { formula } from '../../drawing/formula.js';
import {
  allOpen,
  countParts,
  nothingOpen,
  reductionParts,
  shapeParts,
  sumParts,
  totalParts,
} from '../../drawing/formula-parts.js';
import { unreadAnswer, readAs } from './unread-answer.js';
import styles from './reply.css';
import { addStyles } from '../../page/late-styles.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Cause } from '../../engine/types.js' */
/** @import { Opens } from '../../drawing/formula-parts.js' */

/** The formulas of the question, with some places open. @param {LessonNeeds} element @param {Opens} opens @param {'none' | 'result' | 'all'} open */
function formulas(element, opens, open) {
  const { player, words } = element;
  if (!player) return nothing;
  const row = rowInQuestion(element);
  const { analysis, before } = player.course;
  const { ask } = player.step;
  if (ask === 'params' && row) return row.terms.length > 0 ? formula(countParts(row, words, opens)) : nothing;
  if (ask === 'output_shape' && row) return shapeParts(row, words, open).map(formula);
  if (ask === 'total_params') return formula(totalParts(analysis, words, (name) => opens(name, '')));
  if (ask === 'reduction' && before) {
    const percent = player.kind.solution(player.course, player.step);
    return formula(reductionParts(before.analysis.total_params, analysis.total_params, percent, words, open));
  }
  return formula(player.kind.formula?.(player.course, player.step, words, open) ?? []);
}

/** The second line of a count: the shares of the weights, and their sum. @param {LessonNeeds} element @param {boolean} open */
function shares(element, open) {
  const row = element.player?.step.ask === 'params' ? rowInQuestion(element) : undefined;
  return row && row.terms.length > 0 ? formula(sumParts(row, element.words, open)) : nothing;
}

/** The learner's own factors, and what they lack. @param {LessonNeeds} element */
function ownFactors({ player, words }) {
  const comparison = player?.verdict?.diagnosis?.comparison;
  if (!comparison) return nothing;
  const lines = comparison.terms.flatMap(({ weight, present, missing, typed }) => {
    const name = words.text(`weight-${weight}`);
    if (!present) return [words.text('term-missing', { weight: name })];
    if (missing.length === 0) return [];
    const labels = words.list(missing.map((label) => words.text(`dim-${label}`)));
    return [
      `${words.text('wrong-own-factors', { factors: typed.join(' · ') })} ${words.text('factor-missing', { labels })}`,
    ];
  });
  return lines.map((line) => html`<p>${line}</p>`);
}

/** What is said when no belief explains the answer. @param {LessonNeeds} element */
function unexplained(element) {
  const { player, words } = element;
  const answer = String(player?.verdict?.answer).slice(0, 60);
  const typed = player?.verdict?.diagnosis?.understood.value;
  if (typeof typed === 'number' && player?.kind.reads === 'number' && !Number.isInteger(typed))
    return words.text('wrong-fraction', { answer });
  const count = (rowInQuestion(element)?.output_shape?.length ?? 1) - 1;
  if (Array.isArray(typed) && typed.length - 1 !== count) {
    return words.text(typed.length - 1 > count ? 'wrong-shape-long' : 'wrong-shape-length', {
      answer,
      typed: typed.length - 1,
      count,
    });
  }
  const { contains } = player?.verdict?.diagnosis ?? {};
  return contentsSentence(contains, answer, typed, player?.step.layer ?? '', words);
}

/** Right by the learner's own earlier answer: what is to be looked at again is that one. @param {LessonNeeds} element @param {string[]} layers */
function carried({ words }, layers) {
  return html`<p><strong>${words.text('carried', { layers: words.list(layers) })}</strong>
    ${words.text('carried-next', { layers: words.list(layers) })}</p>`;
}

/** The way was right, the writing was not. @param {LessonNeeds} element */
function slip({ player, words }) {
  const found = player?.verdict?.diagnosis?.slip;
  return found ? html`<p><strong>${words.text(`slip-${found.kind}`)}</strong></p>` : undefined;
}

/** The causes that are left: one, several that cannot be told apart, or those that nobody asked further about. @param {LessonNeeds} element @param {Cause[]} causes */
function causesLeft(element, [first, ...others]) {
  const { words, player } = element;
  // Two mistakes that meet in a number are a possibility, and never the most frequent thing.
  const hedge = first.beliefs.length > 1 ? `${words.text('settled-possible')} ` : nothing;
  if (others.length === 0) return html`<p>${hedge}${causeText(element, first)}</p>`;
  const listed = (/** @type {Cause[]} */ causes) =>
    html`<ul>${causes.map((cause) => html`<li>${causeText(element, cause)}</li>`)}</ul>`;
  const alike = player?.verdict?.diagnosis?.settled === 'alike';
  if (first.chance < wellAhead)
    return html`<p>${words.text(alike ? 'settled-alike' : 'settled-several')}</p>${listed([first, ...others].slice(0, 4))}`;
  return html`<p>${words.text('settled-likeliest')} ${causeText(element, first)}</p>
    <p>${words.text('wrong-or')}</p>${listed(others.slice(0, 3))}`;
}

/** Without any cause: what can be said about the answer. @param {LessonNeeds} element */
function noCause(element) {
  const { words, player } = element;
  const asked = Boolean(player?.inquiry?.evidence.length);
  if (player?.inquiry?.asks) return asked ? nothing : html`<p>${unexplained(element)}</p>`;
  if (asked) return html`<p>${words.text('settled-none')}</p>`;
  // Without a formula, the first hint says where to look.
  const next = formulas(element, allOpen, 'all') === nothing ? hintText(element, 1) : words.text('wrong-unknown-next');
  return slip(element) ?? html`<p>${unexplained(element)}</p><p>${next}</p>`;
}

/** @param {LessonNeeds} element */
function wrongReply(element) {
  const { player } = element;
  const { causes = [], carried: own, slip: slipped } = player?.verdict?.diagnosis ?? {};
  if (own) return html`<div class="reply">${readAs(element)} ${carried(element, own.layers)}</div>`;
  const [first] = causes;
  const opens = first || slipped ? opensOf(element, first) : allOpen;
  // What a question asks for is not told above it.
  if (player?.inquiry?.asks)
    return html`<div class="reply attention">
      ${readAs(element)} ${evidence(element)} ${first ? nothing : noCause(element)} ${followUp(element)}
    </div>`;
  return html`<div class="reply attention">
    ${readAs(element)} ${evidence(element)}
    ${first ? causesLeft(element, causes) : noCause(element)}
    ${ownFactors(element)}
    ${formulas(element, opens, first || slipped ? 'result' : 'all')}
  </div>`;
}

/** Why the answer is what it is, where a formula alone does not say so. @param {LessonNeeds} element */
function reason(element) {
  const { player, words } = element;
  const row = rowInQuestion(element);
  if (!row || player?.step.ask !== 'params' || row.params > 0) return nothing;
  return html`<p>${words.text(familyId(words, 'why-no-params', row), { layer: row.name, keeps: keptBy(row.class_name) })}</p>`;
}

/** A solution as it is written on the page. @param {LessonNeeds} element */
function solutionText({ player, words }) {
  if (!player) return '';
  const solution = player.kind.solution(player.course, player.step);
  const written = {
    percent: () => `${words.number(solution, 2)} %`,
    shape: () => solution,
    number: () => words.number(solution),
  };
  // Ticked rows have a reply of their own.
  return written[/** @type {keyof typeof written} */ (player.kind.reads)]();
}

/** @param {LessonNeeds} element */
function doneReply(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const missed = player.once && player.here.tries.length > 0;
  return html`${missed && player.verdict ? wrongReply(element) : nothing}
    <div class="reply right">
      ${missed ? nothing : readAs(element)}
      <p><strong>${words.text(player.here.shown || missed ? 'right-shown' : 'right-alone', { answer: solutionText(element) })}</strong></p>
      ${reason(element)} ${formulas(element, nothingOpen, 'none')} ${shares(element, false)}
    </div>`;
}

/** A guess is noted and left alone. @param {LessonNeeds} element */
function noted({ player, words }) {
  const guess = player?.here.guess;
  if (!guess?.length) return nothing;
  const text = Array.isArray(guess) ? words.list(guess) : guess;
  return html`<div class="reply"><p>${words.text('guess-noted', { guess: text })}</p></div>`;
}

/** @param {LessonNeeds} element */
export function reply(element) {
  const { player } = element;
  if (!player) return nothing;
  if (player.here.done) return doneReply(element);
  if (player.guessing && !player.verdict) return noted(element);
  if (!player.verdict) return nothing;
  return unreadAnswer(element) ?? wrongReply(element);
}

/** Words of one rung of the ladder, by question and family. @param {LessonNeeds} element @param {number} rung */
function hintText(element, rung) {
  const { player, words } = element;
  if (!player) return '';
  const base = `hint-${player.step.ask}-${rung}`;
  const row = rowInQuestion(element);
  if (!row) return words.text(base);
  return words.text(familyId(words, base, row), rowArguments(player.course, row, words, player.knows));
}

/** The ladder: a nudge, where the numbers are, the formula with gaps, the formula worked out up to its result. @param {LessonNeeds} element */
export function hints(element) {
  const { player, words } = element;
  if (!player || player.here.hints === 0) return nothing;
  const rung = player.here.hints;
  const full = rung > 3;
  const parts = formulas(element, full ? nothingOpen : allOpen, full ? 'result' : 'all');
  const line = words.text(full ? 'hint-formula-full' : 'hint-formula-open');
  const where = hintText(element, 2);
  return html`<div class="reply hint">
    <p>${hintText(element, 1)}</p>
    ${rung > 1 ? html`<p>${where}</p>` : nothing}
    ${rung > 2 && parts !== nothing ? html`<p class="soft">${line}</p>${parts}${full ? shares(element, true) : nothing}` : nothing}
  </div>`;
}

/** Gives the element the styles of all this. @param {{ renderRoot: HTMLElement | DocumentFragment }} element */
export const addReplyStyles = (element) => addStyles(element, styles);
