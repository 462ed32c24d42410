// One box for what people bring: it is read, never run, and becomes a lesson beside their own text.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { addStyles } from '../../page/late-styles.js';
import { packText, unpackText } from '../../page/packed-text.js';
import { readAddress } from '../../settings/address.js';
import forms from '../forms.css';
import { exampleSource } from './example.js';
import { differencesCard } from './differences-card.js';
import { faultText, noteText } from './fault-text.js';
import styles from './own.css';
import { fileKinds, Reading, typedAnswer } from './reading.js';
import { sourceView } from './source-view.js';

/** @import { ReadModel } from '../../reading/read-model.js' */
/** @import { ActivityNeeds } from '../needs.js' */

/** What the lesson within leaves out: it stands in a page that has all that. */
const hidden = 'tabs tools about';
const within =
  '.top, .about { display: none; } .page { padding: 0; max-width: none; } .columns { display: flex; flex-direction: column; align-items: stretch; } .question { order: -1; }';
/** Where the text is kept, so that it is there again. */
const place = 'own-source';

class Own {
  /** A lesson element of the same kind, on the model that was read. @type {any} */ #inner = undefined;
  /** What it shows, and the text of its config. @type {ReadModel | undefined} */ #shown = undefined;
  #config = '';
  /** The line the cursor stands in. */ #line = 0;
  #over = false;
  #comparing = false;
  /** The line that is lit. @type {number | undefined} */ #shownLit = undefined;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    addStyles(element, forms);
    addStyles(element, styles);
    this.reading = new Reading(element, () => this.#changed());
    const linked = element.packed ? unpackText(element.packed) : null;
    if (element.packed && linked === null) element.notify('link-refused');
    const text = element.source ?? linked ?? element.store.read(place);
    if (typeof text === 'string' && text) this.reading.take(text);
  }

