// The list of the activities' names, which settings and tabs read, and the list of what opens them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activities } from '../../../web/activities/all.js';
import { activityNames } from '../../../web/settings/activity-names.js';

test('every name of an activity has what opens it, and nothing else can be opened', () => {
  assert.deepEqual(
    Object.keys(activities),
    activityNames.map(({ id }) => id),
  );
});
