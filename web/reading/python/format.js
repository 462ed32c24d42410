// Values as text: `str()`, `format()`, `%`.

import { PyDict, PyFloat, PyList, PyRange, PySet, PyTuple, typeName, Unknown } from './values.js';

/** @import { Interpreter } from './evaluation.js' */

/** @param {number} value */
function floatText(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${value}.0`;
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** As `str()` or, for what stands inside others, `repr()` writes it. @param {any} value @param {boolean} [quoted] @param {number} [depth] @returns {string} */
export function textOfValue(value, quoted = false, depth = 0) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted ? `'${value}'` : value;
  if (value instanceof PyFloat) return floatText(value.value);
  if (depth > 8) return '…';
  const inner = (/** @type {any[]} */ items) => items.slice(0, 1000).map((one) => textOfValue(one, true, depth + 1));
  if (value instanceof PyList) return `[${inner(value.items).join(', ')}]`;
  if (value instanceof PyTuple) return `(${inner(value.items).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PySet) return `{${inner([...value.entries.values()].map(({ key }) => key)).join(', ')}}`;
  if (value instanceof PyDict) {
    const entries = [...value.entries.values()].map(({ key, value: one }) => inner([key, one]).join(': '));
    return `{${entries.join(', ')}}`;
  }
  if (value instanceof PyRange) return `range(${value.start}, ${value.start + value.length * value.step})`;
  if (value instanceof Unknown) return value.name;
  return `<${typeName(value)}>`;
}

const specification = /^(?:(.?)([<>^=]))?([+\- ]?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([a-zA-Z%]?)$/s;

/** @param {Interpreter} interpreter @param {number} value @param {{ type: string, digits: string | undefined, comma: string, sign: string, isFloat: boolean }} how */
function numberText(interpreter, value, { type, digits, comma, sign, isFloat }) {
  const places = digits === undefined ? 6 : Math.min(Number(digits), 60);
  let text;
  if (type === 'd' || (type === '' && !isFloat)) text = String(Math.abs(value));
  else if (type === 'f' || type === 'F') text = Math.abs(value).toFixed(places);
  else if (type === 'e')
    text = Math.abs(value)
      .toExponential(places)
      .replace(/e([+-])(\d)$/, 'e$10$2');
  else if (type === '%') text = `${Math.abs(value * 100).toFixed(places)}%`;
  else if (type === 'x') text = Math.abs(value).toString(16);
  else if (type === 'b') text = Math.abs(value).toString(2);
  else if (type === 'g' || digits !== undefined)
    text = String(Number(Math.abs(value).toPrecision(Math.max(1, places))));
  else text = floatText(Math.abs(value));
  if (comma) text = text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, comma));
  interpreter.make(text.length);
  return (value < 0 ? '-' : sign === '-' ? '' : sign) + text;
}

/** As `format(value, spec)`. @param {Interpreter} interpreter @param {any} value @param {string} spec @returns {string} */
export function formatValue(interpreter, value, spec) {
  const match = specification.exec(spec);
  if (!match) interpreter.fault('wrong_value', `The format ${spec} is not read here.`);
  const [, fill, align, sign, , zero, width, comma, digits, type] = /** @type {any} */ (match);
  const isNumber = typeof value === 'number' || value instanceof PyFloat;
  const amount = value instanceof PyFloat ? value.value : value;
  let text = isNumber
    ? numberText(interpreter, amount, { type, digits, comma, sign, isFloat: value instanceof PyFloat })
    : textOfValue(value).slice(0, digits === undefined ? undefined : Number(digits));
  const missing = Number(width || 0) - text.length;
  interpreter.make(Math.max(0, missing));
  if (missing <= 0) return text;
  if (zero && !align && isNumber) return text.replace(/^[+-]?/, (mark) => mark + '0'.repeat(missing));
  const side = align || (isNumber ? '>' : '<');
  const before = side === '>' || side === '=' ? missing : side === '^' ? Math.floor(missing / 2) : 0;
  text = (fill || ' ').repeat(before) + text + (fill || ' ').repeat(missing - before);
  return text;
}

/** As `text % values`. @param {Interpreter} interpreter @param {string} text @param {any} values @returns {string | Unknown} */
export function formatPercent(interpreter, text, values) {
  const items = values instanceof PyTuple ? [...values.items] : [values];
  const unknown = items.find((item) => item instanceof Unknown);
  if (unknown) return unknown;
  return text.replace(
    /%(?:\((\w+)\))?([-+ 0#]*)(\d*)(?:\.(\d+))?([sdifrgexX%])/g,
    (_, key, flags, width, digits, type) => {
      if (type === '%') return '%';
      const value = key && values instanceof PyDict ? values.get(key) : items.shift();
      const whole = type === 'd' || type === 'i';
      const shown =
        type === 's' || type === 'r'
          ? textOfValue(value, type === 'r')
          : whole && value instanceof PyFloat
            ? Math.trunc(value.value)
            : value;
      const kind = whole ? 'd' : type === 's' || type === 'r' ? '' : type;
      const align = flags.includes('-') ? '<' : type === 's' ? '>' : '';
      return formatValue(
        interpreter,
        shown,
        `${align}${flags.includes('0') && !align ? '0' : ''}${width}${digits === undefined ? '' : `.${digits}`}${kind}`,
      );
    },
  );
}

/** As `text.format(…)`. @param {Interpreter} interpreter @param {string} text @param {any[]} args @param {Map<string, any>} named @returns {string | Unknown} */
export function formatBraces(interpreter, text, args, named) {
  const unknown = [...args, ...named.values()].find((item) => item instanceof Unknown);
  if (unknown) return unknown;
  let next = 0;
  const made = text.replace(/\{\{|\}\}|\{(\w*)(?:![rs])?(?::([^{}]*))?\}/g, (whole, key, spec) => {
    if (whole === '{{' || whole === '}}') return whole[0];
    const value = key === '' ? args[next++] : /^\d+$/.test(key) ? args[Number(key)] : named.get(key);
    if (value === undefined) interpreter.fault('wrong_value', `There is nothing to put for ${whole}.`);
    return formatValue(interpreter, value, spec ?? '');
  });
  interpreter.make(made.length);
  return made;
}
