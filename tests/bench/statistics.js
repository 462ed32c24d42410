// Medians, ratios of pairs, and the table that is printed.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios of a round: the machine's moods fall out. @param {number[]} a @param {number[]} b */
export const pairedRatio = (a, b) => median(a.map((value, i) => value / b[i]));

/** @param {number[]} values */
export const best = (values) => Math.min(...values);

/** Three significant digits, in µs below 1 ms. @param {number} ms */
export function timeText(ms) {
  if (ms === undefined || Number.isNaN(ms)) return '-';
  return ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms < 1000 ? ms.toPrecision(3) : Math.round(ms)} ms`;
}

/** @param {number} bytes */
export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** A Markdown table. @param {string[]} head @param {(string | number)[][]} rows */
export function tableText(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((cells) => cells[i].length)));
  return lines
    .map((cells, row) => `| ${cells.map((cell, i) => cell.padEnd(widths[i], row === 1 ? '-' : ' ')).join(' | ')} |`)
    .join('\n');
}
