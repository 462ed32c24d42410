// For teachers: links that pin an exercise, worksheets and questions to export, and the results of a class.

import { html } from 'lit';
import { ClassResults, classResults, ownResults } from './class-results.js';
import { LinkBuilder, linkBuilder } from './link-builder.js';
import { Sheet, sheetMaker } from './sheet.js';
import forms from '../forms.css';
import styles from './teach.css';
import { addStyles } from '../../page/late-styles.js';

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  addStyles(element, forms);
  addStyles(element, styles);
  const builder = new LinkBuilder(element);
  const sheet = new Sheet(element);
  const results = new ClassResults(element);
  return {
    view: () => html`${linkBuilder(builder)} ${sheetMaker(sheet)} ${classResults(results)} ${ownResults(element)}`,
  };
};
