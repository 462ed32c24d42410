// The one list of what can be set on <cnn-params>. It documents the attributes; address.js reads and writes them.

import { activityNames } from './activity-names.js';
import { lessons } from '../lesson/lessons/all.js';
import { languages } from '../words/locales/all.js';

/**
 * @typedef {object} Setting
 * @property {string} name  of the attribute, the property and the key in the address
 * @property {'choice' | 'number' | 'question' | 'questions' | 'list' | 'flag' | 'pattern'} kind
 * @property {string[]} [values]  of a choice or a list
 * @property {[number, number]} [range]  of a number, or of the numbers of questions, both included
 * @property {RegExp} [pattern]  of a text
 * @property {boolean} [shared]  whether an address carries it
 * @property {string} about  for authors of pages
 */

/** Parts of the element: names for `::part(…)`, and what `hide` can leave out. */
export const parts = [
  { name: 'tabs', about: 'The path of the lessons and the toolbox.' },
  { name: 'tools', about: 'The buttons for the link and the colours.' },
  { name: 'about', about: 'The sentence on what to do.' },
  { name: 'network', about: 'The network with its feature maps.' },
  { name: 'sweep', about: 'The window at work on its layer.' },
  { name: 'pictures', about: 'The choice of the picture.' },
  { name: 'code', about: 'The Keras listing.' },
  { name: 'summary', about: 'The table that `model.summary()` prints.' },
  { name: 'question', about: 'The question with its answer.' },
  { name: 'hint', about: 'The button that gives a hint.' },
  { name: 'show-me', about: 'The button that shows the answer.' },
  { name: 'trace', about: 'Where one value of a feature map comes from.' },
];

/** Ids that only the engine knows. */
const idPattern = /^[a-z0-9_]{1,40}$/;

/** @type {Setting[]} */
export const settings = [
  {
    name: 'lesson',
    kind: 'choice',
    values: [...lessons, ...activityNames].map(({ id }) => id),
    shared: true,
    about: 'The lesson or activity that is shown; the first lesson where nothing is set.',
  },
  {
    name: 'step',
    kind: 'question',
    range: [1, 999],
    shared: true,
    about: 'The question to start at: its number, from 1, or its id, such as `zero-padding/params/conv2d`.',
  },
  {
    name: 'questions',
    kind: 'questions',
    range: [1, 999],
    shared: true,
    about:
      'The questions of the lesson that are asked, by number or id, with spaces between them; where nothing is set all, but of a large model of one’s own the twelve that are worth it; `all`: every one.',
  },
  {
    name: 'guess',
    kind: 'flag',
    shared: true,
    about: 'Answers are noted first, and nothing is said about them until all are there.',
  },
  {
    name: 'seed',
    kind: 'number',
    range: [0, 2 ** 32 - 1],
    shared: true,
    about:
      'In a lesson: draws other weights for the running network; the counts stay the same. In practice, challenge and design: the exercise.',
  },
  {
    name: 'model',
    kind: 'pattern',
    pattern: /^[a-z0-9-]{1,160}$/,
    shared: true,
    about: 'What census and explore show: the id of a lesson, or a design such as `20x20x3-c2k3s1p-c3k3s1p-f-d2`.',
  },
  {
    name: 'parameter',
    kind: 'pattern',
    pattern: /^[\w/.-]{1,120}\[\d{1,7}(,\d{1,7}){0,7}\]$/,
    shared: true,
    about: 'The parameter that the census starts at, such as `conv2d.kernel[0,2,1,1]`.',
  },
  {
    name: 'attempt',
    kind: 'number',
    range: [0, 1e9],
    shared: true,
    about: 'Which draw of the seed: links carry it, so that they mean the same exercise in every version.',
  },
  {
    name: 'skill',
    kind: 'pattern',
    pattern: idPattern,
    shared: true,
    about: 'What is practised, by the name of a skill.',
  },
  {
    name: 'task',
    kind: 'pattern',
    pattern: idPattern,
    shared: true,
    about: 'What is designed, by the name of a task. In `train`: `digits`, which digit it is; else whether it is odd.',
  },
  {
    name: 'term',
    kind: 'pattern',
    pattern: /^[a-z-]{1,40}$/,
    shared: true,
    about: 'The term that the glossary shows, by its name in English, such as `kernel`.',
  },
  {
    name: 'packed',
    kind: 'pattern',
    pattern: /^[\w-]{1,8192}$/,
    shared: true,
    about: 'The text of one’s own model, deflated, as a link carries it.',
  },
  {
    name: 'lang',
    kind: 'choice',
    values: Object.keys(languages),
    shared: true,
    about: 'The language of the words; that of the page where nothing is set, and English where there are no words.',
  },
  {
    name: 'theme',
    kind: 'choice',
    values: ['light', 'dark'],
    shared: true,
    about: 'The colours; those of the page where nothing is set.',
  },
  {
    name: 'hide',
    kind: 'list',
    values: parts.map(({ name }) => name),
    shared: true,
    about: 'Parts to leave out, by name, with spaces between them.',
  },
  {
    name: 'lock',
    kind: 'flag',
    shared: true,
    about: 'Keeps the learner in this lesson: no path and no toolbox, no way on to the next.',
  },
  {
    name: 'site',
    kind: 'flag',
    about:
      'For a page that consists of the element alone: the address sets what can be shared, and the element has landmarks.',
  },
];

/** Events of the element, for its documentation. */
export const events = [
  {
    name: 'cnn-params-answer',
    about:
      'An answer was checked or shown. `detail`: `question` (a stable id), `answer`, `correct`, `shown`, `causes`, `alone`, `count`.',
  },
  { name: 'cnn-params-step', about: 'Another question is asked. `detail`: `question`, `step` (its number), `count`.' },
  {
    name: 'cnn-params-done',
    about: 'The last question of a lesson was answered. `detail`: `alone` (not shown) of `count`.',
  },
  {
    name: 'cnn-params-epoch',
    about:
      'In `train`: an epoch is over; four times a second at most, and at the end. `detail`: `version`, `lesson`, `task`, `epoch`, `epochs`, and of each of the `networks` its `params`, `loss`, `accuracy`, `val_loss` and `val_accuracy` (without `question` and `count`).',
  },
];

/** CSS variables that a host page may set on the element. */
export const variables = [
  { name: '--cnn-params-font', about: 'The font of the text.' },
  { name: '--cnn-params-size', about: 'The size of the text, 16px by default.' },
  { name: '--cnn-params-paper', about: 'The background.' },
  { name: '--cnn-params-ink', about: 'The colour of the text.' },
  { name: '--cnn-params-accent', about: 'The colour of buttons and links.' },
];
