// How Keras writes shapes, and how people read sizes.

/** Keras's text of a shape: `(None, 20, 20, 2)`. @param {(number | null)[] | null} shape */
export function shapeText(shape) {
  if (!shape) return '?';
  const sizes = shape.map((size) => (size === null ? 'None' : String(size)));
  return `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
}

/** Sizes without the batch: `20 × 20 × 2`, unbreakable. @param {(number | null)[] | null} shape @param {string} [language] */
export function sizesText(shape, language = 'en') {
  return (shape ?? [])
    .slice(1)
    .map((size) => (size === null ? '?' : size.toLocaleString(language)))
    .join('\u00a0×\u00a0');
}

/** A float of two digits, for small cells; never a minus zero. @param {number} value */
export function shortText(value) {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

/** A float short enough to be read: two digits, three for small ones. @param {number} value */
export function floatText(value) {
  if (!Number.isFinite(value)) return String(value);
  const text = Math.abs(value) < 0.1 && value !== 0 ? value.toFixed(3) : value.toFixed(2);
  return text.replace('-', '−');
}
