// `npm run scorm`: the lessons as a SCORM 1.2 package, from the files of dist/.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { bundle, dist } from '../../tools/bundle.js';
import { root } from '../../tools/engine-build.js';
import { countTables, replaced } from '../../tools/site-files.js';

const files = ['index.html', 'sco.js', 'cnn-params.iife.js', 'engine-js.js'];

/** @param {string} version */
function manifest(version) {
  const entries = files.map((name) => `      <file href="${name}"/>`).join('\n');
  const title = 'Where do the parameters of a convolutional network come from?';
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="cnn-params" version="${version}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${title}</title>
      <item identifier="lessons" identifierref="page">
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
${entries}
    </resource>
  </resources>
</manifest>
`;
}

/** @returns {Promise<string>} where the package is */
export async function writeScorm() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const outfile = join(root, 'build', 'sco.js');
  await bundle('hosts/scorm/sco.js', '', 'iife', { outfile });
  const page = readFileSync(join(root, 'web', 'hosts', 'scorm', 'index.html'), 'utf8');
  const text = (/** @type {string} */ content) => new TextEncoder().encode(content);
  const built = (/** @type {string} */ name) => new Uint8Array(readFileSync(join(dist, name)));
  const zip = zipSync(
    {
      'imsmanifest.xml': text(manifest(version)),
      'index.html': text(replaced(page, '<!-- counts -->', await countTables())),
      'sco.js': new Uint8Array(readFileSync(outfile)),
      'cnn-params.iife.js': built('cnn-params.iife.js'),
      'engine-js.js': built('engine-js.js'),
    },
    { level: 9, mtime: new Date('2020-01-01T00:00:00') }, // the same files are the same package
  );
  const path = join(dist, 'cnn-params-scorm12.zip');
  writeFileSync(path, zip);
  return path;
}

if (import.meta.filename === process.argv[1]) console.log(`Wrote ${await writeScorm()}`);
