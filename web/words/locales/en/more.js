// English that no lesson opens with: about wrong answers, and of the activities.

import answers from './answers.ftl';
import misconceptions from './beliefs.ftl';
import practice from './practice.ftl';
import see from './watching.ftl';
import teach from './teach.ftl';

export const texts = [answers, misconceptions, practice, see, teach];
