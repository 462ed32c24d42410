// The situations a page may put the element in. Each is an address to open, and whether the element is in a frame there.

import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../web/tools/engine-build.js';
import { serveFolder } from '../../web/tools/serve.js';
import { snippets } from '../../web/tools/snippets.js';
import { single } from '../browser/support.js';
import { until } from './tab.js';

/** @import { Tab } from './tab.js' */

/**
 * @typedef {object} Situation
 * @property {string} name
 * @property {string} about
 * @property {(collect: boolean) => Promise<{ url: string, close: () => void }>} open  collect: with collector.js first in each page
 * @property {boolean} [framed]
 * @property {boolean | 'either'} [worker]  whether a long pass runs in a worker
 * @property {boolean} [compatibility]  the engine without WebAssembly is expected
 * @property {(tab: Tab) => Promise<void>} [after]  what else must hold once the scenario was played
 */

const dist = join(root, 'dist');
const collector = readFileSync(join(root, 'tests', 'three-browsers', 'collector.js'), 'utf8');

const strict = "default-src 'self'; style-src 'self'; img-src data:; connect-src 'none'";
const trusted = "require-trusted-types-for 'script'; trusted-types lit-html cnn-params";
export const policies = {
  strict: `${strict}; script-src 'self' 'wasm-unsafe-eval'`,
  noWasm: `${strict}; script-src 'self'`,
  trustedTypes: `${strict}; script-src 'self' 'wasm-unsafe-eval'; ${trusted}`,
};

/**
 * dist/ over http with some files changed on the way.
 * @param {{ path?: string, files?: Record<string, { type: string, text: string }>, headers?: Record<string, string>, collect: boolean }} options
 */
