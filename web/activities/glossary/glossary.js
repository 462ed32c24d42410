// Every term in one list: its sentence, its picture, and an address of its own. The sentences are those that its words open.

import { html, nothing } from 'lit';
import { addStyles } from '../../page/late-styles.js';
import { headingLevel } from '../../page/heading-level.js';
import { isTerm, pictureOf, terms } from '../../terms/all.js';
import { addTermStyles } from '../../terms/term-note.js';
import styles from './glossary.css';

/** @import { ActivityNeeds } from '../needs.js' */

/** In the order of the language. @param {ActivityNeeds} element @returns {{ id: string, name: string }[]} */
function inOrder({ words }) {
  const named = terms.map(({ id }) => ({ id, name: words.attribute(`term-${id}`, 'name') }));
  return named.sort((one, other) => one.name.localeCompare(other.name, words.language));
}

class Glossary {
  /** The term that has been gone to. @type {string | undefined} */ #at;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addTermStyles(element);
    addStyles(element, styles);
  }

  /** @param {{ id: string, name: string }} term */
  #entry({ id, name }) {
    const { element } = this;
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      element.open('glossary', { term: id });
    };
    const current = element.term === id;
    return html`<li class=${current ? 'current' : nothing} data-entry=${id}>
      ${pictureOf(id)}
      <div>
        <h3 class="without-terms" tabindex="-1" aria-level=${headingLevel(element, 3)}><a href="#lesson=glossary&term=${id}" aria-current=${current ? 'true' : nothing} @click=${go}>${name}</a></h3>
        <p>${element.words.text(`term-${id}`)}</p>
      </div>
    </li>`;
  }

  view() {
    return html`<section class="card"><ul class="glossary">${inOrder(this.element).map((term) => this.#entry(term))}</ul></section>`;
  }

  /** Goes to the term of the address, once. */
  updated() {
    const { term, renderRoot } = this.element;
    if (term === this.#at || !isTerm(term)) return;
    const entry = renderRoot.querySelector(`[data-entry=${term}] h3`);
    if (!entry) return;
    this.#at = term;
    /** @type {HTMLElement} */ (entry).focus({ preventScroll: true });
    entry.scrollIntoView({ block: 'center' });
  }

  shared() {
    return { term: this.element.term };
  }
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  const glossary = new Glossary(element);
  return { view: () => glossary.view(), updated: () => glossary.updated(), shared: () => glossary.shared() };
};
