// What stands in the worked formulas: terms of a count, sizes of windows, sums. How it is drawn is in formula.js.

import { asMaps } from '../words/layer-words.js';

/** @import { Words } from '../words/words.js' */
/** @import { Analysis, LayerRow, SlidingWindow, Term } from '../engine/types.js' */
/** @import { Part } from './formula.js' */

/** Puts a sign between groups of parts. @param {Part[][]} groups @param {string} sign @returns {Part[]} */
function joined(groups, sign) {
  return groups.flatMap((group, i) => (i > 0 ? [{ sign }, ...group] : group));
}

/** What opens the places of a formula: a cause's gaps, all, or none. @typedef {(weight: string, label: string) => boolean} Opens */
export const nothingOpen = () => false;
export const allOpen = () => true;

/** @param {Term} term @param {Words} words @param {Opens} opens @returns {Part[]} */
function termParts(term, words, opens) {
  const factors = term.factors.map(({ label, size }) => {
    const dimension = term.weight === 'bias' ? 'bias' : label;
    // Biases that are a product have the names of its sizes: 3 gates, 12 units.
    const name = term.factors.length > 1 ? label : dimension;
    const open = opens(term.weight, label) || opens(term.weight, '');
    return [{ label: words.text(`dim-${name}`), dimension, value: words.number(size), open }];
  });
  return joined(factors, '×');
}

/** height × width × input channels × filters + biases. @param {LayerRow} row @param {Words} words @param {Opens} opens @returns {Part[]} */
export function countParts(row, words, opens) {
  return joined(
    row.terms.map((term) => termParts(term, words, opens)),
    '+',
  );
}

/**
 * size + padding − window + 1, or with a stride ⌊(size + padding − window) / stride⌋ + 1.
 * @param {SlidingWindow} window @param {string} label of the size @param {Words} words @param {boolean} open @returns {Part[]}
 */
function windowParts(window, label, words, open) {
  const number = (/** @type {number} */ value) => words.number(value);
  /** @type {Part[]} */
  const parts = [{ label, dimension: window.label, value: number(window.size), open }];
  for (const cells of [window.pad_before, window.pad_after].filter((count) => count > 0)) {
    parts.push({ sign: '+' }, { label: words.text('dim-padding'), value: number(cells), open });
  }
  const span = {
    label: words.text('dim-window'),
    dimension: `kernel_${window.label}`,
    value: number(window.span),
    open,
  };
  parts.push({ sign: '−' }, span);
  if (window.stride === 1) return [...parts, { sign: '+' }, { label: '', value: '1' }];
  const stride = { label: words.text('dim-stride'), value: number(window.stride), open };
  const fraction = { top: parts, bottom: [stride], label: words.text('dim-rounded-down') };
  return [fraction, { sign: '+' }, { label: '', value: '1' }];
}

/**
 * size × stride, or (size − 1) × stride + window, plus output padding, minus what is cut off.
 * @param {SlidingWindow} window @param {string} label of the size @param {Words} words @param {boolean} open @returns {Part[]}
 */
function transposedParts(window, label, words, open) {
  const part = (/** @type {string} */ id, /** @type {number} */ value) => ({
    label: words.text(`dim-${id}`),
    value: words.number(value),
    open,
  });
  const size = { label, dimension: window.label, value: words.number(window.size), open };
  const stride = part('stride', window.stride);
  if (window.output_padding === null && (window.padding === 'same' || window.span < window.stride)) {
    return [size, { sign: '×' }, stride];
  }
  const span = { ...part('window', window.span), dimension: `kernel_${window.label}` };
  const cuts = [window.pad_before, window.pad_after].filter((count) => count > 0);
  return [
    ...[
      { sign: '(' },
      size,
      { sign: '−' },
      { label: '', value: '1' },
      { sign: ')' },
      { sign: '×' },
      stride,
      { sign: '+' },
      span,
    ],
    ...cuts.flatMap((count) => [{ sign: '−' }, part('padding', count)]),
    ...(cuts.length === 0 && window.output_padding
      ? [{ sign: '+' }, part('output_padding', window.output_padding)]
      : []),
  ];
}

/** Windows that compute the same are written once: one line for height and width. @param {SlidingWindow[]} windows */
function alikeWindows(windows) {
  /** @type {Map<string, SlidingWindow[]>} */
  const groups = new Map();
  for (const window of windows) {
    const key = JSON.stringify({ ...window, label: '', axis: 0 });
    groups.set(key, [...(groups.get(key) ?? []), window]);
  }
  return [...groups.values()];
}

/**
 * One formula for each size that is computed. open: 'all' leaves every place open, 'result' only the results.
 * @param {LayerRow} row @param {Words} words @param {'none' | 'result' | 'all'} open @returns {Part[][]}
 */
