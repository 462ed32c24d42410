// npm run bench [-- --quick] [-- --only latency,large,conv,calls,cold,size,growth,learning]: measures us and the rivals, prints ratios, writes JSON.
// The method stands in README.md.

import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { cpus } from 'node:os';
import { root } from '../../web/tools/engine-build.js';
import { calls } from './calls.js';
import { growth } from './growth.js';
import { learning } from './learning.js';
import { flopsOf, models } from './models.js';
import {
  buildSite,
  contestants,
  filesOf,
  installRivals,
  launch,
  openBench,
  openSite,
  peakMemory,
  withImports,
} from './site.js';
import { best, kilobytes, median, pairedRatio, tableText, timeText } from './statistics.js';

const quick = process.argv.includes('--quick');
const at = process.argv.indexOf('--only');
const only = at < 0 ? undefined : process.argv[at + 1].split(',');
const rounds = quick ? 5 : 15;
const names = ['cnn-params', 'tfjs-wasm', 'onnxruntime-web', 'ConvNetJS'];
/** The issue of each table: how many times faster than this rival we want to be. */
const targets = {
  M1: [25, 12],
  M2: [25, 12],
  M3: [25, 12],
  M4: [2.2, 1.8],
  M5: [1.7, 1.6],
  M7: [1.8, 2],
  M6: [1.3, undefined],
};

/** @typedef {any} Bench what page.js puts on the page; it lives in the browser */

/** @param {number | undefined} found @param {number | undefined} wanted */
const verdict = (found, wanted) =>
  found === undefined
    ? '-'
    : `${found.toFixed(2)}×${wanted ? ` (${found >= wanted ? 'reached' : 'missed'} ${wanted})` : ''}`;

/** All contestants on one model, in a browser of its own. @param {string} address @param {import('./models.js').BenchModel} model */
async function latencyOf(address, model) {
  const browser = await launch();
  const page = await openBench(browser, address);
  const found = await page.evaluate(
    ([id, list, count]) => /** @type {Bench} */ (globalThis).bench.latency(id, list, count),
    /** @type {[string, string[], number]} */ ([model.id, names, rounds]),
  );
  await browser.close();
  const times = found.times;
  const ceiling = times.ceiling.map((/** @type {number} */ ms) => found.ceilingFlops / ms);
  const ours = times['cnn-params'];
  return {
    id: model.id,
    what: model.what,
    ...found,
    flops: flopsOf(model),
    share: ours
      ? median(ours.map((/** @type {number} */ ms, /** @type {number} */ i) => flopsOf(model) / ms / ceiling[i]))
      : 0,
  };
}

/** How many times faster than a rival we are. @param {any} r @param {string} name */
const ratio = (r, name, suffix = '') =>
  r.times[name + suffix] &&
  r.times['cnn-params'] &&
  pairedRatio(r.times[name + suffix], r.times[`cnn-params${suffix}`]);

/** Everybody's time on a model. @param {any} r */
const row = (r, suffix = '') =>
  names.map((name) =>
    r.times[name + suffix]
      ? `${timeText(median(r.times[name + suffix]))} (${timeText(best(r.times[name + suffix]))})`
      : '-',
  );

/** @param {any[]} results */
function printLatency(results) {
  console.log('\nForward pass, input in, output copied out: median (best)\n');
  console.log(
    tableText(
      ['', ...names, 'of ceiling', 'tfjs ÷ us', 'ort ÷ us'],
      results.map((r) => {
        const [tfjs, ort] = targets[/** @type {keyof typeof targets} */ (r.id)] ?? [];
        return [
          r.id,
          ...row(r),
          `${Math.round(r.share * 100)} %`,
          verdict(ratio(r, names[1]), tfjs),
          verdict(ratio(r, names[2]), ort),
        ];
      }),
    ),
  );
  console.log("\nForward pass and every layer's output (views for us and ConvNetJS, copies for the others)\n");
  console.log(
    tableText(
      ['', ...names, 'tfjs ÷ us'],
      results.map((r) => [
        r.id,
        ...row(r, ' all'),
        verdict(ratio(r, names[1], ' all'), /M[123]/.test(r.id) ? 30 : undefined),
      ]),
    ),
  );
  for (const r of results) for (const [name, why] of Object.entries(r.skipped)) console.log(`${r.id} ${name}: ${why}`);
}

