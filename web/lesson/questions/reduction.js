// By how many percent the model has become smaller than the one it changes.

/** @type {import('./question-kind.js').QuestionKind} */
export const reductionQuestion = {
  input: 'text',
  reads: 'percent',
  asks: ({ before }) => ({ of: 'reduction', from: before?.config }),
  solution: ({ engine, lesson, before }) => engine.answer(lesson.config, { of: 'reduction', from: before?.config }),
  words: ({ analysis, before }, _step, words) => ({
    title: words.text('ask-reduction'),
    about: words.text('about-reduction', {
      before: words.number(before?.analysis.total_params ?? 0),
      after: words.number(analysis.total_params),
    }),
  }),
};
