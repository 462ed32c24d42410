// One term in a sentence and a picture, beside the words that were pressed. Escape, or going elsewhere, closes it.

import { html, nothing } from 'lit';
import { addStyles } from '../page/late-styles.js';
import { headingLevel } from '../page/heading-level.js';
import { pictureOf } from './all.js';
import styles from './terms.css';

/** @import { TermNeeds } from './needs.js' */

/** Which term is open, and where the focus returns to. @typedef {{ term: string, from: HTMLElement }} OpenTerm */

/** @type {WeakMap<object, OpenTerm>} */
const open = new WeakMap();

/** Room between the words and their note, in pixels. */
const gap = 6;

/** @param {TermNeeds} element */
const noteOf = ({ renderRoot }) => /** @type {HTMLElement | null} */ (renderRoot.querySelector('.term-note'));

/** Below the words, or above them where there is no room in the window. @param {TermNeeds} element @param {HTMLElement} from */
function place(element, from) {
  const note = noteOf(element);
  const all = note?.parentElement;
  if (!note || !all) return;
  const [words, around] = [from.getBoundingClientRect(), all.getBoundingClientRect()];
  const height = note.offsetHeight;
  const fitsBelow = words.bottom + gap + height <= Math.min(innerHeight, around.bottom);
  const top = fitsBelow || words.top - gap - height < around.top ? words.bottom + gap : words.top - gap - height;
  note.style.setProperty('--term-top', `${top - around.top}px`);
  note.style.setProperty('--term-left', `${words.left - around.left}px`);
}

/** @param {TermNeeds} element @param {string} term @param {HTMLElement} from the words that were pressed */
export async function openTerm(element, term, from) {
  addStyles(element, styles);
  open.set(element, { term, from });
  element.requestUpdate();
  await element.updateComplete;
  place(element, from);
  noteOf(element)?.focus({ preventScroll: true });
  noteOf(element)?.scrollIntoView({ block: 'nearest' });
}

/** @param {TermNeeds} element @param {boolean} back whether the focus returns to the words */
function close(element, back) {
  const from = open.get(element)?.from;
  if (!from) return;
  if (back) from.focus({ preventScroll: true });
  open.delete(element);
  element.requestUpdate();
}

/** Out of the note by Tab, one goes on from the words. @param {TermNeeds} element @param {KeyboardEvent} event */
function keydown(element, event) {
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation(); // slides would leave their overview
    close(element, true);
  } else if (event.key === 'Tab') {
    const stops = [...(noteOf(element)?.querySelectorAll('button') ?? [])];
    const last = event.shiftKey ? [noteOf(element), stops[0]] : [stops[stops.length - 1]];
    if (last.includes(/** @type {any} */ (event.target))) close(element, true);
  }
}

/** The open note, or nothing. It stands beside the view, not in it. @param {TermNeeds} element */
export function termNote(element) {
  const { term } = open.get(element) ?? {};
  if (!term) return nothing;
  const { words } = element;
  const leave = (/** @type {FocusEvent} */ event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (!to || !noteOf(element)?.contains(to)) close(element, false);
  };
  const all = () => {
    open.delete(element);
    element.open('glossary', { term });
  };
  return html`<div class="term-note" role="dialog" aria-labelledby="term-name" tabindex="-1"
    @keydown=${(/** @type {KeyboardEvent} */ event) => keydown(element, event)} @focusout=${leave}>
    ${pictureOf(term)}
    <h4 id="term-name" aria-level=${headingLevel(element, 4)}>${words.attribute(`term-${term}`, 'name')}</h4>
    <p>${words.text(`term-${term}`)}</p>
    <div class="buttons">
      ${element.lock ? nothing : html`<button class="quiet" @click=${all}>${words.text('terms-all')}</button>`}
      <button class="quiet" @click=${() => close(element, true)}>${words.text('terms-close')}</button>
    </div>
  </div>`;
}

/** Gives the element the styles of terms. @param {{ renderRoot: HTMLElement | DocumentFragment }} element */
export const addTermStyles = (element) => addStyles(element, styles);
