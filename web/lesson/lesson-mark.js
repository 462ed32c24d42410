// How far a lesson is done on this device, for the path of the lessons.

import { listQuestions } from './listed-questions.js';
import { isGuess } from './progress.js';
import { StoredProgress } from './stored-progress.js';

/** @import { Lesson } from './lessons/all.js' */
/** @import { Store } from '../page/store.js' */

/** @param {Store} store @param {Lesson} lesson @returns {'done' | 'begun' | ''} */
export function lessonMark(store, lesson) {
  const stored = new StoredProgress(store, /** @type {any} */ ({ lesson, questions: listQuestions(lesson) }));
  const state = stored.load();
  const all = [...stored.begun.progress.keys()].flatMap((id) => state.progress.get(id) ?? []);
  if (all.every(({ done }) => done)) return 'done';
  const touched = all.some(({ done, guess, tries, hints }) => done || isGuess(guess) || tries.length > 0 || hints > 0);
  return touched ? 'begun' : '';
}
