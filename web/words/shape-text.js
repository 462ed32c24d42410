// How Keras writes shapes, and how people read sizes.

/** Keras's text of a shape: `(None, 20, 20, 2)`. @param {(number | null)[] | null} shape */
export function shapeText(shape) {
  if (!shape) return '?';
  const sizes = shape.map((size) => (size === null ? 'None' : String(size)));
  return `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
}

/** @param {number | null | undefined} size @param {string} [language] */
export function sizeText(size, language = 'en') {
  return typeof size === 'number' ? size.toLocaleString(language) : '?';
}

/** Sizes without the batch: `20 × 20 × 2`, unbreakable. @param {(number | null)[] | null} shape @param {string} [language] */
export function sizesText(shape, language = 'en') {
  return (shape ?? [])
    .slice(1)
    .map((size) => sizeText(size, language))
    .join('\u00a0×\u00a0');
}
