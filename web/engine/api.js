// The engine's functions for JavaScript, over a module that engine.js has started.
// Configs cross as JSON text: one call each way, the same text in every build, and nothing to delete.

import { CompiledNetwork } from './compiled-network.js';
import { ModelError } from './errors.js';
import { writeWeights } from './handed-weights.js';
import { checkSeed } from './seed.js';
import { fromText, toText } from './text.js';

/** @import { Analysis, Comparison2, Design, DesignOptions, Diagnosis, DiagnosisOptions, ModelDifferences, FollowUp, Grade, HandedWeight, Learner, LearnerOptions, Level, Network,
 *   Optimizer, Parameter, Question, ReceptiveField, SummaryOptions, Trace, Uses, Variant, VariantOptions } from './types.js' */

/** The engine's functions over one instance. Every function throws ModelError for what it refuses. */
export class Engine {
  #module;
  #loadRest;
  /** @type {typeof import('./compiled-learner.js').compileLearner | undefined} */ #compileLearner;
  /** @type {Record<string, any[]>} */ #lists = {};
  /** By names from a config, which may be those of Object's own members. @type {Map<string, any>} */ #described =
    new Map();

  /** @param {any} module @param {'wasm' | 'js'} build @param {() => Promise<void>} [loadRest] @param {object[]} [parts] */
  constructor(module, build, loadRest = async () => {}, parts = []) {
    this.#module = module;
    this.#loadRest = loadRest;
    /** Its compiled parts, of which a worker can start the same engine. */
    this.parts = parts;
    /** Which build this is, for a page that wants to say so. */
    this.build = build;
  }

  /**
   * Loads what opening a lesson does not need, where that has not come yet. Until then a call may meet a part that is not
   * there and end as EngineLost, after which `loadEngine()` answers a whole engine.
   * @returns {Promise<void>} rejects where it cannot be had
   */
  async complete() {
    await this.#loadRest();
    this.#compileLearner ??= (await import('./compiled-learner.js')).compileLearner;
  }

