// Questions in the forms of learning platforms, each read by a parser or held against a grammar.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import gift from 'gift-pegjs';
import { loadEngine } from '../../../web/engine/engine.js';
import { giftText } from '../../../web/activities/teach/export/gift.js';
import { quizItems } from '../../../web/activities/teach/export/items.js';
import { moodleXml } from '../../../web/activities/teach/export/moodle-xml.js';
import { qtiItem, qtiManifest, qtiPackage } from '../../../web/activities/teach/export/qti.js';
import { worksheet } from '../../../web/activities/teach/worksheet.js';
import { wordsOf } from '../../../web/words/words.js';

/** @import { Item } from '../../../web/activities/teach/export/items.js' */

const engine = await loadEngine();
const folder = mkdtempSync(join(tmpdir(), 'cnn-params-'));
after(() => rmSync(folder, { recursive: true }));

const exercises = worksheet(
  { engine },
  engine.skills.map(({ id }) => id),
  31,
);
const languages = await Promise.all(['en', 'es'].map(wordsOf));
/** @type {Item[]} */
const items = languages.flatMap((words) => exercises.flatMap(({ course }) => quizItems(course, words)));

/** A question whose texts have every sign that a format has a use for. @type {Item} */
const nasty = {
  id: 'nasty-1',
  title: 'a <b> & "c" {~=#:} \\n',
  question: '{ ~ = # : \\ } ::x:: [html] $a$ %50% ]]> &amp; <script>alert(1)</script>',
  code: 'x = {"a": 1}  # {~}\n\\ : =\u0000\u0007',
  language: 'en',
  choices: [
    { text: '1,234', right: true, feedback: 'a = b # c ~ d : e } f { g \\' },
    { text: '(None, 3)', right: false, feedback: '<i>&</i>' },
    { text: '0', right: false, feedback: '' },
  ],
};

test('every question has one right choice, that of the engine, and different wrong ones with something said about each', () => {
  assert.ok(items.length > 40);
  for (const { course } of exercises) {
    const own = quizItems(course, languages[0]);
    own.forEach(({ id, choices }, i) => {
      const { ask, layer } = course.lesson.steps[i];
      const question = /** @type {any} */ (layer ? { layer, of: ask } : { of: ask });
      const [right, ...wrong] = choices;
      assert.equal(engine.diagnose(course.lesson.config, question, right.text).correct, true, id);
      for (const { text, feedback } of wrong) {
        assert.equal(engine.diagnose(course.lesson.config, question, text).correct, false, `${id}: ${text}`);
        assert.ok(feedback.length > 20, `${id}: ${text}`);
      }
      assert.equal(new Set(choices.map(({ text }) => text)).size, choices.length, id);
    });
  }
  const withWrong = items.filter(({ choices }) => choices.length > 1);
  assert.ok(withWrong.length > items.length * 0.8, `${withWrong.length} of ${items.length}`);
});

test('GIFT is read by a GIFT parser, with the same choices and feedback', () => {
  const all = [...items, nasty];
  const read = /** @type {any[]} */ (gift.parse(giftText(all)));
  assert.equal(read.length, all.length);
  read.forEach((/** @type {any} */ question, /** @type {number} */ i) => {
    const { choices, id } = all[i];
    assert.deepEqual([question.type, question.title, question.stem.format], ['MC', id, 'html']);
    assert.deepEqual(
      question.choices.map((/** @type {any} */ choice) => [choice.isCorrect, choice.text.text]),
      choices.map(({ right, text }) => [right, text]),
    );
  });
  assert.ok(read.at(-1).stem.text.includes('{ ~ = # : \\ } ::x::'), read.at(-1).stem.text);
});

/** @param {string} grammar of tests/schemas @param {string[]} texts */
function validate(grammar, texts) {
  const files = texts.map((text, i) => {
    const file = join(folder, `${grammar}-${i}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const schema = new URL(`../../schemas/${grammar}`, import.meta.url).pathname;
  const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, ...files], {
    encoding: 'utf8',
  });
  assert.ifError(error);
  assert.equal(status, 0, stderr.slice(0, 2000));
}

test('Moodle XML holds against its grammar', () => {
  validate('moodle-multichoice.rng', [moodleXml([...items, nasty])]);
});

test('QTI items and the manifest of the package hold against their grammars', () => {
  validate('qti-2.1-choice.rng', [...items, nasty].map(qtiItem));
  validate('qti-2.1-manifest.rng', [qtiManifest(items)]);
});

test('the grammars refuse what is broken', () => {
  const [item] = items;
  assert.throws(() => validate('qti-2.1-choice.rng', [qtiItem(item).replace('<itemBody>', '<itemBody><style/>')]));
  assert.throws(() => validate('qti-2.1-choice.rng', [qtiItem(item).replace(/identifier="RESPONSE"/, '')]));
  assert.throws(() =>
    validate('moodle-multichoice.rng', [moodleXml([item]).replace('fraction="100"', 'fraction="x"')]),
  );
});

test('the QTI package has a file for each entry of its manifest, and each choice has its feedback', () => {
  const own = items.slice(0, items.length / 2);
  const files = unzipSync(qtiPackage(own));
  const named = [...strFromU8(files['imsmanifest.xml']).matchAll(/href="([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(named)].sort(),
    Object.keys(files)
      .filter((name) => name !== 'imsmanifest.xml')
      .sort(),
  );
  for (const item of own) {
    const text = strFromU8(files[`${item.id}.xml`]);
    assert.equal(text.match(/<simpleChoice /g)?.length, item.choices.length);
    assert.equal(text.match(/<modalFeedback /g)?.length, item.choices.length);
  }
});
