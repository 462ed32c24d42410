// How many cells of the picture an output value of a layer sees, along one side. Exercises ask it; no lesson waits for it.

import { rowOf } from './cell.js';

/** @import { Course } from '../course.js' */
/** @import { Words } from '../../words/words.js' */
/** @import { Part } from '../../drawing/formula.js' */

/** The rows with windows as far as one, where each reads the one before. @param {Course} course @param {string | undefined} layer */
function windowsUpTo({ analysis: { layers } }, layer) {
  const last = layers.findIndex(({ name }) => name === layer);
  const chain = layers.slice(0, last + 1);
  const single = chain.every(({ inputs }, i) => inputs.length === 1 && inputs[0] === i - 1);
  return single ? chain.flatMap(({ windows }) => windows.slice(0, 1)) : [];
}

/**
 * 1 + (window − 1) × steps before it + …: one term for each window.
 * @param {Course} course @param {string | undefined} layer @param {Words} words @param {'none' | 'result' | 'all'} open @returns {Part[]}
 */
export function fieldParts(course, layer, words, open) {
  const windows = windowsUpTo(course, layer);
  if (windows.length === 0 || windows.some(({ transposed }) => transposed)) return [];
  /** @type {Part[]} */
  const parts = [{ label: '', value: '1' }];
  let jump = 1;
  for (const { span, stride } of windows) {
    const window = { label: words.text('dim-window'), dimension: 'kernel_height', value: words.number(span) };
    parts.push({ sign: '+' }, { sign: '(' }, { ...window, open: open === 'all' });
    parts.push({ sign: '−' }, { label: '', value: '1' }, { sign: ')' });
    if (jump > 1)
      parts.push({ sign: '×' }, { label: words.text('dim-jump'), value: words.number(jump), open: open === 'all' });
    jump *= stride;
  }
  const size = Number(course.engine.answer(course.lesson.config, { of: 'receptive_field', layer }));
  return [...parts, { sign: '=' }, { label: '', value: words.number(size), open: open !== 'none' }];
}

/** @type {import('./question-kind.js').QuestionKind} */
export const receptiveFieldQuestion = {
  input: 'text',
  reads: 'number',
  asks: (_course, { layer }) => ({ layer, of: 'receptive_field' }),
  solution: ({ engine, lesson }, { layer }) => engine.answer(lesson.config, { layer, of: 'receptive_field' }),
  formula: (course, { layer }, words, open) => fieldParts(course, layer, words, open),
  words: (course, { layer }, words) => ({
    title: words.text('ask-receptive_field', { layer: rowOf(course, layer).name }),
    about: words.text('about-receptive_field'),
  }),
};
