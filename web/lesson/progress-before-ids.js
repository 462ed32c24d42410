// Progress as version 0.1.0 stores it: a list by the places of the questions, under a checksum of the model and all questions.
// It is read and never written. So a page of that version which is open beside ours, or comes after it, finds all that it has
// stored as it left it; it does not learn what is answered here. What is answered there is heard of here and united, until
// something is taken back here: that goes before, as between two tabs of one version.

import { checksum } from '../base/checksum.js';
import { toJson } from '../base/json.js';
import { isCount, isProgress, readProgress, unite } from './progress.js';

/** @import { ListedQuestion } from './listed-questions.js' */
/** @import { SavedState } from './progress.js' */

/** The questions that version 0.1.0 asked, those that were withdrawn since too. @param {ListedQuestion[]} questions */
const first = (questions) => questions.filter(({ later }) => !later);

/** @param {{ id: string, config: any }} lesson @param {ListedQuestion[]} questions */
export function keyByPlace({ id, config }, questions) {
  const steps = first(questions).map(({ ask, layer }) => ({ ask, layer }));
  return `lesson:${id}:${checksum(toJson([config, steps]) ?? '')}`;
}

/**
 * A state from storage, all of it or nothing.
 * @param {any} saved @param {ListedQuestion[]} questions @returns {SavedState | undefined}
 */
export function readByPlace(saved, questions) {
  const ids = first(questions).map(({ id }) => id);
  if (!isCount(saved?.epoch) || !isCount(saved.current) || saved.current >= ids.length) return undefined;
  const { epoch, current, progress: list } = saved;
  if (!Array.isArray(list) || list.length !== ids.length || !list.every(isProgress)) return undefined;
  /** @type {SavedState['progress']} */ const progress = new Map();
  for (const [i, id] of ids.entries()) {
    const [one, same] = [readProgress(list[i]), progress.get(id)]; // a link may ask a question twice
    progress.set(id, same ? unite(same, one) : one);
  }
  return { epoch, current: ids[current], progress };
}
