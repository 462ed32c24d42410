// What the element does where it is the whole page: it sets the page's colours and follows the address.

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** Colours of the page itself; in a host page nothing outside of the element is touched. */
function dressPage() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'body { margin: 0; background: light-dark(#fbfaf7, #15181c) } :root { color-scheme: light dark }',
    );
  }
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

/** @param {() => void} followAddress at once and at each change @param {AbortSignal} signal */
export function ownPage(followAddress, signal) {
  dressPage();
  followAddress();
  addEventListener('hashchange', followAddress, { signal });
}
