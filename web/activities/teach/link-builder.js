// A link that pins an exercise: every setting that an address can carry, from the one list of settings.

import { html, nothing } from 'lit';
import { languages } from '../../words/locales/all.js';
import { readSetting, writeAddress } from '../../settings/address.js';
import { settings } from '../../settings/settings.js';
import { headingLevel } from '../../page/heading-level.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Setting } from '../../settings/settings.js' */

const offered = settings.filter(
  ({ shared, name }) => shared && !['model', 'parameter', 'attempt', 'term', 'packed'].includes(name),
);

export class LinkBuilder {
  /** What was typed or chosen, by setting. @type {Record<string, string>} */ given = {};

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
  }

  /** @param {string} name @param {string} text */
  set(name, text) {
    this.given[name] = text;
    this.element.requestUpdate();
  }

  /** @returns {{ values: Record<string, any>, refused: string[] }} */
  get read() {
    /** @type {Record<string, any>} */ const values = {};
    /** @type {string[]} */ const refused = [];
    for (const setting of offered) {
      const text = this.given[setting.name]?.trim();
      if (!text) continue;
      const value = readSetting(setting, text);
      if (value === undefined) refused.push(setting.name);
      else values[setting.name] = value;
    }
    return { values, refused };
  }
}

/** @param {ActivityNeeds} element @param {Setting} setting @param {string} value */
function valueText({ words }, { name }, value) {
  if (name === 'lang') return languages[value].name;
  if (name === 'lesson') return words.text(`lesson-${value}`);
  return words.text(`${name === 'hide' ? 'part' : name}-${value}`);
}

/** What a choice offers; skills and tasks are the engine's. @param {ActivityNeeds} element @param {Setting} setting @returns {string[] | undefined} */
function valuesOf({ engine }, { name, kind, values }) {
  if (name === 'skill') return engine.skills.map((/** @type {any} */ { id }) => id);
  if (name === 'task') return engine.tasks.map((/** @type {any} */ { id }) => id);
  return kind === 'choice' ? values : undefined;
}

/** @param {LinkBuilder} builder @param {Setting} setting */
function field(builder, setting) {
  const { element, given } = builder;
  const { name } = setting;
  const label = element.words.text(`setting-${name}`);
  const values = valuesOf(element, setting);
  const change = (/** @type {any} */ event) => builder.set(name, event.target.value);
  if (values) {
    return html`<label>${label}
      <select name=${name} @change=${change}>
        <option value="">–</option>
        ${values.map((value) => html`<option value=${value} ?selected=${given[name] === value}>${valueText(element, setting, value)}</option>`)}
      </select>
    </label>`;
  }
  return html`<label>${label}<input type="text" name=${name} maxlength="200" .value=${given[name] ?? ''} @input=${change} /></label>`;
}

/** @param {LinkBuilder} builder @param {Setting} setting */
function ticks(builder, setting) {
  const { element, given } = builder;
  const { name, kind, values = [] } = setting;
  const label = element.words.text(`setting-${name}`);
  if (kind === 'flag') {
    const change = (/** @type {any} */ event) => builder.set(name, event.target.checked ? 'true' : '');
    return html`<label><input type="checkbox" name=${name} .checked=${given[name] === 'true'} @change=${change} />${label}</label>`;
  }
  const chosen = (given[name] ?? '').split(' ').filter(Boolean);
  const toggle = (/** @type {string} */ value) =>
    builder.set(name, (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]).join(' '));
  return html`<fieldset class="ticks">
    <legend>${label}</legend>
    ${values.map(
      (value) =>
        html`<label><input type="checkbox" name=${`${name}-${value}`} .checked=${chosen.includes(value)} @change=${() => toggle(value)} />${valueText(element, setting, value)}</label>`,
    )}
  </fieldset>`;
}

/** @param {ActivityNeeds} element @param {string} text */
async function copy(element, text) {
  try {
    await navigator.clipboard.writeText(text);
    element.notify('code-copied');
  } catch {
    element.notify(''); // the text can still be selected
  }
}

/** @param {ActivityNeeds} element @param {string} name @param {string} text */
function outcome(element, name, text) {
  const { words } = element;
  return html`<div class="lines">
    <label for="teach-${name}">${words.text(`teach-${name}`)}</label>
    <textarea id="teach-${name}" name=${name} rows="2" readonly .value=${text}></textarea>
    <span><button class="quiet" @click=${() => copy(element, text)}>${words.text('teach-copy')}<span class="hidden"> ${words.text(`teach-${name}`)}</span></button></span>
  </div>`;
}

/** @param {LinkBuilder} builder */
export function linkBuilder(builder) {
  const { element } = builder;
  const { words } = element;
  const { values, refused } = builder.read;
  const address = new URL(location.href);
  address.search = '';
  address.hash = writeAddress(values);
  const attributes = Object.entries(values).map(([name, value]) => (value === true ? name : `${name}="${value}"`));
  const many = offered.filter(({ kind }) => kind === 'list' || kind === 'flag');
  return html`<section class="card no-print" aria-labelledby="teach-link">
    <h3 id="teach-link" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('teach-link')}</h3>
    <div class="fields">${offered.filter((one) => !many.includes(one)).map((one) => field(builder, one))}</div>
    <div class="ticks">${many.filter(({ kind }) => kind === 'flag').map((one) => ticks(builder, one))}</div>
    ${many.filter(({ kind }) => kind === 'list').map((one) => ticks(builder, one))}
    <div role="status">
      ${refused.length > 0 ? html`<p class="reply attention">${words.text('teach-invalid', { name: words.list(refused.map((name) => words.text(`setting-${name}`))) })}</p>` : nothing}
    </div>
    ${outcome(element, 'address', address.href)}
    ${outcome(element, 'embed', `<cnn-params ${attributes.join(' ')}></cnn-params>`.replace(' >', '>'))}
  </section>`;
}
