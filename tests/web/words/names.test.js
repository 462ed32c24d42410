// No id of ours stands on the screen: what formulas name has words, for every weight and factor of the models of Keras.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumParts } from '../../../web/drawing/formula-parts.js';
import { wordsOf } from '../../../web/words/words.js';
import { builtModels } from '../../fixtures.js';
import { engine } from '../support.js';

const rows = builtModels().flatMap(({ config }) => {
  try {
    return engine.analyse(config).layers;
  } catch {
    return []; // of a class that is refused
  }
});

for (const code of ['en', 'es']) {
  test(`weights, factors and windows have names (${code})`, async () => {
    const words = await wordsOf(code);
    const terms = rows.flatMap((row) => row.terms);
    const labels = [...terms.flatMap(({ factors }) => factors), ...rows.flatMap((row) => row.output_factors)];
    const ids = [
      ...terms.map(({ weight }) => `weight-${weight}`),
      ...[...labels, ...rows.flatMap((row) => row.windows)].map(({ label }) => `dim-${label}`),
    ];
    assert.ok(new Set(ids).size > 30, `${new Set(ids).size} ids`);
    assert.deepEqual(
      [...new Set(ids)].filter((id) => !words.has(id)),
      [],
    );
  });

  test(`the sum of a layer's weights names each of them (${code})`, async () => {
    const words = await wordsOf(code);
    const labels = rows
      .flatMap((row) => sumParts(row, words, false))
      .map((part) => /** @type {any} */ (part).label ?? '');
    assert.deepEqual(
      [...new Set(labels)].filter((label) => /\w[-_]\w/.test(label)),
      [],
    );
  });
}
