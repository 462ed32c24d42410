// What is kept of a lesson: written and read again, refused where it is not ours, and united with what another tab has.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowsMore, readState, uniteStates, untouched, writtenState } from '../../../web/lesson/progress.js';
import { openStore } from '../../../web/page/store.js';
import { fakeStorage, memory, play, question } from '../support.js';

/** @import { Progress, SavedState } from '../../../web/lesson/progress.js' */

/** @param {Partial<Progress>[]} happened @param {{ epoch?: number, current?: number }} [more] @returns {SavedState} */
const state = (happened, { epoch = 0, current = 0 } = {}) => ({
  epoch,
  current: `q${current}`,
  progress: new Map(happened.map((one, i) => [`q${i}`, question(one)])),
});

const full = { done: true, shown: true, filled: true, draft: '56', guess: '54', tries: ['54', '20'], hints: 3 };

test('whatever has happened to a question is written, read again and nothing of it is lost', () => {
  const single = Object.entries(full).map(([name, value]) => ({ [name]: value }));
  const rows = { draft: ['conv2d'], guess: ['conv2d', 'dense'], tries: [['conv2d'], ['dense']] };
  const all = state([{}, full, rows, ...single], { epoch: 4, current: 2 });
  const text = JSON.stringify(writtenState(all));
  assert.deepEqual(readState(JSON.parse(text), [...all.progress.keys()]), all);
  assert.equal(writtenState(all).progress[0].question, 'q1', 'an untouched question takes no room');
});

test('a question has these fields and no others', () => {
  assert.deepEqual(untouched(), question());
  const saved = { version: 2, epoch: 0, current: 'a', progress: [{ question: 'a', hints: 1, colour: 'red' }] };
  assert.deepEqual(readState(saved, ['a'])?.progress, new Map([['a', question({ hints: 1 })]]));
});

test('a question that is not known, or not asked any more, is kept and written again as it was', () => {
  const entries = [
    { question: 'gone', ...full },
    { question: '__proto__', done: true },
    { question: 'a', hints: 1 },
  ];
  const saved = { version: 2, epoch: 1, current: 'gone', progress: entries };
  const read = /** @type {SavedState} */ (readState(saved, ['a', 'b']));
  assert.deepEqual([...read.progress.keys()], ['a', 'b', 'gone', '__proto__']);
  const again = writtenState(read);
  const byName = (/** @type {any[]} */ list) => list.toSorted((x, y) => (x.question < y.question ? -1 : 1));
  assert.deepEqual(byName(again.progress), byName(entries));
  assert.deepEqual([again.version, again.epoch, again.current], [2, 1, 'gone']);
});

test('a state is read whole or not at all', () => {
  const good = { version: 2, epoch: 0, current: 'a', progress: [{ question: 'a' }, { question: 'b' }] };
  const ids = ['a', 'b'];
  assert.ok(readState(good, ids));
  assert.ok(readState({ ...good, epoch: 7, current: 'c', progress: [] }, ids));
  /** @type {[string, any][]} */
  const bad = [
    ['no version', { ...good, version: undefined }],
    ['another version', { ...good, version: 3 }],
    ['a place', { ...good, current: 1 }],
    ['no current question', { ...good, current: undefined }],
    ['no epoch', { ...good, epoch: undefined }],
    ['a negative epoch', { ...good, epoch: -1 }],
    ['no list', { ...good, progress: { length: 2 } }],
    ['a question without an id', { ...good, progress: [{ done: true }] }],
    ['an id that is none', { ...good, progress: [{ question: 7 }] }],
    ['nothing', undefined],
    ['null', null],
  ];
  for (const [name, value] of bad) assert.equal(readState(value, ids), undefined, name);
  const fields = [
    { done: 1 },
    { shown: 'yes' },
    { draft: 7 },
    { draft: null },
    { guess: 7 },
    { guess: [1] },
    { tries: 'x' },
    { tries: [7] },
    { tries: [[7]] },
    { hints: -1 },
    { hints: 0.5 },
    { hints: '1' },
  ];
  for (const field of [null, 7, 'x', ...fields]) {
    const one = field && typeof field === 'object' ? { question: 'b', ...field } : field;
    assert.equal(readState({ ...good, progress: [{ question: 'a' }, one] }, ids), undefined, JSON.stringify(field));
  }
});

/**
 * Two tabs at one question: what they have together, and which of the two knows of something that the other does not.
 * @type {{ name: string, own: Partial<Progress>, other: Partial<Progress>, both: Partial<Progress>, ownKnows?: boolean, otherKnows?: boolean }[]}
 */
