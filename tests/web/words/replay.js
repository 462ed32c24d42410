// Takes what is said about a wrong answer at its word: the rows that are named are put in, the factors that are written
// are multiplied, the sums are added. It reads the English sentences alone, and must come to the learner's number.

import { causeSentences, cellText } from '../../../web/words/cause-sentences.js';

/** @import { EngineApi } from '../../../web/engine/engine.js' */
/** @import { Analysis, Cause, Question } from '../../../web/engine/types.js' */
/** @import { Words } from '../../../web/words/words.js' */

/** @typedef {{ engine: EngineApi, config: any, analysis: Analysis, before?: { config: any, analysis: Analysis } }} Subject */
/** @typedef {{ start: string, is: string, missing: string, working: string }} Said */

const plain = (/** @type {string} */ text) => text.replaceAll('\u00a0', ' ').replace(/[\u2066-\u2069]/g, '');
const number = (/** @type {string} */ text) => Number(text.replaceAll(',', ''));

/** The rows that a sentence names. @param {string} start */
function namedRows(start) {
  const rows = /(\(None[^)]*\)|-?[\d,.]*\d) for (.+?)( of the first model)?(?=, (?:\(|\d)|,? and (?:\(|\d)|\.$)/g;
  return [...plain(start).matchAll(rows)].map(([, value, layer, before]) => ({
    value,
    layer,
    before: Boolean(before),
  }));
}

/** `(27 + 2) × 0.5` by hand. @param {string} text */
function reckoned(text) {
  const [, inner, sign, scale] = text.match(/^\((.+)\) ([/×]) ([\d,.]+)$/) ?? text.match(/^(.+) (\/) ([\d,.]+)$/) ?? [];
  const products = (inner ?? text).split(' + ').map((product) => product.split(' × ').map(number));
  const total = products.reduce((all, factors) => all + factors.reduce((product, one) => product * one, 1), 0);
  return sign === undefined ? total : sign === '/' ? total / number(scale) : total * number(scale);
}

/**
 * Numbers beside the value that a sentence may have: its own words' ("1 × 1"), and the sizes of the layers it is about.
 * @param {Analysis} analysis @param {Cause} cause @param {Words} words
 */
function otherNumbers(analysis, cause, words) {
  const [id] = cause.beliefs;
  const none = { value: '', layer: '', layers: '', channels: 0, kernel: 0, lost: 0, keeps: 'largest' };
  const own = `${words.text(id, none)} ${words.attribute(id, 'missing', none)}`.match(/\d[\d,.]*/g) ?? [];
  const sizes = analysis.layers
    .filter(({ name }) => cause.layers.includes(name))
    .flatMap(({ input_shapes, windows }) => [
      input_shapes[0]?.at(-1) ?? 0,
      windows[0]?.kernel ?? 0,
      windows[0]?.lost ?? 0,
    ]);
  return new Set([...own.map((text) => text.replace(/[.,]+$/, '')), ...sizes.map((size) => size.toLocaleString('en'))]);
}

/** The first number in a text that is none of these. @param {string} text @param {Set<string>} allowed */
const strangeNumber = (text, allowed) =>
  [...text.matchAll(/(?<![\w.])\d[\d,.]*/g)]
    .map(([digits]) => digits.replace(/[.,]+$/, ''))
    .find((digits) => !allowed.has(digits));

/** @param {number} a @param {number} b */
const same = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** The share of a total that a row has. @param {any} row @param {string} of */
const shareOf = (row, of) => row[/** @type {any} */ ({ total_params: 'params', reduction: 'params' })[of] ?? of];

/** A total with some rows put in. @param {Analysis} analysis @param {string} of @param {Map<string, number>} rows */
function totalWith(analysis, of, rows) {
  const listed = analysis.layers.reduce((sum, row) => sum + (rows.get(row.name) ?? shareOf(row, of)), 0);
  // A Sequential's input is no row of its summary, and has no parameters.
  const names = new Set(analysis.layers.map(({ name }) => name));
  return [...rows].reduce((sum, [name, value]) => sum + (names.has(name) ? 0 : value), listed);
}

/** What a total comes to by the rows that are named. @param {Subject} subject @param {string} of @param {{ layer: string, value: number, before?: boolean }[]} rows @param {number} added */
function totalByRows({ analysis, before }, of, rows, added) {
  const put = (/** @type {boolean} */ earlier) =>
    new Map(rows.filter((row) => Boolean(row.before) === earlier).map(({ layer, value }) => [layer, value]));
  const after = totalWith(analysis, of, put(false)) + added;
  if (of !== 'reduction' || !before) return after;
  const first = totalWith(before.analysis, of, put(true));
  return (100 * (first - after)) / first;
}

/**
 * What does not add up in what is said, or nothing.
 * @param {Subject} subject @param {Question} question @param {any} answer the learner's @param {Cause} cause @param {Said} said @param {Words} words
 * @returns {string | undefined}
 */
export function contradiction(subject, question, answer, cause, said, words) {
  const { engine, config, analysis } = subject;
  const rows = namedRows(said.start);
  // A percentage is typed in round numbers; what is said is about the exact one.
  const spoken = question.of === 'reduction' ? cause.value : answer;
  const typed = plain(cellText(words, spoken));
  const own = cause.rows.find(({ layer }) => layer === question.layer);
  const value = own && !own.follows ? typed : (rows[0]?.value ?? typed);
  if (said.start && !plain(said.start).startsWith(`${typed} `)) return `${said.start} is not about ${typed}`;
  if (said.start && rows.length === 0) return `${said.start} names no row`;
  // A sentence is about the answer, or about the first row that it comes from; of two mistakes always about the answer.
  const about = cause.beliefs.length > 1 ? typed : value;
  if (!plain(said.is).startsWith(about)) return `${said.is} is not about ${about}`;
  if (cause.beliefs.length === 1) {
    const names = subject.analysis.layers.reduce(
      (text, { name }) => text.replaceAll(name, ''),
      plain(`${said.is.slice(about.length)} ${said.missing}`),
    );
    const strange = strangeNumber(names, otherNumbers(subject.analysis, cause, words));
    if (strange) return `${said.is} ${said.missing}: ${strange} is no size of ${cause.layers}`;
  }
  if (!question.layer) {
    const ofTotals = cause.beliefs.some((id) => /^(total|percent)_/.test(id));
    const numbers = ofTotals
      ? cause.rows.flatMap(({ layer, value: share }) => (layer ? [{ layer, value: Number(share) }] : []))
      : rows.map((row) => ({ ...row, value: number(row.value) }));
    const added = cause.rows.reduce((sum, row) => sum + (row.layer ? 0 : Number(row.value)), 0);
    if (ofTotals && question.of === 'reduction') return undefined; // a percentage on another base: no rows
    const total = totalByRows(subject, question.of, numbers, added);
    return same(total, spoken) ? undefined : `${said.start} ${said.is} comes to ${total}, not ${spoken}`;
  }
  if (said.working) {
    const [left, right] = plain(said.working).split(' = ');
    if (left !== typed || !same(reckoned(right), answer)) return `${said.working} is ${reckoned(right)}, not ${answer}`;
  }
  if (!own?.follows) return undefined; // the mistake is made at the cell itself: nothing is left to be carried on
  const axes = new Map(analysis.layers.map((row) => [row.name, row.output_shape?.length]));
  if (cause.rows.some(({ layer, value: size }) => Array.isArray(size) && size.length !== axes.get(layer ?? '')))
    return undefined; // a shape of other axes cannot be typed for that layer
  const given = rows.map(({ layer, value: size }) => ({
    layer,
    of: /** @type {const} */ ('output_shape'),
    answer: size,
  }));
  const { carried } = engine.diagnose(config, question, answer, { given });
  return carried ? undefined : `${said.start} does not lead to ${typed}`;
}

/** Everything that is said about an answer, held against it. @param {Subject} subject @param {Question} question @param {any} answer @param {Words} words @param {object} [known] */
export function contradictions(subject, question, answer, words, known = {}) {
  const { engine, config, analysis } = subject;
  const { causes, slip } = engine.diagnose(config, question, answer, known);
  const step = { ask: question.of, layer: question.layer };
  const found = causes.flatMap((cause) => {
    const said = causeSentences({ analysis }, step, cause, words);
    const wrong = contradiction(subject, question, answer, cause, said, words);
    return wrong ? [`${question.of} of ${question.layer ?? 'all'}, ${cause.id}: ${wrong}`] : [];
  });
  return { found, causes, slip };
}
