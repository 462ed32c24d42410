// The reply is about the answer given: what it *is*, what is missing, and the formula with that place left open.

import { html, nothing } from 'lit';
import { familyId, rowArguments } from '../questions/cell.js';
import { shapeText } from '../format.js';
import { allOpen, countParts, formula, nothingOpen, reductionParts, shapeParts, totalParts } from './formula.js';

/** @import { CnnParams } from '../element.js' */
/** @import { Cause, LayerRow } from '../types.js' */
/** @import { Opens } from './formula.js' */

/** @param {CnnParams} element */
function rowInQuestion({ player }) {
  return player?.course.analysis.layers.find(({ name }) => name === player.step.layer);
}

/** The formulas of the question, with some places open. @param {CnnParams} element @param {Opens} opens @param {boolean} open */
function formulas(element, opens, open) {
  const { player, words } = element;
  if (!player) return nothing;
  const row = rowInQuestion(element);
  const { analysis, before } = player.course;
  const { ask } = player.step;
  if (ask === 'params' && row) return formula(countParts(row, words, opens));
  if (ask === 'output_shape' && row) return shapeParts(row, words, open).map(formula);
  if (ask === 'total_params') return formula(totalParts(analysis.layers, words, (name) => opens(name, '')));
  if (ask === 'reduction' && before) {
    return formula(reductionParts(before.analysis.total_params, analysis.total_params, words, open));
  }
  return nothing;
}

/** Numbers that the sentences about a belief may use. @param {CnnParams} element @param {Cause} cause */
function causeArguments(element, cause) {
  const { player, words } = element;
  const rows = player?.course.analysis.layers ?? [];
  const origin = rows.find(({ name }) => name === cause.layers[0]) ?? rowInQuestion(element);
  const window = origin?.windows[0];
  const input = origin?.input_shapes[0] ?? [];
  return {
    value: cellText(element, cause.value),
    layer: origin?.name ?? '',
    layers: words.list(cause.layers),
    channels: Number(input[input.length - 1] ?? 0),
    kernel: window?.kernel ?? 0,
    lost: window?.lost ?? 0,
  };
}

/** @param {CnnParams} element @param {any} value */
function cellText({ words }, value) {
  if (Array.isArray(value)) return shapeText(value);
  return typeof value === 'number' ? words.number(Math.round(value * 100) / 100) : String(value);
}

/** What one cause says; two beliefs at once are said after each other. @param {CnnParams} element @param {Cause} cause */
function causeText(element, cause) {
  const args = causeArguments(element, cause);
  const known = cause.beliefs.filter((id) => element.words.has(id));
  if (known.length === 0) return element.words.text('wrong-unknown', { answer: args.value });
  return known.map((id) => element.words.text(id, args)).join(' ');
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
    return [`${words.text('wrong-own-factors', { factors: typed.join(' · ') })} ${words.text('factor-missing', { labels })}`];
  });
  return lines.map((line) => html`<p>${line}</p>`);
}

/** @param {Cause | undefined} cause @returns {Opens} */
function opensOf(cause) {
  if (!cause) return nothingOpen;
  return (weight, label) =>
    cause.gaps.some((gap) => gap.weight === weight && gap.label === label) || cause.layers.includes(weight);
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
  const { player, words } = element;
  const opens = opensOf(first);
  const asksShape = player?.step.ask === 'output_shape';
  return html`<div class="reply attention">
    <p>${first ? causeText(element, first) : unexplained(element)}</p>
    ${ownFactors(element)}
    ${others.length > 0
      ? html`<p class="soft">${words.text('wrong-or')}</p>
          <ul>
            ${others.slice(0, 3).map((cause) => html`<li>${causeText(element, cause)}</li>`)}
          </ul>`
      : nothing}
    ${first ? nothing : html`<p>${words.text('wrong-unknown-next')}</p>`}
    ${formulas(element, first ? opens : allOpen, asksShape || !first)}
  </div>`;
}

/** A text that could not be taken as an answer. @param {CnnParams} element */
function misread(element) {
  const { player, words } = element;
  const understood = player?.verdict?.diagnosis?.understood;
  if (!player || !understood || !['unreadable', 'empty', 'ambiguous'].includes(understood.kind)) return undefined;
  const kind = words.text(`kind-${player.kind.reads}`);
  const text = words.text(`understood-${understood.kind}`, { text: understood.text || String(player.verdict?.answer).slice(0, 60), kind });
  return html`<div class="reply attention">
    <p>${text}</p>
    ${understood.candidates.length > 0
      ? html`<div class="buttons">
          ${understood.candidates.map(
            (value) =>
              html`<button class="quiet" @click=${() => element.answer(String(value))}>${words.number(value)}</button>`,
          )}
        </div>`
      : nothing}
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

/** @param {CnnParams} element */
function doneReply(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const solution = player.kind.solution(player.course, player.step);
  if (player.kind.input === 'rows') {
    const rows = words.list(solution);
    return html`<div class="reply right"><p>${words.text('right-rows-shown', { rows })}</p><p>${words.text('right-rows')}</p></div>`;
  }
  const isPercent = player.kind.reads === 'percent';
  const answer = isPercent ? `${words.number(solution, 2)} %` : typeof solution === 'number' ? words.number(solution) : solution;
  return html`<div class="reply right">
    <p><strong>${words.text(player.here.shown ? 'right-shown' : 'right-alone', { answer })}</strong></p>
    ${formulas(element, nothingOpen, false)}
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

/** @param {CnnParams} element @param {LayerRow | undefined} row */
function nudge({ player, words }, row) {
  const base = `hint-${player?.step.ask}-1`;
  if (!row || !player) return words.text(base);
  return words.text(familyId(words, base, row), rowArguments(player.course, row, words, player.knows));
}

/** A nudge, then the parts of the formula, then its numbers. @param {CnnParams} element */
export function hints(element) {
  const { player, words } = element;
  if (!player || player.here.hints === 0) return nothing;
  const level = player.here.hints;
  const row = rowInQuestion(element);
  const parts = level > 1 ? formulas(element, level > 2 ? nothingOpen : allOpen, level === 2) : nothing;
  return html`<div class="reply hint">
    <p>${nudge(element, row)}</p>
    ${level > 1 && parts !== nothing ? html`<p class="soft">${words.text(level > 2 ? 'hint-formula-full' : 'hint-formula-open')}</p>${parts}` : nothing}
  </div>`;
}
