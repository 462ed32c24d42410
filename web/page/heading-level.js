// Levels of headings: alone on its site the element's first heading is the page's, in a host page it is one of many.

/** @param {{ site: boolean }} element @param {number} natural the level inside a host page */
export function headingLevel({ site }, natural) {
  return site ? natural - 1 : natural;
}
