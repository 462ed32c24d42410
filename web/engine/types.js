// The shapes of everything that crosses the seam between the engine and its users, as JSDoc types.
// Labels of factors and windows are ids (`kernel_height`, `input_channels`, …), never sentences; words live in web/words.

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
 * @property {number} params  null where it is unknown, as of a layer that nobody here knows; an unknown shape is null too
 * @property {number | null} share  percent of the model's parameters; null where that is not known
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
 * Where a file says something else than what follows from its config: of Keras 3 the shape that a layer reads
 * (`build_config`, the tensors of a call), of tfjs the shapes of its weights (`weightsManifest`). file, counted: a shape, or
 * for `weights` a list of them; layer: of a model within `model/layer`. Rows and totals are what was counted.
 * @typedef {{ layer: string, of: 'input_shape' | 'weights', file: any[], counted: any[] }} Difference
 */

/**
 * @typedef {{ layers: LayerRow[], kinds: { class_name: string, rows: number, params: number }[], name: string, total_params: number, trainable_params: number,
 *   non_trainable_params: number, size_bytes: number, size_text: string,
 *   complete: boolean, optimizer: { params: number, size_bytes: number, size_text: string } | null,
 *   differences: Difference[] }} Analysis
 *   kinds: the parameters by class of layer, in the order of the model, classes without any left out;
 *   complete: false where a layer's count is unknown: the totals are then "at least"; optimizer: its variables after `fit`, where an optimizer was asked about.
 */

/**
 * What an output value of a layer sees of the model's input, axis by axis (without the batch and the channels; of a model
 * of several inputs, the first that reaches it). size: cells from the first to the last, as far as padding too, null where
 * it is unknown; jump: by how many the field of the next output has moved, a fraction behind transposed convolutions and
 * up-sampling; start: the first cell of the first output, negative in padding (a fraction: the next cell that is read;
 * null where it hangs on an unknown size). all: everything is seen, as behind Flatten, Dense and global pooling: then size
 * is the input's and jump 0. agree: false where branches of different jumps came together; it is that of the larger one.
 * axes: null behind a layer that moves values about (Permute, Reshape, an unknown one).
 * @typedef {{ layer: string, axes: { size: number | null, jump: number, start: number | null }[] | null, all: boolean,
 *   agree: boolean }} ReceptiveField
 */

/**
 * What `compile` takes: `adam`, or Keras's own form with arguments.
 * @typedef {string | { class_name: string, config?: Record<string, any> }} Optimizer
 */

/**
 * style: Keras 3; TF 2.13 to 2.15 and tf-keras; TF 2.7 to 2.12; TF 2.0 to 2.6; standalone Keras 2.3; standalone Keras 2.0 to 2.2.
 * width: `line_length`, by default Keras's own (76 in a terminal of 80 columns); optimizer: as after `fit`;
 * era_names: layers with Keras 3's automatic names are renamed as the era would have named them (`conv2d_1`).
 * @typedef {{ style?: 'keras3' | 'tf2.13' | 'tf2.7' | 'tf2.0' | 'keras2.3' | 'keras2', width?: number, show_trainable?: boolean,
 *   expand_nested?: boolean, optimizer?: Optimizer, era_names?: boolean }} SummaryOptions
 */

/**
 * What is asked: a cell of the summary, a total (then `layer` is left out), or an intermediate, as follow-ups ask.
 * @typedef {{ layer?: string, of: 'output_shape' | 'params' | 'total_params' | 'trainable_params'
 *   | 'non_trainable_params' | 'receptive_field' | 'reduction' | 'factor' | 'biases' | 'weights_of_one' | 'weights' | 'kernel_shape'
 *   | 'all_shapes' | 'all_terms' | 'all_params', weight?: string, label?: string, from?: object }} Question
 *   `receptive_field`: how many cells of the input's first axis an output value of the layer sees; `reduction`: by how many percent `config` has fewer parameters than the model `from`;
 *   `factor`: the size of one factor of a weight (`weight` kernel, `label` input_features: what a Dense layer reads);
 *   `weights_of_one`: the weights of one filter or unit, without its bias; `weights`: all but the biases;
 *   `kernel_shape`: the sizes of a kernel's factors; `all_shapes`: the sizes of the outputs of all layers up to `layer`;
 *   `all_terms`: of each layer up to `layer` the weights and the biases; `all_params`: the parameters of each layer that
 *   has any. The last two are typed as a sum.
 */

