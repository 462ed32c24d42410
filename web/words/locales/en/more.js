// English that no lesson opens with: about wrong answers, and of the activities.

import answers from './answers.ftl';
import beliefs from './beliefs.ftl';
import errors from './errors.ftl';
import own from './own.ftl';
import practice from './practice.ftl';
import readingFiles from './reading-files.ftl';
import requests from './requests.ftl';
import census from './census.ftl';
import compare from './compare.ftl';
import explore from './explore.ftl';
import mistake from './mistake.ftl';
import network from './network.ftl';
import sweep from './sweep.ftl';
import teach from './teach.ftl';
import terms from './terms.ftl';
import toolbox from './toolbox.ftl';
import train from './train.ftl';

export const texts = [
  answers,
  beliefs,
  errors,
  own,
  practice,
  readingFiles,
  requests,
  sweep,
  census,
  explore,
  compare,
  mistake,
  network,
  teach,
  terms,
  toolbox,
  train,
];
