// JSON text of plain data. JSON.stringify asks every prototype for toJSON, and old libraries on a host page
// (Prototype.js) answer there with something else.

/**
 * @param {any} value @returns {string | undefined} undefined for what JSON cannot hold, as JSON.stringify answers
 */
export function toJson(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = '';
    for (let i = 0; i < value.length; i++) text += `${i > 0 ? ',' : ''}${toJson(value[i]) ?? 'null'}`;
    return `[${text}]`;
  }
  let text = '';
  for (const name of Object.keys(value)) {
    const part = toJson(value[name]);
    if (part !== undefined) text += `${text ? ',' : ''}${JSON.stringify(name)}:${part}`;
  }
  return `{${text}}`;
}
