// What the build and the documentation want to know of the page; bundled for Node, which reads neither Fluent nor JSON modules.

export { lessons } from '../lesson/lessons/all.js';
export { events, parts, settings, variables } from '../settings/settings.js';
export { loadWords } from '../words/words.js';
