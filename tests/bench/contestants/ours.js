// Our engine, from the file that is for everybody.
import { loadEngine } from '../../../dist/engine.js';
import { runnerOf } from './runner.js';

/** @import { BenchModel } from '../models.js' */

export const name = 'cnn-params';

/** @param {BenchModel} model @param {{ keep?: 'all' | 'outputs' }} [options] */
export const prepare = async (model, options) => runnerOf(await loadEngine(), model, options);