/** Forward passes and all activations of M1-M5 and M7. @param {string} address */
async function latency(address) {
  const results = [];
  for (const model of models.filter(({ id }) => id !== 'M6')) results.push(await latencyOf(address, model));
  printLatency(results);
  return results;
}

/** VGG16: a browser for each contestant, turns between them, and the most memory each renderer held. @param {string} address */
async function large(address) {
  const files = ['ours', 'tfjs', 'ort'];
  const open = [];
  for (const [i, file] of files.entries()) {
    const browser = await launch();
    const page = await openBench(browser, address, [file]);
    await page.evaluate(([name]) => /** @type {Bench} */ (globalThis).bench.prepareSingle('M6', name), [names[i]]);
    open.push({ name: names[i], browser, page, times: /** @type {number[]} */ ([]) });
  }
  for (let round = 0; round < (quick ? 3 : 9); round++) {
    for (const one of open)
      one.times.push(await one.page.evaluate(() => /** @type {Bench} */ (globalThis).bench.timeSingle()));
  }
  const results = [];
  for (const { name, browser, times } of open) {
    results.push({ name, times, memory: await peakMemory(browser) });
    await browser.close();
  }
  const [ours] = results;
  console.log('\nM6, VGG16: time, and the peak memory of the renderer from loading to the last pass\n');
  console.log(
    tableText(
      ['', 'median (best)', '÷ us', 'peak memory', 'ours ÷ this'],
      results.map((r) => [
        r.name,
        `${timeText(median(r.times))} (${timeText(best(r.times))})`,
        verdict(pairedRatio(r.times, ours.times), r.name === names[1] ? 1.3 : undefined),
        `${Math.round(r.memory / 2 ** 20)} MB`,
        (ours.memory / r.memory).toFixed(2),
      ]),
    ),
  );
  return results;
}

/** Side, channels and filters of the convolutions that are timed alone. */
const convolutionShapes = [
  [32, 32, 32],
  [32, 64, 64],
  [28, 128, 128],
  [28, 128, 256],
  [14, 256, 256],
  [14, 512, 512],
];

/** @param {string} address */
async function convolutions(address) {
  const browser = await launch();
  const page = await openBench(browser, address, ['ours']);
  const found = await page.evaluate(
    ([list, count]) => /** @type {Bench} */ (globalThis).bench.convolutions(list, count),
    /** @type {[number[][], number]} */ ([convolutionShapes, rounds]),
  );
  await browser.close();
  const results = found.map((/** @type {any} */ r) => {
    const flops = 2 * 9 * r.side ** 2 * r.channels * r.filters;
    const shares = r.times.conv.map(
      (/** @type {number} */ ms, /** @type {number} */ i) => flops / ms / (r.ceilingFlops / r.times.ceiling[i]),
    );
    return {
      ...r,
      flops,
      median: median(shares),
      best: flops / best(r.times.conv) / (r.ceilingFlops / best(r.times.ceiling)),
    };
  });
  console.log('\n3×3 convolution: operations of the plain algorithm a second, against the ceiling\n');
  console.log(
    tableText(
      ['side, channels → filters', 'median', 'best', 'GFLOP/s at best'],
      results.map((/** @type {any} */ r) => [
        `${r.side}, ${r.channels} → ${r.filters}`,
        `${Math.round(r.median * 100)} %`,
        `${Math.round(r.best * 100)} %${r.best >= 0.75 ? '' : ' (missed 75)'}`,
        (r.flops / best(r.times.conv) / 1e6).toFixed(1),
      ]),
    ),
  );
  return results;
}

