// Makes the terms of a view pressable: the words of its paragraphs, headings and listings, wherever they come from. A view
// writes plain words and knows nothing of this; what it answers is looked through as a whole.

import { html } from 'lit';
import { findTerms } from './find-terms.js';
import { openTerm } from './term-note.js';
import { placesOf } from './text-places.js';

/** @import { TermNeeds } from './needs.js' */
/** @import { Piece } from './find-terms.js' */

/** The terms that a paragraph has had; outside of paragraphs no words are looked at. @typedef {{ seen: Set<string>, words: boolean, group: boolean }} Block */

/** @param {KeyboardEvent} event from a term @param {1 | -1} way to the next one, or back */
function move(event, way) {
  const here = /** @type {HTMLElement} */ (event.currentTarget);
  const all = [...(here.closest('.card, .page')?.querySelectorAll('.term') ?? [])];
  const next = /** @type {HTMLElement | undefined} */ (all[all.indexOf(here) + way]);
  event.preventDefault();
  next?.focus();
}

/** @param {TermNeeds} element @param {string} term */
const press = (element, term) => (/** @type {MouseEvent} */ event) =>
  openTerm(element, term, /** @type {HTMLElement} */ (event.currentTarget));

/** @param {TermNeeds} element @param {string} term */
const keydown = (element, term) => (/** @type {KeyboardEvent} */ event) => {
  const forward = element.words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    openTerm(element, term, /** @type {HTMLElement} */ (event.currentTarget));
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') move(event, event.key === forward ? 1 : -1);
};

/**
 * A term in a sentence. Not a `<button>`: that would not break at the end of a line, and its words could not be selected.
 * One Tab stop a paragraph; arrow keys reach the others.
 * @param {TermNeeds} element @param {Piece} piece @param {boolean} first
 */
function drawn(element, { text, term = '' }, first) {
  return html`<span class="term" role="button" aria-haspopup="dialog" data-term=${term} tabindex=${first ? 0 : -1} @click=${press(element, term)} @keydown=${keydown(element, term)}>${text}</span>`;
}

/** @param {TermNeeds} element @param {string} sentence @param {Block} block */
function marked(element, sentence, block) {
  const before = block.seen.size;
  const pieces = findTerms(element.words, sentence, block.seen);
  if (block.seen.size === before) return sentence;
  let first = before === 0;
  const parts = pieces.map((piece) => {
    if (!piece.term) return piece.text;
    const stop = first;
    first = false;
    return drawn(element, piece, stop);
  });
  // One piece of the line, wherever a line is laid out in pieces.
  return html`<span>${parts}</span>`;
}

/** @param {TermNeeds} element @param {any} value @param {Block} block @returns {any} */
function inValue(element, value, block) {
  if (typeof value === 'string') return block.words && value.trim() ? marked(element, value, block) : value;
  if (Array.isArray(value)) return value.map((one) => inValue(element, one, block));
  return value?.strings && value.values ? inTemplate(element, value, block) : value;
}

/** @param {TermNeeds} element @param {any} template as lit's html makes it @param {Block} around */
function inTemplate(element, template, around) {
  const places = placesOf(template.strings);
  /** @type {Map<number, Block>} */
  const own = new Map();
  const blockOf = (/** @type {import('./text-places.js').Place} */ { block: number, group }) => {
    if (number < 0 || around.group) return around;
    const block = own.get(number) ?? { seen: new Set(), words: true, group };
    own.set(number, block);
    return block;
  };
  const values = template.values.map((/** @type {any} */ value, /** @type {number} */ i) => {
    const place = places[i];
    if (!place || place.closed) return value;
    return inValue(element, value, blockOf(place));
  });
  return { ...template, values };
}

/** The same view, with its terms to press. @param {TermNeeds} element @param {unknown} view */
export function withTerms(element, view) {
  return inValue(element, view, { seen: new Set(), words: false, group: false });
}
