// Keys that the element has use for stay inside: slides, notebooks and documentation sites listen for letters and arrows,
// and see of a shadow root only its host.

const typed = 'input:not([type=checkbox], [type=radio], [type=file], [type=color], [type=range]), textarea, select';
const pressed = 'button, a[href], summary, label, input';
/** Keys by which the user leaves, and which the browser or the host should see. */
const outward = ['Escape', 'Tab', 'F1', 'F5', 'F6', 'F11', 'F12'];

/** Whether a control does something with a key. @param {Element} target @param {KeyboardEvent} event */
function hasUseFor(target, { key, defaultPrevented, ctrlKey, metaKey, altKey }) {
  if (defaultPrevented) return true;
  if (outward.includes(key) || ctrlKey || metaKey || altKey) return false;
  if (target.matches(typed)) return true;
  if (target.matches('input')) return key === ' ' || key === 'Enter' || key.startsWith('Arrow');
  return target.matches(pressed) && (key === ' ' || key === 'Enter');
}

/** Stops what is used inside, as the last of the listeners inside. @param {ShadowRoot | HTMLElement} root */
export function keepKeysInside(root) {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => {
      const target = event.composedPath()[0];
      const used = target instanceof Element && hasUseFor(target, /** @type {KeyboardEvent} */ (event));
      if (used) event.stopPropagation();
    });
  }
}
