// A model of the teacher's own that stands inside the tag, as JSON or as Keras source.

/** @param {Element} element @returns {{ config?: any, lesson?: string, source?: string | null, failure?: any }} what is to be set on it */
export function configInside(element) {
  const source = element.querySelector('script[type="text/x-python"]');
  if (source) return { lesson: 'own', source: source.textContent };
  const script = element.querySelector('script[type="application/json"]');
  if (!script) return {};
  const text = script.textContent ?? '';
  // A Python dictionary, as print(model.get_config()) gives it: the engine reads that.
  if (/^\s*[{[]\s*'/.test(text)) return { config: text };
  try {
    return { config: JSON.parse(text) };
  } catch (error) {
    return { failure: { kind: 'config', message: String(error) } };
  }
}
