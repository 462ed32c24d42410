// Which picture runs through the network: ours, the learner's own file, or a drawing.

import { html, nothing } from 'lit';
import { pictures } from './pictures/all.js';

/** @import { DrawingNeeds } from './needs.js' */
/** @import { Words } from '../words/words.js' */

/** @type {typeof import('./own-picture.js') | undefined} */
let own;

/** Brings what makes a picture of the learner's own, then uses it. @param {DrawingNeeds} element @param {(made: typeof import('./own-picture.js')) => void} use */
async function withOwn(element, use) {
  try {
    // Its words come with the rest.
    [own] = await Promise.all([import('./own-picture.js'), element.complete()]);
  } catch {
    element.notify('load-failed');
    return;
  }
  use(own);
}

/** @param {DrawingNeeds} element @param {Event} event */
function chooseFile(element, event) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget); // nobody's any more once the event is over
  withOwn(element, ({ takeFile }) => takeFile(element, input));
}

/** Buttons for our pictures. @param {Words} words @param {string} current @param {(id: string) => void} choose */
export function pictureButtons(words, current, choose) {
  return pictures.map(
    ({ id }) => html`<button class="quiet ${current === id ? 'chosen' : ''}" aria-pressed=${current === id}
      @click=${() => choose(id)}>${words.text(`picture-${id}`)}</button>`,
  );
}

/** @param {DrawingNeeds} element */
export function pictureChooser(element) {
  const { words, view, network } = element;
  if (!network || network.shape.length !== 3) return nothing;
  const choose = (/** @type {string} */ id) => {
    element.act(() => element.network?.choose(id));
  };
  const fits = canBeDrawn(element);
  return html`<div class="pictures" part="pictures" role="group" aria-label=${words.text('picture-label')}>
      <span class="soft">${words.text('picture-label')}</span>
      ${pictureButtons(words, network.picture, choose)}
      <label class="file quiet"><input type="file" accept="image/*" class="hidden" @change=${(/** @type {Event} */ event) => chooseFile(element, event)} />${words.text('picture-own')}</label>
      ${fits ? html`<button class="quiet" aria-pressed=${view.drawing} @click=${() => withOwn(element, ({ draw }) => draw(element, !view.drawing))}>${words.text('picture-draw')}</button>` : nothing}
      ${view.pictureError ? html`<span role="alert">${words.text('picture-failed', { name: view.pictureError })}</span>` : nothing}
    </div>`;
}

/** The pictures of the lessons are drawn cell by cell. @param {DrawingNeeds} element */
const canBeDrawn = ({ network }) => network?.shape.join() === '20,20,3';

/** @param {DrawingNeeds} element */
export const drawOwnBoard = (element) => own?.drawBoard(element);

/** @param {DrawingNeeds} element */
export const drawingBoard = (element) => (element.view.drawing && canBeDrawn(element) ? own?.board(element) : nothing);
