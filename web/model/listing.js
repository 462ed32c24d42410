// The model as Python: a listing generated from the config and the catalogue of arguments.

import { snakeCase } from './keras-names.js';

/**
 * A piece of code; `dimension` names what a number counts, so that it can wear that dimension's colour.
 * @typedef {{ text: string, dimension?: string }} Piece
 * @typedef {{ layer: string, pieces: Piece[] }} Line  layer: whose line it is; empty for imports
 * @typedef {{ class_name: string, name?: string, arguments: { name: string, kind: string, default: any, required: boolean }[] }} CatalogueEntry
 * @typedef {(className: string) => CatalogueEntry} Describe  what the catalogue says of a class
 * @typedef {{ imported: Set<string>, wrapped: Set<string>, first: (config: any) => Piece[][],
 *   last: (config: any, entry: CatalogueEntry) => Piece[][] }} Rest  what rest-of-config.js writes: before the other arguments and
 *   behind them; the modules of Keras and the classes of layers that it names
 */

const indent = '    ';
/** Lines longer than this are broken, so that they fit a phone. */
const longest = 46;

/** @type {Record<string, string[]>} */
const dimensions = {
  filters: ['filters'],
  units: ['units'],
  kernel_size: ['kernel_height', 'kernel_width'],
};

/** @param {any} value @param {string} quote @returns {string} */
export function literal(value, quote) {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return quote + value + quote;
  if (Array.isArray(value)) {
    return `(${value.map((item) => literal(item, quote)).join(', ')}${value.length === 1 ? ',' : ''})`;
  }
  return String(value);
}

/** A literal whose numbers carry their dimension. @param {string} name @param {any} value @param {string} quote @returns {Piece[]} */
function argumentPieces(name, value, quote) {
  const labels = dimensions[name];
  if (!labels) return [{ text: literal(value, quote) }];
  if (!Array.isArray(value)) return [{ text: String(value), dimension: labels[0] }];
  /** @type {Piece[]} */
  const pieces = [{ text: '(' }];
  value.forEach((size, i) => {
    if (i > 0) pieces.push({ text: ', ' });
    pieces.push({ text: String(size), dimension: labels[i] });
  });
  return [...pieces, { text: ')' }];
}

/** @param {any} given @param {any} standard */
function isDefault(given, standard) {
  const flat = Array.isArray(given) && !Array.isArray(standard) ? [...new Set(given)] : [given];
  return JSON.stringify(flat.length === 1 ? flat[0] : given) === JSON.stringify(standard);
}

/**
 * The arguments worth writing: required ones and those that differ from Keras's default.
 * @param {any} config @param {CatalogueEntry} entry @param {string} quote @param {Rest} [rest] @returns {Piece[][]}
 */
export function writtenArguments(config, entry, quote, rest) {
  const written = rest?.first(config) ?? [];
  for (const [position, argument] of entry.arguments.entries()) {
    const value = config[argument.name];
    if (value === undefined || value === null || value.class_name || /izer|aint/.test(argument.kind)) continue;
    if (argument.name === 'strides' && isDefault(value, config.pool_size)) continue;
    const isLinear = argument.name === 'activation' && value === 'linear';
    if (!argument.required && (isDefault(value, argument.default) || isLinear)) continue;
    const pieces = argumentPieces(argument.name, value, quote);
    const bare = argument.required && position === 0;
    written.push(bare ? pieces : [{ text: `${argument.name}=` }, ...pieces]);
  }
  written.push(...(rest?.last(config, entry) ?? []));
  if (config.trainable === false) written.push([{ text: 'trainable=False' }]);
  return written;
}

/**
 * Says of one layer after the other whether its name has to be written: not where Keras gives that name by itself, counting the
 * layers of a class from `conv2d` today, from `conv2d_1` in 2018.
 * @param {string} quote @returns {(layer: any) => Piece[][]}
 */
