// On the site's own page only: keeps a copy for reading without a network. Never from a frame, never in a host page.

/** Under Trusted Types the address of a worker needs a policy. */
function workerAddress() {
  const address = 'service-worker.js';
  const types = /** @type {any} */ (globalThis).trustedTypes;
  return types ? types.createPolicy('cnn-params', { createScriptURL: () => address }).createScriptURL('') : address;
}

async function keepOffline() {
  try {
    await navigator.serviceWorker.register(workerAddress());
  } catch {
    // Private windows and some settings refuse; the site works without.
  }
}

if (window.top === window && 'serviceWorker' in navigator && isSecureContext) keepOffline();
