// Moodle's own XML: multiple choice with feedback for each choice.

import { xmlText } from './xml.js';

/** @import { Choice, Item } from './items.js' */

/** A text that is HTML inside. @param {string} html */
const text = (html) => `<text>${xmlText(html)}</text>`;

/** @param {Choice} choice */
const answer = ({ text: choice, right, feedback }) => `
    <answer fraction="${right ? 100 : 0}" format="html">
      ${text(xmlText(choice))}
      <feedback format="html">${text(xmlText(feedback))}</feedback>
    </answer>`;

/** @param {Item} item */
const question = ({ id, question: asked, code, choices }) => `
  <question type="multichoice">
    <name>${text(id)}</name>
    <questiontext format="html">${text(`<p>${xmlText(asked)}</p><pre>${xmlText(code)}</pre>`)}</questiontext>
    <generalfeedback format="html"><text></text></generalfeedback>
    <defaultgrade>1</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>${choices.map(answer).join('')}
  </question>`;

/** @param {Item[]} items */
export const moodleXml = (items) => `<?xml version="1.0" encoding="UTF-8"?>
<quiz>${items.map(question).join('')}
</quiz>
`;
