// What a view says, without a browser: the texts of a template of Lit's and of those inside it, without the markup.

/** @param {any} part @returns {string} */
function textIn(part) {
  if (Array.isArray(part)) return part.map(textIn).join('');
  if (part?.strings) {
    const values = part.values.map((/** @type {any} */ value) => textIn(value));
    return part.strings.reduce(
      (/** @type {string} */ all, /** @type {string} */ next, /** @type {number} */ i) => all + values[i - 1] + next,
    );
  }
  return ['string', 'number'].includes(typeof part) ? String(part) : '';
}

/** @param {any} template */
export const templateText = (template) =>
  textIn(template)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
