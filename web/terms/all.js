// The one list of terms: each has a sentence in terms.ftl of every language, the forms by which it is found, and a picture.

import { svg, html } from 'lit';
import { pictures as ofCounts } from './pictures/of-counts.js';
import { pictures as ofLayers } from './pictures/of-layers.js';
import { pictures as ofSizes } from './pictures/of-sizes.js';

/** @import { Picture } from './pictures/pieces.js' */

/** @type {{ id: string, picture: Picture }[]} */
export const terms = Object.entries({ ...ofCounts, ...ofSizes, ...ofLayers }).map(([id, picture]) => ({ id, picture }));

/** @param {string} id of a term */
export const isTerm = (id) => terms.some((term) => term.id === id);

/** The picture says what the sentence beside it says. @param {string} id of a term */
export function pictureOf(id) {
  const picture = terms.find((term) => term.id === id)?.picture;
  return html`<svg class="term-picture" viewBox="0 0 96 54" aria-hidden="true">${picture?.() ?? svg``}</svg>`;
}