  #changed() {
    const { element, reading } = this;
    if (reading.files.length === 0 && !element.source) element.store.write(place, reading.text);
    this.element.requestUpdate();
  }

  /** The line of the layer that is in question. */
  get #lit() {
    const layer = this.#inner?.player?.step?.layer;
    return layer === undefined ? undefined : this.reading.model?.lines?.[layer];
  }

  /** The lesson within has changed: its question may be about another line. */
  #follow() {
    if (this.#lit === this.#shownLit) return;
    this.element.requestUpdate();
  }

  /** Goes to the first question about what the line of the cursor makes. @param {number} line */
  #at(line) {
    if (line === this.#line) return;
    this.#line = line;
    const { lines = {} } = this.reading.model ?? {};
    const layers = Object.keys(lines).filter((name) => lines[name] === line);
    const step = this.#inner?.player?.steps.find((/** @type {any} */ one) => layers.includes(one.layer));
    if (step && !layers.includes(this.#inner.player.step.layer))
      this.#inner.act((/** @type {any} */ player) => player.go(player.placeOf(step.id)));
  }

  /** The lesson on this model; the same element as long as the model is the same. */
  #lesson() {
    const { element, reading } = this;
    const { model, read } = reading;
    if (!model || reading.error?.id === 'no_input_shape') return nothing;
    if (!this.#inner) {
      this.#inner = document.createElement(element.localName);
      this.#inner.addController({ hostUpdated: () => this.#follow() });
    }
    Object.assign(this.#inner, {
      lang: element.lang,
      theme: element.theme,
      hide: read?.source === 'python' ? `${hidden} code` : hidden,
    });
    if (model !== this.#shown) this.#show(model);
    return html`<div class="own-lesson">${this.#inner}</div>`;
  }

  /** Somebody types; a link to a lesson, pasted alone, is gone to. @param {string} text */
  #type(text) {
    const [, hash] = /^\s*\S*?(#\S*\blesson=\S+)\s*$/.exec(text) ?? [];
    const { values, refused } = readAddress('', hash ?? '');
    if (hash && !refused) this.element.open(values.lesson, values);
    else this.reading.type(text);
  }

  /** What was read anew may be the same: then the lesson goes on where it is. @param {ReadModel} model */
  #show(model) {
    const { read } = this.reading;
    const config = JSON.stringify(model.config);
    const weights = (model === read?.models[0] && read.weights) || undefined;
    if (config !== this.#config || weights !== this.#inner.weights) {
      Object.assign(this.#inner, { config: model.config, weights });
    }
    this.#config = config;
    this.#shown = model;
  }

  /** @param {Event} event */
  #chooseFiles(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    this.reading.open(input.files ?? []);
    input.value = '';
  }

  /** @param {DragEvent} event */
  #drop(event) {
    event.preventDefault();
    this.#hover(false);
    const { files } = event.dataTransfer ?? {};
    if (files?.length) this.reading.open(files);
    else this.reading.take(event.dataTransfer?.getData('text') ?? '');
  }

  /** @param {boolean} over */
  #hover(over) {
    if (over === this.#over) return;
    this.#over = over;
    this.element.requestUpdate();
  }

  #head() {
    const { element, reading } = this;
    const { words } = element;
    const isEmpty = reading.text === '' && reading.files.length === 0;
    const pick = () => /** @type {HTMLElement} */ (element.renderRoot.querySelector('.own input[type=file]')).click();
    return html`<div class="card-head">
      <h3 aria-level=${headingLevel(element, 3)}>${words.text('own-yours')}</h3>
      <div class="choices">
        <button class="quiet" @click=${pick}>${words.text('own-open')}</button>
        ${isEmpty && !reading.cleared ? html`<button class="quiet" @click=${() => reading.take(exampleSource)}>${words.text('own-example')}</button>` : nothing}
        ${isEmpty && reading.cleared ? html`<button class="quiet" @click=${() => reading.take(reading.cleared)}>${words.text('own-back')}</button>` : nothing}
        ${isEmpty ? nothing : html`<button class="quiet" @click=${() => reading.clear()}>${words.text('own-clear')}</button>`}
      </div>
      <input type="file" hidden multiple accept=${fileKinds} @change=${(/** @type {Event} */ event) => this.#chooseFiles(event)} />
    </div>`;
  }

  /** What would have to be known. @param {any[]} asks */
  #asking(asks) {
    const { element, reading } = this;
    const { words } = element;
    return asks.map(({ key, kind }) => {
      const send = (/** @type {Event} */ event) => {
        event.preventDefault();
        const input = /** @type {HTMLInputElement} */ (
          /** @type {HTMLFormElement} */ (event.target).elements.namedItem('known')
        );
        const value = typedAnswer(input.value, kind);
        if (value === undefined) element.notify('own-not-understood');
        else reading.answer(key, value);
      };
      return html`<form class="asking" @submit=${send}><label>${words.text(`own-ask-${kind === 'shape' ? 'shape' : 'value'}`, { key })} <input type="text" name="known" autocomplete="off" /></label>
        <button class="main">${words.text('own-answer')}</button></form>`;
    });
  }

  /** What was read, or why it was not. */
  #told() {
    const { element, reading } = this;
    const { words } = element;
    const { error, read, model } = reading;
    if (error) {
      return html`<div class="told fault" role="status"><p>${faultText(words, error)}</p>${error.asks ? this.#asking(error.asks) : nothing}
        ${read ? html`<p class="soft">${words.text('own-last-good')}</p>` : nothing}</div>`;
    }
    if (!read || !model) return nothing;
    const layers = model.config.config.layers.filter(
      (/** @type {any} */ one) => one.class_name !== 'InputLayer',
    ).length;
    return html`<p class="told soft" role="status">${words.text(`own-read-${read.source.replaceAll(/[._]/g, '-')}`)} ${words.text('own-holds', { models: read.models.length, layers })}${reading.files.length > 0 ? ` ${reading.files.join(', ')}` : ''}</p>`;
  }

  /** Lines that were passed over, and what was understood. */
  #notes() {
    const { words } = this.element;
    const notes = this.reading.error ? [] : (this.reading.read?.notes ?? []);
    const told = notes.map((note) => noteText(words, note)).filter((text) => text !== undefined);
    if (told.length === 0) return nothing;
    return html`<details class="passed"><summary>${words.text('own-notes', { count: told.length })}</summary><ul>${told.slice(0, 200).map((text) => html`<li>${text}</li>`)}</ul></details>`;
  }

  /** Several models, of which one is shown. */
  #choice() {
    const { reading, element } = this;
    const models = reading.read?.models ?? [];
    if (models.length < 2) return nothing;
    return html`<div class="models choices" role="group" aria-label=${element.words.text('own-models')}>${models.map(
      ({ name }, i) => {
        const chosen = models[i] === reading.model;
        return html`<button class="quiet ${chosen ? 'chosen' : ''}" aria-pressed=${chosen} @click=${() => reading.choose(i)}>${name}</button>`;
      },
    )}</div>`;
  }

  /** The model that is shown against the one before it in the text, or the second against the first. */
  #compared() {
    const { reading, element } = this;
    const models = reading.read?.models ?? [];
    const { model } = reading;
    if (models.length < 2 || !model || !this.#comparing) return nothing;
    const at = Math.max(1, models.indexOf(model));
    return differencesCard(element, models[at - 1], models[at]);
  }

  /** Where the model can go from here. */
  #go() {
    const { element, reading } = this;
    const { model } = reading;
    if (!model) return nothing;
    const open = () => element.open('census', { config: model.config, weights: reading.read?.weights ?? undefined });
    const compare = () => {
      this.#comparing = !this.#comparing;
      element.requestUpdate();
    };
    const several = (reading.read?.models.length ?? 0) > 1;
    return html`<p class="go"><button class="quiet" @click=${open}>${element.words.text('lesson-census')}</button>
      ${several ? html`<button class="quiet compare" aria-pressed=${this.#comparing} @click=${compare}>${element.words.text('lesson-compare')}</button>` : nothing}</p>`;
  }

  #takes() {
    const { words } = this.element;
    return html`<section class="card"><h3 aria-level=${headingLevel(this.element, 3)}>${words.text('own-takes')}</h3>
      <ul class="takes">${['source', 'json', 'summary', 'files', 'tfjs'].map((id) => html`<li>${words.text(`own-takes-${id}`)}</li>`)}</ul>
      <p class="soft">${words.text('own-stays')}</p></section>`;
  }

  view() {
    this.#shownLit = this.#lit;
    const { element, reading } = this;
    const { words } = element;
    const isEmpty = !reading.model;
    const pale = new Set(reading.error ? [] : (reading.read?.notes ?? []).map(({ line }) => line ?? 0));
    const source = {
      text: reading.text,
      pale,
      wrong: reading.error?.line ?? undefined,
      lit: this.#lit,
      label: words.text('own-yours'),
      placeholder: words.text('own-placeholder'),
    };
    const field = sourceView(source, { type: (text) => this.#type(text), at: (line) => this.#at(line) });
    const hold = (/** @type {Event} */ event) => (event.preventDefault(), this.#hover(true));
    return html`<div class="own ${isEmpty ? 'empty' : ''}" @dragover=${hold} @dragleave=${() => this.#hover(false)} @drop=${(/** @type {DragEvent} */ event) => this.#drop(event)}>
      <section class="card source-card ${this.#over ? 'over' : ''}">
        ${this.#head()} ${reading.files.length > 0 ? nothing : field} ${this.#told()} ${this.#choice()} ${this.#notes()} ${this.#go()}
      </section>
      <div class="own-side">${isEmpty ? this.#takes() : html`${this.#compared()} ${this.#lesson()}`}</div>
    </div>`;
  }

  updated() {
    // It has a place for styles once it stands in the page.
    if (this.#inner?.renderRoot) addStyles(this.#inner, within);
  }

  shared() {
    const packed = this.reading.files.length === 0 && this.reading.text ? packText(this.reading.text) : '';
    if (packed === null) this.element.notify('own-link-too-long');
    return { packed: packed ?? '' };
  }

  close() {
    this.reading.close();
  }
}

/** @param {ActivityNeeds} element */
export const open = (element) => new Own(element);
