// The backbones of `keras.applications`, each in the same part of Python that pastes are read in.

import shared from './shared.py';
import vgg from './vgg.py';

/** Which text has which backbone. @type {Record<string, string>} */
const texts = { VGG16: vgg, VGG19: vgg };

export const backboneNames = Object.keys(texts);

/** Those of Keras that are not read here. @type {string[]} */
export const otherBackbones = [];

/** The source of a backbone. @param {string} name one of backboneNames */
export const backboneSource = (name) => `${shared}\n${texts[name]}`;
