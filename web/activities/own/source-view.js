// The field for source: the text with its lines numbered, lines that do not matter pale, the one in question lit, a fault marked.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

/** @typedef {{ text: string, pale: Set<number>, wrong: number | undefined, lit: number | undefined, label: string, placeholder: string }} Source lines from 1 */

/** More lines than this are not coloured one by one. */
const mostLines = 2000;

/**
 * @param {Source} source @param {{ type: (text: string) => void, at: (line: number) => void }} act at: the cursor stands in this line
 */
export function sourceView({ text, pale, wrong, lit, label, placeholder }, { type, at }) {
  const lines = text.split('\n');
  const kind = (/** @type {number} */ line) => [pale.has(line) ? 'pale' : '', line === wrong ? 'wrong' : '', line === lit ? 'lit' : ''].filter(Boolean).join(' '); // prettier-ignore
  const shown = lines.length > mostLines ? [] : lines;
  const typed = (/** @type {Event} */ event) => type(/** @type {HTMLTextAreaElement} */ (event.target).value);
  const moved = (/** @type {Event} */ event) => {
    const { value, selectionStart } = /** @type {HTMLTextAreaElement} */ (event.target);
    at(value.slice(0, selectionStart).split('\n').length);
  };
  return html`<div class="source" translate="no" dir="ltr">
    <div class="source-lines">
      <pre aria-hidden="true">${shown.map((line, i) => html`<span class="source-line ${kind(i + 1)}" data-line=${i + 1}>${line}\n</span>`)}</pre>
      <textarea name="source" class=${shown.length === 0 ? 'plain' : nothing} spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" aria-label=${label} placeholder=${placeholder}
        .value=${live(text)} @input=${typed} @keyup=${moved} @click=${moved}></textarea>
    </div>
  </div>`;
}
