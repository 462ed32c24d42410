// What earlier versions stored opens as they showed it, and their addresses set what they set: tests/fixtures/progress.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LearnerLog } from '../../../web/lesson/learner-log.js';
import { readAddress, writeAddress } from '../../../web/settings/address.js';
import { standings } from '../../../web/activities/practice/leitner.js';
import { accountText } from '../../../web/lesson/views/lesson-end.js';
import { openStore } from '../../../web/page/store.js';
import { root } from '../../../web/tools/engine-build.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, fakeStorage, play } from '../support.js';

const folder = join(root, 'tests', 'fixtures', 'progress');
/** @type {any[]} */
const fixtures = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const stores = fixtures.filter(({ store }) => store);
const addresses = fixtures.filter(({ read }) => read);

/** @param {string} address */
function settingsOf(address) {
  const [, search, hash] = address.match(/^(\?[^#]*)?(#.*)?$/) ?? [];
  return readAddress(search ?? '', hash ?? '');
}

/** What the page writes of its progress, from the player alone. @param {import('../../../web/lesson/player.js').Player} player @param {import('../../../web/words/words.js').Words} words */
function shownBy(player, words) {
  const state = ({ done = false, shown = false }) => (done ? (shown ? 'shown' : 'done') : 'open');
  // A question that came later stands at the end, and is open.
  const then = player.steps.filter(({ later }) => !later).length;
  const questions = player.progress.map((one, i) => words.text(`progress-dot-${state(one)}`, { number: i + 1 }));
  assert.ok(player.progress.slice(then).every(({ done }) => !done));
  const { title } = player.kind.words(player.course, player.step, words, player.knows);
  const score = `${words.text('lesson-done-title')}. ${accountText(player, words)}`;
  const { draft, done } = player.here;
  return {
    questions: questions.slice(0, then),
    current: questions[player.current],
    place: words.text('progress', { number: player.current + 1, count: then }) + (player.step.layer ?? ''),
    question: title,
    score: player.finished ? score : undefined,
    answer: done || player.kind.input !== 'text' ? undefined : draft,
    ticked: done || player.kind.input !== 'rows' ? undefined : draft.map((/** @type {string} */ row) => `row ${row}`),
  };
}

test('there are fixtures of lessons, of the log and of addresses', () => {
  assert.ok(stores.length >= 6 && addresses.length >= 1);
});

for (const { version, about, config, store, opened } of stores) {
  for (const { address, shown } of opened) {
    const { values } = settingsOf(address);
    if (values.lesson === 'practice') continue;
    test(`stored by ${version}, at ${address || 'no address'}: ${about}`, async () => {
      const storage = fakeStorage(store);
      const { player, store: own } = play(values.lesson, { config, store: openStore(() => storage) });
      const words = await wordsOf(own.read('lang') ?? 'en');
      if (values.step) player.go(values.step - 1);
      const { place, question, questions, current, score, ticked, fields = {} } = shown;
      const expected = { questions, current, place, question, score, answer: fields.answer, ticked };
      assert.deepEqual(shownBy(player, words), expected);
      assert.equal(shown.scheme, own.read('theme') ?? 'light');
    });
  }
}

test('what was stored is written again as it was: nothing of it is unknown, changed or set aside', () => {
  for (const { version, about, config, store } of stores) {
    for (const [key, text] of Object.entries(store).filter(([name]) => name.includes(':lesson:'))) {
      const storage = fakeStorage(store);
      const [, id] = /** @type {string[]} */ (key.match(/:lesson:([a-z-]+):/));
      const { player } = play(id, { config: id === 'own-model' ? config : undefined, store: openStore(() => storage) });
      assert.deepEqual(storage.keys(), Object.keys(store), `${version}, ${about}`);
      player.go(player.current); // this writes
      assert.equal(storage.getItem(key), text, `${version}, ${about}`);
    }
  }
});

test('the log of earlier versions is read whole, with the mistakes and the skills that it knows', async () => {
  const words = await wordsOf('en');
  for (const { version, about, store, history, opened } of stores) {
    const log = new LearnerLog(openStore(() => fakeStorage(store)));
    assert.deepEqual(log.entries, JSON.parse(store['cnn-params:1:log']), `${version}, ${about}`);
    assert.deepEqual(log.history, history, `${version}, ${about}`);
    const skills = opened.flatMap((/** @type {any} */ { shown }) => shown.skills?.slice(1) ?? []);
    if (skills.length === 0) continue;
    const said = standings(engine.skills, log.entries).map(({ id, box, learnt, seen, missed }) => {
      const state = learnt ? 'learnt' : seen === 0 ? 'new' : missed ? 'missed' : 'steps';
      return `${words.text(`skill-${id}`)} – ${words.text(`practice-${state}`, { done: box, count: 3 })}`;
    });
    for (const skill of skills) assert.ok(said.includes(skill), skill);
  }
});

test('addresses of earlier versions set what they set, and what was refused is refused', () => {
  for (const { read } of addresses) {
    for (const { address, set, shown } of read) {
      const { values, refused } = settingsOf(address);
      const given = Object.entries(values).filter(([, value]) => value !== false);
      assert.deepEqual(Object.fromEntries(given), set, address);
      // A skill that only the engine knows to be none is refused later.
      assert.equal(refused, Boolean(shown.notice) && !set.skill, address);
    }
  }
});

test('a link that an earlier version made sets the same, and would be made again', () => {
  for (const { shared } of addresses) {
    for (const { at, link } of shared) {
      const { values, refused } = settingsOf(link);
      assert.equal(refused, false, link);
      assert.equal(`#${writeAddress(values)}`, link);
      const before = settingsOf(at).values;
      for (const [name, value] of Object.entries(before))
        if (value !== false && name !== 'skill') assert.equal(values[name], value, `${name} of ${at}`);
    }
  }
});
