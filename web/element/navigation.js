// Where to go: the path of the lessons, one Tab stop with arrow keys, and the toolbox of the activities, folded until it is opened.

import { html, nothing } from 'lit';
import { lessons } from '../lesson/lessons/all.js';

/** @import { WholeNeeds } from './needs.js' */

/** @param {WholeNeeds} element @param {string} id @param {boolean} current @param {unknown} content @param {boolean} [stop] whether Tab leads there */
export function link(element, id, current, content, stop = true) {
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    element.view.toolbox = false;
    element.open(id);
  };
  return html`<a href="#lesson=${id}" aria-current=${current ? 'page' : nothing} tabindex=${stop ? nothing : -1} @click=${go}>${content}</a>`;
}

/** A lesson with its number, which also shows how far it is done. @param {WholeNeeds} element @param {string} id @param {number} place */
function step({ words, later, store }, id, place) {
  const name = words.text(`lesson-${id}`);
  if (place < 0) return name;
  const mark = later?.lessonMark(store, lessons[place]) ?? '';
  return html`<span class="path-number ${mark}">${place + 1}</span> ${name}${mark ? html`<span class="hidden">, ${words.text(`path-${mark}`)}</span>` : nothing}`;
}

/** @param {WholeNeeds} element */
export function navigation(element) {
  const { activityId, config, later, lesson, view, words } = element;
  const path = [...(config ? ['own-model'] : []), ...lessons.map(({ id }) => id)];
  const current = activityId || (config ? 'own-model' : lesson || path[0]);
  const stop = path.includes(current) ? current : path[0];
  const turn = () => {
    element.setView({ toolbox: !view.toolbox });
    element.completeOrFail(); // its words come later
  };
  const here = activityId && words.has(`lesson-${activityId}`) ? `: ${words.text(`lesson-${activityId}`)}` : '';
  return html`<nav part="tabs" aria-label=${words.text('lessons-label')}>
    <div class="tabs">
      <ol @keydown=${later?.alongPath}>
        ${path.map((id) => {
          const place = lessons.findIndex((one) => one.id === id);
          return html`<li>${link(element, id, id === current, step(element, id, place), id === stop)}</li>`;
        })}
      </ol>
      <button class="toolbox-open" aria-expanded=${Boolean(view.toolbox)} aria-current=${activityId ? 'page' : nothing}
        @click=${turn}>${words.text('toolbox')}${here}</button>
      ${view.toolbox ? later?.toolbox(element) : nothing}
    </div>
  </nav>`;
}
