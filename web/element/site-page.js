// What the element does where it is the whole page: it sets the page's colours, title and language, and follows
// the address.

import { findActivityName } from '../settings/activity-names.js';
import { findLesson } from '../lesson/lessons/all.js';
import { languages } from '../words/locales/all.js';
import { title } from './whole-view.js';

/** @import { WholeNeeds } from './needs.js' */
/** @import { Store } from '../page/store.js' */

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

/**
 * Language and place are those of the last visit, where nothing else is said.
 * @param {{ lang: string, lesson: string, store: Store }} element @param {() => void} followAddress at once and at each change @param {AbortSignal} signal
 */
export function ownPage(element, followAddress, signal) {
  const spoken = element.store.read('lang');
  if (!element.lang && Object.hasOwn(languages, spoken)) element.lang = spoken;
  if (!element.lesson) element.lesson = lastPlace(element.store);
  dressPage();
  followAddress();
  addEventListener('hashchange', followAddress, { signal });
}

/** Where one was, for an address that says nothing. @param {Store} store @returns {string} a lesson, or nothing */
function lastPlace(store) {
  const at = store.read('at');
  return !location.hash && !location.search && (findLesson(at) || findActivityName(at)) ? at : '';
}

/** The title in the window, and the language that the page is read in. @param {WholeNeeds} element */
export function tellPage(element) {
  const { words } = element;
  document.title = `${title(element)} – cnn-params`;
  const { documentElement: page } = document;
  // Each change of it is heard of, as it may change the colours.
  if (page.lang !== words.language) Object.assign(page, { lang: words.language, dir: words.direction });
}