const pairs = [
  { name: 'nothing', own: {}, other: {}, both: {} },
  { name: 'done', own: { done: true }, other: {}, both: { done: true }, ownKnows: true },
  { name: 'done in both', own: { done: true }, other: { done: true }, both: { done: true } },
  {
    name: 'shown, untouched',
    own: { done: true, shown: true },
    other: {},
    both: { done: true, shown: true },
    ownKnows: true,
  },
  {
    name: 'answered, shown',
    own: { done: true, draft: '56' },
    other: { done: true, shown: true },
    both: { done: true, draft: '56' },
    ownKnows: true,
  },
  {
    name: 'shown in both',
    own: { done: true, shown: true },
    other: { done: true, shown: true },
    both: { done: true, shown: true },
  },
  { name: 'drafts are one’s own', own: { draft: '5' }, other: { draft: '7' }, both: { draft: '5' } },
  {
    name: 'a draft gives way to an answer',
    own: { draft: '5' },
    other: { done: true, draft: '56' },
    both: { done: true, draft: '56' },
    otherKnows: true,
  },
  { name: 'a guess', own: { guess: '5' }, other: {}, both: { guess: '5' }, ownKnows: true },
  { name: 'two guesses', own: { guess: '5' }, other: { guess: '7' }, both: { guess: '5' } },
  { name: 'a guess of rows', own: { guess: ['a'] }, other: {}, both: { guess: ['a'] }, ownKnows: true },
  { name: 'a guess that no row changes', own: { guess: [] }, other: {}, both: { guess: [] }, ownKnows: true },
  {
    name: 'a guess, an answer',
    own: { guess: '5' },
    other: { done: true, draft: '56' },
    both: { done: true, draft: '56', guess: '5' },
    ownKnows: true,
    otherKnows: true,
  },
  { name: 'tries', own: { tries: ['5'] }, other: {}, both: { tries: ['5'] }, ownKnows: true },
  { name: 'other tries', own: { tries: ['5'] }, other: { tries: ['7'] }, both: { tries: ['5'] } },
  {
    name: 'more tries',
    own: { tries: ['5', '6'] },
    other: { tries: ['7'] },
    both: { tries: ['5', '6'] },
    ownKnows: true,
  },
  { name: 'hints', own: { hints: 2 }, other: { hints: 1 }, both: { hints: 2 }, ownKnows: true },
  { name: 'as many hints', own: { hints: 2 }, other: { hints: 2 }, both: { hints: 2 } },
];

test('two tabs lose nothing that either has answered, whichever hears of the other', () => {
  for (const { name, own, other, both } of pairs) {
    assert.deepEqual(uniteStates(state([{}, own]), state([{}, other])), state([{}, both]), name);
    // Of what only one can be kept of, the other may keep its own.
    const kept = ({ done, shown, guess, tries, hints } = question()) => [
      done,
      shown,
      guess !== '',
      tries.length,
      hints,
    ];
    const turned = uniteStates(state([{}, other]), state([{}, own])).progress.get('q1');
    assert.deepEqual(kept(turned), kept(question(both)), `${name}, turned round`);
  }
});

test('a tab knows more than another by what was answered, guessed, tried or read, and not by what is typed', () => {
  for (const { name, own, other, ownKnows = false, otherKnows = false } of pairs) {
    assert.equal(knowsMore(state([{}, own]), state([{}, other])), ownKnows, name);
    assert.equal(knowsMore(state([{}, other]), state([{}, own])), otherKnows, `${name}, turned round`);
  }
  assert.equal(knowsMore(state([{}], { current: 0 }), state([{}], { current: 0 })), false);
});

test('what was taken back later replaces what was there before, and each tab stays at its place', () => {
  const [early, late] = [state([full, {}], { epoch: 1, current: 1 }), state([{}, {}], { epoch: 2, current: 0 })];
  assert.deepEqual(uniteStates(early, late), { ...late, current: 'q1' });
  assert.deepEqual(uniteStates(late, early), late);
  assert.deepEqual([knowsMore(early, late), knowsMore(late, early)], [false, true]);
  const [here, there] = [state([{}, {}], { current: 0 }), state([{}, full], { current: 1 })];
  assert.equal(uniteStates(here, there).current, 'q0');
});

test('a question that only one of two tabs knows stays, whichever of them took something back', () => {
  const one = (/** @type {string} */ id, epoch = 0) => ({ ...state([], { epoch }), progress: new Map([[id, full]]) });
  for (const [own, other] of [
    [one('a'), one('b')],
    [one('a', 1), one('b')],
    [one('a'), one('b', 1)],
  ]) {
    const both = uniteStates(own, other);
    assert.deepEqual([...both.progress.keys()].sort(), ['a', 'b']);
    assert.equal(knowsMore(both, other), true);
  }
});