async function serve({ path = '', files = {}, headers = {}, collect }) {
  const folder = serveFolder(dist, { 'access-control-allow-origin': '*', ...headers });
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1).replace(/[?#].*/, '') || 'index.html';
    const ours = files[name] ?? fileToChange(name, collect);
    if (name === 'favicon.ico') response.writeHead(204).end();
    else if (ours) response.writeHead(200, { 'content-type': ours.type, ...headers }).end(ours.text);
    else folder.emit('request', request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/${path}`, close: () => void server.close() };
}

/** Our own pages, with the collector where it is wanted. @param {string} name @param {boolean} collect */
function fileToChange(name, collect) {
  if (!collect) return undefined;
  if (name === 'collector.js') return { type: 'text/javascript', text: collector };
  if (extname(name) !== '.html') return undefined;
  const html = readFileSync(join(dist, name), 'utf8');
  return {
    type: 'text/html; charset=utf-8',
    text: html.replace('<head>', '<head><script src="/collector.js"></script>'),
  };
}

/** The site with headers. @param {Record<string, string>} headers */
const site = (headers) => (/** @type {boolean} */ collect) => serve({ headers, collect });

/** A page of a course. @param {string} body @param {boolean} collect @param {Record<string, { type: string, text: string }>} [files] */
function host(body, collect, files = {}) {
  const script = collect ? '<script src="/collector.js"></script>' : '';
  const text = `<!doctype html><html lang="en"><head><meta charset="utf-8">${script}<title>Course</title></head><body>${body}</body></html>`;
  return serve({ path: 'host', files: { ...files, host: { type: 'text/html; charset=utf-8', text } }, collect });
}

const classic = '<cnn-params></cnn-params><script src="/cnn-params.iife.js"></script>';

/** @param {string} rest attributes */
const frameTag = (rest) => `<iframe title="cnn-params" width="900" height="900" ${rest}></iframe>`;

/** @param {string} sandbox */
const framed = (sandbox) => (/** @type {boolean} */ collect) =>
  host(frameTag(`sandbox="${sandbox}" src="/cnn-params.html"`), collect);

/** The single file; with the collector, a copy of it. @param {boolean} collect */
async function fromDisk(collect) {
  if (!collect) return { url: single, close: () => {} };
  const copy = join(mkdtempSync(join(tmpdir(), 'cnn-params-')), 'cnn-params.html');
  const html = readFileSync(join(dist, 'cnn-params.html'), 'utf8');
  writeFileSync(
    copy,
    html.replace('<head>', () => `<head><script>${collector}</script>`),
  );
  return { url: pathToFileURL(copy).href, close: () => {} };
}

/** @param {boolean} collect */
function wrongMime(collect) {
  const text = readFileSync(join(dist, 'cnn-params.iife.js'), 'utf8');
  return host(classic, collect, { 'cnn-params.iife.js': { type: 'application/octet-stream', text } });
}

/** A frame without an address, whose script has one relative to its parent. @param {boolean} collect */
function srcdoc(collect) {
  const script = collect ? "<script src='/collector.js'></script>" : '';
  const inside = `<!doctype html>${script}${classic.replaceAll('"', "'")}`;
  return host(frameTag(`sandbox="allow-scripts" srcdoc="${inside}"`), collect);
}

/**
 * The lines with fingerprints, from a server that keeps the build but for one file: that of an activity was changed.
 * @param {boolean} collect
 */
async function fingerprints(collect) {
  const changed = `activities/${readdirSync(join(dist, 'activities')).find((name) => name.startsWith('compare-'))}`;
  const text = `${readFileSync(join(dist, changed), 'utf8')}\n`;
  const cdn = await serve({ files: { [changed]: { type: 'text/javascript', text } }, collect });
  const page = await host(snippets(cdn.url).module, collect);
  return {
    url: page.url,
    close: () => [cdn, page].forEach(({ close }) => close()),
  };
}

/** @param {Tab} tab */
async function refusesWhatWasChanged(tab) {
  const press = (/** @type {string} */ selector) => {
    const root = document.querySelector('cnn-params')?.shadowRoot;
    /** @type {HTMLElement | null | undefined} */ (root?.querySelector(selector))?.click();
  };
  const shows = (/** @type {string} */ selector) =>
    Boolean(document.querySelector('cnn-params')?.shadowRoot?.querySelector(selector));
  const open = async (/** @type {string} */ id) => {
    const link = `.toolbox [href='#lesson=${id}']`;
    await tab.evaluate(press, '.toolbox-open');
    await until(() => tab.evaluate(shows, link), 'the toolbox');
    await tab.evaluate(press, link);
  };
  await open('explore');
  await until(() => tab.evaluate(shows, '.design-card'), 'the activity as it was built');
  await open('compare');
  await until(() => tab.evaluate(shows, '.error-box'), 'the refusal of the activity that was changed');
}

/** @type {Situation[]} */
export const situations = [
  { name: 'http', about: 'the site over http, by module', worker: true, open: site({}) },
  { name: 'file://', about: 'the single file, by double click', open: fromDisk },
  {
    name: 'wrong MIME',
    about: 'the classic script sent as application/octet-stream',
    worker: 'either', // WebKit does not say what it was sent as
    open: wrongMime,
  },
  { name: 'classic', about: 'the classic script over http', worker: true, open: (collect) => host(classic, collect) },
  {
    name: 'strict policy',
    about: policies.strict,
    worker: true,
    open: site({ 'content-security-policy': policies.strict }),
  },
  {
    name: 'no wasm',
    about: policies.noWasm,
    compatibility: true,
    open: site({ 'content-security-policy': policies.noWasm }),
  },
  {
    name: 'Trusted Types',
    about: policies.trustedTypes,
    worker: true,
    open: site({ 'content-security-policy': policies.trustedTypes }),
  },
  { name: 'sandbox', about: 'iframe sandbox="allow-scripts"', framed: true, open: framed('allow-scripts') },
  {
    name: 'sandbox, same origin',
    about: 'iframe sandbox="allow-scripts allow-same-origin"',
    framed: true,
    open: framed('allow-scripts allow-same-origin'),
  },
  {
    name: 'sandbox, srcdoc',
    about: 'iframe sandbox="allow-scripts" srcdoc, by classic script',
    framed: true,
    open: srcdoc,
  },
  {
    name: 'fingerprints',
    about: 'by module from another server, every file with its fingerprint; a changed one is refused',
    open: fingerprints,
    after: refusesWhatWasChanged,
  },
];
