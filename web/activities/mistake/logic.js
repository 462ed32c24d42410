// A filled summary of somebody who believes one wrong rule, made from a number: which cells are wrong, where the mistake
// itself was made, and what else it might have been. No page, so that Node can test it.

import { dice, shuffled } from '../../base/dice.js';
import { exerciseCourse } from '../../lesson/exercise.js';
import { isOfTotals } from '../../words/cause-sentences.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Course } from '../../lesson/course.js' */
/** @import { Cause, Question } from '../../engine/types.js' */

/** Skills whose models have several rows, of growing width. */
const skills = ['chain', 'global_pooling', 'batch_normalization', 'residual', 'chain'];
const choiceCount = 4;
/** The row below all others. */
export const totalRow = '';

/** @typedef {'output_shape' | 'params' | 'total_params'} Cell */
/**
 * cells: what somebody has put there; wrong: those of them that are not right, `follows` where by the right rules it comes
 * from cells above.
 * @typedef {{ layer: string, of: Cell, value: any, right: any, wrong: boolean, follows: boolean }} FilledCell
 * @typedef {{ seed: number, course: Course, belief: string, cause: Cause, at: FilledCell, cells: FilledCell[], choices: string[] }} Mistake
 *   at: the first cell where the mistake itself was made, and `cause` what the engine says of it; choices: beliefs by id
 */

/** @param {{ layer: string, of: Cell }} cell @returns {Question} */
const questionAt = ({ layer, of }) => (layer === totalRow ? { of } : { layer, of });

/** @param {any} a @param {any} b */
const same = (a, b) => String(a) === String(b);

/** What fits into a cell: whole sizes, none of them below one, or a count. @param {any} value */
const isPlausible = (value) =>
  Array.isArray(value)
    ? value.slice(1).every((size) => Number.isSafeInteger(size) && size > 0)
    : Number.isSafeInteger(value) && value >= 0;

/** The cells that are there to be filled, with what is right. @param {Course} course */
function rightCells({ analysis }) {
  const cells = analysis.layers.flatMap(({ name, output_shape, params }) => [
    { layer: name, of: /** @type {Cell} */ ('output_shape'), right: output_shape },
    { layer: name, of: /** @type {Cell} */ ('params'), right: params },
  ]);
  return [...cells, { layer: totalRow, of: /** @type {Cell} */ ('total_params'), right: analysis.total_params }];
}

/** What somebody with a belief puts into a cell; nothing where it leaves no answer. @param {EngineApi} engine @param {any} config @param {Question} question @param {string} belief */
function believed(engine, config, question, belief) {
  try {
    return engine.answer(config, question, { beliefs: [belief] });
  } catch {
    return undefined;
  }
}

/** The cause that is this belief alone. @param {Course} course @param {{ layer: string, of: Cell, value: any }} cell @param {string} belief */
function causeAt({ engine, lesson }, cell, belief) {
  const { causes } = engine.diagnose(lesson.config, questionAt(cell), cell.value);
  return { causes, cause: causes.find(({ id }) => id === belief) };
}

/** Whether the cell is where the mistake was made, by what the engine says of its rows. @param {Cause | undefined} cause @param {string} layer @param {Cell} of */
function isMadeHere(cause, layer, of) {
  if (!cause) return false;
  if (layer === totalRow) return isOfTotals(cause.id);
  return cause.rows.some((row) => row.layer === layer && row.of === of && !row.follows);
}

/** The summary as somebody with this belief fills it; nothing where it shows nowhere or not plausibly. @param {Course} course @param {string} belief @returns {FilledCell[] | undefined} */
function filledBy(course, belief) {
  const ofTotal = isOfTotals(belief);
  const cells = rightCells(course).map((cell) => {
    const asked = !ofTotal || cell.layer === totalRow;
    const value = asked ? believed(course.engine, course.lesson.config, questionAt(cell), belief) : cell.right;
    return { ...cell, value, wrong: !same(value, cell.right), follows: false };
  });
  if (cells.some(({ value }) => !isPlausible(value)) || cells.every(({ wrong }) => !wrong)) return undefined;
  return cells.map((cell) => {
    if (!cell.wrong) return cell;
    const { cause } = causeAt(course, cell, belief);
    return { ...cell, follows: !isMadeHere(cause, cell.layer, cell.of) };
  });
}

/** Beliefs that would lead to another number at this cell, and have another name. @param {Course} course @param {FilledCell} at @param {string[]} beliefs */
function othersAt({ engine, lesson }, at, beliefs) {
  const question = questionAt(at);
  return beliefs.filter((id) => {
    const value = believed(engine, lesson.config, question, id);
    return value !== undefined && !same(value, at.right) && !same(value, at.value);
  });
}

/**
 * @param {{ engine: EngineApi }} owner @param {number} seed @param {(belief: string) => string} nameOf by which beliefs are told apart
 * @returns {Mistake}
 */
export function mistakeFrom(owner, seed, nameOf) {
  const roll = dice(seed);
  const skill = skills[roll(skills.length)];
  // Nothing is asked of the model's own rows, so that none of them stands out.
  const course = exerciseCourse(owner, {
    ...owner.engine.variant({ skill, seed }),
    questions: [{ of: 'total_params' }],
  });
  const ids = [...new Set(owner.engine.beliefs.map(({ id }) => id))].filter((id) => !/^(size|percent)_/.test(id));
  for (const belief of shuffled(ids, roll)) {
    const cells = filledBy(course, belief);
    const at = cells?.find(({ wrong, follows }) => wrong && !follows);
    if (!cells || !at) continue;
    const { causes, cause } = causeAt(course, at, belief);
    if (!cause) continue;
    const alike = new Set(causes.flatMap(({ beliefs }) => beliefs));
    const names = new Set([nameOf(belief)]);
    const others = othersAt(course, at, shuffled(ids, roll)).filter((id) => {
      const fresh = !alike.has(id) && !names.has(nameOf(id));
      names.add(nameOf(id));
      return fresh;
    });
    if (others.length < choiceCount - 1) continue;
    const choices = shuffled([belief, ...others.slice(0, choiceCount - 1)], roll);
    return { seed, course, belief, cause, at, cells, choices };
  }
  throw new Error(`no mistake from ${seed}`);
}

/** What is said of a row that was pointed at. @param {Mistake} mistake @param {string} layer @returns {'found' | 'follows' | 'right'} */
export function verdictOn({ cells }, layer) {
  const own = cells.filter((cell) => cell.layer === layer && cell.wrong);
  if (own.some(({ follows }) => !follows)) return 'found';
  return own.length > 0 ? 'follows' : 'right';
}

/** What the cell would hold under another belief. @param {Mistake} mistake @param {string} belief */
export function wouldBe({ course, at }, belief) {
  return believed(course.engine, course.lesson.config, questionAt(at), belief);
}
