// A small model as a line of text, such as 20x20x3-c2k3s1p-c3k3s1p-f-d2, so that any such model is a link. No page.

/**
 * One layer of it; which numbers it has, its kind says.
 * @typedef {{ kind: string, padding?: 'same' | 'valid', [number: string]: any }} Piece
 * @typedef {{ input: number[], pieces: Piece[] }} SmallModel  input: height, width, channels
 */

/**
 * A number of a piece: its name, the letter before it, its range, and the argument of Keras that it sets.
 * @typedef {{ name: string, letter: string, range: [number, number], argument: string, sides: number }} Field
 * @typedef {{ kind: string, class_name: string, name: string, fields: Field[], padded?: boolean }} PieceKind
 */

/** @param {string} name @param {string} letter @param {[number, number]} range @param {string} [argument] @param {number} [sides] @returns {Field} */
const field = (name, letter, range, argument = name, sides = 1) => ({ name, letter, range, argument, sides });

/** What it can be made of. @type {PieceKind[]} */
export const pieceKinds = [
  {
    kind: 'conv',
    class_name: 'Conv2D',
    name: 'conv2d',
    fields: [
      field('filters', 'c', [1, 16]),
      field('kernel', 'k', [1, 9], 'kernel_size', 2),
      field('stride', 's', [1, 5], 'strides', 2),
    ],
    padded: true,
  },
  {
    kind: 'max',
    class_name: 'MaxPooling2D',
    name: 'max_pooling2d',
    fields: [field('size', 'm', [1, 9], 'pool_size', 2)],
  },
  {
    kind: 'average',
    class_name: 'AveragePooling2D',
    name: 'average_pooling2d',
    fields: [field('size', 'a', [1, 9], 'pool_size', 2)],
  },
  { kind: 'flatten', class_name: 'Flatten', name: 'flatten', fields: [] },
  { kind: 'global', class_name: 'GlobalAveragePooling2D', name: 'global_average_pooling2d', fields: [] },
  { kind: 'dense', class_name: 'Dense', name: 'dense', fields: [field('units', 'd', [1, 16])] },
];

/** Letters of the kinds that have no number. @type {Record<string, string>} */
const bare = { f: 'flatten', g: 'global' };
const letters = { same: 'p', valid: 'v' };
const mostPieces = 12;
const longestSide = 64;

/** @param {string} kind */
export const kindOf = (kind) => /** @type {PieceKind} */ (pieceKinds.find((one) => one.kind === kind));

/** @param {Piece} piece */
function pieceText(piece) {
  const { fields, padded } = kindOf(piece.kind);
  const letter = Object.keys(bare).find((one) => bare[one] === piece.kind);
  if (letter) return letter;
  const numbers = fields.map((one) => `${one.letter}${piece[one.name]}`).join('');
  return padded ? numbers + letters[piece.padding ?? 'same'] : numbers;
}

/** @param {SmallModel} model */
export function writeSmallModel({ input, pieces }) {
  return [input.join('x'), ...pieces.map(pieceText)].join('-');
}

/** @param {string} text @returns {Piece | undefined} */
function readPiece(text) {
  if (Object.hasOwn(bare, text)) return { kind: bare[text] };
  const kind = pieceKinds.find(({ fields }) => fields[0] && text.startsWith(fields[0].letter));
  if (!kind) return undefined;
  const pattern = kind.fields.map(({ letter }) => `${letter}(\\d{1,2})`).join('');
  const found = text.match(new RegExp(`^${pattern}${kind.padded ? '([pv])' : ''}$`));
  if (!found) return undefined;
  /** @type {Piece} */
  const piece = { kind: kind.kind };
  for (const [i, { name, range }] of kind.fields.entries()) {
    piece[name] = Number(found[i + 1]);
    if (piece[name] < range[0] || piece[name] > range[1]) return undefined;
  }
  if (kind.padded) piece.padding = found[kind.fields.length + 1] === 'p' ? 'same' : 'valid';
  return piece;
}

/** @param {string} text @returns {SmallModel | undefined} undefined where one part of the text is not understood */
export function readSmallModel(text) {
  const [first, ...rest] = text.split('-');
  const input = first
    .match(/^(\d{1,2})x(\d{1,2})x([1-4])$/)
    ?.slice(1)
    .map(Number);
  if (!input || input.some((size) => size < 1 || size > longestSide)) return undefined;
  const pieces = rest.map(readPiece);
  if (pieces.length < 1 || pieces.length > mostPieces || pieces.some((piece) => !piece)) return undefined;
  return { input, pieces: /** @type {Piece[]} */ (pieces) };
}

/** The small model of a Sequential of these layers, such as a lesson's. @param {any} config @returns {SmallModel} */
export function smallModelOf(config) {
  const [first, ...rest] = config.config.layers;
  const pieces = rest.map((/** @type {any} */ layer) => {
    const { kind, fields, padded } = /** @type {PieceKind} */ (
      pieceKinds.find(({ class_name }) => class_name === layer.class_name)
    );
    const numbers = fields.map(({ name, argument }) => [name, [layer.config[argument] ?? 1].flat()[0]]);
    return { kind, ...Object.fromEntries(numbers), ...(padded ? { padding: layer.config.padding } : {}) };
  });
  return { input: first.config.batch_shape.slice(1), pieces };
}

/** Keras's own names: conv2d, conv2d_1, … @param {Piece[]} pieces */
export function layerNames(pieces) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return pieces.map(({ kind }) => {
    const { name } = kindOf(kind);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  });
}

/** The model as Keras writes it. @param {SmallModel} model */
export function configOf({ input, pieces }) {
  const names = layerNames(pieces);
  const layers = pieces.map((piece, i) => {
    const { class_name, fields, padded } = kindOf(piece.kind);
    /** @type {Record<string, any>} */
    const config = { name: names[i] };
    for (const { name, argument, sides } of fields) {
      config[argument] = sides === 2 ? [piece[name], piece[name]] : piece[name];
    }
    if (padded) Object.assign(config, { padding: piece.padding, activation: 'relu' });
    if (piece.kind === 'dense') config.activation = i === pieces.length - 1 ? 'softmax' : 'relu';
    return { class_name, config };
  });
  const first = { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape: [null, ...input] } };
  return { class_name: 'Sequential', config: { name: 'sequential', layers: [first, ...layers] } };
}

/** @param {SmallModel} model @param {number} index @param {Partial<Piece>} change @returns {SmallModel} */
export function withPiece({ input, pieces }, index, change) {
  return { input, pieces: pieces.map((piece, i) => (i === index ? { ...piece, ...change } : piece)) };
}

/** @param {SmallModel} model @param {number} index */
export function withoutPiece({ input, pieces }, index) {
  return { input, pieces: pieces.filter((_, i) => i !== index) };
}

/** @param {SmallModel} model @param {number} index where it will stand @param {Piece} piece */
export function withNewPiece({ input, pieces }, index, piece) {
  return { input, pieces: [...pieces.slice(0, index), piece, ...pieces.slice(index)] };
}

/** @param {SmallModel} model */
export const isFull = ({ pieces }) => pieces.length >= mostPieces;
