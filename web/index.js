// The package's main entry: registers <cnn-params> and hands out its class and the engine.

import './define.js';

export { CnnParams } from './element.js';
export { loadEngine, ModelError } from './engine.js';
