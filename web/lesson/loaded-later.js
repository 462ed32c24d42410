// What a lesson opens without: it comes when somebody turns to the element.

export { graphListing } from '../model/graph-listing.js';
export { afterGuess, lessonEnd } from './views/lesson-end.js';
export { moveBar, passBar } from '../drawing/pass-bar.js';
export { traceRow } from './views/trace-row.js';
export { addReplyStyles, hints, reply } from './views/reply.js';
