// The one list of languages. A language is a folder of Fluent files and its entry here. Here is only the English that a lesson
// opens with; the rest and all other languages come when needed.

import page from './en/page.ftl';
import questions from './en/questions.ftl';

/**
 * name: in the language itself; texts: Fluent files, here or by `load`; more: files that no lesson opens with.
 * @typedef {{ texts: string[] }} Texts
 * @typedef {{ name: string, direction: 'ltr' | 'rtl', texts?: string[], load?: () => Promise<Texts>,
 *   more?: () => Promise<Texts> }} Language
 */

/** @type {Record<string, Language>} */
export const languages = {
  en: { name: 'English', direction: 'ltr', texts: [page, questions], more: () => import('./en/more.js') },
  es: { name: 'Español', direction: 'ltr', load: () => import('./es/all.js') },
};
