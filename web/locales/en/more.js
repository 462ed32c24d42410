// English that no lesson opens with: about wrong answers, and of the activities.

import misconceptions from './misconceptions.ftl';
import practice from './practice.ftl';
import see from './see.ftl';
import teach from './teach.ftl';

export const texts = [misconceptions, practice, see, teach];
