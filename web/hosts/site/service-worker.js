// Serves the site's own files from a cache that belongs to one build. A build is taken whole, each file by its hash, or not
// at all; pages that are open keep the build they started with.

/** Name and SHA-256 of each file of this build; put in by the build. @type {{ id: string, files: Record<string, string> }} */
const build = /** @type {any} */ (globalThis).CNN_PARAMS_BUILD;
const worker = /** @type {any} */ (globalThis);
const prefix = 'cnn-params-';
const cacheName = prefix + build.id;

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Cache} cache @param {string} name */
async function take(cache, name) {
  const response = await fetch(name, { cache: 'no-cache' });
  const copy = response.clone();
  if (!response.ok || (await sha256(await response.arrayBuffer())) !== build.files[name]) {
    throw new Error(`${name} is not of build ${build.id}`);
  }
  await cache.put(name, copy);
}

async function install() {
  const cache = await caches.open(cacheName);
  try {
    await Promise.all(Object.keys(build.files).map((name) => take(cache, name)));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Our name of the file at an address, if it is one of ours. @param {Request} request */
function nameOf({ method, url }) {
  const base = new URL('./', location.href).href;
  const address = url.replace(/[?#].*/, '');
  if (method !== 'GET' || !address.startsWith(base)) return undefined;
  const name = address.slice(base.length) || 'index.html';
  return Object.hasOwn(build.files, name) ? name : undefined;
}

/** @param {string} name @param {Request} request */
async function answer(name, request) {
  return (await caches.match(new URL(name, location.href).href, { cacheName })) ?? fetch(request);
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const name = nameOf(event.request);
  if (name) event.respondWith(answer(name, event.request));
});
