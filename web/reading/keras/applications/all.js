// The backbones of `keras.applications`, each in the same part of Python that pastes are read in.

import densenet from './densenet.py';
import efficientnet from './efficientnet.py';
import inception from './inception.py';
import mobilenet from './mobilenet.py';
import mobilenetV2 from './mobilenet_v2.py';
import nasnet from './nasnet.py';
import resnet from './resnet.py';
import shared from './shared.py';
import vgg from './vgg.py';
import xception from './xception.py';

/** Which text has which backbone: each of them meets the published total. @type {Record<string, string>} */
const texts = {
  VGG16: vgg,
  VGG19: vgg,
  ResNet50: resnet,
  ResNet101: resnet,
  ResNet152: resnet,
  ResNet50V2: resnet,
  ResNet101V2: resnet,
  ResNet152V2: resnet,
  MobileNet: mobilenet,
  MobileNetV2: mobilenetV2,
  DenseNet121: densenet,
  DenseNet169: densenet,
  DenseNet201: densenet,
  InceptionV3: inception,
  InceptionResNetV2: inception,
  Xception: xception,
  NASNetMobile: nasnet,
  NASNetLarge: nasnet,
  EfficientNetB0: efficientnet,
  EfficientNetB1: efficientnet,
  EfficientNetB2: efficientnet,
  EfficientNetB3: efficientnet,
  EfficientNetB4: efficientnet,
  EfficientNetB5: efficientnet,
  EfficientNetB6: efficientnet,
  EfficientNetB7: efficientnet,
};

export const backboneNames = Object.keys(texts);

/** One name for each ending. @param {string} name @param {string} endings */
const family = (name, endings) => endings.split(' ').map((ending) => name + ending);

/** Those of Keras that are not read here. */
export const otherBackbones = [
  ...family('EfficientNetV2', 'B0 B1 B2 B3 S M L'),
  ...family('ConvNeXt', 'Tiny Small Base Large XLarge'),
  ...family('MobileNetV3', 'Small Large'),
  ...family('ResNetRS', '50 101 152 200 270 350 420'),
  ...family('RegNetX', '002 004 006 008 016 032 040 064 080 120 160 320'),
  ...family('RegNetY', '002 004 006 008 016 032 040 064 080 120 160 320'),
];

/** The source of a backbone. @param {string} name one of backboneNames */
export const backboneSource = (name) => `${shared}\n${texts[name]}`;
