// WebKitGTK under automation tells nobody what its console says. This script, first in a page, keeps it for the test.

(() => {
  /** @type {string[]} */
  const said = [];
  Object.defineProperty(globalThis, 'cnnParamsTestConsole', { value: said });
  for (const level of /** @type {const} */ (['log', 'info', 'warn', 'error', 'debug'])) {
    console[level] = (...words) => void said.push(`${level}: ${words.join(' ')}`);
  }
  addEventListener('error', (event) => said.push(`error: ${event.message || `could not load ${event.target}`}`), true);
  addEventListener('unhandledrejection', (event) => said.push(`rejection: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', (event) =>
    said.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
  );
})();
