// docs/element.md from the one list of settings: `node web/tools/element-docs.js`. A test holds the two together.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFacts } from './bundle.js';
import { root } from './engine-build.js';

/** What a setting may be. @param {any} setting */
function allowed({ kind, values = [], range = [] }) {
  if (kind === 'flag') return 'present or not';
  if (kind === 'number') return `${range[0]} to ${range[1]}`;
  if (kind === 'question') return `${range[0]} to ${range[1]}, or an id`;
  if (kind === 'questions') return `several of ${range[0]} to ${range[1]}, or ids`;
  return values.map((/** @type {string} */ value) => `\`${value}\``).join(', ') || 'a text';
}

/** @returns {Promise<string>} */
export async function elementDocs() {
  const { settings, parts, events, variables } = await importFacts();
  const list = (/** @type {any[]} */ items) => items.map(({ name, about }) => `- \`${name}\`: ${about}`).join('\n');
  const rows = settings.map(
    (/** @type {any} */ one) => `| \`${one.name}\` | ${allowed(one)} | ${one.shared ? 'yes' : 'no'} | ${one.about} |`,
  );
  return `# The element's interface

\`<cnn-params>\` is set by attributes. With \`site\`, and in \`frame.html\`, the address sets the same: \`#lesson=max-pooling&step=3\`.
An address is applied whole or not at all.

<!-- prettier-ignore -->
| Attribute | Values | In addresses | About |
| --- | --- | --- | --- |
${rows.join('\n')}

A model of your own stands inside the tag as \`<script type="application/json">\`, or is set as the property \`config\`.
Its weights are drawn from the seed, or set as the property \`weights\` (as \`engine.compile(config, { weights })\` takes them):

\`\`\`js
element.weights = [
  { layer: 'conv2d', name: 'kernel', shape: [3, 3, 1, 2], data: kernel }, // 18 numbers, row-major as Keras has them
  { layer: 'conv2d', name: 'bias', shape: [2], data: [0.5, -0.5] },
  { layer: 'block/dense', name: 'kernel', shape: [8, 1], data: inner }, // of the layer dense in the model named block
];
\`\`\`

All weights of the model must be there, in any order, under the names of the rows (\`name\` as \`analyse()\` gives it; of a
Bidirectional, those of the forward layer first). Missing ones, foreign ones and wrong shapes are named, and nothing is run.
Set \`weights\` together with \`config\`: without one they are not looked at.

Everything else inside the tag is shown until the element has loaded, and where it cannot.

## Events

They bubble and are composed. \`detail\` has a \`version\` (1), \`lesson\`, \`question\` and \`count\`; ids of questions stay the same.

${list(events)}

## Parts, for \`::part(…)\` and \`hide\`

${list(parts)}

## CSS variables

${list(variables)}
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(join(root, 'docs', 'element.md'), await elementDocs());
