// Which skill is practised next: Leitner's boxes, counted in exercises, because clocks go backwards. An exercise without
// help or slip moves its skill one box up, if the skill was due; any other moves it back to the first. A skill is due once
// `gaps[box]` other exercises have been done. Three boxes up it counts as learnt, and is checked again after a day, then
// after weeks: the date is a floor beside what is counted, and a clock that goes back only means: not due.

/** @import { Entry } from '../../lesson/learner-log.js' */
/** @import { Level } from '../../engine/types.js' */

/** Other exercises between two of one skill, by its box. */
const gaps = [0, 2, 5, 20, 20];
const day = 24 * 60 * 60 * 1000;
/** Milliseconds between them, too. */
const floors = [0, 0, 0, day, 7 * day];
const topBox = gaps.length - 1;
export const learntBox = 3;

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

/** Whether so much time has gone by; an entry without a date says nothing against it. @param {string} from @param {number} to @param {number} floor */
function passed(from, to, floor) {
  const since = to - Date.parse(from);
  return floor === 0 || Number.isNaN(since) || since >= floor;
}

/** @param {Level[]} skills @param {Entry[]} entries of the learner's log @param {number} [now] @returns {Standing[]} */
export function standings(skills, entries, now = Date.now()) {
  const done = exercisesIn(entries);
  return skills.map(({ id, level }) => {
    let [box, seen, others, missed, last] = [0, 0, 0, false, ''];
    const isDue = (/** @type {number} */ at) => others >= gaps[box] && passed(last, at, floors[box]);
    for (const { skill, clean = false, at } of done) {
      const due = seen === 0 || isDue(Date.parse(at));
      if (skill !== id) others++;
      else {
        seen++;
        if (clean && !due) continue; // too soon to prove anything, and no reason to wait anew
        box = clean ? Math.min(box + 1, topBox) : 0;
        [others, missed, last] = [0, !clean, at];
      }
    }
    const waited = seen === 0 ? 0 : others;
    return { id, level, box, seen, missed, waited, due: seen > 0 && isDue(now), learnt: box >= learntBox };
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

/**
 * The exercise that somebody was sure of and had wrong: it comes before all others, once more and the same, while its
 * surprise lasts. Done again, it is settled, unless one was as sure again.
 * @param {Entry[]} entries @returns {{ skill: string, seed: number, attempt: number } | undefined} the last one
 */
export function sureAndWrong(entries) {
  /** @type {Map<string, Entry>} */ const last = new Map();
  for (const entry of entries) {
    if (entry.kind !== 'exercise') continue;
    last.delete(entry.question); // what was done later stands later
    last.set(entry.question, entry);
  }
  const open = [...last.values()].filter(({ sure, clean }) => sure && !clean).pop();
  const [, attempt] = /\.(\d+)$/.exec(open?.question ?? '') ?? [];
  if (open?.skill === undefined || open.seed === undefined || attempt === undefined) return undefined;
  return { skill: open.skill, seed: open.seed, attempt: Number(attempt) };
}