/**
 * What is known about a learner besides the answer. history: how often each belief was met before, by its id;
 * evidence: follow-up questions with the answers to them (an empty answer: asked, but not answered);
 * given: the learner's own earlier answers: later ones may rightly be built on wrong ones, and right ones speak against
 * causes that need others.
 * @typedef {{ history?: Record<string, number>, evidence?: { question: Question, answer: any }[],
 *   given?: (Question & { answer: any })[] }} DiagnosisOptions
 */

/**
 * A cell of the summary that a believer has otherwise. follows: by the right rules it comes from the rows before it;
 * model: of a reduction, a row of the model before. No layer: what the optimizer keeps.
 * @typedef {{ layer: string | null, of: Question['of'], value: number | (number | null)[], follows: boolean,
 *   model?: 'before' }} CauseRow
 */

/**
 * A cause of a wrong answer: one belief, or two at once.
 * @typedef {{ id: string, beliefs: string[], references: string[], layers: string[], value: number | (number | null)[],
 *   rows: CauseRow[], terms: { weight: string, factors: { label: string, size: number }[] }[], times: number,
 *   divided_by: number, gaps: { weight: string, label: string }[], chance: number }} Cause
 *   id: the belief's id, or two joined by `+`; references: rows of the table of misconceptions, the one that stands for
 *   it first; layers: where in the model the changed rule makes a difference to the answer;
 *   rows: all that the believer has otherwise on the way to the answer, in the model's order: put in, they lead to it;
 *   terms: of a count the layer's weights as the believer has them: the sum of their products, times and divided by
 *   these, is the value (none where they are too many);
 *   gaps: parts of the right formula that the believer lacks or has otherwise (an empty label: the whole weight);
 *   chance: from 0 to 1, how likely it is among the causes given, by how often people show each and what is known.
 */

/**
 * What is in a number that nothing explains. what: `map`, `outputs`, `inputs`: the values of one map, or all that come
 * out or in; `window`: its cells; `one`: the weights of one filter or unit; `factors`: some of the layer's factors and
 * sizes (not exact: the nearest product of its factors, `value`); `layers`: the sum of these; `sizes`: a shape of which
 * some sizes are `right`.
 * @typedef {{ what: 'map' | 'outputs' | 'inputs' | 'window' | 'one' | 'factors' | 'layers' | 'sizes', exact: boolean,
 *   value: number, factors: { label: string, size: number }[], layers: string[], right: boolean[] }} NumberContents
 */

/**
 * What the engine read in a typed answer.
 * kind `ambiguous` (`2.515`): ask which of `candidates` was meant; `negative` and `too_large`: no count, and `candidates`
 * holds the number; `division_by_zero`, `names` (`3*filters`), `too_long`, `unreadable`: `text` is what was not understood.
 * @typedef {{ kind: 'number' | 'shape' | 'expression' | 'ambiguous' | 'negative' | 'too_large' | 'division_by_zero'
 *   | 'names' | 'too_long' | 'unreadable' | 'empty',
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
 * causes: likeliest first. settled: how many are left (`alike`: several that no question about this model tells apart;
 * `open`: a follow-up question would help). carried: right by the learner's own earlier answers, those of `layers`.
 * asks: what a follow-up would ask first, as `followUp` says it; null where nothing is to be asked.
 * slip: right but for the writing, of the right number or of one's own, or (`sum`) right rows added up wrongly; only where
 * no single belief explains the answer, and then there are no causes. contains: only where nothing explains it.
 * @typedef {{ correct: boolean, understood: Understood, expected_kind: 'number' | 'shape' | 'percent',
 *   causes: Cause[], settled: 'none' | 'one' | 'alike' | 'open', asks: Question | null,
 *   carried: { layers: string[], value: number | (number | null)[] } | null,
 *   slip: { kind: 'digit' | 'transposed' | 'carry' | 'factor_ten' | 'sum', of: 'right' | 'own' } | null,
 *   contains: NumberContents | null,
 *   comparison: Comparison | null }} Diagnosis
 */

/**
 * What to ask next; where nothing explains the answer (`none`), the first step of the right way. groups: what each cause would answer (null: it does not tell; a cause may stand in two groups).
 * @typedef {{ asks: Question | null, settled: 'none' | 'one' | 'alike' | 'open', causes: string[],
 *   groups: { answer: number | (number | null)[] | null, causes: string[] }[] }} FollowUp
 */

/** @typedef {{ id: string, level: number }} Level */

/**
 * attempt: which draw of this seed; left out, the first whose answers are distinct. Together with `version`, a link
 * that carries it means the same exercise for ever.
 * @typedef {{ skill: string, seed?: number, attempt?: number }} VariantOptions
 */

