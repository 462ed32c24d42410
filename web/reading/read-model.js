// What people bring, told apart by its content: source, a config, a summary, saved files. The package's `cnn-params/reading`.

import { loadEngine } from '../engine/engine.js';
import { ReadError } from './read-error.js';
import { looksLikeSummary, readSummary } from './summary-text.js';

/** @import { EngineApi } from '../engine/engine.js' */
/** @import { HandedWeight } from '../engine/types.js' */

export { ReadError };

/** A text longer than this is refused before it is looked at: 2 MB, and a little for marks. */
const longestText = 2_100_000;
/** Saved models that a page can hold in the memory that it has. */
const largestFile = 512 * 2 ** 20;

/**
 * @typedef {{ name: string, config: any, lines?: Record<string, number>, function?: true, subclass?: string, input_shape?: (number | null)[] }} ReadModel
 *   name: the variable it was bound to, or the model's own; lines: of source, where each layer was made, by its name;
 *   function: the source defines a function that makes it, and does not call it; subclass: it is an object of this class of
 *   the source, drawn on an input of `input_shape`
 * @typedef {{ models: ReadModel[], weights: HandedWeight[] | null, source: 'python' | 'to_json' | 'tfjs' | 'summary' | 'keras' | 'h5' | 'weights.h5',
 *   notes: { line?: number, id: string, [more: string]: any }[] }} Reading
 *   weights: as `engine.compile(models[0].config, { weights })` takes them; notes: what was passed over or understood
 * @typedef {{ name?: string, config?: any, answers?: Record<string, any>, engine?: EngineApi }} ReadOptions
 *   name: of the file; config: of the model that a file of weights alone belongs to; answers: to what was asked, by its key (a
 *   number, a text, or a list for a shape); engine: one that is whole already, else one is loaded
 * @typedef {{ name: string, bytes: Uint8Array }} GivenFile
 */

/** Whether a text is data: JSON, or a dictionary as Python prints it. @param {string} text */
const looksLikeConfig = (text) =>
  /^\ufeff?\s*(\{\s*["'](class_name|module|modelTopology|format|keras_version|name|config|registered_name|layers)["']|"\s*\{|'\s*\{|\[\s*\{\s*["']class_name)/.test(
    text,
  );

/** Refuses what is no model; one that only lacks the shape of its input is. @param {EngineApi} engine @param {any} config */
function checkModel(engine, config) {
  try {
    engine.analyse(config);
  } catch (error) {
    if (/** @type {any} */ (error).code !== 'missing_input_shape') throw error;
  }
}

/** @param {EngineApi} engine @param {string} text @returns {Reading} */
function readConfigText(engine, text) {
  const config = engine.readConfig(text.replace(/^\ufeff/, '').trim());
  checkModel(engine, config);
  const isTfjs = /"modelTopology"/.test(text);
  const notes = isTfjs && /"weightsManifest"/.test(text) ? [{ id: 'shards_missing' }] : [];
  const name = typeof config?.config?.name === 'string' ? config.config.name : 'model';
  return { models: [{ name, config }], weights: null, source: isTfjs ? 'tfjs' : 'to_json', notes };
}

/** @param {EngineApi} engine @param {string} text @param {ReadOptions} options @returns {Promise<Reading>} */
async function readText(engine, text, { answers = {} }) {
  if (text.trim() === '') throw new ReadError({ id: 'empty', message: 'There is nothing here yet.' });
  if (looksLikeConfig(text)) return readConfigText(engine, text);
  if (looksLikeSummary(text)) return { ...readSummary(engine, text, answers), weights: null, source: 'summary' };
  const { readPython } = await import('./read-python.js');
  return { ...readPython(engine, text, answers), weights: null, source: 'python' };
}

/** The source in the cells of a notebook, with as many lines as it has there. @param {string} text @returns {string | null} null where it is no notebook */
function notebookSource(text) {
  if (!/^\s*\{[\s\S]{0,400}"cells"\s*:/.test(text) && !/"nbformat"\s*:/.test(text)) return null;
  try {
    const { cells } = JSON.parse(text);
    const code = cells.filter((/** @type {any} */ cell) => cell.cell_type === 'code');
    return code.map((/** @type {any} */ { source }) => [source].flat().join('')).join('\n\n');
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes @returns {string | null} null where it is no text */
function asText(bytes) {
  if (bytes.length > longestText) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Node's Buffer is a Uint8Array whose `slice` shares its memory. @param {Uint8Array} bytes */
const plainBytes = (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {EngineApi} engine @param {GivenFile[]} files @param {ReadOptions} options @returns {Promise<Reading>} */
async function readFiles(engine, files, options) {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > largestFile) throw new ReadError({ id: 'file_too_large', message: 'These files are larger than 512 MB.' });
  const text = files.length === 1 ? asText(files[0].bytes) : null;
  const source = text === null ? null : (notebookSource(text) ?? (looksLikeConfig(text) ? null : text));
  if (source !== null) return readText(engine, source, options);
  const { readFile } = await import('./files/read-file.js');
  return readFile(engine, files, { config: options.config });
}

/**
 * Reads a model in whatever form it is brought. Nothing of it is executed, and nothing leaves the machine.
 * @param {string | Uint8Array | GivenFile[]} given a text, the bytes of a file, or files that belong together (`model.json` and
 *   its shards; a config and its weights)
 * @param {ReadOptions} [options]
 * @returns {Promise<Reading>}
 * @throws {ReadError} with `line` and `column` for source; `asks` says what would have to be known, and reading again with
 *   `answers` goes on. ModelError where a config is none.
 */
export async function readModel(given, options = {}) {
  const engine = options.engine ?? (await loadEngine());
  await engine.complete?.();
  if (typeof given === 'string') return readText(engine, notebookSource(given) ?? given, options);
  const files = Array.isArray(given) ? given : [{ name: options.name ?? 'model', bytes: given }];
  return readFiles(
    engine,
    files.map(({ name, bytes }) => ({ name, bytes: plainBytes(bytes) })),
    options,
  );
}
