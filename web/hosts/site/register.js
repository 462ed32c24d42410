// On the site's own page only: keeps a copy for reading without a network. Never from a frame, never in a host page.

import { trustedAddress } from '../../base/trusted-address.js';

async function keepOffline() {
  try {
    await navigator.serviceWorker.register(trustedAddress('service-worker.js'));
  } catch {
    // Private windows and some settings refuse; the site works without.
  }
}

if (window.top === window && 'serviceWorker' in navigator && isSecureContext) keepOffline();
