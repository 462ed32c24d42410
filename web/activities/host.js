// What an activity needs of the element that it is open in.

/** @import { Recovery } from '../engine/recovery.js' */
/** @import { LessonHost } from '../lesson/host.js' */

/**
 * @typedef {LessonHost & { seed?: number, model?: string, parameter?: string, attempt?: number, skill: string, task: string,
 *   lang: string, updateComplete: Promise<boolean>, recovery: Recovery,
 *   networkChanged: (error?: unknown, done?: number) => void }} ActivityHost
 *   the settings that an activity reads, and what it calls where a network of its own has run
 */

export {};
