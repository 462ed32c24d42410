// What the trace of a value says: all that goes into it, and nothing that is still asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceRow } from '../../../web/lesson/views/trace-row.js';
import { valueTrace } from '../../../web/lesson/views/value-trace.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play, sequential } from '../support.js';
import { templateText } from '../template-text.js';

/** @param {any} config @param {string} layer @param {number} index */
function traceOf(config, layer, index) {
  const network = engine.compile(config, { seed: 1 });
  const sizes = /** @type {number[]} */ (engine.analyse(config).layers[0].input_shapes[0].slice(1));
  const length = sizes.reduce((all, one) => all * one, 1);
  network.run(Float32Array.from({ length }, (_, i) => (i % 7) / 7));
  const trace = network.trace(layer, index);
  network.free();
  return trace;
}

/** @param {import('../../../web/lesson/player.js').Player} player @param {import('../../../web/engine/types.js').Trace} trace @param {string} [language] */
async function said(player, trace, language = 'en') {
  const words = await wordsOf(language);
  const element = /** @type {any} */ ({
    words,
    player,
    network: { trace },
    view: {},
    later: { traceRow, startValues: () => '' },
    closest: () => null,
  });
  return templateText(valueTrace(element));
}

test('of how many numbers a value is made is not said while that is asked, or what its layer reads', async () => {
  for (const language of ['en', 'es']) {
    const { player } = play('zero-padding');
    const conv = traceOf(player.course.lesson.config, 'conv2d', 100);
    const dense = traceOf(player.course.lesson.config, 'dense', 0);
    const show = (/** @type {string} */ ask, /** @type {string} */ layer) => {
      player.go(player.indexOf(ask, layer));
      player.showMe();
    };
    assert.doesNotMatch(await said(player, conv, language), /(?<![.,\d])2[78]\b/);
    show('params', 'conv2d');
    assert.match(await said(player, conv, language), /\b28\b.*\b27\b/);
    const counts = /1[.,\s]?20[01]/;
    assert.doesNotMatch(await said(player, dense, language), counts);
    show('params', 'dense');
    assert.doesNotMatch(await said(player, dense, language), counts, 'the size of flatten is still asked');
    show('output_shape', 'flatten');
    assert.match(await said(player, dense, language), counts);
  }
});

test('a share of softmax stands with the powers of all units, and their sum', async () => {
  const { player } = play('zero-padding');
  const trace = traceOf(player.course.lesson.config, 'dense', 1);
  const words = await wordsOf('en');
  const [other, own] = trace.row?.units ?? [];
  // The reference: e to both, and the share.
  const powers = [other, own].map(({ before }) => Math.exp(before));
  const sum = powers[0] + powers[1];
  const text = await said(player, trace);
  for (const value of [other.before, own.before, ...powers, sum, powers[0] / sum, powers[1] / sum])
    assert.ok(text.includes(words.float(value)), `${words.float(value)} in ${text}`);
  assert.match(text, /share of both = .* after softmax$/);
  assert.doesNotMatch(text, /before softmax →/);
});

test('of many units the one in question, the largest others and the sum of all are written out', async () => {
  const config = sequential([6], [['Dense', 'dense', { units: 30, activation: 'softmax' }]]);
  const { player } = play('', { config });
  const trace = traceOf(config, 'dense', 17);
  const text = await said(player, trace);
  const rows = [...text.matchAll(/ (\d+) (−?\d\.\d+) \d\.\d+ 0\.\d+(?= )/g)].map(([, unit]) => Number(unit) - 1);
  const byPower = [...(trace.row?.units ?? [])].sort((a, b) => b.before - a.before).map(({ index }) => index);
  const largest = byPower.filter((index) => index !== 17).slice(0, 4);
  assert.deepEqual(
    rows,
    [17, ...largest].sort((a, b) => a - b),
  );
  assert.match(text, /all 30 /);
});

test('log_softmax and sparsemax say what they take off', async () => {
  const of = async (/** @type {string} */ activation) => {
    const config = sequential([6], [['Dense', 'dense', { units: 3, activation }]]);
    return said(play('', { config }).player, traceOf(config, 'dense', 1));
  };
  assert.match(
    await of('log_softmax'),
    /before log_softmax − ln \d\.\d+ logarithm of the sum = −\d\.\d+ after log_softmax$/,
  );
  assert.match(await of('sparsemax'), /before sparsemax − −?\d\.\d+ taken off each (=|→) \d\.\d+ after sparsemax$/);
});

test('an activation that reads one value follows from it as before', async () => {
  const { player } = play('zero-padding');
  const text = await said(player, traceOf(player.course.lesson.config, 'conv2d', 100));
  assert.match(text, /before relu → \d\.\d+ after relu$/);
});
