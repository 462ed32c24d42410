// Trains the lessons' networks on the handwritten digits, odd or even, and writes their weights for the lessons to show:
// node web/tools/train-lessons.js. The same seed gives the same file.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digitOf, levelScale, loadDigits, samplesOf, split } from '../activities/train/digits.js';
import { loadEngine } from '../engine/engine.js';
import { lessons } from '../lesson/lessons/all.js';
import { packWeights } from '../lesson/trained/packed-weights.js';

export const seed = 1;
const epochs = 12;
const batch = 32;
const shape = [20, 20, 3];

/** Pictures and what they are: 0 even, 1 odd. @param {Uint8Array} levels @param {number[]} indices */
export const samples = (levels, indices) => ({
  x: samplesOf(levels, indices, shape),
  y: indices.map((index) => digitOf(index) % 2),
});

/** The weights of each lesson, trained. @param {import('../engine/engine.js').EngineApi} engine */
export async function trainLessons(engine) {
  const levels = await loadDigits();
  const { x, y } = samples(levels, split(5000, seed).training);
  const steps = epochs * Math.ceil(y.length / batch);
  const learning_rate = { schedule: 'cosine', initial_learning_rate: 0.005, decay_steps: steps };
  return lessons.map(({ id, config }) => {
    const options = { optimizer: { name: 'adam', learning_rate }, loss: 'sparse_categorical_crossentropy', batch };
    const learner = engine.compile(config, { seed, input_scale: levelScale, ...options });
    learner.setData(x, y);
    learner.stepMany(steps, { seed });
    const weights = learner.weights().map((weight) => ({ ...weight, data: weight.data.slice() }));
    learner.free();
    return { id, weights };
  });
}

async function write() {
  const trained = await trainLessons(await loadEngine());
  const entries = trained.map(({ id, weights }) => `  '${id}': '${packWeights(weights)}',\n`).join('');
  const head = '// Written by web/tools/train-lessons.js: the lessons\' networks after they learnt "odd or even?".\n\n';
  const text = `${head}/** By lesson, see packed-weights.js. @type {Record<string, string>} */\nexport const trainedWeights = {\n${entries}};\n`;
  writeFileSync(fileURLToPath(new URL('../lesson/trained/weights.js', import.meta.url)), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await write();
