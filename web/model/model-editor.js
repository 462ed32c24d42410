// A small model that is edited layer by layer: what its arguments are and how they are typed. No page, no counting.

/** @typedef {{ name: string, kind: string, default: any, required: boolean, length: number, choices: string[] }} Argument */
/** @typedef {{ class_name: string, arguments: Argument[] }} CatalogueEntry */

/** What can be added, as far as the engine has it. */
const palette = [
  ...['Conv2D', 'DepthwiseConv2D', 'SeparableConv2D', 'MaxPooling2D', 'AveragePooling2D', 'GlobalAveragePooling2D'],
  ...['GlobalMaxPooling2D', 'ZeroPadding2D', 'Flatten', 'Dense', 'Dropout', 'BatchNormalization'],
];
/** Arguments that change no shape and no count in a way that a task is about. */
const leftOut = ['data_format', 'activation', 'synchronized', 'renorm_clipping', 'renorm_momentum'];
const leftOutKinds = ['initializer', 'regularizer', 'constraint'];
/** What a new layer starts with. @type {Record<string, any>} */
const beginnings = { filters: 4, kernel_size: 3, units: 4, rate: 0.5 };
const mostLayers = 24;

/** Keras's automatic name of a class: `max_pooling2d`. @param {string} className */
function baseName(className) {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** What was typed, as Keras takes it: `3`, `3, 5`, `(3, 5)`; other texts stay texts, and the engine names them. @param {string} text */
export function argumentValue(text) {
  const plain = text.trim().replace(/^[([](.*)[)\]]$/, '$1');
  if (!/^-?\d+(\.\d+)?(\s*[,;x×\s]\s*-?\d+(\.\d+)?)*$/.test(plain)) return text.trim();
  const numbers = plain.split(/\s*[,;x×]\s*|\s+/).map(Number);
  return numbers.length === 1 ? numbers[0] : numbers;
}

export class ModelEditor {
  #catalogue;
  #start;

  /** @param {any} config a Sequential @param {CatalogueEntry[]} catalogue */
  constructor(config, catalogue) {
    this.#start = config;
    this.#catalogue = catalogue;
    this.config = structuredClone(config);
  }

  /** Layers without the input. @returns {any[]} */
  get layers() {
    return this.config.config.layers.slice(1);
  }

  get palette() {
    return palette.filter((name) => this.#catalogue.some(({ class_name }) => class_name === name));
  }

  get full() {
    return this.layers.length >= mostLayers;
  }

  /** @param {any} layer @returns {Argument[]} */
  argumentsOf(layer) {
    const entry = this.#catalogue.find(({ class_name }) => class_name === layer.class_name);
    return entry?.arguments.filter(({ name, kind }) => !leftOut.includes(name) && !leftOutKinds.includes(kind)) ?? [];
  }

  /** @param {number} index among the layers @param {string} name @param {any} value an empty text: Keras's default */
  set(index, name, value) {
    const { config } = this.layers[index];
    if (value === '') delete config[name];
    else config[name] = value;
  }

  /** @param {string} className */
  add(className) {
    if (this.full) return;
    const taken = new Set(this.layers.map(({ config }) => config.name));
    const base = baseName(className);
    let name = base;
    for (let number = 1; taken.has(name); number++) name = `${base}_${number}`;
    /** @type {Record<string, any>} */ const config = { name };
    const layer = { class_name: className, config };
    for (const argument of this.argumentsOf(layer).filter(({ required }) => required)) {
      config[argument.name] = beginnings[argument.name] ?? argument.choices[0] ?? 1;
    }
    this.config.config.layers.push(layer);
  }

  /** @param {number} index */
  remove(index) {
    this.config.config.layers.splice(index + 1, 1);
  }

  /** @param {number} index @param {-1 | 1} step */
  move(index, step) {
    const { layers } = this.config.config;
    const other = index + step;
    if (other < 0 || other >= layers.length - 1) return;
    [layers[index + 1], layers[other + 1]] = [layers[other + 1], layers[index + 1]];
  }

  restart() {
    this.config = structuredClone(this.#start);
  }
}
