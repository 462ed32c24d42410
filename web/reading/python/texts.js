// Text literals and f-strings.

import { formatValue, textOfValue } from './format.js';
import { childrenOf } from './nodes.js';
import { Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** @type {Record<string, string>} */
const escapes = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '' }; // prettier-ignore

/** @param {string} text */
const unescaped = (text) =>
  text.replace(/\\(u[\da-fA-F]{4}|x[\da-fA-F]{2}|[\s\S])/g, (whole, code) => {
    if (code.length > 1) return String.fromCharCode(parseInt(code.slice(1), 16));
    return Object.hasOwn(escapes, code) ? escapes[code] : whole;
  });

/** The prefix, the quotes, and what is between. @param {string} literal */
function partsOf(literal) {
  const [, prefix, quote] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? ['', '', ''];
  return { raw: /r/i.test(prefix), start: prefix.length + quote.length, end: literal.length - quote.length };
}

/** @param {Interpreter} interpreter @param {string} literal @param {number} at */
export function literalText(interpreter, literal, at) {
  const { raw, start, end } = partsOf(literal);
  const inner = literal.slice(start, end);
  interpreter.at = at;
  interpreter.make(inner.length > 2_000_000 ? Infinity : 0);
  return raw || !inner.includes('\\') ? inner : unescaped(inner);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
export function formatText(interpreter, node, scope) {
  const literal = interpreter.textOf(node);
  const { raw, start, end } = partsOf(literal);
  let text = '';
  let from = node.from + start;
  const plain = (/** @type {number} */ to) => {
    const piece = interpreter.text.slice(from, to).replaceAll('{{', '{').replaceAll('}}', '}');
    text += raw ? piece : unescaped(piece);
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    plain(child.from);
    const value = replacement(interpreter, child, scope);
    if (value instanceof Unknown) return value;
    text += value;
    interpreter.make(text.length);
    from = child.to;
  }
  plain(node.from + end);
  return text;
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @returns {string | Unknown} */
function replacement(interpreter, node, scope) {
  const parts = childrenOf(node);
  const value = interpreter.evaluate(parts[1], scope);
  if (value instanceof Unknown) return value;
  const selfNamed = interpreter.textOf(node).includes('=}') ? `${interpreter.textOf(parts[1])}=` : '';
  const spec = parts.find(({ name }) => name === 'FormatSpec');
  const conversion = parts.some(({ name }) => name === 'FormatConversion');
  const shown = conversion ? textOfValue(value, true) : value;
  return selfNamed + formatValue(interpreter, shown, spec ? specText(interpreter, spec, scope) : '');
}

/** A format that may have replacements of its own: `{x:{width}d}`. @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
function specText(interpreter, node, scope) {
  let text = '';
  let from = node.from + 1;
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    text += interpreter.text.slice(from, child.from);
    text += String(replacement(interpreter, child, scope));
    from = child.to;
  }
  return text + interpreter.text.slice(from, node.to);
}
