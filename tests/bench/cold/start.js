// What all pages of a cold start do: build the model that the address names, run it once, note the time.
import { inputOf, models } from '../models.js';

/** @param {(model: any) => Promise<{ run: (input: Float32Array, output: Float32Array) => void | Promise<void> }>} prepare */
export async function coldStart(prepare) {
  const id = new URLSearchParams(location.search).get('model');
  const model = models.find((one) => one.id === id) ?? models[0];
  const output = new Float32Array(id === 'M4' ? 10 : 2);
  const runner = await prepare(model);
  await runner.run(inputOf(model), output);
  Object.assign(globalThis, { finished: performance.now(), output });
}
