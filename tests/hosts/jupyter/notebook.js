// What anywidget's front end does with a module of text: a blob, an import, and `render` with a model of traits.
const text = await (await fetch('anywidget.js')).text();
const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
const { default: widget } = await import(address);
const traits = { lesson: 'zero-padding', theme: 'dark', answers: [] };
const listeners = new Map();
const model = {
  get: (name) => traits[name],
  set(name, value) {
    traits[name] = value;
    listeners.get(`change:${name}`)?.();
  },
  save_changes: () => (globalThis.saved = structuredClone(traits)),
  on: (event, listener) => listeners.set(event, listener),
  off: (event) => listeners.delete(event),
};
globalThis.notebook = { model, listeners };
notebook.remove = await widget.render({ model, el: document.querySelector('#output') });
