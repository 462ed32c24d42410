// Train: the lessons' networks learn on real digits, in front of the learner; every number that moves can be asked why.

import boardStyles from '../../drawing/parameter-board.css';
import { drawBoard } from '../../drawing/parameter-board.js';
import { addStyles } from '../../page/late-styles.js';
import forms from '../forms.css';
import marks from '../marks.css';
import { Train } from './logic.js';
import { drawPad } from './own-digit.js';
import { stopQuestions } from './questions-card.js';
import { drawSeeing } from './seeing.js';
import styles from './train.css';
import { trainView } from './view.js';

/** @import { Seen } from './view.js' */

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  for (const css of [forms, marks, boardStyles, styles]) addStyles(element, css);
  const train = new Train(element);
  /** @type {Seen} */ let seen = {};
  return {
    view() {
      train.follow();
      seen = {};
      return trainView(train, seen);
    },
    updated() {
      const { renderRoot } = element;
      if (!train.training || !seen.drawn) return;
      drawSeeing(renderRoot, train, train.training, seen.drawn);
      if (seen.board) drawBoard(renderRoot, seen.board);
      drawPad(renderRoot, train);
    },
    close() {
      stopQuestions(train);
      train.close();
    },
  };
};
