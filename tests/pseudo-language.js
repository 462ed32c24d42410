// A right-to-left language for tests, made from English: letters are marked and every message is set right to left.

import { languages } from '../web/locales/all.js';

/** Marks the letters of a Fluent text and leaves names, variables and selectors alone. @param {string} line */
function marked(line) {
  const [, start, rest] = line.match(/^([\w-]+ = |\s+\.[\w-]+ = |\s*\*?\[\w+\] |\s*)(.*)$/) ?? ['', '', line];
  if (line.startsWith('#') || /->\s*$/.test(rest)) return line;
  const said = rest.replace(/(\{[^}]*\}|\}|\{[^}]*$)|([a-z])/gi, (all, kept, letter) => kept ?? `${letter}\u0307`);
  return start + said;
}

/** @returns {import('../web/locales/all.js').Language} */
export function pseudoLanguage() {
  const texts = (languages.en.texts ?? []).map((text) => text.split('\n').map(marked).join('\n'));
  return { name: 'Pseudo', direction: 'rtl', texts };
}
