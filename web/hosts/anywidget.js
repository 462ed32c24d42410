// <cnn-params> in a notebook: the module that anywidget asks for. Traits of the model are the element's settings.

import '../element/define.js';
import { settings } from '../settings/settings.js';

/** @typedef {{ get: (name: string) => any, set: (name: string, value: any) => void, save_changes: () => void,
 *   on: (event: string, listener: () => void) => void, off: (event: string, listener: () => void) => void }} Model */

/** @param {HTMLElement} element @param {Model} model @param {string} name */
function copySetting(element, model, name) {
  const value = model.get(name);
  if (value === undefined || value === null || value === '' || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** @param {{ model: Model, el: HTMLElement }} context @returns {() => void} removes what was made */
function render({ model, el }) {
  const element = /** @type {any} */ (document.createElement('cnn-params'));
  const config = model.get('config');
  if (config && Object.keys(config).length > 0) element.config = config;
  const copies = settings.map(({ name }) => {
    const copy = () => copySetting(element, model, name);
    copy();
    model.on(`change:${name}`, copy);
    return { event: `change:${name}`, copy };
  });
  element.addEventListener('cnn-params-answer', (/** @type {CustomEvent} */ { detail }) => {
    model.set('answers', [...(model.get('answers') ?? []), detail]);
    model.save_changes();
  });
  el.append(element);
  return () => {
    for (const { event, copy } of copies) model.off(event, copy);
    element.remove();
  };
}

export default { render };
