// The activities beside the lessons by name, in the order of the toolbox. What opens each is in activities/all.js.

/**
 * @typedef {object} ActivityName
 * @property {string} id  the value of `lesson` that opens it; its words are `lesson-ID` (name), `for-ID`, `title-ID` and `about-ID`
 * @property {boolean} [ownModel]  it also shows a teacher's own model
 * @property {boolean} [forTeachers]  it is there on the site only, or while it is open
 */

/** @type {ActivityName[]} */
export const activityNames = [
  { id: 'own' },
  { id: 'compare' },
  { id: 'census', ownModel: true },
  { id: 'train', ownModel: true },
  { id: 'explore' },
  { id: 'practice' },
  { id: 'mistake' },
  { id: 'challenge' },
  { id: 'tasks' },
  { id: 'glossary' },
  { id: 'teach', forTeachers: true },
];

/** @param {string} id */
export function findActivityName(id) {
  return activityNames.find((activity) => activity.id === id);
}
