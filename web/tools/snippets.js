// dist/snippets.md: lines to paste that fetch exactly this build and nothing else, by the fingerprints of its files.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './bundle.js';
import { root } from './engine-build.js';

const element = '<cnn-params lesson="zero-padding"></cnn-params>';

/** @param {string} file of dist/ */
function integrityOf(file) {
  const hash = createHash('sha384').update(readFileSync(join(dist, file)));
  return `sha384-${hash.digest('base64')}`;
}

/** @param {string} base @param {string} file @param {string} kind */
function scriptTag(base, file, kind) {
  return `<script ${kind} src="${base}${file}"\n  integrity="${integrityOf(file)}" crossorigin="anonymous"></script>`;
}

/** The files that the module imports, at once or later, have no tag; their fingerprints stand in an import map. @param {string} base */
function importMap(base) {
  const chunks = readdirSync(join(dist, 'activities')).map((name) => `activities/${name}`);
  const lines = [...chunks, 'engine-js.js'].map((file) => `  "${base}${file}": "${integrityOf(file)}"`);
  return `<script type="importmap">{"integrity": {\n${lines.join(',\n')}\n}}</script>`;
}

/**
 * The lines for a page, by what they are for.
 * @param {string} base address of dist/, with a slash at its end
 */
export function snippets(base) {
  return {
    module: `${importMap(base)}\n${scriptTag(base, 'cnn-params.js', 'type="module"')}\n${element}`,
    classic: `${scriptTag(base, 'cnn-params.iife.js', 'defer')}\n${element}`,
    withoutWasm: `${scriptTag(base, 'engine-js.js', 'defer')}\n${scriptTag(base, 'cnn-params.iife.js', 'defer')}\n${element}`,
    frame: scriptTag(base, 'cnn-params-frame.js', 'defer'),
  };
}

/** @param {string} title @param {string} about @param {string} lines */
const block = (title, about, lines) => `## ${title}\n\n${about}\n\n\`\`\`html\n${lines}\n\`\`\`\n`;

export function writeSnippets() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { module, classic, withoutWasm, frame } = snippets(`https://cdn.jsdelivr.net/npm/${name}@${version}/dist/`);
  const text = [
    '# Lines to paste\n',
    `Written by the build, for exactly this build of ${name} ${version}: a browser refuses a file that is another one.\n`,
    block('By classic script', 'One file, whole, checked in every browser. It brings all activities along.', classic),
    block(
      'By module',
      'Fetches first what a lesson needs, and each activity when it is opened. All files but the first are checked by the ' +
        'import map, which Chromium, Firefox and WebKit read since 2025 at the latest; browsers older than that pass over it. ' +
        'It must stand before every module of the page, it joins the map of a page that has one, and a content policy must ' +
        'allow it by a nonce or its hash.',
      module,
    ),
    block(
      'Where WebAssembly is forbidden',
      'The engine in plain JavaScript, checked too. Without its line it is fetched from beside the script, unchecked.',
      withoutWasm,
    ),
    block('The page around an iframe', 'Gives the frame the height of what is in it.', frame),
    block(
      'From your own server',
      'Copy the file beside your page.',
      `<script src="cnn-params.iife.js" defer></script>\n${element}`,
    ),
  ];
  writeFileSync(join(dist, 'snippets.md'), text.join('\n'));
}
