// Debian's WebKitGTK through WebKitWebDriver, under a virtual screen, with plain W3C WebDriver calls.

import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './tab.js';

/** @import { Driver, Tab } from './tab.js' */

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} base @param {string} method @param {string} path @param {object} [body] */
async function call(base, method, path, body) {
  const content = method === 'POST' ? JSON.stringify(body ?? {}) : undefined;
  const response = await fetch(base + path, { method, body: content, headers: { 'content-type': 'application/json' } });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** @returns {Promise<{ base: string, stop: () => void }>} */
async function startDriver() {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'cnn-params-webkit-'));
  const env = {
    ...process.env,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    LANG: 'en_GB.UTF-8',
    LC_ALL: 'C.UTF-8',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // containers allow no namespaces
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  const screen = ['-a', '-s', '-screen 0 1280x1000x24'];
  const child = spawn('xvfb-run', [...screen, 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'], {
    env,
    detached: true,
    stdio: 'ignore',
  });
  const base = `http://127.0.0.1:${port}`;
  await until(() => call(base, 'GET', '/status').then(() => true), 'WebKitWebDriver');
  return { base, stop: () => void (child.pid && process.kill(-child.pid)) };
}

/** Keys go to a frame after a click into it only. @param {string} base */
async function clickCorner(base) {
  const script = 'const { x, y } = document.querySelector("iframe").getBoundingClientRect(); return [x, y]';
  const [x, y] = await call(base, 'POST', '/execute/sync', { script, args: [] });
  const move = { type: 'pointerMove', duration: 0, x: Math.ceil(x) + 4, y: Math.ceil(y) + 4 };
  const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
  await call(base, 'POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions: [move, ...press] }] });
}

/** @param {string} base the session's address @returns {Tab} */
function tabOf(base) {
  /** @param {string} key */
  const stroke = (key) => [
    { type: 'keyDown', value: key },
    { type: 'keyUp', value: key },
  ];
  return {
    collects: true,
    messages: () => call(base, 'POST', '/execute/sync', { script: 'return globalThis.cnnParamsTestConsole', args: [] }),
    goto: async (url) => void (await call(base, 'POST', '/url', { url })),
    evaluate: async (run, argument) => {
      // Promises are awaited by the asynchronous call; failures come back as data.
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${run})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const answer = await call(base, 'POST', '/execute/async', { script, args: [argument ?? null] });
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    },
    useFrame: async (use) => {
      await call(base, 'POST', '/frame', { id: null });
      if (!use) return;
      await clickCorner(base);
      await call(base, 'POST', '/frame', { id: 0 });
    },
    type: async (text) => {
      const keys = [...text].map((key) => (key === '\n' ? '\uE007' : key));
      const actions = [{ type: 'key', id: 'keys', actions: keys.flatMap(stroke) }];
      await call(base, 'POST', '/actions', { actions });
    },
    close: async () => void (await call(base, 'DELETE', '')),
  };
}

/** @returns {Promise<Driver>} */
export async function webkit() {
  const { base, stop } = await startDriver();
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { args: ['--automation'] } } };
  let version = '';
  return {
    name: 'WebKitGTK',
    get version() {
      return version;
    },
    open: async () => {
      const { sessionId, capabilities: found } = await call(base, 'POST', '/session', { capabilities });
      version = found.browserVersion;
      await call(`${base}/session/${sessionId}`, 'POST', '/timeouts', { script: 20000, pageLoad: 30000 });
      return tabOf(`${base}/session/${sessionId}`);
    },
    close: async () => stop(),
  };
}
