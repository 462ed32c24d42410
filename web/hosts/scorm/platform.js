// The SCORM 1.2 interface of the learning platform, if there is one: looked for in the frames around and the window that
// opened this one. It may be missing, throw, answer "false" or close early; the lesson goes on without it.

/** Frames that are looked through; platforms nest them. */
const deepest = 10;

/** @param {any} start @returns {any} */
function apiFrom(start) {
  let place = start;
  for (let i = 0; place && i < deepest; i++) {
    try {
      if (place.API) return place.API;
    } catch {
      return undefined; // a frame of another origin
    }
    if (place.parent === place) return undefined;
    place = place.parent;
  }
  return undefined;
}

export class Platform {
  #api;
  /** Whether the platform takes what it is told. */
  works = false;

  /** @param {any} [start] the window to look from */
  constructor(start = globalThis.window) {
    this.#api = apiFrom(start) ?? apiFrom(start?.opener);
    this.works = this.#call('LMSInitialize', '') === 'true';
  }

  /** @param {string} name @param {...string} values @returns {string | undefined} undefined where the call failed */
  #call(name, ...values) {
    try {
      return String(this.#api[name](...values));
    } catch {
      return undefined;
    }
  }

  /** @param {string} element of the data model */
  read(element) {
    return this.works ? (this.#call('LMSGetValue', element) ?? '') : '';
  }

  /** @param {Record<string, string>} values by element of the data model @returns {boolean} whether all is kept */
  write(values) {
    if (!this.#api) return false;
    const taken = Object.entries(values).map(
      ([element, value]) => this.#call('LMSSetValue', element, value) === 'true',
    );
    this.works = this.#call('LMSCommit', '') === 'true' && taken.every(Boolean);
    return this.works;
  }

  finish() {
    this.#call('LMSFinish', '');
  }
}
