// The one list of languages. A language is a folder of Fluent files and its entry here; all but English come when needed.

import errors from './en/errors.ftl';
import misconceptions from './en/misconceptions.ftl';
import page from './en/page.ftl';
import practice from './en/practice.ftl';
import questions from './en/questions.ftl';
import see from './en/see.ftl';
import teach from './en/teach.ftl';

/**
 * name: in the language itself; texts: Fluent files, here or by `load`.
 * @typedef {{ name: string, direction: 'ltr' | 'rtl', texts?: string[], load?: () => Promise<{ texts: string[] }> }} Language
 */

/** @type {Record<string, Language>} */
export const languages = {
  en: { name: 'English', direction: 'ltr', texts: [page, questions, misconceptions, errors, practice, see, teach] },
  es: { name: 'Español', direction: 'ltr', load: () => import('./es/all.js') },
};