export function shapeParts(row, words, open) {
  const result = (/** @type {number} */ value) => ({ label: '', value: words.number(value), open: open !== 'none' });
  const lines = alikeWindows(row.windows).map((group) => {
    const label = words.list(group.map((window) => words.text(`dim-${window.label}`)));
    const parts = group[0].transposed ? transposedParts : windowParts;
    return [...parts(group[0], label, words, open === 'all'), { sign: '=' }, result(group[0].output)];
  });
  if (row.output_factors.length > 0) {
    const factors = row.output_factors.map(({ label, size }) => [
      { label: words.text(`dim-${label}`), dimension: label, value: words.number(size), open: open === 'all' },
    ]);
    lines.push([...joined(factors, '×'), { sign: '=' }, result(Number(row.output_shape?.at(-1)))]);
  }
  const maps = mapsParts(row, words, open);
  return maps.length > 0 ? [...lines, maps] : lines;
}

/**
 * How many maps come out: filters or units; where a window slides over each map alone, as many as come in, or for each of
 * them as many as the depth multiplier says.
 * @param {LayerRow} row @param {Words} words @param {'none' | 'result' | 'all'} open @returns {Part[]}
 */
function mapsParts(row, words, open) {
  const part = (/** @type {string} */ dimension, /** @type {number} */ value) => ({
    label: words.text(`dim-${dimension}`),
    dimension,
    value: words.number(value),
    open: open === 'all',
  });
  const { filters, units, depth_multiplier: multiplier = 1, data_format: format } = row.config;
  if (filters) return [part('filters', filters)];
  if (units) return [part('units', units)];
  if (row.windows.length === 0 || !row.output_shape) return [];
  const first = format === 'channels_first';
  const [come, go] = [row.input_shapes[0], row.output_shape].map((shape) => Number(asMaps(shape.slice(1), first).maps));
  if (multiplier === 1) return [part('input_channels', come)];
  const result = { label: '', value: words.number(go), open: open !== 'none' };
  return [part('input_channels', come), { sign: '×' }, part('depth_multiplier', multiplier), { sign: '=' }, result];
}

/** weights + biases = count. @param {LayerRow} row @param {Words} words @param {boolean} open leaves the sum open @returns {Part[]} */
export function sumParts(row, words, open) {
  const terms = row.terms.map(({ weight, params }) => {
    const dimension = weight === 'bias' ? 'bias' : undefined;
    const label = words.text(words.has(`share-${weight}`) ? `share-${weight}` : `weight-${weight}`);
    return [{ label, dimension, value: words.number(params) }];
  });
  return [{ sign: '=' }, ...joined(terms, '+'), { sign: '=' }, { label: '', value: words.number(row.params), open }];
}

/** A sum of more rows than these is told by kinds of layers. */
const mostRows = 12;

/**
 * The sum of the rows, or of many rows by kinds of layers.
 * @param {Pick<Analysis, 'layers' | 'kinds'>} analysis @param {Words} words @param {(name: string) => boolean} opens @returns {Part[]}
 */
export function totalParts({ layers, kinds }, words, opens) {
  if (layers.length <= mostRows)
    return joined(
      layers.map((row) => [{ label: row.name, value: words.number(row.params), open: opens(row.name) }]),
      '+',
    );
  const opened = new Set(layers.filter(({ name }) => opens(name)).map((row) => row.class_name));
  const groups = kinds.map(({ class_name: kind, rows, params }) => {
    const label = rows > 1 ? `${words.number(rows)} × ${kind}` : kind;
    return [{ label, value: words.number(params), open: opened.has(kind) }];
  });
  return joined(groups, '+');
}

/**
 * (before − after) / before = percent.
 * @param {number} before @param {number} after @param {number} percent @param {Words} words @param {'none' | 'result' | 'all'} opens
 * @returns {Part[]}
 */
export function reductionParts(before, after, percent, words, opens) {
  const open = opens === 'all';
  const old = { label: words.text('dim-before'), value: words.number(before), open };
  const rest = { label: words.text('dim-after'), value: words.number(after), open };
  const result = { label: '', value: `${words.number(percent, 2)} %`, open: opens !== 'none' };
  return [{ top: [old, { sign: '−' }, rest], bottom: [old], label: '' }, { sign: '=' }, result];
}

/** A formula as a line of numbers and signs. @param {Part[]} parts @returns {string} */
export function plainText(parts) {
  const texts = parts.map((part) => {
    if ('sign' in part) return part.sign;
    if (!('top' in part)) return part.value;
    const quotient = `(${plainText(part.top)}) / ${plainText(part.bottom)}`;
    return part.label ? `⌊${quotient}⌋` : quotient;
  });
  return texts.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}
