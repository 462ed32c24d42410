// Numbers as people type them in their language, in the spelling that the engine reads: a decimal point, groups without dots.

/** Longer texts are left for the engine to refuse. */
const longest = 400;

/** The signs of a language between groups of digits and before decimals. @param {string} language */
function signsOf(language) {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.8);
  const sign = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? '';
  return { group: sign('group'), decimal: sign('decimal') };
}

/**
 * Where the decimal sign is a comma, `2.515` is two thousand and more, and `34,35` has decimals. Elsewhere the text stays as
 * it is, and the engine asks about `2.515`. In shapes a comma stands between sizes.
 * @param {string} text @param {string} language @param {'shape' | 'number' | 'sum' | 'percent' | 'rows'} reads
 */
export function engineSpelling(text, language, reads) {
  const { group, decimal } = signsOf(language);
  if (text.length > longest || decimal !== ',') return text;
  const grouped =
    group === '.'
      ? text.replace(/(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.])/g, (number) => number.replaceAll('.', ''))
      : text;
  if (reads === 'shape') return grouped;
  return grouped.replace(/(?<![\d.,])(\d+),(\d+)(?![\d.,])/g, '$1.$2');
}
