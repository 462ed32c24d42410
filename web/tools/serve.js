// Serves dist/ on a free local port.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './engine-build.js';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * A server of one folder; nothing outside of it can be asked for.
 * @param {string} folder
 * @param {Record<string, string>} [headers] sent with every answer, such as a content policy
 */
export function serveFolder(folder, headers = {}) {
  return createServer((request, response) => {
    /** @type {string} */
    let path;
    try {
      path = normalize(join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)));
      if (path.endsWith(sep)) path = join(path, 'index.html');
      if (!path.startsWith(folder + sep) || !statSync(path).isFile()) throw new Error('not a file');
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const type = types[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', ...headers });
    createReadStream(path).pipe(response);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = serveFolder(join(root, 'dist'));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    console.log(`\n  cnn-params is at  http://127.0.0.1:${port}/`);
    console.log('  Or double-click    dist/cnn-params.html  – it needs no server and no network.');
    console.log('  Stop with Ctrl-C.\n');
  });
}
