// The total of the model.

/** @type {import('./all.js').QuestionKind} */
export const totalQuestion = {
  input: 'text',
  reads: 'number',
  check({ engine, lesson }, _step, answer) {
    const diagnosis = engine.diagnose(lesson.config, { of: 'total_params' }, answer);
    return { correct: diagnosis.correct, answer, diagnosis };
  },
  solution: ({ analysis }) => analysis.total_params,
  words: (_course, _step, words) => ({
    title: words.text('ask-total_params'),
    about: words.text('about-total_params'),
  }),
};