/**
 * A fresh exercise. alike: beliefs of one number at question number `question`, which no exercise of its kind tells
 * apart by that question.
 * @typedef {{ version: number, skill: string, level: number, seed: number, attempt: number, config: any,
 *   questions: Question[], alike: { question: number, beliefs: string[] }[] }} Variant
 */

/** @typedef {{ task: string, seed?: number }} DesignOptions */

/**
 * What a model costs. before: the parameters of the model that the task starts from.
 * @typedef {{ total_params: number, trainable_params: number, layers: number, size_bytes: number,
 *   output_shape: (number | null)[], before: number }} Cost
 */

/**
 * id: `input_shape` | `output_shape` | `same_layers` | `exact_params` (found must equal wanted) | `changed_arguments` |
 * `max_params` | `max_share` | `max_trainable_params` (found must not exceed wanted; null: cannot be said).
 * @typedef {{ id: string, wanted: any }} Check
 */

/**
 * @typedef {{ version: number, task: string, level: number, seed: number, config: any, checks: Check[], cost: Cost }} Design
 * @typedef {{ ok: boolean, checks: (Check & { found: any, ok: boolean })[], cost: Cost }} Grade
 */

/**
 * One parameter: `layer` as in `weights()` of a network, `index` flat in the weight's tensor.
 * @typedef {{ layer: string, weight: string, index: number }} Parameter
 */

/**
 * Every multiplication that uses a parameter; of a bias, every addition (then `input_index` is null). `position`: of the
 * parameter in its tensor; `call`: which use of a shared layer; count: exact, also where the list is `capped` at 4096.
 * @typedef {{ layer: string, weight: string, index: number, position: number[], count: number, capped: boolean,
 *   uses: { call: number, output_index: number, output_position: number[], input_index: number | null,
 *     input_position: number[] | null }[] }} Uses
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
 * `kind`: `weighted` (convolution, dense) | `maximum` | `average` | `copy` (flatten, dropout) | `elementwise` | `untraced` (a recurrent
 *   layer: there are no products to list, and `sum` and `before_activation` are null).
 * @typedef {{ layer: string, index: number, position: number[], kind: string, products: Product[], sum: any,
 *   bias: number | null, before_activation: any, activation: string, row: TracedRow | null, output: number }} Trace
 */

/**
 * All values that softmax, log_softmax or sparsemax reads together with the traced one; `row` is null where the activation
 * reads that one alone. `before`: what the activation reads; `power`: e to the power of `before` less `shift`; `shift`: 0, or
 * the largest of them where the powers could not be read; of sparsemax, which has no powers, what is taken off each value.
 * @typedef {{ function: 'softmax' | 'log_softmax' | 'sparsemax', shift: number, power_sum: number | null,
 *   units: { index: number, before: number, power: number | null, output: number }[] }} TracedRow
 */

/**
 * Two models side by side, row by row (rows are matched by name; null where a model lacks the row).
 * @typedef {{ rows: { name: string, class_name: string, before: LayerRow | null, after: LayerRow | null,
 *   shape_changed: boolean, params_changed: boolean }[], before_total: number, after_total: number,
 *   reduction_percent: number }} Comparison2
 */

/**
 * What two models differ in. Rows are paired in their order so that as much as possible stays the same, whatever they are called.
 * change: `same`; `changed`: other arguments, those of `arguments`; `follows`: the same arguments, and yet another shape or
 * count, because of what comes before; `added`, `removed`. complete: false where a count is unknown: totals are then "at least".
 * @typedef {{ name: string, output_shape: (number | null)[] | null, params: number | null }} DifferentSide
 * @typedef {{ rows: { class_name: string, change: 'same' | 'changed' | 'follows' | 'added' | 'removed',
 *   before: DifferentSide | null, after: DifferentSide | null, arguments: { name: string, before: any, after: any }[] }[],
 *   before_total: number, after_total: number, complete: boolean }} ModelDifferences
 */

/**
 * A weight that somebody hands in: layer and name as `weights()` of the network gives them, numbers row-major in `shape`.
 * @typedef {{ layer: string, name: string, shape: number[], data: ArrayLike<number> }} HandedWeight
 */

