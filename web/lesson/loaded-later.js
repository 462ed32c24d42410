// What a lesson opens without: it comes when somebody turns to the element.

import { hints as typedHints, reply as typedReply } from './views/reply.js';
import { rowsHints, rowsReply } from './views/rows-reply.js';

export { keras2Listing } from '../model/listing-of-2018.js';
export { graphListing } from '../model/graph-listing.js';
export { restWriter } from '../model/rest-of-config.js';
export { ownLesson } from './lessons/own-model.js';
export { workedExample } from './views/worked-example.js';
export { countInQuestion } from './views/count-in-question.js';
export { afterGuess, lessonEnd } from './views/lesson-end.js';
export { moveBar, passBar } from '../drawing/pass-bar.js';
export { startValues } from './views/start-values.js';
export { traceRow } from './views/trace-row.js';
export { fileNotes } from './views/file-notes.js';
export { valueTrace } from './views/value-trace.js';
export { addReplyStyles } from './views/reply.js';

/** @import { LessonNeeds } from './needs.js' */

/** @param {LessonNeeds} element */
export const reply = (element) => rowsReply(element) ?? typedReply(element);

/** @param {LessonNeeds} element */
export const hints = (element) => rowsHints(element) ?? typedHints(element);
