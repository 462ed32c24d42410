// A finished lesson as a card: a picture file with its bars, its sentence and how it went.

import { accountOf } from '../account.js';

/** @import { Bar } from '../insight.js' */
/** @import { Player } from '../player.js' */
/** @import { Words } from '../../words/words.js' */

const colours = { Dense: '#1f4e8c', Conv: '#00755a' };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Lines of at most so many letters. @param {string} text @param {number} most */
function lines(text, most) {
  return text.split(' ').reduce((/** @type {string[]} */ all, word) => {
    const last = all[all.length - 1];
    if (last !== undefined && last.length + word.length < most) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
    return all;
  }, []);
}

/** @param {string} className */
const colourOf = (className) =>
  className === 'Dense' ? colours.Dense : className.includes('Conv') ? colours.Conv : '#56606a';

/** @param {Player} player @param {Bar[]} bars @param {string} insight @param {Words} words @returns {string} an SVG file */
export function cardText(player, bars, insight, words) {
  const largest = Math.max(...bars.map(({ total }) => total));
  const scale = 520 / largest;
  const { cells } = accountOf(player);
  /** @type {string[]} */ const parts = [];
  const write = (/** @type {number} */ y, /** @type {string} */ text, size = 16, weight = 400) =>
    parts.push(`<text x="40" y="${y}" font-size="${size}" font-weight="${weight}">${escaped(text)}</text>`);
  write(54, words.text(`lesson-${player.course.lesson.id}`), 24, 600);
  let y = 96;
  for (const { lesson, total, parts: pieces } of bars) {
    write(y, `${words.text(`lesson-${lesson}`)}: ${words.number(total)}`);
    let x = 40;
    for (const { class_name, params } of pieces) {
      parts.push(`<rect x="${x}" y="${y + 10}" width="${params * scale}" height="18" fill="${colourOf(class_name)}"/>`);
      x += params * scale;
    }
    y += 66;
  }
  for (const line of lines(insight, 58)) {
    write(y, line, 18, 600);
    y += 26;
  }
  write(y + 12, words.text('insight-card', { first: cells.first, count: cells.count }));
  const height = y + 44;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="${height}" viewBox="0 0 600 ${height}" font-family="system-ui, sans-serif" fill="#1d2228"><rect width="600" height="${height}" fill="#fbfaf7"/>${parts.join('')}</svg>\n`;
}
