// Terms in the templates of views: in paragraphs and headings, and nowhere else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, nothing } from 'lit';
import { withTerms } from '../../../web/terms/with-terms.js';
import { wordsOf } from '../../../web/words/words.js';
import { templateText } from '../template-text.js';

const element = /** @type {any} */ ({ words: await wordsOf('en') });

/** Ids of the terms in a view, and which of them Tab leads to. @param {any} part @returns {string[]} */
function termsIn(part) {
  if (Array.isArray(part)) return part.flatMap(termsIn);
  if (!part?.strings) return [];
  if (!part.strings[0].includes('class="term"')) return part.values.flatMap(termsIn);
  const [term, tabindex] = part.values;
  return [tabindex === 0 ? `${term} by Tab` : term];
}

const bias = 'the bias of a filter';
const click = () => {};

/** @type {[string, any, string[]][]} */
const views = [
  ['a paragraph', html`<p>${bias}</p>`, ['bias by Tab', 'filter']],
  ['the first of each in a paragraph', html`<p>${bias}, ${bias}</p>`, ['bias by Tab', 'filter']],
  ['each paragraph by itself', html`<p>${bias}</p><p>${bias}</p>`, ['bias by Tab', 'filter', 'bias by Tab', 'filter']],
  [
    'headings of questions and of columns',
    html`<h3 id="a">${bias}</h3><table><tr><th>${bias}</th></tr></table>`,
    ['bias by Tab', 'filter', 'bias by Tab', 'filter'],
  ],
  [
    'words within words',
    html`<p>${html`<strong>${bias}</strong>`} and ${html`${'a unit'}, ${bias}`}</p>`,
    ['bias by Tab', 'filter', 'unit'],
  ],
  [
    'a table once, and figures in a row too',
    html`<table><thead><tr><th>${bias}</th></tr></thead><tbody>${[1, 2].map(() => html`<tr><th>${bias}</th></tr>`)}</tbody></table>
      <div class="trace-row">${[1, 2].map(() => html`<figure><figcaption>${bias}</figcaption></figure>`)}</div>`,
    ['bias by Tab', 'filter', 'bias by Tab', 'filter'],
  ],
  [
    'lists of templates',
    html`<ul>${[1, 2].map(() => html`<li>${bias}</li>`)}</ul>`,
    ['bias by Tab', 'filter', 'bias by Tab', 'filter'],
  ],
  [
    'a listing',
    html`<pre tabindex="0"><code>${['Conv2D(2, ', 'padding="same"'].map((text) => html`<span class="line">${text}</span>`)}</code></pre>`,
    ['convolution by Tab', 'padding', 'same'],
  ],
  ['no attribute', html`<p aria-label=${bias} title="${bias} > ${bias}">x</p>`, []],
  [
    'no button, link or label',
    html`<p><button @click=${click}>${bias}</button><a href="#">${bias}</a><label>${bias}</label></p>`,
    [],
  ],
  ['nothing inside those either', html`<button>${html`<p>${bias}</p>`}</button>`, []],
  [
    'nothing that nobody sees',
    html`<p><span class="hidden">${bias}</span></p><ul><li class="arrow" aria-hidden="true">${bias}</li></ul>`,
    [],
  ],
  [
    'no formula, drawing or cell',
    html`<math><mtext>${bias}</mtext></math><svg><text>${bias}</text></svg><td>${bias}</td>`,
    [],
  ],
  ['nothing outside of paragraphs', html`<div class="card">${bias} <span>${bias}</span></div>`, []],
  [
    'what follows an input and a comment',
    html`<p><input name="a" .value=${bias} /><!-- <button> -->${bias}</p>`,
    ['bias by Tab', 'filter'],
  ],
  [
    'what follows an attribute with a sign in it',
    html`<div title="a > b"><p>${bias}</p></div>`,
    ['bias by Tab', 'filter'],
  ],
];

for (const [what, view, expected] of views) {
  test(`terms are found in: ${what}`, () => {
    const marked = withTerms(element, view);
    assert.deepEqual(termsIn(marked), expected);
    assert.equal(templateText(marked).replaceAll(' ', ''), templateText(view).replaceAll(' ', ''));
  });
}

test('a view keeps its templates, so that nothing of it is drawn anew', () => {
  const inner = html`<p>${bias}</p>`;
  const view = html`<div>${inner} ${nothing} ${7}</div>`;
  const marked = /** @type {any} */ (withTerms(element, view));
  assert.equal(marked.strings, view.strings);
  assert.equal(marked.values[0].strings, inner.strings);
  assert.deepEqual(marked.values.slice(1), [nothing, 7]);
  assert.equal(view.values[0], inner, 'the view itself is left alone');
});
