// What somebody brought, and what was read of it: the last good model stays while they go on typing.

import { readModel } from '../../reading/read-model.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Reading as Read, ReadModel } from '../../reading/read-model.js' */

/** How long nobody has typed before it is read: a reply stands within 150 ms. */
const pause = 100;
/** Files that are asked for: a model, its weights, its shards. */
export const fileKinds = '.py,.ipynb,.json,.keras,.h5,.hdf5,.bin,.txt';

export class Reading {
  /** @type {Read | undefined} */ read = undefined;
  /** Why what stands there now was not read. @type {any} */ error = undefined;
  /** What was asked and answered, by key. @type {Record<string, any>} */ answers = {};
  /** Names of the files that are open, instead of a text. @type {string[]} */ files = [];
  text = '';
  /** Which of the models is shown. */ chosen = 0;
  /** The last text that was cleared away. */ cleared = '';
  #timer = 0;
  #turn = 0;
  /** @type {{ name: string, bytes: Uint8Array }[]} */ #given = [];

  /** @param {{ engine: EngineApi }} owner whose engine is another one after a loss @param {() => void} changed */
  constructor(owner, changed) {
    this.owner = owner;
    this.changed = changed;
  }

  /** @returns {ReadModel | undefined} */
  get model() {
    return this.read?.models[Math.min(this.chosen, this.read.models.length - 1)];
  }

  /** Somebody types. @param {string} text */
  type(text) {
    this.text = text;
    this.files = [];
    this.#given = [];
    clearTimeout(this.#timer);
    this.#timer = Number(setTimeout(() => this.start(), pause));
    this.changed();
  }

  /** Reads a text at once. @param {string} text */
  take(text) {
    this.type(text);
    clearTimeout(this.#timer);
    return this.start();
  }

  /** @param {Iterable<File>} files what was dropped or chosen together */
  async open(files) {
    const turn = ++this.#turn;
    const given = await Promise.all(
      [...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    if (turn !== this.#turn || given.length === 0) return;
    const [{ name, bytes }] = given;
    if (given.length === 1 && /\.(py|txt|json)$/i.test(name) && bytes.length < 2_100_000) {
      await this.take(new TextDecoder().decode(bytes));
      return;
    }
    clearTimeout(this.#timer);
    this.#given = given;
    this.files = given.map((file) => file.name);
    await this.start();
  }

  /** Reads what is there. Of several that run, the last one counts. */
  async start() {
    const turn = ++this.#turn;
    const { engine } = this.owner;
    const { answers } = this;
    const isFile = this.#given.length > 0;
    const given = isFile ? this.#given : this.text;
    if (!isFile && this.text.trim() === '') {
      this.error = undefined;
      this.changed();
      return;
    }
    try {
      // Weights alone belong to the model that is open.
      const read = await readModel(given, { engine, answers, config: isFile ? this.model?.config : undefined });
      if (turn !== this.#turn) return;
      if (read.models.length > 0) this.read = read;
      this.error = read.models.length > 0 ? this.#shapeAsked() : { id: 'needs_config', message: '' };
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = error;
      // Where only the weights are broken, the network itself is there.
      const { models = [] } = /** @type {any} */ (error);
      if (models.length > 0) this.read = { models, weights: null, source: 'keras', notes: [] };
    }
    this.changed();
  }

  /** A Sequential that does not say what it reads: that is asked for. */
  #shapeAsked() {
    const { model } = this;
    if (!model || model.config.class_name !== 'Sequential') return undefined;
    try {
      this.owner.engine.analyse(model.config);
    } catch (error) {
      const { code } = /** @type {any} */ (error);
      if (code !== 'missing_input_shape') return error;
      const line = Math.min(...Object.values(model.lines ?? { none: 1 }));
      return {
        id: 'no_input_shape',
        line,
        message: '',
        asks: [{ key: `${model.name}.input_shape`, line, kind: 'shape' }],
      };
    }
    return undefined;
  }

  /** @param {number} chosen */
  choose(chosen) {
    this.chosen = chosen;
    this.error = this.#shapeAsked();
    this.changed();
  }

  /** @param {string} key @param {any} value */
  answer(key, value) {
    this.answers = { ...this.answers, [key]: value };
    return this.start();
  }

  clear() {
    this.cleared = this.text;
    this.answers = {};
    this.read = undefined;
    this.chosen = 0;
    return this.take('');
  }

  close() {
    clearTimeout(this.#timer);
    this.#turn++;
  }
}

/** What somebody typed as an answer: a number, a shape, a text. @param {string} text @param {string} kind */
export function typedAnswer(text, kind) {
  const plain = text.trim().replace(/^[([]|[)\]]$/g, '');
  const numbers = plain.split(/[,×x\s]+/).filter(Boolean).map((one) => (/^none$/i.test(one) ? null : Number(one))); // prettier-ignore
  const isNumbers = numbers.length > 0 && numbers.every((one) => one === null || Number.isFinite(one));
  if (kind === 'shape') return isNumbers ? numbers : undefined;
  if (isNumbers && numbers.length === 1) return numbers[0] ?? undefined;
  if (isNumbers) return numbers;
  if (/^(true|false)$/i.test(plain)) return /^true$/i.test(plain);
  return kind === 'value' && plain ? plain.replace(/^['"]|['"]$/g, '') : undefined;
}
