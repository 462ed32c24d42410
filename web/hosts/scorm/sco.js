// The lessons as a SCORM 1.2 package: progress is kept by the learning platform, and so is the score, after every answer.

import { Platform } from './platform.js';
import { packItems, storageOver, unpackItems } from './suspend-data.js';

/** Milliseconds after which a refused commit is tried again, and how often. */
const pause = 2000;
const mostTries = 5;

const platform = new Platform();
const element = /** @type {any} */ (document.querySelector('cnn-params'));
const kept = platform.read('cmi.suspend_data');
const restored = kept ? unpackItems(kept) : {};
/** @type {import('./suspend-data.js').Items} */
const items = restored ?? {};
/** Questions answered alone, by lesson; the platform's score is never lowered. @type {Map<string, number>} */
const alone = new Map();
const before = Number(platform.read('cmi.core.score.raw')) || 0;
let tries = 0;

/** @param {string} id of the words */
function tell(id) {
  const line = document.querySelector('#notice');
  if (line) line.textContent = id && element.words.text(id);
}

function values() {
  const { lessons } = /** @type {any} */ (customElements.get('cnn-params'));
  const count = lessons.reduce((/** @type {number} */ sum, /** @type {any} */ lesson) => sum + lesson.count, 0);
  const done = [...alone.values()].reduce((sum, one) => sum + one, 0);
  const isComplete = JSON.parse(items.done ?? '[]').length === lessons.length;
  return {
    'cmi.suspend_data': packItems(items),
    'cmi.core.score.min': '0',
    'cmi.core.score.max': '100',
    'cmi.core.score.raw': String(Math.max(before, Math.round((100 * done) / count))),
    'cmi.core.lesson_status': isComplete ? 'completed' : 'incomplete',
    'cmi.core.exit': isComplete ? '' : 'suspend',
  };
}

function commit() {
  if (platform.write(values())) {
    tries = 0;
    tell('');
  } else {
    tell('scorm-unscored');
    if (tries++ < mostTries) setTimeout(commit, pause);
  }
}

/** Remembers what is asked of the whole package: which lessons are done, and how many answers were the learner's own. */
function note(/** @type {string} */ lesson, /** @type {number} */ count, /** @type {boolean} */ isDone) {
  alone.set(lesson, count);
  items.alone = JSON.stringify(Object.fromEntries(alone));
  const done = new Set(JSON.parse(items.done ?? '[]'));
  if (isDone) done.add(lesson);
  items.done = JSON.stringify([...done]);
  tries = 0;
  commit();
}

function start() {
  for (const [lesson, count] of Object.entries(JSON.parse(items.alone ?? '{}'))) alone.set(lesson, Number(count));
  element.storage = storageOver(items, () => {});
  element.addEventListener('cnn-params-answer', (/** @type {CustomEvent} */ { detail }) => {
    note(detail.lesson, detail.alone, false);
  });
  element.addEventListener('cnn-params-done', (/** @type {CustomEvent} */ { detail }) => {
    note(detail.lesson, detail.alone, true);
  });
  // Not `unload`: it does not come on telephones, and keeps the page out of the back/forward cache.
  addEventListener('pagehide', () => {
    if (platform.works) platform.write(values());
    platform.finish();
  });
}

start();
customElements.whenDefined('cnn-params').then(() => {
  if (!platform.works) tell('scorm-unscored');
  else if (!restored) tell('scorm-cut');
});
