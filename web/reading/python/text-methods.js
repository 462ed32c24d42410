// Methods of texts.

import { iterate } from './items.js';
import { formatBraces } from './format.js';
import { PyList, Unknown } from './values.js';

/** @import { Interpreter } from './evaluation.js' */

/** @typedef {(interpreter: Interpreter, value: any, args: any[], named: Map<string, any>) => any} Method */

/** @type {(change: (text: string, args: any[]) => any) => Method} */
const plain = (change) => (interpreter, value, args) => {
  const result = change(value, args);
  if (typeof result === 'string') interpreter.make(result.length);
  return result;
};

/** @param {any} set @returns {RegExp} */
const trimmed = (set) => {
  const letters = typeof set === 'string' ? `[${set.replace(/[\]\\^-]/g, '\\$&')}]` : '\\s';
  return new RegExp(`^${letters}+|${letters}+$`, 'g');
};

/** @type {Method} */
function join(interpreter, separator, [items]) {
  const texts = [...iterate(interpreter, items)];
  if (items instanceof Unknown) return items;
  if (texts.some((one) => typeof one !== 'string')) interpreter.fault('wrong_type', 'Only texts can be joined.');
  interpreter.make(texts.reduce((sum, one) => sum + one.length + separator.length, 0));
  return texts.join(separator);
}

/** @type {Map<string, Method>} */
export const textMethods = new Map(
  Object.entries({
    format: (interpreter, value, args, named) => formatBraces(interpreter, value, args, named),
    join,
    split: plain((text, [by, most]) => {
      const parts = typeof by === 'string' && by ? text.split(by) : text.split(/\s+/).filter(Boolean);
      if (typeof most !== 'number' || most < 0 || parts.length <= most + 1) return new PyList(parts);
      return new PyList([...parts.slice(0, most), parts.slice(most).join(typeof by === 'string' ? by : ' ')]);
    }),
    splitlines: plain((text) => new PyList(text.split('\n'))),
    upper: plain((text) => text.toUpperCase()),
    lower: plain((text) => text.toLowerCase()),
    title: plain((text) => text.replace(/\b\w/g, (letter) => letter.toUpperCase())),
    capitalize: plain((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
    strip: plain((text, [set]) => text.replace(trimmed(set), '')),
    lstrip: plain((text) => text.trimStart()),
    rstrip: plain((text) => text.trimEnd()),
    replace: plain((text, [from, to]) => (typeof from === 'string' && from ? text.split(from).join(String(to)) : text)),
    startswith: plain((text, [start]) => text.startsWith(String(start))),
    endswith: plain((text, [end]) => text.endsWith(String(end))),
    find: plain((text, [what]) => text.indexOf(String(what))),
    count: plain((text, [what]) => text.split(String(what)).length - 1),
    isdigit: plain((text) => /^\d+$/.test(text)),
    zfill: (interpreter, text, [width]) => {
      interpreter.make(Number(width) || 0);
      return text.padStart(Number(width) || 0, '0');
    },
    encode: (interpreter) => new Unknown('bytes', interpreter.at),
  }),
);
