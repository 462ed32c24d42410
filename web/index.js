// The package's main entry: registers <cnn-params> and hands out its class and the engine.

import './element/define.js';

export { CnnParams } from './element/element.js';
export { loadEngine, ModelError } from './engine/engine.js';