export function nameWriter(quote) {
  /** @type {Record<string, number>} */
  const counts = {};
  return ({ class_name: kind, config: { name } }) => {
    const count = (counts[kind] = (counts[kind] ?? -1) + 1);
    const base = snakeCase(kind);
    const given = [count === 0 ? base : `${base}_${count}`, `${base}_${count + 1}`];
    const known = quote === "'" ? given : given.slice(0, 1);
    return !name || known.includes(name) ? [] : [[{ text: `name=${literal(name, quote)}` }]];
  };
}

/** @param {Piece[]} pieces */
const lengthOf = (pieces) => pieces.reduce((sum, { text }) => sum + text.length, 0);

/**
 * A call, broken between arguments where it would be too long.
 * @param {string} layer @param {string} start @param {Piece[][]} args @param {string} end @returns {Line[]}
 */
export function callLines(layer, start, args, end) {
  const lines = [{ layer, pieces: /** @type {Piece[]} */ ([{ text: start }]) }];
  args.forEach((pieces, i) => {
    const last = i === args.length - 1;
    let line = lines[lines.length - 1];
    const room = lengthOf(line.pieces) + lengthOf(pieces) + (last ? end.length : 2);
    if (i > 0 && room > longest) {
      line.pieces[line.pieces.length - 1].text = line.pieces[line.pieces.length - 1].text.trimEnd();
      line = { layer, pieces: [{ text: ' '.repeat(start.length) }] };
      lines.push(line);
    }
    line.pieces.push(...pieces, { text: last ? end : ', ' });
  });
  if (args.length === 0) lines[0].pieces.push({ text: end });
  return lines;
}

/** @param {any} config of a Sequential */
export function parts(config) {
  const [first, ...rest] = config.config.layers;
  const isInput = first.class_name === 'InputLayer';
  const shape = first.config.batch_shape ?? first.config.batch_input_shape;
  return { layers: isInput ? rest : [first, ...rest], shape: shape.slice(1), input: isInput ? first.config : {} };
}

/** The classes of layers that have to be imported. @param {any[]} layers @param {Rest} [rest] */
export const classNames = (layers, rest) =>
  [...new Set([...layers.map(({ class_name: name }) => name), ...(rest?.wrapped ?? [])])].sort();

/**
 * The listing that runs today.
 * @param {any} config @param {Describe} describe @param {Rest} [rest] until it has been loaded, sizes and choices alone are said
 * @returns {Line[]}
 */
export function keras3Listing(config, describe, rest) {
  const { layers, shape, input } = parts(config);
  const shapeArgs = [[{ text: `shape=${literal(shape, '"')}` }], ...(rest?.last(input, describe('InputLayer')) ?? [])];
  const calls = callLines('input', `${indent}Input(`, shapeArgs, '),');
  const nameIn = nameWriter('"');
  for (const layer of layers) {
    const args = [...writtenArguments(layer.config, describe(layer.class_name), '"', rest), ...nameIn(layer)];
    calls.push(...callLines(layer.config.name, `${indent}${layer.class_name}(`, args, '),'));
  }
  const lines = [
    ...importLines('keras', ['Input', 'Sequential', ...(rest?.imported ?? [])]),
    ...importLines('keras.layers', classNames(layers, rest)),
    { layer: '', pieces: [{ text: '' }] },
    { layer: '', pieces: [{ text: 'model = Sequential([' }] },
    ...calls,
  ];
  lines.push({ layer: '', pieces: [{ text: '])' }] }, { layer: '', pieces: [{ text: 'model.summary()' }] });
  return lines;
}

/** @param {string} module @param {string[]} names @returns {Line[]} */
export function importLines(module, names) {
  if (names.length === 0) return [];
  const text = `from ${module} import ${names.join(', ')}`;
  if (text.length <= longest) return [{ layer: '', pieces: [{ text }] }];
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)]
    .filter((some) => some.length > 0)
    .map((some) => ({ layer: '', pieces: [{ text: `from ${module} import ${some.join(', ')}` }] }));
}

/** A listing as text to copy. @param {Line[]} lines */
export function listingText(lines) {
  return lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n');
}
