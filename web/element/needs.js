// What the views of the whole need of the element: what it is set to, what failed, and what is open.

/** @import { OpenActivity } from '../activities/activity.js' */
/** @import { ActivityNeeds } from '../activities/needs.js' */
/** @import { Store } from '../page/store.js' */

/**
 * @typedef {ActivityNeeds & { lesson: string, theme: string, store: Store, failure: any, activityId: string,
 *   activity?: OpenActivity, shared: Record<string, any>, retry: () => Promise<void>,
 *   setTheme: (theme: string) => void, setLanguage: (language: string) => void }} WholeNeeds
 */

export {};
