// What the npm package has beyond the site: modules for bundlers, types, the manifest of the element, and lines to paste.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleModules, dist, importFacts } from './bundle.js';
import { root } from './engine-build.js';
import { runCommand } from './run-command.js';
import { writeSnippets } from './snippets.js';

/** Entries of the package that bundlers and Node import. */
const entries = ['index.js', 'element/define.js', 'element/element.js', 'engine/engine.js', 'reading/read-model.js'];

/** @typedef {{ name: string, kind: string, values?: string[], range?: [number, number], about: string }} Setting */

/** The type of an attribute as TypeScript writes it. @param {Setting} setting */
function typeText({ kind, values = [] }) {
  if (kind === 'choice') return values.map((value) => `'${value}'`).join(' | ');
  return { number: 'number', question: 'number | string', flag: 'boolean' }[kind] ?? 'string';
}

/** The element as a class. @returns {Promise<object>} */
async function elementDeclaration() {
  const { settings, parts, events, variables } = await importFacts();
  const described = (/** @type {any[]} */ list) => list.map(({ name, about }) => ({ name, description: about }));
  const attributes = settings.map((/** @type {Setting} */ one) => ({
    name: one.name,
    fieldName: one.name,
    description: one.about,
    type: { text: typeText(one) },
  }));
  return {
    kind: 'class',
    name: 'CnnParams',
    tagName: 'cnn-params',
    customElement: true,
    description: 'Lessons on where every parameter of a convolutional network comes from.',
    superclass: { name: 'LitElement', package: 'lit' },
    attributes,
    members: attributes.map((/** @type {any} */ { name, description, type }) => ({
      kind: 'field',
      name,
      description,
      type,
    })),
    events: events.map((/** @type {any} */ { name, about }) => ({
      name,
      description: about,
      type: { text: 'CustomEvent' },
    })),
    slots: [{ name: '', description: 'Shown until the element has loaded, and where it cannot.' }],
    cssParts: described(parts),
    cssProperties: described(variables),
  };
}

/** The element described in the form that editors and catalogues read. */
async function writeManifest() {
  const definition = {
    kind: 'custom-element-definition',
    name: 'cnn-params',
    declaration: { name: 'CnnParams', module: 'dist/module/element.js' },
  };
  const modules = [
    {
      kind: 'javascript-module',
      path: 'dist/module/element.js',
      declarations: [await elementDeclaration()],
      exports: [{ kind: 'js', name: 'CnnParams', declaration: { name: 'CnnParams' } }],
    },
    { kind: 'javascript-module', path: 'dist/module/define.js', declarations: [], exports: [definition] },
  ];
  writeFileSync(
    join(dist, 'custom-elements.json'),
    `${JSON.stringify({ schemaVersion: '1.0.0', modules }, null, 2)}\n`,
  );
}

async function writeTypes() {
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const args = ['-p', 'tsconfig.types.json'];
  const { ok, output } = await runCommand('node_modules/.bin/tsc', args, { cwd: root, title: 'types' });
  if (!ok) throw new Error(`the types of the package: ${output}`);
}

export async function writePackage() {
  rmSync(join(dist, 'module'), { recursive: true, force: true });
  await bundleModules(entries, 'module');
  await writeTypes();
  await writeManifest();
  writeSnippets();
}
