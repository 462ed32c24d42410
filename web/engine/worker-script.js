// The script of the worker. It brings the engine's glue; the WebAssembly itself, compiled already, comes from the page
// with the first message, so that nothing is loaded twice.

import { Engine } from './api.js';
import { startWasm } from './wasm.js';
import { WorkerTasks } from './worker-tasks.js';

/** @param {WebAssembly.Module[]} parts */
async function start([first, rest]) {
  const { module, complete } = await startWasm(first, async () => rest);
  await complete();
  return new WorkerTasks(new Engine(module, 'wasm'), (answer, transfer) => postMessage(answer, { transfer }));
}

postMessage({ ask: 0 }); // a sign of life

/** @type {Promise<WorkerTasks> | undefined} */
let tasks;

addEventListener('message', async ({ data }) => {
  if (data.parts) {
    tasks = start(data.parts);
    return;
  }
  try {
    (await tasks)?.take(data);
  } catch (error) {
    postMessage({ ask: data.ask, broken: String(error) });
  }
});