/**
 * A compiled network. Arrays are views of the engine's memory: read them before the next call, or copy. Weights may be
 * written: the next run reads them again; ask for the views anew before each change.
 * @typedef {object} Network
 * @property {(input: ArrayLike<number> | ArrayLike<number>[]) => any} run  numbers in the order of the model's input shape, one list an input; answers the output, or a list of several
 * @property {(input: ArrayLike<number> | ArrayLike<number>[], options?: { signal?: AbortSignal, progress?: (done: number) => void }) => Promise<any>} runInSlices  the same, with rests for the page; progress from 0 to 1
 * @property {() => { name: string, shape: number[], data: Float32Array }[]} activations  every layer's output, in row order; refused with `not_kept` where only the outputs are kept
 * @property {() => { layer: string, name: string, shape: number[], data: Float32Array }[]} weights
 * @property {(layer: string, index: number) => Trace} trace  where value `index` (flat, channels last) of a layer came from
 * @property {() => void} free
 */

/**
 * How a network learns. optimizer: `{ name, … }` with Keras's arguments (`sgd`, `adam`, `adamw`, `rmsprop`; learning_rate: a number, or
 * `{ schedule: 'cosine', initial_learning_rate, decay_steps, alpha }`), a name, or Keras's own form. loss: `sparse_categorical_crossentropy`,
 * `categorical_crossentropy`, `binary_crossentropy` or `mse`, or a list, one an output; they are summed up. batch: the most samples of
 * a step, for which memory is taken once. input_scale: what each number of x is multiplied by (1/255 for bytes). fast: false for the
 * plain passes, which the fast ones are judged by.
 * @typedef {{ optimizer: any, loss: string | string[], batch?: number, input_scale?: number, fast?: boolean }} LearnerOptions
 */

/**
 * loss: the mean over the batch, penalties included; accuracy: the share of right answers of the first output, null with mse;
 * gradient_norm: the Euclidean norm of all gradients. diverged: a number was none or too large: the step was not made, and the
 * weights are those before it.
 * @typedef {{ loss: number, accuracy: number | null, gradient_norm: number, diverged: boolean }} StepResult
 */

/**
 * What several steps came to: the result of the last; how many were made; `epoch`: ended ones; `batch_of_epoch` of `batches`; means
 * over the epoch so far, as `fit()` prints them.
 * @typedef {StepResult & { steps: number, epoch: number, batch_of_epoch: number, batches: number, epoch_loss: number,
 *   epoch_accuracy: number | null }} Steps
 */

/**
 * What the last step did with one parameter. gradient = the sum of `count` products (`uses` in each of `samples`) + penalty; terms: the
 * largest of them, `input` × `back` (what came back to the output; of a bias `input` is 1), rest: the sum of all others. They are null
 * and empty where the layer does more than multiply (recurrent layers, normalizations). optimizer: what the change can be reckoned from:
 * Adam's is −alpha · m / (√v + epsilon).
 * @typedef {{ before: number, after: number, change: number, gradient: number, samples: number, penalty: number, uses: number | null,
 *   count: number | null, terms: { sample: number, input_index: number | null, output_index: number, input: number, back: number,
 *   product: number }[], rest: number | null, optimizer: Record<string, any> }} Explanation
 */

/**
 * A network that learns: everything that a Network has, with the weights as they are now. x: numbers of n samples, one after the other,
 * each in the order of the input shape (lists of these for several inputs); y: class numbers, or a row of numbers a sample.
 * @typedef {object} Learner
 * @property {Network['run']} run
 * @property {Network['runInSlices']} runInSlices
 * @property {Network['activations']} activations
 * @property {Network['trace']} trace
 * @property {() => void} free
 * @property {() => { layer: string, name: string, shape: number[], data: Float32Array, trainable: boolean }[]} weights  live views
 * @property {() => { layer: string, name: string, shape: number[], data: Float32Array }[]} gradients  of the last step
 * @property {(x: any, y: any) => StepResult} trainOnBatch  one step, on at most `batch` samples
 * @property {(x: any, y: any) => { loss: number, accuracy: number | null, predictions: any }} evaluate  any number of samples
 * @property {(x: any) => any} predict  Float32Array, or a list of several
 * @property {(x: Float32Array | Uint8Array | number[], y: ArrayLike<number>) => void} setData  copied into the engine, for stepMany; the epochs begin anew
 * @property {(count: number, options?: { seed?: number }) => Steps} stepMany  batches of the data, shuffled anew each epoch by the seed
 * @property {() => Float32Array} snapshot  a copy of weights, slots and the place in the epoch
 * @property {(snapshot: Float32Array) => void} restore
 * @property {number} learningRate  set: from the next step on; NaN until it is set
 * @property {(parameter: Parameter) => Explanation | null} explain  null before the first step, and of what is not trained
 */

export {};
