// The nine situations a page may put the element in. Each is an address to open, and whether the element is in a frame there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:http';
import { root } from '../../web/tools/engine-build.js';
import { serveFolder } from '../../web/tools/serve.js';
import { single } from '../browser/support.js';

/**
 * @typedef {object} Situation
 * @property {string} name
 * @property {string} about
 * @property {() => Promise<{ url: string, close: () => void }>} open
 * @property {boolean} [framed]
 * @property {boolean} [compatibility]  the engine without WebAssembly is expected
 */

const strict = "default-src 'self'; style-src 'self'; img-src data:; connect-src 'none'";
export const policies = {
  strict: `${strict}; script-src 'self' 'wasm-unsafe-eval'`,
  noWasm: `${strict}; script-src 'self'`,
  trustedTypes: `${strict}; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'`,
};

/** @param {import('node:http').Server} server @param {string} [path] */
async function listen(server, path = '') {
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/${path}`, close: () => void server.close() };
}

/** @param {Record<string, string>} [headers] */
const site = (headers) => listen(serveFolder(join(root, 'dist'), headers));

/** One page of ours, and dist/ beside it. @param {(origin: string) => string} html @param {Record<string, string>} [types] by name of file */
async function host(html, types = {}) {
  const folder = serveFolder(join(root, 'dist'), { 'access-control-allow-origin': '*' });
  const server = createServer((request, response) => {
    const type = types[request.url ?? ''];
    if (request.url === '/favicon.ico') response.writeHead(204).end();
    else if (request.url === '/host') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html(`http://${request.headers.host}`));
    } else if (type) {
      response.writeHead(200, { 'content-type': type });
      response.end(readFileSync(join(root, 'dist', request.url ?? '')));
    } else folder.emit('request', request, response);
  });
  return listen(server, 'host');
}

const head = '<!doctype html><meta charset="utf-8"><title>Course</title>';
const classic = '<cnn-params></cnn-params><script src="/cnn-params.iife.js"></script>';

/** @param {string} sandbox */
const frame = (sandbox) => () =>
  host(() => `${head}<iframe title="cnn-params" width="900" height="900" sandbox="${sandbox}" src="/cnn-params.html"></iframe>`);

/** @type {Situation[]} */
export const situations = [
  { name: 'http', about: 'the site over http, by module', open: () => site() },
  { name: 'file://', about: 'the single file, by double click', open: async () => ({ url: single, close: () => {} }) },
  {
    name: 'wrong MIME',
    about: 'the classic script sent as application/octet-stream',
    open: () => host(() => head + classic, { '/cnn-params.iife.js': 'application/octet-stream' }),
  },
  { name: 'strict policy', about: policies.strict, open: () => site({ 'content-security-policy': policies.strict }) },
  {
    name: 'no wasm',
    about: policies.noWasm,
    compatibility: true,
    open: () => site({ 'content-security-policy': policies.noWasm }),
  },
  {
    name: 'Trusted Types',
    about: policies.trustedTypes,
    open: () => site({ 'content-security-policy': policies.trustedTypes }),
  },
  { name: 'sandbox', about: 'iframe sandbox="allow-scripts"', framed: true, open: frame('allow-scripts') },
  {
    name: 'sandbox, same origin',
    about: 'iframe sandbox="allow-scripts allow-same-origin"',
    framed: true,
    open: frame('allow-scripts allow-same-origin'),
  },
  {
    name: 'sandbox, srcdoc',
    about: 'iframe sandbox="allow-scripts" srcdoc, by classic script',
    framed: true,
    open: () =>
      host((origin) => {
        const inside = `${head}<cnn-params></cnn-params><script src='${origin}/cnn-params.iife.js'></script>`;
        const text = inside.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
        return `${head}<iframe title="cnn-params" width="900" height="900" sandbox="allow-scripts" srcdoc="${text}"></iframe>`;
      }),
  },
];
