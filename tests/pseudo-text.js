// English marked as another language, for tests: every letter gets a dot, names, variables and selectors stay.

/** @param {string} line */
function markedLine(line) {
  const [, start, rest] = line.match(/^([\w-]+ = |\s+\.[\w-]+ = |\s*\*?\[\w+\] |\s*)(.*)$/) ?? ['', '', line];
  if (line.startsWith('#') || /->\s*$/.test(rest)) return line;
  const said = rest.replace(/(\{[^}]*\}|\}|\{[^}]*$)|([a-z])/gi, (all, kept, letter) => kept ?? `${letter}\u0307`);
  return start + said;
}

/** A Fluent text. @param {string} text */
export const pseudoText = (text) => text.split('\n').map(markedLine).join('\n');
