// Which skill is practised next: Leitner's boxes, counted in exercises and not in days, because clocks go backwards.
// An exercise without help or slip moves its skill one box up, if the skill was due; any other moves it back to the first.
// A skill is due once `gaps[box]` other exercises have been done. Three boxes up it counts as learnt, and comes back seldom.

/** @import { Entry } from '../../lesson/learner-log.js' */
/** @import { Level } from '../../engine/types.js' */

/** Other exercises between two of one skill, by its box. */
const gaps = [0, 2, 5, 20];
export const learntBox = gaps.length - 1;

/**
 * box: spaced successes in a row; waited: exercises since the last that counted; missed: that one was.
 * @typedef {{ id: string, level: number, box: number, seen: number, missed: boolean, waited: number, due: boolean, learnt: boolean }} Standing
 */

/** Each exercise counts once: doing one again is no fresh success. @param {Entry[]} entries */
function exercisesIn(entries) {
  const seen = new Set();
  return entries.filter(({ kind, skill, seed, question }) => {
    const fresh = kind === 'exercise' && skill !== undefined && !seen.has(question + seed);
    if (fresh) seen.add(question + seed);
    return fresh;
  });
}

/** @param {Level[]} skills @param {Entry[]} entries of the learner's log @returns {Standing[]} */
export function standings(skills, entries) {
  const done = exercisesIn(entries);
  return skills.map(({ id, level }) => {
    let [box, seen, others, missed] = [0, 0, 0, false];
    for (const { skill, clean = false } of done) {
      const due = seen === 0 || others >= gaps[box];
      if (skill !== id) others++;
      else {
        seen++;
        if (clean && !due) continue; // too soon to prove anything, and no reason to wait anew
        box = clean ? Math.min(box + 1, learntBox) : 0;
        [others, missed] = [0, !clean];
      }
    }
    const waited = seen === 0 ? 0 : others;
    return { id, level, box, seen, missed, waited, due: seen > 0 && waited >= gaps[box], learnt: box >= learntBox };
  });
}

/** What was missed comes first, then what is due, then the next skill that is new; else what has waited longest. @param {Standing[]} all */
export function nextSkill(all) {
  const due = all.filter((one) => one.due);
  const waiting = [...all].sort((a, b) => b.waited - a.waited);
  return (
    due.find(({ missed }) => missed) ??
    due.find(({ learnt }) => !learnt) ??
    all.find(({ seen }) => seen === 0) ??
    due[0] ??
    waiting[0]
  ).id;
}
