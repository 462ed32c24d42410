// QTI 2.1: an XML file a question, with feedback for each choice, and a package of all of them.

import { strToU8, zipSync } from 'fflate';
import { xmlText } from './xml.js';

/** @import { Item } from './items.js' */

const namespace = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
const schema = `${namespace} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd`;

/** Identifiers of QTI start with a letter. @param {string} id */
const identifier = (id) => `q-${id}`;

const processing = `<responseProcessing>
    <responseCondition>
      <responseIf>
        <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
      </responseIf>
    </responseCondition>
    <setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>
  </responseProcessing>`;

/** @param {Item} item */
export function qtiItem({ id, title, question, code, choices, language }) {
  const right = choices.findIndex((choice) => choice.right);
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema}" identifier="${xmlText(identifier(id))}" title="${xmlText(title)}" xml:lang="${xmlText(language)}" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>choice-${right}</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">
    <defaultValue><value>0</value></defaultValue>
  </outcomeDeclaration>
  <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
  <itemBody>
    <p>${xmlText(question)}</p>
    <pre>${xmlText(code)}</pre>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
      ${choices.map(({ text }, i) => `<simpleChoice identifier="choice-${i}">${xmlText(text)}</simpleChoice>`).join('\n      ')}
    </choiceInteraction>
  </itemBody>
  ${processing}
  ${choices.map(({ feedback }, i) => `<modalFeedback outcomeIdentifier="FEEDBACK" showHide="show" identifier="choice-${i}">${xmlText(feedback)}</modalFeedback>`).join('\n  ')}
</assessmentItem>
`;
}

/** @param {Item[]} items */
export function qtiManifest(items) {
  const resources = items.map(
    ({ id }) => `
    <resource identifier="${identifier(id)}" type="imsqti_item_xmlv2p1" href="${id}.xml"><file href="${id}.xml"/></resource>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="cnn-params">
  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>
  <organizations/>
  <resources>${resources.join('')}
  </resources>
</manifest>
`;
}

/** The package as learning platforms take it. @param {Item[]} items @returns {Uint8Array} a zip file */
export function qtiPackage(items) {
  const files = items.map((item) => [`${item.id}.xml`, strToU8(qtiItem(item))]);
  return zipSync({ 'imsmanifest.xml': strToU8(qtiManifest(items)), ...Object.fromEntries(files) });
}
