// Splits the WebAssembly in two: what opening a lesson runs, which the page waits for, and the rest. Which functions those
// are is watched and not listed: the lessons are opened here on a copy that notes what is called. Data stay in the first,
// but for texts that are marked (see core/base/later_text.hpp).

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { textOfBytes } from '../base/byte-text.js';
import { moveLaterTexts } from './later-texts.js';
import { shareInFile, watchPlaces } from './shared-places.js';
import { keras3Listing } from '../model/listing.js';
import { openCourse } from '../lesson/course.js';
import { Engine } from '../engine/api.js';
import { lessons } from '../lesson/lessons/all.js';
import { startNetwork } from '../drawing/running-network.js';
import { candidateRows } from '../lesson/questions/all.js';
import { runCommand } from './run-command.js';

/** Room for the notes: a mark of four bytes for each function. */
const profileRoom = 1 << 20;

/** Emscripten brings the tool; not every installation has it in the path. */
async function findTool() {
  const { output } = await runCommand('em-config', ['BINARYEN_ROOT']);
  const tool = join(output.trim(), 'bin', 'wasm-split');
  return existsSync(tool) ? tool : 'wasm-split';
}

/** @param {string} tool @param {string[]} args */
async function run(tool, args) {
  const { ok, output } = await runCommand(tool, [...args, '--all-features']);
  if (!ok) throw new Error(`${tool} ${args.join(' ')} failed:\n${output}`);
}

/** Elements on one page: with many networks the engine also runs what orders them and finds memory for them. */
const elements = 40;

/** What elements do when lessons are opened, and what their questions show. @param {Engine} engine */
function openLessons(engine) {
  const networks = Array.from({ length: elements }, () => lessons.map((lesson) => openLesson(engine, lesson))).flat();
  // In another order than they came: every third, then the others.
  for (const rest of [0, 1, 2]) networks.filter((_, i) => i % 3 === rest).forEach((network) => network.free());
}

/** @param {Engine} engine @param {import('../lesson/lessons/all.js').Lesson} lesson */
function openLesson(engine, { id }) {
  const course = openCourse(engine, { lesson: id });
  if (!course) throw new Error(`lesson ${id} does not open`);
  if (course.before) candidateRows(course);
  keras3Listing(course.lesson.config, (name) => engine.describe(name));
  const { network } = startNetwork(course, () => {});
  if (!network) throw new Error(`lesson ${id} does not run`);
  for (const { name } of course.analysis.layers) {
    network.select(name, network.tellingIndex(name));
    if (!network.trace || network.weights.length === 0) throw new Error(`lesson ${id} shows nothing`);
  }
  return network;
}

/**
 * Opens the lessons on the copy and writes what it has noted.
 * @param {string} folder @param {string} watched @param {string} profile @param {Set<number>} places those of the table that are asked for meanwhile
 */
async function watch(folder, watched, profile, places) {
  const { default: createModule } = await import(pathToFileURL(join(folder, 'engine.mjs')).href);
  const bytes = readFileSync(watched);
  /** @type {any} */
  let exports;
  const module = await watchPlaces(places, () =>
    createModule({
      locateFile: (/** @type {string} */ name) => name,
      printErr: () => {},
      instantiateWasm(/** @type {any} */ imports, /** @type {(instance: WebAssembly.Instance) => void} */ receive) {
        WebAssembly.instantiate(bytes, imports).then(({ instance }) => {
          exports = instance.exports;
          receive(instance);
        });
        return {};
      },
    }),
  );
  openLessons(new Engine(module, 'wasm'));
  const [memory] = Object.values(exports).filter((one) => one instanceof WebAssembly.Memory);
  // Over whatever stands there: this instance is not used again.
  const length = exports.__write_profile(0, profileRoom);
  if (length > profileRoom) throw new Error('the profile needs more room');
  writeFileSync(profile, new Uint8Array(memory.buffer, 0, length));
}

/** No code of the first part may name a place that is empty until the second has come. @param {string} tool @param {string} first @param {number[]} places */
async function holdUnread(tool, first, places) {
  const { output } = await runCommand(tool.replace(/wasm-split$/, 'wasm-dis'), [first, '--all-features']);
  for (const [, number] of output.matchAll(/(?:i32\.const |offset=)(\d+)/g)) {
    if (places.includes(Number(number))) throw new Error('a text that is marked for later is read by the first part');
  }
}

/** A part as a module of text, so that a page needs no second kind of file and no request. @param {string} wasm @param {string} module */
function pack(wasm, module) {
  writeFileSync(module, `export default ${JSON.stringify(textOfBytes(readFileSync(wasm)))};\n`);
}

/** Everything that decides what the parts are: the engine, this tool, and what opens a lesson. @param {string} folder */
function newestSource(folder) {
  const here = fileURLToPath(import.meta.url);
  const web = join(dirname(here), '..');
  const opening = ['base', 'engine', 'model', 'drawing', 'lesson'].flatMap((room) =>
    readdirSync(join(web, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.js(on)?$/.test(name))
      .map((name) => join(web, room, name)),
  );
  const sources = [join(folder, 'engine.wasm'), here, ...opening];
  return Math.max(...sources.map((file) => statSync(file).mtimeMs));
}

/** Leaves `engine-first.mjs` and `engine-rest.mjs` beside `engine.wasm`, where they are not there yet. @param {string} folder */
export async function splitEngine(folder) {
  const at = (/** @type {string} */ name) => join(folder, name);
  if (existsSync(at('engine-rest.mjs')) && statSync(at('engine-rest.mjs')).mtimeMs > newestSource(folder)) return;
  const tool = await findTool();
  await run(tool, ['--instrument', at('engine.wasm'), '-o', at('engine-watched.wasm')]);
  /** @type {Set<number>} */ const places = new Set();
  await watch(folder, at('engine-watched.wasm'), at('engine.profile'), places);
  const parts = ['-o1', at('engine-first.wasm'), '-o2', at('engine-rest.wasm')];
  await run(tool, [at('engine.wasm'), `--profile=${at('engine.profile')}`, '--export-prefix=%', ...parts]);
  const beside = (/** @type {string} */ name, /** @type {string[]} */ args) =>
    run(tool.replace(/wasm-split$/, name), args);
  await shareInFile(beside, at('engine-first.wasm'), places);
  const moved = moveLaterTexts(readFileSync(at('engine-first.wasm')), readFileSync(at('engine-rest.wasm')));
  await holdUnread(tool, at('engine-first.wasm'), moved.places);
  writeFileSync(at('engine-first.wasm'), moved.first);
  writeFileSync(at('engine-rest.wasm'), moved.rest);
  pack(at('engine-first.wasm'), at('engine-first.mjs'));
  pack(at('engine-rest.wasm'), at('engine-rest.mjs'));
}
