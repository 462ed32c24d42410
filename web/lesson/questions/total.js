// The total of the model.

/** @type {import('./question-kind.js').QuestionKind} */
export const totalQuestion = {
  input: 'text',
  reads: 'number',
  asks: () => ({ of: 'total_params' }),
  solution: ({ analysis }) => analysis.total_params,
  words: (_course, _step, words) => ({
    title: words.text('ask-total_params'),
    about: words.text('about-total_params'),
  }),
};
