// Pictures of one's own in two or more classes: chosen as files or as a folder of folders, made small in the page, sent nowhere.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { side, split } from './digits.js';

/** @import { Train } from './logic.js' */
/** @import { DataSet } from './tasks.js' */

/** Bytes of a file that is read at all, pictures of a class, and classes. */
const largestFile = 50e6;
const mostOfClass = 2000;
const mostClasses = 10;
const numbers = side * side * 3;

/** @typedef {{ name: string, files: File[] }} PictureClass */

/** @param {Train} train @returns {{ classes: PictureClass[], done?: number, unread: number }} */
function chosenIn(train) {
  return (train.parts.pictures ??= { classes: [{ name: '', files: [] }, { name: '', files: [] }], unread: 0 }); // prettier-ignore
}

/** A folder of folders: each is a class. @param {Iterable<{ webkitRelativePath: string }>} files @returns {PictureClass[]} */
export function classesOfFolder(files) {
  /** @type {Map<string, PictureClass>} */
  const classes = new Map();
  for (const file of files) {
    const path = file.webkitRelativePath.split('/');
    const name = path.length > 2 ? path[path.length - 2] : '';
    if (!name) continue;
    const one = classes.get(name) ?? { name, files: [] };
    one.files.push(/** @type {File} */ (file));
    classes.set(name, one);
  }
  return [...classes.values()].sort((a, b) => a.name.localeCompare(b.name)).slice(0, mostClasses);
}

/**
 * Pictures as samples: one in five of each class is held back.
 * @param {{ name: string, pixels: Uint8Array[] }[]} classes @param {number} seed @returns {DataSet}
 */
export function pictureSet(classes, seed) {
  /** @type {{ pixels: Uint8Array, y: number }[][]} */ const [training, heldBack] = [[], []];
  classes.forEach(({ pixels }, y) => {
    const parts = split(pixels.length, seed, Math.min(0.8, (pixels.length - 1) / pixels.length));
    training.push(...parts.training.map((i) => ({ pixels: pixels[i], y })));
    heldBack.push(...parts.heldBack.map((i) => ({ pixels: pixels[i], y })));
  });
  const samples = (/** @type {{ pixels: Uint8Array, y: number }[]} */ all) => {
    const x = new Uint8Array(all.length * numbers);
    all.forEach(({ pixels }, i) => x.set(pixels, i * numbers));
    return { x, y: Uint8Array.from(all, ({ y }) => y) };
  };
  return {
    shape: [side, side, 3],
    scale: 1 / 255,
    classes: classes.map(({ name }) => name),
    training: samples(training),
    heldBack: samples(heldBack),
  };
}

/** A file as 20 × 20 pixels of red, green and blue. @param {File} file */
async function pixelsOfFile(file) {
  if (file.size > largestFile) throw new Error('too large');
  const bitmap = await createImageBitmap(file, { resizeWidth: side, resizeHeight: side, resizeQuality: 'high' });
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const rgba = context.getImageData(0, 0, side, side).data;
  return Uint8Array.from({ length: numbers }, (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)]);
}

/** Reads all files, one after the other, so that the page goes on. @param {Train} train */
async function learn(train) {
  const chosen = chosenIn(train);
  const { settings } = train;
  chosen.unread = 0;
  const classes = [];
  for (const [i, { name, files }] of chosen.classes.entries()) {
    /** @type {Uint8Array[]} */ const pixels = [];
    for (const file of files.slice(0, mostOfClass)) {
      const read = await pixelsOfFile(file).catch(() => undefined);
      if (read) pixels.push(read);
      else chosen.unread++;
    }
    classes.push({ name: name.trim() || String(i + 1), pixels });
  }
  const enough = classes.filter(({ pixels }) => pixels.length > 1);
  if (enough.length > 1) {
    train.pictures = pictureSet(enough, settings.seed);
    train.choose('pictures');
  }
  train.element.requestUpdate();
}

/** @param {Train} train @param {PictureClass} one @param {number} i */
function classRow(train, one, i) {
  const { words } = train.element;
  const files = (/** @type {Event} */ event) => {
    const { files: given } = /** @type {HTMLInputElement} */ (event.target);
    one.files = [...(given ?? [])];
    train.element.requestUpdate();
  };
  const name = (/** @type {Event} */ event) => {
    one.name = /** @type {HTMLInputElement} */ (event.target).value;
  };
  return html`<li class="buttons">
    <label class="soft">${words.text('train-pictures-class')} <input type="text" name=${`class-${i}`} maxlength="40" .value=${one.name} @input=${name} /></label>
    <label class="file quiet"><input type="file" class="hidden" multiple accept="image/*" name=${`files-${i}`} @change=${files} />${words.text('train-pictures-files')}</label>
    <span class="soft">${words.text('train-pictures-count', { count: one.files.length })}</span>
  </li>`;
}

/** @param {Train} train */
export function picturesCard(train) {
  const { words } = train.element;
  const chosen = chosenIn(train);
  const update = () => train.element.requestUpdate();
  const folder = (/** @type {Event} */ event) => {
    const classes = classesOfFolder(/** @type {HTMLInputElement} */ (event.target).files ?? []);
    if (classes.length > 0) chosen.classes = classes;
    update();
  };
  const add = () => {
    chosen.classes.push({ name: '', files: [] });
    update();
  };
  const few = chosen.classes.filter(({ files }) => files.length > 1).length < 2;
  return html`<section class="card own-pictures" aria-labelledby="train-pictures">
    <h3 id="train-pictures" aria-level=${headingLevel(train.element, 3)}>${words.text('train-pictures')}</h3>
    <p>${words.text('train-pictures-how')}</p>
    <ol>${chosen.classes.map((one, i) => classRow(train, one, i))}</ol>
    <div class="buttons">
      <button class="quiet" name="add-class" ?disabled=${chosen.classes.length >= mostClasses} @click=${add}>${words.text('train-pictures-add')}</button>
      <label class="file quiet"><input type="file" class="hidden" webkitdirectory name="folder" @change=${folder} />${words.text('train-pictures-folder')}</label>
      <button class="quiet" name="learn-own" ?disabled=${few} @click=${() => learn(train)}>${words.text('train-pictures-go')}</button>
    </div>
    <p class="soft" role="status">${few ? words.text('train-pictures-few') : nothing} ${chosen.unread > 0 ? words.text('train-pictures-unread', { count: chosen.unread }) : nothing}</p>
  </section>`;
}
