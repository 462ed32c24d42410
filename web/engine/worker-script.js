// The script of the worker. It brings the engine's glue; the WebAssembly itself, compiled already, comes from the page
// with the first message, so that nothing is loaded twice.

import { Engine } from './api.js';
import { startWasm } from './wasm.js';
import { PassService } from './worker-tasks.js';

/** @param {WebAssembly.Module[]} parts */
async function start([first, rest]) {
  const { module, complete } = await startWasm(first, async () => rest);
  await complete();
  return new PassService(new Engine(module, 'wasm'), (answer, transfer) => postMessage(answer, { transfer }));
}

postMessage({ ask: 0 }); // a sign of life

/** @type {Promise<PassService> | undefined} */
let service;

addEventListener('message', async ({ data }) => {
  if (data.parts) {
    service = start(data.parts);
    return;
  }
  try {
    (await service)?.take(data);
  } catch (error) {
    postMessage({ ask: data.ask, broken: String(error) });
  }
});
