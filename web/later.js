// What a lesson opens without: it comes when somebody turns to the element.

export { graphListing } from './code-graph.js';
export { afterGuess, lessonEnd } from './views/lesson-end.js';
export { moveBar, passBar } from './views/pass-bar.js';
export { dress, hints, reply } from './views/reply.js';
