// The name that somebody may have meant.

/** How many letters differ, are missing or too many; two that are swapped count as one. @param {string} a @param {string} b */
export function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** @param {string} name @param {Iterable<string>} known @returns {string | undefined} the likest, where it is like at all */
export function nearest(name, known) {
  if (name.length > 60) return undefined;
  let best;
  let least = Math.min(2, Math.floor(name.length / 3)) + 0.5;
  for (const one of known) {
    if (one === name || Math.abs(one.length - name.length) > 2) continue;
    const between =
      one.toLowerCase().replaceAll('_', '') === name.toLowerCase().replaceAll('_', '') ? 0.25 : distance(name, one);
    if (between < least) {
      least = between;
      best = one;
    }
  }
  return best;
}
