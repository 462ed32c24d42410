// Cold start: the first result of M1 or M4 and the time it came, from the start of the navigation. M1 is the first lesson's
// model, and runs as in the lesson: with the first part of the engine. M4 needs the whole.
import { loadEngine } from '../../../dist/module/engine.js';
import lesson from '../../../web/lesson/lessons/zero-padding.json';
import { runnerOf } from '../contestants/runner.js';
import { coldStart } from './start.js';

await coldStart(async (model) => {
  if (model.id !== 'M1') return runnerOf(await loadEngine(), model);
  return runnerOf(await loadEngine({ part: 'first' }), { ...model, config: lesson.config });
});
