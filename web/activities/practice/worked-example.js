// The first exercise of a skill whose layer no lesson has shown is preceded by one that is worked out: another model of
// the kind, and for each of its questions the answer with its formula. Once for each skill, and it can be left at once.

import { html, nothing } from 'lit';
import { codeCard } from '../../lesson/views/code-card.js';
import { exerciseCourse, exercisePlayer } from '../../lesson/exercise.js';
import { formula } from '../../drawing/formula.js';
import { headingLevel } from '../../page/heading-level.js';
import { lessons } from '../../lesson/lessons/all.js';
import { familyId, questionKinds, rowArguments } from '../../lesson/questions/all.js';
import { workedParts } from '../../lesson/worked-parts.js';
import { shapeText } from '../../words/shape-text.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Course } from '../../lesson/course.js' */
/** @import { Step } from '../../lesson/lessons/all.js' */
/** @import { Variant } from '../../engine/types.js' */

const key = 'examples';
/** Exercises that nobody draws: fresh ones have six digits at most. */
const exampleSeeds = [1, 2, 3, 4, 5, 6].map((more) => 1_000_000 + more);

/** Poolings are of one kind, whatever they keep. @param {string} className */
const familyOf = (className) => className.replace(/^(Max|Average)(?=Pooling)/, '');

const taught = new Set(
  lessons.flatMap(({ config }) =>
    config.config.layers.map((/** @type {{ class_name: string }} */ { class_name }) => familyOf(class_name)),
  ),
);

/** Whether an exercise has a layer, or asks something, that no lesson has. @param {Variant} exercise */
function isNew({ config, questions }) {
  return (
    config.config.layers.some(
      (/** @type {{ class_name: string }} */ layer) => !taught.has(familyOf(layer.class_name)),
    ) || questions.some(({ of }) => of === 'receptive_field')
  );
}

/** A model of the skill, one with what is new where it has such. @param {ActivityNeeds} element @param {string} skill @returns {Variant} */
function exampleOf({ engine }, skill) {
  const [first, ...others] = exampleSeeds.map((seed) => () => engine.variant({ skill, seed }));
  const example = first();
  if (isNew(example)) return example;
  return others.map((draw) => draw()).find(isNew) ?? example;
}

/** Skills whose example was there already. @param {ActivityNeeds} element @returns {string[]} */
function shown({ store }) {
  const kept = store.read(key);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

/** Whether an example comes before the first exercise of a skill. @param {ActivityNeeds} element @param {string} skill */
export function wantsExample(element, skill) {
  const done = element.log.entries.some((entry) => entry.kind === 'exercise' && entry.skill === skill);
  return !done && !shown(element).includes(skill) && isNew(exampleOf(element, skill));
}

/** @param {ActivityNeeds} element @param {string} skill */
export function noteExample(element, skill) {
  const before = shown(element);
  if (!before.includes(skill)) element.store.write(key, [...before, skill]);
}

/** Shows the model of the example: its player has no question left. @param {ActivityNeeds} element @param {string} skill @returns {Variant} */
export function openExample(element, skill) {
  const example = exampleOf(element, skill);
  const player = exercisePlayer(exerciseCourse(element, example));
  for (let i = 0; i < player.steps.length; i++) {
    player.go(i);
    player.showMe();
  }
  player.go(0);
  element.player = player;
  return example;
}

/** @param {ActivityNeeds} element @param {Course} course @param {Step} step */
function workedStep(element, course, step) {
  const { words } = element;
  const kind = questionKinds[step.ask];
  const { title } = kind.words(course, step, words, () => true);
  const solution = kind.solution(course, step);
  const row = course.analysis.layers.find(({ name }) => name === step.layer);
  const rule = `hint-${step.ask}-1`;
  const args = row ? rowArguments(course, row, words, () => true) : {};
  const answer = typeof solution === 'number' ? words.number(solution) : solution;
  return html`<li>
    <p><strong>${title} <span class="worked">${Array.isArray(answer) ? shapeText(answer) : answer}</span></strong></p>
    <p class="soft">${words.text(row ? familyId(words, rule, row) : rule, args)}</p>
    ${workedParts(course, step, words).map((parts) => formula(parts))}
  </li>`;
}

/** @param {ActivityNeeds} element @param {Variant} example @param {() => void} goOn */
export function exampleView(element, example, goOn) {
  const { words, player } = element;
  if (!player) return nothing;
  const { course } = player;
  return html`<div class="columns">
    <div class="reading">${codeCard(element)}</div>
    <section class="card question example" aria-labelledby="example-title">
      <div class="card-head">
        <h3 id="example-title" class="asked" tabindex="-1" aria-level=${headingLevel(element, 3)}>${words.text('worked-title', { skill: words.text(`skill-${example.skill}`) })}</h3>
        <button class="quiet" @click=${goOn}>${words.text('worked-skip')}</button>
      </div>
      <ol class="plain">${course.lesson.steps.map((step) => workedStep(element, course, step))}</ol>
      <div class="buttons"><button class="main next" @click=${goOn}>${words.text('worked-go-on')}</button></div>
    </section>
  </div>`;
}
