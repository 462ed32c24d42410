// What a page looks like: of every element that is seen, where it stands and how it is painted. A picture would tell the same,
// but two pictures of one page are not always the same to the last dot, and nobody sees in them which element has changed.

export const paintedStyles = [
  'display',
  'color',
  'backgroundColor',
  'font',
  'borderWidth',
  'borderColor',
  'borderRadius',
  'opacity',
  'fill',
];

/** Runs in the page: one line an element, in the order of the document, through shadow roots. @param {string[]} wanted names of styles */
export function readLook(wanted) {
  /** @type {string[]} */ const lines = [];
  const walk = (/** @type {Element} */ element) => {
    if (
      element.matches('script, style, template, option') ||
      (!element.checkVisibility() && getComputedStyle(element).display !== 'contents')
    )
      return;
    const style = /** @type {any} */ (getComputedStyle(element));
    const { x, y, width, height } = element.getBoundingClientRect();
    const box = [x, y, width, height].map((size) => Math.round(size * 100) / 100);
    lines.push([element.localName, ...box, ...wanted.map((name) => style[name])].join(' '));
    for (const child of (element.shadowRoot ?? element).children) walk(child);
  };
  walk(document.body);
  return lines;
}
