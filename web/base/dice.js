// Dice that fall the same in every browser: exercises and orders that a seed stands for.

/** Numbers from a seed, the same in every browser (mulberry32). @param {number} seed */
export function dice(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** @template T @param {Iterable<T>} items @param {(sides: number) => number} roll @returns {T[]} */
export function shuffled(items, roll) {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const other = roll(i + 1);
    [all[i], all[other]] = [all[other], all[i]];
  }
  return all;
}
