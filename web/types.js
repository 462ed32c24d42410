// The shapes of everything that crosses the seam between the engine and its users, as JSDoc types.
// Labels of factors and windows are ids (`kernel_height`, `input_channels`, …), never sentences; words live in web/locales.

/**
 * A number with the name of the dimension it counts.
 * @typedef {{ label: string, size: number, axis: number }} Factor
 *   label: `kernel_height` | `kernel_width` | `kernel_size` | `input_channels` | `filters` | `input_features` | `units` | …;
 *   axis: which axis of the weight's shape it belongs to (two factors may share one axis: LSTM's 4·units).
 */

/**
 * One weight's share of a layer's count: `params` is the product of the factors.
 * @typedef {{ weight: string, params: number, trainable: boolean, factors: Factor[] }} Term
 */

/**
 * How one spatial axis was computed by a sliding window.
 * @typedef {{ label: string, axis: number, size: number, kernel: number, span: number, lost: number, stride: number, dilation: number,
 *   padding: string, transposed: boolean, output_padding: number | null, pad_before: number, pad_after: number, output: number }} SlidingWindow
 *   label: `height` | `width` | `depth` | `steps`; axis counts from the batch (0); sizes in cells;
 *   span: cells from the first to the last that the window reads; lost: size minus output;
 *   transposed: the window writes instead of reading, and pad_before and pad_after are cut off what it has written.
 */

/**
 * One row of `summary()`.
 * @typedef {object} LayerRow
 * @property {string} name
 * @property {string} class_name
 * @property {(number | null)[] | null} output_shape  null in the first place is Keras's None (the batch)
 * @property {(number | null)[][]} input_shapes
 * @property {number} params
 * @property {number} trainable_params
 * @property {number} non_trainable_params
 * @property {{ name: string, shape: number[], trainable: boolean }[]} weights
 * @property {Term[]} terms  the worked count: the sum of these is `params`
 * @property {SlidingWindow[]} windows  empty where no window slides
 * @property {Factor[]} output_factors  the factors of a flattened size (Flatten: height · width · channels), else empty
 * @property {Record<string, any>} config  all arguments, defaults filled in
 * @property {number[]} inputs  rows this layer reads; -1 is the picture
 */

/**
 * @typedef {{ layers: LayerRow[], name: string, total_params: number, trainable_params: number,
 *   non_trainable_params: number, size_bytes: number, size_text: string,
 *   complete: boolean, optimizer: { params: number, size_bytes: number, size_text: string } | null }} Analysis
 *   complete: false where a layer's count is unknown: the totals are then "at least"; optimizer: its variables after `fit`, where an optimizer was asked about.
 */

/**
 * What `compile` takes: `adam`, or Keras's own form with arguments.
 * @typedef {string | { class_name: string, config?: Record<string, any> }} Optimizer
 */

/**
 * style: Keras 3; TF 2.13 to 2.15 and tf-keras; TF 2.7 to 2.12; standalone Keras 2.3; standalone Keras 2.0 to 2.2.
 * width: `line_length`, by default Keras's own (76 in a terminal of 80 columns); optimizer: as after `fit`;
 * era_names: layers with Keras 3's automatic names are renamed as the era would have named them (`conv2d_1`).
 * @typedef {{ style?: 'keras3' | 'tf2.13' | 'tf2.7' | 'keras2.3' | 'keras2', width?: number, show_trainable?: boolean,
 *   expand_nested?: boolean, optimizer?: Optimizer, era_names?: boolean }} SummaryOptions
 */

/**
 * What is asked: a cell of the summary, or a total (then `layer` is left out).
 * @typedef {{ layer?: string, of: 'output_shape' | 'params' | 'total_params' | 'trainable_params'
 *   | 'non_trainable_params' | 'reduction', from?: object }} Question
 *   `reduction`: by how many percent `config` has fewer parameters than the model `from`.
 */

/**
 * A cause of a wrong answer: one belief, or two at once.
 * @typedef {{ id: string, row: string, rows: string[], beliefs: string[], layers: string[],
 *   gaps: { weight: string, label: string }[], value: number | (number | null)[] }} Cause
 *   id: the belief's id, or two joined by `+`; layers: where in the model the changed rule made a difference;
 *   gaps: parts of the right formula that the believer lacks or has otherwise (an empty label: the whole weight).
 */

/**
 * What the engine read in a typed answer.
 * kind `ambiguous` (`2.515`): ask which of `candidates` was meant; `unreadable`: `text` is the part not understood.
 * @typedef {{ kind: 'number' | 'shape' | 'expression' | 'ambiguous' | 'unreadable' | 'empty',
 *   value: number | (number | null)[] | null, text: string, candidates: number[] }} Understood
 */

/**
 * A typed expression held against the worked count, factor by factor.
 * terms: one entry for each weight of the layer: `present` false: the whole term is missing; `missing`: labels of factors
 * that the learner's term lacks; `typed`: the learner's own factors of that term. `extra`: terms that match no weight.
 * @typedef {{ terms: { weight: string, present: boolean, missing: string[], typed: number[] }[],
 *   extra: number[][] }} Comparison
 */

/**
 * @typedef {{ correct: boolean, understood: Understood, expected_kind: 'number' | 'shape' | 'percent',
 *   causes: Cause[], comparison: Comparison | null }} Diagnosis
 */

/**
 * One product of one output value. `position` is null where the window reads padding; `weight` is null for pooling.
 * @typedef {{ input_index: number | null, position: number[] | null, input: number,
 *   weight_index: number | null, second_weight_index: number | null, weight: number | null, product: number, cell: number[] }} Product
 *   position: index in the input without batch ([row, column, channel]); cell: index in the kernel ([row, column, channel]);
 *   second_weight_index: in the layer's second weight, where two are multiplied (SeparableConv2D): `weight` is then their product.
 */

/**
 * Where one value came from: `sum` of the products (max or mean for pooling), plus `bias`, then the activation.
 * `kind`: `weighted` (convolution, dense) | `maximum` | `average` | `copy` (flatten, dropout) | `elementwise`.
 * @typedef {{ layer: string, index: number, position: number[], kind: string, products: Product[], sum: number,
 *   bias: number | null, before_activation: number, activation: string, output: number }} Trace
 */

/**
 * Two models side by side, row by row (rows are matched by name; null where a model lacks the row).
 * @typedef {{ rows: { name: string, class_name: string, before: LayerRow | null, after: LayerRow | null,
 *   shape_changed: boolean, params_changed: boolean }[], before_total: number, after_total: number,
 *   reduction_percent: number }} Comparison2
 */

/**
 * A compiled network. Arrays are views of the engine's memory: read them before the next call, or copy.
 * @typedef {object} Network
 * @property {(input: ArrayLike<number> | ArrayLike<number>[]) => any} run  numbers in the order of the model's input shape, one list an input; answers the output, or a list of several
 * @property {() => { name: string, shape: number[], data: Float32Array }[]} activations  every layer's output, in row order
 * @property {() => { layer: string, name: string, shape: number[], data: Float32Array }[]} weights
 * @property {(layer: string, index: number) => Trace} trace  where value `index` (flat, channels last) of a layer came from
 * @property {() => void} free
 */

export {};
