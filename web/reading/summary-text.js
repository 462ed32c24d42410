// The table that `summary()` prints, of any era, back to rows; what they tell of the layers is the engine's to find.

import { ReadError } from './read-error.js';

/** @import { EngineApi } from '../engine/engine.js' */

/** @typedef {{ name: string, class_name: string, output_shape: (number | null)[], params: number, line: number }} SummaryRow line: where it begins */

/** Code, in whose comments a summary may stand. */
const looksLikeCode = /^\s*(>>> )?(import \w|from [\w.]+ import |\w+ = .*\b(Sequential|Model|Input)\(|\w+\.add\()/m;

/** @param {string} text */
export const looksLikeSummary = (text) =>
  /^\W*Layer \(type\)/m.test(text) && /Param\s*#/.test(text) && !looksLikeCode.test(text);

/** A row on one line, also where a page has squeezed its blanks. */
const wholeRow = /^\s?(\S.*?)\s+(\[?\((?:None|\d+)[^()]*\)\]?)\s+([\d,]+)\s*$/;

/** The cells of a line: by the bars of Keras 3, by what they look like, or by the columns of the head. @param {string} line @param {number[]} columns @returns {string[]} */
function cellsOf(line, columns) {
  if (line.includes('│')) {
    return line
      .split('│')
      .slice(1, -1)
      .map((cell) => cell.trim());
  }
  const [, ...cells] = wholeRow.exec(line) ?? [];
  return cells.length > 0 ? cells : columns.map((from, i) => line.slice(from, columns[i + 1]).trim());
}

/** Pieces of a cell that was broken over lines: a word that was cut goes on without a blank. @param {string[]} pieces */
const joined = (pieces) => pieces.filter(Boolean).join(' ').replace(/\( /, '(');

/** @param {string} text @returns {(number | null)[] | undefined} */
function shapeOf(text) {
  const [, sizes] = /\(([^()]*)\)/.exec(text) ?? [];
  const list = (sizes ?? '').split(',').map((one) => one.trim()).filter(Boolean); // prettier-ignore
  if (list.length === 0 || list.some((one) => !/^(None|\d+)$/.test(one))) return undefined;
  return list.map((one) => (one === 'None' ? null : Number(one)));
}

/** Every spelling of every class of layers. @param {EngineApi} engine @returns {string[]} */
const classNames = (engine) =>
  engine.layers
    .filter(({ operation }) => !operation)
    .flatMap(({ class_name: name, aliases = [] }) => [name, ...aliases]);

/** Classes by how they begin: a narrow table cuts them. @param {string[]} known @param {string} begun */
function classOf(known, begun) {
  const plain = begun.replace(/[…\s]|\.\.\.$/g, '');
  if (known.includes(plain)) return plain;
  const meant = known.filter((name) => name.startsWith(plain));
  return meant.length === 1 ? meant[0] : plain;
}

/** @param {string} line */
const isRule = (line) => /^[\s_=━─┏┓┗┛┡┩├┤└┘╇┳┴┼+-]*$/.test(line);

/** Groups of lines that make a row each, with the line they begin in. @param {string[]} lines @param {number} head @param {number[]} columns */
function blocksOf(lines, head, columns) {
  /** @type {{ cells: string[][], line: number }[]} */ const blocks = [];
  let fresh = true;
  for (let i = head + 1; i < lines.length; i++) {
    if (/^\W*(Total|Trainable|Non-trainable) params/.test(lines[i])) break;
    if (isRule(lines[i])) {
      fresh = true;
      continue;
    }
    const cells = cellsOf(lines[i], columns);
    // Without rules between them, rows begin where there is a count.
    const begins = lines[i].includes('│') ? fresh : /\d/.test(cells[2] ?? '') && /\S/.test(cells[0]);
    if (begins) blocks.push({ cells: [cells], line: i + 1 });
    else blocks[blocks.length - 1]?.cells.push(cells);
    fresh = false;
  }
  return blocks;
}

/** @param {EngineApi} engine @param {string} text @returns {SummaryRow[]} */
function rowsOf(engine, text) {
  const lines = text.split(/\r\n|\r|\n/);
  const head = lines.findIndex((line) => /Layer \(type\)/.test(line));
  const columns = ['Layer (type)', 'Output Shape', 'Param', 'Connected'].map((name) => lines[head].indexOf(name)).filter((at) => at >= 0); // prettier-ignore
  if (/Connected to/.test(lines[head])) {
    throw new ReadError({
      id: 'summary_graph',
      line: head + 1,
      message: 'The summary of a graph does not say enough to restore it. Paste its code, or what to_json() gives.',
    });
  }
  const known = classNames(engine);
  return blocksOf(lines, head, columns).map(({ cells, line }) => {
    const [first, shape, count] = [0, 1, 2].map((column) => joined(cells.map((one) => one[column] ?? '')));
    const [, name, kind] = /^(.*?)\s*\(([^()]*)\)?$/.exec(first) ?? [];
    const sizes = shapeOf(shape);
    const params = Number((/^[\d,]+/.exec(count)?.[0] ?? '').replaceAll(',', ''));
    if (!name || !kind || !sizes || !/\d/.test(count)) {
      throw new ReadError({
        id: 'summary_row',
        line,
        message: 'This row of the summary is not whole: name, class, shape and count are needed.',
      });
    }
    return { name: name.replace(/\s/g, ''), class_name: classOf(known, kind), output_shape: sizes, params, line };
  });
}

/** The total that the text says must be that of its rows. @param {string} text @param {SummaryRow[]} rows */
function checkTotal(text, rows) {
  const [, told] = /Total params: ([\d,]+)/.exec(text) ?? [];
  const sum = rows.reduce((total, { params }) => total + params, 0);
  // Keras 3 counts the variables of the optimizer in its total.
  if (told === undefined || Number(told.replaceAll(',', '')) === sum || /Optimizer params/.test(text)) return;
  throw new ReadError({
    id: 'summary_total',
    line: 1,
    message: `The rows come to ${sum} parameters, the text says ${told}: a row is missing.`,
  });
}

/**
 * @param {EngineApi} engine whole @param {string} text @param {Record<string, any>} answers `input_shape`: what the first layer reads, without the batch
 * @returns {{ models: { name: string, config: any, lines: Record<string, number> }[], notes: { line: number, id: string, [more: string]: any }[] }}
 * @throws {ReadError} `summary_row`, `summary_total`, `summary_graph`; `no_input_shape` with `asks`; `not_restorable` with the row's line
 */
export function readSummary(engine, text, answers) {
  const rows = rowsOf(engine, text);
  checkTotal(text, rows);
  const lines = Object.fromEntries(rows.map(({ name, line }) => [name, line]));
  const input = Array.isArray(answers.input_shape) ? [null, ...answers.input_shape] : null;
  const [, name = 'model'] = /^Model: "([^"]*)"/m.exec(text) ?? [];
  try {
    const { config, assumed } = engine.restoredModel(rows, input);
    config.config.name = name;
    const notes = assumed.map(({ layer, argument, value }) => ({
      line: lines[layer],
      id: 'assumed',
      what: layer,
      argument,
      value,
    }));
    return { models: [{ name, config, lines }], notes };
  } catch (error) {
    const { code, layer, message, expected, found } = /** @type {any} */ (error);
    if (code === 'missing_input_shape') {
      const asks = [{ key: 'input_shape', line: rows[0].line, kind: /** @type {const} */ ('shape') }];
      throw new ReadError({
        id: 'no_input_shape',
        line: rows[0].line,
        message: 'A summary does not say what its first layer reads. What is the shape of its input?',
        asks,
      });
    }
    if (code !== 'not_restorable') throw error;
    throw new ReadError({ expected, found, id: code, line: lines[layer] ?? 1, message, code, layer });
  }
}
