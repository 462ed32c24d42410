// Floods of messages, and platforms that fail; the numbers are those of tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCourse } from '../../../web/lesson/course.js';
import { rateLimit } from '../../../web/hosts/frame/messages.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { Player } from '../../../web/lesson/player.js';
import { Platform } from '../../../web/hosts/scorm/platform.js';
import { longest, packItems, storageOver, unpackItems } from '../../../web/hosts/scorm/suspend-data.js';
import { openStore } from '../../../web/page/store.js';

/** @param {import('../../../web/page/store.js').Store} store @param {string} id */
async function play(store, id = 'zero-padding') {
  const engine = await loadEngine();
  const course = openCourse(engine, { lesson: id });
  if (!course) throw new Error(id);
  return new Player(course, store);
}

test('fault 42: of a flood, thirty messages a second are read', () => {
  let time = 0;
  const mayPass = rateLimit(() => time);
  const passed = (/** @type {number} */ count) => Array.from({ length: count }, mayPass).filter(Boolean).length;
  assert.equal(passed(10000), 30);
  time = 1000;
  assert.equal(passed(10000), 30);
});

test('fault 49: a platform that is missing, throws, or says "false" is told so by one value', () => {
  const parentless = (/** @type {any} */ one) => Object.assign(one, { parent: one });
  assert.equal(new Platform(parentless({})).works, false);
  const throwing = {
    API: new Proxy(
      {},
      {
        get: () => () => {
          throw new Error('closed');
        },
      },
    ),
  };
  assert.equal(new Platform(parentless(throwing)).works, false);
  const foreign = {
    parent: Object.defineProperty({}, 'API', {
      get: () => {
        throw new Error('SecurityError');
      },
    }),
  };
  assert.equal(new Platform(foreign).works, false);
  const answers = { LMSInitialize: 'true', LMSSetValue: 'true', LMSCommit: 'true', LMSGetValue: '', LMSFinish: 'true' };
  const API = Object.fromEntries(
    Object.keys(answers).map((name) => [name, () => answers[/** @type {keyof answers} */ (name)]]),
  );
  const deep = Array.from({ length: 5 }).reduce((/** @type {any} */ parent) => ({ parent }), { API });
  const platform = new Platform(deep);
  assert.equal(platform.write({ 'cmi.core.score.raw': '5' }), true);
  answers.LMSCommit = 'false';
  assert.equal(platform.write({ 'cmi.core.score.raw': '6' }), false);
  answers.LMSCommit = 'true';
  assert.equal(platform.write({ 'cmi.core.score.raw': '6' }), true, 'it came back');
});

test('fault 50: suspend_data fits, and a cut one is noticed', async () => {
  /** @type {Record<string, string>} */
  const items = {};
  const store = openStore(() => storageOver(items, () => {}));
  for (const id of ['zero-padding', 'max-pooling']) {
    const player = await play(store, id);
    for (const step of player.steps.keys()) {
      player.go(step);
      player.here.tries = Array.from({ length: 40 }, (_, i) => String(1000003 + i));
      player.saveDraft('a draft');
    }
  }
  const packed = packItems(items);
  assert.ok(packed.length <= longest, `${packed.length} characters`);
  assert.ok(unpackItems(packed));
  for (const length of [0, 1, 8, 100, packed.length - 1]) assert.equal(unpackItems(packed.slice(0, length)), undefined);
  assert.equal(unpackItems('anything of another course'), undefined);
});

test('fault 50: a long log, and what version 0.1.0 stored, give way to the progress of all three lessons', async () => {
  /** @type {Record<string, string>} */
  const items = {};
  const store = openStore(() => storageOver(items, () => {}));
  const engine = await loadEngine();
  const lessons = ['zero-padding', 'no-padding', 'max-pooling'];
  for (const id of lessons) {
    const player = await play(store, id);
    for (const step of player.steps.keys()) {
      player.go(step);
      player.here.tries = ['7', '54'];
      player.showMe();
      player.saveDraft(String(player.kind.solution(player.course, player.step)));
    }
    items[`lesson:${id}:00000000`] = JSON.stringify({ epoch: 0, current: 0, progress: player.progress });
  }
  items.log = JSON.stringify(Array.from({ length: 40 }, () => ({ kind: 'answer', question: 'zero-padding/params' })));
  const kept = unpackItems(packItems(items)) ?? {};
  const again = openStore(() => storageOver(kept, () => {}));
  for (const id of lessons) {
    const player = new Player(/** @type {any} */ (openCourse(engine, { lesson: id })), again);
    assert.equal(player.doneCount, player.steps.length, id);
  }
  assert.equal(kept.log, undefined);
  const few = { log: items.log, lang: '"es"', 'lesson:zero-padding:00000000': '{"epoch":0}' };
  assert.deepEqual(unpackItems(packItems(few)), few, 'what fits stays');
});
