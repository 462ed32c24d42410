// What an activity needs of the element that it is open in.

/** @import { Recovery } from '../engine/recovery.js' */
/** @import { Store } from '../page/store.js' */
/** @import { LessonNeeds } from '../lesson/needs.js' */

/**
 * @typedef {LessonNeeds & { seed?: number, model?: string, parameter?: string, attempt?: number, skill: string, packed?: string, source?: string, theme: string, localName: string, task: string, term: string,
 *   lang: string, store: Store, dispatchEvent: (event: Event) => boolean, updateComplete: Promise<boolean>, recovery: Recovery,
 *   networkChanged: (error?: unknown, done?: number) => void }} ActivityNeeds
 *   the settings that an activity reads, and what it calls where a network of its own has run
 */

export {};
