// A worksheet with its key, to be printed, and its questions as files for learning platforms.

import { html, nothing } from 'lit';
import { wholeListing } from '../../model/graph-listing.js';
import { listingText } from '../../model/listing.js';
import { newSeed } from '../../lesson/exercise.js';
import { giftText } from './export/gift.js';
import { quizItems } from './export/items.js';
import { moodleXml } from './export/moodle-xml.js';
import { qtiPackage } from './export/qti.js';
import { questionKinds } from '../../lesson/questions/all.js';
import { saveFile } from '../../page/save-file.js';
import { readSetting } from '../../settings/address.js';
import { settings } from '../../settings/settings.js';
import { workingLines } from '../../lesson/working-as-text.js';
import { worksheet } from './worksheet.js';
import { headingLevel } from '../../page/heading-level.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Course } from '../../lesson/course.js' */

const seedSetting = /** @type {import('../../settings/settings.js').Setting} */ (
  settings.find(({ name }) => name === 'seed')
);

export class Sheet {
  /** @type {ReturnType<typeof worksheet>} */ exercises = [];

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    this.seed = String(element.seed ?? newSeed());
    this.skills = element.engine.skills.slice(0, 4).map((/** @type {any} */ { id }) => id);
  }

  /** @param {Partial<Sheet>} change what is on the sheet is made anew */
  set(change) {
    Object.assign(this, { exercises: [] }, change);
    this.element.requestUpdate();
  }

  /** The number as it is typed, or nothing where it is none. */
  get number() {
    return readSetting(seedSetting, this.seed.trim());
  }

  make() {
    if (this.number === undefined) return;
    this.set({ exercises: worksheet(this.element, this.skills, this.number) });
    this.element.focusOn('.sheet h3');
  }

  /** In the order of the list. @param {string} skill */
  toggle(skill) {
    const chosen = new Set(this.skills);
    if (!chosen.delete(skill)) chosen.add(skill);
    const all = this.element.engine.skills.map((/** @type {any} */ { id }) => id);
    this.set({ skills: all.filter((/** @type {string} */ id) => chosen.has(id)) });
  }

  get items() {
    return this.exercises.flatMap(({ course }) => quizItems(course, this.element.words));
  }
}

/** @param {Sheet} sheet */
function exportButtons(sheet) {
  const { words } = sheet.element;
  const name = `cnn-params-${sheet.number}`;
  const gift = () => saveFile(`${name}.gift.txt`, giftText(sheet.items), 'text/plain');
  const moodle = () => saveFile(`${name}.moodle.xml`, moodleXml(sheet.items), 'application/xml');
  const qti = () => saveFile(`${name}.qti.zip`, qtiPackage(sheet.items), 'application/zip');
  const count = sheet.exercises.reduce((sum, { course }) => sum + course.lesson.steps.length, 0);
  return html`<div class="buttons">
      <button class="main" @click=${() => print()}>${words.text('teach-print')}</button>
      <button class="quiet" data-export="gift" @click=${gift}>${words.text('teach-gift')}</button>
      <button class="quiet" @click=${moodle}>${words.text('teach-moodle')}</button>
      <button class="quiet" @click=${qti}>${words.text('teach-qti')}</button>
    </div>
    <p class="soft">${words.text('teach-export-count', { count })}</p>`;
}

/** @param {ActivityNeeds} element @param {Course} course */
function code({ engine }, { lesson }) {
  return html`<pre><code>${listingText(wholeListing(lesson.config, (name) => engine.describe(name)))}</code></pre>`;
}

/** @param {ActivityNeeds} element @param {Course} course @param {boolean} withAnswers */
function questions({ words }, course, withAnswers) {
  return html`<ol class="asked-list">
    ${course.lesson.steps.map((step) => {
      const kind = questionKinds[step.ask];
      const { title } = kind.words(course, step, words, () => false);
      if (!withAnswers) return html`<li>${title} <span class="blank">&nbsp;</span></li>`;
      const solution = kind.solution(course, step);
      const answer = typeof solution === 'number' ? words.number(solution) : solution;
      return html`<li>${title} <b>${answer}</b>
        ${workingLines(course, step, words).map((line) => html`<div class="soft count-line">${line}</div>`)}</li>`;
    })}
  </ol>`;
}

/** @param {Sheet} sheet @param {boolean} withAnswers */
function tasks({ element, exercises }, withAnswers) {
  const { words } = element;
  return html`<ol class="plain">
    ${exercises.map(
      ({ exercise, course }, i) => html`<li class="task">
          <h4 aria-level=${headingLevel(element, 4)}>${words.text('sheet-exercise', { number: i + 1, skill: words.text(`skill-${exercise.skill}`) })}</h4>
          ${withAnswers ? nothing : code(element, course)} ${questions(element, course, withAnswers)}
        </li>`,
    )}
  </ol>`;
}

/** @param {Sheet} sheet */
function paper(sheet) {
  const { element, number } = sheet;
  const { words } = element;
  const title = (/** @type {string} */ id) =>
    html`<h3 tabindex="-1" class="asked" aria-level=${headingLevel(element, 3)}>${words.text(id)} <span class="soft">${words.text('sheet-number', { seed: String(number) })}</span></h3>`;
  return html`<section class="card printed sheet">
    ${title('sheet-title')}
    <p>${words.text('sheet-name')}: <span class="blank">&nbsp;</span></p>
    ${tasks(sheet, false)}
    <div class="key">${title('sheet-key')} ${tasks(sheet, true)}</div>
  </section>`;
}

/** @param {Sheet} sheet */
export function sheetMaker(sheet) {
  const { element, skills, seed } = sheet;
  const { words, engine } = element;
  return html`<section class="card no-print" aria-labelledby="teach-sheet">
      <h3 id="teach-sheet" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('teach-sheet')}</h3>
      <p class="soft">${words.text('teach-sheet-about')}</p>
      <fieldset class="ticks">
        <legend>${words.text('teach-skills')}</legend>
        ${engine.skills.map(
          (/** @type {any} */ { id }) =>
            html`<label><input type="checkbox" name=${`sheet-${id}`} .checked=${skills.includes(id)} @change=${() => sheet.toggle(id)} />${words.text(`skill-${id}`)}</label>`,
        )}
      </fieldset>
      <div class="fields"><label>${words.text('setting-seed')}<input type="text" name="sheet-seed" inputmode="numeric" maxlength="20" .value=${seed}
        @input=${(/** @type {any} */ event) => sheet.set({ seed: event.target.value })} /></label></div>
      <div role="status">${sheet.number === undefined ? html`<p class="reply attention">${words.text('teach-invalid', { name: words.text('setting-seed') })}</p>` : nothing}</div>
      <div class="buttons"><button class="main" ?disabled=${sheet.number === undefined || skills.length === 0} @click=${() => sheet.make()}>${words.text('teach-make')}</button></div>
      ${sheet.exercises.length > 0 ? exportButtons(sheet) : nothing}
    </section>
    ${sheet.exercises.length > 0 ? paper(sheet) : nothing}`;
}