/** From the start of the navigation to the first result, in a fresh profile each time. @param {string} address */
async function cold(address) {
  const browser = await launch();
  /** @type {Record<string, number[]>} */ const times = {};
  for (let round = 0; round < (quick ? 5 : 11); round++) {
    for (const model of ['M1', 'M4']) {
      for (const name of ['blank', ...contestants]) {
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(`${address}cold-${name}.html?model=${model}`);
        await page.waitForFunction(() => 'finished' in globalThis, undefined, { timeout: 60000 });
        (times[`${name} ${model}`] ??= []).push(await page.evaluate(() => /** @type {any} */ (globalThis).finished));
        await context.close();
      }
    }
  }
  await browser.close();
  const above = (/** @type {string} */ name, /** @type {string} */ model) =>
    median(times[`${name} ${model}`]) - median(times[`blank ${model}`]);
  console.log('\nCold start to the first result, above a blank page (fresh profile, bundle over loopback)\n');
  console.log(
    tableText(
      ['', 'M1', 'M4', 'ours ÷ this, M1', 'M4'],
      contestants.map((name) => [
        name,
        ...['M1', 'M4'].map((model) => timeText(above(name, model))),
        ...['M1', 'M4'].map((model) => (above('ours', model) / above(name, model)).toFixed(2)),
      ]),
    ),
  );
  return times;
}

function sizes() {
  const measure = (/** @type {string} */ path) => {
    const bytes = readFileSync(path);
    return [bytes.length, gzipSync(bytes).length, brotliCompressSync(bytes).length];
  };
  const sum = (/** @type {string[]} */ paths) => paths.map(measure).reduce((a, b) => a.map((value, i) => value + b[i]));
  const list = [
    ...contestants.map((name) => /** @type {[string, string[]]} */ ([`page with ${name}`, filesOf(name)])),
    /** @type {[string, string[]]} */ (['page with ours, as far as M1 needs it', withImports(filesOf('ours')[0])]),
    /** @type {[string, string[]]} */ ([
      'our engine (wasm and glue)',
      ['engine.wasm', 'engine.mjs'].map((name) => join(root, 'build', 'wasm', name)),
    ]),
    /** @type {[string, string[]]} */ ([
      'first load of our site',
      ['index.html', 'site.js', 'cnn-params.js'].flatMap((name) => withImports(join(root, 'dist', name))),
    ]),
  ];
  const results = list.map(([what, paths]) => ({ what, bytes: sum(paths) }));
  console.log('\nPayload\n');
  console.log(
    tableText(
      ['', 'raw', 'gzip', 'brotli'],
      results.map(({ what, bytes }) => [what, ...bytes.map(kilobytes)]),
    ),
  );
  return results;
}

installRivals();
await buildSite();
const { address, close } = await openSite();
const sections = {
  latency,
  large,
  conv: convolutions,
  calls,
  cold,
  size: sizes,
  growth,
  learning: (/** @type {string} */ _, /** @type {number} */ count) => learning(count),
};
/** @type {Record<string, any>} */ const results = {
  date: new Date().toISOString(),
  commit: execSync('git rev-parse --short HEAD', { cwd: root, encoding: 'utf8' }).trim(),
  machine: `${cpus().length} × ${cpus()[0].model}`,
  node: process.version,
  chromium: execSync('/usr/bin/chromium --version 2>/dev/null', { encoding: 'utf8' }).trim(),
  rounds,
};
for (const [name, section] of Object.entries(sections)) {
  if (only ? !only.includes(name) : quick && name === 'large') continue;
  results[name] = await section(address, rounds);
}
close();
writeFileSync(join(root, 'build', 'bench', 'results.json'), JSON.stringify(results, null, 1));
console.log('\nAll figures: build/bench/results.json');
