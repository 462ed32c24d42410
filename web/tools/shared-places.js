// The first part names each function of the second that stands in its table, a thousand of them: an import each, which is
// three kilobytes that every page waits for. All they do is to say that the second part is missing, so one for each kind of
// call is enough. Those that JavaScript has taken out of the table at the start stay, as they are passed on by their place.

import { readFileSync, writeFileSync } from 'node:fs';

/** An import of the text form: its name, and the function's name and kind. */
const placeholder = /\n \(import "placeholder" "(\d+)" \(func (\$[^\s)]+)([^\n]*)\)\)/g;

/**
 * @param {string} text a module in WebAssembly's text form @param {Set<number>} kept places in the table
 * @returns {string}
 */
export function sharePlaces(text, kept) {
  /** @type {Map<string, string>} */
  const shared = new Map();
  /** @type {Map<string, string>} */
  const renamed = new Map();
  const fewer = text.replace(placeholder, (line, place, name, kind) => {
    if (kept.has(Number(place))) return line;
    const before = shared.get(kind);
    if (before) {
      renamed.set(name, before);
      return '';
    }
    shared.set(kind, name);
    return line;
  });
  if (renamed.size === 0) throw new Error('no places are shared: the text form has changed');
  return fewer.replace(/\n \(elem [^\n]*/g, (line) => line.replace(/\$[^\s)]+/g, (name) => renamed.get(name) ?? name));
}

/**
 * The same in a file.
 * @param {(tool: string, args: string[]) => Promise<void>} run runs a tool of Binaryen @param {string} wasm @param {Set<number>} kept
 */
export async function shareInFile(run, wasm, kept) {
  const text = wasm.replace(/\.wasm$/, '.wat');
  await run('wasm-dis', [wasm, '-o', text]);
  writeFileSync(text, sharePlaces(readFileSync(text, 'utf8'), kept));
  await run('wasm-as', [text, '-o', wasm]);
}

/** The places that are taken out of tables while something is done. @template T @param {Set<number>} places @param {() => Promise<T>} act */
export async function watchPlaces(places, act) {
  const { get } = WebAssembly.Table.prototype;
  WebAssembly.Table.prototype.get = function (/** @type {number} */ place) {
    places.add(Number(place));
    return get.call(this, place);
  };
  try {
    return await act();
  } finally {
    WebAssembly.Table.prototype.get = get;
  }
}
