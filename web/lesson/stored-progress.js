// Where the progress of one lesson stands in the store, and what is read there, in the form of today or of version 0.1.0.

import { checksum } from '../base/checksum.js';
import { toJson } from '../base/json.js';
import { askedOf } from './listed-questions.js';
import { keyByPlace, readByPlace } from './progress-before-ids.js';
import { readState, uniteStates, untouched, writtenState } from './progress.js';

/** @import { Course } from './course.js' */
/** @import { SavedState } from './progress.js' */
/** @import { Store } from '../page/store.js' */

export class StoredProgress {
  #store;
  #questions;
  #key;
  #keyByPlace;

  /** @param {Store} store @param {Course} course */
  constructor(store, { lesson, questions }) {
    this.#store = store;
    this.#questions = questions;
    this.#keyByPlace = keyByPlace(lesson, questions);
    // Another model under the same id has progress of its own, and so has a choice of the questions. The list of all
    // questions may change.
    const chosen = lesson.fresh ? questions.map(({ id }) => id) : [];
    this.#key = `lesson:${lesson.id}:${checksum(toJson([lesson.config, chosen]) ?? '')}`;
  }

  get #ids() {
    return askedOf(this.#questions).map(({ id }) => id);
  }

  /** Before anything has happened. @returns {SavedState} */
  get begun() {
    const ids = this.#ids;
    return { epoch: 0, current: ids[0], progress: new Map(ids.map((id) => [id, untouched()])) };
  }

  /** @param {any} saved as `written` makes it @returns {SavedState | undefined} */
  read(saved) {
    return readState(saved, this.#ids);
  }

  /** What is stored under a key; nothing where it is not ours, or another's. @param {string} key @returns {SavedState | undefined} */
  at(key) {
    if (key === this.#key) return this.read(this.#store.read(key));
    return key === this.#keyByPlace ? readByPlace(this.#store.read(key), this.#questions) : undefined;
  }

  /** Everything that is stored; what cannot be read goes out of the way. @returns {SavedState} */
  load() {
    const found = [this.#key, this.#keyByPlace].flatMap((key) => {
      if (this.#store.read(key) === undefined) return [];
      const state = this.at(key);
      if (!state) this.#store.setAside(key);
      return state ?? [];
    });
    return found.reduceRight((earlier, state) => uniteStates(state, earlier), this.begun);
  }

  /** @param {SavedState} state @param {object} writer */
  save(state, writer) {
    this.#store.write(this.#key, writtenState(state), writer);
  }
}
