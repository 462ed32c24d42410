// A readable box instead of a blank: what went wrong, and what to do.

import { html, nothing } from 'lit';
import { lessons } from '../lesson/lessons/all.js';
import { errorText } from '../page/error-text.js';
import { headingLevel } from '../page/heading-level.js';

/** @import { WholeNeeds } from './needs.js' */

/** @param {WholeNeeds} element */
function content({ failure, words }) {
  if (failure.kind === 'engine') {
    return { title: words.text('error-engine-title'), text: words.text('error-engine', { message: failure.message }) };
  }
  if (failure.kind === 'part') return { title: words.text('error-part-title'), text: words.text('error-part') };
  if (failure.kind === 'config') {
    return { title: words.text('error-title'), text: words.text('error-config', { message: failure.message }) };
  }
  if (failure.kind === 'lesson') {
    const names = words.list(lessons.map(({ id }) => id));
    const title = words.text('error-lesson-title', { lesson: failure.lesson });
    return { title, text: words.text('error-lesson', { lessons: names }) };
  }
  if (failure.kind === 'page') {
    return { title: words.text('error-title'), text: words.text('error-other', { message: failure.message }) };
  }
  return { title: words.text('error-title'), text: errorText(words, failure.error) };
}

/** What a learner can do about it: the word on the button, and what it does. @param {WholeNeeds} element @returns {[string, () => unknown] | undefined} */
function wayOut(element) {
  if (element.failure.kind === 'part') return ['try-again', () => element.retry()];
  return element.engine ? ['error-use-first', () => element.open(lessons[0].id)] : undefined;
}

/** @param {WholeNeeds} element */
export function errorBox(element) {
  const { title, text } = content(element);
  const [id, act] = wayOut(element) ?? [];
  return html`<div role=${element.site ? 'main' : nothing}>
    <div class="card error-box" role="alert">
      <h2 tabindex="-1" aria-level=${headingLevel(element, 2)}>${title}</h2>
      <p>${text}</p>
      ${id ? html`<button class="quiet" @click=${act}>${element.words.text(id)}</button>` : nothing}
    </div>
    ${element.failure.kind === 'engine' ? html`<slot></slot>` : nothing}
  </div>`;
}
