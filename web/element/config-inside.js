// A model of the teacher's own that stands inside the tag as JSON.

/** @param {Element} element @returns {{ config?: any, failure?: any }} what is to be set on it */
export function configInside(element) {
  const script = element.querySelector('script[type="application/json"]');
  if (!script) return {};
  try {
    return { config: JSON.parse(script.textContent ?? '') };
  } catch (error) {
    return { failure: { kind: 'config', message: String(error) } };
  }
}