/** A lesson that hears of what is written to its store, with the key of its progress. */
function listening() {
  const storage = fakeStorage();
  const { player, store } = play('zero-padding', { store: openStore(() => storage) });
  player.submit('20,20,2');
  const key = storage
    .keys()
    .find((/** @type {string} */ name) => name.includes('lesson:zero-padding'))
    .replace('cnn-params:1:', '');
  /** @type {boolean[]} */ const changed = [];
  store.listen((name, writer) => writer !== player && changed.push(player.hear(name)));
  const others = (/** @type {Partial<Progress>[]} */ happened, epoch = 0) => {
    const ids = player.steps.map(({ id }) => id);
    const progress = new Map(ids.map((id, i) => [id, question(happened[i])]));
    store.write(key, writtenState({ epoch, current: ids[5], progress }), {});
  };
  const written = () => {
    const ids = player.steps.map(({ id }) => id);
    const read = readState(store.read(key), ids);
    return { current: ids.indexOf(read?.current ?? ''), progress: ids.map((id) => read?.progress.get(id)) };
  };
  return { player, others, written, changed, store, key };
}

test('a tab that hears of another’s answers has them, writes back what only it knew, and tells whether it changed', () => {
  const { player, others, written, changed } = listening();
  others([{}, { done: true, draft: '56' }]);
  const both = [question({ done: true, draft: '20,20,2' }), question({ done: true, draft: '56' })];
  assert.deepEqual([player.progress.slice(0, 2), player.current], [both, 0]);
  assert.deepEqual(written().progress.slice(0, 2), both, 'neither tab’s answer is lost in the store');
  others(player.progress);
  assert.deepEqual(written().current, 5, 'nothing is written back where nothing is new');
  assert.deepEqual(changed, [true, false]);
  others([], 1);
  assert.deepEqual([player.doneCount, changed.at(-1)], [0, true], 'begun anew elsewhere');
});

test('a tab does not hear of other lessons, nor of what cannot be read', () => {
  const { player, changed, store, key } = listening();
  const begun = writtenState(state(player.steps.map(() => ({}))));
  store.write(key.replace(/\w+$/, '00000000'), { ...begun, epoch: 9 }, {});
  store.write(key, { epoch: 9 }, {});
  assert.deepEqual([changed, player.doneCount], [[false, false], 1]);
});

test('a guess is there after a reload and in another tab, until all are there and after', () => {
  const storage = fakeStorage();
  const open = () => {
    const opened = play('no-padding', { questions: '1 2', store: openStore(() => storage) });
    opened.player.guessing = true;
    return opened;
  };
  open().player.submit(['conv2d']);
  const { player, store } = open();
  assert.deepEqual([player.here.guess, player.touched, player.guessed], [['conv2d'], true, false]);
  const other = play('no-padding', { questions: '1 2', store });
  store.listen((key, writer) => writer !== other.player && other.player.hear(key));
  player.next();
  player.submit('19,19,2');
  assert.deepEqual(
    other.player.progress.map(({ guess }) => guess),
    [['conv2d'], '19,19,2'],
  );
  assert.equal(open().player.guessed, true);
  player.undo();
  assert.deepEqual(
    open().player.progress.map(({ guess }) => guess),
    [['conv2d'], ''],
    'and a guess that was taken back is not',
  );
});

test('that no row changes is a guess too, after a reload and in another tab', () => {
  const store = memory();
  const { player } = play('no-padding', { store, questions: '1 2' });
  player.guessing = true;
  player.submit([]);
  assert.deepEqual([player.here.guess, player.touched, player.here.done], [[], true, false]);
  player.next();
  assert.equal(player.guessed, false);
  player.submit('18,18,2');
  const again = play('no-padding', { store, questions: '1 2' }).player;
  assert.deepEqual(
    again.progress.map(({ guess }) => guess),
    [[], '18,18,2'],
  );
  assert.equal(again.guessed, true);
});

test('a guess says nothing of the answer: it is neither a try nor done, after a reload too', () => {
  const store = memory();
  const { player } = play('zero-padding', { store });
  player.guessing = true;
  player.submit('19,19,2');
  const again = play('zero-padding', { store }).player;
  assert.deepEqual(again.here, question({ draft: '19,19,2', guess: '19,19,2' }));
  assert.equal(again.submit('20,20,2').correct, true);
  assert.deepEqual([again.cleanCount, again.here.guess], [1, '19,19,2']);
});