  /** Written when it is first asked for: a lesson needs none, and the catalogue takes as long as half the start. @param {'layers' | 'beliefs' | 'skills' | 'tasks'} name @returns {any[]} */
  #list(name) {
    this.#lists[name] ??= fromText(this.#module[name]());
    return this.#lists[name];
  }

  /** Every layer class and operation that this build knows. */
  get layers() {
    return this.#list('layers');
  }

  /** One class of the catalogue; without arguments where it is not in there. @param {string} className @returns {any} */
  describe(className) {
    const known = this.#described.get(className);
    if (known) return known;
    const entry = fromText(this.#module.layer(className)) ?? { class_name: className, arguments: [] };
    this.#described.set(className, entry);
    return entry;
  }

  /** Every belief with a row of the table of misconceptions that it stands for. */
  get beliefs() {
    return this.#list('beliefs');
  }

  /** What can be practised. @returns {Level[]} */
  get skills() {
    return this.#list('skills');
  }

  /** What can be designed. @returns {Level[]} */
  get tasks() {
    return this.#list('tasks');
  }

  /**
   * Shapes, counts and worked terms of every layer.
   * @param {any} config @param {{ optimizer?: Optimizer }} [options] optimizer: also its variables after `fit`
   * @returns {Analysis}
   */
  analyse(config, options = {}) {
    return fromText(this.#module.analyse(toText(config, 'config'), toText(options, 'options')));
  }

  /**
   * A config in whatever form it is met (a text of JSON or Python, tfjs's `model.json`, `get_config()`, Keras 1), as
   * `{ class_name, config }` in the words of today's Keras. Whether it is a model that can be counted is not asked.
   * @param {any} config @returns {any}
   */
  readConfig(config) {
    return fromText(this.#module.readConfig(toText(config, 'config')));
  }

  /**
   * One layer by itself, a model used as a layer too.
   * @param {any} layerConfig an entry of a config's `layers`: `{ class_name, config }`
   * @param {(number | null)[][]} inputShapes what it reads, batch included; none: only its own arguments are checked
   * @param {any} [call] what else the call was given, as Keras writes a node: `{ args, kwargs }`
   * @returns {{ output_shapes: ((number | null)[] | null)[], weights: { name: string, shape: number[], trainable: boolean }[], known: boolean }}
   */
  layer(layerConfig, inputShapes, call = null) {
    return fromText(
      this.#module.singleLayer(toText(layerConfig, 'layer'), toText(inputShapes, 'input_shapes'), toText(call, 'call')),
    );
  }

  /**
   * A Sequential from the rows of the table that `summary()` printed.
   * @param {{ name: string, class_name: string, output_shape: (number | null)[], params: number }[]} rows
   * @param {(number | null)[] | null} [inputShape] batch included, where no row says it
   * @returns {{ config: any, assumed: { layer: string, argument: string, value: any }[] }} assumed: what a table does not show
   */
  restoredModel(rows, inputShape = null) {
    return fromText(this.#module.restoredModel(toText(rows, 'rows'), toText(inputShape, 'input_shape')));
  }

  /** How much of the input an output value of each layer sees. @param {any} config @returns {ReceptiveField[]} */
  receptiveField(config) {
    return fromText(this.#module.receptiveField(toText(config, 'config')));
  }

  /**
   * The text that Keras's `model.summary()` prints, of today or of an earlier era.
   * @param {any} config @param {SummaryOptions} [options]
   * @returns {string}
   */
  summary(config, options = {}) {
    return fromText(this.#module.summary(toText(config, 'config'), toText(options, 'options')));
  }

  /** Two models row by row. @param {any} before @param {any} after @returns {Comparison2} */
  compare(before, after) {
    return fromText(this.#module.compare(toText(before, 'config'), toText(after, 'config')));
  }

  /** What two models differ in, rows paired neither by name nor by place. @param {any} before @param {any} after @returns {ModelDifferences} */
  differences(before, after) {
    return fromText(this.#module.differences(toText(before, 'config'), toText(after, 'config')));
  }

  /**
   * Whether an answer is right, and if not, every belief that leads to it.
   * @param {any} config @param {Question} question
   * @param {string | number | (number | null)[]} answer as typed, or as numbers
   * @param {DiagnosisOptions} [options] what else is known about the learner
   * @returns {Diagnosis}
   */
  diagnose(config, question, answer, options = {}) {
    const known = [toText(config, 'config'), toText(question, 'question'), toText(answer, 'answer')];
    return fromText(this.#module.diagnose(...known, toText(options, 'options')));
  }

  /**
   * What to ask when several causes are left; its answer goes into `options.evidence` of the next call.
   * @param {any} config @param {Question} question @param {string | number | (number | null)[]} answer as for `diagnose`
   * @param {DiagnosisOptions} [options] @returns {FollowUp}
   */
  followUp(config, question, answer, options = {}) {
    const known = [toText(config, 'config'), toText(question, 'question'), toText(answer, 'answer')];
    return fromText(this.#module.followUp(...known, toText(options, 'options')));
  }

  /**
   * What somebody with these beliefs would answer; without beliefs, the right answer.
   * @param {any} config @param {Question} question @param {{ beliefs?: string[] }} [options]
   * @returns {number | (number | null)[]}
   */
  answer(config, question, options = {}) {
    const asked = toText(question, 'question');
    return fromText(this.#module.answer(toText(config, 'config'), asked, toText(options, 'options')));
  }

  /** A fresh exercise: one seed, one exercise. @param {VariantOptions} options @returns {Variant} */
  variant(options) {
    return fromText(this.#module.variant(toText(options, 'options')));
  }

  /** A design task: a model to start from, and what is wanted. @param {DesignOptions} options @returns {Design} */
  design(options) {
    return fromText(this.#module.design(toText(options, 'options')));
  }

  /** Holds a model against a design task. @param {DesignOptions} options as for `design` @param {any} config @returns {Grade} */
  grade(options, config) {
    return fromText(this.#module.grade(toText(options, 'options'), toText(config, 'config')));
  }

  /** Every multiplication of one forward pass that uses a parameter. @param {any} config @param {Parameter} parameter @returns {Uses} */
  uses(config, parameter) {
    return fromText(this.#module.uses(toText(config, 'config'), toText(parameter, 'parameter')));
  }

  /**
   * A network with weights drawn from a seed by the initializers of its config, or with those that are handed in.
   * With an `optimizer` it learns: then a Learner is answered, which needs the whole engine (`complete()`).
   * @overload
   * @param {any} config @param {{ seed?: number, weights?: HandedWeight[] } & LearnerOptions} options
   * @returns {Learner}
   */
  /**
   * @overload
   * @param {any} config @param {{ seed?: number, keep?: 'all' | 'outputs', weights?: HandedWeight[] }} [options]
   * @returns {Network}
   */
  /**
   * @param {any} config @param {{ seed?: number, keep?: 'all' | 'outputs', weights?: HandedWeight[] } & Partial<LearnerOptions>} [options] weights: all
   *   that the model has, in the form and under the names that `weights()` of the network gives (inside a model named
   *   block the layer is `block/conv2d`), row-major; missing and foreign ones and other shapes are refused by name. seed: 0 to 2^32 - 1. keep: with
   *   `outputs` the layers between use the same memory again; their activations and traces are refused with `not_kept`
   * @returns {any}
   */
  compile(config, { seed = 1, keep = 'all', weights, ...learning } = {}) {
    checkSeed(seed);
    if (keep !== 'all' && keep !== 'outputs') {
      throw new ModelError({ code: 'invalid_argument', argument: 'keep', expected: 'all_or_outputs', found: keep });
    }
    if (learning.optimizer) return this.#learner(config, { seed, weights, ...learning });
    const places = fromText(
      this.#module.compile(toText(config, 'config'), seed, keep === 'all' ? 1 : 0, weights ? 1 : 0),
    );
    const network = new CompiledNetwork(this.#module, places);
    try {
      if (weights) writeWeights(network.weights(), weights);
    } catch (error) {
      network.free();
      throw error;
    }
    return network;
  }

  /** @param {any} config @param {any} options @returns {Learner} */
  #learner(config, options) {
    if (!this.#compileLearner) throw new ModelError({ code: 'part_not_loaded' });
    return this.#compileLearner(this.#module, config, options);
  }
}
