// A class's files read in this browser: which mistake how many have, and how the questions went. Also the results of this device.

import { html, nothing } from 'lit';
import { classReport, largestFile, readResults } from '../../lesson/results.js';
import { beliefName } from '../../words/belief-name.js';
import { headingLevel } from '../../page/heading-level.js';
import { saveButtons } from '../../lesson/views/save-buttons.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Entry } from '../../lesson/learner-log.js' */

export class ClassResults {
  /** @type {Entry[][]} */ files = [];
  /** Names of files that are not ours. @type {string[]} */ skipped = [];
  /** Names and texts: a file that is given twice counts once. */ #known = new Set();
  over = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
  }

  /** @param {Iterable<File>} files */
  async read(files) {
    for (const file of files) {
      const text = await textOf(file);
      const entries = text === undefined ? undefined : readResults(text);
      if (entries && this.#known.has(`${file.name} ${text}`)) continue;
      this.#known.add(`${file.name} ${text}`);
      if (entries) this.files = [...this.files, entries];
      else this.skipped = [...this.skipped, file.name.slice(0, 60)];
    }
    this.element.requestUpdate();
  }

  clear() {
    [this.files, this.skipped] = [[], []];
    this.#known.clear();
    this.element.requestUpdate();
  }

  /** @param {boolean} over something is held above the place */
  hover(over) {
    this.over = over;
    this.element.requestUpdate();
  }
}

/** @param {File} file @returns {Promise<string | undefined>} */
async function textOf(file) {
  if (file.size > largestFile) return undefined;
  try {
    return await file.text();
  } catch {
    return undefined; // a folder, or it went away while it was read
  }
}

/** @param {ActivityNeeds} element @param {string} label @param {string[]} heads @param {(string | number)[][]} rows */
function table({ words }, label, heads, rows) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
    <table>
      <thead><tr>${heads.map((head, i) => html`<th scope="col" class=${i > 0 ? 'count' : ''}>${head}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(([name, ...counts]) => html`<tr><th scope="row">${name}</th>${counts.map((count) => html`<td class="count">${words.number(Number(count))}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

/** @param {ClassResults} results */
function report({ element, files }) {
  const { words } = element;
  const { beliefs, questions } = classReport(files);
  const [belief, learners] = [words.text('teach-class-belief'), words.text('teach-class-learners')];
  const [question, asked, missed] = ['question', 'asked', 'missed'].map((id) => words.text(`teach-class-${id}`));
  const named = beliefs.map(({ id, learners: count }) => [beliefName(element, id), count]);
  return html`${named.length > 0 ? table(element, belief, [belief, learners], named) : html`<p>${words.text('teach-class-none')}</p>`}
    ${table(
      element,
      question,
      [question, asked, missed],
      questions.map((one) => [one.id, one.learners, one.missed]),
    )}`;
}

/** @param {ClassResults} results */
export function classResults(results) {
  const { element, files, skipped, over } = results;
  const { words } = element;
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    results.over = false;
    results.read(event.dataTransfer?.files ?? []);
  };
  const take = (/** @type {any} */ event) => results.read([...event.target.files]);
  const hold = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    results.hover(true);
  };
  return html`<section class="card no-print" aria-labelledby="teach-class">
    <h3 id="teach-class" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('teach-class')}</h3>
    <div class="drop ${over ? 'over' : ''}" @dragover=${hold} @dragleave=${() => results.hover(false)} @drop=${drop}>
      <p>${words.text('teach-class-about')}</p>
      <label class="file quiet"><input type="file" name="class-files" class="hidden" multiple accept=".json,application/json" @change=${take} />${words.text('teach-class-choose')}</label>
    </div>
    <div role="status">
      ${files.length > 0 ? html`<p>${words.text('teach-class-count', { count: files.length })}</p>` : nothing}
      ${skipped.length > 0 ? html`<p class="reply attention">${words.text('teach-class-skipped', { names: words.list(skipped) })}</p>` : nothing}
    </div>
    ${files.length > 0 ? report(results) : nothing}
    ${files.length + skipped.length > 0 ? html`<div class="buttons"><button class="quiet" @click=${() => results.clear()}>${words.text('teach-class-clear')}</button></div>` : nothing}
  </section>`;
}

/** @param {ActivityNeeds} element */
export function ownResults(element) {
  const { words, log } = element;
  const count = log.entries.length;
  const clear = () => {
    log.clear();
    element.requestUpdate();
  };
  return html`<section class="card no-print" aria-labelledby="teach-own">
    <h3 id="teach-own" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('teach-own')}</h3>
    <p>${count > 0 ? words.text('teach-own-count', { count }) : words.text('teach-own-none')}</p>
    ${
      count > 0
        ? html`<div class="buttons">${saveButtons(element, 'results')}
          <button class="quiet" @click=${clear}>${words.text('teach-own-clear')}</button></div>`
        : nothing
    }
  </section>`;
}
