// The one list of languages. A language is a folder of Fluent files and its entry here.

import errors from './en/errors.ftl';
import misconceptions from './en/misconceptions.ftl';
import page from './en/page.ftl';
import practice from './en/practice.ftl';
import questions from './en/questions.ftl';

/** @type {Record<string, { direction: 'ltr' | 'rtl', texts: string[] }>} */
export const languages = {
  en: { direction: 'ltr', texts: [page, questions, practice, misconceptions, errors] },
};
