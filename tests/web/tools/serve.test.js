// The little server of `npm start`: the site, its types, and nothing outside of its folder.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serveFolder } from '../../../web/tools/serve.js';

test('it serves a folder, its index and its headers, and refuses what lies outside', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'cnn-params-'));
  const folder = join(parent, 'dist');
  mkdirSync(folder);
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<p>page');
  writeFileSync(join(folder, 'a.js'), 'let a;');
  const server = serveFolder(folder, { 'x-test': 'yes' });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  // fetch() would tidy the dots away before they are sent.
  const get = (/** @type {string} */ path) =>
    new Promise((done) => {
      request({ port, host: '127.0.0.1', path }, (answer) => {
        let text = '';
        answer.on('data', (part) => (text += part));
        answer.on('end', () =>
          done([answer.statusCode, answer.headers['content-type'], answer.headers['x-test'], text]),
        );
      }).end();
    });
  assert.deepEqual(await get('/'), [200, 'text/html; charset=utf-8', 'yes', '<p>page']);
  assert.deepEqual(/** @type {any} */ (await get('/a.js')).slice(0, 2), [200, 'text/javascript; charset=utf-8']);
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/none', '/%', '/a.js/']) {
    const [status, , , text] = /** @type {any} */ (await get(path));
    assert.deepEqual([status, text], [404, 'Not found'], path);
  }
  server.close();
  rmSync(parent, { recursive: true });
});
