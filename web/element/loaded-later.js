// What the element opens without: it comes when somebody turns to it.

import { addReplyStyles } from '../lesson/loaded-later.js';
import { addStyles as addSheet } from '../page/late-styles.js';
import { addTermStyles } from '../terms/term-note.js';
import styles from './later.css';

/** @import { Needs } from '../page/needs.js' */

export * from '../lesson/loaded-later.js';
export { lessonMark } from '../lesson/lesson-mark.js';
export { termNote } from '../terms/term-note.js';
export { withTerms } from '../terms/with-terms.js';
export { share } from './share.js';
export { alongPath, toolbox } from './toolbox.js';

/** Gives the element the styles of all this. @param {Needs} element */
export function addStyles(element) {
  addReplyStyles(element);
  addTermStyles(element);
  addSheet(element, styles);
}
