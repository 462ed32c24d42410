// Spanish.

import answers from './answers.ftl';
import errors from './errors.ftl';
import misconceptions from './beliefs.ftl';
import page from './page.ftl';
import practice from './practice.ftl';
import questions from './questions.ftl';
import see from './watching.ftl';
import teach from './teach.ftl';

export const texts = [page, questions, answers, misconceptions, errors, practice, see, teach];
