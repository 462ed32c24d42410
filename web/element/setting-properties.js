// The settings of the list as properties of the element.

import { readSetting } from '../settings/address.js';
import { settings } from '../settings/settings.js';

/** @import { PropertyDeclaration } from 'lit' */
/** @import { Setting } from '../settings/settings.js' */

/** An unknown lesson stays as it is written, so that it can be named. @param {Setting} setting @returns {PropertyDeclaration} */
function propertyOf(setting) {
  const isLesson = setting.name === 'lesson';
  const fromAttribute = (/** @type {string | null} */ text) => (isLesson ? (text ?? '') : readSetting(setting, text));
  const type = setting.kind === 'flag' ? Boolean : String;
  return { type, converter: { fromAttribute }, reflect: true, useDefault: true };
}

/** @type {Record<string, PropertyDeclaration>} */
export const settingProperties = Object.fromEntries(settings.map((setting) => [setting.name, propertyOf(setting)]));
