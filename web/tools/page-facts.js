// What the build and the documentation want to know of the page; bundled for Node, which reads neither Fluent nor JSON modules.

export { lessons } from '../lessons/all.js';
export { events, parts, settings, variables } from '../settings.js';
export { loadWords } from '../words.js';
