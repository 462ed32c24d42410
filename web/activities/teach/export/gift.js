// Moodle's GIFT: a line of text a question, with feedback for each choice.

/** @import { Item } from './items.js' */

/** Signs that GIFT has a use for. @param {string} text */
const escaped = (text) => text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n');

/** Text that stands in HTML. @param {string} text */
const html = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {Item} item */
function question({ id, question: asked, code, choices }) {
  const text = escaped(`<p>${html(asked)}</p><pre>${html(code)}</pre>`);
  const lines = choices.map(
    ({ text: choice, right, feedback }) => `\t${right ? '=' : '~'}${escaped(choice)}#${escaped(html(feedback))}`,
  );
  return `::${escaped(id)}::[html]${text}{\n${lines.join('\n')}\n}\n`;
}

/** @param {Item[]} items */
export const giftText = (items) => items.map(question).join('\n');
