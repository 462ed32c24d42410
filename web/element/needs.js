// What the views of the whole need of the element: what it is set to, what failed, and what is open.

/** @import { OpenActivity } from '../activities/activity.js' */
/** @import { ActivityNeeds } from '../activities/needs.js' */
/** @import { Store } from '../page/store.js' */
/** @import { Lesson } from '../lesson/lessons/all.js' */
/** @import { Later } from '../lesson/needs.js' */
/** @import { Needs } from '../page/needs.js' */
/** @import { TermNeeds } from '../terms/needs.js' */

/**
 * What the element opens without (loaded-later.js), once it is there.
 * @typedef {Later & { addStyles: (element: Needs) => void, withTerms: (element: TermNeeds, view: unknown) => unknown,
 *   termNote: (element: TermNeeds) => unknown, lessonMark: (store: Store, lesson: Lesson) => 'done' | 'begun' | '',
 *   share: (element: WholeNeeds) => Promise<void>, alongPath: (event: KeyboardEvent) => void,
 *   toolbox: (element: WholeNeeds) => unknown }} WholeLater
 */

/**
 * @typedef {Omit<ActivityNeeds, 'later'> & { later?: WholeLater, lesson: string, theme: string, failure: any, activityId: string,
 *   activity?: OpenActivity, shared: Record<string, any>, retry: () => Promise<void>,
 *   setTheme: (theme: string) => void, completeOrFail: () => Promise<void>, setLanguage: (language: string) => void }} WholeNeeds
 */

export {};
