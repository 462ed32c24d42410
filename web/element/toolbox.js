// The toolbox, unfolded: what there is beside the lessons, each with what it is for.

import { html } from 'lit';
import { activityNames } from '../settings/activity-names.js';
import { link } from './navigation.js';

/** @import { WholeNeeds } from './needs.js' */

/** Arrow keys go along the path. @param {KeyboardEvent} event */
export function alongPath(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const links = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll('a')];
  const turned = getComputedStyle(target).direction === 'rtl' ? -way : way;
  links[links.indexOf(/** @type {any} */ (target)) + turned]?.focus();
}

/** @param {WholeNeeds} element */
export function toolbox(element) {
  const { activityId, words, site } = element;
  const close = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    element.setView({ toolbox: false });
    element.focusOn('.toolbox-open');
  };
  const shown = activityNames.filter(({ id, forTeachers }) => !forTeachers || site || id === activityId);
  return html`<ul class="toolbox" @keydown=${close}>${shown.map(({ id }) => {
    const content = html`<strong>${words.text(`lesson-${id}`)}</strong> <span class="soft">${words.text(`for-${id}`)}</span>`;
    return html`<li>${link(element, id, id === activityId, content)}</li>`;
  })}</ul>`;
}
