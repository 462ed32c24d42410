// How cost grows: layers for analysis and diagnosis, image side and channels for a forward pass. Our engine alone, in Node.

import { median, tableText, timeText } from './statistics.js';
import { makeModel } from './models.js';

/** The median time of an action; one that takes seconds is done once. @param {() => void} action */
function timeOf(action) {
  const times = [];
  for (let spent = 0; spent < 60 || (times.length < 3 && spent < 1000);) {
    const start = performance.now();
    action();
    times.push(performance.now() - start);
    spent += times[times.length - 1];
  }
  return median(times);
}

/** @param {number} count */
function deep(count) {
  const layers = Array.from(
    { length: count },
    () => /** @type {[string, any]} */ (['Conv2D', { filters: 4, kernel_size: [3, 3], padding: 'same' }]),
  );
  return makeModel('deep', '', [16, 16, 4], layers).config;
}

/** @param {number} side @param {number} channels */
const wide = (side, channels) =>
  makeModel(
    'wide',
    '',
    [side, side, channels],
    [['Conv2D', { filters: channels, kernel_size: [3, 3], padding: 'same' }]],
  ).config;

/** @typedef {{ count: number, analyse: number, diagnose: number }} LayersRow milliseconds at a number of layers */
/** @typedef {{ side: number, channels: number, ms: number }} ForwardRow milliseconds at a size of input */

/** @param {{ layers: LayersRow[], sides: ForwardRow[], channels: ForwardRow[] }} found */
function printGrowth({ layers, sides, channels }) {
  console.log('\nGrowth with the number of layers\n');
  console.log(
    tableText(
      ['layers', 'analyse', 'diagnose'],
      layers.map((r) => [r.count, timeText(r.analyse), timeText(r.diagnose)]),
    ),
  );
  console.log('\nGrowth of one 3×3 convolution: image side (3 channels, 3 filters), and channels = filters (32×32)\n');
  console.log(
    tableText(
      ['side', 'forward', 'ns a product'],
      sides.map((r) => [r.side, timeText(r.ms), ((r.ms * 1e6) / (r.side ** 2 * 81)).toFixed(3)]),
    ),
  );
  console.log();
  console.log(
    tableText(
      ['channels', 'forward', 'ns a product'],
      channels.map((r) => [r.channels, timeText(r.ms), ((r.ms * 1e6) / (1024 * 9 * r.channels ** 2)).toFixed(3)]),
    ),
  );
}

export async function growth() {
  const { loadEngine } = await import('../../web/engine/engine.js');
  const engine = await loadEngine();
  const layers = [10, 100, 1000, 10000].map((count) => {
    const config = JSON.stringify(deep(count));
    /** @type {import('../../web/engine/types.js').Question} */
    const question = { layer: `layer_${count - 1}`, of: 'params' };
    return {
      count,
      analyse: timeOf(() => engine.analyse(config)),
      diagnose: timeOf(() => engine.diagnose(config, question, '144')),
    };
  });
  const forward = (/** @type {number} */ side, /** @type {number} */ channels) => {
    const net = engine.compile(wide(side, channels));
    const input = new Float32Array(side * side * channels).fill(0.5);
    const ms = timeOf(() => net.run(input));
    net.free();
    return { side, channels, ms };
  };
  const sides = [16, 32, 64, 128, 256, 512].map((side) => forward(side, 3));
  const channels = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((count) => forward(32, count));
  printGrowth({ layers, sides, channels });
  return { layers, sides, channels };
}
