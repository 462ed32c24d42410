// The reply is about the answer given: what it *is*, what is missing, and the formula with that place left open.

import { html, nothing } from 'lit';
import { familyId, rowArguments } from '../questions/cell.js';
import { causeText, opensOf, rowInQuestion } from './cause.js';
import {
  allOpen,
  countParts,
  formula,
  nothingOpen,
  reductionParts,
  shapeParts,
  sumParts,
  totalParts,
} from './formula.js';

/** @import { CnnParams } from '../element.js' */
/** @import { Cause } from '../types.js' */
/** @import { Opens } from './formula.js' */

/** The formulas of the question, with some places open. @param {CnnParams} element @param {Opens} opens @param {'none' | 'result' | 'all'} open */
function formulas(element, opens, open) {
  const { player, words } = element;
  if (!player) return nothing;
  const row = rowInQuestion(element);
  const { analysis, before } = player.course;
  const { ask } = player.step;
  if (ask === 'params' && row) return row.terms.length > 0 ? formula(countParts(row, words, opens)) : nothing;
  if (ask === 'output_shape' && row) return shapeParts(row, words, open).map(formula);
  if (ask === 'total_params') return formula(totalParts(analysis.layers, words, (name) => opens(name, '')));
  if (ask === 'reduction' && before) {
    const gaps = open === 'all';
    return formula(reductionParts(before.analysis.total_params, analysis.total_params, words, gaps));
  }
  return nothing;
}

/** The second line of a count: the shares of the weights, and their sum. @param {CnnParams} element @param {boolean} open */
function shares(element, open) {
  const row = element.player?.step.ask === 'params' ? rowInQuestion(element) : undefined;
  return row && row.terms.length > 0 ? formula(sumParts(row, element.words, open)) : nothing;
}

/** The learner's own factors, and what they lack. @param {CnnParams} element */
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

/** What is said when no belief explains the answer. @param {CnnParams} element */
function unexplained(element) {
  const { player, words } = element;
  const answer = String(player?.verdict?.answer).slice(0, 60);
  const typed = player?.verdict?.diagnosis?.understood.value;
  const count = (rowInQuestion(element)?.output_shape?.length ?? 1) - 1;
  if (Array.isArray(typed) && typed.length - 1 !== count) {
    return words.text('wrong-shape-length', { answer, typed: typed.length - 1, count });
  }
  return words.text('wrong-unknown', { answer });
}

/** @param {CnnParams} element @param {Cause[]} causes */
function wrongReply(element, [first, ...others]) {
  const { words } = element;
  const opens = first ? opensOf(element, first) : allOpen;
  return html`<div class="reply attention">
    <p>${first ? causeText(element, first) : unexplained(element)}</p>
    ${ownFactors(element)}
    ${
      others.length > 0
        ? html`<p class="soft">${words.text('wrong-or')}</p>
          <ul>
            ${others.slice(0, 3).map((cause) => html`<li>${causeText(element, cause)}</li>`)}
          </ul>`
        : nothing
    }
    ${first ? nothing : html`<p>${words.text('wrong-unknown-next')}</p>`}
    ${formulas(element, opens, first ? 'result' : 'all')}
  </div>`;
}

/** A text that could not be taken as an answer. @param {CnnParams} element */
function misread(element) {
  const { player, words } = element;
  const understood = player?.verdict?.diagnosis?.understood;
  if (!player || !understood || !['unreadable', 'empty', 'ambiguous'].includes(understood.kind)) return undefined;
  const kind = words.text(`kind-${player.kind.reads}`);
  const text = understood.text || String(player.verdict?.answer).slice(0, 60);
  return html`<div class="reply attention">
    <p>${words.text(`understood-${understood.kind}`, { text, kind })}</p>
    ${
      understood.candidates.length > 0
        ? html`<div class="buttons">
          ${understood.candidates.map(
            (value) =>
              html`<button class="quiet" @click=${() => element.answer(String(value))}>${words.number(value)}</button>`,
          )}
        </div>`
        : nothing
    }
  </div>`;
}

/** @param {CnnParams} element */
function wrongRows(element) {
  const { player, words } = element;
  const { missing = [], extra = [] } = player?.verdict ?? {};
  const weightless = (/** @type {string} */ name) =>
    player?.course.analysis.layers.find((row) => row.name === name)?.params === 0;
  const keep = extra.filter((name) => !weightless(name));
  const none = extra.filter(weightless);
  const line = (/** @type {string} */ id, /** @type {string[]} */ names) =>
    names.length > 0 ? html`<p>${words.text(id, { rows: words.list(names), count: names.length })}</p>` : nothing;
  return html`<div class="reply attention">
    ${line('rows-extra', keep)} ${line('rows-extra-none', none)} ${line('rows-missing', missing)}
  </div>`;
}

/** Why the answer is what it is, where a formula alone does not say so. @param {CnnParams} element */
function reason(element) {
  const { player, words } = element;
  const row = rowInQuestion(element);
  if (player?.step.ask === 'changed_rows') return html`<p>${words.text('right-rows')}</p>`;
  if (!row || player?.step.ask !== 'params' || row.params > 0) return nothing;
  return html`<p>${words.text(familyId(words, 'why-no-params', row), { layer: row.name })}</p>`;
}

/** @param {CnnParams} element */
function doneReply(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const solution = player.kind.solution(player.course, player.step);
  const written = {
    rows: () => (solution.length > 0 ? words.list(solution) : words.text('rows-none')),
    percent: () => `${words.number(solution, 2)} %`,
    shape: () => solution,
    number: () => words.number(solution),
  };
  const answer = written[player.kind.reads]();
  return html`<div class="reply right">
    <p><strong>${words.text(player.here.shown ? 'right-shown' : 'right-alone', { answer })}</strong></p>
    ${reason(element)} ${formulas(element, nothingOpen, 'none')} ${shares(element, false)}
  </div>`;
}

/** @param {CnnParams} element */
export function reply(element) {
  const { player } = element;
  if (!player) return nothing;
  if (player.here.done) return doneReply(element);
  if (!player.verdict) return nothing;
  if (player.kind.input === 'rows') return wrongRows(element);
  return misread(element) ?? wrongReply(element, player.verdict.diagnosis?.causes ?? []);
}

/** Words of one rung of the ladder, by question and family. @param {CnnParams} element @param {number} rung */
function hintText(element, rung) {
  const { player, words } = element;
  if (!player) return '';
  const base = `hint-${player.step.ask}-${rung}`;
  const row = rowInQuestion(element);
  if (!row) return words.text(base);
  return words.text(familyId(words, base, row), rowArguments(player.course, row, words, player.knows));
}

/** The ladder: a nudge, where the numbers are, the formula with gaps, the formula worked out up to its result. @param {CnnParams} element */
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
