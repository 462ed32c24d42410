// The address of a script of ours that a worker starts from, as Trusted Types want it.

/** One policy a page, for all copies of the code: a second one of the same name would be refused. */
const policyName = Symbol.for('cnn-params.policy');
/** The page's own copy of what a worker may be started from; nothing else is ever let through. */
const ours = /^https?:[^?#]*\/(service-worker|cnn-params\.iife|activities\/pass-worker-\w+)\.js([?#]|$)/;

/** @param {string} address */
export function isOurs(address) {
  const { href, origin } = new URL(address, document.baseURI);
  return origin === globalThis.origin && ours.test(href);
}

/** @param {string} address */
function checked(address) {
  if (!isOurs(address)) throw new TypeError(`${address} is no script of ours`);
  return address;
}

/** Throws where the page's policy does not name `cnn-params`. @param {string} address @returns {string} */
export function trustedAddress(address) {
  const all = /** @type {any} */ (globalThis);
  if (!all.trustedTypes) return checked(address);
  all[policyName] ??= all.trustedTypes.createPolicy('cnn-params', { createScriptURL: checked });
  return all[policyName].createScriptURL(address);
}
