// The seeds of the config fuzzer, each broken in one place after another: what is refused, and in which words.

import { brokenAt, oddValues, places } from './broken.js';
import { fuzzSeeds } from './models.js';
import { sample } from './questions.js';

/** @import { Asker } from './answers.js' */
/** @import { ToRecord } from './exercises.js' */

/** Places of a seed that are broken, and values that each gets. */
const most = { places: 40, values: 4 };

/** @param {Asker} asker @param {any} config */
function brokenAnswers(asker, config) {
  const broken = sample(places(config), most.places, 0).flatMap((path, turn) => [
    { path, value: undefined },
    ...sample(oddValues, most.values, turn).map((value) => ({ path, value })),
  ]);
  return asker.askAll(
    broken.map(({ path, value }) => [
      `${path.join('.')} ${value === undefined ? 'left out' : JSON.stringify(value)}`,
      (engine) => {
        const { layers, total_params, complete } = engine.analyse(brokenAt(config, path, value));
        return { total_params, complete, layers: layers.length };
      },
    ]),
  );
}

/** @param {Asker} asker @returns {ToRecord[]} */
export const brokenFixtures = (asker) =>
  fuzzSeeds().map(([id, config]) => [`broken/${id}`, 'analyse', () => brokenAnswers(asker, config)]);
